/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/score.h"

#include <math.h>
#include <stdlib.h>

/*
 * Weight and reach of the position prior, w * exp(-i / tau), i = 0 for the
 * first sentence.  The gain is flat for w in 1..3, so the smallest leaves
 * content most to say (doc/scoring.md).
 */
#define POSITION_WEIGHT 1.0
#define POSITION_REACH 10.0

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
	const struct token *tokens = doc->tokens.items + segment->first_token;
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

bool
score_segments(struct document *doc, enum sumario_profile profile)
{
	struct segment *segments = doc->segments.items;
	size_t n = doc->segments.n_items, index = 0;
	double best = 0, best_content = 0;
	double *scores = malloc((n + 1) * sizeof(*scores));

	if (!scores)
		return false;
	for (size_t i = 0; i < n; i++) {
		scores[i] = 0;
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
		scores[i] += position_prior(profile, index++);
		if (scores[i] > best)
			best = scores[i];
	}
	for (size_t i = 0; i < n; i++) /* all alike: all are the best */
		if (segments[i].kind != SUMARIO_HEADING)
			segments[i].salience =
				best > 0 ? (int32_t)lround(scores[i] / best *
							   SCORE_ONE)
					 : SCORE_ONE;
	free(scores);
	return true;
}
