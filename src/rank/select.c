/* SPDX-License-Identifier: MIT */
/*
 * Which sentences are chosen.
 * The guard against repeats measures how much of a sentence's weight is in
 * terms that a taken sentence has said.  That share only grows, so the best
 * sentence is found lazily (Minoux 1978): a heap holds merits that may be too
 * high; the top is computed anew and put back unless it is still the top.
 * After GUARDED picks the rest is sorted as it is, which bounds the work on any
 * input.  Budgets in sentences take the first of the ranking; others take the
 * best set, in which a sentence counts by how much more it is worth than what
 * it takes to read any (rank/knapsack.h).
 */
#include <config.h>

#include "rank/select.h"

#include "base/order.h"
#include "base/heap.h"
#include "rank/copy.h"
#include "rank/knapsack.h"
#include "rank/quotation.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "rank/reading.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

/* Likelier than this, in permille, to lean, a sentence is no bullet. */
#define MOST_LEANING 700
/* What a sentence of which all has been said is worth less. */
#define GUARD_WORTH 0.5
/* … and so much more from this share on: it tells nothing that is new. */
#define ALL_SAID 0.95
#define REPEAT_WORTH 3.0
/*
 * What must be worth more than that to be read, when words are counted: filling
 * up with cheap sentences makes summaries worse (doc/scoring.md, "Budgets").
 */
#define FLOOR_WORTH (-0.5)
/* So many sentences are chosen with the guard. */
#define GUARDED 100

/*
 * A sentence counts for at most so many average ones when it is decided how far
 * down the ranking a budget reaches: measured, doc/scoring.md, "Budgets".
 */
#define LONGEST_MEANS 2
/* … and the sum may be so many tenths of the budget: room to choose. */
#define REACH_TENTHS 80
/* Above the sum of all salience: as many as fit of what must be there. */
#define MUST_VALUE ((int64_t)1 << 36)
/* More of them could not be added up. */
#define MAX_MUSTS ((size_t)1 << 24)

struct candidate {
	uint64_t key;  /* what goes before is greater; see make_key() */
	int32_t score; /* merit less the guard's part, at ROUND */
	uint32_t segment;
	uint32_t round; /* how many had been taken then */
};

struct selection {
	struct document *doc;
	struct heap heap; /* of struct candidate */
	bool *said;	  /* by term */
	uint32_t n_taken;
};

/* More than any score is below 0. */
#define SCORE_OFFSET (1 << 30)

/*
 * Repetitions last, then by score, then by position: one number, as most of the
 * time is spent comparing.
 */
static uint64_t
make_key(const struct segment *segment, uint32_t number, int32_t score)
{
	bool repeats = segment->repetition_of != SEGMENT_NONE;

	return (uint64_t)!repeats << 63 |
	       (uint64_t)(uint32_t)(score + SCORE_OFFSET) << 32 |
	       (UINT32_MAX - number);
}

static struct candidate
make_candidate(const struct document *doc, uint32_t number)
{
	int32_t merit = doc->ranking->ratings.items[number].merit;

	return (struct candidate){
		make_key(&doc->segments.items[number], number, merit), merit,
		number, 0};
}

static bool
goes_before(const void *context, const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	(void)context;
	return a->key > b->key;
}

/* Share of the segment's weight that has been said, 0..1. */
static double
said_share(const struct selection *selection, const struct segment *segment)
{
	const struct document *doc = selection->doc;
	const struct token *tokens = document_get_tokens(doc, segment);
	double said = 0, all = 0;

	for (uint32_t i = 0; i < segment->n_tokens; i++) {
		const struct term *term = &doc->terms.items[tokens[i].term];
		double weight = (double)term->idf * (double)term->idf;

		all += weight;
		said += selection->said[tokens[i].term] ? weight : 0;
	}
	return all > 0 ? said / all : 0;
}

/* What the segment is worth less for what has been said. */
static double
get_guard(const struct selection *selection, const struct segment *segment)
{
	double said = said_share(selection, segment);

	return GUARD_WORTH * said + (said >= ALL_SAID ? REPEAT_WORTH : 0);
}

