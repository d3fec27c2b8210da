/* SPDX-License-Identifier: MIT */
/* Who wrote an article and when, as it can be read on the page. */
#ifndef READ_HTML_BYLINE_H
#define READ_HTML_BYLINE_H

#include "read/html_block.h"
#include "read/html_meta.h"

/*
 * Offers author and date as they are near the title and the end of the text.
 * KEPT: of each block, whether it is the article's.
 */
void html_byline_read(struct html_reading *reading,
		      const struct html_blocks *blocks, const bool *kept);

/*
 * Writes the names in [S, LEN), a line about authors, to OUT, of SIZE bytes:
 * without "by", joined by commas; STRICT: only what looks like a name.  False:
 * they are none.
 */
bool html_byline_clean(const char *s, size_t len, bool strict, char *out,
		       size_t size);

#endif
