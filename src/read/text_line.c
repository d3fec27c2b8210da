/* SPDX-License-Identifier: MIT */
/*
 * What a line of text looks like.
 * A line is looked at from both ends: what it begins with, after the prefix of
 * a quoted mail or the number of a line, and whether its last word or mark
 * lets a sentence end there.
 */
#include <config.h>

#include "read/text_line.h"

#include "base/ascii.h"
#include "text/fold.h"
#include "text/scan.h"
#include "text/unicode.h"

#include <string.h>

/* Numbers of lines have no more digits. */
#define MAX_NUMBER 4
/* Signs of a line that is a rule; characters of the time of a subtitle. */
#define MIN_RULE 3
#define MIN_CUE 5
/* Bytes of a word that binds a line to the next. */
#define MAX_BINDING 12

/* Length in bytes of the line end at I, or 0. */
static size_t
newline_length(const char *s, size_t i, size_t end)
{
	unsigned char c = (unsigned char)s[i];

	if (c == '\r')
		return i + 1 < end && s[i + 1] == '\n' ? 2 : 1;
	if (c < 0x80)
		return c >= '\n' && c <= '\f' ? 1 : 0;
	return unicode_class_at(s + i) & UNICODE_NEWLINE ? utf8_length(c) : 0;
}

static size_t
count_tabs(const char *s, size_t begin, size_t end)
{
	size_t n = 0;
	const char *tab = s + begin;

	while ((tab = memchr(tab, '\t', (size_t)(s + end - tab)))) {
		tab++;
		n++;
	}
	return n;
}

/* After ">", "> >" or "|" and blanks at the begin of LINE. */
static size_t
skip_prefix(const char *s, const struct text_line *line)
{
	size_t i = line->begin;

	if (i < line->end && s[i] == '|') {
		i = unicode_skip(s, i + 1, line->end, UNICODE_SPACE);
		return memchr(s + i, '|', line->end - i) ? line->begin : i;
	}
	while (i < line->end && s[i] == '>')
		i = unicode_skip(s, i + 1, line->end, UNICODE_SPACE);
	return i;
}

/* The number that LINE begins with and a blank after it, or 0. */
static uint32_t
read_number(const char *s, const struct text_line *line, size_t *text)
{
	uint32_t number = 0;
	size_t i = line->begin;

	while (i < line->end && i - line->begin < MAX_NUMBER &&
	       ascii_is_digit(s[i]))
		number = number * 10 + (uint32_t)(s[i++] - '0');
	if (i == line->begin || i == line->end || !ascii_is_blank(s[i]))
		return 0;
	*text = unicode_skip(s, i, line->end, UNICODE_SPACE);
	return number;
}

struct text_line
text_line_get(const char *s, size_t begin, size_t len)
{
	size_t i = begin, n = 0;
	struct text_line line;

	while ((i = scan_newline(s, i, len)) < len) {
		n = newline_length(s, i, len);
		if (n)
			break;
		i += utf8_length((unsigned char)s[i]);
	}
	line.next = i + n;
	line.begin = unicode_skip(s, begin, i, UNICODE_SPACE);
	line.end = unicode_skip_back(s, line.begin, i, UNICODE_SPACE);
	line.indent = line.begin - begin;
	line.n_tabs = count_tabs(s, line.begin, line.end);
	line.text = line.begin;
	if (line.begin < line.end &&
	    (s[line.begin] == '>' || s[line.begin] == '|'))
		line.text = skip_prefix(s, &line);
	return line;
}

uint32_t
text_line_width(const char *s, const struct text_line *line)
{
	uint32_t width = 0, units = 0;

	utf8_count(s + line->begin, line->end - line->begin, &width, &units);
	return width;
}

/* Where the text of B begins, of which A is the line before. */
static size_t
text_after(const char *s, const struct text_line *a, const struct text_line *b)
{
	size_t text, other;
	uint32_t number;

	if (!ascii_is_digit(s[b->begin]) || !ascii_is_digit(s[a->begin]))
		return b->text;
	number = read_number(s, b, &text);
	return number && read_number(s, a, &other) + 1 == number ? text
								 : b->text;
}

uint32_t
text_line_width_with(const char *s, const struct text_line *a,
		     const struct text_line *b)
{
	uint32_t width = text_line_width(s, a) + 1, units = 0;
	size_t begin = text_after(s, a, b), i = begin;

	while (i < b->end && !(unicode_class_at(s + i) & UNICODE_SPACE))
		i += utf8_length((unsigned char)s[i]);
	utf8_count(s + begin, i - begin, &width, &units);
	return width;
}

bool
text_line_is_terminated(const char *s, const struct text_line *line)
{
	char last = s[line->end - 1];

	return last == ':' || last == ';' ||
	       unicode_last_class(s, line->begin, line->end) &
		       UNICODE_TERMINATOR;
}

bool
text_line_runs_on(const char *s, const struct text_line *a,
		  const struct text_line *b)
{
	return !text_line_is_terminated(s, a) &&
	       unicode_first_class(s, text_after(s, a, b), b->end) &
		       UNICODE_LOWER;
}

bool
text_line_breaks_word(const char *s, const struct text_line *a,
		      const struct text_line *b)
{
	size_t before = utf8_previous(s, a->end);

	return unicode_hyphen_length(s + before, a->end - before) &&
	       before > a->begin &&
	       unicode_class_at(s + utf8_previous(s, before)) & UNICODE_LOWER &&
	       b->text < b->end &&
	       unicode_class_at(s + b->text) & UNICODE_LOWER;
}

bool
text_line_binds(const struct language *lexicon, const char *s,
		const struct text_line *a)
{
	size_t begin = unicode_skip_back(s, a->text, a->end, UNICODE_WORD);
	char folded[FOLD_ROOM];
	size_t n = a->end - begin;

	if (!n || n > MAX_BINDING || begin == a->text ||
	    !(unicode_class_at(s + begin) & UNICODE_LOWER))
		return false;
	n = fold_word(s + begin, n, folded);
	return lexicon_find(lexicon->words, folded, n) & WORD_BINDS;
}

bool
text_line_has_prefix_of(const char *s, const struct text_line *a,
			const struct text_line *b)
{
	size_t i = a->begin, k = b->begin;

	if (a->text == a->begin && b->text == b->begin)
		return true;
	for (;;) {
		i = unicode_skip(s, i, a->text, UNICODE_SPACE);
		k = unicode_skip(s, k, b->text, UNICODE_SPACE);
		if (i == a->text || k == b->text || s[i] != s[k])
			break;
		i++;
		k++;
	}
	return i == a->text && k == b->text;
}

bool
text_line_is_rule(const char *s, const struct text_line *line)
{
	size_t i = line->begin, n = 0;

	while (i < line->end &&
	       !(unicode_class_at(s + i) & (UNICODE_ALPHA | UNICODE_DIGIT))) {
		i += utf8_length((unsigned char)s[i]);
		n++;
	}
	return i == line->end && n >= MIN_RULE;
}

bool
text_line_is_cue(const char *s, const struct text_line *line)
{
	static const char arrow[] = " --> ";
	size_t i = line->begin;

	while (i < line->end && (ascii_is_digit(s[i]) || s[i] == ':' ||
				 s[i] == '.' || s[i] == ','))
		i++;
	return i - line->begin >= MIN_CUE && line->end - i > sizeof(arrow) &&
	       !memcmp(s + i, arrow, sizeof(arrow) - 1) &&
	       ascii_is_digit(s[i + sizeof(arrow) - 1]);
}
