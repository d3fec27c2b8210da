/* SPDX-License-Identifier: MIT */
/* Language tags (BCP 47). */
#ifndef TEXT_LANGUAGE_TAG_H
#define TEXT_LANGUAGE_TAG_H

#include <stdbool.h>

/*
 * Whether TAG has the shape of a tag: subtags of 1 to 8 letters and digits
 * with "-" between them, the first of two letters or more.
 */
bool language_tag_is_valid(const char *tag);

/* Whether the first subtags of A and B are the same: es-MX is es. */
bool language_tag_is_same(const char *a, const char *b);

#endif
