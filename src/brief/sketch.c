/* SPDX-License-Identifier: MIT */
/*
 * What is kept of each article for a briefing.
 * Sketches are gathered in any order, by one thread or several.  Then articles
 * are sorted by what they say and stems by their bytes, and all that follows
 * goes by these orders: neither the input's nor threads can change a sum.
 */
#include <config.h>

#include "brief/figures.h"
#include "brief/section.h"

#include "base/hash.h"
#include "base/order.h"
#include "rank/focus.h"
#include "rank/lean.h"
#include "rank/quotation.h"
#include "rank/ranking.h"
#include "rank/reading.h"
#include "rank/score.h"
#include "rank/wish.h"
#include "read/mail_date.h"
#include "split/detect.h"
#include "text/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Terms of the text, after the title, that tell its story. */
#define MAX_HEAD 150
/* … and those that begin it. */
#define MAX_LEAD 40
/* Sentences whose terms are kept, and those whose text is, too. */
#define MAX_SENTENCES 32
#define MAX_TEXTS 6
/* Words of a sentence that can be a bullet, if the article has such ones. */
#define MIN_WORDS 6
#define MAX_WORDS 60
/* … and at least so many of them have a stem: it is no date or byline. */
#define MIN_TERMS 4
/* … and it does not go on from a title of so many words or more. */
#define MIN_TITLE 4
/* … and it is not likelier than this (permille) that it leans. */
#define MAX_LEANING 650
/* Sentences with more words or characters are none, and no bullets. */
#define MAX_SENTENCE_WORDS 300
#define MAX_SENTENCE_CHARS 3000

/* The background counts as so many articles of a collection. */
#define BACKGROUND 386.25

#define NONE UINT32_MAX

void
sketches_release(struct sketches *sketches)
{
	arena_release(&sketches->strings);
	vector_release(&sketches->stems);
	table_release(&sketches->table);
	vector_release(&sketches->articles);
	vector_release(&sketches->terms);
	vector_release(&sketches->sentences);
	vector_release(&sketches->figures);
	vector_release(&sketches->sentence_stems);
	vector_release(&sketches->claims);
	vector_release(&sketches->hashes);
	vector_release(&sketches->scratch);
	vector_release(&sketches->marks);
}

/* -- Stems --------------------------------------------------------------- */

struct asked {
	const struct sketches *sketches;
	const char *text;
	size_t len;
};

static bool
is_stem(const void *user, uint32_t item)
{
	const struct asked *asked = user;
	const struct sketch_stem *stem = &asked->sketches->stems.items[item];

	return stem->n_bytes == asked->len &&
	       !memcmp(stem->text, asked->text, asked->len);
}

/* Number of the stem; NONE: out of memory. */
static uint32_t
add_stem(struct sketches *sketches, const char *text, size_t len, float idf)
{
	uint32_t hash = (uint32_t)hash_bytes(text, len, sketches->seed);
	struct asked asked = {sketches, text, len};
	struct sketch_stems *stems = &sketches->stems;
	const char *copy;
	uint32_t item;
	size_t slot;

	if (!table_add_room(&sketches->table, 1) || !vector_add_room(stems, 1))
		return NONE;
	item = table_find(&sketches->table, hash, is_stem, &asked, &slot);
	if (item != TABLE_NONE)
		return item;
	copy = arena_strndup(&sketches->strings, text, len);
	if (!copy)
		return NONE;
	item = (uint32_t)stems->n_items++;
	stems->items[item] = (struct sketch_stem){copy, (uint32_t)len, idf};
	table_add(&sketches->table, slot, hash, item);
	return item;
}

/* The number of a term of DOC, looked up once; NONE: out of memory. */
static uint32_t
number_term(struct sketches *sketches, const struct document *doc,
	    uint32_t place)
{
	uint32_t *number = &sketches->scratch.items[place];
	const struct term *term = &doc->terms.items[place];

	if (*number == NONE)
		*number = add_stem(sketches, term->stem_text,
				   strlen(term->stem_text), term->idf);
	return *number;
}

/* -- An article's terms -------------------------------------------------- */

static int
compare_terms(const void *a, const void *b)
{
	uint32_t x = ((const struct sketch_term *)a)->stem;
	uint32_t y = ((const struct sketch_term *)b)->stem;

	return (x > y) - (x < y);
}

