/* SPDX-License-Identifier: MIT */
/*
 * XLIFF 1.2 (OASIS 2008), flat: one trans-unit a segment, valid against the
 * strict schema.  No inline elements unless asked for, and no indentation
 * inside of source and target, so that what comes back can be compared.  Some
 * programs list only units that have a target, so targets are seeded with the
 * source.
 */
#include <config.h>

#include "markup/xml_printer.h"
#include "write/unit.h"

#define NAMESPACE "urn:oasis:names:tc:xliff:document:1.2"

static void
xliff_place(struct buffer *out, enum sumario_place place,
	    const struct sumario_output *output)
{
	struct xml_printer xml = {out, {"xliff"}, place != SUMARIO_BEGIN, 0};

	(void)output;
	if (place == SUMARIO_BEGIN) {
		xml_declare(&xml);
		xml_open(&xml, "xliff");
		xml_attribute(&xml, "version", "1.2");
		xml_attribute(&xml, "xmlns", NAMESPACE);
		xml_line(&xml);
	} else if (place == SUMARIO_END) {
		xml_close_line(&xml);
	}
}

/* A note on the whole file: "NAME: VALUE". */
static void
put_file_note(struct xml_printer *xml, const char *name, const char *value)
{
	if (!value)
		return;
	xml_open(xml, "note");
	xml_attribute(xml, "from", PACKAGE_NAME);
	xml_string(xml, name);
	xml_string(xml, ": ");
	xml_string(xml, value);
	xml_close_line(xml);
}

static void
put_header(struct xml_printer *xml, const struct document *doc)
{
	char hash[WRITER_HASH_SIZE];

	writer_get_hash(doc, hash);
	xml_open(xml, "header");
	xml_line(xml);
	xml_open(xml, "tool");
	xml_attribute(xml, "tool-id", PACKAGE_NAME);
	xml_attribute(xml, "tool-name", PACKAGE_NAME);
	xml_attribute(xml, "tool-version", PACKAGE_VERSION);
	xml_close_line(xml);
	put_file_note(xml, "sourceHash", hash);
	put_file_note(xml, "title", doc->title);
	xml_close_line(xml);
}

/*
 * OmegaT shows it as a pair of tags.  There is no mid: the schema looks for
 * the same one in a <seg-source>.
 */
static void
open_code(struct xml_printer *xml, uint32_t number, const struct entity *entity)
{
	(void)number;
	xml_open(xml, "mrk");
	xml_attribute(xml, "mtype", "protected");
	xml_attribute(xml, "comment", writer_entity_name(entity->type));
}

static void
open_context(struct xml_printer *xml, const char *type)
{
	xml_open(xml, "context");
	xml_attribute_open(xml, "context-type");
	buffer_puts(xml->out, "x-");
	buffer_puts(xml->out, type);
	xml_attribute_close(xml);
	xml_content(xml);
}

static void
put_contexts(struct xml_printer *xml, const struct segment *segment)
{
	xml_open(xml, "context-group");
	xml_attribute(xml, "purpose", "information");
	xml_line(xml);
	open_context(xml, "paragraph");
	unit_put_label(xml->out, 'p', segment->block);
	xml_close_line(xml);
	open_context(xml, "offset");
	unit_put_offset(xml->out, segment);
	xml_close_line(xml);
	open_context(xml, "kind");
	xml_string(xml, document_kind_name(segment->kind));
	xml_close_line(xml);
	open_context(xml, "words");
	buffer_put_number(xml->out, segment->n_words);
	xml_close_line(xml);
	xml_close_line(xml);
}

/* A note with the text of a segment nearby; NEIGHBOUR may be NULL. */
static void
put_neighbour(const struct writing *writing, struct xml_printer *xml,
	      const char *which, const struct segment *neighbour)
{
	if (!neighbour)
		return;
	xml_open(xml, "note");
	xml_attribute(xml, "from", PACKAGE_NAME);
	xml_attribute(xml, "priority", "10");
	xml_string(xml, which);
	xml_string(xml, ": ");
	xml_text(xml, writing->doc->text + neighbour->begin,
		 neighbour->end - neighbour->begin);
	xml_close_line(xml);
}

static void
put_notes(const struct writing *writing, struct xml_printer *xml, size_t i)
{
	xml_open(xml, "note");
	xml_attribute(xml, "from", PACKAGE_NAME);
	xml_attribute_open(xml, "priority");
	buffer_put_number(xml->out, unit_get_priority(writing->doc, i));
	xml_attribute_close(xml);
	xml_content(xml);
	unit_put_remark(writing, i, xml_put);
	xml_close_line(xml);
	put_neighbour(writing, xml, "previous", unit_find_previous(writing, i));
	put_neighbour(writing, xml, "next", unit_find_next(writing, i));
}

/* What there is of a translation, else the seed. */
static void
put_target(const struct writing *writing, struct xml_printer *xml,
	   const struct segment *segment)
{
	const struct target *target =
		document_find_target(writing->doc, segment);

	if (!target && writing->output->seed == SUMARIO_SEED_NONE)
		return;
	xml_open(xml, "target");
	xml_attribute(xml, "state",
		      target ? "translated" : "needs-translation");
	if (target)
		xml_text(xml, target->text.s, target->text.len);
	else
		unit_put_source(writing, segment, xml, open_code);
	xml_close_line(xml);
}

static void
put_matches(const struct writing *writing, struct xml_printer *xml,
	    const struct segment *segment)
{
	for (uint32_t i = 0; i < segment->n_matches; i++) {
		const struct match *match =
			&writing->doc->matches.items[segment->first_match + i];

		xml_open(xml, "alt-trans");
		xml_attribute_open(xml, "match-quality");
		buffer_put_number(xml->out, match->score * 100 / MATCH_EXACT);
		buffer_putc(xml->out, '%');
		xml_attribute_close(xml);
		xml_attribute(xml, "origin", match->origin);
		xml_line(xml);
		unit_put_match(xml, match);
		xml_close_line(xml);
	}
}

static void
put_unit(const struct writing *writing, struct xml_printer *xml, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	char key[WRITER_KEY_SIZE];

	writer_get_key(segment, key);
	xml_open(xml, "trans-unit");
	xml_attribute_open(xml, "id");
	unit_put_label(xml->out, 's', (uint32_t)i);
	xml_attribute_close(xml);
	xml_attribute(xml, "resname", key);
	xml_attribute(xml, "xml:space", "preserve");
	xml_line(xml);
	xml_open(xml, "source");
	unit_put_source(writing, segment, xml, open_code);
	xml_close_line(xml);
	put_target(writing, xml, segment);
	put_contexts(xml, segment);
	put_matches(writing, xml, segment);
	put_notes(writing, xml, i);
	xml_close_line(xml);
}

static void
xliff_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct xml_printer xml = {writing->out, {"xliff"}, 1, false};

	xml_open(&xml, "file");
	xml_attribute(&xml, "original", doc->id);
	xml_attribute(&xml, "source-language", doc->source_lang);
	xml_attribute(&xml, "target-language", doc->target_lang);
	xml_attribute(&xml, "datatype", "plaintext");
	xml_attribute(&xml, "tool-id", PACKAGE_NAME);
	xml_line(&xml);
	put_header(&xml, doc);
	xml_open(&xml, "body");
	xml_line(&xml);
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (writer_wants(writing->output, &doc->segments.items[i]))
			put_unit(writing, &xml, i);
	xml_close_line(&xml);
	xml_close_line(&xml);
}

const struct writer writer_xliff = {"xliff", xliff_place, xliff_document, NULL};
