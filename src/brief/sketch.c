/* SPDX-License-Identifier: MIT */
/*
 * Stems are numbered in the order in which sketches need them, which is the
 * same whether articles come one by one or in parts that are appended; all sums
 * run in the order of the numbers.  So the results do not depend on threads.
 */
#include <config.h>

#include "brief/sketch.h"

#include "base/hash.h"
#include "rank/lean.h"
#include "rank/quotation.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "rank/reading.h"
#include "text/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Terms of an article that are kept, the heaviest. */
#define MAX_WEIGHTS 40
/* Sentences whose terms are kept, and those whose text is, too. */
#define MAX_SENTENCES 32
#define MAX_TEXTS 6
/* Words of a sentence that can be a bullet, if the article has such ones. */
#define MIN_WORDS 6
#define MAX_WORDS 60
/* … and at least so many of them have a stem: it is no date or byline. */
#define MIN_TERMS 4
/* … and it is not likelier than this (permille) that it leans. */
#define MAX_LEANING 650
/* Sentences with more words or characters are none, and no bullets. */
#define MAX_SENTENCE_WORDS 300
#define MAX_SENTENCE_CHARS 3000

/* The share of a cosine that one term may have (doc/brief.md). */
#define MAX_SHARE 0.1

#define NONE UINT32_MAX

void
sketches_release(struct sketches *sketches)
{
	arena_release(&sketches->strings);
	vector_release(&sketches->stems);
	table_release(&sketches->table);
	vector_release(&sketches->articles);
	vector_release(&sketches->weights);
	vector_release(&sketches->sentences);
	vector_release(&sketches->sentence_stems);
	vector_release(&sketches->scratch);
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

/* -- An article's parts -------------------------------------------------- */

static bool
make_minhash(const struct document *doc, struct sketch *sketch)
{
	size_t n_terms = doc->terms.n_items;
	uint64_t *hashes = malloc((n_terms + 1) * sizeof(*hashes));
	struct minhash_maker maker;

	if (!hashes)
		return false;
	for (size_t i = 0; i < n_terms; i++) {
		const char *text = doc->terms.items[i].stem_text;

		hashes[i] = hash_bytes(text, strlen(text), 0);
	}
	minhash_begin(&maker);
	for (size_t i = 0; i < doc->tokens.n_items; i++)
		minhash_add(&maker, hashes[doc->tokens.items[i].term]);
	minhash_finish(&maker, &sketch->minhash);
	sketch->n_runs = maker.n_words < MINHASH_RUN
				 ? maker.n_words > 0
				 : (uint32_t)maker.n_words - MINHASH_RUN + 1;
	free(hashes);
	return true;
}

static int
compare_weights(const void *a, const void *b)
{
	uint32_t x = ((const struct sketch_weight *)a)->stem;
	uint32_t y = ((const struct sketch_weight *)b)->stem;

	return (x > y) - (x < y);
}

/* The heaviest terms of DOC, by place, into BEST; returns how many. */
static uint32_t
find_heaviest(const struct document *doc, struct sketch_weight *best)
{
	uint32_t n = 0;

	for (size_t i = 0; i < doc->terms.n_items; i++) {
		const struct term *term = &doc->terms.items[i];
		float weight = (float)score_weight(term->n_tokens,
						   (double)term->idf);
		uint32_t k = n;

		if (n == MAX_WEIGHTS && weight <= best[n - 1].weight)
			continue;
		if (n == MAX_WEIGHTS)
			k--;
		else
			n++;
		for (; k && best[k - 1].weight < weight; k--)
			best[k] = best[k - 1];
		best[k] = (struct sketch_weight){(uint32_t)i, weight};
	}
	return n;
}

static bool
add_weights(struct sketches *sketches, const struct document *doc,
	    struct sketch *sketch)
{
	struct sketch_weight best[MAX_WEIGHTS];
	uint32_t n = find_heaviest(doc, best);
	double norm = 0;

	for (uint32_t i = 0; i < n; i++) {
		norm += (double)best[i].weight * (double)best[i].weight;
		best[i].stem = number_term(sketches, doc, best[i].stem);
		if (best[i].stem == NONE)
			return false;
	}
	for (uint32_t i = 0; i < n; i++)
		best[i].weight = (float)((double)best[i].weight / sqrt(norm));
	qsort(best, n, sizeof(*best), compare_weights);
	sketch->first_weight = sketches->weights.n_items;
	sketch->n_weights = n;
	if (!vector_add_room(&sketches->weights, n))
		return false;
	if (n)
		memcpy(sketches->weights.items + sketch->first_weight, best,
		       n * sizeof(*best));
	sketches->weights.n_items += n;
	return true;
}

static int
compare_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
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
add_sentence(struct sketches *sketches, const struct document *doc,
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
		.n_codepoints = segment->n_codepoints};
	struct reading_text reading;

	if (!vector_add_room(stems, segment->n_tokens) ||
	    !vector_add_room(&sketches->sentences, 1))
		return false;
	own = stems->items + stems->n_items;
	for (uint32_t i = 0; i < segment->n_tokens; i++)
		if ((own[i] = number_term(sketches, doc, tokens[i].term)) ==
		    NONE)
			return false;
	qsort(own, segment->n_tokens, sizeof(*own), compare_numbers);
	stems->n_items += segment->n_tokens;
	sentence.norm = (float)find_norm(sketches, own, segment->n_tokens);
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
	return true;
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

static bool
can_be_bullet(const struct document *doc, const struct segment *segment)
{
	return segment->n_words >= MIN_WORDS && segment->n_words <= MAX_WORDS &&
	       segment->n_tokens >= MIN_TERMS && stands_alone(doc, segment);
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

		if (!takes_part(segment))
			continue;
		if (can_be_bullet(doc, segment))
			return NULL;
		if (!first)
			first = segment;
	}
	return first;
}

