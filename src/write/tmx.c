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
tmx_place(struct buffer *out, enum sumario_place place,
	  const struct sumario_output *output)
{
	struct xml_printer xml = {out, {"tmx", "body"}, 0, false};

	if (place == SUMARIO_BEGIN) {
		xml_declare(&xml);
		xml_open_line(&xml, "tmx", "version", "1.4", NULL);
		xml_element(&xml, "header", NULL, "creationtool", PACKAGE_NAME,
			    "creationtoolversion", PACKAGE_VERSION, "srclang",
			    output->source_lang, "adminlang", "en", "segtype",
			    "sentence", "datatype", "plaintext", "o-tmf",
			    PACKAGE_NAME, NULL);
		xml_open_line(&xml, "body", NULL);
	} else if (place == SUMARIO_END) {
		xml.depth = 2;
		xml_close_line(&xml);
		xml_close_line(&xml);
	}
}

static void
put_prop(struct xml_printer *xml, const char *type, const char *value)
{
	xml_element(xml, "prop", value, "type", type, NULL);
}

static void
put_key(struct xml_printer *xml, const struct segment *segment)
{
	char key[WRITER_KEY_SIZE];

	writer_get_key(segment, key);
	put_prop(xml, "x-key", key);
}

/* What a memory is asked for has line feeds only. */
static void
put_variant(struct xml_printer *xml, const char *lang, struct span text,
	    bool is_memory)
{
	xml_open(xml, "tuv", "xml:lang", lang, NULL);
	xml_open(xml, "seg", NULL);
	(is_memory ? xml_text_lines : xml_text)(xml, text.s, text.len);
	xml_close(xml);
	xml_close_line(xml);
}

static void
put_unit(const struct writing *writing, size_t i)
{
	const struct document *doc = writing->doc;
	const struct segment *segment = &doc->segments.items[i];
	const struct target *target = translation_find_target(doc, segment);
	struct xml_printer xml = {writing->out, {NULL}, 0, false};

	xml_open(&xml, "tu", NULL);
	xml_attribute_open(&xml, "tuid");
	unit_put_name(writing, i, xml_put_attribute);
	xml_attribute_close(&xml);
	if (strcmp(doc->article.source_lang, writing->output->source_lang)) {
		xml_attribute_open(&xml, "srclang");
		buffer_puts(writing->out, doc->article.source_lang);
		xml_attribute_close(&xml);
	}
	xml_content(&xml);
	buffer_putc(writing->out, '\n');
	put_key(&xml, segment);
	put_prop(&xml, "x-document", doc->article.id);
	put_prop(&xml, "x-paragraph", writer_place('p', segment->block).text);
	put_prop(&xml, "x-offset", unit_offset(segment).text);
	put_variant(&xml, doc->article.source_lang,
		    document_get_source(doc, segment), false);
	if (target)
		put_variant(&xml, doc->article.target_lang, target->text,
			    false);
	xml_close_line(&xml);
}

static void
tmx_document(const struct writing *writing)
{
	writer_put_each(writing, put_unit);
}

const struct writer writer_tmx = {
	.place = tmx_place,
	.document = tmx_document,
	.merge = &writer_pairs_tmx,
	.alignment = &writer_pairs_tmx,
};

/* A pair as unit ID: of a merge with its key, else with its confidence. */
static void
put_pair(const struct writing *writing, const struct target *target,
	 const char *id)
{
	const struct document *doc = writing->doc;
	struct xml_printer xml = {writing->out, {NULL}, 0, false};

	if (!target->n || target->state == TARGET_INITIAL)
		return;
	xml_open(&xml, "tu", NULL);
	xml_attribute_open(&xml, "tuid");
	if (writing->output->many) {
		xml_put_attribute(writing->out, doc->article.id,
				  strlen(doc->article.id));
		buffer_putc(writing->out, '/');
	}
	xml_put_attribute(writing->out, id, strlen(id));
	xml_attribute_close(&xml);
	xml_content(&xml);
	buffer_putc(writing->out, '\n');
	if (writing->manifest) {
		put_key(&xml, &doc->segments.items[target->first]);
	} else {
		xml_open(&xml, "prop", "type", "x-confidence", NULL);
		xml_content(&xml);
		buffer_put_decimal(writing->out, target->confidence, 4);
		xml_close_line(&xml);
	}
	put_variant(&xml, doc->article.source_lang,
		    target_get_source(doc, target), true);
	put_variant(&xml, writing->output->target_lang, target->text, true);
	xml_close_line(&xml);
}

static void
pairs_document(const struct writing *writing)
{
	const struct targets *targets = writer_get_targets(writing);

	for (size_t i = 0; i < targets->n_items; i++)
		put_pair(writing, &targets->items[i],
			 targets->items[i].id
				 ? targets->items[i].id
				 : writer_place('a', (uint32_t)i).text);
}

const struct writer writer_pairs_tmx = {
	.place = tmx_place,
	.document = pairs_document,
};
