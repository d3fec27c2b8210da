/* SPDX-License-Identifier: MIT */
/*
 * The glossary: as TSV whose first three columns are what OmegaT reads (term,
 * target, comment; a line that begins with "#" is none), and as TBX of ISO
 * 30042:2008 with one entry a term.
 */
#include <config.h>

#include "write/writer.h"

#include "text/unicode.h"
#include "write/xml.h"

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
			writer_put_line(out, s + begin, i - begin, true);
			buffer_putc(out, ' ');
			begin = i + 1;
		}
	writer_put_line(out, s + begin, len - begin, true);
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

	for (size_t i = 0; i < doc->glossary.n_items; i++) {
		const struct glossary_entry *entry = &doc->glossary.items[i];

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
		put_field(out, doc->id, strlen(doc->id));
		buffer_putc(out, '\t');
		put_segments(out, entry);
		buffer_putc(out, '\n');
	}
}

const struct writer writer_glossary_tsv = {"glossary-tsv", tsv_place,
					   tsv_document, NULL};

/* -- TBX ----------------------------------------------------------------- */

/* On one line: line ends and other white space are blanks. */
static void
put_xml(struct buffer *out, const char *s, size_t len)
{
	size_t begin = 0;

	for (size_t i = 0; i < len; i += utf8_length((unsigned char)s[i]))
		if (unicode_class_at(s + i) & UNICODE_SPACE) {
			xml_put(out, s + begin, i - begin);
			buffer_putc(out, ' ');
			begin = i + utf8_length((unsigned char)s[i]);
		}
	xml_put(out, s + begin, len - begin);
}

static void
tbx_place(struct buffer *out, enum sumario_place place,
	  const struct sumario_output *output)
{
	(void)output;
	if (place == SUMARIO_BEGIN)
		buffer_puts(out,
			    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			    "<martif type=\"TBX\" xml:lang=\"en\">\n"
			    "  <martifHeader>\n    <fileDesc>\n"
			    "      <sourceDesc>\n        <p>" PACKAGE_NAME
			    " " PACKAGE_VERSION "</p>\n      </sourceDesc>\n"
			    "    </fileDesc>\n  </martifHeader>\n"
			    "  <text>\n    <body>\n");
	else if (place == SUMARIO_END)
		buffer_puts(out, "    </body>\n  </text>\n</martif>\n");
}

static void
put_tig(struct buffer *out, const char *s, size_t len, const char *type)
{
	buffer_puts(out, "        <tig>\n          <term>");
	put_xml(out, s, len);
	buffer_puts(out, "</term>\n");
	if (type) {
		buffer_puts(out, "          <termNote type=\"termType\">");
		buffer_puts(out, type);
		buffer_puts(out, "</termNote>\n");
	}
	buffer_puts(out, "        </tig>\n");
}

static void
put_entry(const struct writing *writing, const struct glossary_entry *entry)
{
	struct buffer *out = writing->out;
	bool acronym = entry->kind == GLOSSARY_ACRONYM;

	buffer_puts(out, "    <termEntry>\n      <note>");
	buffer_puts(out, kind_names[entry->kind]);
	buffer_puts(out, ", count ");
	buffer_put_number(out, entry->n_found);
	buffer_puts(out, ", score ");
	buffer_put_decimal(out, entry->score, 4);
	buffer_puts(out, ", ");
	put_xml(out, writing->doc->id, strlen(writing->doc->id));
	buffer_puts(out, ": ");
	put_segments(out, entry);
	buffer_puts(out, "</note>\n      <langSet");
	xml_put_pair(out, "xml:lang", writing->doc->source_lang);
	buffer_puts(out, ">\n");
	put_tig(out, entry->text, entry->n_text, acronym ? "acronym" : NULL);
	if (entry->expansion)
		put_tig(out, entry->expansion, entry->n_expansion, "fullForm");
	buffer_puts(out, "      </langSet>\n    </termEntry>\n");
}

static void
tbx_document(const struct writing *writing)
{
	for (size_t i = 0; i < writing->doc->glossary.n_items; i++)
		put_entry(writing, &writing->doc->glossary.items[i]);
}

const struct writer writer_glossary_tbx = {"glossary-tbx", tbx_place,
					   tbx_document, NULL};
