/* SPDX-License-Identifier: MIT */
/*
 * Pages have the same classes again and again: what is found out about one, or
 * counted of all its elements, is kept under its name, in a seeded hash table.
 */
#include <config.h>

#include "read/html_tally.h"

#include "base/hash.h"

#include <string.h>

struct asked {
	const struct html_tally *tally;
	const char *name;
};

static bool
is_same(const void *key, uint32_t item)
{
	const struct asked *asked = key;

	return !strcmp(asked->tally->entries.items[item].name, asked->name);
}

uint32_t *
html_tally_get(struct html_tally *tally, const char *name, bool *is_new)
{
	struct html_entries *entries = &tally->entries;
	struct asked asked = {tally, name};
	uint32_t hash, item;
	size_t slot;

	if (!table_add_room(&tally->table, 1) || !vector_add_room(entries, 1))
		return NULL;
	if (!tally->seed)
		tally->seed = hash_seed();
	hash = (uint32_t)hash_bytes(name, strlen(name), tally->seed);
	item = table_find(&tally->table, hash, is_same, &asked, &slot);
	*is_new = item == TABLE_NONE;
	if (*is_new) {
		item = (uint32_t)entries->n_items++;
		entries->items[item] = (struct html_entry){.name = name};
		table_add(&tally->table, slot, hash, item);
	}
	return &entries->items[item].value;
}

void
html_tally_release(struct html_tally *tally)
{
	table_release(&tally->table);
	vector_release(&tally->entries);
}
