/* SPDX-License-Identifier: MIT */
/*
 * One pass over the running words of each sentence counts their cues, a second
 * one over its tokens adds up what its terms weigh: in the article, in the
 * title, said before or still to come.  Whatever compares sentences, means and
 * ranks, is made at the end, by levels instead of sorting.  The ideas are those
 * of feature-based extraction (Edmundson 1969; Kupiec, Pedersen & Chen 1995).
 */
#include <config.h>

#include "rank/fact.h"

#include "rank/ranking.h"
#include "rank/word_line.h"
#include "rank/score.h"
#include "split/word.h"
#include "text/unicode.h"

#include <math.h>
#include <string.h>

struct counter {
	struct facts *facts;
	struct document *doc;
	uint32_t last; /* the last sentence, or SEGMENT_NONE */
};

/* -- Terms --------------------------------------------------------------- */

/* Notes for TERM that SEGMENT has it; whether it was not noted before. */
static bool
note_segment(struct term_note *note, uint32_t segment)
{
	bool is_new = note->last != segment + 1;

	note->last = segment + 1;
	return is_new;
}

/* What each term weighs, and how many sentences have it. */
static void
count_terms(struct counter *c)
{
	const struct document *doc = c->doc;
	struct term_rating *ratings = doc->ranking->terms.items;
	struct term_note *notes = c->facts->notes.items;
	double norm = 0;

	for (size_t i = 0; i < doc->terms.n_items; i++) {
		const struct term *term = &doc->terms.items[i];
		double weight = score_weight(term->n_tokens, (double)term->idf);

		ratings[i].weight = weight;
		notes[i].frequent = (float)score_log(term->n_tokens + 1);
		norm += weight * weight;
	}
	c->facts->norm = sqrt(norm);
	for (uint32_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];
		const struct token *tokens = document_get_tokens(doc, segment);

		if (c->facts->list.items[i].index == SEGMENT_NONE)
			continue;
		for (uint32_t k = 0; k < segment->n_tokens; k++) {
			struct term_note *note = &notes[tokens[k].term];

			note->n_left += note_segment(note, i);
		}
	}
	for (size_t i = 0; i < doc->terms.n_items; i++)
		notes[i].last = 0;
}

/* What the sums over the terms of a sentence are made of. */
struct sums {
	uint32_t n_terms;
	double dot, norm, title_dot, idf;
};

/* Adds a term of that IDF, in the sentence n_here times, to FACT and SUMS. */
static void
add_term(struct fact *fact, struct sums *sums, double idf,
	 const struct term_rating *term, struct term_note *note)
{
	double weight = score_weight(term->n_here, idf);
	double title = (double)term->title;
	bool is_new = !note->last;

	sums->n_terms++;
	sums->dot += weight * term->weight;
	sums->norm += weight * weight;
	sums->idf += idf;
	fact->frequent += note->frequent;
	note->n_left--;
	if (is_new && note->n_left)
		fact->intro += (float)(score_log(note->n_left + 1) * idf);
	if (title <= 0)
		return;
	sums->title_dot += weight * title;
	fact->title += (float)title;
	fact->title_new += is_new ? (float)title : 0;
	if (term->in_small_letters && is_new)
		fact->title_common_new += (float)title;
}

static void
set_term_facts(struct counter *c, struct fact *fact, const struct sums *sums)
{
	double norm = sums->norm > 0 ? sqrt(sums->norm) : 1;
	double n = sums->n_terms ? sums->n_terms : 1;

	fact->cosine = (float)(sums->dot / norm);
	fact->title_cosine = (float)(sums->title_dot / norm);
	fact->mean_idf = (float)(sums->idf / n);
	if ((double)fact->frequent > c->facts->most_frequent)
		c->facts->most_frequent = (double)fact->frequent;
	if ((double)fact->cosine > c->facts->best_cosine)
		c->facts->best_cosine = (double)fact->cosine;
}

static void
count_tokens(struct counter *c, uint32_t number)
{
	struct document *doc = c->doc;
	const struct segment *segment = &doc->segments.items[number];
	const struct token *tokens = document_get_tokens(doc, segment);
	struct term_rating *terms = doc->ranking->terms.items;
	struct fact *fact = &c->facts->list.items[number];
	struct sums sums = {0};

	for (uint32_t i = 0; i < segment->n_tokens; i++)
		terms[tokens[i].term].n_here++;
	for (uint32_t i = 0; i < segment->n_tokens; i++) {
		uint32_t at = tokens[i].term;
		struct term_rating *term = &terms[at];
		struct term_note *note = &c->facts->notes.items[at];

		if (!term->n_here)
			continue;
		add_term(fact, &sums, (double)doc->terms.items[at].idf, term,
			 note);
		note->last = number + 1;
		term->n_here = 0;
	}
	set_term_facts(c, fact, &sums);
}

