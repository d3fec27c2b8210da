/* SPDX-License-Identifier: MIT */
/*
 * The bin is named by the upper bits of a run's hash, the smallest is found by
 * all of them, and the lower bits are kept: what is kept has nothing to do with
 * how small it is, so two bins agree by chance once in 65,535.  Hashes have no
 * seed, since the estimate shows in the output.
 */
#include <config.h>

#include "brief/minhash.h"

#include "base/hash.h"

#include <string.h>

/* log2(MINHASH_BINS) */
#define BIN_BITS 7

void
minhash_begin(struct minhash_maker *maker)
{
	maker->n_words = 0;
	memset(maker->last, 0, sizeof(maker->last));
	for (int i = 0; i < MINHASH_BINS; i++)
		maker->smallest[i] = UINT64_MAX;
}

static void
add_run(struct minhash_maker *maker)
{
	uint64_t hash = hash_bytes(maker->last, sizeof(maker->last), 0);
	uint64_t *smallest = &maker->smallest[hash >> (64 - BIN_BITS)];

	if (hash < *smallest)
		*smallest = hash;
}

void
minhash_add(struct minhash_maker *maker, uint64_t word)
{
	memmove(maker->last, maker->last + 1,
		(MINHASH_RUN - 1) * sizeof(*maker->last));
	maker->last[MINHASH_RUN - 1] = word;
	if (++maker->n_words >= MINHASH_RUN)
		add_run(maker);
}

void
minhash_finish(struct minhash_maker *maker, struct minhash *minhash)
{
	if (maker->n_words && maker->n_words < MINHASH_RUN)
		add_run(maker);
	for (int i = 0; i < MINHASH_BINS; i++)
		minhash->bins[i] = maker->smallest[i] == UINT64_MAX
					   ? MINHASH_EMPTY
					   : (uint16_t)(maker->smallest[i] %
							MINHASH_EMPTY);
}

double
minhash_estimate(const struct minhash *a, const struct minhash *b)
{
	unsigned n_equal = 0, n_empty = 0;

	for (int i = 0; i < MINHASH_BINS; i++) {
		unsigned equal = a->bins[i] == b->bins[i];

		n_equal += equal;
		n_empty += equal & (a->bins[i] == MINHASH_EMPTY);
	}
	return n_empty == MINHASH_BINS
		       ? 0
		       : (double)(n_equal - n_empty) / (MINHASH_BINS - n_empty);
}

bool
minhash_densify(const struct minhash *minhash, uint16_t dense[MINHASH_BINS])
{
	int full = 0;
	unsigned distance = 0;
	uint16_t value;

	while (full < MINHASH_BINS && minhash->bins[full] == MINHASH_EMPTY)
		full++;
	if (full == MINHASH_BINS)
		return false;
	/* Backwards and round from a full bin: the next one is known. */
	value = minhash->bins[full];
	for (int i = full + MINHASH_BINS; i-- > full;) {
		int bin = i % MINHASH_BINS;

		if (minhash->bins[bin] != MINHASH_EMPTY) {
			value = minhash->bins[bin];
			distance = 0;
		} else {
			distance++;
		}
		/* A borrowed value is another one than the bin's own. */
		dense[bin] = (uint16_t)(value + distance * 40503U);
	}
	return true;
}
