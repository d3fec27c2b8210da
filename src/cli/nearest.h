/* SPDX-License-Identifier: MIT */
/* Which of a few words is the one that was mistyped. */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <stddef.h>

/* Too far to be meant. */
#define NEAREST_NONE 100

/*
 * How many letters have to be put in, left out, replaced or changed for their
 * neighbour to make one word of the other (optimal string alignment), whatever
 * their case; NEAREST_NONE if that is more than a third of the letters.  Words
 * of more than 32 bytes are far from all others.
 */
unsigned nearest_distance(const char *a, size_t n_a, const char *b, size_t n_b);

/*
 * The one of WORDS, with blanks between them, that is nearest to the N bytes of
 * TEXT, or begins with it, the first of several; its length goes to *N_FOUND.
 * NULL: none is near.
 */
const char *nearest_find(const char *words, const char *text, size_t n,
			 size_t *n_found);

#endif
