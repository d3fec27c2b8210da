/* SPDX-License-Identifier: MIT */
/* The title of a page's article, and what is between it and the text. */
#ifndef READ_HTML_TITLE_H
#define READ_HTML_TITLE_H

#include "read/html_finder.h"

/* The block that is the title, before block FIRST; n_blocks: none. */
uint32_t html_title_find(const struct html_finder *finder, uint32_t first);

/* How many bytes of the page's title BLOCK has; 0: it is another text. */
size_t html_title_match(const struct html_finder *finder,
			const struct html_block *block);

#endif
