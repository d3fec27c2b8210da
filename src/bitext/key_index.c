/* SPDX-License-Identifier: MIT */
/* A sorted array and binary search: it is made once and only read then. */
#include <config.h>

#include "bitext/key_index.h"

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

size_t
key_index_find(const struct key_place *places, size_t n, uint64_t key)
{
	size_t begin = 0, end = n;

	while (begin < end) {
		size_t middle = begin + (end - begin) / 2;

		if (places[middle].key < key)
			begin = middle + 1;
		else
			end = middle;
	}
	return begin < n && places[begin].key == key ? begin : n;
}
