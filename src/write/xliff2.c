/* SPDX-License-Identifier: MIT */
/*
 * XLIFF 2.1 (OASIS 2018) or 2.2 (OASIS 2025), which differ in the namespace and
 * the version as far as they are written here: a group for each paragraph, a unit with exactly one
 * segment for each of ours.  What we know of it is metadata of module mda.
 * Nothing is indented inside of source.
 */
#include <config.h>

#include "bitext/alignment.h"
#include "markup/xml_printer.h"
#include "write/metadata.h"
#include "write/unit.h"

#define NAMESPACE "urn:oasis:names:tc:xliff:"

/* The languages are those of all files: XLIFF 2 names them only here. */
static void
xliff2_place(struct buffer *out, enum sumario_place place,
	     const struct sumario_output *output)
{
	struct xml_printer xml = {out, {"xliff"}, place != SUMARIO_BEGIN, 0};
	bool is_new = output->xliff_version == SUMARIO_XLIFF_2_2;

	if (place == SUMARIO_BEGIN) {
		xml_declare(&xml);
		xml_open_line(&xml, "xliff", "xmlns",
			      is_new ? NAMESPACE "document:2.2"
				     : NAMESPACE "document:2.0",
			      "xmlns:mda", NAMESPACE "metadata:2.0",
			      "xmlns:mtc", NAMESPACE "matches:2.0", "version",
			      is_new ? "2.2" : "2.1", "srcLang",
			      output->source_lang, "trgLang",
			      output->target_lang, NULL);
	} else if (place == SUMARIO_END) {
		xml_close_line(&xml);
	}
}

/* -- Metadata ------------------------------------------------------------- */

static void
begin_metadata(void *printer)
{
	xml_open_line(printer, "mda:metadata", NULL);
	xml_open_line(printer, "mda:metaGroup", "category", PACKAGE_NAME, NULL);
}

static void
end_metadata(void *printer)
{
	xml_close_line(printer);
	xml_close_line(printer);
}

static void
open_meta(void *printer, const char *type)
{
	xml_open(printer, "mda:meta", "type", type, NULL);
	xml_content(printer);
}

static void
close_meta(void *printer)
{
	xml_close_line(printer);
}

static const struct metadata_format metadata = {
	begin_metadata, end_metadata, open_meta, close_meta, xml_put};

/* -- Notes, text and frame ------------------------------------------------ */

static void
open_code(struct xml_printer *xml, uint32_t number, const struct entity *entity)
{
	xml_open(xml, "mrk", "id", writer_label('m', number).text, "translate",
		 "no", NULL);
	xml_attribute_open(xml, "type");
	buffer_puts(xml->out, PACKAGE_NAME ":");
	buffer_puts(xml->out, writer_entity_name(entity->type));
	xml_attribute_close(xml);
}

/* What must be there, and how it is shown. */
static void
put_code_attributes(struct xml_printer *xml, const struct code_set *set,
		    const struct code *code)
{
	const char *kind = code_get_kind(set, code);
	const char *type = unit_get_code_type(set, code);

	buffer_puts(xml->out, " id=\"");
	buffer_put_number(xml->out, code->number);
	buffer_puts(xml->out, "\" type=\"");
	buffer_puts(xml->out, type);
	buffer_putc(xml->out, '"');
	if (kind && !strcmp(type, "fmt")) {
		buffer_puts(xml->out, " subType=\"xlf:");
		buffer_puts(xml->out, !strcmp(kind, "bold")	 ? "b"
				      : !strcmp(kind, "italic") ? "i"
				      : !strcmp(kind, "lb")	 ? "lb"
								 : "u");
		buffer_putc(xml->out, '"');
	}
	buffer_puts(xml->out, " canCopy=\"no\"");
}

/*
 * A pair is <pc>; what belongs to a code of another unit is <sc> or <ec>, and
 * says that it is isolated.
 */
static void
put_code(struct xml_printer *xml, const struct code_set *set,
	 const struct code *code)
{
	static const char *const names[] = {"<sc", "<ec", "<ph"};
	bool is_pair = code->partner != CODE_NONE;

	if (is_pair && code->type == CODE_CLOSE) {
		buffer_puts(xml->out, "</pc>");
		return;
	}
	buffer_puts(xml->out, is_pair ? "<pc" : names[code->type]);
	put_code_attributes(xml, set, code);
	if (!is_pair && code->type != CODE_ALONE)
		buffer_puts(xml->out, " isolated=\"yes\"");
	unit_put_original(xml, is_pair ? "dispStart" : "disp", set, code);
	buffer_puts(xml->out, is_pair ? ">" : "/>");
}

static void
put_neighbour(const struct writing *writing, struct xml_printer *xml,
	      const char *which, const struct segment *neighbour)
{
	if (!neighbour)
		return;
	xml_open(xml, "note", "priority", "10", "category", which, NULL);
	xml_text(xml, writing->doc->article.text + neighbour->begin,
		 neighbour->end - neighbour->begin);
	xml_close_line(xml);
}

static void
put_notes(const struct writing *writing, struct xml_printer *xml, size_t i)
{
	unsigned priority = unit_get_priority(writing->doc, i);

	xml_open_line(xml, "notes", NULL);
	xml_open(xml, "note", "category", PACKAGE_NAME, "priority",
		 writer_label('\0', priority).text, NULL);
	xml_content(xml);
	unit_put_remark(writing, i, xml_put);
	xml_close_line(xml);
	put_neighbour(writing, xml, "previous", unit_find_previous(writing, i));
	put_neighbour(writing, xml, "next", unit_find_next(writing, i));
	xml_close_line(xml);
}

