/* SPDX-License-Identifier: MIT */
/*
 * The title tells best what an article is about, so its words weigh in most
 * features.  They are looked up in the article's vocabulary and compared by
 * their stems; those that the article has are marked at its terms.  Words in
 * small letters are told apart: names are in many sentences, but what happened
 * is in few.
 */
#include <config.h>

#include "rank/title.h"

#include "rank/ranking.h"
#include "split/word.h"
#include "text/unicode.h"

#include <math.h>
#include <string.h>

/* A title has no more words than these. */
#define MAX_STEMS 64

struct reading {
	struct title *title;
	struct document *doc;
	struct vocabulary *vocabulary;
	const char *s;
	size_t len;
	uint32_t stems[MAX_STEMS];
	uint32_t n_words;
};

/* Finds the title, or the heading that the article begins with. */
static void
find(struct reading *reading)
{
	const struct document *doc = reading->doc;
	const struct segment *first = doc->segments.items;

	if (doc->article.title) {
		reading->s = doc->article.title;
		reading->len = strlen(doc->article.title);
	} else if (doc->segments.n_items && first->kind == SUMARIO_HEADING) {
		reading->s = doc->article.text + first->begin;
		reading->len = first->end - first->begin;
	}
}

/* Whether STEM is new to the title. */
static bool
add_stem(struct reading *reading, uint32_t stem)
{
	struct title *title = reading->title;

	for (size_t i = 0; i < title->n_stems; i++)
		if (reading->stems[i] == stem)
			return false;
	if (title->n_stems == MAX_STEMS)
		return false;
	reading->stems[title->n_stems++] = stem;
	return true;
}

/* Adds STEM to the sums, and marks the term of the article that has it. */
static void
count_stem(struct reading *reading, uint32_t stem, bool is_common)
{
	const struct vocabulary *vocabulary = reading->vocabulary;
	const struct vocabulary_stem *known = &vocabulary->stems.items[stem];
	float idf = known->idf;
	struct term_rating *term;

	reading->title->idf += (double)idf;
	reading->title->common += is_common ? (double)idf : 0;
	reading->title->norm += (double)idf * (double)idf;
	if (known->epoch != vocabulary->epoch)
		return;
	term = &reading->doc->ranking->terms.items[known->place];
	term->title = idf;
	term->in_small_letters = is_common;
}

/* Takes WORD; false: out of memory. */
static bool
take(struct reading *reading, const struct word *word)
{
	const struct vocabulary_word *found =
		vocabulary_add_word(reading->vocabulary, reading->s, word);
	bool is_first = !reading->n_words++;
	bool capital = unicode_class_at(reading->s + word->begin) &
		       UNICODE_UPPER;

	if (!found)
		return false;
	if (is_first)
		reading->title->asks = word->has_digit ||
				       (found->cues & CUE_QUESTION);
	if (found->stem != VOCABULARY_NO_STEM && add_stem(reading, found->stem))
		count_stem(reading, found->stem, !capital || is_first);
	return true;
}

bool
title_read(struct title *title, struct document *doc,
	   struct vocabulary *vocabulary)
{
	struct reading reading = {title, doc, vocabulary, .s = ""};
	struct word word;

	*title = (struct title){0};
	find(&reading);
	for (size_t i = 0; word_next(reading.s, i, reading.len, &word);
	     i = word.end)
		if (!take(&reading, &word))
			return false;
	title->norm = sqrt(title->norm);
	title->asks |= memchr(reading.s, '?', reading.len) != NULL;
	return true;
}
