/* SPDX-License-Identifier: MIT */
/*
 * Endings of words, each with a number.  A hash table has them with all that
 * they end in, so a word is walked from its last byte only as far as some
 * ending goes on:
 *
 *	for (size_t n = 1; n <= most; n++) {
 *		ending = ending_find(endings, &bytes, word[len - n], n);
 *		if (!ending)
 *			break;
 *		if (ending->value) … the last N bytes are one
 *	}
 */
#ifndef SPLIT_ENDING_H
#define SPLIT_ENDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No ending is longer, in bytes. */
#define ENDING_MAX 8

struct ending {
	uint64_t bytes; /* the last one is the lowest; 0: an empty slot */
	uint32_t value; /* 0: only the last bytes of some */
};

/* Zeroed memory is empty. */
struct endings {
	struct ending *slots; /* a power of two */
	size_t n_slots;
};

/* Makes room for endings of N_BYTES together.  False: out of memory. */
bool ending_init(struct endings *endings, size_t n_bytes);

void ending_release(struct endings *endings);

/* Adds the LEN bytes of ENDING; VALUE is added to the bits that it has. */
void ending_add(struct endings *endings, const char *ending, size_t len,
		uint32_t value);

/* The slot of BYTES, or the empty one where they go. */
static inline struct ending *
ending_get_slot(const struct endings *endings, uint64_t bytes)
{
	size_t slot = bytes * UINT64_C(0x9E3779B97F4A7C15) >> 32;

	for (;; slot++) {
		struct ending *ending =
			&endings->slots[slot & (endings->n_slots - 1)];

		if (ending->bytes == bytes || !ending->bytes)
			return ending;
	}
}

/*
 * What ends in the last N bytes of a word, of which *BYTES, 0 at first, has
 * those after BYTE; NULL: no ending goes on like that.
 */
static inline const struct ending *
ending_find(const struct endings *endings, uint64_t *bytes, char byte, size_t n)
{
	const struct ending *found;

	*bytes |= (uint64_t)(unsigned char)byte << 8 * (n - 1);
	found = ending_get_slot(endings, *bytes);
	return found->bytes ? found : NULL;
}

#endif
