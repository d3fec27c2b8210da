/* SPDX-License-Identifier: MIT */
/* Plain text: lines become blocks. */
#ifndef READ_PLAIN_H
#define READ_PLAIN_H

#include "read/document.h"

/*
 * Finds the blocks of doc->text: paragraphs, headings, list items.  Whether a
 * line end is a paragraph's end is decided for the article as a whole:
 *
 * - lines that break off in the middle of sentences are hard-wrapped, and
 *   are joined; blank lines, indents and short last lines end a paragraph;
 * - otherwise each line is a paragraph, with blank lines between or not.
 *
 * Sets doc->title to the first heading if it is unknown; a first block that
 * is the title is a heading.  If doc->is_cut, doc->n_bytes becomes what was
 * taken.  False: out of memory.  Linear in the text.
 */
bool plain_read(struct document *doc);

#endif
