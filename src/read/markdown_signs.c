/* SPDX-License-Identifier: MIT */
/*
 * Whether a text is Markdown, by its marks.  Plain text that is read as
 * Markdown loses words, Markdown that is read as plain text shows its marks; so
 * no mark counts that plain text has as well: rules and underlines of any sign,
 * numbered or starred lines, stars around a word, "#" before comments and ranks.
 */
#include <config.h>

#include "base/ascii.h"
#include "read/markdown.h"

#include <string.h>

/* A line without its end. */
struct line {
	const char *s;
	size_t n;
};

/* What was seen of Markdown. */
struct signs {
	size_t n_sure; /* links, images, tables, fences; "```" is two */
	size_t n_headings;
	bool emphasis;
	struct line before[2]; /* the last line and the one before it */
	size_t n_fence;	       /* marks of a named fence that is open, or 0 */
	char fence;	       /* its mark */
};

/* The line at AT, which becomes where the next one begins. */
static struct line
take_line(const char *s, size_t len, size_t *at)
{
	const char *end = memchr(s + *at, '\n', len - *at);
	struct line line = {s + *at, end ? (size_t)(end - s) - *at : len - *at};

	*at += line.n + (end != NULL);
	while (line.n && strchr(" \t\r", line.s[line.n - 1]))
		line.n--;
	return line;
}

/* How many of the CHARACTERS LINE begins with. */
static size_t
count_first(const struct line *line, const char *characters)
{
	size_t n = 0;

	while (n < line->n && strchr(characters, line->s[n]))
		n++;
	return n;
}

/* -- Front matter -------------------------------------------------------- */

/* Names that site generators and editors know; one of them has to be there. */
static const char *const known_members[] = {
	"title",     "date",	   "author",   "authors",    "layout",
	"tags",	     "slug",	   "category", "categories", "draft",
	"lang",	     "language",   "url",      "summary",    "permalink",
	"published", "description"};

static bool
is_known(const char *name, size_t n)
{
	size_t i = 0, n_known = sizeof(known_members) / sizeof(*known_members);

	while (i < n_known && (strlen(known_members[i]) != n ||
			       memcmp(known_members[i], name, n) != 0))
		i++;
	return i < n_known;
}

/* "name: value", or with JOIN "="; more of a value, or a comment. */
static bool
is_member(const struct line *line, char join, bool *known)
{
	size_t n = 0, i;

	if (!line->n || strchr(" \t#-[", *line->s))
		return true;
	while (n < line->n && (ascii_is_letter(line->s[n]) ||
			       line->s[n] == '_' || line->s[n] == '-'))
		n++;
	for (i = n; i < line->n && line->s[i] == ' ';)
		i++;
	*known |= is_known(line->s, n);
	return n && i < line->n && line->s[i] == join;
}

/* Between two lines of "---" or "+++", members and nothing else. */
static bool
is_front_matter(const char *s, size_t len)
{
	bool known = false, good = true, toml = len && *s == '+';
	const char *fence = toml ? "+++" : "---";
	size_t at = 0;
	struct line line = take_line(s, len, &at);

	if (line.n != 3 || memcmp(line.s, fence, 3) != 0)
		return false;
	while (good && at < len) {
		line = take_line(s, len, &at);
		if (line.n == 3 && (!memcmp(line.s, fence, 3) ||
				    (!toml && !memcmp(line.s, "...", 3))))
			return known;
		good = is_member(&line, toml ? '=' : ':', &known);
	}
	return good && known &&
	       len == SUMARIO_GUESS_BYTES; /* its end is beyond */
}

/* -- Markdown ------------------------------------------------------------ */

/* "## " and a letter: the level, 0: no heading. */
static size_t
heading_level(const struct line *line)
{
	size_t n = count_first(line, "#"), i = n + 1;

	if (!n || n > 6 || i >= line->n || line->s[n] != ' ' ||
	    line->s[i] == ' ')
		return 0;
	/* Letters of other encodings than ASCII count, "# # #" does not. */
	while (i < line->n && !ascii_is_letter(line->s[i]) &&
	       !(line->s[i] & 0x80))
		i++;
	return i < line->n ? n : 0;
}

/* Lines of "#" under each other are comments; headings are by themselves. */
static bool
is_heading(const struct signs *signs, const struct line *line,
	   const struct line *next)
{
	size_t level = heading_level(line);
	const struct line *before = &signs->before[0];

	return level && level != heading_level(next) &&
	       (!before->n ||
		(heading_level(before) && level != heading_level(before)));
}

