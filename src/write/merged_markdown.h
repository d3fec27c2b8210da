/* SPDX-License-Identifier: MIT */
/* Text between marks of Markdown, in which nothing is a mark. */
#ifndef WRITE_MERGED_MARKDOWN_H
#define WRITE_MERGED_MARKDOWN_H

#include "write/writer.h"

/*
 * Puts TEXT, which stands for SOURCE in a block of KIND; LINE: a line begins
 * with it.
 */
void merged_markdown_put(struct buffer *out, struct span text,
			 struct span source, enum sumario_kind kind, bool line);

/* What is beside a text, on the same line; '\n': nothing, or a blank. */
struct merged_markdown_sides {
	char before, after;
	bool is_line; /* a line begins with it */
};

/* The same of a piece of text, on one line, between marks of the original. */
void merged_markdown_put_piece(struct buffer *out, struct span text,
			       struct span source, enum sumario_kind kind,
			       const struct merged_markdown_sides *sides);

#endif
