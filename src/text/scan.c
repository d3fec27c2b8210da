/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define STEP 16

typedef unsigned char bytes16 __attribute__((vector_size(STEP)));

static inline bytes16
load(const char *s)
{
	bytes16 v;

	memcpy(&v, s, STEP);
	return v;
}

static inline bool
any(bytes16 mask)
{
	uint64_t halves[2];

	memcpy(halves, &mask, sizeof(halves));
	return (halves[0] | halves[1]) != 0;
}

static inline bool
is_newline_byte(unsigned char c)
{
	return (c >= 0x0A && c <= 0x0D) || c == 0xC2 || c == 0xE2;
}

static inline bytes16
newline_bytes(bytes16 v)
{
	return (bytes16)((v - 0x0A <= 0x0D - 0x0A) | (v == 0xC2) | (v == 0xE2));
}

size_t
scan_newline(const char *s, size_t i, size_t end)
{
	while (end - i >= STEP && !any(newline_bytes(load(s + i))))
		i += STEP;
	while (i < end && !is_newline_byte((unsigned char)s[i]))
		i++;
	return i;
}

static inline bool
is_punctuation_byte(unsigned char c)
{
	return c == '.' || c == '!' || c == '?' || c == '"' || c == '(' ||
	       c == ')' || c == 0xE2;
}

static inline bytes16
punctuation_bytes(bytes16 v)
{
	return (bytes16)((v == '.') | (v - '!' <= '"' - '!') | (v == '?') |
			 (v - '(' <= ')' - '(') | (v == 0xE2));
}

size_t
scan_punctuation(const char *s, size_t i, size_t end)
{
	while (end - i >= STEP && !any(punctuation_bytes(load(s + i))))
		i += STEP;
	while (i < end && !is_punctuation_byte((unsigned char)s[i]))
		i++;
	return i;
}

static inline bool
is_control_byte(unsigned char c)
{
	return c < 0x20 || c == 0x7F || c == 0xC2 || c == 0xE2;
}

static inline bytes16
control_bytes(bytes16 v)
{
	return (bytes16)((v < 0x20) | (v == 0x7F) | (v == 0xC2) | (v == 0xE2));
}

size_t
scan_control(const char *s, size_t i, size_t end)
{
	while (end - i >= STEP && !any(control_bytes(load(s + i))))
		i += STEP;
	while (i < end && !is_control_byte((unsigned char)s[i]))
		i++;
	return i;
}

static size_t
add_lanes(bytes16 v)
{
	size_t sum = 0;

	for (int i = 0; i < STEP; i++)
		sum += v[i];
	return sum;
}

void
scan_count_utf8(const char *s, size_t len, size_t *n_continued, size_t *n_long)
{
	size_t i = 0;

	*n_continued = *n_long = 0;
	while (len - i >= STEP) {
		bytes16 continued = {0}, long_ones = {0};

		/* A comparison is 255 where it holds: minus 1.  255 fit. */
		for (int n = 0; n < 255 && len - i >= STEP; n++, i += STEP) {
			bytes16 v = load(s + i);

			continued -= (bytes16)((v & 0xC0) == 0x80);
			long_ones -= (bytes16)(v >= 0xF0);
		}
		*n_continued += add_lanes(continued);
		*n_long += add_lanes(long_ones);
	}
	for (; i < len; i++) {
		*n_continued += ((unsigned char)s[i] & 0xC0) == 0x80;
		*n_long += (unsigned char)s[i] >= 0xF0;
	}
}