static bool
add_sentences(struct sketches *sketches, const struct document *doc,
	      struct sketch *sketch)
{
	const struct segment *substitute = find_substitute(doc);
	unsigned n_texts = 0;

	sketch->first_sentence = sketches->sentences.n_items;
	sketch->first_stem = sketches->sentence_stems.n_items;
	for (size_t i = 0; i < doc->ranking->order.n_items &&
			   sketch->n_sentences < MAX_SENTENCES;
	     i++) {
		const struct segment *segment =
			&doc->segments.items[doc->ranking->order.items[i]];
		bool quoted = segment == substitute ||
			      (n_texts < MAX_TEXTS &&
			       can_be_bullet(doc, segment));

		if (!takes_part(segment))
			continue;
		if (!add_sentence(sketches, doc, sketch, segment, quoted))
			return false;
		n_texts += quoted;
	}
	return true;
}

static bool
copy_string(struct sketches *sketches, const char **copy, const char *s)
{
	*copy = s ? arena_strdup(&sketches->strings, s) : NULL;
	return *copy || !s;
}

static bool
copy_names(struct sketches *sketches, struct sketch *sketch, const char *id,
	   const char *original, const char *title)
{
	const struct sketch *last =
		sketches->articles.n_items
			? &sketches->articles
				   .items[sketches->articles.n_items - 1]
			: NULL;

	if (!copy_string(sketches, &sketch->id, id) ||
	    !copy_string(sketches, &sketch->title, title))
		return false;
	/* Records come from one file. */
	if (last && !strcmp(last->original, original)) {
		sketch->original = last->original;
		return true;
	}
	return copy_string(sketches, &sketch->original, original);
}

