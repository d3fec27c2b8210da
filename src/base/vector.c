/* SPDX-License-Identifier: MIT */
/*
 * Room in arrays that grow.
 * Growth by half: a large array is then moved by remapping pages, and at most
 * a third of it is empty.
 */
#include <config.h>

#include "base/vector.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MIN_ROOM 16

/* What one article leaves for the next; more is given back. */
#define KEPT_BYTES ((size_t)1 << 20)

static void *
get(const void *items)
{
	void *pointer;

	memcpy(&pointer, items, sizeof(pointer));
	return pointer;
}

static void
set(void *items, void *pointer)
{
	memcpy(items, &pointer, sizeof(pointer));
}

bool
vector_grow(void *items, size_t *n_room, size_t n_items, size_t n, size_t size)
{
	size_t room = *n_room + *n_room / 2;
	void *moved;

	if (n > SIZE_MAX / size - n_items)
		return false;
	if (room < n_items + n)
		room = n_items + n;
	if (room < MIN_ROOM)
		room = MIN_ROOM;
	if (room > SIZE_MAX / size)
		return false;
	moved = realloc(get(items), room * size);
	if (!moved)
		return false;
	set(items, moved);
	*n_room = room;
	return true;
}

void
vector_trim(void *items, size_t *n_room, size_t size)
{
	size_t n_items = 0;

	if (*n_room > KEPT_BYTES / size)
		vector_free(items, &n_items, n_room);
}

void
vector_free(void *items, size_t *n_items, size_t *n_room)
{
	free(get(items));
	set(items, NULL);
	*n_items = *n_room = 0;
}
