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

/* Steps of a standard deviation, and how many deviations are told apart. */
#define ALIGN_N_STEPS 32
#define ALIGN_MAX_DEVIATION 8
#define ALIGN_N_DEVIATIONS (ALIGN_N_STEPS * ALIGN_MAX_DEVIATION + 1)

/* What is to be aligned; lengths are in code points. */
struct align_task {
	const uint32_t *source_lengths, *target_lengths;
	const struct evidence *evidence;
	double ratio; /* target characters for one of the source */

	/* By align_init(): cost of a deviation from the expected length. */
	int32_t deviations[ALIGN_N_DEVIATIONS];
};

/* Where in it. */
struct align_range {
	uint32_t source, source_end;
	uint32_t target, target_end;
};

/* Fills in what is not the caller's. */
void align_init(struct align_task *task);

/*
 * Adds the pairs of RANGE to PAIRS, in order.  Up to four million cells
 * everything is looked at; beyond, a band of them around the line through what
 * only one unit of either text has.  So time and memory are linear for long
 * texts.  False: out of memory.
 */
bool align_find(const struct align_task *task, const struct align_range *range,
		struct align_pairs *pairs);

#endif
