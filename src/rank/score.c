/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/score.h"

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
/* … and of a table's cell, which is no sentence, or a picture's caption. */
#define CELL_FACTOR 0.1

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

/* How well the sentence can be read without the others, 0..1. */
static double
standing_factor(const struct document *doc, const struct segment *segment,
		bool first)
{
	double factor = 1;

	/* What begins the article has nothing to lean on. */
	if (!first &&
	    lean_find(doc->lexicon, doc->text, segment->begin, segment->end))
		factor *= LEAN_FACTOR;
	if (is_speech(doc->text + segment->begin))
		factor *= SPEECH_FACTOR;
	if (segment->kind == SUMARIO_TABLE_CELL ||
	    segment->kind == SUMARIO_CAPTION)
		factor *= CELL_FACTOR;
	return factor;
}

/* SCORES become salience, so that the best one is SCORE_ONE. */
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

bool
score_segments(struct document *doc, enum sumario_profile profile)
{
	struct segment *segments = doc->segments.items;
	size_t n = doc->segments.n_items, index = 0;
	double best = 0, best_content = 0;
	double *scores = calloc(n + 1, sizeof(*scores));

	if (!scores)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (segments[i].kind == SUMARIO_HEADING)
			continue;
		scores[i] = score_content(doc, &segments[i]);
		if (scores[i] > best_content)
			best_content = scores[i];
	}
	for (size_t i = 0; i < n; i++) {
		if (segments[i].kind == SUMARIO_HEADING)
			continue;
		if (best_content > 0)
			scores[i] /= best_content;
		scores[i] += position_prior(profile, index);
		scores[i] *= standing_factor(doc, &segments[i], index == 0);
		index++;
		if (scores[i] > best)
			best = scores[i];
	}
	set_salience(doc, scores, best);
	free(scores);
	return true;
}
