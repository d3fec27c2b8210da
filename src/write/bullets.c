/* SPDX-License-Identifier: MIT */
/*
 * The formats that are read by people: bullets, text, markdown.  Where there
 * are several articles, each begins with its title and its address, so that one
 * knows which is which.  Of a merge the key sentences are translations; what is
 * not translated is marked with the language it is in.
 */
#include <config.h>

#include "base/ascii.h"
#include "text/scan.h"
#include "rank/ranking.h"
#include "write/writer.h"

void
writer_put_blank_line(struct buffer *out, enum sumario_place place,
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
	return doc->article.metadata.url && *doc->article.metadata.url
		       ? doc->article.metadata.url
		       : doc->article.original;
}

static const char *
get_title(const struct document *doc)
{
	return doc->article.title && *doc->article.title ? doc->article.title
							 : doc->article.id;
}

static void
put_text_line(struct buffer *out, const char *text)
{
	line_put(out, text, strlen(text), true);
	buffer_putc(out, '\n');
}

/* Title and address, once if they are the same. */
void
writer_put_heading(const struct writing *writing)
{
	const char *title = get_title(writing->doc);
	const char *address = get_address(writing->doc);

	if (!writing->output->many)
		return;
	put_text_line(writing->out, title);
	if (strcmp(title, address) != 0)
		put_text_line(writing->out, address);
}

static const struct segment *
get_key_sentence(const struct document *doc, size_t i)
{
	return &doc->segments.items[doc->ranking->summary.items[i]];
}

/* Key sentence I as it is read; of a merge its translation. */
static struct span
get_reading(const struct writing *writing, size_t i)
{
	const struct document *doc = writing->doc;
	const struct reading_text *reading;

	if (writing->manifest)
		return writer_get_text(writing, get_key_sentence(doc, i));
	reading = &doc->ranking->readings.items[i];
	return (struct span){reading->text, reading->n_bytes};
}

/* "[es] " before what a merge has no translation of. */
static void
put_mark(const struct writing *writing, const struct segment *segment,
	 const char *open, const char *close)
{
	if (!writing->manifest ||
	    translation_find_target(writing->doc, segment))
		return;
	buffer_puts(writing->out, open);
	buffer_puts(writing->out, writing->doc->article.source_lang);
	buffer_puts(writing->out, close);
}

static void
bullets_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;

	writer_put_heading(writing);
	for (size_t i = 0; i < doc->ranking->summary.n_items; i++) {
		struct span text = get_reading(writing, i);

		buffer_puts(writing->out, "• ");
		put_mark(writing, get_key_sentence(doc, i), "[", "] ");
		line_put(writing->out, text.s, text.len, true);
		buffer_putc(writing->out, '\n');
	}
}

const struct writer writer_bullets = {
	.place = writer_put_blank_line,
	.document = bullets_document,
	.merge = &writer_bullets,
};

static void
text_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;

	writer_put_heading(writing);
	for (size_t i = 0; i < doc->ranking->summary.n_items; i++) {
		struct span text = get_reading(writing, i);

		if (i)
			buffer_putc(writing->out, ' ');
		line_put(writing->out, text.s, text.len, true);
	}
	if (doc->ranking->summary.n_items)
		buffer_putc(writing->out, '\n');
}

const struct writer writer_text = {
	.place = writer_put_blank_line,
	.document = text_document,
	.merge = &writer_merge_text,
};

void
writer_put_markdown(struct buffer *out, const char *s, size_t len)
{
	size_t begin = 0, marker = 0;

	while (marker < len && ascii_is_digit(s[marker]))
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
			line_put(out, s + begin, i - begin, true);
			buffer_putc(out, '\\');
			begin = i;
		}
	line_put(out, s + begin, len - begin, true);
}

static void
put_label(const struct writing *writing, const char *label)
{
	buffer_puts(writing->out, "**");
	buffer_puts(writing->out, label);
	buffer_puts(writing->out, ":** ");
}

