/* SPDX-License-Identifier: MIT */
/*
 * The best set of sentences under a budget: a 0/1 knapsack, solved exactly by
 * dynamic programming (Bellman 1957) as long as that is affordable.
 */
#ifndef RANK_KNAPSACK_H
#define RANK_KNAPSACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* More cells than this are not filled: 16 million take about 20 ms and 2 MB. */
#define KNAPSACK_CELLS ((uint64_t)1 << 24)

struct knapsack_item {
	uint64_t weight; /* over 0 */
	int64_t value;	 /* not negative; the sum of all is below 2^62 */
	uint64_t reach;	 /* the least capacity at which it may be taken */
	bool taken;
};

/*
 * Sets taken of the N items, whose reach never falls from one to the next, so
 * that the weights taken together are at most CAPACITY and the values the most
 * that can be had.  Of sets of one value that is taken which has the first item
 * in which they differ.  More capacity never gives less value.
 *
 * Where capacity times items is over CELLS, it is the better one of two: the
 * first items up to one that does not fit, and the best set under the largest
 * capacity that is affordable.  False: out of memory.
 */
bool knapsack_solve(struct knapsack_item *items, size_t n, uint64_t capacity,
		    uint64_t cells);

#endif
