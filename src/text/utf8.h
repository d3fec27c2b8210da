/* SPDX-License-Identifier: MIT */
/* UTF-8 as in Unicode 15, section 3.9. */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */
#define UTF8_MAX 4			/* bytes of one code point */

/* How many bytes from S on are well-formed UTF-8: LEN if all are. */
size_t utf8_valid_prefix(const char *s, size_t len);

/*
 * Length of the maximal ill-formed part at S, which is not well-formed; from
 * 1 to 3 (Unicode, "U+FFFD Substitution of Maximal Subparts").
 */
size_t utf8_ill_formed_length(const char *s, size_t len);

/*
 * Copies LEN bytes of S to OUT with U+FFFD for each maximal ill-formed part,
 * and a NUL after them.  OUT has room for 3 * LEN + 1 bytes.  Returns the
 * length without the NUL.
 */
size_t utf8_repair(const char *s, size_t len, char *out);

/* Length in bytes of the well-formed code point that starts with LEAD. */
static inline size_t
utf8_length(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The well-formed code point at S. */
static inline uint32_t
utf8_get(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	if (p[0] < 0x80)
		return p[0];
	if (p[0] < 0xE0)
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	if (p[0] < 0xF0)
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 |
		       (p[2] & 0x3Fu);
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 |
	       (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

/* Start of the code point that ends before AT; AT > 0, S well-formed. */
static inline size_t
utf8_previous(const char *s, size_t at)
{
	do
		at--;
	while (((unsigned char)s[at] & 0xC0) == 0x80);
	return at;
}

/* Writes CP to S (room for UTF8_MAX bytes); returns how many. */
size_t utf8_put(uint32_t cp, char *s);

/* Adds the code points and UTF-16 units of well-formed S to both counts. */
void utf8_count(const char *s, size_t len, uint32_t *n_codepoints,
		uint32_t *n_utf16);

#endif
