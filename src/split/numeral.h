/* SPDX-License-Identifier: MIT */
/*
 * Numbers in words, added up as they are read: "two hundred and five thousand",
 * "mil quinientos millones"; and Roman numerals.
 */
#ifndef SPLIT_NUMERAL_H
#define SPLIT_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct numeral {
	uint64_t total;	  /* with the scales so far */
	uint64_t current; /* after the last scale */
	uint64_t scale;	  /* the last one */
	bool open;	  /* there is one */
	bool half_first;  /* "half a", "medio" */
	bool half;	  /* "and a half" */
};

/* Whether cardinal VALUE goes on with what was read: 30 and 5, 2 and 100. */
bool numeral_goes_on(const struct numeral *numeral, uint64_t value,
		     bool english);

/* Adds cardinal VALUE, which goes on with what was read or begins it. */
void numeral_add(struct numeral *numeral, uint64_t value);

/* A word for 10 to the power of ZEROS; false: the number is too large. */
bool numeral_scale(struct numeral *numeral, unsigned zeros);

/* "medio millón", "dos y medio", "millón y medio". */
void numeral_halve(struct numeral *numeral);

/* The value of a Roman numeral in capitals, or 0. */
uint32_t numeral_read_roman(const char *s, size_t len);

#endif
