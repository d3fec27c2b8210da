/* SPDX-License-Identifier: MIT */
/*
 * Sparse vectors of terms, each of length 1, and which of many are worth
 * comparing.
 */
#ifndef BRIEF_VECTORS_H
#define BRIEF_VECTORS_H

#include "base/vector.h"

#include <stdint.h>

/* A term of a vector, by the number of its stem. */
struct vector_term {
	uint32_t stem;
	float weight; /* more than 0 */
};

VECTOR_TYPE(vector_terms, struct vector_term);
VECTOR_TYPE(vector_ends, size_t);

/* Zeroed it is empty.  The terms of a vector are in the order of stems. */
struct vectors {
	struct vector_terms terms;
	struct vector_ends ends; /* of each vector in terms */
};

void vectors_release(struct vectors *vectors);

/* Forgets all vectors. */
void vectors_clear(struct vectors *vectors);

/* Adds a term to the vector that is being made; false: out of memory. */
bool vectors_put(struct vectors *vectors, uint32_t stem, double weight);

/* Ends it: its length becomes 1, or stays 0.  False: out of memory. */
bool vectors_end(struct vectors *vectors);

/* The terms of vector I, and how many there are in *N. */
const struct vector_term *vectors_get(const struct vectors *vectors, size_t i,
				      uint32_t *n);

/*
 * Writes vector I into DENSE, which has a place for each stem, or the zeros
 * that were there back.
 */
void vectors_spread(const struct vectors *vectors, size_t i, float *dense);
void vectors_unspread(const struct vectors *vectors, size_t i, float *dense);

/* The cosine of vector I with the one that DENSE has. */
double vectors_cosine(const struct vectors *vectors, size_t i,
		      const float *dense);

/*
 * How much of vector I, as a share of its squares, DENSE has too, and how much
 * of DENSE vector I has.
 */
double vectors_find_met(const struct vectors *vectors, size_t i,
			const float *dense);
double vectors_find_meeting(const struct vectors *vectors, size_t i,
			    const float *dense);

/*
 * Calls VISIT with pairs of vectors that share one of the N_TERMS heaviest
 * terms of both: for each I in order those J that no visit of a smaller I has
 * had.  Of the vectors that share a term as one of their heaviest, only the
 * VECTORS_MAX_LISTED are visited in which it weighs most: so there are at most
 * n * N_TERMS * VECTORS_MAX_LISTED visits.  False: out of memory, or what VISIT
 * returned.
 */
#define VECTORS_MAX_LISTED 50
bool vectors_visit_pairs(const struct vectors *vectors, uint32_t n_terms,
			 bool (*visit)(void *user, uint32_t i, uint32_t j),
			 void *user);

#endif
