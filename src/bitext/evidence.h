/* SPDX-License-Identifier: MIT */
/*
 * What two texts in different languages share as they are: numbers, names
 * and cognates.  A feature is such a thing; the rarer it is, the more it says
 * that the unit of one text that has it is the translation of the unit of the
 * other (Simard, Foster and Isabelle 1992: words whose first four letters are
 * the same).
 */
#ifndef BITEXT_EVIDENCE_H
#define BITEXT_EVIDENCE_H

#include "split/document.h"

/* A feature of a unit, of which it is one however often it has it. */
struct evidence_mark {
	uint64_t feature; /* hash; later the place in features */
	uint32_t unit;
};

/* A feature that both texts have. */
struct evidence_feature {
	uint32_t first, n; /* its marks in the target, in order of units */
	int32_t weight;	   /* in hundredths of a nat */
	bool unique;	   /* one unit in either text has it */
};

VECTOR_TYPE(evidence_marks, struct evidence_mark);
VECTOR_TYPE(evidence_features, struct evidence_feature);
VECTOR_TYPE(evidence_firsts, uint32_t);

struct evidence {
	struct evidence_features features;
	struct evidence_marks source;  /* of shared features, by unit */
	struct evidence_firsts firsts; /* first mark of each unit; and an end */
	struct evidence_marks target;  /* by feature */
};

/*
 * The letters of a word, folded to the LEN bytes at FOLDED, as cognates have
 * them in common, into PLAIN, which has room for LEN bytes; returns how many.
 */
size_t evidence_make_plain(const char *folded, size_t len, char *plain);

/*
 * Fills EVIDENCE, which must be zeroed, with what SOURCE and TARGET share.
 * O(n log n) in their words.  False: out of memory.
 */
bool evidence_find(struct evidence *evidence, const struct document *source,
		   const struct document *target);

void evidence_release(struct evidence *evidence);

/*
 * Adds to GAIN[j - begin] what unit SOURCE shares with each unit j of the
 * target in [begin, end).
 */
void evidence_add(const struct evidence *evidence, uint32_t source,
		  uint32_t begin, uint32_t end, int32_t *gain);

#endif
