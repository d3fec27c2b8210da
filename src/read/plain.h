/* SPDX-License-Identifier: MIT */
/* Plain text: lines become blocks. */
#ifndef READ_PLAIN_H
#define READ_PLAIN_H

#include "read/article.h"

/*
 * Finds the blocks of article->text: paragraphs, headings, list items.  Whether
 * a line end is a paragraph's end is decided for the article as a whole:
 *
 * - lines that break off in the middle of sentences are hard-wrapped, and
 *   are joined; blank lines, indents and short last lines end a paragraph;
 * - otherwise each line is a paragraph, with blank lines between or not.
 *
 * Sets article->title to the first heading if it is unknown; a first block that
 * is the title is a heading.  If article->is_cut, article->n_bytes becomes what
 * was taken.  False: out of memory.  Linear in the text.
 */
bool plain_read(struct article *article);

#endif