static void
put_markdown_keywords(const struct writing *writing)
{
	const struct keywords *keywords = &writing->doc->ranking->keywords;

	if (!keywords->n_items)
		return;
	buffer_putc(writing->out, '\n');
	put_label(writing, writing->doc->article.lexicon->heading_keywords);
	for (size_t i = 0; i < keywords->n_items; i++) {
		const char *text = keywords->items[i].text;

		buffer_puts(writing->out, i ? ", " : "");
		writer_put_markdown(writing->out, text, strlen(text));
	}
	buffer_putc(writing->out, '\n');
}

/* Whether S can be between "<" and ">" as a link. */
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

	put_label(writing, writing->doc->article.lexicon->heading_source);
	if (is_link(address)) {
		buffer_putc(writing->out, '<');
		buffer_puts(writing->out, address);
		buffer_putc(writing->out, '>');
	} else {
		writer_put_markdown(writing->out, address, strlen(address));
	}
	buffer_putc(writing->out, '\n');
}

/* The title, or its translation where it is a segment of the article. */
static struct span
find_title(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct span title = span_of(writing->output->many ? get_title(doc)
							  : doc->article.title);

	for (size_t i = 0; writing->manifest && i < doc->segments.n_items;
	     i++) {
		const struct segment *segment = &doc->segments.items[i];

		if (span_is_same(document_get_source(doc, segment), title))
			return writer_get_text(writing, segment);
	}
	return title;
}

static void
put_title(const struct writing *writing)
{
	struct span title = find_title(writing);

	if (!title.s)
		return;
	buffer_puts(writing->out, "# ");
	writer_put_markdown(writing->out, title.s, title.len);
	buffer_puts(writing->out, "\n\n");
}

static void
put_markdown_list(const struct writing *writing)
{
	const struct document *doc = writing->doc;

	for (size_t i = 0; i < doc->ranking->summary.n_items; i++) {
		struct span text = get_reading(writing, i);

		buffer_puts(writing->out, "- ");
		put_mark(writing, get_key_sentence(doc, i), "\\[", "\\] ");
		writer_put_markdown(writing->out, text.s, text.len);
		buffer_putc(writing->out, '\n');
	}
}

static void
markdown_document(const struct writing *writing)
{
	put_title(writing);
	if (writing->output->many) {
		put_markdown_source(writing);
		buffer_putc(writing->out, '\n');
	}
	put_markdown_list(writing);
	put_markdown_keywords(writing);
	if (!writing->output->many) {
		buffer_putc(writing->out, '\n');
		put_markdown_source(writing);
	}
}

const struct writer writer_markdown = {
	.place = writer_put_blank_line,
	.document = markdown_document,
	.merge = &writer_merge_markdown,
	.shows = WRITER_KEYWORDS,
};

/* -- Of a merge ----------------------------------------------------------- */

static void
put_cell(struct buffer *out, struct span text)
{
	buffer_puts(out, text.len ? "| " : "|");
	writer_put_markdown(out, text.s, text.len);
	buffer_putc(out, ' ');
}

/* The pairs of all segments, with the columns of tsv. */
static void
put_table(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct buffer *out = writing->out;

	buffer_puts(out, "| id | source | target | state |\n"
			 "| --- | --- | --- | --- |\n");
	for (size_t i = 0; i < doc->translation->targets.n_items; i++) {
		const struct target *target =
			&doc->translation->targets.items[i];

		put_cell(out, span_of(target->id));
		put_cell(out, target_get_source(doc, target));
		put_cell(out, target->state != TARGET_INITIAL ? target->text
							      : span_of(""));
		buffer_puts(out, "| ");
		buffer_puts(out, target_state_name(target->state));
		buffer_puts(out, " |\n");
	}
}

static void
merge_document(const struct writing *writing)
{
	put_title(writing);
	if (writing->output->many) {
		put_markdown_source(writing);
		buffer_putc(writing->out, '\n');
	}
	if (writing->output->bilingual)
		put_table(writing);
	else
		put_markdown_list(writing);
}

const struct writer writer_merge_markdown = {
	.place = writer_put_blank_line,
	.document = merge_document,
};
