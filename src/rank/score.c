/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/score.h"

#include "rank/focus.h"
#include "rank/lean.h"
#include "text/utf8.h"

#include <math.h>
#include <stdlib.h>

/*
 * Weight and reach of the position prior, w * exp(-i / tau), i = 0 for the
 * first sentence; the content's part is 0..1.  What is left of the score of a
 * sentence that leans on the one before, and of one that begins with somebody
 * else's words.  Chosen on news (doc/scoring.md, "Constants").
 */
#define POSITION_WEIGHT 2.0
#define POSITION_REACH 5.0
#define LEAN_FACTOR 0.3
#define SPEECH_FACTOR 0.7
/* … and of a table's cell, which is no sentence at all. */
#define CELL_FACTOR 0.1
/* The focus' part of the score, if there is one (doc/scoring.md, "Focus"). */
#define FOCUS_SHARE 0.75

double
score_weight(uint32_t n, double idf)
{
	return (n == 1 ? 1 : 1 + log(n)) * idf;
}

static double
article_weight(const struct term *term)
{
	return score_weight(term->n_tokens, (double)term->idf);
}

/* Cosine of SEGMENT with the article, but for the article's length. */
static double
score_content(struct document *doc, const struct segment *segment)
{
	const struct token *tokens = document_get_tokens(doc, segment);
	struct term *terms = doc->terms.items;
	double dot = 0, norm = 0;

	for (uint32_t i = 0; i < segment->n_tokens; i++)
		terms[tokens[i].term].n_here++;
	for (uint32_t i = 0; i < segment->n_tokens; i++) {
		struct term *term = &terms[tokens[i].term];
		double weight;

		if (!term->n_here)
			continue;
		weight = score_weight(term->n_here, (double)term->idf);
		dot += weight * article_weight(term);
		norm += weight * weight;
		term->n_here = 0;
	}
	return norm > 0 ? dot / sqrt(norm) : 0;
}

static double
position_prior(enum sumario_profile profile, size_t index)
{
	return profile == SUMARIO_PROFILE_NEWS
		       ? POSITION_WEIGHT * exp(-(double)index / POSITION_REACH)
		       : 0;
}

/* Whether the sentence begins with a quotation mark or a dialogue dash. */
static bool
is_speech(const char *s)
{
	switch (utf8_get(s)) {
	case '"':
	case '\'':
	case 0xAB: /* « */
	case 0x2018:
	case 0x201C:
	case '-':
	case 0x2013:
	case 0x2014:
		return true;
	}
	return false;
}

/* How well the sentence can be read without the others, 0..1 each. */
static void
set_standing(const struct document *doc, const struct segment *segment,
	     bool first, double *values)
{
	/* What begins the article has nothing to lean on. */
	values[SCORE_LEAN] = !first && lean_find(doc->lexicon, doc->text,
						 segment->begin, segment->end)
				     ? LEAN_FACTOR
				     : 1;
	values[SCORE_SPEECH] = is_speech(doc->text + segment->begin)
				       ? SPEECH_FACTOR
				       : 1;
	values[SCORE_CELL] = segment->kind == SUMARIO_TABLE_CELL ? CELL_FACTOR
								 : 1;
}

const char *
score_part_name(enum score_part part)
{
	static const char *const names[SCORE_N_PARTS] = {
		"content", "position", "lean", "speech",
		"cell",	   "focus",    "score"};

	return names[part];
}

bool
score_part_is_neutral(enum score_part part, double value)
{
	bool is_factor = part >= SCORE_LEAN && part < SCORE_FOCUS;

	return is_factor ? value >= 1 : value <= 0;
}

/* Scores become salience, so that the best one is SCORE_ONE. */
static void
set_salience(struct document *doc, const double *scores, double best)
{
	struct segment *segments = doc->segments.items;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		if (segments[i].kind == SUMARIO_HEADING)
			continue;
		segments[i].salience =
			best > 0 ? (int32_t)lround(scores[i] / best * SCORE_ONE)
				 : SCORE_ONE; /* all alike */
	}
}

/* Blends in how much each sentence has of the focus; returns the best score. */
static double
add_focus(struct document *doc, double *scores, double best)
{
	struct score_parts *parts = doc->scores.items;
	double most = 0, best_blend = 0;
	size_t n = doc->segments.n_items;

	for (size_t i = 0; i < n; i++) {
		if (doc->segments.items[i].kind == SUMARIO_HEADING)
			continue;
		parts[i].values[SCORE_FOCUS] =
			focus_get(doc, &doc->segments.items[i]);
		if (parts[i].values[SCORE_FOCUS] > most)
			most = parts[i].values[SCORE_FOCUS];
	}
	doc->focus_met = most > 0;
	for (size_t i = 0; i < n && most > 0; i++) {
		parts[i].values[SCORE_FOCUS] /= most;
		scores[i] = (best > 0 ? scores[i] / best : 0) *
				    (1 - FOCUS_SHARE) +
			    parts[i].values[SCORE_FOCUS] * FOCUS_SHARE;
		if (scores[i] > best_blend)
			best_blend = scores[i];
	}
	return most > 0 ? best_blend : best;
}

/* The content of all sentences, as a share of the best one's. */
static void
set_contents(struct document *doc)
{
	const struct segment *segments = doc->segments.items;
	struct score_parts *parts = doc->scores.items;
	double best = 0;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		parts[i] = (struct score_parts){{0}};
		if (segments[i].kind == SUMARIO_HEADING)
			continue;
		parts[i].values[SCORE_CONTENT] = score_content(doc,
							       &segments[i]);
		if (parts[i].values[SCORE_CONTENT] > best)
			best = parts[i].values[SCORE_CONTENT];
	}
	for (size_t i = 0; i < doc->segments.n_items && best > 0; i++)
		parts[i].values[SCORE_CONTENT] /= best;
}

bool
score_segments(struct document *doc, enum sumario_profile profile)
{
	struct segment *segments = doc->segments.items;
	size_t n = doc->segments.n_items, index = 0;
	double best = 0;
	double *scores = calloc(n + 1, sizeof(*scores));

	if (!scores || !vector_add_room(&doc->scores, n)) {
		free(scores);
		return false;
	}
	doc->scores.n_items = n;
	set_contents(doc);
	for (size_t i = 0; i < n; i++) {
		double *values = doc->scores.items[i].values;

		if (segments[i].kind == SUMARIO_HEADING)
			continue;
		values[SCORE_POSITION] = position_prior(profile, index);
		set_standing(doc, &segments[i], index == 0, values);
		scores[i] = (values[SCORE_CONTENT] + values[SCORE_POSITION]) *
			    (values[SCORE_LEAN] * values[SCORE_SPEECH] *
			     values[SCORE_CELL]);
		values[SCORE_TOTAL] = scores[i];
		index++;
		if (scores[i] > best)
			best = scores[i];
	}
	if (doc->focus)
		best = add_focus(doc, scores, best);
	set_salience(doc, scores, best);
	free(scores);
	return true;
}
