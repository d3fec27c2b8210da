/* SPDX-License-Identifier: MIT */
/*
 * What two articles are compared by beyond their terms: runs of three stems,
 * which copies share, and claims, in which two events of one pattern differ.
 *
 * A claim is a run of words that are numbers, dates or names.  The words around
 * it say which one it is: after "de magnitud", before "se registró".
 */
#ifndef BRIEF_CLAIMS_H
#define BRIEF_CLAIMS_H

#include "base/vector.h"
#include "split/document.h"

/* Stems of a run. */
#define CLAIMS_RUN 3
/* The lead has so many stems, and is looked for among so many. */
#define CLAIMS_LEAD 40
#define CLAIMS_REACH 80
/* Of more runs the smallest are kept, and of more claims the first. */
#define CLAIMS_MAX_RUNS 512
#define CLAIMS_MAX 96

/* Hashes without a seed. */
struct claim {
	uint32_t slot; /* of the words around */
	uint32_t value;
};

VECTOR_TYPE(claim_list, struct claim);
VECTOR_TYPE(claim_hashes, uint32_t);

/* Each list is sorted, and has nothing twice. */
struct claims {
	const struct claim *claims;
	const uint32_t *runs;	/* of all the article, or the smallest */
	const uint32_t *lead;	/* runs of its first stems */
	const uint32_t *reach;	/* runs of twice as many */
	const uint32_t *denied; /* stems of the lead after "no" */
	const uint32_t *told;	/* the others of its first stems */
	uint32_t n_claims, n_runs, n_lead, n_reach, n_denied, n_told;
};

/* How many of each there are, one list after the other. */
struct claims_size {
	uint16_t n_claims, n_runs, n_lead, n_reach, n_denied, n_told;
};

/*
 * Marks of a word: a bit below CLAIMS_DENIED, by hash, for a number, and that
 * one if "no" denies it.
 */
#define CLAIMS_DENIED 31

/*
 * Adds those of DOC to CLAIMS and, in the order of the members above, to
 * HASHES.  MARKS, zeros, get those of each word of the article.  False: out of
 * memory.
 */
bool claims_read(const struct document *doc, struct claim_list *claims,
		 struct claim_hashes *hashes, struct claims_size *size,
		 uint32_t *marks);

/* Whether a sentence or quotation may begin after S from BEGIN to END. */
bool claims_may_begin(const char *s, size_t begin, size_t end);

/*
 * Whether both are of one pattern, filled in for two events: where the same
 * words are around, other claims are told too often.
 */
bool claims_are_pattern(const struct claims *a, const struct claims *b);

/*
 * How much of the shorter of two texts is in the other one, 0..1; 0 if they do
 * not begin alike, are of one pattern, or one denies what the other one says:
 * then neither is a copy.
 */
double claims_find_shared(const struct claims *a, const struct claims *b);

#endif
