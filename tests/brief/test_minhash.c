/* SPDX-License-Identifier: MIT */
/* The estimate against the real Jaccard similarity of sets of runs. */
#include <config.h>

#include "brief/minhash.h"

#include "prop/random_text.h"
#include "unit/tap.h"

#include <math.h>
#include <stdlib.h>

#define MAX_LENGTH 600
#define N_PAIRS 400

struct text {
	uint64_t words[MAX_LENGTH];
	size_t n;
};

static void
make(const struct text *text, struct minhash *minhash)
{
	struct minhash_maker maker;

	minhash_begin(&maker);
	for (size_t i = 0; i < text->n; i++)
		minhash_add(&maker, text->words[i]);
	minhash_finish(&maker, minhash);
}

/* Whether run I of A is in B; only the first of equal runs counts. */
static bool
has_run(const struct text *b, const uint64_t *run, size_t end)
{
	for (size_t i = 0; i + MINHASH_RUN <= end; i++)
		if (!memcmp(b->words + i, run, MINHASH_RUN * sizeof(*run)))
			return true;
	return false;
}

static double
real_jaccard(const struct text *a, const struct text *b)
{
	size_t n_a = 0, n_b = 0, n_both = 0;

	for (size_t i = 0; i + MINHASH_RUN <= a->n; i++)
		if (!has_run(a, a->words + i, i + MINHASH_RUN - 1)) {
			n_a++;
			n_both += has_run(b, a->words + i, b->n);
		}
	for (size_t i = 0; i + MINHASH_RUN <= b->n; i++)
		n_b += !has_run(b, b->words + i, i + MINHASH_RUN - 1);
	return (double)n_both / (double)(n_a + n_b - n_both);
}

static void
random_words(struct text *text, size_t n)
{
	text->n = n;
	for (size_t i = 0; i < n; i++)
		text->words[i] = random_below(100000);
}

/* B becomes A in which PERCENT of the words are others. */
static void
change(const struct text *a, struct text *b, uint32_t percent)
{
	*b = *a;
	for (size_t i = 0; i < b->n; i++)
		if (random_below(100) < percent)
			b->words[i] = random_below(100000);
}

static void
test_estimate(size_t least, size_t most)
{
	double sum = 0, bias = 0, worst = 0;

	for (int i = 0; i < N_PAIRS; i++) {
		struct text a, b;
		struct minhash x, y;
		double error;

		random_words(&a, least + random_below((uint32_t)(most - least)));
		change(&a, &b, random_below(40));
		make(&a, &x);
		make(&b, &y);
		error = minhash_estimate(&x, &y) - real_jaccard(&a, &b);
		sum += error * error;
		bias += error;
		worst = fabs(error) > worst ? fabs(error) : worst;
	}
	ok(sqrt(sum / N_PAIRS) < 0.045 && worst < 0.2 &&
		   fabs(bias / N_PAIRS) < 0.01,
	   "%zu to %zu words: standard error %.3f, bias %.3f, worst %.3f",
	   least, most, sqrt(sum / N_PAIRS), bias / N_PAIRS, worst);
}

static void
test_ends(void)
{
	struct text a, b;
	struct minhash x, y;
	uint16_t dense[MINHASH_BINS];

	random_words(&a, 0);
	make(&a, &x);
	ok(!minhash_densify(&x, dense) && minhash_estimate(&x, &x) <= 0,
	   "nothing is like nothing");
	for (size_t n = 1; n < 5; n++) {
		random_words(&a, n);
		random_words(&b, n);
		make(&a, &x);
		make(&b, &y);
		ok(minhash_estimate(&x, &x) >= 1 &&
			   minhash_estimate(&x, &y) <= 0,
		   "%zu words: like itself, not like others", n);
		ok(minhash_densify(&x, dense), "%zu words fill all bins", n);
	}
	random_words(&a, 300);
	random_words(&b, 300);
	make(&a, &x);
	make(&b, &y);
	ok(minhash_estimate(&x, &y) < 0.05, "texts that share nothing");
}

/* Bins that agree do so after they are filled up. */
static void
test_densify(void)
{
	struct text a;
	struct minhash x;
	uint16_t dense[MINHASH_BINS];
	bool kept = true;
	unsigned n_equal = 0;

	random_words(&a, 20);
	make(&a, &x);
	minhash_densify(&x, dense);
	for (int i = 0; i < MINHASH_BINS; i++)
		kept &= x.bins[i] == MINHASH_EMPTY || dense[i] == x.bins[i];
	ok(kept, "what is there stays");
	for (int i = 1; i < MINHASH_BINS; i++)
		n_equal += dense[i] == dense[i - 1];
	ok(n_equal < 3, "what is borrowed differs from bin to bin");
}

int
main(void)
{
	test_ends();
	test_estimate(20, 60);
	test_estimate(60, 200);
	test_estimate(200, MAX_LENGTH);
	test_densify();
	return done_testing();
}
