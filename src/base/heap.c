/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "base/heap.h"

#include <stdint.h>
#include <string.h>

static char *
get(const struct heap *heap, size_t i)
{
	return (char *)heap->items + i * heap->item_size;
}

static bool
goes_before(const struct heap *heap, size_t a, size_t b)
{
	return heap->goes_before(heap->context, get(heap, a), get(heap, b));
}

/* Items are small: a loop over words is faster than a call. */
static inline void
move(char *to, const char *from, size_t size)
{
	uint32_t word;

	for (size_t i = 0; i < size; i += sizeof(word)) {
		memcpy(&word, from + i, sizeof(word));
		memcpy(to + i, &word, sizeof(word));
	}
}

/* The item is kept aside while better ones move up into its place. */
static void
sift_down(const struct heap *heap, size_t i)
{
	_Alignas(max_align_t) char kept[HEAP_MAX_ITEM];

	move(kept, get(heap, i), heap->item_size);
	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= heap->n_items)
			break;
		if (child + 1 < heap->n_items &&
		    goes_before(heap, child + 1, child))
			child++;
		if (!heap->goes_before(heap->context, get(heap, child), kept))
			break;
		move(get(heap, i), get(heap, child), heap->item_size);
		i = child;
	}
	move(get(heap, i), kept, heap->item_size);
}

void
heap_build(struct heap *heap)
{
	for (size_t i = heap->n_items / 2; i-- > 0;)
		sift_down(heap, i);
}

void
heap_sift(struct heap *heap)
{
	sift_down(heap, 0);
}

void
heap_pop(struct heap *heap, void *item)
{
	memcpy(item, heap->items, heap->item_size);
	heap->n_items--;
	memmove(heap->items, get(heap, heap->n_items), heap->item_size);
	sift_down(heap, 0);
}
