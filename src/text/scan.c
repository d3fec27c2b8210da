/* SPDX-License-Identifier: MIT */
/*
 * Sixteen bytes at a time, by the vector extensions of GCC and clang: a kind of
 * bytes is a comparison of lanes, and the first lane that is set is found by
 * SSE2 or by counting zeros.  What a kind is, is written once for each.
 */
#include <config.h>

#include "text/scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define STEP 16

typedef unsigned char bytes16 __attribute__((vector_size(STEP)));

static inline bytes16
load(const char *s)
{
	bytes16 v;

	memcpy(&v, s, STEP);
	return v;
}

/* Place of the first lane of MASK that is set, or STEP. */
static inline size_t
first_lane(bytes16 mask)
{
#ifdef __SSE2__
	unsigned lanes = (unsigned)_mm_movemask_epi8((__m128i)mask);

	return lanes ? (size_t)__builtin_ctz(lanes) : STEP;
#else
	uint64_t halves[2];

	memcpy(halves, &mask, sizeof(halves));
#ifdef WORDS_BIGENDIAN
	if (halves[0])
		return (size_t)__builtin_clzll(halves[0]) / 8;
	return halves[1] ? 8 + (size_t)__builtin_clzll(halves[1]) / 8 : STEP;
#else
	if (halves[0])
		return (size_t)__builtin_ctzll(halves[0]) / 8;
	return halves[1] ? 8 + (size_t)__builtin_ctzll(halves[1]) / 8 : STEP;
#endif
#endif
}

static const bytes16 places = {0, 1, 2,	 3,  4,	 5,  6,	 7,
			       8, 9, 10, 11, 12, 13, 14, 15};

/* The lanes of MASK that hold the last N bytes. */
static inline bytes16
last_lanes(bytes16 mask, size_t n)
{
	return mask & (bytes16)(places >= (unsigned char)(STEP - n));
}

/*
 * The last bytes, fewer than STEP, are looked at with those before them if
 * there are enough: to copy them would take longer than all the rest.
 */

/* First byte of [i, end) of the kind MATCH sets lanes for, or END. */
static inline size_t
find(const char *s, size_t i, size_t end, bytes16 (*match)(bytes16))
{
	size_t lane;

	while (end - i >= STEP) {
		lane = first_lane(match(load(s + i)));
		if (lane < STEP)
			return i + lane;
		i += STEP;
	}
	if (i < end && end >= STEP) {
		lane = first_lane(
			last_lanes(match(load(s + end - STEP)), end - i));
		i = lane < STEP ? end - STEP + lane : end;
	} else if (i < end) {
		char last[STEP] = {0};

		memcpy(last, s + i, end - i);
		lane = first_lane(match(load(last)));
		i = lane < end - i ? i + lane : end;
	}
	return i;
}

/* Each lane becomes that of the byte behind; the last one is 0. */
static inline bytes16
next_lanes(bytes16 v)
{
#ifdef __SSE2__
	return (bytes16)_mm_srli_si128((__m128i)v, 1);
#else
	char bytes[STEP + 1] = {0};

	memcpy(bytes, &v, STEP);
	return load(bytes + 1);
#endif
}

/* The same, if MATCH wants to see the byte behind each, too; 0 is the last. */
static inline size_t
find_pair(const char *s, size_t i, size_t end,
	  bytes16 (*match)(bytes16, bytes16))
{
	size_t lane;

	while (end - i > STEP) {
		lane = first_lane(match(load(s + i), load(s + i + 1)));
		if (lane < STEP)
			return i + lane;
		i += STEP;
	}
	if (i < end && end > STEP) {
		/* The last byte has none behind it. */
		bytes16 v = load(s + end - STEP), next = next_lanes(v);

		lane = first_lane(last_lanes(match(v, next), end - i));
		i = lane < STEP ? end - STEP + lane : end;
	} else if (i < end) {
		char last[STEP + 1] = {0};

		memcpy(last, s + i, end - i);
		lane = first_lane(match(load(last), load(last + 1)));
		i = lane < end - i ? i + lane : end;
	}
	return i;
}

static inline bytes16
newline_bytes(bytes16 v)
{
	return (bytes16)((v - 0x0A <= 0x0D - 0x0A) | (v == 0xC2) | (v == 0xE2));
}

size_t
scan_newline(const char *s, size_t i, size_t end)
{
	return find(s, i, end, newline_bytes);
}

static inline bytes16
punctuation_bytes(bytes16 v)
{
	return (bytes16)((v == '.') | (v - '!' <= '"' - '!') | (v == '?') |
			 (v == ';') | (v - '(' <= ')' - '(') | (v == 0xE2));
}

size_t
scan_punctuation(const char *s, size_t i, size_t end)
{
	return find(s, i, end, punctuation_bytes);
}

static inline bytes16
control_bytes(bytes16 v)
{
	return (bytes16)((v < 0x20) | (v == 0x7F) | (v == 0xC2) | (v == 0xE2));
}

size_t
scan_control(const char *s, size_t i, size_t end)
{
	return find(s, i, end, control_bytes);
}