static void
take(struct selection *selection)
{
	struct document *doc = selection->doc;
	struct candidate best;
	const struct segment *segment;
	const struct token *tokens;
	struct rating *rating;

	heap_pop(&selection->heap, &best);
	segment = &doc->segments.items[best.segment];
	rating = &doc->ranking->ratings.items[best.segment];
	tokens = document_get_tokens(doc, segment);
	for (uint32_t i = 0; i < segment->n_tokens; i++)
		selection->said[tokens[i].term] = true;
	doc->ranking->order.items[doc->ranking->order.n_items++] = best.segment;
	rating->rank = (uint32_t)doc->ranking->order.n_items;
	rating->worth = best.score;
	selection->n_taken++;
}

/* Brings the top up to date; true if it needed no change. */
static bool
is_current(struct selection *selection)
{
	struct candidate *top = selection->heap.items;
	const struct segment *segment =
		&selection->doc->segments.items[top->segment];

	if (top->round == selection->n_taken || selection->n_taken >= GUARDED)
		return true;
	top->round = selection->n_taken;
	top->score =
		selection->doc->ranking->ratings.items[top->segment].merit -
		(int32_t)(selection->doc->ranking->merit_of_worth *
			  get_guard(selection, segment));
	top->key = make_key(segment, top->segment, top->score);
	heap_sift(&selection->heap);
	return false;
}

bool
select_rank(struct document *doc)
{
	struct selection selection = {.doc = doc};
	size_t n = doc->segments.n_items, n_candidates = 0;
	struct candidate *candidates = malloc((n + 1) * sizeof(*candidates));
	bool done = false;

	selection.said = calloc(doc->terms.n_items + 1, 1);
	if (!candidates || !selection.said ||
	    !vector_add_room(&doc->ranking->order, n))
		goto out;
	for (size_t i = 0; i < n; i++)
		if (document_can_choose(&doc->segments.items[i]))
			candidates[n_candidates++] =
				make_candidate(doc, (uint32_t)i);
	selection.heap = (struct heap){candidates, n_candidates,
				       sizeof(*candidates), goes_before, NULL};
	heap_build(&selection.heap);
	while (selection.heap.n_items)
		if (is_current(&selection))
			take(&selection);
	done = true;
out:
	free(candidates);
	free(selection.said);
	return done;
}

/* -- Budgets ------------------------------------------------------------- */

VECTOR_TYPE(items, struct knapsack_item);

/* The sentences that a budget may be spent on, and what it is. */
struct choice {
	struct document *doc;
	struct copies copies;
	struct places segments;
	struct items items; /* the same ones, as the knapsack sees them */
	uint64_t capacity;
	uint64_t longest; /* no sentence counts for more in reaching on */
	uint64_t reach;	  /* of what is in items */
};

/* The least budget that reaches as far as CHOICE has gone. */
static uint64_t
get_reach(const struct choice *choice)
{
	if (choice->doc->article.options->budget_unit == SUMARIO_SENTENCES)
		return choice->reach;
	return (choice->reach * 10 + REACH_TENTHS - 1) / REACH_TENTHS;
}

/* What SEGMENT takes up; a character more stands for the space between two. */
static uint64_t
get_weight(const struct document *doc, const struct segment *segment)
{
	switch (doc->article.options->budget_unit) {
	case SUMARIO_SENTENCES:
		return 1;
	case SUMARIO_CHARS:
		return (uint64_t)segment->n_codepoints + 1 +
		       reading_count_added(doc, segment);
	case SUMARIO_WORDS:
	case SUMARIO_RATIO:
		break;
	}
	return segment->n_words;
}

static uint64_t
get_capacity(const struct document *doc)
{
	switch (doc->article.options->budget_unit) {
	case SUMARIO_RATIO:
		return (uint64_t)(doc->article.options->budget_value *
				  (double)doc->n_words);
	case SUMARIO_CHARS:
		return (uint64_t)doc->article.options->budget_value + 1;
	case SUMARIO_SENTENCES:
	case SUMARIO_WORDS:
		break;
	}
	return (uint64_t)doc->article.options->budget_value;
}

/* Why segment NUMBER can never be chosen; FATE_RANK: it can. */
static enum fate
judge(const struct document *doc, size_t number)
{
	const struct segment *segment = &doc->segments.items[number];
	enum wish wish = doc->ranking->ratings.items[number].wish;

	if (segment->kind == SUMARIO_HEADING)
		return FATE_HEADING;
	if (segment->is_front_matter)
		return FATE_FRONT_MATTER;
	if (!segment->n_words)
		return FATE_EMPTY;
	if (segment->repetition_of != SEGMENT_NONE)
		return FATE_REPETITION;
	if (wish == WISH_NOT)
		return FATE_FORBIDDEN;
	if (doc->ranking->furniture.items[number] && wish != WISH_MUST)
		return FATE_FURNITURE;
	return FATE_RANK;
}

