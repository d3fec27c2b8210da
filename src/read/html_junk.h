/* SPDX-License-Identifier: MIT */
/* What a page has besides its article. */
#ifndef READ_HTML_JUNK_H
#define READ_HTML_JUNK_H

#include "read/html_finder.h"

/* Counts the prose that is not out. */
void html_junk_count_prose(struct html_finder *finder);

/*
 * Sets is_out of the blocks that are none of the article's: comments, links to
 * other articles, boxes.
 */
void html_junk_put_out(struct html_finder *finder);

/* Puts out lists in the body that are links for the most part. */
void html_junk_put_out_link_lists(struct html_finder *finder);

/* Whether BLOCK is what is between paragraphs, but no part of the article. */
bool html_junk_is_interlude(const struct html_finder *finder,
			    const struct html_block *block);

#endif
