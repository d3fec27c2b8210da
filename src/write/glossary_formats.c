/* SPDX-License-Identifier: MIT */
/*
 * The glossary: as TSV whose first three columns are what OmegaT reads (term,
 * target, comment; a line that begins with "#" is none), and as TBX of ISO
 * 30042:2008 with one entry a term.
 */
#include <config.h>

#include "markup/xml_printer.h"
#include "rank/ranking.h"
#include "text/unicode.h"
#include "write/writer.h"

static const char *const kind_names[] = {"term", "name", "acronym"};

static void
put_segments(struct buffer *out, const struct glossary_entry *entry)
{
	for (uint32_t i = 0; i < entry->n_segments; i++) {
		buffer_puts(out, i ? " s" : "s");
		buffer_put_number(out, (uint64_t)entry->segments[i] + 1);
	}
}

/* -- TSV ----------------------------------------------------------------- */

/* On one line and without tabs; control characters are shown. */
static void
put_field(struct buffer *out, const char *s, size_t len)
{
	size_t begin = 0;

	for (size_t i = 0; i < len; i++)
		if (s[i] == '\t') {
			line_put(out, s + begin, i - begin, true);
			buffer_putc(out, ' ');
			begin = i + 1;
		}
	line_put(out, s + begin, len - begin, true);
}

static void
tsv_place(struct buffer *out, enum sumario_place place,
	  const struct sumario_output *output)
{
	(void)output;
	if (place == SUMARIO_BEGIN)
		buffer_puts(out, "#term\ttarget\tkind\texpansion\tcount\tscore"
				 "\tdocument\tsegmentIds\n");
}

static void
tsv_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct buffer *out = writing->out;

	for (size_t i = 0; i < doc->ranking->glossary.n_items; i++) {
		const struct glossary_entry *entry =
			&doc->ranking->glossary.items[i];

		put_field(out, entry->text, entry->n_text);
		buffer_puts(out, "\t\t");
		buffer_puts(out, kind_names[entry->kind]);
		buffer_putc(out, '\t');
		put_field(out, entry->expansion ? entry->expansion : "",
			  entry->n_expansion);
		buffer_putc(out, '\t');
		buffer_put_number(out, entry->n_found);
		buffer_putc(out, '\t');
		buffer_put_decimal(out, entry->score, 4);
		buffer_putc(out, '\t');
		put_field(out, doc->article.id, strlen(doc->article.id));
		buffer_putc(out, '\t');
		put_segments(out, entry);
		buffer_putc(out, '\n');
	}
}

const struct writer writer_glossary_tsv = {
	.place = tsv_place,
	.document = tsv_document,
};

/* -- TBX ----------------------------------------------------------------- */

static void
put_blanks(struct xml_printer *xml, size_t n)
{
	xml_content(xml);
	for (; n; n--)
		buffer_putc(xml->out, ' ');
}

/* Opens an element on a line of its own, after so many blanks. */
static void
open_block(struct xml_printer *xml, size_t n_blanks, const char *name)
{
	put_blanks(xml, n_blanks);
	xml_open_line(xml, name, NULL);
}

static void
close_block(struct xml_printer *xml, size_t n_blanks)
{
	put_blanks(xml, n_blanks);
	xml_close_line(xml);
}

/* On one line: line ends and other white space are blanks. */
static void
put_xml(struct xml_printer *xml, const char *s, size_t len)
{
	size_t begin = 0;

	for (size_t i = 0; i < len; i += utf8_length((unsigned char)s[i]))
		if (unicode_class_at(s + i) & UNICODE_SPACE) {
			xml_text(xml, s + begin, i - begin);
			xml_text(xml, " ", 1);
			begin = i + utf8_length((unsigned char)s[i]);
		}
	xml_text(xml, s + begin, len - begin);
}

static void
put_header(struct xml_printer *xml)
{
	open_block(xml, 2, "martifHeader");
	open_block(xml, 4, "fileDesc");
	open_block(xml, 6, "sourceDesc");
	put_blanks(xml, 8);
	xml_element(xml, "p", PACKAGE_NAME " " PACKAGE_VERSION, NULL);
	close_block(xml, 6);
	close_block(xml, 4);
	close_block(xml, 2);
}

static void
tbx_place(struct buffer *out, enum sumario_place place,
	  const struct sumario_output *output)
{
	struct xml_printer xml = {out, {"martif", "text", "body"}, 0, false};

	(void)output;
	if (place == SUMARIO_BEGIN) {
		xml_declare(&xml);
		xml_open_line(&xml, "martif", "type", "TBX", "xml:lang", "en",
			      NULL);
		put_header(&xml);
		open_block(&xml, 2, "text");
		open_block(&xml, 4, "body");
	} else if (place == SUMARIO_END) {
		xml.depth = 3;
		close_block(&xml, 4);
		close_block(&xml, 2);
		close_block(&xml, 0);
	}
}

static void
put_tig(struct xml_printer *xml, const char *s, size_t len, const char *type)
{
	open_block(xml, 8, "tig");
	put_blanks(xml, 10);
	xml_open(xml, "term", NULL);
	put_xml(xml, s, len);
	xml_close_line(xml);
	if (type) {
		put_blanks(xml, 10);
		xml_open(xml, "termNote", "type", "termType", NULL);
		xml_string(xml, type);
		xml_close_line(xml);
	}
	close_block(xml, 8);
}

static void
put_note(struct xml_printer *xml, const char *id,
	 const struct glossary_entry *entry)
{
	put_blanks(xml, 6);
	xml_open(xml, "note", NULL);
	xml_string(xml, kind_names[entry->kind]);
	xml_string(xml, ", count ");
	buffer_put_number(xml->out, entry->n_found);
	xml_string(xml, ", score ");
	buffer_put_decimal(xml->out, entry->score, 4);
	xml_string(xml, ", ");
	put_xml(xml, id, strlen(id));
	xml_string(xml, ": ");
	put_segments(xml->out, entry);
	xml_close_line(xml);
}

static void
put_entry(const struct writing *writing, const struct glossary_entry *entry)
{
	struct xml_printer xml = {writing->out, {NULL}, 0, false};
	bool acronym = entry->kind == GLOSSARY_ACRONYM;

	open_block(&xml, 4, "termEntry");
	put_note(&xml, writing->doc->article.id, entry);
	put_blanks(&xml, 6);
	xml_open_line(&xml, "langSet", "xml:lang",
		      writing->doc->article.source_lang, NULL);
	put_tig(&xml, entry->text, entry->n_text, acronym ? "acronym" : NULL);
	if (entry->expansion)
		put_tig(&xml, entry->expansion, entry->n_expansion, "fullForm");
	close_block(&xml, 6);
	close_block(&xml, 4);
}

static void
tbx_document(const struct writing *writing)
{
	for (size_t i = 0; i < writing->doc->ranking->glossary.n_items; i++)
		put_entry(writing, &writing->doc->ranking->glossary.items[i]);
}

const struct writer writer_glossary_tbx = {
	.place = tbx_place,
	.document = tbx_document,
};
