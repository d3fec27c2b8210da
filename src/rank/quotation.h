/* SPDX-License-Identifier: MIT */
/*
 * Where the article quotes, and how each sentence is to its quotations: a
 * bullet must not begin or end inside one, nor give somebody's words as the
 * paper's own.  Rules and figures: doc/scoring.md, "Quotations".
 */
#ifndef RANK_QUOTATION_H
#define RANK_QUOTATION_H

#include "split/document.h"

/*
 * Fills doc->quotes, the quotations in the order in which they begin, and
 * doc->quotations, one for each segment.  False: out of memory.  Linear in the
 * text.
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
