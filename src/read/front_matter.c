/* SPDX-License-Identifier: MIT */
/*
 * A reader of what front matter says in practice: a name and a scalar a line.
 * It takes the little of YAML 1.2 and TOML 1.0 that this needs (plain and
 * quoted strings, strings that go on in indented lines, lists of strings), and
 * passes over the rest, so nothing can nest and nothing can refer.
 */
#include <config.h>

#include "read/front_matter.h"

#include <string.h>

/* One line without its line end. */
struct line {
	const char *s;
	size_t len;
};

struct reader {
	struct article *article;
	const char *s;
	size_t len, at;
	bool toml;
	struct bytes value; /* being put together */
};

/* The line at AT, which becomes where the next one begins. */
static struct line
take_line(const char *s, size_t len, size_t *at)
{
	const char *end = memchr(s + *at, '\n', len - *at);
	struct line line = {s + *at, end ? (size_t)(end - s) - *at : len - *at};

	*at += line.len + (end != NULL);
	while (line.len && strchr(" \t\r", line.s[line.len - 1]) &&
	       line.s[line.len - 1])
		line.len--;
	return line;
}

static bool
is_line(const struct line *line, const char *text)
{
	return line->len == strlen(text) && !memcmp(line->s, text, line->len);
}

size_t
front_matter_length(const char *s, size_t len)
{
	size_t at = 0;
	struct line line = take_line(s, len, &at);
	bool yaml = is_line(&line, "---");

	if (!yaml && !is_line(&line, "+++"))
		return 0;
	line = take_line(s, len, &at);
	if (!line.len) /* a rule, and then a paragraph */
		return 0;
	for (;;) {
		if (is_line(&line, yaml ? "---" : "+++") ||
		    (yaml && is_line(&line, "...")))
			return at;
		if (at == len)
			return 0;
		line = take_line(s, len, &at);
	}
}

static void
skip_blanks(struct line *line)
{
	while (line->len && (*line->s == ' ' || *line->s == '\t')) {
		line->s++;
		line->len--;
	}
}

/* -- Values -------------------------------------------------------------- */

static bool
add(struct reader *reader, const char *s, size_t len)
{
	return bytes_add(&reader->value, s, len);
}

/* One more string of a list or line of a text, after BETWEEN. */
static bool
add_between(struct reader *reader, const char *between)
{
	return !reader->value.n_items || add(reader, between, strlen(between));
}

/* What is quoted from *REST on, up to the same quote; REST goes after it. */
static bool
add_quoted(struct reader *reader, struct line *rest)
{
	char quote = *rest->s;
	size_t i = 1;

	for (; i < rest->len; i++) {
		bool twice = i + 1 < rest->len && rest->s[i + 1] == quote;

		if (rest->s[i] == quote && !(quote == '\'' && twice))
			break;
		if (i + 1 < rest->len &&
		    (quote == '"' ? rest->s[i] == '\\' : rest->s[i] == quote))
			i++;
		if (!add(reader, rest->s + i, 1))
			return false;
	}
	i += i < rest->len;
	rest->s += i;
	rest->len -= i;
	return true;
}

/* Length of a string without quotes, before a comment or one of ENDS. */
static size_t
plain_length(const struct line *line, const char *ends)
{
	size_t n = 0;

	while (n < line->len && !(line->s[n] && strchr(ends, line->s[n])) &&
	       !(line->s[n] == '#' && n && line->s[n - 1] == ' '))
		n++;
	while (n && (line->s[n - 1] == ' ' || line->s[n - 1] == '\t'))
		n--;
	return n;
}

static bool
add_scalar(struct reader *reader, struct line *rest, const char *ends)
{
	size_t n;

	if (rest->len && (*rest->s == '"' || *rest->s == '\''))
		return add_quoted(reader, rest);
	n = plain_length(rest, ends);
	if (!add(reader, rest->s, n))
		return false;
	rest->s += n;
	rest->len -= n;
	return true;
}

/* "[Ana, Luis]" on one line. */
static bool
add_list(struct reader *reader, struct line rest)
{
	while (rest.len && *rest.s != ']') {
		rest.s++;
		rest.len--;
		skip_blanks(&rest);
		if (!rest.len || *rest.s == ']')
			break;
		if (!add_between(reader, ", ") ||
		    !add_scalar(reader, &rest, ",]"))
			return false;
		while (rest.len && *rest.s != ',' && *rest.s != ']') {
			rest.s++;
			rest.len--;
		}
	}
	return true;
}

