/* SPDX-License-Identifier: MIT */
/*
 * text/clean.h does the work; here it is told whether the segment begins a list
 * item, and what comes out is counted.  A quotation that goes beyond the
 * sentence gets the mark that it lacks there, as a newspaper would print it.
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

/* The other mark of the pair that MARK is of. */
static uint32_t
find_partner(uint32_t mark)
{
	static const uint32_t pairs[][2] = {{0xAB, 0xBB},      /* « » */
					    {0x2018, 0x2019},  /* ‘ ’ */
					    {0x201C, 0x201D},  /* “ ” */
					    {0x201E, 0x201C},  /* „ “ */
					    {0x2039, 0x203A}}; /* ‹ › */

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		for (int side = 0; side < 2; side++)
			if (pairs[i][side] == mark)
				return pairs[i][!side];
	return mark;
}

/* The first quotation that ends after AT, by bisection; NULL: none. */
static const struct quote *
find_quote(const struct document *doc, uint32_t at)
{
	size_t low = 0, high = doc->quotes.n_items;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (doc->quotes.items[middle].end > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low < doc->quotes.n_items ? &doc->quotes.items[low] : NULL;
}

/* Writes the partner of the mark at AT to OUT; its length. */
static size_t
put_partner(const struct document *doc, size_t at, char *out)
{
	return utf8_put(find_partner(utf8_get(doc->text + at)), out);
}

static bool
is_of_class(const struct document *doc, const struct segment *segment,
	    enum quotation_class class)
{
	size_t i = (size_t)(segment - doc->segments.items);

	return doc->quotations.n_items &&
	       doc->quotations.items[i].class == class;
}

/* Writes the mark that the beginning of SEGMENT lacks; its length, or 0. */
static size_t
put_opener(const struct document *doc, const struct segment *segment, char *out)
{
	const struct quote *quote;

	if (!is_of_class(doc, segment, QUOTATION_CLOSES_NAMED))
		return 0;
	quote = find_quote(doc, segment->begin);
	return quote && quote->how == QUOTE_CLOSED &&
			       quote->begin < segment->begin &&
			       quote->end <= segment->end
		       ? put_partner(doc, utf8_previous(doc->text, quote->end),
				     out)
		       : 0;
}

/* The same for the end. */
static size_t
put_closer(const struct document *doc, const struct segment *segment, char *out)
{
	const struct quote *quote;

	if (!is_of_class(doc, segment, QUOTATION_OPENS))
		return 0;
	quote = find_quote(doc, segment->end);
	return quote && quote->how == QUOTE_CLOSED &&
			       quote->begin >= segment->begin &&
			       quote->begin < segment->end
		       ? put_partner(doc, quote->begin, out)
		       : 0;
}

bool
reading_make(const struct document *doc, const struct segment *segment,
	     struct arena *arena, struct reading_text *reading)
{
	size_t len = segment->end - segment->begin, n;
	char *text = arena_alloc(arena, len + 2 * UTF8_MAX);
	uint32_t n_utf16 = 0;
	size_t n_opener;

	if (!text)
		return false;
	n_opener = put_opener(doc, segment, text);
	n = n_opener + clean_text(doc->lexicon, doc->text + segment->begin, len,
				  get_place(doc, segment), text + n_opener);
	n += put_closer(doc, segment, text + n);
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
