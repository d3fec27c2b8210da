/* SPDX-License-Identifier: MIT */
/* What the article is about, in a few words. */
#ifndef RANK_KEYWORD_H
#define RANK_KEYWORD_H

#include "read/document.h"

/*
 * Adds to KEYWORDS at most N_MOST stems and pairs of adjacent words,
 * the best first, score 0..1 of the best one's weight.  False: out of memory.
 */
bool keyword_find(struct document *doc, uint32_t n_most,
		  struct keywords *keywords);

#endif
