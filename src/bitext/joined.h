/* SPDX-License-Identifier: MIT */
/* A translation that has that of the segment beside it in it as well. */
#ifndef BITEXT_JOINED_H
#define BITEXT_JOINED_H

#include "split/document.h"

/* How many characters of a translation one of the source has, in DOC. */
double joined_find_ratio(const struct document *doc);

/*
 * Whether the target of segment AT is more likely that of this segment and of
 * MISSING, which has none and is beside it.  RATIO as above.
 */
bool joined_is(const struct document *doc, double ratio, size_t at,
	       size_t missing);

#endif
