/* SPDX-License-Identifier: MIT */
/*
 * Which language a text is in, by the weights of its words (text/gram.h): each
 * segment alone, as far as that is clear, then the article.
 */
#ifndef SPLIT_DETECT_H
#define SPLIT_DETECT_H

#include "split/document.h"
#include "text/gram.h"
#include "text/language.h"

#include <stdbool.h>
#include <stdint.h>

/* More frequent words of a segment say nothing new, and sums stay small. */
#define DETECT_MAX_LISTED 1000

/* What the frequent words of a segment weigh. */
struct detect_sum {
	int16_t scores[GRAM_STRIDE];
	uint32_t n_words, n_listed;
};

/* Adds a word; ROW: of gram_find_word(). */
static inline void
detect_add(struct detect_sum *sum, uint32_t row, bool digits)
{
	const int8_t *weights = gram_weights[row];

	sum->n_words += !digits;
	if (!row || digits || sum->n_listed == DETECT_MAX_LISTED)
		return;
	sum->n_listed++;
	for (int k = 0; k < GRAM_STRIDE; k++)
		sum->scores[k] = (int16_t)(sum->scores[k] + weights[k]);
}

/* Room for the languages that are told, for all others, and for none. */
#define DETECT_N_CLASSES (LANGUAGE_MAX_KNOWN + 2)

/* An article so far; zeroed memory at its beginning. */
struct detect {
	int32_t clear[GRAM_STRIDE]; /* scores of segments that are */
	int32_t unclear[GRAM_STRIDE];
	uint64_t n_words[DETECT_N_CLASSES]; /* of segments */
	uint64_t n_all; /* without those that have digits */
};

/*
 * Tells the language of SEGMENT of DOC, all words of which have been added to
 * SUM, if it is clear.
 */
void detect_segment(struct detect *detect, const struct document *doc,
		    struct segment *segment, const struct detect_sum *sum);

/*
 * The language of DOC, whose segments have been told, its confidence, and its
 * parts if they are in several.  False: out of memory.
 */
bool detect_article(struct detect *detect, struct document *doc);

/*
 * The language with lists of its own that the first words of [begin, end) of S
 * are in, if that is sure, else the default one.
 */
const struct language *detect_guess(const char *s, size_t begin, size_t end);

/*
 * Whether DOC, whose language has been chosen, may be in that of TAG.  Of so
 * few characters that there is little to say anything may be.
 */
bool detect_may_be(const struct document *doc, const char *tag);

/* Whether SEGMENT of DOC is clearly in another language than DOC is. */
bool detect_is_foreign(const struct document *doc,
		       const struct segment *segment);

#endif
