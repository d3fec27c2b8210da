/* SPDX-License-Identifier: MIT */
/*
 * Segments by the keys of their sources: a sorted array and binary search, as
 * it is made once and only read after that.  Segments of one key are in the
 * order of the article.
 */
#include <config.h>

#include "bitext/key_index.h"

#include "base/search.h"

#include <stdlib.h>

static int
compare(const void *a, const void *b)
{
	const struct key_place *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->segment > y->segment) - (x->segment < y->segment);
}

struct key_place *
key_index_make(const struct document *doc)
{
	size_t n = doc->segments.n_items;
	struct key_place *places = malloc((n + 1) * sizeof(*places));

	if (!places)
		return NULL;
	for (size_t i = 0; i < n; i++)
		places[i] = (struct key_place){doc->segments.items[i].key,
					       (uint32_t)i, 0};
	qsort(places, n, sizeof(*places), compare);
	return places;
}

/* A key that is looked for. */
struct wanted {
	const struct key_place *places;
	uint64_t key;
};

static bool
comes_before(const void *key, size_t i)
{
	const struct wanted *wanted = key;

	return wanted->places[i].key < wanted->key;
}

size_t
key_index_find(const struct key_place *places, size_t n, uint64_t key)
{
	const struct wanted wanted = {places, key};
	size_t i = search_first(0, n, comes_before, &wanted);

	return i < n && places[i].key == key ? i : n;
}
