/* SPDX-License-Identifier: MIT */
/*
 * Rows of tables in plain text: cells between tabs, between bars, or set in
 * columns by blanks.
 */
#ifndef READ_TEXT_TABLE_H
#define READ_TEXT_TABLE_H

#include "read/text_line.h"

enum text_table { TABLE_NO_ROW, TABLE_TABS, TABLE_BARS, TABLE_BLANKS };

/*
 * How LINE is a row if OTHER, beside it, is one too; OTHER may be NULL.  Both
 * are not blank.
 */
enum text_table text_table_get(const char *s, const struct text_line *line,
			       const struct text_line *other);

/* Adds each cell of the row as a block.  False: out of memory. */
bool text_table_add_row(struct article *article, const struct text_line *line,
			enum text_table table);

#endif
