/* SPDX-License-Identifier: MIT */
/*
 * From the text of an article back to its Markdown.
 * cmark says on which line and in which column a paragraph or heading begins;
 * where its pieces are it does not always say rightly.  So the tree of a leaf is
 * read along with the Markdown: each character of a text must be there, as it
 * is, escaped or as a reference, each sign where its node begins or ends.  What
 * is not as it should be leaves the leaf without a place, which costs a
 * translation but never damages the original.  CommonMark 0.30.
 */
#include <config.h>

#include "read/markdown_origin.h"

#include "base/ascii.h"
#include "markup/html_reference.h"

/* Definitions of links that may be before a paragraph. */
#define MAX_DEFINITIONS 16

VECTOR_TYPE(line_places, uint32_t);

struct follower {
	const struct markdown_origin *read;
	struct origin *origin;
	struct html_page tokens;
	struct line_places lines; /* where each begins */
	const char *s;		  /* the original */
	size_t at, end;		  /* in it, of the leaf */
	uint32_t text, text_end;  /* in the text, of the leaf */
	bool is_lost;		  /* the leaf cannot be followed */
	bool failed;		  /* out of memory */
};

/* -- What is found ------------------------------------------------------------ */

/* What a backslash makes a mere character. */
static bool
is_punctuation(char c)
{
	return c > ' ' && c < 0x7F && !ascii_is_alnum(c);
}

static char
get(const struct follower *f, size_t at)
{
	return at < f->end ? f->s[at] : '\0';
}

/* N_TEXT bytes of the text come from the N at hand. */
static void
add_run(struct follower *f, size_t n_text, size_t n, bool is_whole)
{
	const struct origin_run run = {f->text, (uint32_t)n_text,
				       (uint32_t)f->at, (uint32_t)n, is_whole};

	if (n_text > f->text_end - f->text || n > f->end - f->at)
		f->is_lost = true;
	else if (!origin_add_run(f->origin, run))
		f->failed = true;
	f->text += (uint32_t)n_text;
	f->at += n;
}

static void
add_mark(struct follower *f, enum origin_mark_type type, size_t n,
	 enum html_name element)
{
	const struct origin_mark mark = {.begin = (uint32_t)f->at,
					 .end = (uint32_t)(f->at + n),
					 .text = f->text,
					 .type = (uint8_t)type,
					 .is_sign = true,
					 .element = element};

	if (n > f->end - f->at)
		f->is_lost = true;
	else if (!origin_add_mark(f->origin, mark))
		f->failed = true;
	f->at += n;
}

/* -- Lines ---------------------------------------------------------------------- */

static size_t
skip_blanks(const struct follower *f, size_t at)
{
	while (get(f, at) == ' ' || get(f, at) == '\t')
		at++;
	return at;
}

/* Past a line end and what is before the text of the next line; AT: none. */
static size_t
skip_line_end(const struct follower *f, size_t at)
{
	size_t next = skip_blanks(f, at);

	if (get(f, next) != '\n' && get(f, next) != '\r')
		return at;
	next += 1 + (get(f, next) == '\r' && get(f, next + 1) == '\n');
	while (get(f, next) == '>' || get(f, next) == ' ' ||
	       get(f, next) == '\t')
		next++;
	return next;
}

/* A line end within a paragraph, after a backslash if it is a hard one. */
static void
follow_line_end(struct follower *f)
{
	size_t from = f->at + (get(f, f->at) == '\\');
	size_t to = skip_line_end(f, from);

	if (to == from)
		f->is_lost = true;
	else
		add_run(f, 1, to - f->at, true);
}

/* -- Text ----------------------------------------------------------------------- */

/* Whether the text has the N bytes at S next. */
static bool
has_next(const struct follower *f, const char *s, size_t n)
{
	return n <= f->text_end - f->text &&
	       !memcmp(f->read->text + f->text, s, n);
}

/* What "\|" is in the tree, if S begins with it. */
static bool
is_bar(const struct follower *f, const char *s)
{
	const char *bar = f->read->tree->bar;

	return bar && !strncmp(s, bar, strlen(bar)) &&
	       get(f, f->at) == '\\' && get(f, f->at + 1) == '|';
}

