/* SPDX-License-Identifier: MIT */
/* What the article is about, in a few words. */
#ifndef RANK_KEYWORD_H
#define RANK_KEYWORD_H

#include "base/buffer.h"
#include "read/document.h"

/*
 * Adds to KEYWORDS at most N_MOST words and phrases, the best first, with a
 * score of 0..1 of the best one's.  False: out of memory.  Linear.
 */
bool keyword_find(struct document *doc, uint32_t n_most,
		  struct keywords *keywords);

/*
 * Writes a line for each phrase that may be a keyword, with its features, for
 * `make fit' and -f tree.  False: out of memory.
 */
bool keyword_explain(const struct document *doc, struct buffer *out);

#endif
