/* SPDX-License-Identifier: MIT */
/*
 * How much each sentence matters: its features (rank/feature.h) times weights
 * that were learned from what readers thought (data/es/weights.tsv).  Formula,
 * data and figures: doc/scoring.md.
 */
#ifndef RANK_SCORE_H
#define RANK_SCORE_H

#include "rank/weights.h"

/*
 * Sets score and salience of all segments of DOC, which has words:
 * the score is worth in units of WORTH_ONE, the salience 0..SCORE_ONE of the
 * best sentence's, 0 for headings and furniture.  If the reader asks for
 * something, doc->ranking->focus, sentences that speak of it come first.
 * EXPLAIN: fills doc->ranking->reasons.  False: out of memory.  Linear in the
 * words.
 */
bool score_segments(struct document *doc, struct facts *facts,
		    struct vocabulary *vocabulary,
		    const struct weights *weights, enum sumario_profile profile,
		    bool explain);

#define SCORE_ONE 1000000

/* What is worth that or less has no salience. */
#define SCORE_ZERO_WORTH (-1)

/* ln N, N > 0; most are small and in a table. */
double score_log(uint32_t n);

/* (1 + ln n) * idf: the weight of a term that occurs N > 0 times. */
static inline double
score_weight(uint32_t n, double idf)
{
	return n == 1 ? idf : (1 + score_log(n)) * idf;
}

#endif
