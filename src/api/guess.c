/* SPDX-License-Identifier: MIT */
/*
 * What an input is, by the ending of its name or by how it begins.
 *
 * Marks of every kind are ASCII, so the look is at the ASCII of the beginning:
 * without NULs, which is all that UTF-16 adds to it, and whatever the bytes
 * beyond may mean.  News in plain text has dashes, numbers and stars at the
 * beginning of lines too; so it takes two different signs to be Markdown, of
 * those that nobody writes by chance.
 */
#include <config.h>

#include "base/ascii.h"
#include "markup/html_tag.h"
#include "sumario.h"
#include "text/encoding.h"

#include <string.h>

/* One kind, and how it is told. */
static const struct kind {
	const char *name;
	const char *endings[4]; /* of file names; the last is NULL */
} kinds[SUMARIO_N_INPUTS] = {
	[SUMARIO_INPUT_TEXT] = {"text", {NULL}},
	[SUMARIO_INPUT_HTML] = {"html", {".html", ".htm", ".xhtml"}},
	[SUMARIO_INPUT_MARKDOWN] = {"markdown", {".md", ".markdown", ".mkd"}},
	[SUMARIO_INPUT_JSONL] = {"jsonl", {".jsonl", ".ndjson"}},
};

/* What was seen of Markdown. */
struct signs {
	size_t n_headings, n_fences, n_links;
	bool emphasis, image, rule;
};

const char *
sumario_input_name(enum sumario_input input)
{
	return (unsigned)input < SUMARIO_N_INPUTS ? kinds[input].name : NULL;
}

/* SUMARIO_N_INPUTS: the name does not tell. */
static enum sumario_input
guess_by_name(const char *name)
{
	const char *dot = name ? strrchr(name, '.') : NULL;

	for (int i = 0; dot && i < SUMARIO_N_INPUTS; i++)
		for (const char *const *ending = kinds[i].endings; *ending;
		     ending++)
			if (ascii_equals(dot, strlen(dot), *ending))
				return (enum sumario_input)i;
	return SUMARIO_N_INPUTS;
}

/* -- What is inside ------------------------------------------------------ */

/* Without byte-order marks and NULs; the length of what is written to LOOK. */
static size_t
take_look(const char *bytes, size_t len, char look[SUMARIO_GUESS_BYTES])
{
	size_t n = 0, i;

	encoding_find_mark(bytes, len, &i);
	for (; i < len && n < SUMARIO_GUESS_BYTES; i++)
		if (bytes[i])
			look[n++] = bytes[i];
	return n;
}

/* "{" and a member, or nothing. */
static bool
is_jsonl(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && strchr(" \t\r\n", s[i]))
		i++;
	if (i == len || s[i] != '{')
		return false;
	for (i++; i < len; i++)
		if (!strchr(" \t", s[i]))
			return s[i] == '"' || s[i] == '}';
	return false;
}

/* Passes over white space, and marks of the encoding. */
static size_t
skip_gap(const char *s, size_t at, size_t len)
{
	while (at < len && ((unsigned char)s[at] <= ' ' || s[at] & 0x80))
		at++;
	return at;
}

/* Whether a page, or a piece of one, may begin with the start tag TAG. */
static bool
may_begin_page(const struct html_tag *tag)
{
	return tag->element != HTML_OTHER &&
	       html_name_class(tag->element) != HTML_UNSEEN;
}

/*
 * The first token but white space, comments and declarations of XML is the
 * doctype or a tag of HTML, or a comment that is longer than the look.
 */
static bool
is_html(const char *s, size_t len)
{
	struct html_page page = {.s = s, .len = len};
	struct html_tag tag;

	for (size_t at = skip_gap(s, 0, len); at < len && s[at] == '<';
	     at = skip_gap(s, tag.end, len)) {
		html_tag_read(&page, at, &tag);
		if (tag.type == HTML_START_TAG)
			return may_begin_page(&tag);
		if (tag.type != HTML_COMMENT)
			return false;
		if (page.n_cut ||
		    ascii_begins(s + at, len - at, "<!doctype html"))
			return true;
		if (!ascii_begins(s + at, len - at, "<!--") &&
		    !ascii_begins(s + at, len - at, "<?xml"))
			return false;
	}
	return false;
}

