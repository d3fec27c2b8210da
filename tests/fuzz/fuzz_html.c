/* SPDX-License-Identifier: MIT */
/*
 * Any bytes are a page; the first chooses between article and whole page.  The
 * oracle: it is read, segments lie in the text in order and without overlap,
 * what comes out is well-formed UTF-8, and the whole page has no less text
 * than the article.
 *
 * With libFuzzer it is a target (make fuzz); without, main() replays the files
 * named, which make check does with the corpus.
 */
#include <config.h>

#include "replay.h"
#include "sumario.h"

#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static bool
check(void *user, const char *bytes, size_t len)
{
	(void)user;
	(void)bytes;
	(void)len;
	return true;
}

/* How many bytes there are in segments. */
static size_t
read_page(const uint8_t *data, size_t size, bool whole_page)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_output output;
	struct sumario_segment segment;
	size_t n = 0;
	uint32_t at = 0;

	demand(doc != NULL, "memory");
	sumario_options_init(&options);
	options.input = SUMARIO_INPUT_HTML;
	options.whole_page = whole_page;
	options.on_error = SUMARIO_ON_ERROR_REPLACE;
	demand(!sumario_document_read(doc, &options, data, size, NULL),
	       "a page is not read");
	for (uint32_t i = 0; sumario_document_get_segment(doc, i, &segment);
	     i++) {
		demand(segment.byte_begin >= at && segment.n_bytes,
		       "segments overlap or are empty");
		demand(utf8_valid_prefix(segment.source, segment.n_bytes) ==
			       segment.n_bytes,
		       "ill-formed text");
		at = segment.byte_begin + segment.n_bytes;
		n += segment.n_bytes;
	}
	sumario_output_init(&output);
	output.with_text = true;
	demand(!sumario_document_write(doc, &output, check, NULL),
	       "cannot be written");
	sumario_document_free(doc);
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t n = read_page(data, size, false);

	demand(n <= read_page(data, size, true), "less on the whole page");
	return 0;
}
