/* SPDX-License-Identifier: MIT */
/* Tables: what was added is found, through growth and collisions. */
#include <config.h>

#include "base/table.h"
#include "tap.h"

#include <stdlib.h>

#define N 20000

static uint32_t keys[N];

static bool
is_key(const void *key, uint32_t item)
{
	return keys[item] == *(const uint32_t *)key;
}

/* Adds KEY if it is new; its item. */
static uint32_t
add(struct table *table, uint32_t key, uint32_t hash)
{
	uint32_t item;
	size_t slot;

	if (!table_add_room(table, 1))
		abort();
	item = table_find(table, hash, is_key, &key, &slot);
	if (item != TABLE_NONE)
		return item;
	item = (uint32_t)table->n_items;
	keys[item] = key;
	table_add(table, slot, hash, item);
	return item;
}

/* HASH_OF: 1, all collide, to a good one. */
static void
test_items(const char *name, uint32_t factor, uint32_t mask, uint32_t n)
{
	struct table table = {0};
	bool good = true, again = true;

	for (uint32_t i = 0; i < n; i++)
		good &= add(&table, 7 * i, i * factor & mask) == i;
	for (uint32_t i = n; i-- > 0;)
		again &= add(&table, 7 * i, i * factor & mask) == i;
	ok(good && table.n_items == n, "%s: all are new", name);
	ok(again && table.n_items == n, "%s: all are found", name);
	ok(table.n_items <= table.n_slots / 4 * 3, "%s: not too full", name);
	table_clear(&table);
	ok(add(&table, 5, 5) == 0 && table.n_items == 1,
	   "%s: cleared and used again", name);
	table_release(&table);
	ok(!table.slots && !table.n_slots, "%s: released", name);
}

int
main(void)
{
	struct table table = {0};

	test_items("spread", 2654435761U, UINT32_MAX, N);
	test_items("in a row", 1, UINT32_MAX, N);
	test_items("all alike", 0, 0, 500);
	test_items("at the end", UINT32_MAX, UINT32_MAX, 500);
	table_clear(&table);
	ok(!table.slots, "an empty table can be cleared");
	ok(table_add_room(&table, 100) && table.n_slots >= 128,
	   "room for many at once");
	ok(!table_add_room(&table, UINT32_MAX), "not for too many");
	table_release(&table);
	return done_testing();
}