/* Adds an occurrence, which may be in the title; false: out of memory. */
static bool
add_term(struct sketches *sketches, uint32_t stem, bool in_title,
	 unsigned sights)
{
	if (stem == NONE || !vector_add_room(&sketches->terms, 1))
		return false;
	sketches->terms.items[sketches->terms.n_items++] = (struct sketch_term){
		stem, 1, (uint8_t)in_title, (uint8_t)sights};
	return true;
}

/* Whether so many of N words have a capital that it tells nothing. */
static bool
are_capitals(const struct running_word *words, size_t n)
{
	size_t n_capitals = 0;

	for (size_t i = 0; i < n; i++)
		n_capitals += (words[i].cues & CUE_CAPITAL) != 0;
	return 2 * n_capitals > n;
}

/* What word I of a sentence or title S shows; CAPITALS: most words have one. */
static unsigned
see_word(const char *s, const struct running_word *words, size_t i,
	 bool capitals)
{
	if (!(words[i].cues & CUE_CAPITAL))
		return SIGHT_WORD;
	return i && !capitals &&
			       !claims_may_begin(s, words[i - 1].end,
						 words[i].begin)
		       ? SIGHT_NAME
		       : 0;
}

/* Makes one of the occurrences of each term, in order. */
static void
join_terms(struct sketches *sketches, struct sketch *sketch)
{
	struct sketch_term *own = vector_from(&sketches->terms,
					      sketch->first_term);
	size_t n = sketches->terms.n_items - sketch->first_term, kept = 0;

	if (n)
		qsort(own, n, sizeof(*own), compare_terms);
	for (size_t i = 0; i < n; i++) {
		if (!kept || own[kept - 1].stem != own[i].stem) {
			own[kept++] = own[i];
			continue;
		}
		if (own[i].n_title && own[kept - 1].n_title < UINT8_MAX)
			own[kept - 1].n_title++;
		own[kept - 1].n_head += own[i].n_head;
		own[kept - 1].sights |= own[i].sights;
	}
	sketch->n_terms = (uint32_t)kept;
	sketches->terms.n_items = sketch->first_term + kept;
}

static bool
add_title(struct sketches *sketches, const struct document *doc)
{
	const struct running_word *words = doc->title_words.items;
	bool capitals = are_capitals(words, doc->title_words.n_items);

	for (size_t i = 0; i < doc->title_stems.n_items; i++) {
		const struct title_stem *stem = &doc->title_stems.items[i];

		if (stem->text &&
		    !add_term(sketches,
			      add_stem(sketches, stem->text, strlen(stem->text),
				       stem->idf),
			      true,
			      SIGHT_LEAD | see_word(doc->article.title, words,
						    i, capitals)))
			return false;
	}
	return true;
}

/*
 * How much of the focus the terms have that were numbered, those of the head,
 * and those of the title.
 */
static double
sum_focus(const struct sketches *sketches, const struct document *doc)
{
	const struct term_ratings *ratings = &doc->ranking->terms;
	double focus = 0;

	for (size_t i = 0; doc->ranking->focus_met && i < ratings->n_items; i++)
		if (sketches->scratch.items[i] != NONE ||
		    ratings->items[i].title > 0)
			focus += (double)ratings->items[i].focus;
	return focus;
}

/* Adds the terms of SEGMENT, of which *N were before it. */
static bool
add_segment(struct sketches *sketches, const struct document *doc,
	    const struct segment *segment, bool in_title, uint32_t *n)
{
	const struct running_word *words = document_get_words(doc, segment);
	bool capitals = are_capitals(words, segment->n_words);

	for (uint32_t k = 0; k < segment->n_words && *n < MAX_HEAD; k++) {
		unsigned sights = see_word(doc->article.text, words, k,
					   capitals);

		if (words[k].term == TERM_NONE)
			continue;
		if (in_title || *n < MAX_LEAD)
			sights |= SIGHT_LEAD;
		if (!add_term(sketches,
			      number_term(sketches, doc, words[k].term),
			      in_title, sights))
			return false;
		*n += !in_title;
	}
	return true;
}

static bool
add_terms(struct sketches *sketches, const struct document *doc,
	  struct sketch *sketch)
{
	bool starts_with_title = doc->starts_with_title &&
				 doc->segments.n_items &&
				 doc->segments.items[0].n_tokens;
	uint32_t n = 0;

