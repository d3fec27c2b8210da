/* SPDX-License-Identifier: MIT */
/*
 * Which articles are copies, word for word or nearly, of one before them.
 * Linear in the number of articles, whatever they are.
 */
#ifndef BRIEF_COPIES_H
#define BRIEF_COPIES_H

#include "brief/sketch.h"

#define COPY_NONE UINT32_MAX

/* From this estimated Jaccard similarity on an article is a copy. */
#define COPY_MIN_JACCARD 0.5

/*
 * *COPY_OF, to be freed, has for each article the number of the one it is a
 * copy of, which is none itself, or COPY_NONE.  False: out of memory.
 */
bool copies_find(const struct sketches *sketches, uint32_t **copy_of);

/*
 * Whether most of the shorter of the two is in the other one: it was
 * shortened, or quoted with something around it.
 */
bool copies_contain(const struct sketch *a, const struct sketch *b);

#endif
