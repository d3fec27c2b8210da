/* SPDX-License-Identifier: MIT */
/*
 * The tree of a page, as an array in document order, made in one linear pass
 * over its tokens:
 *
 * - every element is closed where HTML says it ends, and none is deeper than
 *   HTML_MAX_DEPTH: tags beyond become line breaks, their text stays;
 * - there are only attributes that the reader looks at, each once;
 * - nothing is left of what is never seen: comments, scripts, styles,
 *   templates, drawings, frames, pictures, fields;
 * - formatting elements are gone but for bold type, which is <b>, and links;
 * - an element without a name of ours, and <button>, is a <span> whose
 *   attribute data-name says what it was called.
 */
#ifndef READ_HTML_TREE_H
#define READ_HTML_TREE_H

#include "base/arena.h"
#include "base/vector.h"
#include "markup/html_tag.h"

#define HTML_MAX_DEPTH 512

struct html_value {
	const char *name, *value; /* name in lower case */
};

struct html_node {
	const char *text;    /* NULL: an element */
	enum html_name name; /* of an element; HTML_OTHER of a text */
	uint32_t parent;     /* of the first node: itself */
	uint32_t end;	     /* after the last node that is in it */
	uint32_t first_value, n_values; /* its attributes */
	/* Where a text begins in the page; HTML_NOWHERE: not known. */
	uint32_t place;
};

#define HTML_NOWHERE UINT32_MAX

VECTOR_TYPE(html_nodes, struct html_node);
VECTOR_TYPE(html_values, struct html_value);
VECTOR_TYPE(html_spans, struct html_span);
VECTOR_TYPE(html_counts, uint32_t); /* one for each node */

struct html_tree {
	struct arena arena;
	struct html_nodes nodes; /* the first is <html>, then <body> in it */
	struct html_values values;
	struct html_spans json; /* of JSON-LD, in the page */
	size_t n_flattened;	/* tags beyond the depth */
	size_t n_cut;		/* see struct html_page */
};

/*
 * Fills TREE, zeroed memory, from the page [S, LEN), well-formed UTF-8, which
 * only tree->json points into.  False: out of memory.  Linear.
 */
bool html_tree_build(struct html_tree *tree, const char *s, size_t len);

void html_tree_release(struct html_tree *tree);

/* The value of NODE's attribute NAME, or NULL. */
const char *html_tree_find(const struct html_tree *tree,
			   const struct html_node *node, const char *name);

#endif
