/* SPDX-License-Identifier: MIT */
/*
 * A binary heap in an array: no item goes before its parent, so the first one
 * goes before all.
 */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stdbool.h>
#include <stddef.h>

/* Items are of at most so many bytes, and a multiple of four. */
#define HEAP_MAX_ITEM 64

struct heap {
	void *items;
	size_t n_items, item_size;
	/* Whether A stands before B; a strict order. */
	bool (*goes_before)(const void *context, const void *a, const void *b);
	const void *context;
};

/* Makes a heap of items in any order.  O(n). */
void heap_build(struct heap *heap);

/* The first item has changed: puts it where it belongs.  O(log n). */
void heap_sift(struct heap *heap);

/* Takes the first item of a heap that is not empty into ITEM.  O(log n). */
void heap_pop(struct heap *heap, void *item);

#endif
