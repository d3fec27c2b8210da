/* SPDX-License-Identifier: MIT */
/*
 * The weights of letters and words, found by a hash of their bytes (sdbm's,
 * which awk can do in doubles).  Rows have distinct hashes, so a hash stands
 * for its letters.  Cavnar and Trenkle (1994) told languages by such n-grams;
 * the weights are those of a logistic regression: bench/fit_grams.c.
 */
#include <config.h>

#include "text/gram.h"

#include <stdbool.h>
#include <string.h>

struct slot {
	uint32_t hash;
	uint32_t row; /* 0: an empty slot */
};

#include "text/grams.inc"

unsigned
gram_n_known(void)
{
	return N_KNOWN;
}

unsigned
gram_n_models(void)
{
	return N_MODELS;
}

static uint32_t
add_byte(uint32_t hash, char byte)
{
	return hash * 65599u + (unsigned char)byte;
}

static uint32_t
find_row(uint32_t hash)
{
	size_t slot = hash % N_SLOTS;

	while (slots[slot].row && slots[slot].hash != hash)
		slot = (slot + 1) % N_SLOTS;
	return slots[slot].row;
}

uint32_t
gram_find_word(const char *folded, size_t len)
{
	uint32_t hash = add_byte(0, '_');

	if (len > LONGEST_LISTED)
		return 0;
	for (size_t i = 0; i < len; i++)
		hash = add_byte(hash, folded[i]);
	return find_row(add_byte(hash, '_'));
}

size_t
gram_frame(char *framed, const char *folded, size_t len)
{
	static const char apostrophe[] = "\xE2\x80\x99";
	size_t n = 0;

	framed[n++] = '_';
	for (size_t i = 0; i < len && n < GRAM_ROOM - 2; i++)
		if (len - i >= 3 && !memcmp(folded + i, apostrophe, 3)) {
			framed[n++] = '\'';
			i += 2;
		} else {
			framed[n++] = folded[i];
		}
	framed[n++] = '_';
	return n;
}

/* The sums of a word stay small enough for this, which is twice as fast. */
static void
add_row(int16_t *sums, uint32_t row)
{
	for (int k = 0; k < GRAM_STRIDE; k++)
		sums[k] = (int16_t)(sums[k] + gram_weights[row][k]);
}

/* Adds what begins with S, a letter: alone only if it is not ASCII. */
static unsigned
add_letters(int16_t *sums, const char *s, size_t len)
{
	unsigned n_found = 0;
	uint32_t hash = 0, row;
	size_t i = 0;

	for (int n = 1; n <= GRAM_MAX_LETTERS && i < len; n++) {
		do
			hash = add_byte(hash, s[i++]);
		while (i < len && gram_goes_on(s[i]));
		row = n > 1 || (unsigned char)*s >= 0x80 ? find_row(hash) : 0;
		if (row)
			add_row(sums, row);
		n_found += row != 0;
	}
	return n_found;
}

bool
gram_add_word(int32_t *scores, const char *folded, size_t len)
{
	int16_t sums[GRAM_STRIDE] = {0};
	char framed[GRAM_ROOM];
	uint32_t row = gram_find_word(folded, len);
	size_t n = row ? 0 : gram_frame(framed, folded, len);
	unsigned n_found = row != 0;

	if (row)
		add_row(sums, row);
	for (size_t i = 0; i < n; i++)
		if (!gram_goes_on(framed[i]))
			n_found += add_letters(sums, framed + i, n - i);
	for (int k = 0; k < GRAM_STRIDE; k++)
		scores[k] += sums[k];
	return n_found > 0;
}
