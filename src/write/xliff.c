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

static void
xliff_place(struct buffer *out, enum sumario_place place,
	    const struct sumario_output *output)
{
	struct xml_printer xml = {out, {"xliff"}, place != SUMARIO_BEGIN, 0};

	(void)output;
	if (place == SUMARIO_BEGIN) {
		xml_declare(&xml);
		xml_open_line(&xml, "xliff", "version", "1.2", "xmlns",
			      "urn:oasis:names:tc:xliff:document:1.2", NULL);
	} else if (place == SUMARIO_END) {
		xml_close_line(&xml);
	}
}

/* A note: "NAME: VALUE". */
static void
put_note(struct xml_printer *xml, const char *name, struct span value)
{
	xml_string(xml, name);
	xml_string(xml, ": ");
	xml_text(xml, value.s, value.len);
	xml_close_line(xml);
}

static void
put_header(struct xml_printer *xml, const struct document *doc)
{
	char hash[WRITER_HASH_SIZE];

	writer_get_hash(doc, hash);
	xml_open_line(xml, "header", NULL);
	xml_element(xml, "tool", NULL, "tool-id", PACKAGE_NAME, "tool-name",
		    PACKAGE_NAME, "tool-version", PACKAGE_VERSION, NULL);
	xml_open(xml, "note", "from", PACKAGE_NAME, NULL);
	put_note(xml, "sourceHash", span_of(hash));
	if (doc->article.title) {
		xml_open(xml, "note", "from", PACKAGE_NAME, NULL);
		put_note(xml, "title", span_of(doc->article.title));
	}
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
	xml_open(xml, "mrk", "mtype", "protected", "comment",
		 writer_entity_name(entity->type), NULL);
}

/*
 * A pair is <g>, which OmegaT shows as tags of one number; what belongs to a
 * code of another unit is <bx/> or <ex/>, and has its number to itself.
 */
static void
put_code(struct xml_printer *xml, const struct code_set *set,
	 const struct code *code)
{
	static const char *const names[] = {"bx", "ex", "x"};
	const char *kind = code_get_kind(set, code);
	bool is_pair = code->partner != CODE_NONE;

	if (is_pair && code->type == CODE_CLOSE) {
		buffer_puts(xml->out, "</g>");
		return;
	}
	buffer_putc(xml->out, '<');
	buffer_puts(xml->out, is_pair ? "g" : names[code->type]);
	buffer_puts(xml->out, " id=\"");
	buffer_put_number(xml->out, code->number);
	buffer_putc(xml->out, '"');
	if (is_pair || code->type != CODE_CLOSE) {
		buffer_puts(xml->out, " ctype=\"");
		buffer_puts(xml->out, kind ? kind : "x-other");
		buffer_putc(xml->out, '"');
	}
	unit_put_original(xml, "equiv-text", set, code);
	buffer_puts(xml->out, is_pair ? ">" : "/>");
}

static void
put_context(struct xml_printer *xml, const char *type, const char *value)
{
	xml_element(xml, "context", value, "context-type", type, NULL);
}

static void
put_contexts(struct xml_printer *xml, const struct segment *segment)
{
	xml_open_line(xml, "context-group", "purpose", "information", NULL);
	put_context(xml, "x-paragraph", writer_place('p', segment->block).text);
	put_context(xml, "x-offset", unit_offset(segment).text);
	put_context(xml, "x-kind", document_kind_name(segment->kind));
	put_context(xml, "x-words", writer_label('\0', segment->n_words).text);
	xml_close_line(xml);
}

/* A note with the text of a segment nearby; NEIGHBOUR may be NULL. */
static void
put_neighbour(const struct writing *writing, struct xml_printer *xml,
	      const char *which, const struct segment *neighbour)
{
	if (!neighbour)
		return;
	xml_open(xml, "note", "from", PACKAGE_NAME, "priority", "10", NULL);
	put_note(xml, which, document_get_source(writing->doc, neighbour));
}

static void
put_notes(const struct writing *writing, struct xml_printer *xml, size_t i)
{
	unsigned priority = unit_get_priority(writing->doc, i);

	xml_open(xml, "note", "from", PACKAGE_NAME, "priority",
		 writer_label('\0', priority).text, NULL);
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
	const struct target *target = translation_find_target(writing->doc,
							      segment);

	if (!target && writing->output->seed == SUMARIO_SEED_NONE)
		return;
	xml_open(xml, "target", "state",
		 target ? "translated" : "needs-translation", NULL);
	if (target)
		xml_text(xml, target->text.s, target->text.len);
	else
		unit_put_source(writing, segment, xml, open_code, put_code);
	xml_close_line(xml);
}

static void
put_matches(const struct writing *writing, struct xml_printer *xml,
	    const struct segment *segment)
{
	const struct task *task = translation_of(writing->doc, segment);

	for (uint32_t i = 0; i < task->n_matches; i++) {
		const struct match *match =
			&writing->doc->translation->matches
				 .items[task->first_match + i];
		struct writer_label quality =
			writer_label('\0', match->score * 100 / MATCH_EXACT);

		strcat(quality.text, "%");
		xml_open_line(xml, "alt-trans", "match-quality", quality.text,
			      "origin", match->origin, NULL);
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
	xml_open_line(xml, "trans-unit", "id",
		      writer_get_id(writing, i).text, "resname", key,
		      "xml:space", "preserve", NULL);
	xml_open(xml, "source", NULL);
	unit_put_source(writing, segment, xml, open_code, put_code);
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

	xml_open_line(&xml, "file", "original", doc->article.id,
		      "source-language", doc->article.source_lang,
		      "target-language", doc->article.target_lang, "datatype",
		      "plaintext", "tool-id", PACKAGE_NAME, NULL);
	put_header(&xml, doc);
	xml_open_line(&xml, "body", NULL);
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (writer_wants(writing, &doc->segments.items[i]))
			put_unit(writing, &xml, i);
	xml_close_line(&xml);
	xml_close_line(&xml);
}

const struct writer writer_xliff = {
	.place = xliff_place,
	.document = xliff_document,
	.shows = WRITER_CODES,
};
