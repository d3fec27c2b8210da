/* SPDX-License-Identifier: MIT */
/*
 * A feed (RSS 2.0, RFC 4287) of any encoding becomes lines of JSON, an item
 * each, which are read one by one as records are: so there is one way into the
 * program for many articles in one file.
 */
#include <config.h>

#include "base/error.h"
#include "read/feed.h"
#include "sumario.h"
#include "text/charset.h"

enum sumario_status
sumario_feed_write_records(const char *bytes, size_t len, const char *encoding,
			   enum sumario_on_error on_error,
			   sumario_write_fn *write, void *user,
			   struct sumario_error *error)
{
	struct bytes store = {0};
	struct charset_text text;
	struct buffer out;
	enum sumario_status status, written;

	status = charset_decode(bytes, len, encoding, feed_find_declaration,
				on_error, &store, &text, error);
	buffer_init(&out, write, user);
	if (!status)
		status = feed_write_records(text.bytes, text.n_bytes, &out,
					    error);
	written = buffer_finish(&out);
	vector_release(&store);
	if (written == SUMARIO_NO_MEMORY)
		return error_no_memory(error);
	return written ? written : status;
}
