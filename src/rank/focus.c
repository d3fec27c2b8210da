/* SPDX-License-Identifier: MIT */
/*
 * What the reader asks for, --focus: terms of the article that are words of the
 * question, by their stems, get the question's weight, their idf.  A sentence
 * has the sum over its terms, each counted once.
 */
#include <config.h>

#include "rank/focus.h"

#include "rank/ranking.h"
#include "split/word.h"

#include <string.h>

bool
focus_read(struct document *doc, struct vocabulary *vocabulary)
{
	const char *text = doc->ranking->focus;
	size_t len = text ? strlen(text) : 0;
	struct word word;

	for (size_t i = 0; word_next(text, i, len, &word); i = word.end) {
		const struct vocabulary_word *found =
			vocabulary_add_word(vocabulary, text, &word);
		const struct vocabulary_stem *stem;

		if (!found)
			return false;
		if (found->stem == VOCABULARY_NO_STEM)
			continue;
		stem = &vocabulary->stems.items[found->stem];
		if (stem->epoch == vocabulary->epoch)
			doc->ranking->terms.items[stem->place].focus =
				stem->idf;
	}
	return true;
}

double
focus_get(struct document *doc, const struct segment *segment)
{
	const struct token *tokens = document_get_tokens(doc, segment);
	struct term_rating *terms = doc->ranking->terms.items;
	double sum = 0;

	for (uint32_t i = 0; i < segment->n_tokens; i++) {
		struct term_rating *term = &terms[tokens[i].term];

		if (term->focus > 0 && !term->n_here) {
			sum += (double)term->focus;
			term->n_here = 1;
		}
	}
	for (uint32_t i = 0; i < segment->n_tokens; i++)
		terms[tokens[i].term].n_here = 0;
	return sum;
}
