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

/* Room for a word that is folded on the way. */
#define WORD_MAX_FOLDED 48

struct word {
	size_t begin, end;
	bool has_digit;
	/*
	 * As by fold_word(), if it was no trouble: most words are letters of
	 * Latin-1 and no longer than this.  0: it is not known.  NULs fill the
	 * first 16 bytes.
	 */
	size_t n_folded;
	char folded[WORD_MAX_FOLDED];
};

/* The first word of [i, end) of S, well-formed UTF-8; false: there is none. */
bool word_next(const char *s, size_t i, size_t end, struct word *word);

/* The first N_MOST words, or all that are there; how many. */
size_t word_read(const char *s, size_t i, size_t end, struct word *words,
		 size_t n_most);

#endif
