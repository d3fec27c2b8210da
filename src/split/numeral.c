/* SPDX-License-Identifier: MIT */
/*
 * Numbers in words and in Roman digits.
 * What is after the last word for a scale is kept apart from what is before, so
 * that a greater scale counts for both: "mil quinientos millones".
 */
#include <config.h>

#include "split/numeral.h"

#include <string.h>

/* Beyond, adding up would overflow. */
#define MAX_VALUE UINT64_C(1000000000000000)
#define MAX_SCALE 15
/* The longest Roman numeral below 4000: MMMDCCCLXXXVIII. */
#define MAX_ROMAN 15

bool
numeral_goes_on(const struct numeral *n, uint64_t value, bool english)
{
	if (!n->open || n->half || n->half_first)
		return false;
	if (!n->current)
		return n->total > 0;
	if (value == 100 && english)
		return n->current < 100;
	if (value < 10)
		return n->current % 10 == 0 && n->current % 100 != 10;
	return value < 100 && n->current % 100 == 0;
}

void
numeral_add(struct numeral *n, uint64_t value)
{
	if (value == 100 && n->current)
		n->current *= 100;
	else
		n->current += value;
	n->open = true;
}

/* 10 to the power of ZEROS, or 0 if that is too much. */
static uint64_t
get_scale(unsigned zeros)
{
	uint64_t scale = 1;

	if (zeros > MAX_SCALE)
		return 0;
	while (zeros--)
		scale *= 10;
	return scale;
}

bool
numeral_scale(struct numeral *n, unsigned zeros)
{
	uint64_t scale = get_scale(zeros), value = n->current;

	if (n->total && scale > n->scale) { /* "mil quinientos millones" */
		value += n->total;
		n->total = 0;
	}
	if (!scale || value > MAX_VALUE / scale)
		return false;
	if (n->half_first)
		n->total = scale / 2;
	else if (n->half)
		n->total += value * scale + scale / 2;
	else
		n->total += (value ? value : 1) * scale;
	n->open = true;
	n->half = n->half_first = false;
	n->current = 0;
	n->scale = scale;
	return true;
}

void
numeral_halve(struct numeral *n)
{
	if (!n->open)
		n->open = n->half_first = true;
	else if (!n->current && n->scale)
		n->total += n->scale / 2;
	else
		n->half = true;
}

/* Whether the LEN bytes at S are how VALUE is written. */
static bool
is_canonical(const char *s, size_t len, uint32_t value)
{
	static const char *const digits[] = {"M",  "CM", "D",  "CD", "C",
					     "XC", "L",	 "XL", "X",  "IX",
					     "V",  "IV", "I"};
	static const uint32_t values[] = {1000, 900, 500, 400, 100, 90, 50,
					  40,	10,  9,	  5,   4,   1};
	size_t at = 0;

	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++)
		for (; value >= values[i]; value -= values[i]) {
			size_t n = strlen(digits[i]);

			if (len - at < n || memcmp(s + at, digits[i], n))
				return false;
			at += n;
		}
	return at == len;
}

uint32_t
numeral_read_roman(const char *s, size_t len)
{
	static const char digits[] = "IVXLCDM";
	static const unsigned values[] = {1, 5, 10, 50, 100, 500, 1000};
	uint32_t sum = 0, last = 0;

	if (len > MAX_ROMAN)
		return 0;
	for (size_t i = len; i-- > 0;) {
		const char *digit = s[i] ? strchr(digits, s[i]) : NULL;
		uint32_t value;

		if (!digit)
			return 0;
		value = values[digit - digits];
		sum = value < last ? sum - value : sum + value;
		last = value > last ? value : last;
	}
	return sum < 4000 && is_canonical(s, len, sum) ? sum : 0;
}
