/* SPDX-License-Identifier: MIT */
/*
 * An article that comes as a line of JSON Lines (read/record.h).  JSON is UTF-8
 * (RFC 8259) unless the user knows better.
 */
#include <config.h>

#include "api/work.h"
#include "read/record.h"

static enum sumario_status
get_text(struct sumario_document *doc, const void *line, size_t len,
	 struct charset_text *text, struct sumario_error *error)
{
	const struct sumario_options *options = &doc->options;
	struct article *article = &doc->content.article;
	struct charset_text decoded;
	enum sumario_status status = charset_decode(
		line, len, options->encoding ? options->encoding : "UTF-8",
		NULL, options->on_error, &article->line, &decoded, error);

	if (!status)
		status = record_read(article, decoded.bytes, decoded.n_bytes,
				     text, error);
	if (status)
		return status;
	text->encoding = decoded.encoding;
	text->n_replaced = decoded.n_replaced;
	text->first_replaced = decoded.first_replaced;
	text->n_double = decoded.n_double;
	return SUMARIO_OK;
}

enum sumario_status
sumario_document_read_record(struct sumario_document *doc,
			     const struct sumario_options *options,
			     const void *line, size_t len,
			     struct sumario_error *error)
{
	struct charset_text text;
	enum sumario_status status = work_begin(doc, options, error);

	if (!status)
		status = get_text(doc, line, len, &text, error);
	if (!status)
		status = work_on(doc, &text, error);
	return work_end(doc, status, error);
}
