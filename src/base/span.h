/* SPDX-License-Identifier: MIT */
/* A piece of a text that lives elsewhere. */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* LEN bytes at S; S is NULL where there is no text at all. */
struct span {
	const char *s;
	size_t len;
};

#define SPAN_NONE ((struct span){NULL, 0})

/* The bytes of the NUL-terminated S, or none if it is NULL. */
static inline struct span
span_of(const char *s)
{
	return (struct span){s, s ? strlen(s) : 0};
}

/* Whether both hold the same bytes. */
static inline bool
span_is_same(struct span a, struct span b)
{
	return a.len == b.len && (!a.len || !memcmp(a.s, b.s, a.len));
}

/* Whether SPAN holds the bytes of the NUL-terminated S. */
static inline bool
span_is(struct span span, const char *s)
{
	return span_is_same(span, span_of(s));
}

/* Whether the NUL-terminated S is somewhere in SPAN; S is short. */
static inline bool
span_contains(struct span span, const char *s)
{
	size_t n = strlen(s);

	for (size_t i = 0; i + n <= span.len; i++)
		if (!memcmp(span.s + i, s, n))
			return true;
	return false;
}

/*
 * Takes what is before the first SEPARATOR, or all of it, off the front of
 * REST, which is not SPAN_NONE; the separator goes, too.
 */
static inline struct span
span_take(struct span *rest, char separator)
{
	const char *end = rest->len ? memchr(rest->s, separator, rest->len)
				    : NULL;
	size_t n = end ? (size_t)(end - rest->s) : rest->len;
	struct span taken = {rest->s, n};

	n += end != NULL;
	rest->s += n;
	rest->len -= n;
	return taken;
}

/* The same of a line, without the LF or CR LF at its end. */
static inline struct span
span_take_line(struct span *rest)
{
	struct span line = span_take(rest, '\n');

	line.len -= line.len && line.s[line.len - 1] == '\r';
	return line;
}

/* Where the line after the one at AT begins among LEN bytes of S, or LEN. */
static inline size_t
span_skip_line(const char *s, size_t at, size_t len)
{
	const char *feed = memchr(s + at, '\n', len - at);

	return feed ? (size_t)(feed - s) + 1 : len;
}

/*
 * How many code points of UTF-8 are in SPAN, which is short: utf8_count() is for
 * long ones.
 */
static inline size_t
span_count_characters(struct span span)
{
	size_t n = 0;

	for (size_t i = 0; i < span.len; i++)
		n += ((unsigned char)span.s[i] & 0xC0) != 0x80;
	return n;
}

#endif
