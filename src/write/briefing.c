/* SPDX-License-Identifier: MIT */
/*
 * The formats that are read by people: bullets, text, markdown.  Where there
 * are several articles, each begins with its title and its address, so that one
 * knows which is which.
 */
#include <config.h>

#include "text/scan.h"
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

/* Where the article can be found: its url or its file. */
static const char *
get_address(const struct document *doc)
{
	return doc->metadata.url && *doc->metadata.url ? doc->metadata.url
						       : doc->original;
}

static const char *
get_title(const struct document *doc)
{
	return doc->title && *doc->title ? doc->title : doc->id;
}

static void
put_text_line(struct buffer *out, const char *text)
{
	writer_put_line(out, text, strlen(text), true);
	buffer_putc(out, '\n');
}

/* Title and address, once if they are the same. */
static void
put_heading(const struct writing *writing)
{
	const char *title = get_title(writing->doc);
	const char *address = get_address(writing->doc);

	if (!writing->output->many)
		return;
	put_text_line(writing->out, title);
	if (strcmp(title, address) != 0)
		put_text_line(writing->out, address);
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
	put_heading(writing);
	put_bullets(writing, "• ");
}

const struct writer writer_bullets = {"bullets", blank_line_between,
				      bullets_document, NULL};

static void
text_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;

	put_heading(writing);
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

/* Whether S can stand between "<" and ">" as a link. */
static bool
is_link(const char *s)
{
	return (!strncmp(s, "https://", 8) || !strncmp(s, "http://", 7)) &&
	       scan_control(s, 0, strlen(s)) == strlen(s) &&
	       !strpbrk(s, " <>\\");
}

static void
put_markdown_source(const struct writing *writing)
{
	const char *address = get_address(writing->doc);

	buffer_puts(writing->out, "**Fuente:** ");
	if (is_link(address)) {
		buffer_putc(writing->out, '<');
		buffer_puts(writing->out, address);
		buffer_putc(writing->out, '>');
	} else {
		writer_put_markdown(writing->out, address, strlen(address));
	}
	buffer_putc(writing->out, '\n');
}

static void
put_markdown_title(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	bool many = writing->output->many;
	const char *title = many ? get_title(doc) : doc->title;

	if (title) {
		buffer_puts(writing->out, "# ");
		writer_put_markdown(writing->out, title, strlen(title));
		buffer_puts(writing->out, "\n\n");
	}
	if (many) {
		put_markdown_source(writing);
		buffer_putc(writing->out, '\n');
	}
}

static void
markdown_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct buffer *out = writing->out;

	put_markdown_title(writing);
	for (size_t i = 0; i < doc->summary.n_items; i++) {
		const struct segment *segment =
			&doc->segments.items[doc->summary.items[i]];

		buffer_puts(out, "- ");
		writer_put_markdown(out, doc->text + segment->begin,
				    segment->end - segment->begin);
		buffer_putc(out, '\n');
	}
	put_markdown_keywords(writing);
	if (!writing->output->many) {
		buffer_putc(out, '\n');
		put_markdown_source(writing);
	}
}

const struct writer writer_markdown = {"markdown", blank_line_between,
				       markdown_document, NULL};
