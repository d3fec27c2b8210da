/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/knapsack.h"

#include "../prop/random_text.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ITEMS 12
#define N_ROUNDS 3000

/* Items of small weights and values, so that there are many ties. */
static size_t
make_items(struct knapsack_item *items)
{
	size_t n = random_below(MAX_ITEMS + 1);
	uint64_t reach = 0;

	for (size_t i = 0; i < n; i++) {
		items[i] = (struct knapsack_item){
			.weight = 1 + random_below(9),
			.value = random_below(7),
			.reach = reach};
		reach += random_below(5);
	}
	return n;
}

/*
 * The best of all sets, the first item in the highest bit, so that of sets of
 * one value the largest number is the one wanted.
 */
static uint32_t
find_best(const struct knapsack_item *items, size_t n, uint64_t capacity,
	  int64_t *best)
{
	uint32_t found = 0;

	*best = -1;
	for (uint32_t set = 0; set < UINT32_C(1) << n; set++) {
		uint64_t weight = 0;
		int64_t value = 0;
		bool within = true;

		for (size_t i = 0; i < n; i++)
			if (set >> (n - 1 - i) & 1) {
				weight += items[i].weight;
				value += items[i].value;
				within &= items[i].reach <= capacity;
			}
		if (within && weight <= capacity && value >= *best) {
			*best = value;
			found = set;
		}
	}
	return found;
}

struct found {
	uint32_t set;
	uint64_t weight;
	int64_t value;
};

static struct found
solve(struct knapsack_item *items, size_t n, uint64_t capacity, uint64_t cells)
{
	struct found found = {0};

	for (size_t i = 0; i < n; i++)
		items[i].taken = random_below(2);
	if (!knapsack_solve(items, n, capacity, cells))
		abort();
	for (size_t i = 0; i < n; i++) {
		found.set = found.set << 1 | items[i].taken;
		if (!items[i].taken)
			continue;
		found.weight += items[i].weight;
		found.value += items[i].value;
	}
	return found;
}

static void
test_exact(void)
{
	struct knapsack_item items[MAX_ITEMS];
	int n_bad = 0, n_ties = 0;

	for (int round = 0; round < N_ROUNDS; round++) {
		size_t n = make_items(items);
		uint64_t capacity = random_below(50);
		int64_t best;
		uint32_t set = find_best(items, n, capacity, &best);
		struct found found = solve(items, n, capacity, KNAPSACK_CELLS);

		n_bad += found.value != best || found.weight > capacity;
		n_ties += found.set != set;
	}
	ok(!n_bad, "the best of all sets, never too heavy: %d are not", n_bad);
	ok(!n_ties, "a tie goes to the earlier item: %d do not", n_ties);
}

/* With few cells the way changes as the capacity grows. */
static void
test_bounded(void)
{
	struct knapsack_item items[MAX_ITEMS];
	int n_heavy = 0, n_less = 0, n_inexact = 0, n_far = 0;

	for (int round = 0; round < N_ROUNDS; round++) {
		size_t n = make_items(items);
		uint64_t cells = random_below(200);
		int64_t before = 0;

		for (uint64_t capacity = 0; capacity < 50; capacity++) {
			struct found found = solve(items, n, capacity, cells);
			int64_t best;

			find_best(items, n < 6 ? n : 0, capacity, &best);
			n_heavy += found.weight > capacity;
			n_less += found.value < before;
			n_inexact += n < 6 && found.value < best;
			n_far += n < 6 && capacity * n <= cells &&
				 found.value < best;
			before = found.value;
		}
	}
	ok(!n_heavy, "bounded: never too heavy");
	ok(!n_less, "bounded: more capacity never gives less value");
	ok(!n_far, "bounded: exact where that is affordable");
	ok(n_inexact, "bounded: and not elsewhere");
}

int
main(void)
{
	test_exact();
	test_bounded();
	return done_testing();
}
