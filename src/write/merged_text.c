/* SPDX-License-Identifier: MIT */
/*
 * A merge as text.
 * The translated article.  It keeps the gaps of its source, so its layout
 * survives; what is not translated is in the source language.  Of an article in
 * Markdown that is Markdown again, in which no text becomes a mark.
 */
#include <config.h>

#include "write/merged_markdown.h"

static bool
is_markdown(const struct document *doc)
{
	return !strcmp(doc->article.media_type, "text/markdown");
}

/* A terminal gets line feeds and tabs but obeys no other control character. */
static void
put_layout(const struct writing *writing, struct span text)
{
	if (!writing->output->terminal) {
		buffer_put(writing->out, text.s, text.len);
		return;
	}
	while (text.len) {
		const char *end = memchr(text.s, '\n', text.len);
		size_t n = end ? (size_t)(end - text.s) : text.len;

		line_put(writing->out, text.s, n, true);
		if (end)
			buffer_putc(writing->out, '\n');
		text.s += n + (end != NULL);
		text.len -= n + (end != NULL);
	}
}

/* The line end of TEXT; NULL if it has none or more than one kind. */
static const char *
find_line_end(struct span text)
{
	const char *found = NULL;

	for (size_t i = 0; i < text.len; i++) {
		bool lf = text.s[i] == '\n', cr = i && text.s[i - 1] == '\r';
		const char *kind = lf ? (cr ? "\r\n" : "\n") : "\r";

		if (!lf && (text.s[i] != '\r' ||
			    (i + 1 < text.len && text.s[i + 1] == '\n')))
			continue;
		if (found && strcmp(found, kind))
			return NULL;
		found = kind;
	}
	return found;
}

/*
 * A target comes back with LF whatever the article has: XML parsers do that,
 * and so do editors.  Where its source has another line end throughout, that
 * one is written, so the article keeps its own.
 */
static void
put_target(const struct writing *writing, const struct segment *segment)
{
	struct span text = writer_get_text(writing, segment);
	const char *line_end =
		find_line_end(document_get_source(writing->doc, segment));

	if (line_end && *line_end == '\r' && text.len &&
	    !memchr(text.s, '\r', text.len))
		for (const char *lf;
		     text.len && (lf = memchr(text.s, '\n', text.len));) {
			size_t n = (size_t)(lf - text.s);

			put_layout(writing, (struct span){text.s, n});
			put_layout(writing, span_of(line_end));
			text.s += n + 1;
			text.len -= n + 1;
		}
	put_layout(writing, text);
}

/* The gap before segment I, in which a line end within a block is a break. */
static bool
put_gap(const struct writing *writing, size_t i, size_t at)
{
	const struct segments *segments = &writing->doc->segments;
	const struct segment *segment = &segments->items[i];
	struct span gap = {writing->doc->article.text + at,
			   segment->begin - at};
	bool is_within = i && segments->items[i - 1].block == segment->block;
	bool has_break = gap.len && memchr(gap.s, '\n', gap.len);

	if (has_break && is_within)
		buffer_puts(writing->out, "\\\n");
	else
		put_layout(writing, gap);
	return has_break || !is_within;
}

/* On a terminal the text is for reading, and not escaped. */
static void
merge_markdown(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	size_t at = 0;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];
		bool line = put_gap(writing, i, at);

		merged_markdown_put(writing->out,
				    writer_get_text(writing, segment),
				    document_get_source(doc, segment),
				    segment->kind, line);
		at = segment->end;
	}
	put_layout(writing, (struct span){doc->article.text + at,
					  doc->article.n_bytes - at});
}

static void
merge_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	const struct segments *segments = &doc->segments;
	size_t at = 0;

	writer_put_heading(writing);
	if (is_markdown(doc) && !writing->output->terminal) {
		merge_markdown(writing);
		return;
	}
	for (size_t i = 0; i < segments->n_items; i++) {
		const struct segment *segment = &segments->items[i];

		put_layout(writing, (struct span){doc->article.text + at,
						  segment->begin - at});
		put_target(writing, segment);
		at = segment->end;
	}
	put_layout(writing, (struct span){doc->article.text + at,
					  doc->article.n_bytes - at});
	/* What follows begins on a line of its own. */
	if (writing->output->many && doc->article.n_bytes &&
	    doc->article.text[doc->article.n_bytes - 1] != '\n')
		buffer_putc(writing->out, '\n');
}

const struct writer writer_merge_text = {
	.place = writer_put_blank_line,
	.document = merge_document,
};
