/* SPDX-License-Identifier: MIT */
/* Text with page breaks (U+000C), as pdftotext writes it. */
#ifndef READ_PAGED_H
#define READ_PAGED_H

#include "read/article.h"

/*
 * Makes of article->text, which is in pages, the text that a reader reads:
 * article->text becomes article->extracted, in which
 *
 * - running heads, feet and page numbers are left out: article->left_out
 *   counts them;
 * - two columns are one after the other, as pdftotext -layout does not have
 *   them;
 * - no page begins with a blank that all its lines have;
 * - a paragraph goes on over the end of a page or column unless a sentence
 *   ends there.
 *
 * Its blocks are then those of plain text.  False: out of memory.  Linear in
 * the text.
 */
bool paged_read(struct article *article);

#endif
