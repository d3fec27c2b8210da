/* SPDX-License-Identifier: MIT */
/* The first place that does not come before a key, in rows of all lengths. */
#include <config.h>

#include "base/search.h"
#include "tap.h"

#define N 40

static int row[N];

static bool
comes_before(const void *key, size_t place)
{
	return row[place] < *(const int *)key;
}

int
main(void)
{
	int n_bad = 0;

	for (int i = 0; i < N; i++)
		row[i] = i / 3 * 2; /* 0 0 0 2 2 2 4 … */
	for (size_t n = 0; n <= N; n++)
		for (int key = -1; key <= 2 * N; key++) {
			size_t first = 0;

			while (first < n && row[first] < key)
				first++;
			n_bad += search_first(0, n, comes_before, &key) !=
				 first;
		}
	ok(!n_bad, "found in all rows: %d are not", n_bad);
	ok(search_first(5, 5, comes_before, &row[0]) == 5, "an empty range");
	return done_testing();
}
