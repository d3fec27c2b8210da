/* SPDX-License-Identifier: MIT */
/* Words that a number, a day or an hour in words may begin with. */
#ifndef SPLIT_NUMBER_WORD_H
#define SPLIT_NUMBER_WORD_H

#include "text/language.h"

/* Bits of the filter, as a power of two. */
#define NUMBER_WORD_BITS 12

/* Which words may be one, by their first and last bytes and their length. */
struct number_words {
	const struct language *lexicon; /* NULL: none are looked for */
	uint32_t bits[(1 << NUMBER_WORD_BITS) / 32];
};

void number_words_init(struct number_words *words,
		       const struct language *lexicon);

/* Whether the LEN bytes at FOLDED, which the filter lets pass, are one. */
bool number_words_have(const struct number_words *words, const char *folded,
		       size_t len);

/* The bit of the LEN bytes at S, two at least, whatever the case of S. */
static inline uint32_t
number_word_bit(const char *s, size_t len)
{
	uint32_t sum = ((uint32_t)(unsigned char)s[0] |
			(uint32_t)(unsigned char)s[1] << 8) |
		       0x2020;

	sum |= (uint32_t)(unsigned char)s[len - 1] << 16 | (uint32_t)len << 24;
	return sum * UINT32_C(0x9E3779B1) >> (32 - NUMBER_WORD_BITS);
}

/* Whether the LEN bytes at S may be one. */
static inline bool
number_words_may_have(const struct number_words *words, const char *s,
		      size_t len)
{
	uint32_t bit;

	if (len < 2)
		return false;
	bit = number_word_bit(s, len);
	return words->bits[bit / 32] >> bit % 32 & 1;
}

#endif
