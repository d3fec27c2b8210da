/* SPDX-License-Identifier: MIT */
/*
 * Words that come beside the article are looked up in its vocabulary, so that
 * they are compared by their stems; those that the article has are marked at
 * its terms.
 */
#include <config.h>

#include "rank/focus.h"

#include "split/word.h"

#include <string.h>

/* A text beside the article, and how far it has been read. */
struct reading {
	struct document *doc;
	struct vocabulary *vocabulary;
	const char *text;
	size_t len, i;
	bool failed; /* out of memory */
	uint32_t stem;
	struct term *term; /* NULL: the article does not have it */
};

/* Goes to the next word that has a stem; false: there is none. */
static bool
next_stem(struct reading *reading)
{
	struct vocabulary *vocabulary = reading->vocabulary;
	struct word word;

	while (word_next(reading->text, reading->i, reading->len, &word)) {
		const struct vocabulary_word *found =
			vocabulary_add(vocabulary, reading->text + word.begin,
				       word.end - word.begin, word.has_digit);
		const struct vocabulary_use *use;

		reading->i = word.end;
		reading->failed = !found;
		if (!found)
			return false;
		if (found->stem == VOCABULARY_NO_STEM)
			continue;
		use = &vocabulary->uses.items[found->stem];
		reading->stem = found->stem;
		reading->term = use->epoch == vocabulary->epoch
					? &reading->doc->terms.items[use->place]
					: NULL;
		return true;
	}
	return false;
}

bool
focus_read(struct document *doc, struct vocabulary *vocabulary,
	   const char *text, size_t len)
{
	struct reading reading = {doc, vocabulary, text, len, .i = 0};

	while (next_stem(&reading))
		if (reading.term)
			reading.term->focus =
				vocabulary->stems.items[reading.stem].idf;
	return !reading.failed;
}

bool
focus_read_title(struct document *doc, struct vocabulary *vocabulary)
{
	struct reading reading = {doc, vocabulary, doc->title, .i = 0};

	if (!doc->title)
		return true;
	reading.len = strlen(doc->title);
	while (next_stem(&reading)) {
		doc->n_title_words++;
		if (reading.term)
			reading.term->in_title = true;
	}
	return !reading.failed;
}

double
focus_get(struct document *doc, const struct segment *segment)
{
	const struct token *tokens = document_get_tokens(doc, segment);
	struct term *terms = doc->terms.items;
	double sum = 0;

	for (uint32_t i = 0; i < segment->n_tokens; i++) {
		struct term *term = &terms[tokens[i].term];

		if (term->focus > 0 && !term->n_here) {
			sum += (double)term->focus;
			term->n_here = 1;
		}
	}
	for (uint32_t i = 0; i < segment->n_tokens; i++)
		terms[tokens[i].term].n_here = 0;
	return sum;
}
