/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/score.h"

#include "rank/focus.h"
#include "rank/lean.h"
#include "text/utf8.h"

#include <math.h>
#include <stdlib.h>

/*
 * Weight and reach of the position prior, i = 0 for the first sentence of n,
 *
 *	POSITION_WEIGHT * sqrt(POSITION_LENGTH / n) * exp(-i / POSITION_REACH)
 *
 * the content's part is 0..1.  A short report begins with all of it, a long
 * article with a scene; below POSITION_SHORTEST sentences that is all one.
 * Chosen on news, as all here (doc/scoring.md, "Constants").
 */
#define POSITION_WEIGHT 3.0
#define POSITION_REACH 6.0
#define POSITION_LENGTH 20.0
#define POSITION_SHORTEST 5
/*
 * What is left of the score of a sentence that leans on the one before or
 * connects to it, then if it connects and stands behind it, and of one that
 * begins with somebody else's words.
 */
#define LEAN_FACTOR 0.3
#define CONNECT_FACTOR 0.72
#define SPEECH_FACTOR 0.7
/* … of a question, and of what only introduces what follows. */
#define QUESTION_FACTOR 0.7
#define COLON_FACTOR 0.5
/*
 * … of a table's cell, which is no sentence, or a picture's caption, and of
 * "Lea también".
 */
#define CELL_FACTOR 0.1
#define ASIDE_FACTOR 0.05
/* The focus' part of the score, if there is one (doc/scoring.md, "Focus"). */
#define FOCUS_SHARE 0.75

double
score_weight(uint32_t n, double idf)
{
	return (n == 1 ? 1 : 1 + log(n)) * idf;
}

static void
weigh_terms(struct document *doc)
{
	for (size_t i = 0; i < doc->terms.n_items; i++) {
		struct term *term = &doc->terms.items[i];

		term->weight = score_weight(term->n_tokens, (double)term->idf);
	}
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
		dot += weight * term->weight;
		norm += weight * weight;
		term->n_here = 0;
	}
	return norm > 0 ? dot / sqrt(norm) : 0;
}

/* Of the first sentence of N. */
static double
position_weight(enum sumario_profile profile, size_t n)
{
	if (profile != SUMARIO_PROFILE_NEWS)
		return 0;
	if (n < POSITION_SHORTEST)
		n = POSITION_SHORTEST;
	return POSITION_WEIGHT * sqrt(POSITION_LENGTH / (double)n);
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

/*
 * How its first words let the sentence stand, 0..1 each.  What begins the
 * article has nothing to lean on.
 */
static void
set_beginning(const struct document *doc, struct segment *segment, bool first,
	      double *values)
{
	enum lexicon_leaning leaning = lean_find(
		doc->lexicon, doc->text, segment->begin, segment->end, NULL);
	bool leans = leaning == LEANING_LEANS || leaning == LEANING_CONNECTS;

	segment->connects = leaning == LEANING_CONNECTS && !first;
	values[SCORE_LEAN] = leans && !first ? LEAN_FACTOR : 1;
	values[SCORE_ASIDE] = leaning == LEANING_ASIDE ? ASIDE_FACTOR : 1;
	values[SCORE_SPEECH] = is_speech(doc->text + segment->begin)
				       ? SPEECH_FACTOR
				       : 1;
}

static double
ending_factor(const struct document *doc, const struct segment *segment)
{
	switch (doc->text[segment->end - 1]) {
	case '?':
		return QUESTION_FACTOR;
	case ':':
		return COLON_FACTOR;
	}
	return 1;
}

const char *
score_part_name(enum score_part part)
{
	static const char *const names[SCORE_N_PARTS] = {
		"content", "position", "lean",	"speech", "ending",
		"aside",   "cell",     "focus", "score"};

	return names[part];
}

bool
score_part_is_neutral(enum score_part part, double value)
{
	bool is_factor = part >= SCORE_LEAN && part < SCORE_FOCUS;

	return is_factor ? value >= 1 : value <= 0;
}

/* The content of all sentences, as a share of the best one's. */
static void
set_contents(struct document *doc)
{
	const struct segment *segments = doc->segments.items;
	struct score_parts *parts = doc->scores.items;
	double best = 0;

	weigh_terms(doc);
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		parts[i] = (struct score_parts){{0}};
		if (!document_can_choose(&segments[i]))
			continue;
		parts[i].values[SCORE_CONTENT] = score_content(doc,
							       &segments[i]);
		if (parts[i].values[SCORE_CONTENT] > best)
			best = parts[i].values[SCORE_CONTENT];
	}
	for (size_t i = 0; i < doc->segments.n_items && best > 0; i++)
		parts[i].values[SCORE_CONTENT] /= best;
}

