/* SPDX-License-Identifier: MIT */
/*
 * How much each sentence matters: its cosine with the article's TF-IDF
 * centroid (Radev et al. 2004), for news a prior for its position, and
 * how well it can be read alone.  Formula and constants: doc/scoring.md.
 */
#ifndef RANK_SCORE_H
#define RANK_SCORE_H

#include "read/document.h"

/*
 * Sets salience of all segments: 0..SCORE_ONE, SCORE_ONE for the best
 * sentence, 0 for headings.  False: out of memory.  Linear in the tokens.
 */
bool score_segments(struct document *doc, enum sumario_profile profile);

#define SCORE_ONE 1000000

/* (1 + ln n) * idf: the weight of a term that occurs N > 0 times. */
double score_weight(uint32_t n, double idf);

#endif
