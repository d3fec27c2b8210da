/* SPDX-License-Identifier: MIT */
/*
 * Where the article quotes, and how each sentence is to its quotations: a
 * bullet must not begin or end inside one, nor give somebody's words as the
 * paper's own.  Rules and figures: doc/scoring.md, "Quotations".
 */
#ifndef RANK_QUOTATION_H
#define RANK_QUOTATION_H

#include "split/document.h"

/* How a segment is to the article's quotations. */
enum quotation_class {
	QUOTATION_OUTSIDE,
	QUOTATION_SPEAKER, /* whole ones, and a verb of saying outside */
	QUOTATION_TERM,	   /* … and less than half is quoted */
	QUOTATION_WHOLE,   /* … and neither */
	QUOTATION_BARE,	   /* nothing outside: nobody says it */
	/* From here on a quotation is torn. */
	QUOTATION_OPENS_BARE,
	QUOTATION_OPENS, /* … after an introduction */
	QUOTATION_CLOSES_BARE,
	QUOTATION_CLOSES_SAID,	/* … with a verb of saying */
	QUOTATION_CLOSES_NAMED, /* … and a name */
	QUOTATION_INSIDE,	/* of one that began before and ends later */
	QUOTATION_MIXED,	/* closes one and opens another */
	QUOTATION_N_CLASSES
};

/* How the end of a quotation is known. */
enum quote_how { QUOTE_CLOSED, QUOTE_LOST_CLOSER, QUOTE_LOST_OPENER };

/* A quotation with its marks. */
struct quote {
	uint32_t begin, end;
	enum quote_how how;
};

/* A quotation mark, of two strokes, that may open or close. */
struct quote_mark {
	uint32_t begin, end;
	uint32_t block;
	uint32_t glyph;
	char shape; /* 'O' opens, 'C' closes, '?' either */
};

/* What is known of a segment. */
struct quotation {
	enum quotation_class class;
	uint32_t n_outside; /* words outside of quotations */
	uint32_t tail;	    /* the word after the last one that ends; 0: none */
};

VECTOR_TYPE(quote_marks, struct quote_mark);
VECTOR_TYPE(quotes, struct quote);
VECTOR_TYPE(quotations, struct quotation);

/*
 * Fills doc->ranking->quotes, the quotations in the order in which they begin,
 * and doc->ranking->quotations, one for each segment.  False: out of memory.
 * Linear in the text.
 */
bool quotation_read(struct document *doc);

/* "outside", "closes", … as JSON and the tree name them. */
const char *quotation_name(enum quotation_class class);

/* Whether a bullet made of the segment begins or ends inside a quotation. */
static inline bool quotation_is_torn(enum quotation_class class)
{
	return class >= QUOTATION_OPENS_BARE;
}

#endif
