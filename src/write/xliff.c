/* SPDX-License-Identifier: MIT */
/*
 * XLIFF 1.2 (OASIS 2008), flat: one trans-unit a segment, valid against the
 * strict schema.  No inline elements unless asked for, and no indentation
 * inside of source and target, so that what comes back can be compared.  Some
 * programs list only units that have a target, so targets are seeded with the
 * source.
 */
#include <config.h>

#include "write/unit.h"
#include "write/xml.h"

static void
xliff_place(struct buffer *out, enum sumario_place place,
	    const struct sumario_output *output)
{
	(void)output;
	if (place == SUMARIO_BEGIN)
		buffer_puts(out,
			    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			    "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:"
			    "tc:xliff:document:1.2\">\n");
	if (place == SUMARIO_END)
		buffer_puts(out, "</xliff>\n");
}

/* A note on the whole file: "NAME: VALUE". */
static void
put_file_note(struct buffer *out, const char *name, const char *value)
{
	if (!value)
		return;
	buffer_puts(out, "<note from=\"sumario\">");
	buffer_puts(out, name);
	buffer_puts(out, ": ");
	xml_put(out, value, strlen(value));
	buffer_puts(out, "</note>\n");
}

static void
put_file_open(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct buffer *out = writing->out;
	char hash[WRITER_HASH_SIZE];

	writer_get_hash(doc, hash);
	buffer_puts(out, "<file");
	xml_put_pair(out, "original", doc->id);
	xml_put_pair(out, "source-language", doc->source_lang);
	xml_put_pair(out, "target-language", doc->target_lang);
	buffer_puts(out, " datatype=\"plaintext\" tool-id=\"sumario\">\n"
			 "<header>\n"
			 "<tool tool-id=\"sumario\" tool-name=\"sumario\" "
			 "tool-version=\"" PACKAGE_VERSION "\"/>\n");
	put_file_note(out, "sourceHash", hash);
	put_file_note(out, "title", doc->title);
	buffer_puts(out, "</header>\n<body>\n");
}

/*
 * OmegaT shows it as a pair of tags.  There is no mid: the schema looks for
 * the same one in a <seg-source>.
 */
static void
open_code(struct buffer *out, uint32_t number, const struct entity *entity)
{
	(void)number;
	buffer_puts(out, "<mrk mtype=\"protected\"");
	xml_put_pair(out, "comment", writer_entity_name(entity->type));
	buffer_putc(out, '>');
}

static void
put_source(const struct writing *writing, const struct segment *segment)
{
	unit_put_source(writing, segment, open_code, "</mrk>");
}

static void
put_context_open(struct buffer *out, const char *type)
{
	buffer_puts(out, "<context context-type=\"x-");
	buffer_puts(out, type);
	buffer_puts(out, "\">");
}

static void
put_context_close(struct buffer *out)
{
	buffer_puts(out, "</context>\n");
}

static void
put_contexts(struct buffer *out, const struct segment *segment)
{
	buffer_puts(out, "<context-group purpose=\"information\">\n");
	put_context_open(out, "paragraph");
	unit_put_label(out, 'p', segment->block);
	put_context_close(out);
	put_context_open(out, "offset");
	unit_put_offset(out, segment);
	put_context_close(out);
	put_context_open(out, "kind");
	buffer_puts(out, writer_kind_name(segment->kind));
	put_context_close(out);
	put_context_open(out, "words");
	buffer_put_number(out, segment->n_words);
	put_context_close(out);
	buffer_puts(out, "</context-group>\n");
}

/* A note with the text of a segment nearby; NEIGHBOUR may be NULL. */
static void
put_neighbour(const struct writing *writing, const char *which,
	      const struct segment *neighbour)
{
	if (!neighbour)
		return;
	buffer_puts(writing->out, "<note from=\"sumario\" priority=\"10\">");
	buffer_puts(writing->out, which);
	buffer_puts(writing->out, ": ");
	xml_put(writing->out, writing->doc->text + neighbour->begin,
		neighbour->end - neighbour->begin);
	buffer_puts(writing->out, "</note>\n");
}

static void
put_notes(const struct writing *writing, size_t i)
{
	struct buffer *out = writing->out;

	buffer_puts(out, "<note from=\"sumario\" priority=\"");
	buffer_put_number(out, unit_get_priority(writing->doc, i));
	buffer_puts(out, "\">");
	unit_put_remark(writing, i, xml_put);
	buffer_puts(out, "</note>\n");
	put_neighbour(writing, "previous", unit_find_previous(writing, i));
	put_neighbour(writing, "next", unit_find_next(writing, i));
}

/* What a translation memory has for it, else the seed. */
static void
put_target(const struct writing *writing, const struct segment *segment)
{
	const struct match *match = document_find_target(writing->doc, segment);
	struct buffer *out = writing->out;

	if (match) {
		buffer_puts(out, "<target state=\"translated\">");
		xml_put(out, match->target, match->n_target);
		buffer_puts(out, "</target>\n");
	} else if (writing->output->seed == SUMARIO_SEED_SOURCE) {
		buffer_puts(out, "<target state=\"needs-translation\">");
		put_source(writing, segment);
		buffer_puts(out, "</target>\n");
	}
}

static void
put_matches(const struct writing *writing, const struct segment *segment)
{
	struct buffer *out = writing->out;

	for (uint32_t i = 0; i < segment->n_matches; i++) {
		const struct match *match =
			&writing->doc->matches.items[segment->first_match + i];

		buffer_puts(out, "<alt-trans match-quality=\"");
		buffer_put_number(out, match->score * 100 / MATCH_EXACT);
		buffer_puts(out, "%\"");
		xml_put_pair(out, "origin", match->origin);
		buffer_puts(out, ">\n");
		unit_put_match(out, match);
		buffer_puts(out, "</alt-trans>\n");
	}
}

static void
put_unit(const struct writing *writing, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	struct buffer *out = writing->out;
	char key[WRITER_KEY_SIZE];

	writer_get_key(segment, key);
	buffer_puts(out, "<trans-unit id=\"");
	unit_put_label(out, 's', (uint32_t)i);
	buffer_putc(out, '"');
	xml_put_pair(out, "resname", key);
	buffer_puts(out, " xml:space=\"preserve\">\n<source>");
	put_source(writing, segment);
	buffer_puts(out, "</source>\n");
	put_target(writing, segment);
	put_contexts(out, segment);
	put_matches(writing, segment);
	put_notes(writing, i);
	buffer_puts(out, "</trans-unit>\n");
}

static void
xliff_document(const struct writing *writing)
{
	const struct segments *segments = &writing->doc->segments;

	put_file_open(writing);
	for (size_t i = 0; i < segments->n_items; i++)
		if (writer_wants(writing->output, &segments->items[i]))
			put_unit(writing, i);
	buffer_puts(writing->out, "</body>\n</file>\n");
}

const struct writer writer_xliff = {"xliff", xliff_place, xliff_document, NULL};
