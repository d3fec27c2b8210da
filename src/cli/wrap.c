/* SPDX-License-Identifier: MIT */
/*
 * Lines of a terminal.
 * A word waits until its end is seen, then it goes onto the line or begins the
 * next one, below the text of its bullet.  A code point is one column, but a
 * combining mark none: that is right for the languages that are read here.
 */
#include <config.h>

#include "cli/wrap.h"

#include <string.h>

/* Blanks before a line that goes on. */
static const char indentation[] = "\n  ";

/* U+0300..U+036F begin with these bytes; bytes after the first count nothing. */
static bool
is_column(const char *bytes, size_t len, size_t i)
{
	unsigned char c = (unsigned char)bytes[i];

	if ((c & 0xC0) == 0x80)
		return false;
	return c != 0xCC &&
	       (c != 0xCD || (i + 1 < len && (unsigned char)bytes[i + 1] > 0xAF));
}

/* Writes the word that waits, on this line or the next. */
static bool
put_word(struct wrap *wrap, sumario_write_fn *write, void *user)
{
	unsigned n_needed = wrap->column + wrap->spaced + wrap->n_columns;
	bool begins = wrap->n_word && wrap->spaced &&
		      n_needed > wrap->columns && wrap->column > wrap->indent;
	size_t n_word = wrap->n_word;

	if (begins && !write(user, indentation, 1 + wrap->indent))
		return false;
	if (!begins && wrap->spaced && !write(user, " ", 1))
		return false;
	wrap->column = begins ? wrap->indent + wrap->n_columns : n_needed;
	wrap->spaced = false;
	wrap->n_columns = 0;
	wrap->n_word = 0;
	return !n_word || write(user, wrap->word, n_word);
}

/* The line is ended by LF or goes on after a blank. */
static bool
end_word(struct wrap *wrap, char c, sumario_write_fn *write, void *user)
{
	bool is_bullet = !wrap->column && wrap->n_word == strlen("•") &&
			 !memcmp(wrap->word, "•", wrap->n_word);

	if (!put_word(wrap, write, user))
		return false;
	if (is_bullet)
		wrap->indent = 2;
	wrap->spaced = c == ' ';
	if (wrap->spaced)
		return true;
	wrap->column = wrap->indent = 0;
	return write(user, "\n", 1);
}

bool
wrap_write(struct wrap *wrap, const char *bytes, size_t len,
	   sumario_write_fn *write, void *user)
{
	for (size_t i = 0; i < len; i++) {
		if (bytes[i] == ' ' || bytes[i] == '\n') {
			if (!end_word(wrap, bytes[i], write, user))
				return false;
			continue;
		}
		if (wrap->n_word == WRAP_WORD_SIZE &&
		    !put_word(wrap, write, user))
			return false;
		wrap->n_columns += is_column(bytes, len, i);
		wrap->word[wrap->n_word++] = bytes[i];
	}
	return true;
}

bool
wrap_finish(struct wrap *wrap, sumario_write_fn *write, void *user)
{
	return put_word(wrap, write, user);
}