/* Whether what the segment asks or announces would have to come after it. */
static bool
is_open_ended(const struct document *doc, const struct segment *segment)
{
	const char *s = doc->article.text;
	size_t end = unicode_skip_back(s, segment->begin, segment->end,
				       UNICODE_CLOSE);

	return end > segment->begin && strchr(":;,?", s[end - 1]);
}

/*
 * Why segment NUMBER is no bullet although it may matter; FATE_RANK: it may be
 * one.  What is asked for always may.
 */
static enum fate
judge_reading(const struct document *doc, size_t number)
{
	const struct segment *segment = &doc->segments.items[number];

	if (doc->ranking->ratings.items[number].wish == WISH_MUST)
		return FATE_RANK;
	if (quotation_is_torn(doc->ranking->quotations.items[number].class) &&
	    !reading_count_added(doc, segment))
		return FATE_TORN;
	return doc->ranking->leanings.items[number].permille >= MOST_LEANING ||
			       is_open_ended(doc, segment)
		       ? FATE_LEANS
		       : FATE_RANK;
}

/* Leaves out what cannot be read alone, unless there is nothing else. */
static void
drop_unreadable(struct document *doc)
{
	bool others = false;

	for (size_t i = 0; i < doc->segments.n_items && !others; i++)
		others = doc->ranking->ratings.items[i].fate == FATE_RANK &&
			 judge_reading(doc, i) == FATE_RANK;
	for (size_t i = 0; i < doc->segments.n_items && others; i++)
		if (doc->ranking->ratings.items[i].fate == FATE_RANK)
			doc->ranking->ratings.items[i].fate = judge_reading(doc,
									    i);
}

/* Sets the fates that do not depend on others, and the longest that counts. */
static void
judge_all(struct choice *choice)
{
	struct document *doc = choice->doc;
	uint64_t sum = 0, n = 0;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		doc->ranking->ratings.items[i].fate = judge(doc, i);
		doc->ranking->ratings.items[i].in_summary = false;
	}
	drop_unreadable(doc);
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		if (doc->ranking->ratings.items[i].fate != FATE_RANK)
			continue;
		sum += get_weight(doc, &doc->segments.items[i]);
		n++;
	}
	choice->longest = n ? LONGEST_MEANS * sum / n : 0;
}

/*
 * What a sentence of that RATING adds to a summary.  Where sentences are
 * counted, only the order matters: all are brought over 0.
 */
static int64_t
get_value(const struct document *doc, const struct rating *rating)
{
	double floor = (FLOOR_WORTH - SCORE_ZERO_WORTH) *
		       doc->ranking->merit_of_worth;
	int64_t value = rating->worth - (int64_t)floor;

	if (doc->article.options->budget_unit == SUMARIO_SENTENCES)
		return (int64_t)rating->worth + SCORE_OFFSET;
	return value > 0 ? value : 0;
}

/* Adds sentence NUMBER unless it nearly copies one before; false: no memory. */
static bool
add_candidate(struct choice *choice, uint32_t number)
{
	const struct document *doc = choice->doc;
	struct rating *rating = &doc->ranking->ratings.items[number];
	bool is_must = rating->wish == WISH_MUST &&
		       choice->items.n_items < MAX_MUSTS;
	uint64_t weight = get_weight(doc, &doc->segments.items[number]);
	uint32_t copy_of;
	int64_t value;

	if (!copy_add(&choice->copies, number, is_must, &copy_of))
		return false;
	if (copy_of != SEGMENT_NONE && !is_must) {
		rating->fate = FATE_COPY;
		rating->copy_of = copy_of;
		return true;
	}
	choice->reach += weight < choice->longest ? weight : choice->longest;
	if (weight > choice->capacity) {
		rating->fate = FATE_LONG;
		return true;
	}
	if (get_reach(choice) > choice->capacity && !is_must)
		return true;
	rating->fate = FATE_BUDGET;
	value = get_value(doc, rating);
	if (!value && !is_must && choice->items.n_items)
		return true; /* not worth reading */
	if (!vector_add_room(&choice->items, 1) ||
	    !vector_add_room(&choice->segments, 1))
		return false;
	choice->segments.items[choice->segments.n_items++] = number;
	choice->items.items[choice->items.n_items++] = (struct knapsack_item){
		.weight = weight,
		.value = value + (is_must ? MUST_VALUE : 0),
		.reach = is_must ? 0 : get_reach(choice)};
	return true;
}

