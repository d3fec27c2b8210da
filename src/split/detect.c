/* SPDX-License-Identifier: MIT */
/*
 * Which language an article is in.
 * The weights of its words are logarithms, so they are added up; the models of
 * languages that are not told count as one, "und".  Frequent words, whose
 * weights are known anyway, tell nearly every sentence; letters are looked at
 * only where they do not.  A sentence that is clear counts for its language
 * with all its words, so a quotation does not change the article's, and one
 * that is half in another language is not sure of its own.  All of it is
 * integers, so that every machine says the same.
 */
#include <config.h>

#include "split/detect.h"

#include "split/detect_part.h"
#include "split/detect_score.h"
#include "split/word.h"
#include "text/fold.h"
#include "text/language_tag.h"

#include <string.h>

/* Weights are in units of 1/6 nat.  One in 150 segments as clear is wrong. */
#define CLEAR_LEAD 30
/* With less, frequent words are not enough. */
#define SHORT_LEAD 90
/* So far ahead an article is in a language, even if parts are not clear. */
#define SURE_LEAD 240
/* So far ahead of the article's language a foreign sentence's is. */
#define FOREIGN_LEAD 54
/* What a word in another script says against the languages that are known. */
#define UNKNOWN_WORD 12
/* Words of a segment whose letters are read, and of an article in all. */
#define MIN_READ 8
#define MAX_READ 60
#define MAX_READ_ALL 120
/* A segment of which fewer tenths are frequent words is strange. */
#define STRANGE_TENTHS 2
/* If more tenths of an article are not clear, their letters are read; of so
 * many even if it is far ahead, as the sum of many alike may be by chance. */
#define UNCLEAR_TENTHS 3
#define MOSTLY_TENTHS 7
/* More words say nothing new, and sums stay small. */
#define MAX_COUNTED (1 << 24)
/* Fewer characters are too little to say that it is another language. */
#define MIN_CODEPOINTS 150

/* -- Scores -------------------------------------------------------------- */

static void
add_scores(int32_t *scores, const int32_t *more)
{
	for (int k = 0; k < GRAM_STRIDE; k++)
		scores[k] += more[k];
}

static void
add_sum(int32_t *scores, const struct detect_sum *sum)
{
	for (int k = 0; k < GRAM_STRIDE; k++)
		scores[k] += sum->scores[k];
}

/* -- Words --------------------------------------------------------------- */

/* WORD of S folded: by ROOM, if reading it has not done so. */
static const char *
get_folded(const char *s, const struct word *word, char *room, size_t *n)
{
	*n = word->n_folded;
	if (*n)
		return word->folded;
	*n = fold_word(s + word->begin, word->end - word->begin, room);
	return room;
}

static void
add_word(int32_t *scores, const char *s, const struct word *word)
{
	char room[FOLD_ROOM];
	const char *folded;
	size_t n;

	if (word->has_digit)
		return;
	folded = get_folded(s, word, room, &n);
	if (!gram_add_word(scores, folded, n))
		for (unsigned k = 0; k < gram_n_known(); k++)
			scores[k] -= UNKNOWN_WORD;
}

/* Adds the words of [i, end) of S, N_MOST of them; returns how many. */
static uint32_t
add_words(int32_t *scores, const char *s, size_t i, size_t end, uint32_t n_most)
{
	struct word word;
	uint32_t n = 0;

	for (; n < n_most && word_next(s, i, end, &word); i = word.end, n++)
		add_word(scores, s, &word);
	return n;
}

/* Adds the words of the segments of DOC that are not clear; or of all. */
static void
add_segments(int32_t *scores, const struct document *doc, bool all)
{
	uint32_t left = MAX_READ_ALL;

	for (size_t i = 0; i < doc->segments.n_items && left; i++) {
		const struct segment *segment = &doc->segments.items[i];

		if (all || segment->language == SEGMENT_UNCLEAR)
			left -= add_words(scores, doc->article.text,
					  segment->begin, segment->end, left);
	}
}

