/* SPDX-License-Identifier: MIT */
/* Markdown: a text is extracted from CommonMark, with its blocks. */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "read/reader.h"

/*
 * Takes article->text, from article->body on, as Markdown: article->text
 * becomes the text extracted from it (article->extracted), in which headings,
 * paragraphs, list items, quotations, captions and table cells are blocks. What
 * belongs to none (marks, code, HTML, front matter and what is before the body)
 * is between them.  Emphasis and the addresses of links are left out.
 *
 * Sets article->metadata from the front matter and, if it is unknown,
 * article->title from there or from the heading that is the article's.  The
 * rules are in doc/markdown.md.  SUMARIO_LIMIT, SUMARIO_NO_MEMORY.  Linear in
 * the text.
 */
enum sumario_status markdown_read(struct article *article,
				  struct sumario_error *error);

/* Whether what begins so has marks that no plain text has. */
bool markdown_is_likely(const struct reader_look *look);

#endif
