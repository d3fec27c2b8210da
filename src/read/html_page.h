/* SPDX-License-Identifier: MIT */
/* HTML: a page becomes the text of its article, in blocks. */
#ifndef READ_HTML_PAGE_H
#define READ_HTML_PAGE_H

#include "read/article.h"

/*
 * Makes of article->text, a page, what is to be read of it: article->text
 * becomes the article's text (all that is visible if article->whole_page),
 * article->blocks its headings, paragraphs, list items, quotations, captions
 * and cells, and article->metadata, article->title what the page says of it.
 * article->n_flattened and article->n_cut count what was not read as it is.
 * False: out of memory. Linear in the page.
 */
bool html_page_read(struct article *article);

#endif
