/* SPDX-License-Identifier: MIT */
/* Which elements of a page nobody sees. */
#ifndef READ_HTML_UNSEEN_H
#define READ_HTML_UNSEEN_H

#include "read/html_tree.h"

/*
 * Sets UNSEEN[i] for each element that is hidden, HINTS as html_hint_find()
 * has them.  Those in it are not told.  False: out of memory.  Linear.
 */
bool html_unseen_find(const struct html_tree *tree,
		      const struct html_counts *hints, bool *unseen);

#endif
