/* SPDX-License-Identifier: MIT */
/*
 * Which language an article is in.
 * Naive Bayes with one weight for all words: neighbours such as Galician and
 * Portuguese share most of their words, so a listed word is weak evidence.
 */
#include <config.h>

#include "split/detect.h"

#include "split/word.h"
#include "text/fold.h"
#include "text/language_tag.h"

#include <math.h>

/*
 * A listed word is so much likelier (in nats) in its language than in one
 * that does not list it.  Low, since neighbours share most of their words.
 */
#define EVIDENCE 1.0
/* "und" is as likely as a language that lists this share of the words. */
#define UNKNOWN_SHARE 0.2
/* Fewer characters are too little to say that it is another language. */
#define MIN_CODEPOINTS 150

const char *
detect_choose(const struct detect_count *count, double *confidence)
{
	double hits = UNKNOWN_SHARE * (double)count->n_words, best = hits;
	double sum = 0;
	const char *tag = "und";

	for (int i = 0; language_known[i]; i++)
		if ((double)count->n_hits[i] > best) {
			best = (double)count->n_hits[i];
			tag = language_known[i];
		}
	sum = exp(EVIDENCE * (hits - best));
	for (int i = 0; language_known[i]; i++)
		sum += exp(EVIDENCE * ((double)count->n_hits[i] - best));
	*confidence = count->n_words ? 1 / sum : 0;
	return tag;
}

/* -- Before an article is read ------------------------------------------- */

/* Words are looked at in steps until it is clear that it is the default. */
#define N_STEP 8
#define N_GUESSED 200
/* So many more of its words than of any other language are clear. */
#define CLEAR_LEAD 2
/* Another language is that sure at least. */
#define MIN_CONFIDENCE 0.9

static uint32_t
find_languages(const char *s, const struct word *word)
{
	const struct lexicon_table *table = language_default()->languages;
	char folded[FOLD_ROOM];

	if (word->n_folded)
		return lexicon_find(table, word->folded, word->n_folded);
	return lexicon_find(
		table, folded,
		fold_word(s + word->begin, word->end - word->begin, folded));
}

/* Counts words of [i, end) up to N_MOST in all; returns where it stopped. */
static size_t
count_words(struct detect_count *count, const char *s, size_t i, size_t end,
	    uint64_t n_most)
{
	struct word word;

	while (count->n_words < n_most && word_next(s, i, end, &word)) {
		i = word.end;
		detect_add(count, find_languages(s, &word), word.has_digit);
	}
	return i;
}

/* Whether the default language has clearly more words than any other. */
static bool
is_default(const struct detect_count *count)
{
	uint32_t own = language_find_bit(language_default()->tag);
	uint64_t most = 0, n_own = 0;

	for (uint32_t i = 0; language_known[i]; i++)
		if (own == UINT32_C(1) << i)
			n_own = count->n_hits[i];
		else if (count->n_hits[i] > most)
			most = count->n_hits[i];
	return n_own >= most + CLEAR_LEAD;
}

const struct language *
detect_guess(const char *s, size_t begin, size_t end)
{
	struct detect_count count = {0};
	double confidence;
	const char *tag;
	size_t i = begin;

	if (end - begin < MIN_CODEPOINTS)
		return language_default();
	for (uint64_t n = N_STEP; n <= N_GUESSED; n += N_STEP) {
		i = count_words(&count, s, i, end, n);
		if (is_default(&count))
			return language_default();
	}
	tag = detect_choose(&count, &confidence);
	return confidence < MIN_CONFIDENCE ? language_default()
					   : language_of_article(tag);
}

bool
detect_may_be(const struct document *doc, const char *tag)
{
	return doc->article.options->depth < SUMARIO_DEPTH_WORDS ||
	       doc->article.n_codepoints < MIN_CODEPOINTS ||
	       language_tag_is_same(doc->language, tag);
}
