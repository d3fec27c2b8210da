/* SPDX-License-Identifier: MIT */
/*
 * The tree of a page, as an array in document order.  gumbo makes it; nothing
 * of gumbo is seen outside this file's counterpart.
 */
#ifndef READ_HTML_TREE_H
#define READ_HTML_TREE_H

#include "base/arena.h"
#include "base/vector.h"
#include "markup/html_tag.h"

struct html_value {
	const char *name, *value; /* name in lower case */
};

struct html_node {
	const char *text;    /* NULL: an element */
	enum html_name name; /* of an element; HTML_OTHER of a text */
	uint32_t parent;     /* of the first node: itself */
	uint32_t end;	     /* behind the last node that is in it */
	uint32_t first_value, n_values; /* its attributes */
};

VECTOR_TYPE(html_nodes, struct html_node);
VECTOR_TYPE(html_values, struct html_value);

struct html_tree {
	struct arena arena;
	struct html_nodes nodes; /* the first is <html> */
	struct html_values values;
};

/*
 * Fills TREE, zeroed memory, from what html_tidy_run() made; S[LEN] is NUL.
 * False: out of memory.  TREE points into itself only.
 */
bool html_tree_build(struct html_tree *tree, const char *s, size_t len);

void html_tree_release(struct html_tree *tree);

/* The value of NODE's attribute NAME, or NULL. */
const char *html_tree_find(const struct html_tree *tree,
			   const struct html_node *node, const char *name);

#endif
