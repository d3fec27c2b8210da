/* SPDX-License-Identifier: MIT */
/*
 * The best set of sentences under a budget, by dynamic programming.
 * best[c] is the most value that the items looked at so far have under the
 * capacity c.  Items are looked at from the last one to the first, and one bit
 * for each item and capacity tells whether it was taken; so going through them
 * from the first one on gives the set, and a tie goes to the earlier item.
 * The table is as large as the sum of the weights at most: where everything
 * fits there is nothing to solve.
 */
#include <config.h>

#include "rank/knapsack.h"

#include <stdlib.h>

struct table {
	int64_t *best;	     /* by capacity */
	unsigned char *bits; /* by item, then by capacity */
	size_t n_row;	     /* bytes of an item */
};

static void
add_item(struct table *table, size_t i, const struct knapsack_item *item,
	 size_t capacity)
{
	unsigned char *bits = table->bits + i * table->n_row;
	int64_t *best = table->best;

	for (size_t c = capacity; c >= item->weight; c--) {
		int64_t value = best[c - item->weight] + item->value;

		if (value < best[c])
			continue;
		best[c] = value;
		bits[c / 8] |= (unsigned char)(1 << c % 8);
	}
}

/* All of them fit: takes all. */
static bool
take_all(struct knapsack_item *items, size_t n, uint64_t capacity)
{
	for (size_t i = 0; i < n; i++) {
		if (items[i].weight > capacity)
			return false;
		capacity -= items[i].weight;
	}
	for (size_t i = 0; i < n; i++)
		items[i].taken = true;
	return true;
}

static bool
solve_exactly(struct knapsack_item *items, size_t n, size_t capacity)
{
	struct table table = {.n_row = capacity / 8 + 1};
	bool done = false;

	if (take_all(items, n, capacity))
		return true;
	table.best = calloc(capacity + 1, sizeof(*table.best));
	table.bits = calloc(n, table.n_row);
	if (!table.best || !table.bits)
		goto out;
	for (size_t i = n; i-- > 0;)
		add_item(&table, i, &items[i], capacity);
	for (size_t i = 0; i < n; i++) {
		unsigned char bits = table.bits[i * table.n_row + capacity / 8];

		items[i].taken = bits >> capacity % 8 & 1;
		if (items[i].taken)
			capacity -= (size_t)items[i].weight;
	}
	done = true;
out:
	free(table.best);
	free(table.bits);
	return done;
}

/*
 * The largest capacity up to CAPACITY that is affordable; *N becomes the number
 * of items within its reach.  Each number of items is good for the capacities
 * from the reach of its last one to that of the next.
 */
static uint64_t
find_affordable(const struct knapsack_item *items, size_t *n, uint64_t capacity,
		uint64_t cells)
{
	uint64_t most = capacity;

	while (*n) {
		uint64_t c = cells / *n < most ? cells / *n : most;

		if (c >= items[*n - 1].reach)
			return c;
		--*n;
		if (items[*n].reach <= most)
			most = items[*n].reach - 1;
	}
	return 0;
}

static int64_t
sum_values(const struct knapsack_item *items, size_t n)
{
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		if (items[i].taken)
			sum += items[i].value;
	return sum;
}

/* How many of the first items fit, and their value. */
static size_t
find_prefix(const struct knapsack_item *items, size_t n, uint64_t capacity,
	    int64_t *value)
{
	size_t i;

	*value = 0;
	for (i = 0; i < n && items[i].weight <= capacity; i++) {
		capacity -= items[i].weight;
		*value += items[i].value;
	}
	return i;
}

bool
knapsack_solve(struct knapsack_item *items, size_t n, uint64_t capacity,
	       uint64_t cells)
{
	size_t n_exact, n_prefix;
	uint64_t affordable;
	int64_t value;

	while (n && items[n - 1].reach > capacity)
		items[--n].taken = false;
	n_exact = n;
	affordable = find_affordable(items, &n_exact, capacity, cells);
	for (size_t i = n_exact; i < n; i++)
		items[i].taken = false;
	if (!solve_exactly(items, n_exact, (size_t)affordable))
		return false;
	if (affordable == capacity)
		return true;
	n_prefix = find_prefix(items, n, capacity, &value);
	if (sum_values(items, n) > value)
		return true;
	for (size_t i = 0; i < n; i++)
		items[i].taken = i < n_prefix;
	return true;
}
