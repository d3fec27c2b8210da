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
 * sentence, 0 for headings and front matter; fills doc->scores with what it was made of.  If
 * the reader asks for something, doc->focus, sentences that speak of it
 * come first.  False: out of memory.  Linear in the tokens.
 */
bool score_segments(struct document *doc, enum sumario_profile profile);

/* "content", "position", … of doc->scores, as JSON and the tree name them. */
const char *score_part_name(enum score_part part);

/* Whether VALUE of PART leaves the score as it is. */
bool score_part_is_neutral(enum score_part part, double value);

#define SCORE_ONE 1000000

/* (1 + ln n) * idf: the weight of a term that occurs N > 0 times. */
double score_weight(uint32_t n, double idf);

#endif
