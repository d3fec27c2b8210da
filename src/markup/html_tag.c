/* SPDX-License-Identifier: MIT */
/*
 * The tokens of HTML (WHATWG, 13.2.5).
 * One token after the other, without looking back.  Whatever could make
 * looking ahead cost more than the page is long (comments and quotes
 * without an end) is remembered in struct html_page.
 */
#include <config.h>

#include "markup/html_tag.h"

#include "base/ascii.h"
#include "base/search.h"

#include <string.h>

static const struct {
	const char *name;
	enum html_class class;
} names[HTML_N_NAMES] = {
	{"a", HTML_INLINE},
	{"address", HTML_BLOCK},
	{"article", HTML_BLOCK},
	{"aside", HTML_BLOCK},
	{"audio", HTML_UNSEEN},
	{"b", HTML_MARKUP},
	{"base", HTML_MARKUP},
	{"big", HTML_MARKUP},
	{"blockquote", HTML_BLOCK},
	{"body", HTML_BLOCK},
	{"br", HTML_EMPTY},
	{"button", HTML_INLINE},
	{"canvas", HTML_UNSEEN},
	{"caption", HTML_CELL},
	{"center", HTML_BLOCK},
	{"code", HTML_MARKUP},
	{"datalist", HTML_UNSEEN},
	{"dd", HTML_BLOCK},
	{"details", HTML_BLOCK},
	{"dialog", HTML_BLOCK},
	{"dir", HTML_BLOCK},
	{"div", HTML_BLOCK},
	{"dl", HTML_BLOCK},
	{"dt", HTML_BLOCK},
	{"em", HTML_MARKUP},
	{"fieldset", HTML_BLOCK},
	{"figcaption", HTML_BLOCK},
	{"figure", HTML_BLOCK},
	{"font", HTML_MARKUP},
	{"footer", HTML_BLOCK},
	{"form", HTML_BLOCK},
	{"frame", HTML_MARKUP},
	{"frameset", HTML_MARKUP},
	{"h1", HTML_BLOCK},
	{"h2", HTML_BLOCK},
	{"h3", HTML_BLOCK},
	{"h4", HTML_BLOCK},
	{"h5", HTML_BLOCK},
	{"h6", HTML_BLOCK},
	{"head", HTML_MARKUP},
	{"header", HTML_BLOCK},
	{"hr", HTML_EMPTY},
	{"html", HTML_MARKUP},
	{"i", HTML_MARKUP},
	{"iframe", HTML_UNSEEN_RAW},
	{"img", HTML_MARKUP},
	{"input", HTML_MARKUP},
	{"legend", HTML_BLOCK},
	{"li", HTML_BLOCK},
	{"link", HTML_EMPTY},
	{"listing", HTML_BLOCK},
	{"main", HTML_BLOCK},
	{"math", HTML_MARKUP},
	{"menu", HTML_BLOCK},
	{"meta", HTML_EMPTY},
	{"nav", HTML_BLOCK},
	{"nobr", HTML_MARKUP},
	{"noembed", HTML_UNSEEN_RAW},
	{"noframes", HTML_UNSEEN_RAW},
	{"noscript", HTML_CELL},
	{"object", HTML_MARKUP},
	{"ol", HTML_BLOCK},
	{"p", HTML_BLOCK},
	{"plaintext", HTML_RAW},
	{"pre", HTML_BLOCK},
	{"s", HTML_MARKUP},
	{"script", HTML_UNSEEN_RAW},
	{"section", HTML_BLOCK},
	{"select", HTML_UNSEEN},
	{"small", HTML_MARKUP},
	{"span", HTML_INLINE},
	{"strike", HTML_MARKUP},
	{"strong", HTML_MARKUP},
	{"style", HTML_UNSEEN_RAW},
	{"summary", HTML_BLOCK},
	{"svg", HTML_UNSEEN},
	{"table", HTML_CELL},
	{"tbody", HTML_BLOCK},
	{"td", HTML_CELL},
	{"template", HTML_UNSEEN},
	{"textarea", HTML_UNSEEN_RAW},
	{"tfoot", HTML_BLOCK},
	{"th", HTML_CELL},
	{"thead", HTML_BLOCK},
	{"time", HTML_INLINE},
	{"title", HTML_RCDATA},
	{"tr", HTML_BLOCK},
	{"tt", HTML_MARKUP},
	{"u", HTML_MARKUP},
	{"ul", HTML_BLOCK},
	{"video", HTML_UNSEEN},
	{"wbr", HTML_EMPTY},
	{"xmp", HTML_RAW},
	{"span", HTML_INLINE},
};