	sketch->first_term = sketches->terms.n_items;
	if (!add_title(sketches, doc))
		return false;
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (ranking_is_article(doc, i) &&
		    !add_segment(sketches, doc, &doc->segments.items[i],
				 !i && starts_with_title, &n))
			return false;
	join_terms(sketches, sketch);
	sketch->focus = sum_focus(sketches, doc);
	return true;
}

/* -- An article's sentences ---------------------------------------------- */

/* Never 0. */
static uint32_t
hash_stem(const char *stem, size_t n)
{
	return (uint32_t)hash_bytes(stem, n, 0) | 1;
}

/* What must be the same where another article says the same. */
static void
see_claims(const struct document *doc, const struct segment *segment,
	   const uint32_t *marks, struct sketch_sentence *sentence)
{
	uint32_t all = 0, cues = 0;

	for (uint32_t i = segment->first_word;
	     i < segment->first_word + segment->n_words; i++) {
		const struct running_word *word = &doc->words.items[i];

		all |= marks[i];
		cues |= word->cues;
		if (marks[i] >> CLAIMS_DENIED && !sentence->denied)
			sentence->denied = hash_stem(
				doc->terms.items[word->term].stem_text,
				strlen(doc->terms.items[word->term].stem_text));
	}
	sentence->figures = all & ~(UINT32_C(1) << CLAIMS_DENIED);
	sentence->foretells = cues & CUE_FUTURE;
}

static double
find_norm(const struct sketches *sketches, const uint32_t *stems, uint32_t n)
{
	struct sketch_cursor at = sketch_begin(stems, n);
	double norm = 0;

	for (; at.n; sketch_next(&at)) {
		double weight = sketch_weigh(sketches, &at);

		norm += weight * weight;
	}
	return sqrt(norm);
}

/* Adds SEGMENT with its text if QUOTED; false: out of memory. */
static bool
add_sentence(struct sketches *sketches, struct document *doc,
	     struct sketch *sketch, const struct segment *segment, bool quoted)
{
	const struct token *tokens = document_get_tokens(doc, segment);
	struct sketch_numbers *stems = &sketches->sentence_stems;
	uint32_t *own;
	struct sketch_sentence sentence = {
		.segment = (uint32_t)(segment - doc->segments.items),
		.salience = ranking_of(doc, segment)->salience,
		.first_stem = (uint32_t)(stems->n_items - sketch->first_stem),
		.n_stems = segment->n_tokens,
		.n_words = segment->n_words,
		.n_codepoints = segment->n_codepoints,
		.is_must = ranking_of(doc, segment)->wish == WISH_MUST};
	struct reading_text reading;

	if (!vector_add_room(stems, segment->n_tokens) ||
	    !vector_add_room(&sketches->sentences, 1))
		return false;
	own = vector_from(stems, stems->n_items);
	for (uint32_t i = 0; i < segment->n_tokens; i++)
		if ((own[i] = number_term(sketches, doc, tokens[i].term)) ==
		    NONE)
			return false;
	stems->n_items += segment->n_tokens;
	see_claims(doc, segment, sketches->marks.items, &sentence);
	if (doc->ranking->focus_met)
		sentence.focus = (float)focus_get(doc, segment);
	if (quoted) {
		if (!reading_make(doc, segment, false, &sketches->strings,
				  &reading))
			return false;
		sentence.text = reading.text;
		sentence.n_bytes = reading.n_bytes;
		sentence.n_words = reading.n_words;
		sentence.n_codepoints = reading.n_codepoints;
	}
	sketches->sentences.items[sketches->sentences.n_items++] = sentence;
	sketch->n_sentences++;
	return figures_read(sketches, doc, segment, sketch);
}

/*
 * Whether the text of SEGMENT up to END, without closing quotes, ends as a
 * sentence does or could: it is no question, leads to nothing after it, and
 * was not cut off after a word that asks for another one.
 */
static bool
ends_well(const struct document *doc, const struct segment *segment, size_t end)
{
	const struct token *last = document_get_tokens(doc, segment) +
				   segment->n_tokens - 1;
	size_t at = utf8_previous(doc->article.text, end);

	if (strchr("?:,;", doc->article.text[at]))
		return false;
	return unicode_class_at(doc->article.text + at) & UNICODE_TERMINATOR ||
	       last->end == end;
}

