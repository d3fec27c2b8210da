/* SPDX-License-Identifier: MIT */
/* The words of pages, in whatever language: data/html_*.tsv as tables. */
#ifndef READ_HTML_WORDS_H
#define READ_HTML_WORDS_H

#include "base/ascii.h"
#include "text/lexicon.h"

/* Names of elements, taken apart into words: flags, see enum html_hint. */
extern const struct lexicon_table *const html_words_hints;

/* How texts that are no part of an article begin: words at most. */
extern const struct lexicon_table *const html_words_interludes;

/* Words of lines that ask readers for something: flags. */
extern const struct lexicon_table *const html_words_promos;

/* Months in dates: their numbers, and 13 for what else is in them. */
extern const struct lexicon_table *const html_words_months;

/* Words of lines about who wrote an article: flags. */
enum html_words_byline { BYLINE_BY = 1, BYLINE_AND = 2, BYLINE_STOP = 4 };
extern const struct lexicon_table *const html_words_bylines;

/* Whether C is part of a word: a letter, or a byte beyond ASCII. */
static inline bool
html_words_is_letter(char c)
{
	return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

/*
 * Writes the beginning of [S, LEN) in small letters, without accents and marks
 * before the first letter, to OUT of SIZE bytes, with a NUL.
 */
void html_words_simplify(const char *s, size_t len, char *out, size_t size);

#endif
