/* SPDX-License-Identifier: MIT */
/* Where the text of an article is in the Markdown that it was read from. */
#ifndef READ_MARKDOWN_ORIGIN_H
#define READ_MARKDOWN_ORIGIN_H

#include "read/markdown_tree.h"
#include "read/origin.h"

/* A paragraph or heading, and the bytes of the text that it has become. */
struct markdown_leaf {
	cmark_node *node;
	uint32_t begin, end;
};

VECTOR_TYPE(markdown_leaves, struct markdown_leaf);

/* Markdown that has been read. */
struct markdown_origin {
	struct span original;
	size_t begin; /* of what cmark has seen */
	const struct markdown_tree *tree;
	const struct markdown_leaves *leaves;
	const char *text;
};

/*
 * Fills ORIGIN; a leaf that cannot be followed has no place.  False: out of
 * memory.  Linear.
 */
bool markdown_origin_find(struct origin *origin,
			  const struct markdown_origin *read);

#endif
