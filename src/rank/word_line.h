/* SPDX-License-Identifier: MIT */
/*
 * Some words of a segment, folded, one after the other, so that phrases
 * of data/es/ can be looked up at any of them.
 */
#ifndef RANK_WORD_LINE_H
#define RANK_WORD_LINE_H

#include "split/document.h"

/* So many words are read. */
#define LINE_MAX_WORDS 40
/* A longer word is in no list. */
#define LINE_MAX_WORD 47

struct line {
	const char *text;
	uint32_t begin, end;
	uint32_t n;
	uint32_t word_begin[LINE_MAX_WORDS], word_end[LINE_MAX_WORDS];
	/* Word K is [at[K], at[K + 1] - 1) of folded; a blank is after it. */
	uint16_t at[LINE_MAX_WORDS + 1];
	char folded[LINE_MAX_WORDS * (LINE_MAX_WORD + 1)];
};

/*
 * Reads words [first, end), at most LINE_MAX_WORDS, of SEGMENT; END may be
 * larger than their number.
 */
void line_read(const struct document *doc, const struct segment *segment,
	       uint32_t first, uint32_t end, struct line *line);

/*
 * Value of the longest entry of TABLE that begins with word K; 0: there is
 * none.  *N_WORDS is how many words it has, then 0.
 */
uint32_t line_find(const struct line *line, const struct lexicon_table *table,
		   uint32_t k, uint32_t *n_words);

/* The same for N words of TEXT, which are folded as far as need be. */
uint32_t line_find_at(const char *text, const struct running_word *words,
		      uint32_t n, const struct lexicon_table *table,
		      uint32_t *n_words);

/* Value of word K alone in TABLE; 0: it is not there. */
uint32_t line_find_word(const struct line *line, uint32_t k,
			const struct lexicon_table *table);

/* The code point before word K or after it, blanks left out; 0: none. */
uint32_t line_before(const struct line *line, uint32_t k);
uint32_t line_behind(const struct line *line, uint32_t k);

#endif
