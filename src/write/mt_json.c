/* SPDX-License-Identifier: MIT */
/*
 * For engines and language models: one array of segments, each an object on a
 * line, with what helps to translate it: the segments before and after, terms,
 * and how long a translation may be.  bitext/target_json.c reads what they make
 * of it.
 *
 * Each object brings the comma before it along, as no call knows whether an
 * article before has had a segment; the very first one has none.
 */
#include <config.h>

#include "bitext/check.h"
#include "bitext/glossary_terms.h"
#include "markup/json_printer.h"
#include "rank/ranking.h"
#include "write/unit.h"

static void
put_place(struct buffer *out, enum sumario_place place,
	  const struct sumario_output *output)
{
	(void)output;
	if (place == SUMARIO_BEGIN)
		buffer_putc(out, '[');
	else if (place == SUMARIO_END)
		buffer_puts(out, "\n]\n");
}

static void
put_in_string(struct buffer *out, const char *s, size_t len)
{
	struct json_printer json = {.out = out};

	json_string_put(&json, s, len);
}

static void
put_id(const struct writing *writing, struct json_printer *json, size_t i)
{
	json_string_open(json, "id");
	unit_put_name(writing, i, put_in_string);
	json_string_close(json);
}

/* The source of segment I under NAME; null: there is none. */
static void
put_source(struct json_printer *json, const char *name,
	   const struct document *doc, size_t i)
{
	struct span source;

	if (i >= doc->segments.n_items) {
		json_null(json, name);
		return;
	}
	source = document_get_source(doc, &doc->segments.items[i]);
	json_bytes(json, name, source.s, source.len);
}

static void
put_context(struct json_printer *json, const struct document *doc, size_t i)
{
	json_open(json, "context", '{');
	put_source(json, "before", doc, i - 1); /* before the first: none */
	put_source(json, "after", doc, i + 1);
	json_close(json, '}');
}

static void
put_term(void *user, struct span source, struct span target)
{
	struct json_printer *json = user;

	json_open(json, NULL, '{');
	json_bytes(json, "source", source.s, source.len);
	if (target.s)
		json_bytes(json, "target", target.s, target.len);
	else
		json_null(json, "target");
	json_close(json, '}');
}

static bool
is_in(const struct glossary_entry *entry, uint32_t segment)
{
	uint32_t begin = 0, end = entry->n_segments;

	while (begin < end) {
		uint32_t middle = begin + (end - begin) / 2;

		if (entry->segments[middle] < segment)
			begin = middle + 1;
		else
			end = middle;
	}
	return begin < entry->n_segments && entry->segments[begin] == segment;
}

/* Those of the user's glossary; without one, what the article is about. */
static void
put_terms(const struct writing *writing, struct json_printer *json, size_t i)
{
	const struct document *doc = writing->doc;
	const struct glossary *terms = &doc->ranking->glossary;
	const struct sumario_glossary *given = writing->output->glossary;

	json_open(json, "terms", '[');
	if (given && !glossary_terms_find(
			     given,
			     document_get_source(doc, &doc->segments.items[i]),
			     put_term, json))
		buffer_fail(writing->out, SUMARIO_NO_MEMORY);
	for (size_t k = 0; !given && k < terms->n_items; k++)
		if (is_in(&terms->items[k], (uint32_t)i))
			put_term(json,
				 (struct span){terms->items[k].text,
					       terms->items[k].n_text},
				 SPAN_NONE);
	json_close(json, ']');
}

static void
put_unit(const struct writing *writing, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	struct json_printer json = {writing->out, false, 0, true};

	json_open(&json, NULL, '{');
	put_id(writing, &json, i);
	put_source(&json, "source", writing->doc, i);
	put_context(&json, writing->doc, i);
	put_terms(writing, &json, i);
	json_number(&json, "maxLength",
		    check_get_max_length(segment->n_codepoints));
	json_close(&json, '}');
}

static void
mt_json_document(const struct writing *writing)
{
	const struct segments *segments = &writing->doc->segments;
	bool is_first = writing->output->number <= 1;

	for (size_t i = 0; i < segments->n_items; i++) {
		if (!writer_wants(writing, &segments->items[i]))
			continue;
		buffer_puts(writing->out, is_first ? "\n" : ",\n");
		is_first = false;
		put_unit(writing, i);
	}
}

const struct writer writer_mt_json = {
	.place = put_place,
	.document = mt_json_document,
	.shows = WRITER_ENTITIES,
};
