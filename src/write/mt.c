/* SPDX-License-Identifier: MIT */
/*
 * For machine translation: mt-lines, a segment a line with the ids in another
 * file, and mt-html, a paragraph element a segment.  HTML is written so that
 * it is well-formed XML as well.
 */
#include <config.h>

#include "write/unit.h"
#include "write/xml.h"

static void
put_lines(const struct writing *writing,
	  void (*put)(const struct writing *writing, size_t i))
{
	const struct segments *segments = &writing->doc->segments;

	for (size_t i = 0; i < segments->n_items; i++)
		if (writer_wants(writing->output, &segments->items[i])) {
			put(writing, i);
			buffer_putc(writing->out, '\n');
		}
}

/* Control characters as pictures: some programs end a line at them. */
static void
put_line(const struct writing *writing, size_t i)
{
	writer_put_source(writing, &writing->doc->segments.items[i], true);
}

static void
mt_lines_document(const struct writing *writing)
{
	put_lines(writing, put_line);
}

const struct writer writer_mt_lines = {"mt-lines", NULL, mt_lines_document,
				       NULL};

static void
put_on_line(struct buffer *out, const char *s, size_t len)
{
	writer_put_line(out, s, len, true);
}

static void
put_id_and_key(const struct writing *writing, size_t i)
{
	char key[WRITER_KEY_SIZE];

	writer_get_key(&writing->doc->segments.items[i], key);
	unit_put_name(writing, i, put_on_line);
	buffer_putc(writing->out, '\t');
	buffer_puts(writing->out, key);
}

static void
mt_ids_document(const struct writing *writing)
{
	put_lines(writing, put_id_and_key);
}

const struct writer writer_mt_ids = {"mt-ids", NULL, mt_ids_document, NULL};

/* -- HTML ----------------------------------------------------------------- */

static void
put_head(struct buffer *out, const char *language, const char *title)
{
	buffer_puts(out, "<!DOCTYPE html>\n<html");
	xml_put_pair(out, "lang", language);
	buffer_puts(out, "><head><meta charset=\"utf-8\"/><title>");
	xml_put(out, title, strlen(title));
	buffer_puts(out, "</title></head><body>\n");
}

/* One article alone has its own title, many are called by the first word. */
static void
mt_html_place(struct buffer *out, enum sumario_place place,
	      const struct sumario_output *output)
{
	if (place == SUMARIO_BEGIN && output->many)
		put_head(out, output->source_lang, PACKAGE_NAME);
	if (place == SUMARIO_END)
		buffer_puts(out, "</body></html>\n");
}

static void
put_paragraph(const struct writing *writing, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];

	buffer_puts(writing->out, "<p id=\"");
	unit_put_name(writing, i, xml_put_attribute);
	buffer_puts(writing->out, "\">");
	xml_put(writing->out, writing->doc->text + segment->begin,
		segment->end - segment->begin);
	buffer_puts(writing->out, "</p>");
}

static void
mt_html_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;

	if (!writing->output->many) {
		put_head(writing->out, doc->source_lang,
			 doc->title ? doc->title : doc->id);
		put_lines(writing, put_paragraph);
		return;
	}
	buffer_puts(writing->out, "<article");
	xml_put_pair(writing->out, "id", doc->id);
	xml_put_pair(writing->out, "lang", doc->source_lang);
	buffer_puts(writing->out, ">\n");
	put_lines(writing, put_paragraph);
	buffer_puts(writing->out, "</article>\n");
}

const struct writer writer_mt_html = {"mt-html", mt_html_place,
				      mt_html_document, NULL};