/* Puts position and factors to the content; the best score. */
static double
set_totals(struct document *doc, enum sumario_profile profile)
{
	double weight = position_weight(profile, doc->n_sentences), best = 0;
	size_t index = 0;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		struct segment *segment = &doc->segments.items[i];
		double *values = doc->scores.items[i].values;

		if (!document_can_choose(segment))
			continue;
		values[SCORE_POSITION] = weight *
					 exp(-(double)index / POSITION_REACH);
		set_beginning(doc, segment, index == 0, values);
		index++;
		values[SCORE_ENDING] = ending_factor(doc, segment);
		values[SCORE_CELL] = segment->kind == SUMARIO_TABLE_CELL ||
						     segment->kind ==
							     SUMARIO_CAPTION
					     ? CELL_FACTOR
					     : 1;
		values[SCORE_TOTAL] = values[SCORE_CONTENT] +
				      values[SCORE_POSITION];
		for (int part = SCORE_LEAN; part < SCORE_FOCUS; part++)
			values[SCORE_TOTAL] *= values[part];
		if (values[SCORE_TOTAL] > best)
			best = values[SCORE_TOTAL];
	}
	return best;
}

/* How much each sentence has of the focus, as a share of the most. */
static void
set_focus(struct document *doc)
{
	struct score_parts *parts = doc->scores.items;
	size_t n = doc->segments.n_items;
	double most = 0;

	for (size_t i = 0; i < n; i++) {
		if (!document_can_choose(&doc->segments.items[i]))
			continue;
		parts[i].values[SCORE_FOCUS] =
			focus_get(doc, &doc->segments.items[i]);
		if (parts[i].values[SCORE_FOCUS] > most)
			most = parts[i].values[SCORE_FOCUS];
	}
	doc->focus_met = most > 0;
	for (size_t i = 0; i < n && most > 0; i++)
		parts[i].values[SCORE_FOCUS] /= most;
}

/* SCORE as a share of BEST, with the focus in it if there is one. */
static double
blend(const struct document *doc, const double *values, double score,
      double best)
{
	double share = best > 0 ? score / best : 1; /* all alike */

	return doc->focus_met ? share * (1 - FOCUS_SHARE) +
					values[SCORE_FOCUS] * FOCUS_SHARE
			      : share;
}

/* Scores become salience, so that the best one is SCORE_ONE. */
static void
set_salience(struct document *doc, double best)
{
	double top = 0;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const double *values = doc->scores.items[i].values;

		if (document_can_choose(&doc->segments.items[i]))
			top = fmax(top, blend(doc, values, values[SCORE_TOTAL],
					      best));
	}
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		struct segment *segment = &doc->segments.items[i];
		const double *values = doc->scores.items[i].values;
		double score = values[SCORE_TOTAL];

		if (!document_can_choose(segment))
			continue;
		segment->salience = (int32_t)lround(
			blend(doc, values, score, best) / top * SCORE_ONE);
		if (segment->connects)
			score *= CONNECT_FACTOR / LEAN_FACTOR;
		segment->salience_behind = (int32_t)lround(
			blend(doc, values, score, best) / top * SCORE_ONE);
	}
}

bool
score_segments(struct document *doc, enum sumario_profile profile)
{
	double best;

	if (!vector_add_room(&doc->scores, doc->segments.n_items))
		return false;
	doc->scores.n_items = doc->segments.n_items;
	set_contents(doc);
	best = set_totals(doc, profile);
	if (doc->focus)
		set_focus(doc);
	set_salience(doc, best);
	return true;
}
