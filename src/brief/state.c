/* SPDX-License-Identifier: MIT */
/*
 * What the state of briefings is asked: whether an article or a bullet has been
 * told, by hashes that are kept sorted.  It is read in state_read.c, its
 * stories are found again in state_match.c by their terms (state_terms.c), and
 * state_write.c writes it anew.
 */
#include <config.h>

#include "brief/state.h"

#include "base/hash.h"
#include "brief/state_parts.h"

#include <stdlib.h>

void
state_release(struct state *state)
{
	arena_release(&state->strings);
	vector_release(&state->stories);
	vector_release(&state->articles);
	vector_release(&state->bullets);
	vector_release(&state->terms);
	vector_release(&state->known);
	vector_release(&state->told);
}

int
state_compare_keys(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

bool
state_sort_keys(struct state_keys *sorted, const struct state_keys *keys)
{
	if (!vector_add_room(sorted, keys->n_items + 1))
		return false;
	for (size_t i = 0; i < keys->n_items; i++)
		sorted->items[i] = keys->items[i];
	sorted->n_items = keys->n_items;
	qsort(sorted->items, sorted->n_items, sizeof(uint64_t),
	      state_compare_keys);
	return true;
}

static bool
has_key(const struct state_keys *sorted, uint64_t key)
{
	return sorted->n_items && bsearch(&key, sorted->items, sorted->n_items,
					  sizeof(key), state_compare_keys);
}

bool
state_has_article(const struct state *state, uint64_t key)
{
	return has_key(&state->known, key);
}

bool
state_has_bullet(const struct state *state, const char *text, size_t len)
{
	return has_key(&state->told, hash_bytes(text, len, 0));
}
