/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/score.h"

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
 * What is left of the score of a sentence that leans on the one before, alone
 * and behind it, and of one that begins with somebody else's words.
 */
#define LEAN_FACTOR 0.3
#define LEAN_BEHIND_FACTOR 0.75
#define SPEECH_FACTOR 0.7
/* … of a question, and of what only introduces what follows. */
#define QUESTION_FACTOR 0.7
#define COLON_FACTOR 0.5
/* … of a table's cell, which is no sentence at all, and of "Lea también". */
#define CELL_FACTOR 0.1
#define ASIDE_FACTOR 0.05

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
 * How the sentence stands by its first words, and whether it leans.  What
 * begins the article has nothing to lean on.
 */
static double
beginning_factor(const struct document *doc, struct segment *segment,
		 bool first)
{
	enum lexicon_leaning leaning = lean_find(doc->lexicon, doc->text,
						 segment->begin, segment->end);

	segment->leans = leaning == LEANING_LEANS && !first;
	if (leaning == LEANING_ASIDE)
		return ASIDE_FACTOR;
	return is_speech(doc->text + segment->begin) ? SPEECH_FACTOR : 1;
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

/* How well the sentence can be read by itself, 0..1. */
static double
standing_factor(const struct document *doc, struct segment *segment, bool first)
{
	double factor = beginning_factor(doc, segment, first) *
			ending_factor(doc, segment);

	if (segment->kind == SUMARIO_TABLE_CELL)
		factor *= CELL_FACTOR;
	return factor;
}

/* SCORES become salience, so that the best one is SCORE_ONE. */
static void
set_salience(struct document *doc, const double *scores, double best)
{
	struct segment *segments = doc->segments.items;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		double share = best > 0 ? scores[i] / best : 1; /* all alike */
		struct segment *segment = &segments[i];

		if (segment->kind == SUMARIO_HEADING)
			continue;
		segment->salience_behind = (int32_t)lround(
			share * SCORE_ONE *
			(segment->leans ? LEAN_BEHIND_FACTOR : 1));
		segment->salience = (int32_t)lround(
			share * SCORE_ONE * (segment->leans ? LEAN_FACTOR : 1));
	}
}

/* The scores of sentences that do not lean; the best of those that count. */
static double
score_all(struct document *doc, enum sumario_profile profile, double *scores)
{
	struct segment *segments = doc->segments.items;
	size_t n = doc->segments.n_items, index = 0;
	double weight = position_weight(profile, doc->n_sentences);
	double best = 0, best_content = 0;

	weigh_terms(doc);
	for (size_t i = 0; i < n; i++) {
		if (segments[i].kind == SUMARIO_HEADING)
			continue;
		scores[i] = score_content(doc, &segments[i]);
		if (scores[i] > best_content)
			best_content = scores[i];
	}
	for (size_t i = 0; i < n; i++) {
		double here;

		if (segments[i].kind == SUMARIO_HEADING)
			continue;
		if (best_content > 0)
			scores[i] /= best_content;
		scores[i] += weight * exp(-(double)index / POSITION_REACH);
		scores[i] *= standing_factor(doc, &segments[i], index == 0);
		index++;
		here = scores[i] * (segments[i].leans ? LEAN_FACTOR : 1);
		if (here > best)
			best = here;
	}
	return best;
}

bool
score_segments(struct document *doc, enum sumario_profile profile)
{
	double *scores = calloc(doc->segments.n_items + 1, sizeof(*scores));
	double best;

	if (!scores)
		return false;
	best = score_all(doc, profile, scores);
	set_salience(doc, scores, best);
	free(scores);
	return true;
}
