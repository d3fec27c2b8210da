/* SPDX-License-Identifier: MIT */
/*
 * Which stories of a briefing go on with one that was told before.
 * An index of the remembered terms says which have any in common; the closest
 * come together first, each once.
 */
#include <config.h>

#include "brief/brief.h"
#include "brief/state.h"
#include "brief/state_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A story goes on if the cosine of what is kept is this at least. */
#define MIN_COSINE 0.35
/* A stem of more than a tenth of the stories, and of more than three, tells
 * only which affair it is. */
#define COMMON_SHARE 10
#define COMMON_LEAST 3

/* A term of a remembered story. */
struct posting {
	const struct state_term *term;
	uint32_t story;
};

/* An entry and a story that may be one. */
struct match {
	double cosine;
	uint32_t entry, story;
};

VECTOR_TYPE(state_matches, struct match);

struct matcher {
	struct brief *brief;
	struct posting *postings; /* by stem, then story */
	double *squares; /* by remembered story: of what tells it from others */
	double *sum;	 /* by stem of the sketches */
	double *cosines; /* by remembered story */
	uint32_t *touched; /* those that have one */
	struct state_matches matches;
};

static int
compare_postings(const void *a, const void *b)
{
	const struct posting *x = a, *y = b;
	int order = state_compare_stems(x->term, y->term);

	return order ? order : (x->story > y->story) - (x->story < y->story);
}

/* The end of the postings of the stem of the one at BEGIN. */
static size_t
find_end(const struct matcher *matcher, size_t begin)
{
	size_t end = begin + 1;

	while (end < matcher->brief->state.terms.n_items &&
	       !state_compare_stems(matcher->postings[end].term,
				    matcher->postings[begin].term))
		end++;
	return end;
}

/* Whether a stem that N remembered stories have tells none of them apart. */
static bool
is_common(const struct matcher *matcher, size_t n)
{
	size_t most = matcher->brief->state.stories.n_items / COMMON_SHARE;

	return n > (most > COMMON_LEAST ? most : COMMON_LEAST);
}

static bool
make_postings(struct matcher *matcher)
{
	const struct state *state = &matcher->brief->state;
	size_t n = 0;

	matcher->postings =
		malloc((state->terms.n_items + 1) * sizeof(*matcher->postings));
	if (!matcher->postings)
		return false;
	for (size_t i = 0; i < state->stories.n_items; i++) {
		const struct state_story *story = &state->stories.items[i];

		for (uint32_t k = 0; k < story->n_terms; k++)
			matcher->postings[n++] = (struct posting){
				&state->terms.items[story->first_term + k],
				(uint32_t)i};
	}
	qsort(matcher->postings, n, sizeof(*matcher->postings),
	      compare_postings);
	for (size_t begin = 0, end; begin < n; begin = end) {
		end = find_end(matcher, begin);
		for (size_t k = begin;
		     k < end && !is_common(matcher, end - begin); k++)
			matcher->squares[matcher->postings[k].story] +=
				(double)matcher->postings[k].term->weight *
				matcher->postings[k].term->weight;
	}
	return true;
}

