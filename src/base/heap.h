/* SPDX-License-Identifier: MIT */
/*
 * A binary heap in an array: no item goes before its parent, so the first one
 * goes before all.
 */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The most bytes of an item, whose size is a multiple of eight. */
#define HEAP_MAX_ITEM 64

struct heap {
	void *items;
	size_t n_items, item_size;
	/* Whether A goes before B; a strict order. */
	bool (*goes_before)(const void *context, const void *a, const void *b);
	const void *context;
};

/*
 * All is inline, so that a comparison that is known where a heap is used is
 * no call.
 */

#define HEAP_INLINE static inline __attribute__((always_inline))

static inline char *
heap_get(const struct heap *heap, size_t i)
{
	return (char *)heap->items + i * heap->item_size;
}

/* Items are small: a loop over words is faster than a call. */
static inline void
heap_move(char *to, const char *from, size_t size)
{
	uint64_t word;

	for (size_t i = 0; i < size; i += sizeof(word)) {
		memcpy(&word, from + i, sizeof(word));
		memcpy(to + i, &word, sizeof(word));
	}
}

/* Item I is kept aside while better ones move up into its place. */
HEAP_INLINE void
heap_sift_down(const struct heap *heap, size_t i)
{
	_Alignas(max_align_t) char kept[HEAP_MAX_ITEM];

	heap_move(kept, heap_get(heap, i), heap->item_size);
	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= heap->n_items)
			break;
		if (child + 1 < heap->n_items &&
		    heap->goes_before(heap->context, heap_get(heap, child + 1),
				      heap_get(heap, child)))
			child++;
		if (!heap->goes_before(heap->context, heap_get(heap, child),
				       kept))
			break;
		heap_move(heap_get(heap, i), heap_get(heap, child),
			  heap->item_size);
		i = child;
	}
	heap_move(heap_get(heap, i), kept, heap->item_size);
}

/* Makes a heap of items in any order.  O(n). */
HEAP_INLINE void
heap_build(struct heap *heap)
{
	for (size_t i = heap->n_items / 2; i-- > 0;)
		heap_sift_down(heap, i);
}

/* Adds ITEM, for which there must be room.  O(log n). */
HEAP_INLINE void
heap_push(struct heap *heap, const void *item)
{
	size_t i = heap->n_items++;

	while (i && heap->goes_before(heap->context, item,
				      heap_get(heap, (i - 1) / 2))) {
		heap_move(heap_get(heap, i), heap_get(heap, (i - 1) / 2),
			  heap->item_size);
		i = (i - 1) / 2;
	}
	heap_move(heap_get(heap, i), item, heap->item_size);
}

/* The first item has changed: puts it where it belongs.  O(log n). */
HEAP_INLINE void
heap_sift(struct heap *heap)
{
	heap_sift_down(heap, 0);
}

/* Takes the first item of a heap that is not empty into ITEM.  O(log n). */
HEAP_INLINE void
heap_pop(struct heap *heap, void *item)
{
	memcpy(item, heap->items, heap->item_size);
	heap->n_items--;
	memmove(heap->items, heap_get(heap, heap->n_items), heap->item_size);
	heap_sift_down(heap, 0);
}

#endif
