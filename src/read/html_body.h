/* SPDX-License-Identifier: MIT */
/*
 * Which blocks of a page are its article: doc/html.md tells how they are found
 * and where the constants come from.
 */
#ifndef READ_HTML_BODY_H
#define READ_HTML_BODY_H

#include "read/html_block.h"

/*
 * Sets KEPT[i] for each block of the article.  TITLE is the page's title or
 * NULL; a heading that is part of it begins the article.  False: out of
 * memory.
 */
bool html_body_find(const struct html_tree *tree,
		    const struct html_blocks *blocks, const char *title,
		    bool *kept);

#endif