/* The first posting of TERM, or where it would be. */
static size_t
find_posting(const struct matcher *matcher, const struct state_term *term)
{
	size_t low = 0, high = matcher->brief->state.terms.n_items;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (state_compare_stems(matcher->postings[middle].term, term) <
		    0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Adds up the cosines of the stories that have terms of N TERMS. */
static bool
match_entry(struct matcher *matcher, uint32_t entry,
	    const struct state_term *terms, uint32_t n)
{
	const struct state *state = &matcher->brief->state;
	size_t n_touched = 0;
	double square = 0;

	for (uint32_t i = 0; i < n; i++) {
		size_t begin = find_posting(matcher, &terms[i]), end = begin;

		if (begin < state->terms.n_items &&
		    !state_compare_stems(matcher->postings[begin].term,
					 &terms[i]))
			end = find_end(matcher, begin);
		if (is_common(matcher, end - begin))
			continue;
		square += (double)terms[i].weight * terms[i].weight;
		for (size_t k = begin; k < end; k++) {
			const struct posting *it = &matcher->postings[k];
			double *cosine = &matcher->cosines[it->story];

			if (*cosine <= 0)
				matcher->touched[n_touched++] = it->story;
			*cosine += terms[i].weight * (double)it->term->weight +
				   1;
		}
	}
	if (!vector_add_room(&matcher->matches, n_touched))
		return false;
	for (size_t i = 0; i < n_touched; i++) {
		uint32_t story = matcher->touched[i];

		double cosine = matcher->cosines[story] /
				sqrt(square * matcher->squares[story] + 1);

		if (cosine >= MIN_COSINE)
			matcher->matches.items[matcher->matches.n_items++] =
				(struct match){cosine, entry, story};
		matcher->cosines[story] = 0;
	}
	return true;
}

static int
compare_matches(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->cosine != y->cosine)
		return x->cosine > y->cosine ? -1 : 1;
	if (x->entry != y->entry)
		return x->entry < y->entry ? -1 : 1;
	return (x->story > y->story) - (x->story < y->story);
}

/* The closest come together first, each entry and each story once. */
static bool
choose_matches(struct matcher *matcher)
{
	struct state_matches *matches = &matcher->matches;
	struct brief_entry *entries = matcher->brief->entries.items;
	bool *taken = calloc(matcher->brief->state.stories.n_items + 1,
			     sizeof(*taken));

	if (!taken)
		return false;
	if (matches->n_items)
		qsort(matches->items, matches->n_items, sizeof(*matches->items),
		      compare_matches);
	for (size_t i = 0; i < matches->n_items; i++) {
		const struct match *match = &matches->items[i];

		if (entries[match->entry].before != STATE_NONE ||
		    taken[match->story])
			continue;
		entries[match->entry].before = match->story;
		taken[match->story] = true;
	}
	free(taken);
	return true;
}

/* A new story is called after its earliest article. */
static uint64_t
make_id(const struct brief *brief, const struct story *story)
{
	const struct sketch *first = NULL;

	for (uint32_t i = 0; i < story->n_articles; i++) {
		const struct sketch *sketch = brief_get_sketch(
			brief, brief->stories.members[story->first + i]);

		if (!first || (sketch->is_dated && !first->is_dated) ||
		    (sketch->is_dated == first->is_dated &&
		     sketch_compare_age(sketch, first) < 0))
			first = sketch;
	}
	return first->key;
}

static bool
match_entries(struct matcher *matcher)
{
	struct brief *brief = matcher->brief;
	struct state_terms terms = {0};
	bool done = true;

	matcher->sum = calloc(brief->sketches.stems.n_items + 1,
			      sizeof(*matcher->sum));
	matcher->cosines = calloc(brief->state.stories.n_items + 1,
				  sizeof(*matcher->cosines));
	matcher->squares = calloc(brief->state.stories.n_items + 1,
				  sizeof(*matcher->squares));
	matcher->touched = malloc((brief->state.stories.n_items + 1) *
				  sizeof(*matcher->touched));
	done = matcher->sum && matcher->cosines && matcher->squares &&
	       matcher->touched && make_postings(matcher);
	for (size_t i = 0; done && i < brief->entries.n_items; i++) {
		uint32_t n = 0;

		terms.n_items = 0;
		done = state_find_terms(brief, i, matcher->sum, &terms, &n) &&
		       match_entry(matcher, (uint32_t)i, terms.items, n);
	}
	done = done && choose_matches(matcher);
	free(matcher->sum);
	free(matcher->cosines);
	free(matcher->touched);
	free(matcher->squares);
	free(matcher->postings);
	vector_release(&matcher->matches);
	vector_release(&terms);
	return done;
}

bool
state_name_stories(struct brief *brief)
{
	struct matcher matcher = {.brief = brief};

	for (size_t i = 0; i < brief->entries.n_items; i++)
		brief->entries.items[i].before = STATE_NONE;
	if (brief->state.stories.n_items && !match_entries(&matcher))
		return false;
	for (size_t i = 0; i < brief->entries.n_items; i++) {
		struct brief_entry *entry = &brief->entries.items[i];

		entry->id =
			entry->before == STATE_NONE
				? make_id(brief, state_get_story(brief, i))
				: brief->state.stories.items[entry->before].id;
	}
	return true;
}
