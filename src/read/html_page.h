/* SPDX-License-Identifier: MIT */
/* HTML: a page becomes the text of its article, in blocks. */
#ifndef READ_HTML_PAGE_H
#define READ_HTML_PAGE_H

#include "read/document.h"

/*
 * Makes of doc->text, a page, what is to be read of it: doc->text becomes the
 * article's text (all that is visible if doc->whole_page), doc->blocks its
 * headings, paragraphs, list items, quotations, captions and cells, and
 * doc->metadata, doc->title what the page says of it.  doc->n_flattened and
 * doc->n_cut count what was not read as it stands.  False: out of memory.
 * Linear in the page.
 */
bool html_page_read(struct document *doc);

/*
 * The encoding a page of BYTES declares in <meta>, if it is one of ours and
 * the bytes do not speak against it; NULL: to be detected.  Static.
 */
const char *html_page_find_encoding(const char *bytes, size_t len);

#endif
