/* SPDX-License-Identifier: MIT */
/*
 * Finding the few bytes that matter.
 * Sixteen bytes at a time (text/lanes.h).  What a kind of bytes is, is written
 * once for each.
 */
#include <config.h>

#include "text/scan.h"

#include "text/lanes.h"

/*
 * The last bytes, fewer than LANES, are looked at with those before them if
 * there are enough: to copy them would take longer than all the rest.
 */

/* First byte of [i, end) of the kind MATCH sets lanes for, or END. */
static inline size_t
find(const char *s, size_t i, size_t end, lanes (*match)(lanes))
{
	size_t lane;

	for (; end - i >= LANES; i += LANES) {
		lanes found = match(lanes_load(s + i));

		if (lanes_any(found))
			return i + lanes_first(found);
	}
	if (i < end && end >= LANES) {
		lane = lanes_first(lanes_keep_last(
			match(lanes_load(s + end - LANES)), end - i));
		i = lane < LANES ? end - LANES + lane : end;
	} else if (i < end) {
		char last[LANES] = {0};

		memcpy(last, s + i, end - i);
		lane = lanes_first(match(lanes_load(last)));
		i = lane < end - i ? i + lane : end;
	}
	return i;
}

/* Each lane becomes that of the byte after; the last one is 0. */
static inline lanes
next_lanes(lanes v)
{
#ifdef __SSE2__
	return (lanes)_mm_srli_si128((__m128i)v, 1);
#else
	char bytes[LANES + 1] = {0};

	memcpy(bytes, &v, LANES);
	return lanes_load(bytes + 1);
#endif
}

/* The same, if MATCH wants to see the byte after each, too; 0 is the last. */
static inline size_t
find_pair(const char *s, size_t i, size_t end, lanes (*match)(lanes, lanes))
{
	size_t lane;

	for (; end - i > LANES; i += LANES) {
		lanes found = match(lanes_load(s + i), lanes_load(s + i + 1));

		if (lanes_any(found))
			return i + lanes_first(found);
	}
	if (i < end && end > LANES) {
		/* The last byte has none after it. */
		lanes v = lanes_load(s + end - LANES), next = next_lanes(v);

		lane = lanes_first(lanes_keep_last(match(v, next), end - i));
		i = lane < LANES ? end - LANES + lane : end;
	} else if (i < end) {
		char last[LANES + 1] = {0};

		memcpy(last, s + i, end - i);
		lane = lanes_first(
			match(lanes_load(last), lanes_load(last + 1)));
		i = lane < end - i ? i + lane : end;
	}
	return i;
}

static inline lanes
newline_bytes(lanes v)
{
	return (lanes)((v - 0x0A <= 0x0D - 0x0A) | (v == 0xC2) | (v == 0xE2));
}

size_t
scan_newline(const char *s, size_t i, size_t end)
{
	return find(s, i, end, newline_bytes);
}

static inline lanes
punctuation_bytes(lanes v)
{
	return (lanes)((v == '.') | (v - '!' <= '"' - '!') | (v == '?') |
		       (v == ';') | (v - '(' <= ')' - '(') | (v == 0xE2) |
		       (v == 0xF0));
}

size_t
scan_punctuation(const char *s, size_t i, size_t end)
{
	return find(s, i, end, punctuation_bytes);
}

static inline lanes
control_bytes(lanes v)
{
	return (lanes)((v < 0x20) | (v == 0x7F) | (v == 0xC2) | (v == 0xE2));
}

size_t
scan_control(const char *s, size_t i, size_t end)
{
	return find(s, i, end, control_bytes);
}

static inline lanes
escape_bytes(lanes v)
{
	return (lanes)((v < 0x20) | (v == '"') | (v == '\\') | (v == 0x7F) |
		       (v == 0xC2) | (v == 0xE2));
}

size_t
scan_escape(const char *s, size_t i, size_t end)
{
	return find(s, i, end, escape_bytes);
}

static inline lanes
json_bytes(lanes v)
{
	return (lanes)((v < 0x20) | (v == '"') | (v == '\\'));
}

size_t
scan_json(const char *s, size_t i, size_t end)
{
	return find(s, i, end, json_bytes);
}

