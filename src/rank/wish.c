/* SPDX-License-Identifier: MIT */
/*
 * What the reader has decided beforehand, --must and --not: ids of segments, or
 * patterns that are searched for in the folded text of each sentence; what must
 * not be in the title as well, for a briefing has titles.
 */
#include <config.h>

#include "rank/wish.h"

#include "base/ascii.h"
#include "base/error.h"
#include "rank/ranking.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>

void
wish_release(struct sumario_wishes *wishes)
{
	for (unsigned i = 0; i < wishes->n_entries; i++)
		if (wishes->entries[i].pattern.code)
			pattern_release(&wishes->entries[i].pattern);
}

/* "s12"; SEGMENT_NONE: TEXT is no id. */
static uint32_t
parse_id(const char *text, size_t len)
{
	uint64_t number = 0;

	if (len < 2 || len > 11 || text[0] != 's' || text[1] == '0' ||
	    ascii_read_number(text + 1, len - 1, UINT64_MAX, &number) !=
		    len - 1)
		return SEGMENT_NONE;
	return number < SEGMENT_NONE ? (uint32_t)number - 1 : SEGMENT_NONE - 1;
}

enum sumario_status
wish_add(struct sumario_wishes *wishes, bool is_must, const char *text,
	 size_t len, struct sumario_error *error)
{
	struct wish_entry entry = {is_must, parse_id(text, len), {NULL}};
	enum sumario_status status = SUMARIO_OK;
	struct bytes scratch = {0};
	const char *folded = text;
	size_t n = len;

	if (wishes->n_entries == SUMARIO_MAX_WISHES)
		return error_set(error, SUMARIO_USAGE, "usage",
				 N_("more than 64 of --must and --not"));
	if (entry.segment == SEGMENT_NONE) {
		/* Composed as the text will be; what is ill-formed is told. */
		if (utf8_valid_prefix(text, len) == len &&
		    !fold_text(&scratch, text, len, &folded, &n))
			status = error_no_memory(error);
		if (!status)
			status = pattern_compile(&entry.pattern, folded, n,
						 error);
	}
	vector_release(&scratch);
	if (!status)
		wishes->entries[wishes->n_entries++] = entry;
	return status;
}

static bool
can_be_chosen(const struct segment *segment)
{
	return document_can_choose(segment) && segment->n_words;
}

static void
meet(struct document *doc, const struct sumario_wishes *wishes, unsigned i,
     const struct segment *segment)
{
	struct rating *rating =
		&doc->ranking->ratings.items[segment - doc->segments.items];

	doc->ranking->wishes_met |= UINT64_C(1) << i;
	if (!wishes->entries[i].is_must)
		rating->wish = WISH_NOT;
	else if (rating->wish == WISH_NONE)
		rating->wish = WISH_MUST;
}

/* Wishes that name a segment. */
static void
apply_ids(const struct sumario_wishes *wishes, struct document *doc)
{
	for (unsigned i = 0; i < wishes->n_entries; i++) {
		uint32_t number = wishes->entries[i].segment;
		struct segment *segment;

		if (number >= doc->segments.n_items)
			continue;
		segment = &doc->segments.items[number];
		if (segment->repetition_of != SEGMENT_NONE)
			segment = &doc->segments.items[segment->repetition_of];
		if (can_be_chosen(segment))
			meet(doc, wishes, i, segment);
	}
}

/* Tries all patterns on one segment, whose folded text is [S, LEN). */
static enum sumario_status
apply_patterns(const struct sumario_wishes *wishes, struct document *doc,
	       struct segment *segment, struct pattern_search *search,
	       const char *s, size_t len, struct sumario_error *error)
{
	enum sumario_status status = SUMARIO_OK;

	for (unsigned i = 0; !status && i < wishes->n_entries; i++) {
		const struct wish_entry *entry = &wishes->entries[i];
		bool found = false;

		if (entry->segment != SEGMENT_NONE)
			continue;
		status = pattern_find(search, &entry->pattern, s, len, &found,
				      error);
		if (found)
			meet(doc, wishes, i, segment);
	}
	return status;
}

static enum sumario_status
apply_to_segments(const struct sumario_wishes *wishes, struct document *doc,
		  struct pattern_search *search, struct sumario_error *error)
{
	struct bytes scratch = {0};
	enum sumario_status status = SUMARIO_OK;

	for (size_t k = 0; !status && k < doc->segments.n_items; k++) {
		struct segment *segment = &doc->segments.items[k];
		const char *text;
		size_t n;

		if (!can_be_chosen(segment))
			continue;
		status = fold_text(&scratch, doc->article.text + segment->begin,
				   segment->end - segment->begin, &text, &n)
				 ? apply_patterns(wishes, doc, segment, search,
						  text, n, error)
				 : error_no_memory(error);
	}
	vector_release(&scratch);
	return status;
}

/* The title can be no key sentence, so only what must not be means it. */
static enum sumario_status
apply_to_title(const struct sumario_wishes *wishes, struct document *doc,
	       struct pattern_search *search, struct sumario_error *error)
{
	const char *title = doc->article.title, *text;
	struct bytes scratch = {0};
	enum sumario_status status = SUMARIO_OK;
	size_t n;

	if (title && !fold_text(&scratch, title, strlen(title), &text, &n))
		status = error_no_memory(error);
	for (unsigned i = 0; title && !status && i < wishes->n_entries; i++) {
		const struct wish_entry *entry = &wishes->entries[i];
		bool found = false;

		if (entry->segment != SEGMENT_NONE || entry->is_must)
			continue;
		status = pattern_find(search, &entry->pattern, text, n, &found,
				      error);
		doc->ranking->bars_title |= found;
	}
	vector_release(&scratch);
	return status;
}

enum sumario_status
wish_apply(const struct sumario_wishes *wishes, struct document *doc,
	   struct sumario_error *error)
{
	struct pattern_search search;
	unsigned n_patterns = 0;
	size_t n_title = doc->article.title ? strlen(doc->article.title) : 0;
	enum sumario_status status;

	apply_ids(wishes, doc);
	for (unsigned i = 0; i < wishes->n_entries; i++)
		n_patterns += wishes->entries[i].segment == SEGMENT_NONE;
	if (!n_patterns)
		return SUMARIO_OK;
	status = pattern_search_init(&search, n_patterns,
				     doc->article.n_bytes + n_title, error);
	if (!status)
		status = apply_to_segments(wishes, doc, &search, error);
	if (!status)
		status = apply_to_title(wishes, doc, &search, error);
	pattern_search_release(&search);
	return status;
}
