/* SPDX-License-Identifier: MIT */
/*
 * Which sentences are taken: the best first, each one's salience lowered by
 * what those already taken say of it (after MMR, Carbonell & Goldstein 1998).
 */
#ifndef RANK_SELECT_H
#define RANK_SELECT_H

#include "split/document.h"

/*
 * Ranks all segments that can be chosen (rating->rank, doc->ranking->order).
 * The order does not depend on the budget.  Repetitions of an earlier segment
 * come last.  False: out of memory.
 */
bool select_rank(struct document *doc);

/*
 * Takes the best set of sentences under the budget of DOC: the most worth of
 * all sets that fit (rank/knapsack.h), out of the sentences that the budget
 * reaches down the ranking, where one longer than two average ones counts as
 * two.  What is further down never fills up the rest: measured, that makes
 * summaries worse (doc/scoring.md).  If all of these are too long, it takes the
 * best sentence that fits.
 *
 * Never taken are repetitions, near-copies (rank/copy.h) of what is ranked
 * before, and segments of WISH_NOT; those of WISH_MUST are, as many as fit,
 * before any other.  More budget never gives less worth.  Sets in_summary,
 * fate and copy_of of the segments, doc->ranking->summary and its counts.
 * False: out of memory.
 */
bool select_summary(struct document *doc);

#endif