static inline lanes
quote_bytes(lanes v)
{
	return (lanes)((v == '"') | (v == '\'') | (v == '`') | (v == 0xC2) |
		       (v >= 0xE2));
}

size_t
scan_quote(const char *s, size_t i, size_t end)
{
	return find(s, i, end, quote_bytes);
}

static inline lanes
digit_bytes(lanes v)
{
	return (lanes)(v - '0' <= '9' - '0');
}

size_t
scan_digit(const char *s, size_t i, size_t end)
{
	return find(s, i, end, digit_bytes);
}

static inline lanes
entity_bytes(lanes v, lanes next)
{
	return (lanes)((v - '0' <= ':' - '0') | (v - '@' <= 'Z' - '@') |
		       (v == '.') | (v - '"' <= '\'' - '"') |
		       (v - '_' <= '`' - '_') |
		       ((v >= 0xC2) & ((v != 0xC3) | (next < 0x9F))));
}

size_t
scan_entity(const char *s, size_t i, size_t end)
{
	return find_pair(s, i, end, entity_bytes);
}

static inline lanes
unplain_bytes(lanes v, lanes next)
{
	return (lanes)((v < 0x20) | (v == 0xC2) | (v >= 0xCC) |
		       ((v == ' ') & (next == ' ')));
}

size_t
scan_unplain(const char *s, size_t i, size_t end)
{
	return find_pair(s, i, end, unplain_bytes);
}

static inline lanes
marked_bytes(lanes v)
{
	return (lanes)((v < 0x20) | (v == 0x7F) | (v == '(') | (v == '*') |
		       (v == '-') | (v == '>') | (v == '[') |
		       ((v >= 0xC0) & (v != 0xC3)));
}

static inline lanes
marked_or_blank_before(lanes v, lanes next)
{
	return marked_bytes(v) | ((lanes)(v == ' ') &
				  (marked_bytes(next) | (lanes)(next == ' ')));
}

size_t
scan_marked(const char *s, size_t i, size_t end)
{
	return find_pair(s, i, end, marked_or_blank_before);
}

/* LEN bytes, fewer than LANES, and NULs. */
static inline lanes
load_part(const char *s, size_t len)
{
	char part[LANES] = {0};

	memcpy(part, s, len);
	return lanes_load(part);
}

/* Pairs of lanes, then all: a sum of 8 * 255 fits into 16 bits. */
static inline size_t
add_lanes(lanes v)
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
count_lanes(lanes mask)
{
	return add_lanes(mask & 1);
}

/* Bytes that continue a character are less, with a sign. */
#define FIRST ((signed char)0xC0)

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
	lanes long_ones = {0};
	size_t i = 0, n_found = 0;

	while (len - i >= LANES) {
		lanes continued = {0};

		/* A comparison is 255 where it holds: minus 1.  255 fit. */
		for (int n = 0; n < 255 && len - i >= LANES; n++, i += LANES) {
			lanes v = lanes_load(s + i);

			continued -= (lanes)((signed_lanes)v < FIRST);
			long_ones |= (lanes)(v >= 0xF0);
		}
		n_found += add_lanes(continued);
	}
	if (i < len) {
		lanes v = len < LANES
				  ? load_part(s + i, len - i)
				  : lanes_keep_last(lanes_load(s + len - LANES),
						    len - i);

		n_found += count_lanes((lanes)((signed_lanes)v < FIRST));
		long_ones |= (lanes)(v >= 0xF0);
	}
	*n_continued = n_found;
	*n_long = lanes_any(long_ones) ? count_long(s, len) : 0;
}

void
scan_count_case(const char *s, size_t len, size_t *n_upper, size_t *n_lower)
{
	*n_upper = *n_lower = 0;
	for (size_t i = 0; i < len; i += LANES) {
		lanes v = len - i < LANES ? load_part(s + i, len - i)
					  : lanes_load(s + i);

		*n_upper += count_lanes((lanes)(v - 'A' <= 'Z' - 'A'));
		*n_lower += count_lanes((lanes)(v - 'a' <= 'z' - 'a'));
	}
}
