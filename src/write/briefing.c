/* SPDX-License-Identifier: MIT */
/* The formats that are read by people: bullets, text, markdown. */
#include <config.h>

#include "text/unicode.h"
#include "write/writer.h"

static void
blank_line_between(struct buffer *out, enum sumario_place place,
		   const struct sumario_output *output)
{
	(void)output;
	if (place == SUMARIO_BETWEEN)
		buffer_putc(out, '\n');
}

static void
put_bullets(const struct writing *writing, const char *bullet)
{
	const struct document *doc = writing->doc;

	for (size_t i = 0; i < doc->summary.n_items; i++) {
		buffer_puts(writing->out, bullet);
		writer_put_source(writing,
				  &doc->segments.items[doc->summary.items[i]],
				  true);
		buffer_putc(writing->out, '\n');
	}
}

static void
bullets_document(const struct writing *writing)
{
	put_bullets(writing, "• ");
}

const struct writer writer_bullets = {"bullets", blank_line_between,
				      bullets_document, NULL};

static void
text_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;

	for (size_t i = 0; i < doc->summary.n_items; i++) {
		if (i)
			buffer_putc(writing->out, ' ');
		writer_put_source(writing,
				  &doc->segments.items[doc->summary.items[i]],
				  true);
	}
	if (doc->summary.n_items)
		buffer_putc(writing->out, '\n');
}

const struct writer writer_text = {"text", blank_line_between, text_document,
				   NULL};

void
writer_put_markdown(struct buffer *out, const char *s, size_t len)
{
	size_t begin = 0, marker = 0;

	while (marker < len && s[marker] >= '0' && s[marker] <= '9')
		marker++;
	/* "- ", "1. ": a list item must not begin a list. */
	if (marker < len && (marker ? s[marker] == '.' || s[marker] == ')'
				    : s[0] == '-' || s[0] == '+')) {
		buffer_put(out, s, marker);
		buffer_putc(out, '\\');
		begin = marker;
	}
	for (size_t i = begin; i < len; i++)
		if (s[i] && strchr("\\`*_[]<>#|~&", s[i])) {
			writer_put_line(out, s + begin, i - begin, true);
			buffer_putc(out, '\\');
			begin = i;
		}
	writer_put_line(out, s + begin, len - begin, true);
}

static void
put_markdown_keywords(const struct writing *writing)
{
	const struct keywords *keywords = &writing->doc->keywords;

	if (!keywords->n_items)
		return;
	buffer_puts(writing->out, "\n**Palabras clave:** ");
	for (size_t i = 0; i < keywords->n_items; i++) {
		const char *text = keywords->items[i].text;

		buffer_puts(writing->out, i ? ", " : "");
		writer_put_markdown(writing->out, text, strlen(text));
	}
	buffer_putc(writing->out, '\n');
}

static void
markdown_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct buffer *out = writing->out;

	if (doc->title) {
		buffer_puts(out, "# ");
		writer_put_markdown(out, doc->title, strlen(doc->title));
		buffer_puts(out, "\n\n");
	}
	for (size_t i = 0; i < doc->summary.n_items; i++) {
		const struct segment *segment =
			&doc->segments.items[doc->summary.items[i]];

		buffer_puts(out, "- ");
		writer_put_markdown(out, doc->text + segment->begin,
				    segment->end - segment->begin);
		buffer_putc(out, '\n');
	}
	put_markdown_keywords(writing);
	buffer_puts(out, "\n**Fuente:** ");
	writer_put_markdown(out, doc->original, strlen(doc->original));
	buffer_putc(out, '\n');
}

const struct writer writer_markdown = {"markdown", blank_line_between,
				       markdown_document, NULL};
