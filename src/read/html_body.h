/* SPDX-License-Identifier: MIT */
/*
 * Which blocks of a page are its article: doc/html.md tells how they are found
 * and where the constants come from.
 */
#ifndef READ_HTML_BODY_H
#define READ_HTML_BODY_H

#include "read/html_block.h"

struct html_body {
	bool *kept;	   /* of each block: it is the article's */
	bool is_page;	   /* no article was found: each block is kept */
	double confidence; /* 0..1 that it is the article, and all of it */
};

/*
 * Fills BODY, whose kept has room for each block.  TITLE is the page's title or
 * NULL; a heading that is part of it begins the article.  False: out of
 * memory.  Linear.
 */
bool html_body_find(const struct html_tree *tree,
		    const struct html_blocks *blocks, const char *title,
		    struct html_body *body);

#endif
