/* SPDX-License-Identifier: MIT */
/*
 * Naive Bayes with one weight for all words: neighbours such as Galician and
 * Portuguese share most of their words, so a listed word is weak evidence.
 */
#include <config.h>

#include "split/detect.h"

#include "text/language_tag.h"

#include <math.h>

/*
 * A listed word is so much likelier (in nats) in its language than in one
 * that does not list it.  Low, since neighbours share most of their words.
 */
#define EVIDENCE 1.0
/* "und" is as likely as a language that lists this share of the words. */
#define UNKNOWN_SHARE 0.2
/* Fewer characters are too little to say that it is another language. */
#define MIN_CODEPOINTS 150

const char *
detect_choose(const struct detect_count *count, double *confidence)
{
	double hits = UNKNOWN_SHARE * (double)count->n_words, best = hits;
	double sum = 0;
	const char *tag = "und";

	for (int i = 0; language_known[i]; i++)
		if ((double)count->n_hits[i] > best) {
			best = (double)count->n_hits[i];
			tag = language_known[i];
		}
	sum = exp(EVIDENCE * (hits - best));
	for (int i = 0; language_known[i]; i++)
		sum += exp(EVIDENCE * ((double)count->n_hits[i] - best));
	*confidence = count->n_words ? 1 / sum : 0;
	return tag;
}

bool
detect_may_be(const struct document *doc, const char *tag)
{
	return doc->article.options->depth < SUMARIO_DEPTH_WORDS ||
	       doc->article.n_codepoints < MIN_CODEPOINTS ||
	       language_tag_is_same(doc->language, tag);
}
