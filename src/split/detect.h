/* SPDX-License-Identifier: MIT */
/*
 * Which language a text is in, by its most frequent words: naive Bayes over
 * the languages of data/languages.tsv and "und", any other.
 */
#ifndef SPLIT_DETECT_H
#define SPLIT_DETECT_H

#include "split/document.h"
#include "text/language.h"

#include <stdbool.h>
#include <stdint.h>

struct detect_count {
	uint64_t n_words;
	uint64_t n_hits[LANGUAGE_MAX_KNOWN];
};

/* Counts a word; LANGUAGES are flags as in lexicon->languages. */
static inline void
detect_add(struct detect_count *count, uint32_t languages, bool digits)
{
	count->n_words += !digits;
	for (; languages; languages &= languages - 1)
		count->n_hits[__builtin_ctz(languages)]++;
}

/* The likeliest BCP 47 tag (static) and its probability, 0..1. */
const char *detect_choose(const struct detect_count *count, double *confidence);

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

#endif
