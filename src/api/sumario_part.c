/* SPDX-License-Identifier: MIT */
/*
 * An article that comes in parts: whole paragraphs of each are read, the rest
 * comes again with the next.  How lines end is decided on the first part and
 * kept for the others, so that all parts together are cut as the article is.
 */
#include <config.h>

#include "api/work.h"
#include "read/reader.h"

/* How much of a part that others follow can be looked at; 0: not now. */
static size_t
usable_length(const struct sumario_document *doc,
	      const struct sumario_options *options, const void *bytes,
	      size_t len)
{
	if (options->input != SUMARIO_INPUT_TEXT)
		return 0;
	if (doc->content.article.is_cut)
		return charset_whole_utf8(bytes, len);
	return options->encoding ? 0 : charset_find_utf8(bytes, len);
}

/* Begins a part, which is a REST of an article or its first. */
static enum sumario_status
begin(struct sumario_document *doc, const struct sumario_options *options,
      bool is_rest, bool last, struct sumario_error *error)
{
	struct article *article = &doc->content.article;
	struct line_style style = article->style;
	uint64_t n_lines = article->n_lines;
	enum sumario_status status = work_begin(doc, options, error);

	article->is_cut = !last;
	if (is_rest) {
		article->is_rest = true;
		article->style = style;
		article->n_lines = n_lines;
	}
	return status;
}

static enum sumario_status
decode(struct article *article, const struct sumario_options *options,
       const void *bytes, size_t len, struct charset_text *text,
       struct sumario_error *error)
{
	return article->is_rest
		       ? charset_decode_utf8(bytes, len, options->on_error,
					     &article->decoded, text, error)
		       : reader_decode(article, bytes, len, text, error);
}

enum sumario_status
sumario_document_read_part(struct sumario_document *doc,
			   const struct sumario_options *options,
			   const void *bytes, size_t len, bool last,
			   size_t *n_taken, struct sumario_error *error)
{
	struct article *article = &doc->content.article;
	bool is_rest = article->is_cut;
	uint64_t n_lines = is_rest ? article->n_lines : 0;
	struct charset_text text = {0};
	enum sumario_status status;

	*n_taken = 0;
	if (!last && !(len = usable_length(doc, options, bytes, len)))
		return SUMARIO_OK;
	status = begin(doc, options, is_rest, last, error);
	if (!status)
		status = decode(article, &doc->options, bytes, len, &text,
				error);
	if (!status)
		status = work_on(doc, &text, error);
	status = work_end(doc, status, error);
	if (status && error && error->line)
		error->line += n_lines;
	if (status)
		return status;
	if (last)
		*n_taken = len;
	else if (!text.n_replaced && article->n_bytes) /* as they came */
		*n_taken = (size_t)(text.bytes - (const char *)bytes) +
			   article->n_bytes;
	article->is_cut = !last && (is_rest || *n_taken);
	if (article->is_cut)
		article->n_lines = n_lines +
				   charset_count_lines(bytes, *n_taken);
	return SUMARIO_OK;
}
