/* SPDX-License-Identifier: MIT */
/*
 * Repetitions from article to article.  Inside an article they are linked by
 * split/segment.h; this is the table of what all articles before said.
 *
 * A distinct segment costs 20 to 30 bytes (50 while the table grows, when the
 * old one is there too), an article that adds one its id.
 */
#ifndef BITEXT_REPETITION_H
#define BITEXT_REPETITION_H

#include "base/arena.h"
#include "base/vector.h"
#include "split/document.h"

/* A segment that has been seen; sixteen bytes, there may be many millions. */
struct repetition_slot {
	uint64_t key;
	uint32_t article;	/* place of its id, from 1; 0: a free slot */
	uint32_t segment : 31;	/* with its gap, one is two bytes or more */
	uint32_t is_marked : 1; /* translate_first, there or in a repetition */
};

VECTOR_TYPE(repetition_ids, const char *);

/* Zeroed memory but for the seed is an empty table. */
struct sumario_repetitions {
	struct repetition_slot *slots;
	uint64_t n_slots, n_used;
	struct repetition_ids ids;
	struct arena strings;
	uint64_t seed;
};

void repetition_init(struct sumario_repetitions *repetitions);
void repetition_release(struct sumario_repetitions *repetitions);

/*
 * Sets task->repeats_in and what goes with it where an article that was
 * linked before has the segment, adds those that are new, and spends the budget
 * of words to translate anew.  Does nothing to a document without keys.
 * False: out of memory, nothing is changed.
 */
bool repetition_link(struct sumario_repetitions *repetitions,
		     struct document *doc);

#endif