/*
 * Whether SEGMENT, which has tokens, can be read alone: it begins and ends as a
 * sentence does, and leans on none before it.
 */
static bool
stands_alone(const struct document *doc, const struct segment *segment)
{
	size_t begin =
		unicode_skip(doc->article.text, segment->begin, segment->end,
			     UNICODE_OPEN | UNICODE_DASH | UNICODE_SPACE);
	size_t end = unicode_skip_back(doc->article.text, begin, segment->end,
				       UNICODE_CLOSE | UNICODE_SPACE);
	size_t i = (size_t)(segment - doc->segments.items);

	return begin < end &&
	       !(unicode_class_at(doc->article.text + begin) & UNICODE_LOWER) &&
	       ends_well(doc, segment, end) &&
	       !doc->ranking->furniture.items[i] &&
	       !quotation_is_torn(doc->ranking->quotations.items[i].class) &&
	       doc->ranking->leanings.items[i].permille < MAX_LEANING;
}

/* Whether SEGMENT begins with the title, and the text goes on without a stop.
 */
static bool
runs_from_title(const struct document *doc, const struct segment *segment)
{
	const struct running_word *words = document_get_words(doc, segment);
	const struct running_word *title = doc->title_words.items;
	size_t n = doc->title_words.n_items;

	if (n < MIN_TITLE || n >= segment->n_words)
		return false;
	for (size_t i = 0; i < n; i++) {
		uint32_t len = title[i].end - title[i].begin;

		if (words[i].end - words[i].begin != len ||
		    memcmp(doc->article.text + words[i].begin,
			   doc->article.title + title[i].begin, len) != 0)
			return false;
	}
	return true;
}

static bool
can_be_bullet(const struct document *doc, const struct segment *segment)
{
	return ranking_of(doc, segment)->wish != WISH_NOT &&
	       segment->n_words >= MIN_WORDS && segment->n_words <= MAX_WORDS &&
	       segment->n_tokens >= MIN_TERMS &&
	       !runs_from_title(doc, segment) && stands_alone(doc, segment);
}

/* Whether there is anything in SEGMENT to compare, and not for the 2nd time. */
static bool
takes_part(const struct segment *segment)
{
	return document_can_choose(segment) && segment->n_tokens &&
	       segment->repetition_of == SEGMENT_NONE &&
	       segment->n_words <= MAX_SENTENCE_WORDS &&
	       segment->n_codepoints <= MAX_SENTENCE_CHARS;
}

/* The best segment that takes part if no other can be a bullet; NULL: there
 * are. */
static const struct segment *
find_substitute(const struct document *doc)
{
	const struct segment *first = NULL;

	for (size_t i = 0; i < doc->ranking->order.n_items; i++) {
		const struct segment *segment =
			&doc->segments.items[doc->ranking->order.items[i]];

		if (!takes_part(segment) ||
		    ranking_of(doc, segment)->wish == WISH_NOT)
			continue;
		if (can_be_bullet(doc, segment))
			return NULL;
		if (!first)
			first = segment;
	}
	return first;
}

/* A link line is no sentence of the article: it says nothing in its name. */
static bool
is_furniture(const struct document *doc, const struct segment *segment)
{
	return doc->ranking->furniture.items[segment - doc->segments.items] !=
	       FURNITURE_NONE;
}

/* Adds those that the user wants, or the others, the best first. */
static bool
add_these(struct sketches *sketches, struct document *doc,
	  struct sketch *sketch, bool musts)
{
	const struct segment *substitute = find_substitute(doc);
	unsigned n_texts = 0;

	for (size_t i = 0; i < doc->ranking->order.n_items &&
			   sketch->n_sentences < MAX_SENTENCES;
	     i++) {
		const struct segment *segment =
			&doc->segments.items[doc->ranking->order.items[i]];
		bool is_must = ranking_of(doc, segment)->wish == WISH_MUST;
		bool quoted = is_must || (segment == substitute ||
					  (n_texts < MAX_TEXTS &&
					   can_be_bullet(doc, segment)));

		if (!takes_part(segment) || is_must != musts ||
		    (is_furniture(doc, segment) && !quoted))
			continue;
		quoted = quoted && !sketch->is_barred;
		if (!add_sentence(sketches, doc, sketch, segment, quoted))
			return false;
		sketch->has_must |= is_must && quoted;
		n_texts += quoted;
	}
	return true;
}

