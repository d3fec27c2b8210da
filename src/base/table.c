/* SPDX-License-Identifier: MIT */
/*
 * The one hash table, of numbers that its user gives to things.
 * Linear probing: an item that is asked for is in its slot or in one of the
 * next few, in the same line of the cache.  At most three quarters of the slots
 * are used.  A table grows to the eightfold while it is small, so that one of a
 * long batch soon has the size it will have in the end.
 */
#include <config.h>

#include "base/table.h"

#include <stdlib.h>
#include <string.h>

#define MIN_SLOTS 16
#define SMALL_SLOTS 65536

static size_t
choose_size(size_t n_slots, size_t n_items)
{
	size_t n = n_slots < SMALL_SLOTS ? n_slots * 8 : n_slots * 2;

	if (n < MIN_SLOTS)
		n = MIN_SLOTS;
	while (n / 4 * 3 < n_items)
		n *= 2;
	return n;
}

bool
table_grow(struct table *table, size_t n)
{
	struct table larger = {.n_items = table->n_items};

	if (n > UINT32_MAX - 1 - table->n_items)
		return false;
	larger.n_slots = choose_size(table->n_slots, table->n_items + n);
	larger.n_room = larger.n_slots / 4 * 3;
	larger.slots = calloc(larger.n_slots, sizeof(*larger.slots));
	if (!larger.slots)
		return false;
	for (size_t i = 0; i < table->n_slots; i++) {
		size_t at = table->slots[i].hash & (larger.n_slots - 1);

		if (!table->slots[i].item)
			continue;
		while (larger.slots[at].item)
			at = (at + 1) & (larger.n_slots - 1);
		larger.slots[at] = table->slots[i];
	}
	free(table->slots);
	*table = larger;
	return true;
}

void
table_clear(struct table *table)
{
	if (table->n_items)
		memset(table->slots, 0, table->n_slots * sizeof(*table->slots));
	table->n_items = 0;
}

void
table_release(struct table *table)
{
	free(table->slots);
	*table = (struct table){0};
}
