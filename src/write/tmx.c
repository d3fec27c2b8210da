/* SPDX-License-Identifier: MIT */
/*
 * TMX 1.4b (LISA OSCAR 2005): a translation unit for each segment, with the
 * source only as long as there is no translation.  No DOCTYPE: readers that
 * are careful refuse one.
 */
#include <config.h>

#include "write/unit.h"
#include "write/xml.h"

static void
tmx_place(struct buffer *out, enum sumario_place place,
	  const struct sumario_output *output)
{
	if (place == SUMARIO_BEGIN) {
		buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				 "<tmx version=\"1.4\">\n"
				 "<header creationtool=\"sumario\" "
				 "creationtoolversion=\"" PACKAGE_VERSION "\"");
		xml_put_pair(out, "srclang", output->source_lang);
		buffer_puts(out, " adminlang=\"en\" segtype=\"sentence\" "
				 "datatype=\"plaintext\" o-tmf=\"sumario\"/>\n"
				 "<body>\n");
	}
	if (place == SUMARIO_END)
		buffer_puts(out, "</body>\n</tmx>\n");
}

static void
put_prop_open(struct buffer *out, const char *type)
{
	buffer_puts(out, "<prop type=\"x-");
	buffer_puts(out, type);
	buffer_puts(out, "\">");
}

static void
put_prop_close(struct buffer *out)
{
	buffer_puts(out, "</prop>\n");
}

static void
put_props(const struct writing *writing, const struct segment *segment)
{
	struct buffer *out = writing->out;
	char key[WRITER_KEY_SIZE];

	writer_get_key(segment, key);
	put_prop_open(out, "key");
	buffer_puts(out, key);
	put_prop_close(out);
	put_prop_open(out, "document");
	xml_put(out, writing->doc->id, strlen(writing->doc->id));
	put_prop_close(out);
	put_prop_open(out, "paragraph");
	unit_put_label(out, 'p', segment->block);
	put_prop_close(out);
	put_prop_open(out, "offset");
	unit_put_offset(out, segment);
	put_prop_close(out);
}

static void
put_unit(const struct writing *writing, size_t i)
{
	const struct document *doc = writing->doc;
	const struct segment *segment = &doc->segments.items[i];
	struct buffer *out = writing->out;

	buffer_puts(out, "<tu tuid=\"");
	unit_put_name(writing, i, xml_put_attribute);
	buffer_putc(out, '"');
	if (strcmp(doc->source_lang, writing->output->source_lang))
		xml_put_pair(out, "srclang", doc->source_lang);
	buffer_puts(out, ">\n");
	put_props(writing, segment);
	buffer_puts(out, "<tuv");
	xml_put_pair(out, "xml:lang", doc->source_lang);
	buffer_puts(out, "><seg>");
	xml_put(out, doc->text + segment->begin, segment->end - segment->begin);
	buffer_puts(out, "</seg></tuv>\n</tu>\n");
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