/* -- Words --------------------------------------------------------------- */

/* The expression that begins with word FIRST of SEGMENT; 0: none. */
static uint32_t
find_expression(const struct document *doc, const struct segment *segment,
		uint32_t first)
{
	uint32_t n_words;

	return line_find_at(doc->article.text,
			    document_get_words(doc, segment) + first,
			    segment->n_words - first,
			    doc->article.lexicon->expressions, &n_words);
}

/* What is found at word AT, an anchor: the first of an expression or second. */
static void
add_expressions(const struct document *doc, const struct segment *segment,
		uint32_t at, struct fact *fact)
{
	uint32_t here = find_expression(doc, segment, at);
	uint32_t before = at ? find_expression(doc, segment, at - 1) : 0;

	fact->expressions |= (uint8_t)(here | before);
	if (!at)
		fact->opening_expressions |= (uint8_t)here;
	else if (at == 1)
		fact->opening_expressions |= (uint8_t)before;
}

/* Whether a percent sign comes after the number. */
static bool
is_percentage(const struct document *doc, const struct running_word *word)
{
	size_t end = unicode_skip(doc->article.text, word->end,
				  doc->article.n_bytes, UNICODE_SPACE);

	return end < doc->article.n_bytes && doc->article.text[end] == '%';
}

static bool
is_year(const char *s, const struct running_word *word)
{
	return word->end - word->begin == 4 &&
	       ((s[word->begin] == '1' && s[word->begin + 1] == '9') ||
		(s[word->begin] == '2' && s[word->begin + 1] == '0'));
}

/* Counts what the flags of word AT tell. */
static void
count_cues(const struct document *doc, const struct segment *segment,
	   uint32_t at, struct fact *fact)
{
	const struct running_word *words = document_get_words(doc, segment);
	uint32_t cues = words[at].cues;

	fact->n_magnitudes += (cues & CUE_MAGNITUDE) != 0;
	fact->n_actions += (cues & CUE_ACTION) != 0;
	fact->n_futures += (cues & CUE_FUTURE) != 0;
	fact->n_names += at && (cues & CUE_CAPITAL);
	if (cues & CUE_ANCHOR)
		add_expressions(doc, segment, at, fact);
	if (!(cues & CUE_DIGIT))
		return;
	if (is_year(doc->article.text, &words[at])) {
		fact->has_year = true;
		return;
	}
	fact->n_numbers++;
	fact->n_percents += is_percentage(doc, &words[at]);
}

/* Whether a semicolon comes after a word. */
static bool
has_semicolon(const struct document *doc, const struct segment *segment)
{
	const char *s = doc->article.text;
	const struct running_word *words = document_get_words(doc, segment);
	uint32_t k = 0;

	if (!memchr(s + segment->begin, ';', segment->end - segment->begin))
		return false;
	while (k < segment->n_words &&
	       (words[k].end == segment->end || s[words[k].end] != ';'))
		k++;
	return k < segment->n_words;
}

#define COUNTED_CUES \
	(CUE_MAGNITUDE | CUE_ACTION | CUE_FUTURE | CUE_CAPITAL | CUE_ANCHOR | \
	 CUE_DIGIT)

static void
count_words(struct counter *c, uint32_t number)
{
	const struct document *doc = c->doc;
	const struct segment *segment = &doc->segments.items[number];
	const struct running_word *words = document_get_words(doc, segment);
	struct fact *fact = &c->facts->list.items[number];

	for (uint32_t i = 0; i < segment->n_words; i++)
		if (words[i].cues & COUNTED_CUES)
			count_cues(doc, segment, i, fact);
	fact->cues = segment->cues;
	fact->has_semicolon = has_semicolon(doc, segment);
	fact->opening = segment->n_words ? words[0].cues : 0;
}

/* -- The article --------------------------------------------------------- */