bool
sketches_add(struct sketches *sketches, const struct document *doc)
{
	struct sketch sketch = {0};
	size_t n_terms = doc->terms.n_items;

	vector_clear(&sketches->scratch);
	if (sketches->articles.n_items == NONE - 1 ||
	    !vector_add_room(&sketches->articles, 1) ||
	    !vector_add_room(&sketches->scratch, n_terms + 1))
		return false;
	memset(sketches->scratch.items, 0xFF,
	       (n_terms + 1) * sizeof(*sketches->scratch.items));
	if (!make_minhash(doc, &sketch) ||
	    !copy_names(sketches, &sketch, doc->article.id,
			doc->article.original, doc->article.title) ||
	    !add_weights(sketches, doc, &sketch) ||
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

static void
append_weights(struct sketches *sketches, const struct sketches *from,
	       const struct sketch *source, struct sketch *sketch)
{
	struct sketch_weight *own;

	sketch->first_weight = sketches->weights.n_items;
	if (!source->n_weights)
		return;
	own = sketches->weights.items + sketch->first_weight;
	for (uint32_t i = 0; i < source->n_weights; i++) {
		own[i] = from->weights.items[source->first_weight + i];
		own[i].stem = sketches->scratch.items[own[i].stem];
	}
	qsort(own, source->n_weights, sizeof(*own), compare_weights);
	sketches->weights.n_items += source->n_weights;
}

static bool
append_sentence(struct sketches *sketches, const struct sketches *from,
		const struct sketch *source,
		const struct sketch_sentence *sentence)
{
	const uint32_t *stems = sketch_sentence_stems(from, source, sentence);
	uint32_t *own = sketches->sentence_stems.items +
			sketches->sentence_stems.n_items;
	struct sketch_sentence copy = *sentence;

	for (uint32_t i = 0; i < sentence->n_stems; i++)
		own[i] = sketches->scratch.items[stems[i]];
	qsort(own, sentence->n_stems, sizeof(*own), compare_numbers);
	sketches->sentence_stems.n_items += sentence->n_stems;
	/* Anew: a sum in another order can differ. */
	copy.norm = (float)find_norm(sketches, own, sentence->n_stems);
	if (sentence->text &&
	    !(copy.text = arena_strndup(&sketches->strings, sentence->text,
					sentence->n_bytes)))
		return false;
	sketches->sentences.items[sketches->sentences.n_items++] = copy;
	return true;
}

static bool
append_article(struct sketches *sketches, const struct sketches *from,
	       const struct sketch *source)
{
	struct sketch sketch = *source;

	sketch.first_sentence = sketches->sentences.n_items;
	sketch.first_stem = sketches->sentence_stems.n_items;
	if (!copy_names(sketches, &sketch, source->id, source->original,
			source->title))
		return false;
	append_weights(sketches, from, source, &sketch);
	for (uint32_t i = 0; i < source->n_sentences; i++)
		if (!append_sentence(sketches, from, source,
				     &sketch_sentences(from, source)[i]))
			return false;
	sketches->articles.items[sketches->articles.n_items++] = sketch;
	return true;
}

bool
sketches_append(struct sketches *sketches, const struct sketches *from)
{
	if (from->articles.n_items >= NONE - 1 - sketches->articles.n_items ||
	    !number_stems(sketches, from) ||
	    !vector_add_room(&sketches->articles, from->articles.n_items) ||
	    !vector_add_room(&sketches->weights, from->weights.n_items) ||
	    !vector_add_room(&sketches->sentences, from->sentences.n_items) ||
	    !vector_add_room(&sketches->sentence_stems,
			     from->sentence_stems.n_items))
		return false;
	for (size_t i = 0; i < from->articles.n_items; i++)
		if (!append_article(sketches, from, &from->articles.items[i]))
			return false;
	return true;
}

/* -- Comparing ----------------------------------------------------------- */

/* The most that one term may add. */
static double
find_limit(const struct sketch *a, const struct sketch *b)
{
	uint32_t n = a->n_weights < b->n_weights ? a->n_weights : b->n_weights;

	return MAX_SHARE * n < 1 ? 1.0 / n : MAX_SHARE;
}

double
sketch_compare(const struct sketches *sketches, const struct sketch *a,
	       const struct sketch *b)
{
	const struct sketch_weight *x, *x_end, *y, *y_end;
	double sum = 0, limit;

	if (!a->n_weights || !b->n_weights)
		return 0;
	limit = find_limit(a, b);
	x = sketches->weights.items + a->first_weight;
	y = sketches->weights.items + b->first_weight;
	x_end = x + a->n_weights;
	y_end = y + b->n_weights;
	while (x < x_end && y < y_end) {
		uint32_t p = x->stem, q = y->stem;

		if (p == q) {
			double product = (double)x->weight * (double)y->weight;

			sum += product < limit ? product : limit;
		}
		x += p <= q;
		y += q <= p;
	}
	return sum;
}

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
