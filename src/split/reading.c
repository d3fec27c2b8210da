/* SPDX-License-Identifier: MIT */
/*
 * text/clean.h does the work; here it is told whether the segment begins a list
 * item, and what comes out is counted.
 */
#include <config.h>

#include "split/reading.h"

#include "split/word.h"
#include "text/clean.h"
#include "text/utf8.h"

static enum clean_place
get_place(const struct document *doc, const struct segment *segment)
{
	return segment->kind == SUMARIO_LIST_ITEM &&
			       segment->begin ==
				       doc->blocks.items[segment->block].begin
		       ? CLEAN_ITEM
		       : CLEAN_INSIDE;
}

static uint32_t
count_words(const char *s, size_t len)
{
	struct word word;
	uint32_t n = 0;

	for (size_t i = 0; word_next(s, i, len, &word); i = word.end)
		n++;
	return n;
}

bool
reading_make(const struct document *doc, const struct segment *segment,
	     struct arena *arena, struct reading_text *reading)
{
	size_t len = segment->end - segment->begin, n;
	char *text = arena_alloc(arena, len);
	uint32_t n_utf16 = 0;

	if (!text)
		return false;
	n = clean_text(doc->lexicon, doc->text + segment->begin, len,
		       get_place(doc, segment), text);
	*reading = (struct reading_text){text, (uint32_t)n, 0, 0};
	if (n == len) { /* nothing was left out */
		reading->n_words = segment->n_words;
		reading->n_codepoints = segment->n_codepoints;
		return true;
	}
	reading->n_words = count_words(text, n);
	utf8_count(text, n, &reading->n_codepoints, &n_utf16);
	return true;
}

bool
reading_make_summary(struct document *doc)
{
	size_t n = doc->summary.n_items;

	vector_clear(&doc->readings);
	if (!vector_add_room(&doc->readings, n))
		return false;
	doc->summary_words = 0;
	doc->summary_codepoints = n ? n - 1 : 0;
	for (size_t i = 0; i < n; i++) {
		struct reading_text *reading = &doc->readings.items[i];

		if (!reading_make(doc,
				  &doc->segments.items[doc->summary.items[i]],
				  &doc->arena, reading))
			return false;
		doc->readings.n_items++;
		doc->summary_words += reading->n_words;
		doc->summary_codepoints += reading->n_codepoints;
	}
	return true;
}