/* Those of one wish, the best first, as far as the budget reaches. */
static bool
add_candidates(struct choice *choice, enum wish wish)
{
	const struct document *doc = choice->doc;

	for (size_t i = 0; i < doc->ranking->order.n_items; i++) {
		uint32_t number = doc->ranking->order.items[i];
		const struct rating *rating = ranking_get(doc, number);

		if (wish != WISH_MUST && get_reach(choice) > choice->capacity)
			break;
		if (rating->fate == FATE_RANK && rating->wish == wish &&
		    !add_candidate(choice, number))
			return false;
	}
	return true;
}

/*
 * All within reach are too long: the best one that is not.  The others are
 * added, too, so that what nearly copies them is left out under any budget.
 */
static bool
add_any(struct choice *choice)
{
	const struct document *doc = choice->doc;

	for (size_t i = 0;
	     i < doc->ranking->order.n_items && !choice->items.n_items; i++) {
		uint32_t number = doc->ranking->order.items[i];

		if (doc->ranking->ratings.items[number].fate != FATE_RANK)
			continue;
		choice->reach = 0;
		if (!add_candidate(choice, number))
			return false;
	}
	return true;
}

/* How many that must be in the summary are not. */
static uint32_t
count_left_out(const struct document *doc)
{
	uint32_t n = 0;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct rating *rating = ranking_get(doc, i);

		n += rating->wish == WISH_MUST && !rating->in_summary &&
		     rating->fate != FATE_REPETITION;
	}
	return n;
}

/* Puts what was taken into the summary. */
static void
take_all(struct choice *choice)
{
	struct document *doc = choice->doc;
	struct places *summary = &doc->ranking->summary;

	for (size_t i = 0; i < choice->items.n_items; i++) {
		uint32_t number = choice->segments.items[i];
		const struct segment *segment = &doc->segments.items[number];
		struct rating *rating = &doc->ranking->ratings.items[number];
		bool is_must = rating->wish == WISH_MUST;

		if (!choice->items.items[i].taken)
			continue;
		doc->ranking->summary_codepoints += segment->n_codepoints +
						    (summary->n_items > 0);
		doc->ranking->summary_words += segment->n_words;
		rating->in_summary = true;
		rating->fate = is_must ? FATE_MUST : FATE_CHOSEN;
		summary->items[summary->n_items++] = number;
	}
}

/* By position, or by rank: places in the ranking, then what is there. */
static void
sort_summary(struct document *doc)
{
	struct places *summary = &doc->ranking->summary;
	bool by_rank = doc->article.options->order == SUMARIO_ORDER_RANK;

	for (size_t i = 0; by_rank && i < summary->n_items; i++)
		summary->items[i] =
			doc->ranking->ratings.items[summary->items[i]].rank - 1;
	if (summary->n_items)
		qsort(summary->items, summary->n_items, sizeof(uint32_t),
		      order_numbers);
	for (size_t i = 0; by_rank && i < summary->n_items; i++)
		summary->items[i] =
			doc->ranking->order.items[summary->items[i]];
}

bool
select_summary(struct document *doc)
{
	struct choice choice = {.doc = doc, .capacity = get_capacity(doc)};
	bool done = copy_init(&choice.copies, doc);

	judge_all(&choice);
	done = done && add_candidates(&choice, WISH_MUST) &&
	       add_candidates(&choice, WISH_NONE) && add_any(&choice) &&
	       knapsack_solve(choice.items.items, choice.items.n_items,
			      choice.capacity, KNAPSACK_CELLS) &&
	       vector_add_room(&doc->ranking->summary,
			       choice.items.n_items + 1);
	if (done) {
		take_all(&choice);
		sort_summary(doc);
		doc->ranking->n_left_out = count_left_out(doc);
	}
	copy_release(&choice.copies);
	vector_release(&choice.segments);
	vector_release(&choice.items);
	return done;
}