bool
html_span_is(struct html_span span, const char *word)
{
	return ascii_equals(span.s, span.len, word);
}

static bool
comes_before(const void *key, size_t place)
{
	const struct html_span *span = key;

	return ascii_compare(span->s, span->len, names[place].name) > 0;
}

enum html_name
html_name_find(const char *name, size_t len)
{
	struct html_span span = {name, len};
	size_t found = search_first(0, HTML_OTHER, comes_before, &span);

	return html_span_is(span, names[found].name) ? (enum html_name)found
						     : HTML_OTHER;
}

const char *
html_name_get(enum html_name name)
{
	return names[name].name;
}

enum html_class
html_name_class(enum html_name name)
{
	return names[name].class;
}

/* Place after the first ">" from AT on, or the end. */
static size_t
find_greater(const struct html_page *page, size_t at)
{
	const char *found = memchr(page->s + at, '>', page->len - at);

	return found ? (size_t)(found - page->s) + 1 : page->len;
}

static bool
stands_at(const struct html_page *page, size_t at, const char *word)
{
	size_t n = strlen(word);

	return page->len - at >= n && !memcmp(page->s + at, word, n);
}

/* A comment begins at tag->begin with "<!--". */
static void
read_comment(struct html_page *page, struct html_tag *tag)
{
	size_t at = tag->begin + 4;

	tag->type = HTML_COMMENT;
	if (stands_at(page, at, ">") || stands_at(page, at, "->")) {
		tag->end = find_greater(page, at);
		return;
	}
	while (!page->no_comment_end && at < page->len) {
		const char *dash = memchr(page->s + at, '-', page->len - at);

		if (!dash)
			break;
		at = (size_t)(dash - page->s);
		if (stands_at(page, at, "-->") || stands_at(page, at, "--!>")) {
			tag->end = find_greater(page, at);
			return;
		}
		at++;
	}
	page->no_comment_end = true;
	page->n_cut++;
	tag->end = find_greater(page, tag->begin);
}

/* Passes over white space, and slashes that mean nothing. */
static size_t
skip_gap(const struct html_page *page, size_t at)
{
	while (at < page->len &&
	       (html_is_space(page->s[at]) || page->s[at] == '/'))
		at++;
	return at;
}

/* The next QUOTE from AT on, or page->len. */
static size_t
find_quote(struct html_page *page, size_t at, char quote)
{
	bool *none = &page->no_quote[quote == '"'];
	const char *end = *none ? NULL
				: memchr(page->s + at, quote, page->len - at);

	*none = !end;
	return end ? (size_t)(end - page->s) : page->len;
}

/* The attribute that begins at AT; returns where it ends. */
static size_t
read_attribute(struct html_page *page, size_t at,
	       struct html_attribute *attribute)
{
	const char *s = page->s;
	size_t begin = at++, behind; /* the first may be "=" */

	while (at < page->len && !html_is_space(s[at]) && s[at] != '/' &&
	       s[at] != '>' && s[at] != '=')
		at++;
	attribute->name = (struct html_span){s + begin, at - begin};
	attribute->value = (struct html_span){"", 0};
	behind = at;
	while (at < page->len && html_is_space(s[at]))
		at++;
	if (at == page->len || s[at] != '=')
		return behind;
	for (at++; at < page->len && html_is_space(s[at]);)
		at++;
	begin = at;
	if (at < page->len && (s[at] == '"' || s[at] == '\'')) {
		size_t end = find_quote(page, at + 1, s[at]);

		if (end < page->len) {
			attribute->value = (struct html_span){s + at + 1,
							      end - at - 1};
			return end + 1;
		}
		page->n_cut++;
	}
	while (at < page->len && !html_is_space(s[at]) && s[at] != '>')
		at++;
	attribute->value = (struct html_span){s + begin, at - begin};
	return at;
}

