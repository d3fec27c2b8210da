/* SPDX-License-Identifier: MIT */
/*
 * For machine translation: mt-lines, a segment a line with the ids in another
 * file, and mt-html, a paragraph element a segment.  HTML is written so that
 * it is well-formed XML as well.
 */
#include <config.h>

#include "write/page.h"
#include "write/unit.h"

/* Control characters as pictures: some programs end a line at them. */
static void
put_line(const struct writing *writing, size_t i)
{
	writer_put_source(writing, &writing->doc->segments.items[i], true);
	buffer_putc(writing->out, '\n');
}

static void
mt_lines_document(const struct writing *writing)
{
	writer_put_each(writing, put_line);
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
	buffer_putc(writing->out, '\n');
}

static void
mt_ids_document(const struct writing *writing)
{
	writer_put_each(writing, put_id_and_key);
}

const struct writer writer_mt_ids = {
	.document = mt_ids_document,
};

/* -- HTML ----------------------------------------------------------------- */

static void
mt_html_place(struct buffer *out, enum sumario_place place,
	      const struct sumario_output *output)
{
	page_put_place(out, place, output, NULL);
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
	xml_close_line(&xml);
}

static void
mt_html_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct xml_printer xml = {writing->out, {NULL}, 0, false};

	if (!writing->output->many) {
		page_open(&xml, doc->article.source_lang,
			  doc->article.title ? doc->article.title
					     : doc->article.id,
			  NULL);
		writer_put_each(writing, put_paragraph);
		return;
	}
	xml_open_line(&xml, "article", "id", doc->article.id, "lang",
		      doc->article.source_lang, NULL);
	writer_put_each(writing, put_paragraph);
	xml_close_line(&xml);
}

const struct writer writer_mt_html = {
	.place = mt_html_place,
	.document = mt_html_document,
};
