/* SPDX-License-Identifier: MIT */
/*
 * Text that is put back between marks of Markdown, so that it is read as the
 * text it is: no heading, list, table, link, tag or emphasis can come of it.
 * What cannot be taken for a mark stays as it is, so that an article without
 * any comes back as it was.  Code is code in the source's text already, with its
 * ` around it: a span that the source has as well is left alone.
 */
#include <config.h>

#include "write/merged_markdown.h"

#include "base/ascii.h"

#include <string.h>

/* Spans of code that are looked for in the source of a segment. */
#define MAX_SPANS 64

struct text {
	struct buffer *out;
	const char *s;
	size_t len;
	struct span source;
	enum sumario_kind kind;
	unsigned n_spans;
	char before, after; /* what is beside it */
};

static char
get(const struct text *text, size_t at)
{
	return at < text->len ? text->s[at] : text->after;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
is_of_word(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c) || c & 0x80;
}

static size_t
count_run(const struct text *text, size_t at)
{
	size_t n = 1;

	while (at + n < text->len && text->s[at + n] == text->s[at])
		n++;
	return n;
}

static bool
contains(struct span text, struct span part)
{
	for (size_t i = 0; part.len && i + part.len <= text.len; i++) {
		const char *found = memchr(text.s + i, part.s[0],
					   text.len - part.len + 1 - i);

		if (!found)
			return false;
		if (!memcmp(found, part.s, part.len))
			return true;
		i = (size_t)(found - text.s);
	}
	return false;
}

/* The length of the code at AT that the source has too; 0: none is there. */
static size_t
find_code(struct text *text, size_t at)
{
	size_t n_ticks = count_run(text, at), end = at + n_ticks;

	if (text->n_spans++ >= MAX_SPANS)
		return 0;
	while (end < text->len) {
		size_t n = text->s[end] == '`' ? count_run(text, end) : 1;

		end += n;
		if (text->s[end - 1] == '`' && n == n_ticks) {
			struct span code = {text->s + at, end - at};

			return contains(text->source, code) ? code.len : 0;
		}
	}
	return 0;
}

/* Whether a link, its definition or an image may begin with the "[" at AT. */
static bool
may_be_link(const struct text *text, size_t at)
{
	const char *end = memchr(text->s + at, ']', text->len - at);
	size_t after = end ? (size_t)(end - text->s) + 1 : text->len;

	return after >= text->len || strchr("([:", text->s[after]) != NULL;
}

/* Whether the "&" at AT may begin a reference. */
static bool
may_be_reference(const struct text *text, size_t at)
{
	size_t i = at + 1;

	while (i < text->len && i < at + 34 &&
	       (ascii_is_letter(text->s[i]) || ascii_is_digit(text->s[i]) ||
		text->s[i] == '#'))
		i++;
	return get(text, i) == ';';
}

/* Whether the character at AT may be a mark within a line. */
static bool
is_mark(const struct text *text, size_t at)
{
	char before = at ? text->s[at - 1] : text->before;
	char after = get(text, at + 1);

	switch (text->s[at]) {
	case '\\':
		return !is_of_word(after) && after != ' ';
	case '*':
		return !is_blank(before) || !is_blank(after);
	case '_':
		return !(is_of_word(before) && is_of_word(after)) &&
		       (!is_blank(before) || !is_blank(after));
	case '!': /* before a link it makes an image */
		return at + 1 == text->len && after == '[';
	case '(': /* after a link it would be its address */
	case ':':
		return !at && before == ']';
	case '[':
		return (!at && before == ']') || may_be_link(text, at);
	case '<':
		return ascii_is_letter(after) || strchr("/!?", after);
	case '&':
		return may_be_reference(text, at);
	case '#': /* at the end of a heading they are left out */
		return text->kind == SUMARIO_HEADING && is_blank(before) &&
		       at + count_run(text, at) == text->len;
	case '|':
		return text->kind == SUMARIO_TABLE_CELL;
	default:
		return false;
	}
}

/* Whether what is at AT, where a line begins, would begin a block. */
static bool
begins_block(const struct text *text, size_t at)
{
	char c = text->s[at], after = get(text, at + 1);

	if (c == '#')
		return is_blank(get(text, at + count_run(text, at)));
	if (c == '-' || c == '+' || c == '=' || c == '*' || c == '_')
		return is_blank(after) || after == c;
	return c == '>' || c == '[' || c == '~' || c == '|' || c == ':';
}

/* "2020." and "3)" at the beginning of a line: the place of the dot, or AT. */
static size_t
find_number_mark(const struct text *text, size_t at)
{
	size_t end = at;

	while (end < text->len && ascii_is_digit(text->s[end]))
		end++;
	return end > at && (get(text, end) == '.' || get(text, end) == ')') &&
			       end < text->len && is_blank(get(text, end + 1))
		       ? end
		       : at;
}

/* Puts the character at AT, at the begin of a LINE or not; the next place. */
static size_t
put_next(struct text *text, size_t at, bool line)
{
	size_t number = line ? find_number_mark(text, at) : at;
	size_t code = text->s[at] == '`' ? find_code(text, at) : 0;

	if (code) {
		buffer_put(text->out, text->s + at, code);
		return at + code;
	}
	buffer_put(text->out, text->s + at, number - at);
	if (number > at || text->s[at] == '`' || is_mark(text, at) ||
	    (line && begins_block(text, at)))
		buffer_putc(text->out, '\\');
	buffer_putc(text->out, text->s[number]);
	return number + 1;
}

/* A line end within: a hard break where there can be one, else a blank. */
static size_t
put_break(struct text *text, size_t at)
{
	while (at < text->len && is_blank(text->s[at]))
		at++;
	if (text->kind == SUMARIO_HEADING || text->kind == SUMARIO_TABLE_CELL)
		buffer_putc(text->out, ' ');
	else
		buffer_puts(text->out, "\\\n");
	return at;
}

void
merged_markdown_put(struct buffer *out, struct span s, struct span source,
		    enum sumario_kind kind, bool line)
{
	struct text text = {out, s.s, s.len, source, kind, 0, '\n', '\n'};

	for (size_t at = 0; at < text.len;) {
		if (text.s[at] == '\n' || text.s[at] == '\r') {
			at = put_break(&text, at);
			line = true;
		} else {
			at = put_next(&text, at, line);
			line = false;
		}
	}
}

void
merged_markdown_put_piece(struct buffer *out, struct span s, struct span source,
			  enum sumario_kind kind,
			  const struct merged_markdown_sides *sides)
{
	struct text text = {out,  s.s, s.len,	      source,
			    kind, 0,   sides->before, sides->after};

	for (size_t at = 0; at < text.len;)
		at = put_next(&text, at, sides->is_line && !at);
}