/* Candidates from translation memories for the unit's one segment. */
static void
put_matches(const struct writing *writing, struct xml_printer *xml,
	    const struct segment *segment)
{
	const struct task *task = translation_of(writing->doc, segment);

	if (!task->n_matches)
		return;
	xml_open_line(xml, "mtc:matches", NULL);
	for (uint32_t i = 0; i < task->n_matches; i++) {
		const struct match *match =
			&writing->doc->translation->matches
				 .items[task->first_match + i];

		xml_open(xml, "mtc:match", "ref", "#1", NULL);
		xml_attribute_open(xml, "similarity");
		buffer_put_decimal(xml->out, 100.0 * match->score / MATCH_EXACT,
				   2);
		xml_attribute_close(xml);
		xml_attribute_open(xml, "origin");
		xml_put_attribute(xml->out, match->origin,
				  strlen(match->origin));
		xml_attribute_close(xml);
		xml_content(xml);
		buffer_putc(xml->out, '\n');
		unit_put_match(xml, match);
		xml_close_line(xml);
	}
	xml_close_line(xml);
}

static void
put_segment(const struct writing *writing, struct xml_printer *xml,
	    const struct segment *segment)
{
	const struct target *target = translation_find_target(writing->doc,
							      segment);

	xml_open_line(xml, "segment", "id", "1", "state",
		      target ? "translated" : "initial", NULL);
	xml_open(xml, "source", "xml:space", "preserve", NULL);
	unit_put_source(writing, segment, xml, open_code, put_code);
	xml_close_line(xml);
	if (target) {
		xml_open(xml, "target", "xml:space", "preserve", NULL);
		xml_text(xml, target->text.s, target->text.len);
		xml_close_line(xml);
	}
	xml_close_line(xml);
}

static void
put_unit(const struct writing *writing, struct xml_printer *xml, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	char key[WRITER_KEY_SIZE];

	writer_get_key(segment, key);
	xml_open_line(xml, "unit", "id", writer_get_id(writing, i).text,
		      "name", key, "canResegment", "no", NULL);
	metadata_put_unit(writing, segment, &metadata, xml);
	put_matches(writing, xml, segment);
	put_notes(writing, xml, i);
	put_segment(writing, xml, segment);
	xml_close_line(xml);
}

/* A file must hold something, so an empty article is an empty group. */
static void
put_groups(const struct writing *writing, struct xml_printer *xml)
{
	const struct segments *segments = &writing->doc->segments;
	uint32_t block = SEGMENT_NONE;

	for (size_t i = 0; i < segments->n_items; i++) {
		const struct segment *segment = &segments->items[i];

		if (!writer_wants(writing, segment))
			continue;
		if (segment->block != block) {
			if (block != SEGMENT_NONE)
				xml_close_line(xml);
			block = segment->block;
			xml_open_line(xml, "group", "id",
				      writer_place('p', block).text, "name",
				      "paragraph", NULL);
		}
		put_unit(writing, xml, i);
	}
	if (block == SEGMENT_NONE)
		xml_open(xml, "group", "id", "none", NULL);
	xml_close_line(xml);
}

static void
xliff2_document(const struct writing *writing)
{
	struct xml_printer xml = {writing->out, {"xliff"}, 1, false};

	xml_open_line(&xml, "file", "id",
		      writer_label('f', writing->output->number).text,
		      "original", writing->doc->article.id, NULL);
	metadata_put_file(writing, &metadata, &xml);
	put_groups(writing, &xml);
	xml_close_line(&xml);
}

/* -- Alignments ----------------------------------------------------------- */

static void
put_text(struct xml_printer *xml, const char *name, struct span text)
{
	xml_open(xml, name, "xml:space", "preserve", NULL);
	xml_text(xml, text.s, text.len);
	xml_close_line(xml);
}

/* Pair I, if it has a source; nobody has looked at it. */
static void
put_pair(const struct writing *writing, struct xml_printer *xml, size_t i)
{
	const struct target *target = &writing->alignment->targets.items[i];

	if (!target->n)
		return;
	xml_open_line(xml, "unit", "id", writer_place('a', (uint32_t)i).text,
		      "canResegment", "no", NULL);
	begin_metadata(xml);
	open_meta(xml, "confidence");
	buffer_put_decimal(xml->out, target->confidence, 4);
	close_meta(xml);
	end_metadata(xml);
	xml_open_line(xml, "segment", "id", "1", "state",
		      target_state_name(target->state), NULL);
	put_text(xml, "source", target_get_source(writing->doc, target));
	if (target->n_other)
		put_text(xml, "target", target->text);
	xml_close_line(xml);
	xml_close_line(xml);
}

static void
alignment_document(const struct writing *writing)
{
	const struct targets *targets = &writing->alignment->targets;
	struct xml_printer xml = {writing->out, {"xliff"}, 1, false};

	xml_open_line(&xml, "file", "id",
		      writer_label('f', writing->output->number).text,
		      "original", writing->doc->article.id, NULL);
	metadata_put_file(writing, &metadata, &xml);
	for (size_t i = 0; i < targets->n_items; i++)
		put_pair(writing, &xml, i);
	if (!writing->doc->segments.n_items) {
		xml_open(&xml, "group", "id", "none", NULL);
		xml_close_line(&xml);
	}
	xml_close_line(&xml);
}

static const struct writer alignment_xliff2 = {
	.place = xliff2_place,
	.document = alignment_document,
};

const struct writer writer_xliff2 = {
	.alignment = &alignment_xliff2,
	.place = xliff2_place,
	.document = xliff2_document,
	.shows = WRITER_CODES,
};
