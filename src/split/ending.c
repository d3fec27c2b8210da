/* SPDX-License-Identifier: MIT */
/*
 * Endings of words, looked up from the last byte on.
 * The table is made once and is at most half full.  Endings are lists of the
 * language, which nobody writes to make them collide, so it has no seed.
 */
#include <config.h>

#include "split/ending.h"

#include <stdlib.h>

bool
ending_init(struct endings *endings, size_t n_bytes)
{
	size_t n = 16;

	while (n < 2 * n_bytes)
		n *= 2;
	endings->slots = calloc(n, sizeof(*endings->slots));
	endings->n_slots = endings->slots ? n : 0;
	return endings->slots;
}

void
ending_release(struct endings *endings)
{
	free(endings->slots);
	*endings = (struct endings){0};
}

void
ending_add(struct endings *endings, const char *ending, size_t len,
	   uint32_t value)
{
	struct ending *slot = NULL;
	uint64_t bytes = 0;

	for (size_t n = 1; n <= len; n++) {
		bytes |= (uint64_t)(unsigned char)ending[len - n]
			 << 8 * (n - 1);
		slot = ending_get_slot(endings, bytes);
		slot->bytes = bytes;
	}
	if (slot)
		slot->value |= value;
}
