/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "base/heap.h"

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

static void
swap(const struct heap *heap, size_t a, size_t b)
{
	char kept[HEAP_MAX_ITEM];

	memcpy(kept, get(heap, a), heap->item_size);
	memcpy(get(heap, a), get(heap, b), heap->item_size);
	memcpy(get(heap, b), kept, heap->item_size);
}

static void
sift_down(const struct heap *heap, size_t i)
{
	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= heap->n_items)
			return;
		if (child + 1 < heap->n_items &&
		    goes_before(heap, child + 1, child))
			child++;
		if (!goes_before(heap, child, i))
			return;
		swap(heap, child, i);
		i = child;
	}
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
heap_push(struct heap *heap, const void *item)
{
	size_t i = heap->n_items++;

	memcpy(get(heap, i), item, heap->item_size);
	while (i && goes_before(heap, i, (i - 1) / 2)) {
		swap(heap, i, (i - 1) / 2);
		i = (i - 1) / 2;
	}
}

void
heap_pop(struct heap *heap, void *item)
{
	memcpy(item, heap->items, heap->item_size);
	heap->n_items--;
	memmove(heap->items, get(heap, heap->n_items), heap->item_size);
	sift_down(heap, 0);
}
