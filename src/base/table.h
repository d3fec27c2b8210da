/* SPDX-License-Identifier: MIT */
/*
 * A hash table: where in an array of the caller's an item is.  The items are
 * numbers that count up, the keys are known to the caller only, and nothing is
 * taken out again.  Zeroed memory is an empty table.
 *
 *	if (!table_add_room(&table, 1))
 *		return false;
 *	place = table_find(&table, hash, is_stem, &key, &slot);
 *	if (place == TABLE_NONE)
 *		table_add(&table, slot, hash, words.n_items++);
 *
 * Hashes are seeded (base/hash.h) where keys come from a text.  No table is
 * walked in its own order.
 */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TABLE_NONE UINT32_MAX

struct table_slot {
	uint32_t hash; /* tells most others at a glance */
	uint32_t item; /* + 1; 0: free */
};

struct table {
	struct table_slot *slots;
	size_t n_slots; /* a power of two, or 0 */
	size_t n_items, n_room;
};

/* table_add_room() for what the table has no room for. */
bool table_grow(struct table *table, size_t n);

/* Makes room for N more items; false: out of memory, nothing is changed. */
static inline bool
table_add_room(struct table *table, size_t n)
{
	return n <= table->n_room - table->n_items || table_grow(table, n);
}

/* Takes all items out, but keeps the memory. */
void table_clear(struct table *table);

void table_release(struct table *table);

/*
 * The item with HASH of which IS_SAME says that it is the one asked for; if
 * there is none TABLE_NONE, and *SLOT is where it belongs.  There must be room
 * for one.  Inline, so that a comparison that is known where a table is used
 * is no call.
 */
static inline __attribute__((always_inline)) uint32_t
table_find(const struct table *table, uint32_t hash,
	   bool (*is_same)(const void *key, uint32_t item), const void *key,
	   size_t *slot)
{
	size_t mask = table->n_slots - 1, at = hash & mask;
	struct table_slot found;

	for (; (found = table->slots[at]).item; at = (at + 1) & mask)
		if (found.hash == hash && is_same(key, found.item - 1))
			return found.item - 1;
	*slot = at;
	return TABLE_NONE;
}

/* Adds ITEM where table_find() said. */
static inline void
table_add(struct table *table, size_t slot, uint32_t hash, size_t item)
{
	table->slots[slot] = (struct table_slot){hash, (uint32_t)item + 1};
	table->n_items++;
}

#endif
