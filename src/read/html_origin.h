/* SPDX-License-Identifier: MIT */
/* Where the text of an article is in the page that it was read from. */
#ifndef READ_HTML_ORIGIN_H
#define READ_HTML_ORIGIN_H

#include "read/html_block.h"
#include "read/origin.h"

/* A page that has been read. */
struct html_origin_page {
	struct span page;
	const struct html_tree *tree;
	const struct html_blocks *blocks; /* those kept: places in TEXT */
	const bool *kept;		  /* of each block */
	const char *text;		  /* of the article */
};

/* Fills ORIGIN; false: out of memory.  Linear in the page. */
bool html_origin_find(struct origin *origin,
		      const struct html_origin_page *page);

#endif
