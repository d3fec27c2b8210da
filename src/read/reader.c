/* SPDX-License-Identifier: MIT */
/*
 * The text of an article becomes blocks by the reader of its kind.  Headers as
 * of e-mail come off before, if the caller says that there may be some.
 */
#include <config.h>

#include "read/reader.h"

#include "base/error.h"
#include "read/mail_headers.h"

static const struct {
	const struct reader_kind *reader;
	const char *name;
} readers[SUMARIO_N_INPUTS] = {
#define READER(constant, identifier, name) \
	[SUMARIO_INPUT_##constant] = {&reader_##identifier, name},
	SUMARIO_INPUTS(READER)
#undef READER
};

const struct reader_kind *
reader_get(enum sumario_input input)
{
	return readers[input].reader;
}

const char *
reader_name(enum sumario_input input)
{
	return readers[input].name;
}

enum sumario_status
reader_decode(struct article *article, const char *bytes, size_t len,
	      struct charset_text *text, struct sumario_error *error)
{
	const struct sumario_options *options = article->options;
	const struct reader_kind *reader = reader_get(article->input);

	return reader->decode
		       ? reader->decode(article, bytes, len, text, error)
		       : charset_decode(bytes, len, options->encoding,
					reader->declared, options->on_error,
					&article->decoded, text, error);
}

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

enum sumario_status
reader_read(struct article *article, struct sumario_error *error)
{
	const struct reader_kind *reader = reader_get(article->input);
	bool skips = article->options->skip_headers && !article->is_rest &&
		     article->options->input != SUMARIO_INPUT_MAIL;

	if (skips && !skip_headers(article))
		return error_no_memory(error);
	return (reader->read ? reader->read : reader_text.read)(article, error);
}
