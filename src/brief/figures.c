/* SPDX-License-Identifier: MIT */
/*
 * What sources say an event cost.
 * Precision goes first.  A figure that is one of a part ("otros dos heridos",
 * "dos heridos graves"), that is no whole number, or stands in a range is none.
 * An outlet is asked by its latest article, which may be a copy: of two outlets
 * one may have the newer figure.  An article that has two values of one thing
 * says neither.  Two sentences are about one thing only if they have other
 * words in common.
 */
#include <config.h>

#include "brief/figures.h"

#include "base/ascii.h"
#include "brief/brief.h"
#include "text/fold.h"

#include <math.h>
#include <stdlib.h>

/* Sentences with figures of one thing have this cosine at least. */
#define MIN_COSINE 0.15
/* Articles of a story that are looked at. */
#define MAX_LOOKED 256
#define MAX_VALUE 1000000000

/* -- Reading --------------------------------------------------------------- */

/* A word of a sentence, as it is looked up. */
struct look {
	const struct running_word *word;
	char folded[FOLD_ROOM];
	size_t n;
};

static bool
look_at(const struct document *doc, const struct segment *segment, uint32_t i,
	struct look *look)
{
	if (i >= segment->n_words) /* before the first one, too */
		return false;
	look->word = document_get_words(doc, segment) + i;
	look->n = fold_word(doc->article.text + look->word->begin,
			    look->word->end - look->word->begin, look->folded);
	return look->n > 0;
}

/* What TABLE has of word I of SEGMENT; 0: nothing. */
static uint32_t
find(const struct document *doc, const struct segment *segment, uint32_t i,
     const struct lexicon_table *table)
{
	struct look look;

	return table && look_at(doc, segment, i, &look)
		       ? lexicon_find(table, look.folded, look.n)
		       : 0;
}

static bool
is_number(const struct document *doc, const struct segment *segment, uint32_t i)
{
	const struct conventions *c = doc->article.lexicon->conventions;

	return i < segment->n_words &&
	       ((document_get_words(doc, segment)[i].cues & CUE_DIGIT) ||
		find(doc, segment, i, c->numerals) > 1 ||
		find(doc, segment, i, c->scales));
}

/* "1.234": digits, and points before three of them; 0: it is none. */
static uint64_t
read_digits(const char *s, size_t len)
{
	uint64_t value = 0;

	for (size_t i = 0; i < len; i++) {
		if (ascii_is_digit(s[i])) {
			value = 10 * value + (uint64_t)(s[i] - '0');
			if (value > MAX_VALUE)
				return 0;
		} else if (s[i] != '.' || !i || (len - i) % 4 != 0) {
			return 0;
		}
	}
	return value;
}

/* The whole number that word I is alone; 0: it is none. */
static uint64_t
read_value(const struct document *doc, const struct segment *segment,
	   uint32_t i)
{
	const struct language *lexicon = doc->article.lexicon;
	const char *text = doc->article.text;
	const struct running_word *word;
	bool joint;

	if (i >= segment->n_words)
		return 0;
	word = document_get_words(doc, segment) + i;
	/* "treinta y dos", "dos mil", "9 o 10", "entre 9 y 10" */
	joint = i >= 2 && is_number(doc, segment, i - 2);
	if (joint || is_number(doc, segment, i - 1))
		return 0;
	if (word->begin && strchr("-.,/", text[word->begin - 1]))
		return 0;
	return word->cues & CUE_DIGIT
		       ? read_digits(text + word->begin,
				     word->end - word->begin)
		       : find(doc, segment, i, lexicon->conventions->numerals);
}

/* Whether only a blank is between words I and I + 1. */
static bool
is_next(const struct document *doc, const struct segment *segment, uint32_t i)
{
	const struct running_word *words = document_get_words(doc, segment);

	return words[i].end + 1 == words[i + 1].begin &&
	       doc->article.text[words[i].end] == ' ';
}

static bool
add_figure(struct sketches *sketches, const struct document *doc,
	   const struct running_word *noun, struct sketch_figure figure)
{
	figure.n_bytes = noun->end - noun->begin;
	figure.noun = arena_strndup(&sketches->strings,
				    doc->article.text + noun->begin,
				    figure.n_bytes);
	if (!figure.noun || !vector_add_room(&sketches->figures, 1))
		return false;
	sketches->figures.items[sketches->figures.n_items++] = figure;
	return true;
}