/* -- Segments ------------------------------------------------------------ */

/* Whether few of the words are frequent ones of any language. */
static bool
is_strange(const struct detect_sum *sum)
{
	return sum->n_words >= MIN_READ &&
	       sum->n_listed * 10 < sum->n_words * STRANGE_TENTHS;
}

/* The lead of model OWN before all others. */
static int
find_lead(const int16_t *scores, unsigned own)
{
	int16_t others[GRAM_STRIDE], most = INT16_MIN;

	memcpy(others, scores, sizeof(others));
	others[own] = INT16_MIN;
	for (int k = 0; k < GRAM_STRIDE; k++)
		most = others[k] > most ? others[k] : most;
	return scores[own] - most;
}

/* The class of SEGMENT, not clearly the default; SCORES: what it weighs. */
static unsigned
classify(const struct document *doc, const struct segment *segment,
	 const struct detect_sum *sum, int32_t *scores)
{
	int32_t lead;
	unsigned class;

	if (is_strange(sum))
		add_words(scores, doc->article.text, segment->begin,
			  segment->end, MAX_READ);
	else
		add_sum(scores, sum);
	class = detect_find_best(scores, &lead);
	return lead < CLEAR_LEAD ? SEGMENT_UNCLEAR : class;
}

void
detect_segment(struct detect *detect, const struct document *doc,
	       struct segment *segment, const struct detect_sum *sum)
{
	int32_t scores[GRAM_STRIDE] = {0};
	unsigned class = DETECT_DEFAULT_MODEL + 1;

	detect->n_all += sum->n_words;
	/* Nearly all segments are in the default language. */
	if (find_lead(sum->scores, DETECT_DEFAULT_MODEL) >= CLEAR_LEAD &&
	    !is_strange(sum) && detect->n_all < MAX_COUNTED) {
		add_sum(detect->clear, sum);
	} else {
		class = classify(doc, segment, sum, scores);
		if (detect->n_all < MAX_COUNTED)
			add_scores(class == SEGMENT_UNCLEAR ? detect->unclear
							    : detect->clear,
				   scores);
	}
	segment->language = (uint8_t) class;
	detect->n_words[class] += segment->n_words;
}

/* -- Articles ------------------------------------------------------------ */

/*
 * Chooses by the whole article.  If much of it is not clear, the letters of
 * that are read, too, and those of all of it if it is short.
 */
static unsigned
choose_class(const struct detect *detect, const struct document *doc,
	     double *confidence)
{
	uint64_t n_unclear = detect->n_words[SEGMENT_UNCLEAR];
	int32_t scores[GRAM_STRIDE] = {0}, lead;
	bool all;

	detect_add_bias(scores);
	add_scores(scores, detect->clear);
	add_scores(scores, detect->unclear);
	detect_find_best(scores, &lead);
	all = lead < SHORT_LEAD;
	if (all || n_unclear * 10 > doc->n_words * (lead < SURE_LEAD
							    ? UNCLEAR_TENTHS
							    : MOSTLY_TENTHS)) {
		memset(scores, 0, sizeof(scores));
		detect_add_bias(scores);
		if (!all)
			add_scores(scores, detect->clear);
		add_segments(scores, doc, all);
	}
	return detect_choose(scores, confidence);
}

/* The share of the words that are not clearly in another language. */
static double
get_share(const struct detect *detect, const struct document *doc,
	  unsigned class)
{
	return (double)(detect->n_words[class] +
			detect->n_words[SEGMENT_UNCLEAR]) /
	       (double)doc->n_words;
}

/*
 * Segments that seem to be in another language than CLASS: a title in it may
 * be all that is frequent in them, so now their letters are read, too.
 */
