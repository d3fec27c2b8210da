/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/wish.h"

#include "base/error.h"
#include "text/utf8.h"

void
wish_release(struct sumario_wishes *wishes)
{
	for (unsigned i = 0; i < wishes->n_entries; i++)
		pattern_release(&wishes->entries[i].pattern);
}

/* "s12"; SEGMENT_NONE: TEXT is no id. */
static uint32_t
parse_id(const char *text, size_t len)
{
	uint64_t number = 0;

	if (len < 2 || len > 11 || text[0] != 's' || text[1] == '0')
		return SEGMENT_NONE;
	for (size_t i = 1; i < len; i++) {
		if (text[i] < '0' || text[i] > '9')
			return SEGMENT_NONE;
		number = number * 10 + (uint64_t)(text[i] - '0');
	}
	return number < SEGMENT_NONE ? (uint32_t)number - 1 : SEGMENT_NONE - 1;
}

enum sumario_status
wish_add(struct sumario_wishes *wishes, bool is_must, const char *text,
	 size_t len, struct sumario_error *error)
{
	struct wish_entry entry = {is_must, parse_id(text, len), {{0}, {0}}};
	enum sumario_status status = SUMARIO_OK;
	struct fold_scratch scratch = {0};
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
	if (status)
		pattern_release(&entry.pattern);
	else
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
     struct segment *segment)
{
	doc->wishes_met |= UINT64_C(1) << i;
	if (!wishes->entries[i].is_must)
		segment->wish = WISH_NOT;
	else if (segment->wish == WISH_NONE)
		segment->wish = WISH_MUST;
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

bool
wish_apply(const struct sumario_wishes *wishes, struct document *doc)
{
	struct fold_scratch scratch = {0};
	bool done = true;

	apply_ids(wishes, doc);
	for (size_t k = 0; done && k < doc->segments.n_items; k++) {
		struct segment *segment = &doc->segments.items[k];
		const char *text;
		size_t n;

		if (!can_be_chosen(segment))
			continue;
		done = fold_text(&scratch, doc->text + segment->begin,
				 segment->end - segment->begin, &text, &n);
		for (unsigned i = 0; done && i < wishes->n_entries; i++)
			if (wishes->entries[i].segment == SEGMENT_NONE &&
			    pattern_find(&wishes->entries[i].pattern, text, n))
				meet(doc, wishes, i, segment);
	}
	vector_release(&scratch);
	return done;
}
