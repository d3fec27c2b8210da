/* SPDX-License-Identifier: MIT */
/*
 * Whether a sentence says what a briefing has already.
 * An index of the heaviest terms of each vector (after the prefix filter of
 * Bayardo, Ma & Srikant 2007).  It has as many of them as it takes for the rest
 * to be shorter than the limit: a vector that shares none of them has, by
 * Cauchy and Schwarz, a cosine under the limit, so none that matters is missed.
 * Such terms are rare words, whose lists are short; where they are not, the
 * work is bounded by giving up.
 */
#include <config.h>

#include "brief/novelty.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A sentence that needs more comparisons is not taken. */
#define MAX_COMPARED 300
/* Room for rounding: what is close to the limit is over it. */
#define MARGIN 1e-6

struct weight {
	uint32_t stem;
	double square;
};

void
novelty_release(struct novelty *novelty)
{
	vector_release(&novelty->vectors);
	vector_release(&novelty->postings);
	vector_release(&novelty->heads);
	vector_release(&novelty->asked);
}

double
novelty_cosine(const struct sketches *sketches, const struct novelty_vector *a,
	       const struct novelty_vector *b)
{
	struct sketch_cursor x = sketch_begin(a->stems, a->n_stems);
	struct sketch_cursor y = sketch_begin(b->stems, b->n_stems);
	double dot = 0;

	while (x.n && y.n) {
		uint32_t p = x.stem, q = y.stem;

		if (p == q)
			dot += sketch_weigh(sketches, &x) *
			       sketch_weigh(sketches, &y);
		if (p <= q)
			sketch_next(&x);
		if (q <= p)
			sketch_next(&y);
	}
	return dot / (a->norm * b->norm);
}

static bool
is_close(const struct sketches *sketches, const struct novelty_vector *a,
	 const struct novelty_vector *b)
{
	return novelty_cosine(sketches, a, b) > NOVELTY_MAX_COSINE - MARGIN;
}

bool
novelty_is_new(struct novelty *novelty, const struct sketches *sketches,
	       const struct novelty_vector *vector)
{
	struct sketch_cursor at = sketch_begin(vector->stems, vector->n_stems);
	unsigned n_compared = 0;

	novelty->n_asked++;
	for (; at.n; sketch_next(&at)) {
		uint32_t next = at.stem < novelty->heads.n_items
					? novelty->heads.items[at.stem]
					: 0;

		for (; next; next = novelty->postings.items[next - 1].next) {
			uint32_t other =
				novelty->postings.items[next - 1].vector;

			if (novelty->asked.items[other] == novelty->n_asked)
				continue;
			novelty->asked.items[other] = novelty->n_asked;
			if (++n_compared > MAX_COMPARED ||
			    is_close(sketches, vector,
				     &novelty->vectors.items[other]))
				return false;
		}
	}
	return true;
}

/* The heaviest first. */
static int
compare_weights(const void *a, const void *b)
{
	const struct weight *x = a, *y = b;

	if (x->square > y->square || x->square < y->square)
		return x->square < y->square ? 1 : -1;
	return (x->stem > y->stem) - (x->stem < y->stem);
}

/* How many of the N WEIGHTS, sorted, have to be in the index. */
static size_t
find_prefix(const struct weight *weights, size_t n, double norm)
{
	double limit = NOVELTY_MAX_COSINE - 2 * MARGIN;
	double rest = 0;

	while (n && rest + weights[n - 1].square <= limit * limit * norm * norm)
		rest += weights[--n].square;
	return n;
}

/* Every stem of SKETCHES gets a list. */
static bool
make_heads(struct novelty *novelty, const struct sketches *sketches)
{
	size_t n = sketches->stems.n_items, n_old = novelty->heads.n_items;

	if (n_old >= n)
		return true;
	if (!vector_add_room(&novelty->heads, n - n_old))
		return false;
	memset(novelty->heads.items + n_old, 0,
	       (n - n_old) * sizeof(*novelty->heads.items));
	novelty->heads.n_items = n;
	return true;
}

static void
insert(struct novelty *novelty, uint32_t stem)
{
	novelty->postings.items[novelty->postings.n_items++] =
		(struct novelty_posting){(uint32_t)novelty->vectors.n_items,
					 novelty->heads.items[stem]};
	novelty->heads.items[stem] = (uint32_t)novelty->postings.n_items;
}

bool
novelty_take(struct novelty *novelty, const struct sketches *sketches,
	     const struct novelty_vector *vector)
{
	struct sketch_cursor at = sketch_begin(vector->stems, vector->n_stems);
	struct weight *weights =
		malloc((vector->n_stems + 1) * sizeof(*weights));
	size_t n = 0;
	bool taken = weights && make_heads(novelty, sketches) &&
		     vector_add_room(&novelty->vectors, 1) &&
		     vector_add_room(&novelty->asked, 1) &&
		     vector_add_room(&novelty->postings, vector->n_stems);

	if (!taken)
		goto out;
	for (; at.n; sketch_next(&at)) {
		double weight = sketch_weigh(sketches, &at);

		weights[n++] = (struct weight){at.stem, weight * weight};
	}
	qsort(weights, n, sizeof(*weights), compare_weights);
	n = find_prefix(weights, n, vector->norm);
	for (size_t i = 0; i < n; i++)
		insert(novelty, weights[i].stem);
	novelty->vectors.items[novelty->vectors.n_items++] = *vector;
	novelty->asked.items[novelty->asked.n_items++] = 0;
out:
	free(weights);
	return taken;
}
