/* SPDX-License-Identifier: MIT */
/* CommonMark, parsed by cmark into its tree, in memory that may run out. */
#ifndef READ_MARKDOWN_TREE_H
#define READ_MARKDOWN_TREE_H

#include "sumario.h"

#include <cmark.h>

struct markdown_block;

struct markdown_tree {
	cmark_node *root;
	/*
	 * What is in the tree for each "\\|", so that a table can tell it
	 * from the bar of a cell: a character that the text has not.
	 */
	const char *bar;
	bool has_cut; /* lines were left out, so numbers of lines mean nothing */
	struct markdown_block *blocks; /* all the memory of the tree */
};

/*
 * Parses LEN bytes of S, well-formed UTF-8, which are not kept.  The tree must
 * be released, and nothing in it freed before.  SUMARIO_LIMIT: over 512 MiB;
 * SUMARIO_NO_MEMORY.  After a failure there is nothing to release.  Linear in
 * LEN.
 */
enum sumario_status markdown_tree_parse(struct markdown_tree *tree,
					const char *s, size_t len,
					struct sumario_error *error);

/* Frees all of TREE. */
void markdown_tree_release(struct markdown_tree *tree);

#endif
