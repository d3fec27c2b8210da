/* SPDX-License-Identifier: MIT */
/*
 * The cheapest way to pair the units of two texts in order, by dynamic
 * programming: W. Gale and K. Church, "A Program for Aligning Sentences in
 * Bilingual Corpora", Computational Linguistics 19 (1993).  The cost of a
 * pair comes from the lengths of its sides and its kind, as there, and what
 * the sides share (bitext/evidence.h) is taken off it.
 */
#ifndef BITEXT_ALIGN_H
#define BITEXT_ALIGN_H

#include "bitext/evidence.h"

/* Units [source, source + n_source) with [target, target + n_target). */
struct align_pair {
	uint32_t source, n_source; /* 0 to 2 of them here */
	uint32_t target, n_target;
	int32_t score; /* hundredths of a nat; more is better */
};

VECTOR_TYPE(align_pairs, struct align_pair);
VECTOR_TYPE(align_lengths, uint32_t);

/* Variance of the length for each character (Gale and Church). */
#define ALIGN_VARIANCE 6.8

/* Steps of a standard deviation, and how many deviations are told apart. */
#define ALIGN_N_STEPS 32
#define ALIGN_MAX_DEVIATION 8
#define ALIGN_N_DEVIATIONS (ALIGN_N_STEPS * ALIGN_MAX_DEVIATION + 1)

/* Paragraphs end at a place between two units: on neither side, on one, …; */
enum align_breaks {
	ALIGN_NO_BREAK,
	ALIGN_SOURCE_BREAK,
	ALIGN_TARGET_BREAK,
	ALIGN_BOTH_BREAK,
	ALIGN_N_BREAKS
};

/* One of two texts; lengths are in code points. */
struct align_side {
	struct align_lengths lengths;
	struct align_lengths paragraphs; /* which each unit is in, in order */
};

/* What is to be aligned. */
struct align_task {
	const struct align_side *source, *target;
	const struct evidence *evidence;
	double ratio;	 /* target characters for one of the source */
	double variance; /* of the length, for each character */
	double rate;	 /* what a pair shares for each; 0: not known */

	/* By align_init(): cost of a deviation from the expected length, */
	int32_t deviations[ALIGN_N_DEVIATIONS];
	/* and of a pair that begins or ends where paragraphs do or do not. */
	int32_t breaks[ALIGN_N_BREAKS];
	int32_t left_out; /* cost of a unit without a translation */
};

/* Fills in costs, and what the first of several passes takes for the rest. */
void align_init(struct align_task *task);

/* How much is left out, as the PAIRS of the pass before have it. */
void align_learn_left_out(struct align_task *task,
			  const struct align_pairs *pairs);

/*
 * Adds the pairs of TASK to PAIRS, in order.  Up to four million cells
 * everything is looked at; beyond, a band of them around the line through what
 * only one unit of either text has.  So time and memory are linear for long
 * texts.  False: out of memory.
 */
bool align_find(const struct align_task *task, struct align_pairs *pairs);

#endif
