/* SPDX-License-Identifier: MIT */
/*
 * Key sentences as they are read in bullets.
 * text/clean.h does the work; here it is told whether the segment begins a list
 * item, and what comes out is counted.  A quotation that goes beyond the
 * sentence gets the mark that it lacks there, as a newspaper would print it.
 */
#include <config.h>

#include "rank/reading.h"

#include "base/search.h"
#include "rank/ranking.h"
#include "split/word.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <string.h>

/* A mark is two characters at most, and only one is added. */
#define MAX_MARK ((size_t)2 * UTF8_MAX)

static enum clean_place
get_place(const struct document *doc, const struct segment *segment)
{
	return segment->kind == SUMARIO_LIST_ITEM &&
			       segment->begin ==
				       doc->article.blocks.items[segment->block]
					       .begin
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

struct wanted {
	const struct quote *quotes;
	uint32_t at;
};

static bool
ends_before(const void *key, size_t place)
{
	const struct wanted *wanted = key;

	return wanted->quotes[place].end <= wanted->at;
}

/* The first quotation that ends after AT, by bisection; NULL: none. */
static const struct quote *
find_quote(const struct document *doc, uint32_t at)
{
	size_t n = doc->ranking->quotes.n_items;
	struct wanted wanted = {doc->ranking->quotes.items, at};
	size_t place = search_first(0, n, ends_before, &wanted);

	return place < n ? &doc->ranking->quotes.items[place] : NULL;
}

/* A quotation mark of the text, [begin, end); empty: none. */
struct mark {
	size_t begin, end;
};

/* The mark at BEGIN; '' are two characters. */
static struct mark
get_mark(const struct document *doc, size_t begin)
{
	const char *s = doc->article.text;
	size_t n = utf8_length((unsigned char)s[begin]);
	struct mark mark = {begin, begin + n};

	switch (utf8_get(s + begin)) {
	case '\'':
	case '`':
	case 0xB4:   /* ´ */
	case 0x2018: /* ‘ */
	case 0x2019: /* ’ */
		if (mark.end + n <= doc->article.n_bytes &&
		    !memcmp(s + mark.end, s + begin, n))
			mark.end += n;
	}
	return mark;
}

/* The mark that ends at END. */
static struct mark
get_mark_before(const struct document *doc, size_t end)
{
	size_t last = utf8_previous(doc->article.text, end), before;

	if (!last)
		return (struct mark){last, end};
	before = utf8_previous(doc->article.text, last);
	return get_mark(doc, before).end == end ? (struct mark){before, end}
						: (struct mark){last, end};
}

/*
 * The mark that SEGMENT lacks, from where the quotation begins or ends: of
 * one that it closes if OPENS, else of one that it opens.
 */
static struct mark
find_mark(const struct document *doc, const struct segment *segment, bool opens)
{
	size_t i = (size_t)(segment - doc->segments.items);
	const struct quote *quote;

	if (!doc->ranking->quotations.n_items ||
	    doc->ranking->quotations.items[i].class !=
		    (opens ? QUOTATION_CLOSES_NAMED : QUOTATION_OPENS))
		return (struct mark){0, 0};
	quote = find_quote(doc, opens ? segment->begin : segment->end);
	if (!quote || quote->how != QUOTE_CLOSED)
		return (struct mark){0, 0};
	if (opens)
		return quote->begin < segment->begin &&
				       quote->end <= segment->end
			       ? get_mark(doc, quote->begin)
			       : (struct mark){0, 0};
	return quote->begin >= segment->begin && quote->begin < segment->end
		       ? get_mark_before(doc, quote->end)
		       : (struct mark){0, 0};
}

/* Where SEGMENT ends without the mark of a quotation that begins after it. */
static size_t
find_end(const struct document *doc, const struct segment *segment)
{
	const struct running_word *words = document_get_words(doc, segment);
	const struct quote *quote;

	if (!segment->n_words || !doc->ranking->quotes.n_items)
		return segment->end;
	quote = find_quote(doc, segment->end);
	return quote && quote->begin < segment->end &&
			       quote->begin >= words[segment->n_words - 1].end
		       ? quote->begin
		       : segment->end;
}

static uint32_t
count_codepoints(const struct document *doc, struct mark mark)
{
	uint32_t n = 0, n_utf16 = 0;

	utf8_count(doc->article.text + mark.begin, mark.end - mark.begin, &n,
		   &n_utf16);
	return n;
}

uint32_t
reading_count_added(const struct document *doc, const struct segment *segment)
{
	return count_codepoints(doc, find_mark(doc, segment, true)) +
	       count_codepoints(doc, find_mark(doc, segment, false));
}

static size_t
put_mark(const struct document *doc, struct mark mark, char *out)
{
	memcpy(out, doc->article.text + mark.begin, mark.end - mark.begin);
	return mark.end - mark.begin;
}

bool
reading_make(const struct document *doc, const struct segment *segment,
	     bool follows, struct arena *arena, struct reading_text *reading)
{
	uint32_t connectives = follows ? LEANING_EMPTY
				       : LEANING_EMPTY | LEANING_APART;
	size_t len = find_end(doc, segment) - segment->begin, n, n_cleaned;
	char *text = arena_alloc(arena, len + MAX_MARK);
	uint32_t n_utf16 = 0;

	if (!text)
		return false;
	n = put_mark(doc, find_mark(doc, segment, true), text);
	n_cleaned = clean_text(doc->article.lexicon,
			       doc->article.text + segment->begin, len,
			       get_place(doc, segment), connectives, text + n);
	n += n_cleaned;
	n += put_mark(doc, find_mark(doc, segment, false), text + n);
	*reading = (struct reading_text){text, (uint32_t)n, 0, 0};
	if (n == segment->end - segment->begin && n == n_cleaned) { /* nothing is other than it was */
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
	size_t n = doc->ranking->summary.n_items;

	vector_clear(&doc->ranking->readings);
	if (!vector_add_room(&doc->ranking->readings, n))
		return false;
	doc->ranking->summary_words = 0;
	doc->ranking->summary_codepoints = n ? n - 1 : 0;
	for (size_t i = 0; i < n; i++) {
		struct reading_text *reading = &doc->ranking->readings.items[i];
		const uint32_t *place = &doc->ranking->summary.items[i];
		bool follows = i && place[0] == place[-1] + 1;

		if (!reading_make(doc, &doc->segments.items[*place], follows,
				  &doc->article.arena, reading))
			return false;
		doc->ranking->readings.n_items++;
		doc->ranking->summary_words += reading->n_words;
		doc->ranking->summary_codepoints += reading->n_codepoints;
	}
	return true;
}
