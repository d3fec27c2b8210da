/* SPDX-License-Identifier: MIT */
/* A number that is being read, and what the files entity_*.c do with it. */
#ifndef SPLIT_ENTITY_NUMBER_H
#define SPLIT_ENTITY_NUMBER_H

#include "split/entity_scanner.h"
#include "split/numeral.h"

/* Longer runs of digits are codes. */
#define ENTITY_MAX_DIGITS 40
/* No multiplier stands for more zeros than these. */
#define ENTITY_MAX_SHIFT 36
/* Room for a number, its zeros and a currency. */
#define ENTITY_ROOM (ENTITY_MAX_DIGITS + ENTITY_MAX_SHIFT + 12)

struct entity_number {
	size_t begin, end;
	char digits[ENTITY_MAX_DIGITS];
	size_t n_digits, n_whole; /* all, and before the decimals */
	unsigned denominator;	  /* of a fraction, else 0 */
	unsigned shift;		  /* the multiplier's zeros */
	unsigned n_lost; /* it is divided by as many tens: ‰, cents */
	bool negative;
	bool grouped; /* it has marks */
	bool unsure;  /* … that may be before decimals or thousands */
	bool scaled;  /* so many thousands, millions */
	bool words;   /* it has words, of the multiplier */
};

/* Makes a whole number of VALUE. */
void entity_set_value(struct entity_number *number, uint64_t value);

/* Its value, if it is whole and below 10^12; false: it is not. */
bool entity_get_value(const struct entity_number *number, uint64_t *value);

/* Takes "millones", "mil 500", "y medio", "docenas" after it (entity_scale.c).
 */
void entity_take_scales(const struct entity_scanner *x,
			struct entity_number *number);

/* Takes a noun that counts, "docenas", after it. */
void entity_take_groups(const struct entity_scanner *x,
			struct entity_number *number);

/* Takes an exponent after it: "e10", "^6", "²". */
void entity_take_power(const struct entity_scanner *x,
		       struct entity_number *number);

/* Takes "sobre 10", "tercios", "cuartas partes de" after a numerator. */
void entity_take_denominator(const struct entity_scanner *x,
			     struct entity_number *number);

/* Takes " 1/2" or "½" after a whole number. */
void entity_take_mixed(const struct entity_scanner *x,
		       struct entity_number *number);

/* Makes a fraction that has decimals a number with them. */
void entity_write_out(struct entity_number *number);

/* Adds NUMBER, which has a denominator: it keeps its form. */
void entity_add_fraction(struct entity_scanner *x,
			 const struct entity_number *number, bool percent);

/*
 * Reads words, and after a scale also digits, that go on with NUMERAL from AT
 * on; where they end, or AT.
 */
size_t entity_read_numeral(const struct entity_scanner *x, size_t at,
			   struct numeral *numeral);

/* Writes the value and SUFFIX to ENTITY_ROOM bytes; returns the length. */
size_t entity_normalize(const struct entity_number *number, const char *suffix,
			char *out);

/* Whether the digits [begin, end) begin a range of years: "1936-1939". */
bool entity_begins_years(const struct entity_scanner *x, size_t begin,
			 size_t end);

/*
 * Adds it as what it is, with what is around it: a percentage, an amount of
 * money, a year, a number (entity_amount.c).
 */
void entity_add_amount(struct entity_scanner *x, struct entity_number *number);

#endif