bool
figures_read(struct sketches *sketches, const struct document *doc,
	     const struct segment *segment, struct sketch *sketch)
{
	const struct conventions *c = doc->article.lexicon->conventions;
	const struct running_word *words = document_get_words(doc, segment);

	for (uint32_t i = 1; i < segment->n_words; i++) {
		uint32_t counted = find(doc, segment, i, c->tolls) &
				   TOLL_COUNTED;
		uint64_t value = counted ? read_value(doc, segment, i - 1) : 0;

		if (!value || !is_next(doc, segment, i - 1) ||
		    (find(doc, segment, i - 2, c->tolls) & TOLL_PART) ||
		    (find(doc, segment, i + 1, c->tolls) & TOLL_PART))
			continue;
		if (!add_figure(sketches, doc, &words[i],
				(struct sketch_figure){
					.sentence = sketch->n_sentences - 1,
					.counted = counted,
					.value = value}))
			return false;
		sketch->n_figures++;
	}
	return true;
}

/* -- Comparing ------------------------------------------------------------- */

/* What an outlet says, by its latest article. */
struct said {
	const struct sketch_figure *figure;
	uint32_t article;
	uint32_t n_same; /* outlets with its value */
};

struct comparer {
	const struct brief *brief;
	struct said said[MAX_LOOKED];
	uint32_t n_said;
};

/* The figure of what is COUNTED that SKETCH has; NULL: none, or several. */
static const struct sketch_figure *
find_figure(const struct brief *brief, const struct sketch *sketch,
	    uint32_t counted)
{
	const struct sketch_figure *figures =
		vector_from(&brief->sketches.figures, sketch->first_figure);
	const struct sketch_figure *found = NULL;

	for (uint32_t i = 0; i < sketch->n_figures; i++) {
		if (figures[i].counted != counted)
			continue;
		if (found && found->value != figures[i].value)
			return NULL;
		found = found ? found : &figures[i];
	}
	return found;
}

/* Whether SKETCH tells FIGURE in SENTENCE. */
static bool
has_figure(const struct sketches *sketches, const struct sketch *sketch,
	   uint32_t sentence, const struct sketch_figure *figure)
{
	const struct sketch_figure *figures = vector_from(&sketches->figures,
							  sketch->first_figure);

	for (uint32_t i = 0; i < sketch->n_figures; i++)
		if (figures[i].sentence == sentence &&
		    figures[i].counted == figure->counted &&
		    figures[i].value == figure->value)
			return true;
	return false;
}

bool
figures_are_in(const struct sketches *sketches, uint32_t i, uint32_t k,
	       uint32_t article, uint32_t sentence)
{
	const struct sketch *sketch = &sketches->articles.items[i];
	const struct sketch_figure *figures = vector_from(&sketches->figures,
							  sketch->first_figure);

	for (uint32_t f = 0; f < sketch->n_figures; f++)
		if (figures[f].sentence == k &&
		    !has_figure(sketches, &sketches->articles.items[article],
				sentence, &figures[f]))
			return false;
	return true;
}

bool
figures_are_outdated(const struct brief *brief, const uint32_t *articles,
		     uint32_t n, uint32_t article, uint32_t sentence)
{
	const struct sketch *sketch = brief_get_sketch(brief, article);
	const struct sketch_figure *figures =
		vector_from(&brief->sketches.figures, sketch->first_figure);

	for (uint32_t i = 0; i < sketch->n_figures; i++) {
		for (uint32_t k = 0; figures[i].sentence == sentence && k < n;
		     k++) {
			const struct sketch *other =
				brief_get_sketch(brief, articles[k]);
			const struct sketch_figure *figure =
				find_figure(brief, other, figures[i].counted);

			if (figure && figure->value != figures[i].value &&
			    sketch_compare_age(other, sketch) > 0)
				return true;
		}
	}
	return false;
}