/* A reference at hand that is what S begins with; returns how much of S. */
static size_t
follow_reference(struct follower *f, const char *s)
{
	char out[HTML_REFERENCE_MAX];
	size_t n = 0;
	size_t n_read = html_reference_read(f->s + f->at, f->end - f->at,
					    HTML_IN_TEXT, out, &n);

	if (!n_read || get(f, f->at + n_read - 1) != ';' ||
	    strncmp(s, out, n) != 0 || !has_next(f, out, n))
		return 0;
	add_run(f, n, n_read, true);
	return n;
}

/* A character of a text; returns how many bytes of S it is. */
static size_t
follow_character(struct follower *f, const char *s)
{
	char c = get(f, f->at);
	size_t n;

	if (is_bar(f, s)) {
		add_run(f, 1, 2, true);
		return strlen(f->read->tree->bar);
	}
	if (c == '&' && (n = follow_reference(f, s)))
		return n;
	if (c == '\\' && is_punctuation(get(f, f->at + 1)) &&
	    get(f, f->at + 1) == *s && has_next(f, s, 1)) {
		add_run(f, 1, 2, true);
		return 1;
	}
	if (c != *s || !has_next(f, s, 1))
		f->is_lost = true;
	else
		add_run(f, 1, 1, false);
	return 1;
}

static void
follow_text(struct follower *f, const char *s)
{
	while (*s && !f->is_lost && !f->failed)
		s += follow_character(f, s);
}

/* -- Code ------------------------------------------------------------------------ */

/* How many bytes at AT are C, up to END. */
static size_t
count_run(const char *s, size_t at, size_t end, char c)
{
	size_t n = 0;

	while (at + n < end && s[at + n] == c)
		n++;
	return n;
}

/* The end of the code that begins with N ticks at S[AT]; 0: it has none. */
static size_t
find_code_end(const char *s, size_t at, size_t end, size_t n)
{
	for (at += n; at < end;) {
		const char *tick = memchr(s + at, '`', end - at);
		size_t n_here;

		if (!tick)
			return 0;
		at = (size_t)(tick - s);
		n_here = count_run(s, at, end, '`');
		at += n_here;
		if (n_here == n)
			return at;
	}
	return 0;
}

/* Code is one piece, in the text and here, with what is around it. */
static void
follow_code(struct follower *f)
{
	const char *text = f->read->text;
	size_t n = count_run(f->s, f->at, f->end, '`');
	size_t n_text = count_run(text, f->text, f->text_end, '`');
	size_t end = n ? find_code_end(f->s, f->at, f->end, n) : 0;
	size_t text_end = n_text ? find_code_end(text, f->text, f->text_end,
						 n_text)
				 : 0;

	if (end && text_end)
		add_run(f, text_end - f->text, end - f->at, true);
	else
		f->is_lost = true;
}

/* -- Signs and tags ------------------------------------------------------------- */

static void
follow_emphasis(struct follower *f, enum origin_mark_type type, size_t n,
		enum html_name element)
{
	char c = get(f, f->at);

	if ((c != '*' && c != '_') || (n == 2 && get(f, f->at + 1) != c))
		f->is_lost = true;
	else
		add_mark(f, type, n, element);
}

/* Whether HTML is what stands here, but for what is before lines of it. */
static bool
find_html(const struct follower *f, const char *html, size_t *end)
{
	size_t at = f->at;

	for (; *html; html++) {
		if (*html == '\n') {
			size_t next = skip_line_end(f, at);

			if (next == at)
				return false;
			at = next;
			while (html[1] == ' ' || html[1] == '\t')
				html++;
		} else if (get(f, at++) != *html) {
			return false;
		}
	}
	*end = at;
	return true;
}

static bool
is_void(enum html_name element)
{
	return html_name_class(element) == HTML_EMPTY || element == HTML_IMG ||
	       element == HTML_INPUT;
}

static void
follow_tag(struct follower *f, size_t end)
{
	struct html_tag tag;
	size_t first = f->origin->marks.n_items;
	enum origin_mark_type type = ORIGIN_ALONE;

	html_tag_read(&f->tokens, f->at, &tag);
	if (tag.type == HTML_END_TAG)
		type = ORIGIN_CLOSE;
	else if (tag.type == HTML_START_TAG && !is_void(tag.element) &&
		 !tag.self_closing)
		type = ORIGIN_OPEN;
	add_mark(f, type, end - f->at, tag.element);
	if (f->is_lost || f->failed)
		return;
	f->origin->marks.items[first].is_sign = false;
	f->origin->marks.items[first].is_hidden = tag.type == HTML_COMMENT;
	if (tag.name.s) {
		f->origin->marks.items[first].name =
			(uint32_t)(tag.name.s - f->s);
		f->origin->marks.items[first].n_name = (uint32_t)tag.name.len;
	}
}

