/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "base/heap.h"

#include "tap.h"

#include <stdint.h>
#include <string.h>

#define N_MOST 70

struct item {
	int weight;
	char name[HEAP_MAX_ITEM - sizeof(int)];
};

static bool
is_heavier(const void *context, const void *x, const void *y)
{
	const struct item *a = x, *b = y;
	int sign = *(const int *)context;

	return sign * a->weight > sign * b->weight;
}

/* N items of weights that repeat, each with its weight as its name. */
static void
fill(struct item items[N_MOST], size_t n, uint32_t seed)
{
	for (size_t i = 0; i < n; i++) {
		seed = seed * 1664525 + 1013904223;
		items[i].weight = (int)(seed >> 16) % 50;
		snprintf(items[i].name, sizeof(items[i].name), "%d",
			 items[i].weight);
	}
}

/* Takes all items of a heap of N; whether they come in order and whole. */
static bool
sorts(size_t n, int sign, uint32_t seed)
{
	struct item items[N_MOST] = {{0, ""}}, item, last = {0, ""};
	struct heap heap = {items, n, sizeof(*items), is_heavier, &sign};
	size_t counts[50] = {0};
	bool good = true;
	char name[16];

	fill(items, n, seed);
	for (size_t i = 0; i < n; i++)
		counts[items[i].weight]++;
	heap_build(&heap);
	for (size_t i = 0; i < n; i++, last = item) {
		heap_pop(&heap, &item);
		snprintf(name, sizeof(name), "%d", item.weight);
		good &= heap.n_items == n - i - 1 && !strcmp(item.name, name);
		good &= !i || !is_heavier(&sign, &item, &last);
		good &= counts[item.weight]-- > 0;
	}
	return good;
}

static void
test_order(void)
{
	bool heavy = true, light = true;

	for (size_t n = 1; n <= N_MOST; n++)
		for (uint32_t seed = 1; seed <= 20; seed++) {
			heavy &= sorts(n, 1, seed);
			light &= sorts(n, -1, seed);
		}
	ok(heavy, "items of any number come out in order");
	ok(light, "in the order that is asked for");
}

/* The first item changes, to any weight. */
static void
test_sift(void)
{
	static const int sign = 1;
	bool good = true;

	for (int weight = -1; weight <= 51; weight++) {
		struct item items[N_MOST], item, last;
		struct heap heap = {items, N_MOST, sizeof(*items), is_heavier,
				    &sign};

		fill(items, N_MOST, 7);
		heap_build(&heap);
		items[0].weight = weight;
		heap_sift(&heap);
		heap_pop(&heap, &last);
		while (heap.n_items) {
			heap_pop(&heap, &item);
			good &= item.weight <= last.weight;
			last = item;
		}
	}
	ok(good, "a first item that changes finds its place");
}

/* Items that are pushed come out as those it was built of. */
static void
test_push(void)
{
	static const int sign = 1;
	struct item all[N_MOST], items[N_MOST], item, last = {99, ""};
	struct heap heap = {items, N_MOST / 2, sizeof(*items), is_heavier,
			    &sign};
	bool good = true;

	fill(all, N_MOST, 5);
	memcpy(items, all, sizeof(items));
	heap_build(&heap);
	for (size_t i = N_MOST / 2; i < N_MOST; i++)
		heap_push(&heap, &all[i]);
	good &= heap.n_items == N_MOST;
	for (size_t i = 0; i < N_MOST; i++, last = item) {
		heap_pop(&heap, &item);
		good &= item.weight <= last.weight;
	}
	ok(good, "items that are pushed find their places");
}

static void
test_empty(void)
{
	static const int sign = 1;
	struct item items[1] = {{3, "3"}};
	struct heap heap = {items, 0, sizeof(*items), is_heavier, &sign};

	heap_build(&heap);
	ok(!heap.n_items && items[0].weight == 3, "nothing is a heap");
}

int
main(void)
{
	test_order();
	test_sift();
	test_push();
	test_empty();
	return done_testing();
}
