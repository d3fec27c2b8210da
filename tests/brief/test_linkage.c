/* SPDX-License-Identifier: MIT */
/* Groups by average link, against a plain program that looks at all pairs. */
#include <config.h>

#include "brief/linkage.h"

#include "prop/random_text.h"
#include "unit/tap.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_N 24
#define MISSING 100
#define THRESHOLD 500

/* Mean of two groups, or of no more than one pair. */
static int32_t
find_mean(int32_t close[MAX_N][MAX_N], const uint32_t *group, uint32_t n,
	  uint32_t a, uint32_t b)
{
	int64_t sum = 0, count = 0;

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < n; k++)
			if (group[i] == a && group[k] == b) {
				sum += close[i][k];
				count++;
			}
	return (int32_t)(sum / count);
}

/* Joins the closest two groups again and again; false: there was a tie. */
static bool
join_plainly(int32_t close[MAX_N][MAX_N], uint32_t n, uint32_t *group)
{
	for (uint32_t i = 0; i < n; i++)
		group[i] = i;
	for (;;) {
		int32_t best = THRESHOLD - 1;
		uint32_t x = 0, y = 0, n_best = 0;

		for (uint32_t a = 0; a < n; a++)
			for (uint32_t b = a + 1; b < n; b++) {
				int32_t mean;

				if (group[a] != a || group[b] != b)
					continue;
				mean = find_mean(close, group, n, a, b);
				n_best = mean > best ? 1
						     : n_best + (mean == best);
				if (mean > best) {
					best = mean;
					x = a;
					y = b;
				}
			}
		if (best < THRESHOLD)
			return true;
		if (n_best > 1)
			return false;
		for (uint32_t i = 0; i < n; i++)
			if (group[i] == y)
				group[i] = x;
	}
}

static void
test_random(void)
{
	unsigned n_compared = 0, n_other = 0;

	for (int round = 0; round < 2000; round++) {
		static int32_t close[MAX_N][MAX_N];
		struct linkage_edges edges = {0};
		uint32_t n = 1 + random_below(MAX_N);
		uint32_t group[MAX_N], plain[MAX_N];

		if (!vector_add_room(&edges, 2 * MAX_N * MAX_N))
			abort();
		for (uint32_t a = 0; a < n; a++)
			for (uint32_t b = 0; b < a; b++) {
				struct linkage_edge edge = {
					a, b, (int32_t)random_below(1000)};
				bool is_there = !random_below(3);

				if (!is_there)
					edge.close = MISSING;
				close[a][b] = close[b][a] = edge.close;
				for (int k = 0; is_there && k < 2; k++)
					edges.items[edges.n_items++] = edge;
			}
		if (!linkage_join(&edges, n, MISSING, THRESHOLD, group))
			abort();
		if (join_plainly(close, n, plain)) {
			n_compared++;
			n_other += memcmp(group, plain, n * sizeof(*group)) !=
				   0;
		}
		vector_release(&edges);
	}
	ok(n_compared > 1000 && !n_other,
	   "%u graphs: the groups of a plain program", n_compared);
}

static double
seconds_for(uint32_t n)
{
	struct linkage_edges edges = {0};
	uint32_t *group = malloc(n * sizeof(*group));
	clock_t start = clock();

	if (!group || !vector_add_room(&edges, (size_t)n * 50))
		abort();
	for (uint32_t i = 50; i < n; i++) /* 50 that are close to all */
		for (uint32_t k = 0; k < 50; k++)
			edges.items[edges.n_items++] = (struct linkage_edge){
				i, k, (int32_t)(500 + random_below(500))};
	if (!linkage_join(&edges, n, MISSING, THRESHOLD, group))
		abort();
	vector_release(&edges);
	free(group);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

int
main(void)
{
	double few, many;

	test_random();
	few = seconds_for(2000);
	many = seconds_for(16000);
	ok(many < 20 * few + 0.1, "%.3f s for 2000, %.3f s for 16000", few,
	   many);
	return done_testing();
}