static bool
add_sentences(struct sketches *sketches, struct document *doc,
	      struct sketch *sketch)
{
	sketch->worth = INT64_MIN;
	if (doc->ranking->order.n_items)
		sketch->worth =
			ranking_of(
				doc,
				&doc->segments
					 .items[doc->ranking->order.items[0]])
				->score;
	sketch->first_sentence = sketches->sentences.n_items;
	sketch->first_stem = sketches->sentence_stems.n_items;
	return add_these(sketches, doc, sketch, true) &&
	       add_these(sketches, doc, sketch, false);
}

static bool
copy_string(struct sketches *sketches, const char **copy, const char *s)
{
	*copy = s ? arena_strdup(&sketches->strings, s) : NULL;
	return *copy || !s;
}

/* The outlet of an article that names none: its url's host, without "www." */
static bool
add_outlet(struct sketches *sketches, struct sketch *sketch)
{
	const char *begin = sketch->url ? strstr(sketch->url, "://") : NULL;

	if (!begin || sketch->outlet)
		return true;
	begin += strlen("://");
	if (!strncmp(begin, "www.", 4))
		begin += 4;
	sketch->outlet = arena_strndup(&sketches->strings, begin,
				       strcspn(begin, "/?#:"));
	return sketch->outlet;
}

/* The strings of SKETCH, which are another's, become its own. */
static bool
copy_strings(struct sketches *sketches, struct sketch *sketch)
{
	const struct sketch *last =
		sketches->articles.n_items
			? &sketches->articles
				   .items[sketches->articles.n_items - 1]
			: NULL;

	if (!copy_string(sketches, &sketch->id, sketch->id) ||
	    !copy_string(sketches, &sketch->title, sketch->title) ||
	    !copy_string(sketches, &sketch->date, sketch->date) ||
	    !copy_string(sketches, &sketch->url, sketch->url) ||
	    !copy_string(sketches, &sketch->outlet, sketch->outlet) ||
	    !copy_string(sketches, &sketch->section, sketch->section) ||
	    !copy_string(sketches, &sketch->language, sketch->language))
		return false;
	/* Records come from one file. */
	if (last && !strcmp(last->original, sketch->original)) {
		sketch->original = last->original;
		return true;
	}
	return copy_string(sketches, &sketch->original, sketch->original);
}

static uint64_t
hash_string(const char *s, uint64_t seed)
{
	return hash_bytes(s ? s : "", s ? strlen(s) : 0, seed);
}

/* Of all that an article says; equal articles have the same. */
static uint64_t
make_key(const struct document *doc)
{
	const struct article *article = &doc->article;
	uint64_t key = hash_bytes(article->text, article->n_bytes, 0);

	key = hash_string(article->title, key);
	key = hash_string(article->metadata.date, key);
	key = hash_string(article->metadata.site, key);
	key = hash_string(article->metadata.url, key);
	return hash_string(article->id, key);
}

/*
 * What the article is in by its words, else what it says: a table of results
 * has hardly any words of any language.
 */
static const char *
find_language(const struct document *doc)
{
	return !strcmp(doc->language, "und") ||
			       detect_may_be(doc, doc->article.source_lang)
		       ? doc->article.source_lang
		       : doc->language;
}

/*
 * Reads the date of SKETCH; one as feeds and mails have it becomes one of ISO
 * 8601 in ISO.
 */
static void
read_date(struct sketch *sketch, char iso[MAIL_DATE_SIZE])
{
	size_t n = sketch->date ? strlen(sketch->date) : 0;

	sketch->is_dated = n && moment_read(sketch->date, n, &sketch->when);
	if (!n || sketch->is_dated || !mail_date_read(sketch->date, n, iso))
		return;
	sketch->date = iso;
	sketch->is_dated = moment_read(iso, strlen(iso), &sketch->when);
}

