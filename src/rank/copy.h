/* SPDX-License-Identifier: MIT */
/*
 * Near-copies: sentences that say the same but for small changes.  Compared
 * are the terms, so case, punctuation, numbers and stop words do not count. Two
 * sentences are near-copies if at least three quarters of the terms that either
 * has are in both; those of fewer than four terms must have the same words in
 * the same order, numbers aside.
 */
#ifndef RANK_COPY_H
#define RANK_COPY_H

#include "split/document.h"

struct copy_entry {
	uint32_t segment, n_terms;
	uint32_t
		next; /* place + 1 of the entry before it with the term, or 0 */
};

VECTOR_TYPE(copy_entries, struct copy_entry);

/* The sentences that others are compared with. */
struct copies {
	struct document *doc;
	uint32_t *last; /* by term: place + 1 of its newest entry, or 0 */
	struct copy_entries entries;
	struct places terms; /* scratch: of the sentence at hand */
};

/* COPIES is to be released whatever comes back; false: out of memory. */
bool copy_init(struct copies *copies, struct document *doc);

void copy_release(struct copies *copies);

/*
 * Adds SEGMENT, perhaps once more, unless it is a near-copy of another that was
 * added; *COPY_OF is that one or SEGMENT_NONE.  KEEP: adds it all the same.
 * Linear in its tokens; a hostile article may hide copies from it.  False: out
 * of memory.
 */
bool copy_add(struct copies *copies, uint32_t segment, bool keep,
	      uint32_t *copy_of);

#endif
