/* SPDX-License-Identifier: MIT */
/*
 * A sketch of which runs of words a text has, from which the Jaccard
 * similarity of two texts is estimated: MinHash (Broder 1997) by one
 * permutation (Li, Owen & Zhang 2012).  Each run of MINHASH_RUN words is hashed
 * once; the hash names a bin and, in it, the smallest one counts.  Of that 16
 * bits are kept (b-bit minwise hashing, Li & König 2010).
 *
 * The estimate's standard error is at most 0.045 (0.5 / sqrt(MINHASH_BINS)).
 */
#ifndef BRIEF_MINHASH_H
#define BRIEF_MINHASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MINHASH_BINS 128
#define MINHASH_RUN 3

struct minhash {
	uint16_t bins[MINHASH_BINS]; /* MINHASH_EMPTY: no run fell there */
};

#define MINHASH_EMPTY UINT16_MAX

/* One being made. */
struct minhash_maker {
	uint64_t smallest[MINHASH_BINS];
	uint64_t last[MINHASH_RUN]; /* words */
	size_t n_words;
};

void minhash_begin(struct minhash_maker *maker);

/*
 * The next word, as a hash that is the same in every process.  A text of fewer
 * words than a run is one run.
 */
void minhash_add(struct minhash_maker *maker, uint64_t word);

void minhash_finish(struct minhash_maker *maker, struct minhash *minhash);

/* Jaccard similarity of the sets of runs, 0..1; 0 if both are empty. */
double minhash_estimate(const struct minhash *a, const struct minhash *b);

/*
 * Fills empty bins from the next one that is not, so that every bin has a
 * value and equal bins mean similar texts (Shrivastava & Li 2014).  False: all
 * are empty.
 */
bool minhash_densify(const struct minhash *minhash,
		     uint16_t dense[MINHASH_BINS]);

#endif
