/* SPDX-License-Identifier: MIT */
/*
 * What a reader sees of a page, in order: runs of text that elements, or
 * breaks, keep apart.
 */
#ifndef READ_HTML_BLOCK_H
#define READ_HTML_BLOCK_H

#include "read/html_tree.h"
#include "sumario.h"
#include "text/charset.h"

/* What is between a block and the one before it. */
enum html_gap { HTML_GAP_BLANK_LINE, HTML_GAP_LINE, HTML_GAP_TAB };

struct html_block {
	uint32_t begin, end; /* in the text */
	uint32_t node;	     /* the element it is in */
	enum sumario_kind kind;
	enum html_gap gap;
	uint32_t n_words;
	uint32_t n_link_words, n_bold_words; /* of them */
	bool is_terminated;		     /* as a sentence is */
	bool has_time;			     /* a <time> is in it */
	uint8_t level;			     /* of a heading; 0: none */
};

VECTOR_TYPE(html_block_list, struct html_block);

struct html_blocks {
	struct bytes text;
	struct html_block_list list;
	/* How many blocks begin before each node, and after the last. */
	struct html_counts before;
	struct html_counts hints; /* of each node, by html_hint_find() */
};

/* Fills BLOCKS, zeroed memory; false: out of memory. */
bool html_block_find(struct html_blocks *blocks, const struct html_tree *tree);

void html_block_release(struct html_blocks *blocks);

#endif