static inline bytes16
escape_bytes(bytes16 v)
{
	return (bytes16)((v < 0x20) | (v == '"') | (v == '\\') | (v == 0x7F) |
			 (v == 0xC2) | (v == 0xE2));
}

size_t
scan_escape(const char *s, size_t i, size_t end)
{
	return find(s, i, end, escape_bytes);
}

static inline bytes16
json_bytes(bytes16 v)
{
	return (bytes16)((v < 0x20) | (v == '"') | (v == '\\'));
}

size_t
scan_json(const char *s, size_t i, size_t end)
{
	return find(s, i, end, json_bytes);
}

static inline bytes16
quote_bytes(bytes16 v)
{
	return (bytes16)((v == '"') | (v == '\'') | (v == '`') | (v == 0xC2) |
			 (v >= 0xE2));
}

size_t
scan_quote(const char *s, size_t i, size_t end)
{
	return find(s, i, end, quote_bytes);
}

static inline bytes16
entity_bytes(bytes16 v, bytes16 next)
{
	return (bytes16)((v - '0' <= ':' - '0') | (v - '@' <= 'Z' - '@') |
			 (v == '.') | (v - '"' <= '#' - '"') |
			 (v - '_' <= '`' - '_') |
			 ((v >= 0xC2) & ((v != 0xC3) | (next < 0x9F))));
}

size_t
scan_entity(const char *s, size_t i, size_t end)
{
	return find_pair(s, i, end, entity_bytes);
}

static inline bytes16
unplain_bytes(bytes16 v, bytes16 next)
{
	return (bytes16)((v < 0x20) | (v == 0xC2) | (v >= 0xCC) |
			 ((v == ' ') & (next == ' ')));
}

size_t
scan_unplain(const char *s, size_t i, size_t end)
{
	return find_pair(s, i, end, unplain_bytes);
}

/* LEN bytes, fewer than STEP, and NULs. */
static inline bytes16
load_part(const char *s, size_t len)
{
	char part[STEP] = {0};

	memcpy(part, s, len);
	return load(part);
}

/* Pairs of lanes, then all: a sum of 8 * 255 fits into 16 bits. */
static inline size_t
add_lanes(bytes16 v)
{
	const uint64_t even = UINT64_C(0x00FF00FF00FF00FF);
	const uint64_t ones = UINT64_C(0x0001000100010001);
	uint64_t halves[2], sum = 0;

	memcpy(halves, &v, sizeof(halves));
	for (int i = 0; i < 2; i++)
		sum += ((halves[i] & even) + (halves[i] >> 8 & even)) * ones >>
		       48;
	return (size_t)sum;
}

/* How many lanes of MASK are set. */
static inline size_t
count_lanes(bytes16 mask)
{
	return add_lanes(mask & 1);
}

static inline bool
any_lane(bytes16 mask)
{
	return first_lane(mask) < STEP;
}

/* Emoji and the like, which are rare. */
static size_t
count_long(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += (unsigned char)s[i] >= 0xF0;
	return n;
}

void
scan_count_utf8(const char *s, size_t len, size_t *n_continued, size_t *n_long)
{
	bytes16 long_ones = {0};
	size_t i = 0, n_found = 0;

	while (len - i >= STEP) {
		bytes16 continued = {0};

		/* A comparison is 255 where it holds: minus 1.  255 fit. */
		for (int n = 0; n < 255 && len - i >= STEP; n++, i += STEP) {
			bytes16 v = load(s + i);

			continued -= (bytes16)((v & 0xC0) == 0x80);
			long_ones |= (bytes16)(v >= 0xF0);
		}
		n_found += add_lanes(continued);
	}
	if (i < len) {
		bytes16 v = len < STEP
				    ? load_part(s + i, len - i)
				    : last_lanes(load(s + len - STEP), len - i);

		n_found += count_lanes((bytes16)((v & 0xC0) == 0x80));
		long_ones |= (bytes16)(v >= 0xF0);
	}
	*n_continued = n_found;
	*n_long = any_lane(long_ones) ? count_long(s, len) : 0;
}

void
scan_count_case(const char *s, size_t len, size_t *n_upper, size_t *n_lower)
{
	*n_upper = *n_lower = 0;
	for (size_t i = 0; i < len; i += STEP) {
		bytes16 v = len - i < STEP ? load_part(s + i, len - i)
					   : load(s + i);

		*n_upper += count_lanes((bytes16)(v - 'A' <= 'Z' - 'A'));
		*n_lower += count_lanes((bytes16)(v - 'a' <= 'z' - 'a'));
	}
}

size_t
scan_word(const char *s, char folded[SCAN_WORD])
{
	bytes16 v = load(s), lower = v | ((bytes16)(v != 0xC3) & 0x20);
	size_t n =
		first_lane((bytes16)((lower - 'a' > 'z' - 'a') & (v != 0xC3) &
				     ((v - 0x80 > 0xBF - 0x80) | (v == 0x97) |
				      (v == 0x9F) | (v == 0xB7))));

	lower &= (bytes16)(places < (unsigned char)n);
	memcpy(folded, &lower, STEP);
	return n;
}
