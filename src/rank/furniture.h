/* SPDX-License-Identifier: MIT */
/*
 * Segments that say nothing or are no part of the article: greetings, page
 * numbers, datelines, captions, pointers to other articles, embedded posts.
 * They are never chosen and do not count when sentences are.  Rules and
 * figures: doc/scoring.md, "Furniture".
 */
#ifndef RANK_FURNITURE_H
#define RANK_FURNITURE_H

#include "split/document.h"

/*
 * Fills doc->furniture with one enum furniture for each segment; headings have
 * FURNITURE_NONE.  If nothing else would be left, all have it: a text of one
 * greeting is its own summary.  False: out of memory.  Linear in the text.
 */
bool furniture_mark(struct document *doc);

/* "pointer", "caption", … as JSON and the tree name them; NULL for none. */
const char *furniture_name(enum furniture kind);

#endif