/* Of each outlet of STORY the latest article with a figure. */
static void
ask_outlets(struct comparer *comparer, const struct story *story,
	    uint32_t counted)
{
	const struct brief *brief = comparer->brief;

	comparer->n_said = 0;
	for (uint32_t i = 0;
	     i < story->n_articles && comparer->n_said < MAX_LOOKED; i++) {
		uint32_t article = brief->stories.members[story->first + i];
		const struct sketch *sketch = brief_get_sketch(brief, article);
		struct said said = {find_figure(brief, sketch, counted),
				    article, 0};
		uint32_t k = 0;

		if (!said.figure)
			continue;
		while (k < comparer->n_said &&
		       !story_same_outlet(
			       brief_get_sketch(brief,
						comparer->said[k].article),
			       sketch))
			k++;
		if (k == comparer->n_said)
			comparer->said[comparer->n_said++] = said;
		else if (sketch_compare_age(
				 sketch,
				 brief_get_sketch(
					 brief, comparer->said[k].article)) > 0)
			comparer->said[k] = said;
	}
}

static struct novelty_vector
get_vector(const struct brief *brief, const struct said *said)
{
	const struct sketch *sketch = brief_get_sketch(brief, said->article);
	const struct sketch_sentence *sentence =
		sketch_sentences(&brief->sketches, sketch) +
		said->figure->sentence;

	return (struct novelty_vector){
		sketch_sentence_stems(&brief->sketches, sketch, sentence),
		sentence->n_stems, (double)sentence->norm};
}

/* Drops what is about something else than what most say first. */
static void
drop_others(struct comparer *comparer)
{
	struct novelty_vector first = get_vector(comparer->brief,
						 &comparer->said[0]);
	uint32_t n = 1;

	for (uint32_t i = 1; i < comparer->n_said; i++) {
		struct novelty_vector other = get_vector(comparer->brief,
							 &comparer->said[i]);

		if (novelty_cosine(&comparer->brief->sketches, &first,
				   &other) >= MIN_COSINE)
			comparer->said[n++] = comparer->said[i];
	}
	comparer->n_said = n;
}

/* The value of most outlets first, then the smallest, in order. */
static int
compare_said(const void *a, const void *b)
{
	const struct said *x = a, *y = b;

	if (x->n_same != y->n_same)
		return x->n_same > y->n_same ? -1 : 1;
	if (x->figure->value != y->figure->value)
		return x->figure->value < y->figure->value ? -1 : 1;
	return (x->article > y->article) - (x->article < y->article);
}

static bool
add_values(struct brief *brief, const struct comparer *comparer)
{
	const struct said *said = comparer->said;

	if (!vector_add_room(&brief->values, comparer->n_said))
		return false;
	for (uint32_t i = 0; i < comparer->n_said; i++) {
		const struct sketch_figure *figure = said[i].figure;

		brief->values.items[brief->values.n_items++] =
			(struct brief_value){
				.value = figure->value,
				.article = said[i].article,
				.counted = figure->counted,
				.noun = figure->noun,
				.n_bytes = figure->n_bytes,
				.begins = !i ||
					  figure->value !=
						  said[i - 1].figure->value};
	}
	return true;
}

/* Adds what STORY says of what is COUNTED, if outlets differ. */
static bool
compare_story(struct brief *brief, const struct story *story, uint32_t counted)
{
	struct comparer comparer = {.brief = brief};
	bool differ = false;

	ask_outlets(&comparer, story, counted);
	if (comparer.n_said < 2)
		return true;
	drop_others(&comparer);
	for (uint32_t i = 0; i < comparer.n_said; i++)
		for (uint32_t k = 0; k < comparer.n_said; k++) {
			bool same = comparer.said[i].figure->value ==
				    comparer.said[k].figure->value;

			comparer.said[i].n_same += same;
			differ |= !same;
		}
	if (!differ)
		return true;
	qsort(comparer.said, comparer.n_said, sizeof(*comparer.said),
	      compare_said);
	return add_values(brief, &comparer);
}

bool
figures_compare(struct brief *brief)
{
	for (size_t i = 0; i < brief->entries.n_items; i++) {
		struct brief_entry *entry = &brief->entries.items[i];
		const struct story *story =
			&brief->stories.list.items[entry->story];

		entry->first_value = brief->values.n_items;
		for (uint32_t bit = 1; bit & TOLL_COUNTED; bit <<= 1)
			if (!compare_story(brief, story, bit))
				return false;
		entry->n_values =
			(uint32_t)(brief->values.n_items - entry->first_value);
	}
	return true;
}
