/* SPDX-License-Identifier: MIT */
/*
 * Who copied whom.
 * The longest text is an original; each next one is a copy of the original that
 * has most of it, or an original itself.  So a copy is never compared with a
 * copy, and there are no chains.  What is told of an original and its copies
 * is the latest version.
 */
#include <config.h>

#include "brief/copies.h"

#include <stdlib.h>
#include <string.h>

/* A copy shares so much of its runs with the original (doc/brief.md). */
#define MIN_SHARED 0.35
/* Texts of a story that are told apart. */
#define MAX_ORIGINALS 256

struct member {
	uint32_t article, n_bytes;
	uint32_t original; /* place of the text that it is a copy of, or own */
	uint32_t told;	   /* of an original: the version that is told */
};

/* The longest first. */
static int
compare_members(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->n_bytes != y->n_bytes)
		return x->n_bytes > y->n_bytes ? -1 : 1;
	return (x->article > y->article) - (x->article < y->article);
}

/* The place among MEMBERS of the original that has most of member I, or I. */
static uint32_t
find_original(const struct sketches *sketches, const struct member *members,
	      const uint32_t *originals, uint32_t n, uint32_t i)
{
	const struct sketch *articles = sketches->articles.items;
	struct claims claims = sketch_claims(sketches,
					     &articles[members[i].article]);
	uint32_t best = i;
	double most = 0;

	for (uint32_t k = 0; k < n; k++) {
		struct claims other = sketch_claims(
			sketches, &articles[members[originals[k]].article]);
		double shared = claims_find_shared(&claims, &other);

		if (shared >= MIN_SHARED && shared > most) {
			best = originals[k];
			most = shared;
		}
	}
	return best;
}

/* Whether version A is to be told rather than B, which is as long or longer. */
static bool
is_newer(const struct sketches *sketches, uint32_t a, uint32_t b)
{
	return sketch_compare_age(&sketches->articles.items[a],
				  &sketches->articles.items[b]) > 0;
}

bool
copies_find(const struct sketches *sketches, const uint32_t *members,
	    uint32_t n, uint32_t *copy_of)
{
	struct member *sorted = malloc((n + 1) * sizeof(*sorted));
	uint32_t originals[MAX_ORIGINALS], n_originals = 0;

	if (!sorted)
		return false;
	for (uint32_t i = 0; i < n; i++)
		sorted[i] = (struct member){
			.article = members[i],
			.n_bytes = sketches->articles.items[members[i]].n_bytes,
			.told = members[i]};
	qsort(sorted, n, sizeof(*sorted), compare_members);
	for (uint32_t i = 0; i < n; i++) {
		struct member *it = &sorted[i], *original;

		it->original = find_original(sketches, sorted, originals,
					     n_originals, i);
		original = &sorted[it->original];
		if (is_newer(sketches, it->article, original->told))
			original->told = it->article;
		if (original == it && n_originals < MAX_ORIGINALS)
			originals[n_originals++] = i;
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t told = sorted[sorted[i].original].told;

		copy_of[sorted[i].article] = told == sorted[i].article
						     ? COPY_NONE
						     : told;
	}
	free(sorted);
	return true;
}
