/* SPDX-License-Identifier: MIT */
/*
 * Which articles of a story are copies of one text, word for word or nearly:
 * shortened, with another headline, with newer figures.
 */
#ifndef BRIEF_COPIES_H
#define BRIEF_COPIES_H

#include "brief/sketch.h"

#define COPY_NONE UINT32_MAX

/*
 * COPY_OF[article] becomes COPY_NONE or the version that is told instead, which
 * is itself no copy, for each of the N MEMBERS, which are in order: the latest
 * by date, then the longest, then the first.  At most 256 texts are told
 * apart.  False: out of memory.
 */
bool copies_find(const struct sketches *sketches, const uint32_t *members,
		 uint32_t n, uint32_t *copy_of);

#endif
