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

#endif
