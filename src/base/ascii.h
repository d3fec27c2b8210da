/* SPDX-License-Identifier: MIT */
/*
 * Characters of ASCII, for names, numbers and markup.  No locale is asked, and
 * bytes beyond ASCII are none of them.  Words of a text are for text/unicode.
 */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline bool
ascii_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
ascii_is_letter(char c)
{
	return ascii_is_lower(ascii_lower(c));
}

static inline bool
ascii_is_alnum(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

/* A blank or a tab. */
static inline bool
ascii_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A blank, a tab, or what ends lines and pages. */
static inline bool
ascii_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The value of a hexadecimal digit, or -1. */
static inline int
ascii_hex_digit(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/*
 * As strcmp() of [S, LEN), capitals as small letters, and WORD, which is in
 * small letters.
 */
static inline int
ascii_compare(const char *s, size_t len, const char *word)
{
	for (size_t i = 0; i < len; i++) {
		int d = (unsigned char)ascii_lower(s[i]) -
			(unsigned char)word[i];

		if (d || !word[i])
			return d ? d : 1;
	}
	return word[len] ? -1 : 0;
}

/* Whether [S, LEN) is WORD, which is in small letters, in any case. */
static inline bool
ascii_equals(const char *s, size_t len, const char *word)
{
	return !ascii_compare(s, len, word);
}

/* Whether [S, LEN) begins with WORD, which is in small letters, in any case. */
static inline bool
ascii_begins(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	return len >= n && ascii_equals(s, n, word);
}

/*
 * The whole number that [S, LEN) begins with, at most MAX, in *NUMBER; how many
 * digits it has.  0: there is none, or it is greater.
 */
static inline size_t
ascii_read_number(const char *s, size_t len, uint64_t max, uint64_t *number)
{
	uint64_t n = 0;
	size_t i;

	for (i = 0; i < len && ascii_is_digit(s[i]); i++) {
		unsigned digit = (unsigned)(s[i] - '0');

		if (n > (max - digit) / 10 || digit > max)
			return 0;
		n = n * 10 + digit;
	}
	if (i)
		*number = n;
	return i;
}

#endif
