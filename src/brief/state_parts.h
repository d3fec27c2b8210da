/* SPDX-License-Identifier: MIT */
/*
 * What the files of the state share: how its text begins, keys, and terms.
 */
#ifndef BRIEF_STATE_PARTS_H
#define BRIEF_STATE_PARTS_H

#include "brief/state.h"
#include "brief/story.h"

#define STATE_MAGIC "sumario-state "
#define STATE_VERSION "1"
/* The heaviest terms of a story are kept. */
#define STATE_MAX_TERMS 24
/* What the weight of a term is told in. */
#define STATE_ONE 10000.0

/* The order of keys, for qsort(). */
int state_compare_keys(const void *a, const void *b);

/* Makes SORTED those of KEYS in their order; false: out of memory. */
bool state_sort_keys(struct state_keys *sorted, const struct state_keys *keys);

/* The story of an entry of BRIEF. */
const struct story *state_get_story(const struct brief *brief, size_t entry);

/*
 * Adds the terms of the story of entry NUMBER to TERMS; *N_TERMS is how many.
 * SUM has a zero for each stem, and has them again after.  False: out of
 * memory.
 */
bool state_find_terms(const struct brief *brief, size_t number, double *sum,
		      struct state_terms *terms, uint32_t *n_terms);

/* The order of terms by their stems. */
int state_compare_stems(const struct state_term *a, const struct state_term *b);

#endif