bool
sketches_add(struct sketches *sketches, struct document *doc)
{
	const struct article *article = &doc->article;
	struct sketch sketch = {
		.id = article->id,
		.original = article->original,
		.title = article->title,
		.date = article->metadata.date,
		.url = article->metadata.url,
		.outlet = article->metadata.site,
		.section = article->metadata.section,
		.section_key = section_key(article->metadata.section),
		.language = find_language(doc),
		.is_barred = doc->ranking->bars_title,
		.number = (uint32_t)sketches->articles.n_items,
		.key = make_key(doc),
		.n_bytes = article->n_bytes,
		.first_claim = sketches->claims.n_items,
		.first_hash = sketches->hashes.n_items,
		.first_figure = sketches->figures.n_items};
	size_t n_terms = doc->terms.n_items, n_words = doc->words.n_items;
	char iso[MAIL_DATE_SIZE];

	sketches->articles.n_items += sketches->n_hidden;
	sketches->n_hidden = 0;
	read_date(&sketch, iso);
	vector_clear(&sketches->scratch);
	vector_clear(&sketches->marks);
	if (sketches->articles.n_items == NONE - 1 ||
	    !vector_add_room(&sketches->articles, 1) ||
	    !vector_add_room(&sketches->scratch, n_terms + 1) ||
	    !vector_add_room(&sketches->marks, n_words + 1))
		return false;
	memset(sketches->marks.items, 0,
	       (n_words + 1) * sizeof(*sketches->marks.items));
	memset(sketches->scratch.items, 0xFF,
	       (n_terms + 1) * sizeof(*sketches->scratch.items));
	if (!copy_strings(sketches, &sketch) ||
	    !add_outlet(sketches, &sketch) ||
	    !add_terms(sketches, doc, &sketch) ||
	    !claims_read(doc, &sketches->claims, &sketches->hashes,
			 &sketch.size, sketches->marks.items) ||
	    !add_sentences(sketches, doc, &sketch))
		return false;
	sketches->articles.items[sketches->articles.n_items++] = sketch;
	return true;
}

/* -- Appending ----------------------------------------------------------- */

/* scratch becomes the number here of each of FROM's stems. */
static bool
number_stems(struct sketches *sketches, const struct sketches *from)
{
	vector_clear(&sketches->scratch);
	if (!vector_add_room(&sketches->scratch, from->stems.n_items))
		return false;
	for (size_t i = 0; i < from->stems.n_items; i++) {
		const struct sketch_stem *stem = &from->stems.items[i];
		uint32_t number = add_stem(sketches, stem->text, stem->n_bytes,
					   stem->idf);

		if (number == NONE)
			return false;
		sketches->scratch.items[i] = number;
	}
	return true;
}

/* The stems of TERMS and NUMBERS from there on become those of scratch. */
static void
renumber(struct sketches *sketches, size_t first_term, size_t first_number)
{
	const uint32_t *numbers = sketches->scratch.items;

	for (size_t i = first_term; i < sketches->terms.n_items; i++)
		sketches->terms.items[i].stem =
			numbers[sketches->terms.items[i].stem];
	for (size_t i = first_number; i < sketches->sentence_stems.n_items; i++)
		sketches->sentence_stems.items[i] =
			numbers[sketches->sentence_stems.items[i]];
}

/* Adds all items of FROM to TO, for which there is room. */
#define APPEND(to, from) \
	do { \
		if ((from)->n_items) \
			memcpy((to)->items + (to)->n_items, (from)->items, \
			       (from)->n_items * sizeof(*(from)->items)); \
		(to)->n_items += (from)->n_items; \
	} while (0)

static bool
append_article(struct sketches *sketches, const struct sketch *source,
	       const struct sketch *first)
{
	struct sketch sketch = *source;

	sketch.number += first->number;
	sketch.first_term += first->first_term;
	sketch.first_sentence += first->first_sentence;
	sketch.first_stem += first->first_stem;
	sketch.first_claim += first->first_claim;
	sketch.first_hash += first->first_hash;
	sketch.first_figure += first->first_figure;
	if (!copy_strings(sketches, &sketch))
		return false;
	sketches->articles.items[sketches->articles.n_items++] = sketch;
	return true;
}

/* The texts of the sentences from FIRST on become ours. */
static bool
copy_texts(struct sketches *sketches, size_t first)
{
	for (size_t i = first; i < sketches->sentences.n_items; i++) {
		struct sketch_sentence *it = &sketches->sentences.items[i];

		if (it->text &&
		    !(it->text = arena_strndup(&sketches->strings, it->text,
					       it->n_bytes)))
			return false;
	}
	return true;
}

