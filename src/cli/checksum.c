/* SPDX-License-Identifier: MIT */
/*
 * A checksum of what was written, for the journal (FNV-1a).
 * Bytes are taken by eight, so that it costs little beside writing them; what
 * is left over waits for the next piece.
 */
#include <config.h>

#include "cli/checksum.h"

#define PRIME UINT64_C(0x100000001B3)

static uint64_t
mix(uint64_t state, uint64_t word)
{
	state = (state ^ word) * PRIME;
	return state ^ state >> 32;
}

/* Eight bytes, the first one lowest, on every machine. */
static uint64_t
get_word(const unsigned char *bytes)
{
	uint64_t word = 0;

	for (int i = 7; i >= 0; i--)
		word = word << 8 | bytes[i];
	return word;
}

static void
add_byte(struct checksum *sum, unsigned char byte)
{
	sum->word |= (uint64_t)byte << 8 * sum->n_bytes;
	if (++sum->n_bytes < 8)
		return;
	sum->state = mix(sum->state, sum->word);
	sum->word = 0;
	sum->n_bytes = 0;
}

void
checksum_add(struct checksum *sum, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;

	for (; len && sum->n_bytes; len--)
		add_byte(sum, *at++);
	for (; len >= 8; len -= 8, at += 8)
		sum->state = mix(sum->state, get_word(at));
	for (; len; len--)
		add_byte(sum, *at++);
}

uint64_t
checksum_get(const struct checksum *sum)
{
	return mix(mix(sum->state, sum->word), sum->n_bytes);
}
