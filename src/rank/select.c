/* SPDX-License-Identifier: MIT */
/*
 * The guard against repeats measures how much of a sentence's weight is in
 * terms that a taken sentence has said.  That share only grows, so the best
 * sentence is found lazily (Minoux 1978): a heap holds scores that may be too
 * high; the top is computed anew and put back unless it is still the top.
 * After GUARDED picks the rest is sorted as it stands, which bounds the work
 * on any input.  A sentence that leans is worth more once the one before it has
 * been taken: it is put into the heap a second time then.
 */
#include <config.h>

#include "rank/select.h"

#include "base/heap.h"
#include "rank/score.h"

#include <stdlib.h>

/* How much of a best sentence's salience is lost if all has been said. */
#define GUARD_WEIGHT 0.3
/* So many sentences are chosen with the guard. */
#define GUARDED 100

struct candidate {
	int32_t score; /* salience less the guard's part, at ROUND */
	int32_t salience;
	uint32_t segment;
	uint32_t round; /* how many had been taken then */
};

struct selection {
	struct document *doc;
	struct heap heap; /* of struct candidate */
	bool *said;	  /* by term */
	uint32_t n_taken;
};

/* Repetitions last, then by score, then by position. */
static bool
goes_before(const void *context, const void *x, const void *y)
{
	const struct segment *segments = context;
	const struct candidate *a = x, *b = y;
	bool repeat_a = segments[a->segment].repetition_of != SEGMENT_NONE;
	bool repeat_b = segments[b->segment].repetition_of != SEGMENT_NONE;

	if (repeat_a != repeat_b)
		return repeat_b;
	if (a->score != b->score)
		return a->score > b->score;
	return a->segment < b->segment;
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
		if (selection->said[tokens[i].term])
			said += weight;
	}
	return all > 0 ? said / all : 0;
}

/* What leans on the segment NUMBER can be read now. */
static void
lift_next(struct selection *selection, uint32_t number)
{
	const struct document *doc = selection->doc;
	const struct segment *next = &doc->segments.items[number + 1];
	struct candidate candidate;

	if (number + 1 == doc->segments.n_items || next->rank || !next->leans)
		return;
	candidate = (struct candidate){next->salience_behind,
				       next->salience_behind, number + 1, 0};
	heap_push(&selection->heap, &candidate);
}

static void
take(struct selection *selection)
{
	struct document *doc = selection->doc;
	struct candidate best;
	struct segment *segment;
	const struct token *tokens;

	heap_pop(&selection->heap, &best);
	segment = &doc->segments.items[best.segment];
	if (segment->rank)
		return; /* taken for more, after the one before it */
	tokens = document_get_tokens(doc, segment);
	for (uint32_t i = 0; i < segment->n_tokens; i++)
		selection->said[tokens[i].term] = true;
	doc->ranking.items[doc->ranking.n_items++] = best.segment;
	segment->rank = (uint32_t)doc->ranking.n_items;
	selection->n_taken++;
	lift_next(selection, best.segment);
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
	top->score = top->salience - (int32_t)(GUARD_WEIGHT * SCORE_ONE *
					       said_share(selection, segment));
	heap_sift(&selection->heap);
	return false;
}

bool
select_rank(struct document *doc)
{
	struct selection selection = {.doc = doc};
	size_t n = doc->segments.n_items, n_candidates = 0;
	/* Each may come twice. */
	struct candidate *candidates =
		malloc((2 * n + 1) * sizeof(*candidates));
	bool done = false;

	selection.said = calloc(doc->terms.n_items + 1, 1);
	if (!candidates || !selection.said ||
	    !vector_add_room(&doc->ranking, n))
		goto out;
	for (size_t i = 0; i < n; i++)
		if (doc->segments.items[i].kind != SUMARIO_HEADING)
			candidates[n_candidates++] = (struct candidate){
				doc->segments.items[i].salience,
				doc->segments.items[i].salience, (uint32_t)i,
				0};
	selection.heap = (struct heap){candidates, n_candidates,
				       sizeof(*candidates), goes_before,
				       doc->segments.items};
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

/* Whether SEGMENT can be added to the summary. */
static bool
fits(const struct document *doc, const struct segment *segment)
{
	double budget = doc->budget_value;
	uint64_t n_chars = doc->summary_codepoints + segment->n_codepoints +
			   (doc->summary.n_items > 0);
	uint64_t n_words = doc->summary_words + segment->n_words;

	switch (doc->budget_unit) {
	case SUMARIO_SENTENCES:
		return (double)doc->summary.n_items < budget;
	case SUMARIO_WORDS:
		return (double)n_words <= budget;
	case SUMARIO_CHARS:
		return (double)n_chars <= budget;
	case SUMARIO_RATIO:
		return (double)n_words <= budget * (double)doc->n_words;
	}
	return false;
}

static int
compare_positions(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

bool
select_summary(struct document *doc)
{
	struct ranking *summary = &doc->summary;

	if (!vector_add_room(summary, doc->ranking.n_items + 1))
		return false;
	for (size_t i = 0; i < doc->ranking.n_items; i++) {
		uint32_t number = doc->ranking.items[i];
		struct segment *segment = &doc->segments.items[number];

		if (segment->repetition_of != SEGMENT_NONE)
			break;
		if (!segment->n_words)
			continue;
		if (!fits(doc, segment)) {
			if (summary->n_items)
				break;
			continue;
		}
		doc->summary_codepoints += segment->n_codepoints +
					   (summary->n_items > 0);
		doc->summary_words += segment->n_words;
		segment->in_summary = true;
		summary->items[summary->n_items++] = number;
	}
	if (doc->order == SUMARIO_ORDER_DOCUMENT && summary->n_items)
		qsort(summary->items, summary->n_items, sizeof(uint32_t),
		      compare_positions);
	return true;
}

/*
 * Words somebody has to translate: what a memory has is done, and what another
 * article is to have translated is paid for there.
 */
static uint32_t
translation_cost(const struct document *doc, const struct segment *segment)
{
	return document_find_target(doc, segment) || segment->repeats_marked
		       ? 0
		       : segment->n_words;
}

/* Takes the segment if what is LEFT of the budget is enough. */
static void
take_for_translation(const struct document *doc, struct segment *segment,
		     uint64_t *left)
{
	uint32_t cost = translation_cost(doc, segment);

	if (segment->repetition_of != SEGMENT_NONE || cost > *left)
		return;
	segment->translate_first = true;
	*left -= cost;
}

void
select_for_translation(struct document *doc)
{
	struct segment *segments = doc->segments.items;
	uint64_t left = doc->translate_words;

	if (!left)
		return;
	for (size_t i = 0; i < doc->segments.n_items; i++)
		segments[i].translate_first = false;
	for (size_t i = 0; i < doc->ranking.n_items; i++)
		take_for_translation(doc, &segments[doc->ranking.items[i]],
				     &left);
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (!segments[i].rank)
			take_for_translation(doc, &segments[i], &left);
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (segments[i].repetition_of != SEGMENT_NONE)
			segments[i].translate_first =
				segments[segments[i].repetition_of]
					.translate_first;
}
