/* SPDX-License-Identifier: MIT */
/*
 * PO of GNU gettext.  The context is the segment's id, since the same sentence
 * may be twice in an article; comments say how much it matters.  Characters
 * that a C string or gettext's checks do not like are placeholders as in XML.
 */
#include <config.h>

#include "text/utf8.h"
#include "write/unit.h"
#include "markup/xml_printer.h"

/* "en_GB" for "en-GB", as gettext writes it. */
static void
put_locale(struct buffer *out, const char *tag)
{
	for (; *tag; tag++)
		buffer_putc(out, *tag == '-' ? '_' : *tag);
}

static void
po_place(struct buffer *out, enum sumario_place place,
	 const struct sumario_output *output)
{
	if (place != SUMARIO_BEGIN)
		return;
	buffer_puts(out, "msgid \"\"\n"
			 "msgstr \"\"\n"
			 "\"Project-Id-Version: sumario\\n\"\n"
			 "\"PO-Revision-Date: \\n\"\n"
			 "\"Last-Translator: \\n\"\n"
			 "\"Language-Team: \\n\"\n"
			 "\"Language: ");
	put_locale(out, output->target_lang);
	buffer_puts(out, "\\n\"\n"
			 "\"MIME-Version: 1.0\\n\"\n"
			 "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
			 "\"Content-Transfer-Encoding: 8bit\\n\"\n"
			 "\"X-Generator: sumario " PACKAGE_VERSION "\\n\"\n"
			 "\"X-Source-Language: ");
	put_locale(out, output->source_lang);
	buffer_puts(out, "\\n\"\n");
}

/* The escape for an ASCII character, or NULL. */
static const char *
find_escape(char c)
{
	switch (c) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	case '\t':
		return "\\t";
	case '\n':
		return "\\n";
	}
	return NULL;
}

/* The inside of a string. */
static void
put(struct buffer *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		size_t n = utf8_length((unsigned char)s[i]);
		const char *escape = find_escape(s[i]);

		if (escape)
			buffer_puts(out, escape);
		else if (s[i] == '\r')
			xml_put_code_point(out, '\r');
		else if (!xml_put_placeholder(out, s + i, len - i))
			buffer_put(out, s + i, n);
		i += n;
	}
}

static void
put_source(const struct writing *writing, const struct segment *segment)
{
	put(writing->out, writing->doc->article.text + segment->begin,
	    segment->end - segment->begin);
}

static void
put_neighbour(const struct writing *writing, const char *which,
	      const struct segment *neighbour)
{
	if (!neighbour)
		return;
	buffer_puts(writing->out, "#. ");
	buffer_puts(writing->out, which);
	buffer_puts(writing->out, ": ");
	writer_put_source(writing, neighbour, true);
	buffer_putc(writing->out, '\n');
}

/* A comment ends with its line. */
static void
put_on_line(struct buffer *out, const char *s, size_t len)
{
	line_put(out, s, len, true);
}

static void
put_comments(const struct writing *writing, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	struct buffer *out = writing->out;
	char key[WRITER_KEY_SIZE];

	writer_get_key(segment, key);
	buffer_puts(out, "\n#. ");
	unit_put_remark(writing, i, put_on_line);
	buffer_puts(out, "\n#. paragraph ");
	buffer_puts(out, writer_place('p', segment->block).text);
	buffer_puts(out, ", key ");
	buffer_puts(out, key);
	buffer_putc(out, '\n');
	put_neighbour(writing, "previous", unit_find_previous(writing, i));
	put_neighbour(writing, "next", unit_find_next(writing, i));
	buffer_puts(out, "#: ");
	buffer_puts(out, unit_offset(segment).text);
	buffer_putc(out, '\n');
}

static void
put_unit(const struct writing *writing, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	const struct target *target = translation_find_target(writing->doc,
							      segment);
	struct buffer *out = writing->out;

	put_comments(writing, i);
	buffer_puts(out, "msgctxt \"");
	unit_put_name(writing, i, put);
	buffer_puts(out, "\"\nmsgid \"");
	put_source(writing, segment);
	buffer_puts(out, "\"\nmsgstr \"");
	if (target)
		put(out, target->text.s, target->text.len);
	buffer_puts(out, "\"\n");
}

static void
po_document(const struct writing *writing)
{
	writer_put_each(writing, put_unit);
}

const struct writer writer_po = {
	.place = po_place,
	.document = po_document,
};