/* A line break is one of the text as well; in a table it is a blank. */
static void
follow_html(struct follower *f, const char *html)
{
	struct html_tag tag;
	size_t end;

	if (!find_html(f, html, &end)) {
		f->is_lost = true;
		return;
	}
	html_tag_read(&f->tokens, f->at, &tag);
	if (tag.type == HTML_START_TAG && tag.element == HTML_BR &&
	    (has_next(f, "\n", 1) || has_next(f, " ", 1)))
		add_run(f, 1, end - f->at, true);
	else
		follow_tag(f, end);
}

/* -- Links ----------------------------------------------------------------------- */

static size_t
skip_space(const struct follower *f, size_t at)
{
	size_t next = skip_blanks(f, at), line = skip_line_end(f, next);

	return line > next ? line : next;
}

/* Past what CLOSE ends, which is at AT; 0: it does not end. */
static size_t
skip_quoted(const struct follower *f, size_t at, char close)
{
	for (at++; at < f->end && f->s[at] != close; at++)
		at += f->s[at] == '\\';
	return at < f->end ? at + 1 : 0;
}

/* Past an address that is not in brackets of its own. */
static size_t
skip_address(const struct follower *f, size_t at)
{
	size_t depth = 0;

	for (; at < f->end && (unsigned char)f->s[at] > ' '; at++) {
		if (f->s[at] == '\\' &&
		    is_punctuation(get(f, at + 1)))
			at++;
		else if (f->s[at] == '(')
			depth++;
		else if (f->s[at] == ')' && !depth--)
			break;
	}
	return at;
}

/* "(address "title")" at AT; returns where it ends, 0: it is none. */
static size_t
skip_target(const struct follower *f, size_t at, const char *url)
{
	size_t begin = skip_space(f, at + 1), end;
	char quote;

	end = get(f, begin) == '<' ? skip_quoted(f, begin, '>')
				   : skip_address(f, begin);
	if (!end)
		return 0;
	if (get(f, begin) != '<' && !memchr(f->s + begin, '\\', end - begin) &&
	    !memchr(f->s + begin, '&', end - begin) &&
	    (strlen(url) != end - begin ||
	     memcmp(url, f->s + begin, end - begin) != 0))
		return 0;
	at = skip_space(f, end);
	quote = get(f, at);
	if (at > end && (quote == '"' || quote == '\'' || quote == '(')) {
		at = skip_quoted(f, at, (char)(quote == '(' ? ')' : quote));
		if (!at)
			return 0;
		at = skip_space(f, at);
	}
	return get(f, at) == ')' ? at + 1 : 0;
}

/* "](address)", "][name]", "[]" or a mere "]"; ">" of an address alone. */
static void
leave_link(struct follower *f, const char *url, enum html_name element)
{
	size_t end = 0;

	if (get(f, f->at) == '>' && element == HTML_A) {
		add_mark(f, ORIGIN_CLOSE, 1, element);
		return;
	}
	if (get(f, f->at) != ']') {
		f->is_lost = true;
		return;
	}
	if (get(f, f->at + 1) == '(')
		end = skip_target(f, f->at + 1, url);
	else if (get(f, f->at + 1) == '[')
		end = skip_quoted(f, f->at + 1, ']');
	add_mark(f, ORIGIN_CLOSE, end ? end - f->at : 1, element);
}

static void
enter_link(struct follower *f, bool is_image)
{
	size_t n = is_image ? 2 : 1;

	if (is_image ? get(f, f->at) != '!' || get(f, f->at + 1) != '['
		     : get(f, f->at) != '[' && get(f, f->at) != '<')
		f->is_lost = true;
	else
		add_mark(f, ORIGIN_OPEN, n, is_image ? HTML_IMG : HTML_A);
}

/* -- The nodes of a leaf ---------------------------------------------------------- */

