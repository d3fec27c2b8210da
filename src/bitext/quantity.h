/* SPDX-License-Identifier: MIT */
/*
 * What a text says in numbers, in a form that does not depend on its language:
 * the normalised numbers, percentages, amounts, dates and times that
 * split/entity.h finds, and beside them ordinals and numbers in words.
 */
#ifndef BITEXT_QUANTITY_H
#define BITEXT_QUANTITY_H

#include "split/document.h"

enum quantity_kind {
	QUANTITY_NUMBER,
	QUANTITY_PERCENT,
	QUANTITY_MONEY,
	QUANTITY_TIME,	/* "15:30" */
	QUANTITY_MONTH, /* 1 to 12 */
	QUANTITY_WEEKDAY, /* 1 to 7 */
	QUANTITY_DECADE /* "1970s": 1970; "70s": 70 */
};

struct quantity {
	enum quantity_kind kind;
	struct span text;    /* in its text */
	struct span value;   /* "1234.5": no sign, no needless zeros */
	struct span unit;    /* of money: the code */
	struct span noun;    /* of a number: a word that may be a currency */
	bool soft;	     /* in words: it need not be in the other text */
	bool firm;	     /* soft, but a number and nothing else: "two" */
	bool clear;	     /* of a time: it is known which half of the day */
	bool used;	     /* for who compares */
	unsigned shift;	     /* zeros that its words stand for: "million" 6 */
	unsigned next_shift; /* those of the next number, without one itself */
};

VECTOR_TYPE(quantities, struct quantity);

/* What is in a text besides. */
struct quantity_signs {
	bool half;    /* "y medio" */
	bool percent; /* a percentage, or a word for it */
};

/*
 * Fills QUANTITIES with those of segment I of DOC, in order, by the conventions
 * of its lexicon; its entities have been found.  Strings live in the text or in
 * ARENA.  False: out of memory.
 */
bool quantity_find(struct quantities *quantities, struct quantity_signs *signs,
		   struct arena *arena, const struct document *doc, size_t i);

/* Whether there is a letter in TEXT: "3 de mayo" has one, "3/5" has none. */
bool quantity_has_letter(struct span text);

/* Whether CODE is a day that is called so: "11-S". */
bool quantity_is_day(struct span code);

#endif