static bool
is_letter(char c)
{
	return ascii_is_letter(c) || c == '_' || c == '-';
}

/* "---" or "+++" over a line such as "title: ..." or "title = ...". */
static bool
is_front_matter(const char *s, size_t len)
{
	char join = len && *s == '+' ? '=' : ':';
	size_t i = 3;

	if (len < 6 || (memcmp(s, "---", 3) && memcmp(s, "+++", 3)))
		return false;
	while (i < len && strchr(" \t\r", s[i]))
		i++;
	if (i == len || s[i++] != '\n' || i == len || !is_letter(s[i]))
		return false;
	while (i < len && is_letter(s[i]))
		i++;
	while (i < len && s[i] == ' ')
		i++;
	return i < len && s[i] == join;
}

/* Whether S, a line of N bytes, is a mark of Markdown as a whole. */
static void
look_at_line(struct signs *signs, const char *s, size_t n)
{
	size_t n_marks = 0;

	while (n_marks < n && s[n_marks] == '#')
		n_marks++;
	signs->n_headings += n_marks > 0 && n_marks <= 6 && n_marks + 1 < n &&
			     s[n_marks] == ' ' && s[n_marks + 1] != ' ';
	signs->n_fences += n >= 3 &&
			   (!memcmp(s, "```", 3) || !memcmp(s, "~~~", 3));
	for (n_marks = 0; n_marks < n && strchr("|:- \r", s[n_marks]);)
		n_marks++;
	signs->rule |= n_marks == n && memchr(s, '|', n) && memchr(s, '-', n);
}

/* Within a line: "](http", "](/", "![" and "**word**". */
static void
look_within(struct signs *signs, const char *s, size_t n)
{
	size_t n_bold = 0;

	for (size_t i = 0; i + 2 < n; i++) {
		if (s[i] == ']' && s[i + 1] == '(')
			signs->n_links += !memcmp(s + i + 2, "/", 1) ||
					  (n - i > 6 &&
					   !memcmp(s + i + 2, "http", 4));
		if (s[i] == '!' && s[i + 1] == '[')
			signs->image |= memchr(s + i, ']', n - i) != NULL;
		if (s[i] == '*' && s[i + 1] == '*' && ++n_bold)
			i++;
	}
	if (n >= 2 && s[n - 1] == '*' && s[n - 2] == '*')
		n_bold++;
	signs->emphasis |= n_bold >= 2 && n_bold % 2 == 0;
}

static bool
is_markdown(const char *s, size_t len)
{
	struct signs signs = {0};
	size_t n_kinds;

	if (is_front_matter(s, len))
		return true;
	for (size_t i = 0; i < len; i++) {
		const char *end = memchr(s + i, '\n', len - i);
		size_t n = end ? (size_t)(end - s) - i : len - i;

		look_at_line(&signs, s + i, n);
		look_within(&signs, s + i, n);
		i += n;
	}
	n_kinds = (signs.n_headings > 0) + (signs.n_fences > 0) +
		  (signs.n_links > 0) + signs.emphasis + signs.image +
		  signs.rule;
	return n_kinds >= 2 || signs.n_headings >= 2 || signs.n_fences >= 2 ||
	       signs.n_links >= 2;
}

enum sumario_input
sumario_input_guess(const char *name, const char *bytes, size_t len)
{
	enum sumario_input kind = guess_by_name(name);
	char look[SUMARIO_GUESS_BYTES];
	size_t n;

	if (kind != SUMARIO_N_INPUTS)
		return kind;
	n = take_look(bytes,
		      len < 2 * SUMARIO_GUESS_BYTES ? len
						    : 2 * SUMARIO_GUESS_BYTES,
		      look);
	if (is_jsonl(look, n))
		return SUMARIO_INPUT_JSONL;
	if (is_html(look, n))
		return SUMARIO_INPUT_HTML;
	return is_markdown(look, n) ? SUMARIO_INPUT_MARKDOWN
				    : SUMARIO_INPUT_TEXT;
}