static bool
copy_nouns(struct sketches *sketches, size_t first)
{
	for (size_t i = first; i < sketches->figures.n_items; i++) {
		struct sketch_figure *it = &sketches->figures.items[i];

		it->noun = arena_strndup(&sketches->strings, it->noun,
					 it->n_bytes);
		if (!it->noun)
			return false;
	}
	return true;
}

bool
sketches_append(struct sketches *sketches, const struct sketches *from)
{
	size_t n = from->articles.n_items + from->n_hidden;
	struct sketch first = {.number = (uint32_t)(sketches->articles.n_items +
						    sketches->n_hidden),
			       .first_term = sketches->terms.n_items,
			       .first_sentence = sketches->sentences.n_items,
			       .first_stem = sketches->sentence_stems.n_items,
			       .first_claim = sketches->claims.n_items,
			       .first_hash = sketches->hashes.n_items,
			       .first_figure = sketches->figures.n_items};

	sketches->articles.n_items += sketches->n_hidden;
	sketches->n_hidden = 0;
	if (n >= NONE - 1 - sketches->articles.n_items ||
	    !number_stems(sketches, from) ||
	    !vector_add_room(&sketches->articles, n) ||
	    !vector_add_room(&sketches->terms, from->terms.n_items) ||
	    !vector_add_room(&sketches->sentences, from->sentences.n_items) ||
	    !vector_add_room(&sketches->sentence_stems,
			     from->sentence_stems.n_items) ||
	    !vector_add_room(&sketches->claims, from->claims.n_items) ||
	    !vector_add_room(&sketches->hashes, from->hashes.n_items) ||
	    !vector_add_room(&sketches->figures, from->figures.n_items))
		return false;
	APPEND(&sketches->figures, &from->figures);
	APPEND(&sketches->terms, &from->terms);
	APPEND(&sketches->sentences, &from->sentences);
	APPEND(&sketches->sentence_stems, &from->sentence_stems);
	APPEND(&sketches->claims, &from->claims);
	APPEND(&sketches->hashes, &from->hashes);
	renumber(sketches, first.first_term, first.first_stem);
	for (size_t i = 0; i < n; i++)
		if (!append_article(sketches, &from->articles.items[i], &first))
			return false;
	return copy_texts(sketches, first.first_sentence) &&
	       copy_nouns(sketches, first.first_figure);
}

/* -- Sorting ------------------------------------------------------------- */

/* A stem with the number that it had. */
struct numbered {
	struct sketch_stem stem;
	uint32_t number;
};

static int
compare_stems(const void *a, const void *b)
{
	const struct sketch_stem *x = &((const struct numbered *)a)->stem;
	const struct sketch_stem *y = &((const struct numbered *)b)->stem;
	size_t n = x->n_bytes < y->n_bytes ? x->n_bytes : y->n_bytes;
	int order = memcmp(x->text, y->text, n);

	return order ? order
		     : (x->n_bytes > y->n_bytes) - (x->n_bytes < y->n_bytes);
}

/* Puts the stems in order; scratch becomes the new number of each. */
static bool
sort_stems(struct sketches *sketches)
{
	size_t n = sketches->stems.n_items;
	struct numbered *sorted = malloc((n + 1) * sizeof(*sorted));

	vector_clear(&sketches->scratch);
	if (!sorted || !vector_add_room(&sketches->scratch, n + 1)) {
		free(sorted);
		return false;
	}
	for (size_t i = 0; i < n; i++)
		sorted[i] = (struct numbered){sketches->stems.items[i],
					      (uint32_t)i};
	qsort(sorted, n, sizeof(*sorted), compare_stems);
	for (size_t i = 0; i < n; i++) {
		sketches->stems.items[i] = sorted[i].stem;
		sketches->scratch.items[sorted[i].number] = (uint32_t)i;
	}
	free(sorted);
	return true;
}

/* The table has the numbers that stems had before: makes it anew. */
static void
fill_table(struct sketches *sketches)
{
	struct asked asked = {.sketches = sketches};

	table_clear(&sketches->table);
	for (size_t i = 0; i < sketches->stems.n_items; i++) {
		const struct sketch_stem *stem = &sketches->stems.items[i];
		uint32_t hash = (uint32_t)hash_bytes(stem->text, stem->n_bytes,
						     sketches->seed);
		size_t slot;

		asked.text = stem->text;
		asked.len = stem->n_bytes;
		if (table_find(&sketches->table, hash, is_stem, &asked,
			       &slot) == TABLE_NONE)
			table_add(&sketches->table, slot, hash, (uint32_t)i);
	}
}

