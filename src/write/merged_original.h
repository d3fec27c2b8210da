/* SPDX-License-Identifier: MIT */
/*
 * A merge as what it came from: the page, or Markdown, of which nothing is
 * another one but the text that is translated.
 */
#ifndef WRITE_MERGED_ORIGINAL_H
#define WRITE_MERGED_ORIGINAL_H

#include "base/buffer.h"
#include "bitext/translation.h"

struct merged_original {
	const struct document *doc;  /* of the manifest, with its targets */
	const struct origin *origin; /* of the same text */
	bool is_markdown;
	bool *stays; /* by segment: it is left as it is; set where it must */
	sumario_finding_fn *tell; /* NULL: nobody wants to know */
	void *user;
};

/*
 * Writes the original in UTF-8.  Where no target is another text than its
 * source that is what it was, byte for byte.
 */
void merged_original_write(struct buffer *out,
			   const struct merged_original *merged);

#endif
