/* SPDX-License-Identifier: MIT */
/*
 * For machine translation: mt-lines, a segment a line with the ids in another
 * file, and mt-html, a paragraph element a segment.  HTML is written so that
 * it is well-formed XML as well.
 */
#include <config.h>

#include "base/ascii.h"
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

/* Names, addresses and code, which engines would translate else. */
static bool
is_fixed(const struct document *doc, const struct entity *entity)
{
	(void)doc;
	return entity->type == SUMARIO_ENTITY_NAME ||
	       entity->type == SUMARIO_ENTITY_URL ||
	       entity->type == SUMARIO_ENTITY_EMAIL ||
	       entity->type == SUMARIO_ENTITY_CODE;
}

static void
open_fixed(struct xml_printer *xml, uint32_t number,
	   const struct entity *entity)
{
	(void)number;
	(void)entity;
	xml_open(xml, "span", "translate", "no", NULL);
}

/* Some engines take a line end for the end of a sentence. */
static void
put_lines(struct buffer *out, const char *s, size_t len, size_t n_all,
	  const char *line_end_as)
{
	const char *all_end = s + n_all, *end = s + len;

	while (s < end) {
		const char *line_end = s, *text_end;

		while (line_end < end && *line_end != '\n' && *line_end != '\r')
			line_end++;
		text_end = line_end;
		while (line_end < end && text_end > s &&
		       ascii_is_space(text_end[-1]))
			text_end--;
		xml_put_part(out, s, (size_t)(text_end - s),
			     (size_t)(all_end - s));
		if (line_end < end)
			buffer_puts(out, line_end_as);
		for (s = line_end; s < end && ascii_is_space(*s); s++)
			;
	}
}

static void
put_without_lines(struct buffer *out, const char *s, size_t len, size_t n_all)
{
	put_lines(out, s, len, n_all, " ");
}

/* Of a page: a line end that comes back is the <br> that it was. */
static void
put_breaks(struct buffer *out, const char *s, size_t len, size_t n_all)
{
	put_lines(out, s, len, n_all, "<br data-code=\"0\" />");
}

/*
 * What the original has within a segment.  Engines keep tags they know and their
 * attributes: a pair is a <span>, what stands alone an <img>.
 */
static void
put_code(struct xml_printer *xml, const struct code_set *set,
	 const struct code *code)
{
	bool is_pair = code->partner != CODE_NONE;

	(void)set;
	if (is_pair && code->type == CODE_CLOSE) {
		buffer_puts(xml->out, "</span>");
		return;
	}
	buffer_puts(xml->out, is_pair ? "<span" : "<img");
	buffer_puts(xml->out, " data-code=\"");
	buffer_put_number(xml->out, code->number);
	buffer_puts(xml->out, is_pair ? "\">" : "\" alt=\"\" />");
}

static const struct unit_codes codes = {is_fixed, open_fixed,
					put_without_lines, NULL};
static const struct unit_codes page_codes = {is_fixed, open_fixed, put_breaks,
					     put_code};

static void
put_paragraph(const struct writing *writing, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	struct xml_printer xml = {writing->out, {NULL}, 0, false};

	xml_open(&xml, "p", NULL);
	xml_attribute_open(&xml, "id");
	unit_put_name(writing, i, xml_put_attribute);
	xml_attribute_close(&xml);
	unit_put_marked(writing->doc, segment, &xml,
			writing->doc->article.origin.original.s ? &page_codes
								: &codes);
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
	.shows = WRITER_ENTITIES | WRITER_CODES,
};
