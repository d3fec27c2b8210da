/* SPDX-License-Identifier: MIT */
/* A piece of text as a person reads it: without what only marks it. */
#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include "text/language.h"

enum clean_place {
	CLEAN_INSIDE, /* a sentence like any other */
	CLEAN_ITEM    /* the beginning of a list item */
};

/*
 * Writes the LEN bytes of S, well-formed UTF-8, to OUT as they are read, and
 * returns how many bytes that is.  OUT has room for LEN bytes: the result is
 * never longer, in bytes, code points or words.
 *
 * - A run of white space is one space; none is left at the ends.
 * - Invisible characters are left out, and a hyphen at a line end with it.
 * - So are marks of notes: "[1]", "¹", "(*)", "†".
 * - And what comes before the first word: the mark of a list item ("•", "1)",
 *   "a)", an emoji; dashes and "1." where PLACE lets them be one), then the
 *   dateline of an agency ("MADRID, 3 may (EFE).-", "(CNN) -"), then words that
 *   have one of the flags CONNECTIVES, LEANING_EMPTY and LEANING_APART:
 *   "Asimismo, el puente" becomes "El puente".
 *
 * If no letter or digit would be left, only white space is put right.  Linear
 * in LEN.
 */
size_t clean_text(const struct language *lexicon, const char *s, size_t len,
		  enum clean_place place, uint32_t connectives, char *out);

#endif