/* Adds segment NUMBER to the list, as a sentence if it is one. */
static void
add_fact(struct counter *c, uint32_t number)
{
	const struct document *doc = c->doc;
	const struct segment *segment = &doc->segments.items[number];
	const struct segment *before = number ? segment - 1 : NULL;
	struct fact *fact = &c->facts->list.items[number];

	*fact = (struct fact){
		.index = SEGMENT_NONE,
		.before = c->last,
		.next = SEGMENT_NONE,
		.begins_paragraph = !before || before->block != segment->block,
		.follows_heading = before && before->kind == SUMARIO_HEADING};
	if (!document_can_choose(segment) ||
	    doc->ranking->furniture.items[number])
		return;
	fact->index = c->facts->n_sentences++;
	if (c->last != SEGMENT_NONE)
		c->facts->list.items[c->last].next = number;
	c->last = number;
}

unsigned
fact_level(double sum, double most)
{
	double level = most > 0 ? sum / most * (FACT_LEVELS - 1) : 0;

	return (unsigned)(level + 0.5);
}

unsigned
fact_level_of(uint32_t n)
{
	return n < FACT_LEVELS ? n : FACT_LEVELS - 1;
}

/*
 * From counts at each level to counts below it, as far up as there are any of
 * N_SENTENCES.
 */
static void
add_up(struct fact_levels *levels, uint32_t n_sentences)
{
	uint32_t sum = 0;
	unsigned i = 0;

	for (; sum < n_sentences; i++) {
		uint32_t n = levels->below[i];

		levels->below[i] = sum;
		sum += n;
	}
	levels->below[i] = sum;
}

double
fact_rank(const struct facts *facts, const struct fact_levels *levels,
	  unsigned level)
{
	uint32_t below = levels->below[level];
	uint32_t same = levels->below[level + 1] - below;

	if (facts->n_sentences < 2)
		return 0;
	return (below + (same - 1) / 2.0) / (facts->n_sentences - 1);
}

/* Means, shares and ranks over all sentences. */
static void
compare(struct counter *c)
{
	struct facts *facts = c->facts;
	double n = facts->n_sentences ? facts->n_sentences : 1;
	uint64_t n_words = 0, n_saying = 0;
	double title = 0;

	for (size_t i = 0; i < facts->list.n_items; i++) {
		const struct fact *fact = &facts->list.items[i];

		if (fact->index == SEGMENT_NONE)
			continue;
		n_words += c->doc->segments.items[i].n_words;
		n_saying += (fact->cues & CUE_SAYING) != 0;
		title += (double)fact->title;
		if ((double)fact->title > facts->most_title)
			facts->most_title = (double)fact->title;
		facts->frequent.below[fact_level((double)fact->frequent,
						 facts->most_frequent)]++;
		facts->names.below[fact_level_of(fact->n_names)]++;
		facts->numbers.below[fact_level_of(fact->n_numbers)]++;
	}
	facts->mean_words = (double)n_words / n;
	facts->saying_share = (double)n_saying / n;
	facts->mean_title = title / n;
	add_up(&facts->frequent, facts->n_sentences);
	add_up(&facts->names, facts->n_sentences);
	add_up(&facts->numbers, facts->n_sentences);
}

static bool
make_room(struct facts *facts, const struct document *doc)
{
	struct fact_list list = facts->list;
	struct term_notes notes = facts->notes;

	*facts = (struct facts){.list = list, .notes = notes};
	vector_clear(&facts->list);
	vector_clear(&facts->notes);
	if (!vector_add_room(&facts->list, doc->segments.n_items) ||
	    !vector_add_room(&facts->notes, doc->terms.n_items))
		return false;
	facts->list.n_items = doc->segments.n_items;
	facts->notes.n_items = doc->terms.n_items;
	if (facts->notes.n_items)
		memset(facts->notes.items, 0,
		       facts->notes.n_items * sizeof(*facts->notes.items));
	return true;
}

bool
fact_read(struct facts *facts, struct document *doc, const struct title *title)
{
	struct counter c = {facts, doc, SEGMENT_NONE};

	if (!make_room(facts, doc))
		return false;
	facts->title = *title;
	for (uint32_t i = 0; i < doc->segments.n_items; i++)
		add_fact(&c, i);
	count_terms(&c);
	for (uint32_t i = 0; i < doc->segments.n_items; i++) {
		if (facts->list.items[i].index == SEGMENT_NONE)
			continue;
		count_words(&c, i);
		count_tokens(&c, i);
	}
	compare(&c);
	return true;
}

void
fact_release(struct facts *facts)
{
	vector_release(&facts->list);
	vector_release(&facts->notes);
}
