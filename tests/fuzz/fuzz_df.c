/* SPDX-License-Identifier: MIT */
/*
 * Any bytes are a table of document frequencies.  The oracle: a table is
 * written in one way only, so what is taken is written again as it came, but
 * for the comments in front; and a lexicon takes what a merge takes.
 *
 * With libFuzzer it is a target (make fuzz); without, main() replays the files
 * named, which make check does with the corpus.
 */
#include <config.h>

#include "replay.h"
#include "sumario.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What has to come next. */
struct rest {
	const char *bytes;
	size_t len;
};

static bool
compare(void *user, const char *bytes, size_t len)
{
	struct rest *rest = user;

	demand(len <= rest->len && !memcmp(rest->bytes, bytes, len),
	       "other bytes come out");
	rest->bytes += len;
	rest->len -= len;
	return true;
}

/* Passes over lines that begin with "#" but not with "#:". */
static void
skip_comments(struct rest *rest)
{
	while (rest->len > 1 && rest->bytes[0] == '#' &&
	       rest->bytes[1] != ':') {
		const char *end = memchr(rest->bytes, '\n', rest->len);
		size_t n = end ? (size_t)(end - rest->bytes) + 1 : rest->len;

		rest->bytes += n;
		rest->len -= n;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rest rest = {(const char *)data, size};
	struct sumario_df *df = sumario_df_new();
	struct sumario_lexicon *lexicon = sumario_lexicon_new();
	struct sumario_error error;
	enum sumario_status status, other;

	demand(df && lexicon, "memory");
	status = sumario_df_read(df, rest.bytes, rest.len, &error);
	demand(!status || (error.message && error.line), "no line is named");
	other = sumario_lexicon_read_df(lexicon, rest.bytes, rest.len, &error);
	demand(other == status, "one takes it, the other does not");
	if (!status) {
		skip_comments(&rest);
		demand(!sumario_df_write(df, compare, &rest) && !rest.len,
		       "less comes out");
	}
	sumario_lexicon_free(lexicon);
	sumario_df_free(df);
	return 0;
}
