/* SPDX-License-Identifier: MIT */
/*
 * A sentence's worth is a sum of features times weights, all whole numbers, so
 * that it is the same on every machine.  The weights predict 2^grade - 1, the
 * worth that readers gave to a sentence.  A focus is a share of the salience
 * beside it.  Quotations, furniture and leaning sentences are told first.
 */
#include <config.h>

#include "rank/score.h"

#include "rank/focus.h"
#include "rank/furniture.h"
#include "rank/lean.h"
#include "rank/quotation.h"
#include "rank/ranking.h"

#include <math.h>
#include <stdlib.h>

/* The focus' part of the salience, if there is one (doc/scoring.md, "Focus").
 */
#define FOCUS_SHARE 0.75

double
score_log(uint32_t n)
{
	static const double logs[] = {
		0, /* no term occurs as often */
		0,
		0.69314718055994531,
		1.0986122886681098,
		1.3862943611198906,
		1.6094379124341003,
		1.791759469228055,
		1.9459101490553132,
		2.0794415416798357,
	};

	return n < sizeof(logs) / sizeof(*logs) ? logs[n] : log(n);
}

/* Keeps what made the score of segment NUMBER for --explain. */
static void
explain(struct document *doc, size_t number, const int32_t *values,
	const int32_t *weights)
{
	struct reason *reasons = doc->ranking->reasons.items +
				 number * N_FEATURES;

	for (int i = 0; i < N_FEATURES; i++)
		reasons[i] = (struct reason){values[i],
					     (int64_t)values[i] * weights[i]};
}

/* Sets the scores of all sentences. */
static void
set_scores(struct document *doc, const struct facts *facts,
	   const struct weights *weights, enum sumario_profile profile)
{
	bool titled = facts->title.n_stems > 0;
	const int32_t *of = weights->of[titled];

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		struct rating *rating = &doc->ranking->ratings.items[i];
		int32_t values[FEATURE_ROOM];
		int64_t score = (int64_t)weights->intercept[titled] *
				FEATURE_ONE;

		if (facts->list.items[i].index == SEGMENT_NONE)
			continue;
		feature_get(doc, facts, i, profile, values);
		for (int k = 0; k < N_FEATURES; k++)
			score += (int64_t)values[k] * of[k];
		rating->score = score;
		if (doc->ranking->reasons.n_items)
			explain(doc, i, values, of);
	}
}

/* How much each sentence has of the focus, as a share of the most. */
static void
set_focus(struct document *doc, const struct facts *facts)
{
	size_t n = doc->segments.n_items;
	double most = 0;

	for (size_t i = 0; i < n; i++) {
		struct rating *rating = &doc->ranking->ratings.items[i];

		if (facts->list.items[i].index == SEGMENT_NONE)
			continue;
		rating->focus = focus_get(doc, &doc->segments.items[i]);
		most = fmax(most, rating->focus);
	}
	doc->ranking->focus_met = most > 0;
	for (size_t i = 0; i < n && most > 0; i++)
		doc->ranking->ratings.items[i].focus /= most;
}

/* The least and the most score of a sentence; false: there is none. */
static bool
find_bounds(const struct document *doc, const struct facts *facts,
	    int64_t *least, int64_t *most)
{
	bool found = false;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		int64_t score = doc->ranking->ratings.items[i].score;

		if (facts->list.items[i].index == SEGMENT_NONE)
			continue;
		if (!found || score < *least)
			*least = score;
		if (!found || score > *most)
			*most = score;
		found = true;
	}
	return found;
}

/* No score is so many times the best one below 0. */
#define MOST_BELOW 500.0
/* Below any merit; what furniture has. */
#define NO_MERIT (-(1 << 29))

/* The score as a share of the best one's, and of the focus if there is one. */
static double
get_share(const struct document *doc, const struct rating *rating, int64_t zero,
	  int64_t most)
{
	double share = (double)(rating->score - zero) / (double)(most - zero);

	return doc->ranking->focus_met
		       ? share * (1 - FOCUS_SHARE) + rating->focus * FOCUS_SHARE
		       : share;
}

/*
 * Merit from scores, over SCORE_ZERO_WORTH; where nothing is worth more than
 * that, the best is still the best.
 */
static void
set_merits(struct document *doc, const struct facts *facts)
{
	int64_t least, most, zero;
	double top = 0;

	if (!find_bounds(doc, facts, &least, &most))
		return;
	zero = SCORE_ZERO_WORTH * WORTH_ONE;
	if (most <= zero)
		zero = most - WORTH_ONE;
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (facts->list.items[i].index != SEGMENT_NONE)
			top = fmax(top,
				   get_share(doc,
					     &doc->ranking->ratings.items[i],
					     zero, most));
	doc->ranking->merit_of_worth = (double)WORTH_ONE /
				       (double)(most - zero) / top * SCORE_ONE;
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		struct rating *rating = &doc->ranking->ratings.items[i];
		double share = get_share(doc, rating, zero, most) / top;

		rating->merit = NO_MERIT;
		if (facts->list.items[i].index == SEGMENT_NONE)
			continue;
		rating->merit =
			(int32_t)lround(fmax(share, -MOST_BELOW) * SCORE_ONE);
		rating->salience = rating->merit > 0 ? rating->merit : 0;
	}
}

/* Room for the reasons of all sentences. */
static bool
make_room(struct document *doc)
{
	size_t n = doc->segments.n_items * N_FEATURES;

	if (!vector_add_room(&doc->ranking->reasons, n))
		return false;
	for (size_t i = 0; i < n; i++)
		doc->ranking->reasons.items[i] = (struct reason){0, 0};
	doc->ranking->reasons.n_items = n;
	return true;
}

bool
score_segments(struct document *doc, struct facts *facts,
	       struct vocabulary *vocabulary, const struct weights *weights,
	       enum sumario_profile profile, bool explain)
{
	struct title title;

	if (!title_read(&title, doc, vocabulary) || !quotation_read(doc) ||
	    !furniture_mark(doc) || !lean_measure(doc, title.n_stems > 0) ||
	    !fact_read(facts, doc, &title) || (explain && !make_room(doc)))
		return false;
	set_scores(doc, facts, weights, profile);
	if (doc->ranking->focus)
		set_focus(doc, facts);
	set_merits(doc, facts);
	return true;
}
