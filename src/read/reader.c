/* SPDX-License-Identifier: MIT */
/*
 * The text of an article becomes blocks by the reader of its kind.  Headers as
 * of e-mail come off before, if the caller says that there may be some.
 */
#include <config.h>

#include "read/reader.h"

#include "base/error.h"
#include "read/html_page.h"
#include "read/mail_headers.h"
#include "read/markdown.h"
#include "read/paged.h"
#include "read/plain.h"

/*
 * Headers before the text belong to no block.  Where a part ends within them
 * nothing can be taken of it.
 */
static bool
skip_headers(struct article *article)
{
	bool open;
	size_t n = mail_headers_length(article->text, article->n_bytes, &open);

	if (open && article->is_cut)
		n = article->n_bytes = 0;
	article->body = (uint32_t)n;
	return mail_headers_read(article, article->text, n);
}

/* False: out of memory. */
static bool
read_kind(struct article *article)
{
	switch (article->input) {
	case SUMARIO_INPUT_HTML:
		return html_page_read(article);
	case SUMARIO_INPUT_PAGED:
		return paged_read(article);
	default:
		return plain_read(article);
	}
}

enum sumario_status
reader_read(struct article *article, struct sumario_error *error)
{
	bool skips = article->options->skip_headers && !article->is_rest;

	if (skips && !skip_headers(article))
		return error_no_memory(error);
	if (article->input == SUMARIO_INPUT_MARKDOWN)
		return markdown_read(article, error);
	return read_kind(article) ? SUMARIO_OK : error_no_memory(error);
}