/* Whether the line at READER->at belongs to the value before it. */
static bool
goes_on(const struct reader *reader, struct line *line, size_t *next)
{
	*next = reader->at;
	if (reader->toml || reader->at == reader->len)
		return false;
	*line = take_line(reader->s, reader->len, next);
	return line->len > 1 && (*line->s == ' ' || *line->s == '\t' ||
				 (*line->s == '-' && line->s[1] == ' '));
}

/* The indented lines of a long string, or the items of a list. */
static bool
add_lines(struct reader *reader, bool read)
{
	struct line line;
	size_t next;

	for (; goes_on(reader, &line, &next); reader->at = next) {
		bool item;

		skip_blanks(&line);
		if (!read || !line.len)
			continue;
		item = line.len > 1 && line.s[0] == '-' && line.s[1] == ' ';
		line.s += item;
		line.len -= item;
		skip_blanks(&line);
		if (!add_between(reader, item ? ", " : " ") ||
		    !add_scalar(reader, &line, ""))
			return false;
	}
	return true;
}

static bool
is_nothing(const struct bytes *value)
{
	return !value->n_items ||
	       (value->n_items == 1 && *value->items == '~') ||
	       (value->n_items == 4 && !memcmp(value->items, "null", 4));
}

/* The value of a member begins at REST; more of it may be in lines below. */
static bool
read_value(struct reader *reader, struct line rest)
{
	char first = rest.len ? *rest.s : '\0';

	reader->value.n_items = 0;
	if (first == '[')
		return add_list(reader, rest) && add_lines(reader, false);
	if (first && strchr("{&*!", first)) /* no string */
		return add_lines(reader, false);
	if (first == '"' || first == '\'')
		return add_scalar(reader, &rest, "") &&
		       add_lines(reader, false);
	if (first != '|' && first != '>' && !add_scalar(reader, &rest, ""))
		return false;
	return add_lines(reader, true);
}

/* -- Members ------------------------------------------------------------- */

/* Where the value of the member NAME goes; NULL: it is not wanted. */
static const char **
find_field(struct article *article, const char *name, size_t n)
{
	const struct article_field fields[] = {
		{"title", &article->title},
		{"author", &article->metadata.author},
		{"authors", &article->metadata.author},
		{"date", &article->metadata.date},
		{"lang", &article->metadata.language},
		{"language", &article->metadata.language},
		{"site", &article->metadata.site},
		{"url", &article->metadata.url},
		{"canonical_url", &article->metadata.url},
	};

	return article_find_field(fields, sizeof(fields) / sizeof(*fields),
				  name, n);
}

/* What comes first counts. */
static bool
read_member(struct reader *reader, const struct line *line, size_t n_name)
{
	const char **field;
	struct line rest = {line->s + n_name, line->len - n_name};

	while (n_name && line->s[n_name - 1] == ' ')
		n_name--;
	field = find_field(reader->article, line->s, n_name);
	rest.s++;
	rest.len--;
	skip_blanks(&rest);
	if (!field || *field)
		return add_lines(reader, false);
	if (!read_value(reader, rest))
		return false;
	return is_nothing(&reader->value) ||
	       article_set_string(reader->article, field, reader->value.items,
				  reader->value.n_items);
}

static bool
read_members(struct reader *reader)
{
	while (reader->at < reader->len) {
		struct line line = take_line(reader->s, reader->len,
					     &reader->at);
		const char *mark = memchr(line.s, reader->toml ? '=' : ':',
					  line.len);

		if (reader->toml && line.len && *line.s == '[')
			return true; /* a table of its own begins */
		if (mark && *line.s != '#' &&
		    !read_member(reader, &line, (size_t)(mark - line.s)))
			return false;
	}
	return true;
}

bool
front_matter_read(struct article *article, const char *s, size_t len)
{
	struct reader reader = {
		.article = article, .s = s, .len = len, .toml = *s == '+'};
	bool good;

	take_line(s, len, &reader.at);
	good = read_members(&reader);
	vector_release(&reader.value);
	return good;
}
