/* SPDX-License-Identifier: MIT */
/*
 * Whether lines of text are a table.
 * Tabs and bars are counted.  Blanks are no marks of their own, so columns are
 * believed only where two lines have as many cells and each pair of them
 * begins or ends one under the other.
 */
#include <config.h>

#include "read/text_table.h"

#include "text/unicode.h"

#include <string.h>

/* Longer lines, in bytes, are not looked at for columns. */
#define MAX_ROW 160
#define MAX_CELLS 12

/* Where cells begin and end, in columns of characters. */
struct columns {
	uint32_t begins[MAX_CELLS], ends[MAX_CELLS];
	size_t n;
};

/* Bytes of the bar at I, or 0. */
static size_t
bar_length(const char *s, size_t i, size_t end)
{
	if (s[i] == '|')
		return 1;
	return end - i >= 3 && (!memcmp(s + i, "\xE2\x94\x82", 3) ||
				!memcmp(s + i, "\xE2\x95\x91", 3))
		       ? 3
		       : 0;
}

static size_t
count_bars(const char *s, const struct text_line *line)
{
	size_t n = 0;

	for (size_t i = line->begin; i < line->end; i++)
		n += bar_length(s, i, line->end) > 0;
	return n;
}

/* After the cell at I: at two blanks, or the line's end. */
static size_t
skip_cell(const char *s, size_t i, size_t end, uint32_t *n_chars)
{
	while (i < end && !(s[i] == ' ' && i + 1 < end && s[i + 1] == ' ')) {
		i += utf8_length((unsigned char)s[i]);
		++*n_chars;
	}
	return i;
}

static void
read_columns(const char *s, const struct text_line *line,
	     struct columns *columns)
{
	uint32_t at = (uint32_t)line->indent;
	size_t i = line->begin;

	columns->n = 0;
	while (i < line->end && columns->n < MAX_CELLS) {
		columns->begins[columns->n] = at;
		i = skip_cell(s, i, line->end, &at);
		columns->ends[columns->n++] = at;
		for (; i < line->end && s[i] == ' '; i++)
			at++;
	}
}

/* Whether two blanks are beside each other: one has an even place then. */
static bool
has_gap(const char *s, const struct text_line *line)
{
	for (size_t i = line->begin + 1; i + 1 < line->end; i += 2)
		if (s[i] == ' ' && (s[i - 1] == ' ' || s[i + 1] == ' '))
			return true;
	return false;
}

/* Whether both lines have two cells or more, one under the other. */
static bool
are_aligned(const char *s, const struct text_line *a, const struct text_line *b)
{
	struct columns one, other;

	if (a->end - a->begin > MAX_ROW || b->end - b->begin > MAX_ROW ||
	    !has_gap(s, a))
		return false;
	read_columns(s, a, &one);
	if (one.n < 2)
		return false;
	read_columns(s, b, &other);
	if (one.n != other.n)
		return false;
	for (size_t i = 0; i < one.n; i++)
		if (one.begins[i] != other.begins[i] &&
		    one.ends[i] != other.ends[i])
			return false;
	return true;
}

enum text_table
text_table_get(const char *s, const struct text_line *line,
	       const struct text_line *other)
{
	size_t n_bars;

	if (line->n_tabs && other && other->n_tabs == line->n_tabs)
		return TABLE_TABS;
	if (bar_length(s, line->begin, line->end) &&
	    (n_bars = count_bars(s, line)) > 1 &&
	    (n_bars > 2 || (other && count_bars(s, other) == n_bars)))
		return TABLE_BARS;
	return other && are_aligned(s, line, other) ? TABLE_BLANKS
						    : TABLE_NO_ROW;
}

/* Where the cell that begins at I ends, and in NEXT where to go on. */
static size_t
find_end(const char *s, size_t i, size_t end, enum text_table table,
	 size_t *next)
{
	uint32_t n = 0;
	size_t mark = 0;

	*next = end;
	if (table == TABLE_BLANKS)
		return *next = skip_cell(s, i, end, &n);
	while (i < end) {
		mark = table == TABLE_TABS ? s[i] == '\t'
					   : bar_length(s, i, end);
		if (mark)
			break;
		i++;
	}
	*next = i + mark;
	return i;
}

bool
text_table_add_row(struct article *article, const struct text_line *line,
		   enum text_table table)
{
	size_t begin = line->begin;

	while (begin < line->end) {
		size_t next, end = find_end(article->text, begin, line->end,
					    table, &next);

		if (end > begin &&
		    !article_add_block(article, begin, end, SUMARIO_TABLE_CELL))
			return false;
		begin = next;
		if (table == TABLE_BLANKS)
			begin = unicode_skip(article->text, begin, line->end,
					     UNICODE_SPACE);
	}
	return true;
}
