/* SPDX-License-Identifier: MIT */
/*
 * A page to read: title, key sentences, keywords, then the whole text, in
 * which the key sentences are marked.  No script, no style from elsewhere; it
 * is well-formed XML as well.
 */
#include <config.h>

#include "write/writer.h"
#include "write/xml.h"

static void
put_head(struct buffer *out, const char *language, const char *title)
{
	buffer_puts(out, "<!DOCTYPE html>\n<html");
	xml_put_pair(out, "lang", language);
	buffer_puts(out, ">\n<head>\n<meta charset=\"utf-8\"/>\n"
			 "<meta name=\"viewport\" content=\"width=device-"
			 "width\"/>\n<title>");
	xml_put(out, title, strlen(title));
	buffer_puts(out, "</title>\n"
			 "<style>body { max-width: 40em; margin: 2em auto; "
			 "padding: 0 1em; line-height: 1.5; }\n"
			 ".text p { white-space: pre-wrap; }</style>\n"
			 "</head>\n<body>\n");
}

/* One article alone has its own title. */
static void
html_place(struct buffer *out, enum sumario_place place,
	   const struct sumario_output *output)
{
	if (place == SUMARIO_BEGIN && output->many)
		put_head(out, output->source_lang, PACKAGE_NAME);
	if (place == SUMARIO_END)
		buffer_puts(out, "</body>\n</html>\n");
}

static void
put_range(const struct writing *writing, size_t begin, size_t end)
{
	xml_put(writing->out, writing->doc->text + begin, end - begin);
}

static void
put_element(struct buffer *out, const char *name, const char *text)
{
	buffer_putc(out, '<');
	buffer_puts(out, name);
	buffer_putc(out, '>');
	xml_put(out, text, strlen(text));
	buffer_puts(out, "</");
	buffer_puts(out, name);
	buffer_puts(out, ">\n");
}

static void
put_key_sentences(const struct writing *writing)
{
	const struct document *doc = writing->doc;

	if (!doc->summary.n_items)
		return;
	buffer_puts(writing->out, "<ul class=\"summary\">\n");
	for (size_t i = 0; i < doc->summary.n_items; i++) {
		const struct reading_text *reading = &doc->readings.items[i];

		buffer_puts(writing->out, "<li>");
		xml_put(writing->out, reading->text, reading->n_bytes);
		buffer_puts(writing->out, "</li>\n");
	}
	buffer_puts(writing->out, "</ul>\n");
}

static void
put_keywords(const struct writing *writing)
{
	const struct keywords *keywords = &writing->doc->keywords;

	if (!keywords->n_items)
		return;
	buffer_puts(writing->out, "<p class=\"keywords\"><strong>Palabras "
				  "clave:</strong> ");
	for (size_t i = 0; i < keywords->n_items; i++) {
		const char *text = keywords->items[i].text;

		buffer_puts(writing->out, i ? ", " : "");
		xml_put(writing->out, text, strlen(text));
	}
	buffer_puts(writing->out, "</p>\n");
}

/* A segment and the gap behind it, if that is in the same block. */
static void
put_segment(const struct writing *writing, size_t i)
{
	const struct segments *segments = &writing->doc->segments;
	const struct segment *segment = &segments->items[i];
	bool last = i + 1 == segments->n_items ||
		    segments->items[i + 1].block != segment->block;

	if (segment->in_summary)
		buffer_puts(writing->out, "<mark>");
	put_range(writing, segment->begin, segment->end);
	if (segment->in_summary)
		buffer_puts(writing->out, "</mark>");
	if (!last)
		put_range(writing, segment->end, segments->items[i + 1].begin);
}

static void
put_text(const struct writing *writing)
{
	const struct segments *segments = &writing->doc->segments;
	struct buffer *out = writing->out;

	buffer_puts(out, "<div class=\"text\">\n");
	for (size_t i = 0; i < segments->n_items;) {
		const struct segment *first = &segments->items[i];
		bool heading = first->kind == SUMARIO_HEADING;

		buffer_puts(out, heading ? "<h2>" : "<p>");
		for (; i < segments->n_items &&
		       segments->items[i].block == first->block;
		     i++)
			put_segment(writing, i);
		buffer_puts(out, heading ? "</h2>\n" : "</p>\n");
	}
	buffer_puts(out, "</div>\n");
}

static void
html_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct buffer *out = writing->out;
	const char *title = doc->title ? doc->title : doc->id;

	if (!writing->output->many)
		put_head(out, doc->source_lang, title);
	buffer_puts(out, "<article");
	xml_put_pair(out, "lang", doc->source_lang);
	buffer_puts(out, ">\n");
	put_element(out, "h1", title);
	put_key_sentences(writing);
	put_keywords(writing);
	put_text(writing);
	buffer_puts(out, "</article>\n");
}

const struct writer writer_html = {"html", html_place, html_document, NULL};