bool
html_attribute_read(struct html_page *page, const struct html_tag *tag,
		    size_t *at, struct html_attribute *attribute)
{
	size_t n_cut = page->n_cut; /* counted when the tag was read */

	*at = skip_gap(page, *at);
	if (*at >= tag->end || page->s[*at] == '>')
		return false;
	*at = read_attribute(page, *at, attribute);
	page->n_cut = n_cut;
	return true;
}

/* A tag whose name begins at AT. */
static void
read_tag(struct html_page *page, size_t at, struct html_tag *tag)
{
	const char *s = page->s;
	size_t begin = at;

	while (at < page->len && !html_is_space(s[at]) && s[at] != '/' &&
	       s[at] != '>')
		at++;
	tag->name = (struct html_span){s + begin, at - begin};
	tag->element = html_name_find(s + begin, at - begin);
	tag->attributes = at;
	for (at = skip_gap(page, at); at < page->len && s[at] != '>';
	     at = skip_gap(page, at)) {
		struct html_attribute attribute;

		at = read_attribute(page, at, &attribute);
	}
	tag->self_closing = at < page->len && s[at - 1] == '/';
	tag->end = at < page->len ? at + 1 : at;
}

/* Text ends where markup can begin: "<" and a letter, "/", "!" or "?". */
static size_t
find_text_end(const struct html_page *page, size_t at)
{
	while (at < page->len) {
		const char *less = memchr(page->s + at, '<', page->len - at);

		if (!less)
			return page->len;
		at = (size_t)(less - page->s);
		if (at + 1 < page->len && (ascii_is_letter(less[1]) ||
					   less[1] == '!' || less[1] == '?'))
			return at;
		if (at + 2 < page->len && less[1] == '/')
			return at;
		at++;
	}
	return page->len;
}

void
html_tag_read(struct html_page *page, size_t at, struct html_tag *tag)
{
	const char *s = page->s;
	size_t text_end = find_text_end(page, at);

	*tag = (struct html_tag){.begin = at, .element = HTML_OTHER};
	if (text_end > at) {
		tag->type = HTML_TEXT;
		tag->end = text_end;
	} else if (ascii_is_letter(s[at + 1])) {
		tag->type = HTML_START_TAG;
		read_tag(page, at + 1, tag);
	} else if (s[at + 1] == '/' && ascii_is_letter(s[at + 2])) {
		tag->type = HTML_END_TAG;
		read_tag(page, at + 2, tag);
	} else if (stands_at(page, at, "<!--")) {
		read_comment(page, tag);
	} else {
		tag->type = HTML_COMMENT;
		tag->end = find_greater(page, at + 1);
	}
}

/* Whether "<" or "</" at AT is followed by NAME and an end of it. */
static bool
is_named(const struct html_page *page, size_t at, const char *name)
{
	size_t n = strlen(name);

	if (page->len - at <= n || !ascii_equals(page->s + at, n, name))
		return false;
	return html_is_space(page->s[at + n]) || page->s[at + n] == '/' ||
	       page->s[at + n] == '>';
}

size_t
html_find_raw_end(struct html_page *page, size_t at, enum html_name element)
{
	const char *name = html_name_get(element);
	bool escaped = false, twice = false; /* <!--, <!-- <script> */

	for (; at < page->len && !page->no_raw_end[element]; at++) {
		const char *s = page->s;

		if (escaped && stands_at(page, at, "-->"))
			escaped = twice = false;
		if (s[at] != '<' || at + 1 == page->len)
			continue;
		if (s[at + 1] == '/' && at + 2 < page->len &&
		    is_named(page, at + 2, name)) {
			if (!twice)
				return at;
			twice = false;
		} else if (element == HTML_SCRIPT) {
			if (stands_at(page, at, "<!--"))
				escaped = true;
			else if (escaped && is_named(page, at + 1, name))
				twice = true;
		}
	}
	page->no_raw_end[element] = true;
	page->n_cut++;
	return page->len;
}