/* "sh", "c++": one word of what is in a fence, from I to the end of LINE. */
static bool
is_fence_name(const struct line *line, size_t i)
{
	if (i == line->n || !ascii_is_letter(line->s[i]))
		return false;
	while (i < line->n && (ascii_is_letter(line->s[i]) ||
			       strchr("0123456789+#-_.", line->s[i])))
		i++;
	return i == line->n;
}

/*
 * A fence of Markdown says what is in it, "```sh", and has an end.  Without a
 * name it may as well be a rule, or an underline of reStructuredText.
 */
static void
look_for_fence(struct signs *signs, const struct line *line)
{
	char mark = line->n && *line->s == '~' ? '~' : '`';
	size_t n = count_first(line, mark == '~' ? "~" : "`");

	if (n < 3)
		return;
	if (!signs->n_fence && is_fence_name(line, n)) {
		signs->n_fence = n;
		signs->fence = mark;
	} else if (signs->n_fence && mark == signs->fence && n == line->n &&
		   n >= signs->n_fence) {
		signs->n_sure += mark == '`' ? 2 : 1;
		signs->n_fence = 0;
	}
}

/* How many cells the row LINE has; 0: it is none. */
static size_t
count_cells(const struct line *line)
{
	size_t n_bars = 0;

	for (size_t i = 0; i < line->n; i++)
		n_bars += line->s[i] == '|';
	if (!n_bars)
		return 0;
	return n_bars + 1 - (line->s[0] == '|') -
	       (line->n > 1 && line->s[line->n - 1] == '|');
}

/*
 * The line "|---|---|" under the first row of a table, with as many cells.  A
 * table that is drawn has a line over that row too.
 */
static bool
is_table(const struct signs *signs, const struct line *line)
{
	size_t n_cells = count_cells(line);

	return n_cells && count_first(line, "|:- \t") == line->n &&
	       memchr(line->s, '-', line->n) &&
	       count_cells(&signs->before[0]) == n_cells &&
	       !count_cells(&signs->before[1]);
}

/* "[...](http...)" or "](/...)" from the bracket at I on. */
static bool
is_link(const struct line *line, size_t i)
{
	const char *s = line->s + i;
	size_t n = line->n - i;

	return n > 3 && s[0] == ']' && s[1] == '(' &&
	       (s[2] == '/' || (n > 6 && !memcmp(s + 2, "http", 4))) &&
	       memchr(s, ')', n);
}

/* "![...](" from I on. */
static bool
is_image(const struct line *line, size_t i)
{
	const char *close;

	if (line->s[i] != '!' || i + 1 == line->n || line->s[i + 1] != '[')
		return false;
	close = memchr(line->s + i, ']', line->n - i);
	return close && close + 1 < line->s + line->n && close[1] == '(';
}

/* "**word**" from I on. */
static bool
is_bold(const struct line *line, size_t i)
{
	const char *s = line->s;

	if (i + 2 >= line->n || memcmp(s + i, "**", 2) != 0 ||
	    strchr(" \t*", s[i + 2]))
		return false;
	for (i += 3; i + 1 < line->n; i++)
		if (s[i] == '*' && s[i + 1] == '*')
			return s[i - 1] != ' ';
	return false;
}

static void
look_within(struct signs *signs, const struct line *line)
{
	for (size_t i = 0; i < line->n; i++) {
		signs->n_sure += is_link(line, i) || is_image(line, i);
		signs->emphasis |= is_bold(line, i);
	}
}

static void
look_at_line(struct signs *signs, const struct line *line,
	     const struct line *next)
{
	look_for_fence(signs, line);
	if (signs->n_fence)
		return; /* whatever is in it */
	signs->n_headings += is_heading(signs, line, next);
	signs->n_sure += is_table(signs, line);
	look_within(signs, line);
}

bool
markdown_is_likely(const struct reader_look *look)
{
	const char *s = look->s;
	size_t len = look->n;
	struct signs signs = {0};
	struct line line, next;
	size_t at = 0;

	if (is_front_matter(s, len))
		return true;
	next = take_line(s, len, &at);
	while (next.n || at < len) {
		line = next;
		next = at < len ? take_line(s, len, &at) : (struct line){s, 0};
		look_at_line(&signs, &line, &next);
		signs.before[1] = signs.before[0];
		signs.before[0] = line;
	}
	return signs.n_sure + signs.n_headings + signs.emphasis >= 2;
}
