/* SPDX-License-Identifier: MIT */
/*
 * Marks of every kind are ASCII, so the look is at the ASCII of the beginning:
 * without NULs, which is all that UTF-16 adds to it, and whatever the bytes
 * beyond may mean.  News in plain text has dashes, numbers and stars at the
 * beginning of lines too; so it takes two different signs to be Markdown, of
 * those that nobody writes by chance.
 */
#include <config.h>

#include "cli/guess.h"

#include <string.h>
#include <strings.h>

/* One kind, and how it is told. */
static const struct kind {
	enum option_input input;
	const char *name;
	const char *endings; /* of file names */
} kinds[] = {
	{INPUT_TEXT, "text", ""},
	{INPUT_HTML, "html", ".html .htm .xhtml"},
	{INPUT_MARKDOWN, "markdown", ".md .markdown .mkd"},
	{INPUT_JSONL, "jsonl", ".jsonl .ndjson"},
};

#define N_KINDS (sizeof(kinds) / sizeof(*kinds))

/* What was seen of Markdown. */
struct signs {
	size_t n_headings, n_fences, n_links;
	bool emphasis, image, rule;
};

const char *
guess_name(enum option_input kind)
{
	for (size_t i = 0; i < N_KINDS; i++)
		if (kinds[i].input == kind)
			return kinds[i].name;
	return "auto";
}

/* INPUT_AUTO: the name does not tell. */
static enum option_input
guess_by_name(const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t n = dot ? strlen(dot) : 0;

	if (n < 2 || strchr(dot, '/'))
		return INPUT_AUTO;
	for (size_t i = 0; i < N_KINDS; i++) {
		const char *ending = kinds[i].endings;

		while (*ending) {
			size_t n_ending = strcspn(ending, " ");

			if (n_ending == n && !strncasecmp(ending, dot, n))
				return kinds[i].input;
			ending += n_ending + (ending[n_ending] == ' ');
		}
	}
	return INPUT_AUTO;
}

/* -- What is inside ------------------------------------------------------ */

/* Without byte-order marks and NULs; the length of what is written to LOOK. */
static size_t
take_look(const char *bytes, size_t len, char look[GUESS_SIZE])
{
	static const char *const marks[] = {"\xEF\xBB\xBF", "\xFF\xFE",
					    "\xFE\xFF"};
	size_t n = 0, i = 0;

	for (size_t m = 0; m < 3 && !i; m++)
		if (len >= strlen(marks[m]) &&
		    !memcmp(bytes, marks[m], strlen(marks[m])))
			i = strlen(marks[m]);
	for (; i < len && n < GUESS_SIZE; i++)
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

/*
 * The look in lower case, without white space, comments and declarations of XML
 * in front; ends with a NUL.
 */
static void
get_opening(const char *s, size_t len, char opening[GUESS_SIZE + 1])
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (!n && (c <= ' ' || c >= 0x80))
			continue;
		opening[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
		if (c != '>' || (strncmp(opening, "<!--", 4) &&
				 strncmp(opening, "<?xml", 5)))
			continue;
		/* "-->" or "?>": what follows is the beginning. */
		opening[n] = '\0';
		if (opening[1] == '?' || strstr(opening + 4, "-->"))
			n = 0;
	}
	opening[n] = '\0';
}

/* Elements that a page, or a piece of one, begins with. */
static const char *const first_tags[] = {
	"html",	      "head",	"body",	  "meta",     "title",	 "link",
	"base",	      "script", "style",  "noscript", "article", "section",
	"main",	      "div",	"header", "nav",      "aside",	 "footer",
	"h1",	      "h2",	"h3",	  "h4",	      "p",	 "ul",
	"ol",	      "dl",	"span",	  "a",	      "b",	 "i",
	"em",	      "strong", "small",  "br",	      "hr",	 "img",
	"blockquote", "figure", "table",  "center",   "font",	 "pre",
	"form"};

static bool
is_html(const char *s, size_t len)
{
	char opening[GUESS_SIZE + 1];

	/* Most texts need no second look. */
	for (; len && ((unsigned char)*s <= ' ' || *s & 0x80); len--)
		s++;
	if (!len || *s != '<')
		return false;
	get_opening(s, len, opening);
	if (!strncmp(opening, "<!doctype html", 14) ||
	    !strncmp(opening, "<!--", 4))
		return true;
	for (size_t i = 0; i < sizeof(first_tags) / sizeof(*first_tags); i++) {
		size_t n = strlen(first_tags[i]);

		if (opening[0] == '<' &&
		    !strncmp(opening + 1, first_tags[i], n) && opening[n + 1] &&
		    strchr(" \t\r\n/>", opening[n + 1]))
			return true;
	}
	return false;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       c == '-';
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

enum option_input
guess_input(const char *name, const char *bytes, size_t len)
{
	enum option_input kind = guess_by_name(name);
	char look[GUESS_SIZE];
	size_t n;

	if (kind != INPUT_AUTO)
		return kind;
	n = take_look(bytes, len < 2 * GUESS_SIZE ? len : 2 * GUESS_SIZE, look);
	if (is_jsonl(look, n))
		return INPUT_JSONL;
	if (is_html(look, n))
		return INPUT_HTML;
	return is_markdown(look, n) ? INPUT_MARKDOWN : INPUT_TEXT;
}
