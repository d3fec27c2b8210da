/* SPDX-License-Identifier: MIT */
/*
 * Sixteen bytes at a time, by the vector extensions of GCC and clang: a kind of
 * bytes is a comparison of lanes, and the first lane that is set is found by
 * SSE2 or by counting zeros.
 */
#ifndef TEXT_LANES_H
#define TEXT_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define LANES 16

typedef unsigned char lanes __attribute__((vector_size(LANES)));
/* SSE2 compares only these at once, for greater and less. */
typedef signed char signed_lanes __attribute__((vector_size(LANES)));

static inline lanes
lanes_load(const char *s)
{
	lanes v;

	memcpy(&v, s, LANES);
	return v;
}

/* Sixteen bytes of ones, then zeros. */
static const char lanes_ones[2 * LANES] = "\377\377\377\377\377\377\377\377"
					  "\377\377\377\377\377\377\377\377";

/* V with zeros in all lanes but the first N. */
static inline lanes
lanes_keep_first(lanes v, size_t n)
{
	return v & lanes_load(lanes_ones + LANES - n);
}

/* V with zeros in all lanes but the last N. */
static inline lanes
lanes_keep_last(lanes v, size_t n)
{
	return v & ~lanes_load(lanes_ones + n);
}

static inline bool
lanes_any(lanes mask)
{
#ifdef __SSE2__
	return _mm_movemask_epi8((__m128i)mask);
#else
	uint64_t halves[2];

	memcpy(halves, &mask, sizeof(halves));
	return halves[0] | halves[1];
#endif
}

/* Place of the first lane of MASK that is set, or LANES. */
static inline size_t
lanes_first(lanes mask)
{
#ifdef __SSE2__
	unsigned bits = (unsigned)_mm_movemask_epi8((__m128i)mask);

	return bits ? (size_t)__builtin_ctz(bits) : LANES;
#else
	uint64_t halves[2];

	memcpy(halves, &mask, sizeof(halves));
#ifdef WORDS_BIGENDIAN
	if (halves[0])
		return (size_t)__builtin_clzll(halves[0]) / 8;
	return halves[1] ? 8 + (size_t)__builtin_clzll(halves[1]) / 8 : LANES;
#else
	if (halves[0])
		return (size_t)__builtin_ctzll(halves[0]) / 8;
	return halves[1] ? 8 + (size_t)__builtin_ctzll(halves[1]) / 8 : LANES;
#endif
#endif
}

#endif
