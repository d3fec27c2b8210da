/* SPDX-License-Identifier: MIT */
/*
 * TMX 1.4b (LISA OSCAR 2005): a translation unit for each segment, with the
 * source only as long as there is no translation; of a merge and an alignment
 * the pairs that have both sides.  No DOCTYPE: readers that are careful refuse
 * one.
 */
#include <config.h>

#include "bitext/alignment.h"
#include "markup/xml_printer.h"
#include "write/unit.h"

static void
put_head(struct xml_printer *xml, const char *source_lang)
{
	xml_declare(xml);
	xml_open(xml, "tmx");
	xml_attribute(xml, "version", "1.4");
	xml_line(xml);
	xml_open(xml, "header");
	xml_attribute(xml, "creationtool", PACKAGE_NAME);
	xml_attribute(xml, "creationtoolversion", PACKAGE_VERSION);
	xml_attribute(xml, "srclang", source_lang);
	xml_attribute(xml, "adminlang", "en");
	xml_attribute(xml, "segtype", "sentence");
	xml_attribute(xml, "datatype", "plaintext");
	xml_attribute(xml, "o-tmf", PACKAGE_NAME);
	xml_close_line(xml);
	xml_open(xml, "body");
	xml_line(xml);
}

static void
tmx_place(struct buffer *out, enum sumario_place place,
	  const struct sumario_output *output)
{
	struct xml_printer xml = {out, {"tmx", "body"}, 0, false};

	if (place == SUMARIO_BEGIN) {
		put_head(&xml, output->source_lang);
	} else if (place == SUMARIO_END) {
		xml.depth = 2;
		xml_close_line(&xml);
		xml_close_line(&xml);
	}
}

static void
open_prop(struct xml_printer *xml, const char *type)
{
	xml_open(xml, "prop");
	xml_attribute_open(xml, "type");
	buffer_puts(xml->out, "x-");
	buffer_puts(xml->out, type);
	xml_attribute_close(xml);
	xml_content(xml);
}

static void
put_key(struct xml_printer *xml, const struct segment *segment)
{
	char key[WRITER_KEY_SIZE];

	writer_get_key(segment, key);
	open_prop(xml, "key");
	xml_string(xml, key);
	xml_close_line(xml);
}

static void
open_variant(struct xml_printer *xml, const char *lang)
{
	xml_open(xml, "tuv");
	xml_attribute(xml, "xml:lang", lang);
	xml_open(xml, "seg");
}

static void
close_variant(struct xml_printer *xml)
{
	xml_close(xml);
	xml_close_line(xml);
}

/* -- Of an article -------------------------------------------------------- */

static void
put_props(const struct writing *writing, struct xml_printer *xml,
	  const struct segment *segment)
{
	put_key(xml, segment);
	open_prop(xml, "document");
	xml_string(xml, writing->doc->id);
	xml_close_line(xml);
	open_prop(xml, "paragraph");
	unit_put_label(xml->out, 'p', segment->block);
	xml_close_line(xml);
	open_prop(xml, "offset");
	unit_put_offset(xml->out, segment);
	xml_close_line(xml);
}

static void
put_text(struct xml_printer *xml, const char *lang, struct span text)
{
	open_variant(xml, lang);
	xml_text(xml, text.s, text.len);
	close_variant(xml);
}

static void
put_unit(const struct writing *writing, size_t i)
{
	const struct document *doc = writing->doc;
	const struct segment *segment = &doc->segments.items[i];
	const struct target *target = document_find_target(doc, segment);
	struct xml_printer xml = {writing->out, {NULL}, 0, false};

	xml_open(&xml, "tu");
	xml_attribute_open(&xml, "tuid");
	unit_put_name(writing, i, xml_put_attribute);
	xml_attribute_close(&xml);
	if (strcmp(doc->source_lang, writing->output->source_lang))
		xml_attribute(&xml, "srclang", doc->source_lang);
	xml_line(&xml);
	put_props(writing, &xml, segment);
	put_text(&xml, doc->source_lang, document_get_source(doc, segment));
	if (target)
		put_text(&xml, doc->target_lang, target->text);
	xml_close_line(&xml);
}

static void
tmx_document(const struct writing *writing)
{
	const struct segments *segments = &writing->doc->segments;

	for (size_t i = 0; i < segments->n_items; i++)
		if (writer_wants(writing->output, &segments->items[i]))
			put_unit(writing, i);
}

const struct writer writer_tmx = {"tmx", tmx_place, tmx_document, NULL};

/* -- Of pairs ------------------------------------------------------------- */

static void
put_lines(struct xml_printer *xml, const char *lang, struct span text)
{
	open_variant(xml, lang);
	xml_text_lines(xml, text.s, text.len);
	close_variant(xml);
}

static void
put_sides(struct xml_printer *xml, const struct document *doc,
	  const struct target *target, const char *target_lang)
{
	put_lines(xml, doc->source_lang, target_get_source(doc, target));
	put_lines(xml, target_lang, target->text);
	xml_close_line(xml);
}

static void
merge_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct xml_printer xml = {writing->out, {NULL}, 0, false};

	for (size_t i = 0; i < doc->targets.n_items; i++) {
		const struct target *target = &doc->targets.items[i];

		if (target->state == TARGET_INITIAL)
			continue;
		xml_open(&xml, "tu");
		xml_attribute(&xml, "tuid", target->id);
		xml_line(&xml);
		put_key(&xml, &doc->segments.items[target->first]);
		put_sides(&xml, doc, target, doc->target_lang);
	}
}

const struct writer writer_merge_tmx = {"tmx", tmx_place, merge_document, NULL};

static void
alignment_document(const struct writing *writing)
{
	const struct alignment *alignment = writing->alignment;
	struct xml_printer xml = {writing->out, {NULL}, 0, false};

	for (size_t i = 0; i < alignment->targets.n_items; i++) {
		const struct target *target = &alignment->targets.items[i];

		if (!target->n || !target->text.s)
			continue;
		xml_open(&xml, "tu");
		xml_attribute_open(&xml, "tuid");
		unit_put_label(writing->out, 'a', (uint32_t)i);
		xml_attribute_close(&xml);
		xml_line(&xml);
		open_prop(&xml, "confidence");
		buffer_put_decimal(writing->out, target->confidence, 4);
		xml_close_line(&xml);
		put_sides(&xml, writing->doc, target,
			  alignment->other->source_lang);
	}
}

const struct writer writer_alignment_tmx = {"tmx", tmx_place,
					    alignment_document, NULL};
