/* SPDX-License-Identifier: MIT */
/* Which paragraphs of an article are in which language. */
#ifndef SPLIT_DETECT_PART_H
#define SPLIT_DETECT_PART_H

#include "split/detect.h"

/* Fewer words are no part of an article in several languages. */
#define DETECT_MIN_PART 8

/* The class with the most words; UNCLEAR: nothing was clear. */
unsigned detect_find_largest(const uint64_t *n_words);

/*
 * Fills in the parts of DOC, which is mainly in CLASS, or none if it has only
 * one.  False: out of memory.
 */
bool detect_find_parts(const struct detect *detect, struct document *doc,
		       unsigned class);

#endif
