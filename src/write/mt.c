/* SPDX-License-Identifier: MIT */
/*
 * For machine translation: mt-lines, a segment a line with the ids in another
 * file, and mt-html, a paragraph element a segment.  HTML is written so that
 * it is well-formed XML as well.
 */
#include <config.h>

#include "write/unit.h"

static void
put_lines(const struct writing *writing,
	  void (*put)(const struct writing *writing, size_t i))
{
	const struct segments *segments = &writing->doc->segments;

	for (size_t i = 0; i < segments->n_items; i++)
		if (writer_wants(writing, &segments->items[i])) {
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

const struct writer writer_mt_lines = {
	.document = mt_lines_document,
};

static void
put_on_line(struct buffer *out, const char *s, size_t len)
{
	line_put(out, s, len, true);
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

const struct writer writer_mt_ids = {
	.document = mt_ids_document,
};

/* -- HTML ----------------------------------------------------------------- */

static void
put_head(struct xml_printer *xml, const char *language, const char *title)
{
	buffer_puts(xml->out, "<!DOCTYPE html>\n");
	xml_open(xml, "html", "lang", language, NULL);
	xml_open(xml, "head", NULL);
	xml_open(xml, "meta", "charset", "utf-8", NULL);
	xml_close(xml);
	xml_open(xml, "title", NULL);
	xml_string(xml, title);
	xml_close(xml);
	xml_close(xml);
	xml_open_line(xml, "body", NULL);
}

/* One article alone has its own title, many are called by the first word. */
static void
mt_html_place(struct buffer *out, enum sumario_place place,
	      const struct sumario_output *output)
{
	struct xml_printer xml = {out, {"html", "body"}, 0, false};

	if (place == SUMARIO_BEGIN && output->many) {
		put_head(&xml, output->source_lang, PACKAGE_NAME);
	} else if (place == SUMARIO_END) {
		xml.depth = 2;
		xml_close(&xml);
		xml_close_line(&xml);
	}
}

static void
put_paragraph(const struct writing *writing, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	struct xml_printer xml = {writing->out, {NULL}, 0, false};

	xml_open(&xml, "p", NULL);
	xml_attribute_open(&xml, "id");
	unit_put_name(writing, i, xml_put_attribute);
	xml_attribute_close(&xml);
	xml_text(&xml, writing->doc->article.text + segment->begin,
		 segment->end - segment->begin);
	xml_close(&xml);
}

static void
mt_html_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct xml_printer xml = {writing->out, {NULL}, 0, false};

	if (!writing->output->many) {
		put_head(&xml, doc->article.source_lang,
			 doc->article.title ? doc->article.title
					    : doc->article.id);
		put_lines(writing, put_paragraph);
		return;
	}
	xml_open_line(&xml, "article", "id", doc->article.id, "lang",
		      doc->article.source_lang, NULL);
	put_lines(writing, put_paragraph);
	xml_close_line(&xml);
}

const struct writer writer_mt_html = {
	.place = mt_html_place,
	.document = mt_html_document,
};
