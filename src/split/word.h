/* SPDX-License-Identifier: MIT */
/*
 * Words.  A word is a run of letters, digits, combining marks and invisible
 * characters that begins with a letter or digit; one apostrophe or middle dot
 * between letters and one full stop or comma between digits belong to it:
 * "O’Higgins", "1.234,5", "col·legi" are one word, "ex-ministro", "EE.UU." two.
 * A word that was hyphenated at a line end is one; fold_word() leaves the
 * hyphen and the line end out.
 */
#ifndef SPLIT_WORD_H
#define SPLIT_WORD_H

#include <stdbool.h>
#include <stddef.h>

struct word {
	size_t begin, end;
	bool has_digit;
};

/* The first word of [i, end) of S, well-formed UTF-8; false: there is none. */
bool word_next(const char *s, size_t i, size_t end, struct word *word);

#endif