static int
compare_articles(const void *a, const void *b)
{
	const struct sketch *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

/* Puts the terms of SKETCH and of its sentences in order. */
static void
sort_sketch(struct sketches *sketches, const struct sketch *sketch)
{
	struct sketch_sentence *sentences = vector_from(&sketches->sentences,
							sketch->first_sentence);

	if (sketch->n_terms)
		qsort(sketches->terms.items + sketch->first_term,
		      sketch->n_terms, sizeof(struct sketch_term),
		      compare_terms);
	for (uint32_t i = 0; i < sketch->n_sentences; i++) {
		uint32_t *stems = vector_from(&sketches->sentence_stems,
					      sketch->first_stem +
						      sentences[i].first_stem);

		qsort(stems, sentences[i].n_stems, sizeof(*stems),
		      order_numbers);
		sentences[i].norm = (float)find_norm(sketches, stems,
						     sentences[i].n_stems);
	}
}

bool
sketches_sort(struct sketches *sketches)
{
	struct sketch_articles *articles = &sketches->articles;

	if (!articles->n_items)
		return true;
	if (!sort_stems(sketches))
		return false;
	renumber(sketches, 0, 0);
	fill_table(sketches);
	qsort(articles->items, articles->n_items, sizeof(*articles->items),
	      compare_articles);
	for (size_t i = 0; i < articles->n_items; i++)
		sort_sketch(sketches, &articles->items[i]);
	return true;
}

double
sketch_local_idf(double idf, double n, double d)
{
	return log((BACKGROUND + n) / (BACKGROUND * exp(-idf) + d));
}

int
sketch_compare_age(const struct sketch *a, const struct sketch *b)
{
	int64_t x = a->is_dated ? moment_utc(&a->when) : INT64_MIN;
	int64_t y = b->is_dated ? moment_utc(&b->when) : INT64_MIN;

	return (x > y) - (x < y);
}

bool
sketch_has_stem(const struct sketches *sketches, const struct sketch *sketch,
		const struct sketch_sentence *sentence, uint32_t hash)
{
	const uint32_t *stems = sketch_sentence_stems(sketches, sketch,
						      sentence);

	for (uint32_t i = 0; i < sentence->n_stems; i++) {
		const struct sketch_stem *stem =
			&sketches->stems.items[stems[i]];

		if (hash_stem(stem->text, stem->n_bytes) == hash)
			return true;
	}
	return false;
}

struct claims
sketch_claims(const struct sketches *sketches, const struct sketch *sketch)
{
	const uint32_t *hashes = vector_from(&sketches->hashes,
					     sketch->first_hash);
	const struct claims_size *n = &sketch->size;
	struct claims claims = {
		.claims = vector_from(&sketches->claims, sketch->first_claim),
		.n_claims = n->n_claims,
		.n_runs = n->n_runs,
		.n_lead = n->n_lead,
		.n_reach = n->n_reach,
		.n_denied = n->n_denied,
		.n_told = n->n_told};

	claims.runs = hashes;
	claims.lead = claims.runs + n->n_runs;
	claims.reach = claims.lead + n->n_lead;
	claims.denied = claims.reach + n->n_reach;
	claims.told = claims.denied + n->n_denied;
	return claims;
}

/* -- Sentences as vectors ------------------------------------------------ */

struct sketch_cursor
sketch_begin(const uint32_t *stems, uint32_t n)
{
	struct sketch_cursor cursor = {.at = stems, .end = stems + n};

	sketch_next(&cursor);
	return cursor;
}

void
sketch_next(struct sketch_cursor *cursor)
{
	cursor->n = 0;
	if (cursor->at == cursor->end)
		return;
	cursor->stem = *cursor->at;
	while (cursor->at < cursor->end && *cursor->at == cursor->stem) {
		cursor->at++;
		cursor->n++;
	}
}

double
sketch_weigh(const struct sketches *sketches,
	     const struct sketch_cursor *cursor)
{
	return score_weight(cursor->n,
			    (double)sketches->stems.items[cursor->stem].idf);
}
