/* SPDX-License-Identifier: MIT */
/* The lines before an article: its title, and what was copied along with it. */
#ifndef READ_OPENING_H
#define READ_OPENING_H

#include "read/article.h"

/*
 * Looks at the first blocks of a plain text.  Sets is_front_matter of those
 * before the article that are no part of it: section, kicker, author, place,
 * date, reading time, buttons, page numbers, chat lines.  Where there is a
 * headline its kind becomes heading and, if no title is known, it is
 * article->title.  *N_READ: the blocks that
 * what is done depends on.  False:
 * out of memory.
 */
bool opening_read(struct article *article, size_t *n_read);

#endif
