/* SPDX-License-Identifier: MIT */
/*
 * What numbers a sentence or an item: "1.1.", "ii.", "b)", "Artículo 5.",
 * "Disposición final primera.", "Segundo."
 */
#ifndef SPLIT_LABEL_H
#define SPLIT_LABEL_H

#include "split/stop.h"

/*
 * After the mark of a lettered item and the blank after it, or AT: "b) ",
 * "(ii) ".  "ii. " and "b. " are marks only in a sentence that began with one.
 */
size_t label_skip_item(const struct stop *p, size_t at);

/* Whether the sentence begins with the mark of an item. */
bool label_begins_item(const struct stop *p);

/* Whether [begin, end) is a number of several levels: 1.1, A.2, 3.º. */
bool label_is_levels(const char *s, size_t begin, size_t end);

/* Whether [begin, end) are small letters that are a Roman numeral: iv. */
bool label_is_small_roman(const char *s, size_t begin, size_t end);

/* Whether all of the sentence up to the stop numbers what follows. */
bool label_is_heading(const struct stop *p);

#endif