static void
enter(struct follower *f, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		follow_text(f, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_CODE:
		follow_code(f);
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		follow_line_end(f);
		break;
	case CMARK_NODE_HTML_INLINE:
		follow_html(f, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_EMPH:
		follow_emphasis(f, ORIGIN_OPEN, 1, HTML_EM);
		break;
	case CMARK_NODE_STRONG:
		follow_emphasis(f, ORIGIN_OPEN, 2, HTML_STRONG);
		break;
	case CMARK_NODE_LINK:
		enter_link(f, false);
		break;
	case CMARK_NODE_IMAGE:
		enter_link(f, true);
		break;
	default:
		f->is_lost = true;
	}
}

static void
leave(struct follower *f, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_EMPH:
		follow_emphasis(f, ORIGIN_CLOSE, 1, HTML_EM);
		break;
	case CMARK_NODE_STRONG:
		follow_emphasis(f, ORIGIN_CLOSE, 2, HTML_STRONG);
		break;
	case CMARK_NODE_LINK:
		leave_link(f, cmark_node_get_url(node), HTML_A);
		break;
	case CMARK_NODE_IMAGE:
		leave_link(f, cmark_node_get_url(node), HTML_IMG);
		break;
	default:
		break;
	}
}

static void
follow_nodes(struct follower *f, cmark_node *leaf)
{
	cmark_node *node = cmark_node_first_child(leaf);

	while (node && node != leaf && !f->is_lost && !f->failed) {
		cmark_node *next;

		enter(f, node);
		next = cmark_node_first_child(node);
		while (!next && node != leaf && !f->is_lost) {
			leave(f, node);
			next = cmark_node_next(node);
			if (!next) {
				node = cmark_node_parent(node);
				if (node == leaf)
					return;
			}
		}
		node = next;
	}
}

/* -- Leaves ------------------------------------------------------------------------ */

/* The place of LINE, from 1 on; after the last: the end. */
static size_t
get_line(const struct follower *f, int line)
{
	return line >= 1 && (size_t)line <= f->lines.n_items
		       ? f->lines.items[line - 1]
		       : f->read->original.len;
}

/* The "#" of a heading. */
static size_t
skip_heading_mark(const struct follower *f, size_t at)
{
	size_t n = count_run(f->s, at, f->end, '#');
	char after = get(f, at + n);

	return n && n <= 6 && (after == ' ' || after == '\t')
		       ? skip_blanks(f, at + n)
		       : at;
}

static void
follow_from(struct follower *f, const struct markdown_leaf *leaf, size_t at)
{
	f->at = at;
	f->text = leaf->begin;
	f->text_end = leaf->end;
	f->is_lost = false;
	follow_nodes(f, leaf->node);
	f->is_lost |= f->text != f->text_end;
}

/* Definitions before a paragraph are no longer in its tree. */
static void
follow_leaf(struct follower *f, const struct markdown_leaf *leaf)
{
	int line = cmark_node_get_start_line(leaf->node);
	size_t n_runs = f->origin->runs.n_items;
	size_t n_marks = f->origin->marks.n_items, at;

	f->end = get_line(f, cmark_node_get_end_line(leaf->node) + 1);
	at = get_line(f, line) +
	     (size_t)cmark_node_get_start_column(leaf->node) - 1;
	for (int i = 0; i < MAX_DEFINITIONS && at < f->end && !f->failed; i++) {
		size_t begin = skip_blanks(f, at);

		if (cmark_node_get_type(leaf->node) == CMARK_NODE_HEADING)
			begin = skip_heading_mark(f, begin);
		follow_from(f, leaf, begin);
		if (!f->is_lost)
			return;
		f->origin->runs.n_items = n_runs;
		f->origin->marks.n_items = n_marks;
		if (get(f, begin) != '[')
			return;
		at = skip_line_end(f, span_skip_line(f->s, begin, f->end) - 1);
	}
}

static bool
find_lines(struct follower *f)
{
	size_t len = f->read->original.len, at = f->read->begin;

	while (at < len) {
		if (!vector_add_room(&f->lines, 1))
			return false;
		f->lines.items[f->lines.n_items++] = (uint32_t)at;
		while (at < len && f->s[at] != '\n' && f->s[at] != '\r')
			at++;
		at += at < len && f->s[at] == '\r' && at + 1 < len &&
		      f->s[at + 1] == '\n';
		at++;
	}
	return true;
}

bool
markdown_origin_find(struct origin *origin, const struct markdown_origin *read)
{
	struct follower f = {.read = read,
			     .origin = origin,
			     .s = read->original.s,
			     .tokens = {.s = read->original.s,
					.len = read->original.len}};

	origin->original = read->original;
	f.failed = !find_lines(&f);
	for (size_t i = 0;
	     i < read->leaves->n_items && !f.failed && !read->tree->has_cut;
	     i++)
		follow_leaf(&f, &read->leaves->items[i]);
	vector_release(&f.lines);
	return !f.failed;
}