static void
confirm_segments(struct detect *detect, const struct document *doc,
		 unsigned class)
{
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		struct segment *segment = &doc->segments.items[i];
		int32_t scores[GRAM_STRIDE] = {0}, lead;
		unsigned found;

		if (segment->language == SEGMENT_UNCLEAR ||
		    segment->language == class)
			continue;
		add_words(scores, doc->article.text, segment->begin,
			  segment->end, MAX_READ);
		found = detect_find_best(scores, &lead);
		if (detect_score(scores, found) - detect_score(scores, class) <
		    FOREIGN_LEAD)
			found = SEGMENT_UNCLEAR;
		detect->n_words[segment->language] -= segment->n_words;
		detect->n_words[found] += segment->n_words;
		segment->language = (uint8_t)found;
	}
}

bool
detect_article(struct detect *detect, struct document *doc)
{
	double *confidence = &doc->language_confidence;
	bool several = false;
	unsigned class;

	doc->language = "und";
	*confidence = 0;
	if (!detect->n_all)
		return true;
	class = choose_class(detect, doc, confidence);
	if (get_share(detect, doc, class) < 1)
		confirm_segments(detect, doc, class);
	/* Each sentence may be clearly in another one. */
	if (!detect->n_words[class] && !detect->n_words[SEGMENT_UNCLEAR]) {
		class = detect_find_largest(detect->n_words);
		*confidence = 1 - *confidence;
	}
	*confidence *= get_share(detect, doc, class);
	doc->language = detect_tag(class);
	for (unsigned k = 1; k <= detect_other(); k++)
		several |= k != class && detect->n_words[k] >= DETECT_MIN_PART;
	return !several || detect_find_parts(detect, doc, class);
}

bool
detect_is_foreign(const struct document *doc, const struct segment *segment)
{
	return segment->language != SEGMENT_UNCLEAR &&
	       strcmp(detect_tag(segment->language), doc->language) &&
	       strcmp(doc->language, "und");
}

/* -- Before an article is read ------------------------------------------- */

/* Words are looked at in steps until it is clear that it is the default. */
#define N_STEP 8
#define N_GUESSED 200
/* Another language is that sure at least. */
#define MIN_CONFIDENCE 0.9

/* Adds the frequent words among N_STEP of [i, end); where it stopped. */
static size_t
add_listed(struct detect_sum *sum, const char *s, size_t i, size_t end)
{
	struct word word;

	for (int n = 0; n < N_STEP && word_next(s, i, end, &word); n++) {
		char room[FOLD_ROOM];
		size_t len;
		const char *folded = get_folded(s, &word, room, &len);

		detect_add(sum, gram_find_word(folded, len), word.has_digit);
		i = word.end;
	}
	return i;
}

/* Whether the frequent words are clearly the default language's. */
static bool
is_default(const struct detect_sum *sum)
{
	int32_t scores[GRAM_STRIDE] = {0}, lead;
	unsigned class;

	add_sum(scores, sum);
	class = detect_find_best(scores, &lead);
	return lead >= CLEAR_LEAD / 2 &&
	       !strcmp(detect_tag(class), language_default()->tag);
}

const struct language *
detect_guess(const char *s, size_t begin, size_t end)
{
	struct detect_sum sum = {0};
	int32_t scores[GRAM_STRIDE] = {0};
	double confidence;
	unsigned class;
	size_t i = begin;

	if (end - begin < MIN_CODEPOINTS)
		return language_default();
	for (int n = N_STEP; n <= N_GUESSED; n += N_STEP) {
		i = add_listed(&sum, s, i, end);
		if (is_default(&sum))
			return language_default();
	}
	add_words(scores, s, begin, i, N_GUESSED);
	detect_add_bias(scores);
	class = detect_choose(scores, &confidence);
	return confidence < MIN_CONFIDENCE
		       ? language_default()
		       : language_of_article(detect_tag(class));
}

bool
detect_may_be(const struct document *doc, const char *tag)
{
	return doc->article.options->depth < SUMARIO_DEPTH_WORDS ||
	       doc->article.n_codepoints < MIN_CODEPOINTS ||
	       language_tag_is_same(doc->language, tag);
}
