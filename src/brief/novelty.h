/* SPDX-License-Identifier: MIT */
/*
 * Keeps a briefing from saying anything twice: sentences that have been taken,
 * and whether another one is too close to any of them.
 */
#ifndef BRIEF_NOVELTY_H
#define BRIEF_NOVELTY_H

#include "brief/sketch.h"

/* No two sentences that are taken have a larger cosine. */
#define NOVELTY_MAX_COSINE 0.5

/* A sentence's vector; the stems are the sketches' and must stay. */
struct novelty_vector {
	const uint32_t *stems; /* sorted */
	uint32_t n_stems;
	double norm;
};

struct novelty_posting {
	uint32_t vector, next; /* place of the next one + 1 */
};

VECTOR_TYPE(novelty_vectors, struct novelty_vector);
VECTOR_TYPE(novelty_postings, struct novelty_posting);

/* Zeroed it is empty. */
struct novelty {
	struct novelty_vectors vectors; /* that have been taken */
	struct novelty_postings postings;
	struct sketch_numbers heads; /* by stem: first posting + 1 */
	struct sketch_numbers asked; /* by vector: number of the question */
	uint32_t n_asked;
};

void novelty_release(struct novelty *novelty);

/* Cosine of two vectors of SKETCHES, 0..1. */
double novelty_cosine(const struct sketches *sketches,
		      const struct novelty_vector *a,
		      const struct novelty_vector *b);

/*
 * Whether VECTOR is new.  A vector that would have to be compared with too many
 * others passes for one that is not.
 */
bool novelty_is_new(struct novelty *novelty, const struct sketches *sketches,
		    const struct novelty_vector *vector);

/* Takes VECTOR; false: out of memory. */
bool novelty_take(struct novelty *novelty, const struct sketches *sketches,
		  const struct novelty_vector *vector);

#endif
