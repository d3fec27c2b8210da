/* SPDX-License-Identifier: MIT */
/*
 * Token by token, with the open elements on a stack of fixed size.  What the
 * standard says of implied end tags (13.2.6.4.7, "in body") is done here for
 * the elements that people do not close: <p>, <li>, <dt>, <td>, <tr>, ….
 */
#include <config.h>

#include "read/html_tidy.h"

#include <stdio.h>
#include <string.h>

/* An entity that is cut by a tag must not become another one: look so far. */
#define ENTITY_MAX 32

/* The last character. */
#define UNICODE_MAX 0x10FFFFU

struct tidier {
	struct html_tidy *out;
	struct html_page page;
	struct html_tag tag;
	uint8_t stack[HTML_MAX_DEPTH]; /* enum html_name */
	size_t depth;
	size_t n_open[HTML_N_NAMES]; /* how often each is on the stack */
	size_t n_beyond; /* open elements that have no place on it */
	bool failed;
};

static void
put(struct tidier *tidier, const char *s, size_t len)
{
	if (!tidier->failed)
		tidier->failed = !charset_bytes_add(&tidier->out->bytes, s,
						    len);
}

static void
put_string(struct tidier *tidier, const char *s)
{
	put(tidier, s, strlen(s));
}

/* The value of a digit, or 16. */
static unsigned
get_digit(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	c = (char)(c | 32);
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10) : 16;
}

/* NULs are left out of the copy, so nothing ends there. */
static size_t
skip_nuls(const char *s, size_t i, size_t len)
{
	while (i < len && !s[i])
		i++;
	return i;
}

/*
 * Writes the number of a character, the "&" of which is S[i], anew: gumbo adds
 * up more digits than fit, and takes what comes of it for the character.
 * Returns where the digits end; i: it is no such number.
 */
static size_t
put_number(struct tidier *tidier, const char *s, size_t i, size_t len)
{
	size_t at = skip_nuls(s, i + 1, len), digits;
	unsigned base = 10, value = 0;
	char text[16];

	if (at == len || s[at] != '#')
		return i;
	at = skip_nuls(s, at + 1, len);
	if (at < len && (s[at] | 32) == 'x') {
		base = 16;
		at = skip_nuls(s, at + 1, len);
	}
	for (digits = at; at < len && (!s[at] || get_digit(s[at]) < base); at++)
		if (s[at] && value <= UNICODE_MAX)
			value = value * base + get_digit(s[at]);
	if (at == digits)
		return i;
	if (value > UNICODE_MAX) /* which becomes U+FFFD */
		value = UNICODE_MAX + 1;
	snprintf(text, sizeof(text), base == 16 ? "&#x%X" : "&#%u", value);
	put_string(tidier, text);
	return at;
}

/* Text with C written as an entity, without NULs. */
static void
put_escaped(struct tidier *tidier, const char *s, size_t len, char c,
	    const char *entity)
{
	size_t begin = 0;

	for (size_t i = 0; i < len; i++) {
		if (s[i] && s[i] != c && s[i] != '&')
			continue;
		put(tidier, s + begin, i - begin);
		begin = i + 1;
		if (s[i] == '&') {
			begin = put_number(tidier, s, i, len);
			i = begin > i ? begin - 1 : i;
		} else if (s[i]) {
			put_string(tidier, entity);
		}
	}
	put(tidier, s + begin, len - begin);
}

/* Something is left out: "&am" in front of it and "p;" behind are no "&". */
static void
keep_apart(struct tidier *tidier)
{
	const struct charset_bytes *bytes = &tidier->out->bytes;

	for (size_t n = 1; n <= ENTITY_MAX && n <= bytes->n_items; n++) {
		char c = bytes->items[bytes->n_items - n];

		if (c == '&')
			put_string(tidier, "<wbr>");
		if (c != '#' && !(c >= '0' && c <= '9') &&
		    !((c | 32) >= 'a' && (c | 32) <= 'z'))
			return;
	}
}

/* What an element is called in the copy. */
static const char *
get_copy_name(enum html_name name)
{
	switch (name) {
	case HTML_A:
		return "var";
	case HTML_B:
	case HTML_STRONG:
		return "samp";
	case HTML_LISTING:
		return "pre";
	case HTML_BUTTON:
		return "span";
	default:
		return html_name_get(name);
	}
}

static void
put_end_tag(struct tidier *tidier, enum html_name name)
{
	put_string(tidier, "</");
	put_string(tidier, get_copy_name(name));
	put_string(tidier, ">");
}

/* Closes the elements from DEPTH on. */
static void
close_to(struct tidier *tidier, size_t depth)
{
	while (tidier->depth > depth) {
		enum html_name name = tidier->stack[--tidier->depth];

		tidier->n_open[name]--;
		put_end_tag(tidier, name);
	}
}

static bool
is_table_part(enum html_name name)
{
	return html_name_class(name) == HTML_CELL || name == HTML_TR ||
	       name == HTML_TBODY || name == HTML_THEAD || name == HTML_TFOOT;
}

/*
 * Closes the innermost open NAME unless an element that ends its scope is open
 * in it: a cell, or UNTIL_1 or UNTIL_2.
 */
static bool
close_element(struct tidier *tidier, enum html_name name,
	      enum html_name until_1, enum html_name until_2)
{
	bool is_inline = html_name_class(name) == HTML_INLINE ||
			 html_name_class(name) == HTML_MARKUP;

	if (!tidier->n_open[name])
		return false;
	for (size_t i = tidier->depth; i-- > 0;) {
		enum html_name open = tidier->stack[i];
		enum html_class class = html_name_class(open);

		if (open == name) {
			close_to(tidier, i);
			return true;
		}
		if (open == until_1 || open == until_2 ||
		    (is_inline && class == HTML_BLOCK) ||
		    (class == HTML_CELL &&
		     (!is_table_part(name) || open == HTML_TABLE)))
			return false;
	}
	return false;
}

/* A link that has not been closed ends where the next one begins. */
static void
close_link(struct tidier *tidier)
{
	for (size_t i = tidier->depth; tidier->n_open[HTML_A] && i-- > 0;) {
		enum html_name open = tidier->stack[i];

		if (open == HTML_A)
			close_to(tidier, i);
		if (open == HTML_A || html_name_class(open) != HTML_INLINE)
			return;
	}
}

/* What ends because NAME begins. */
static void
close_implied(struct tidier *tidier, enum html_name name)
{
	const enum html_name none = HTML_N_NAMES;

	if (html_name_class(name) == HTML_BLOCK && !is_table_part(name))
		close_element(tidier, HTML_P, HTML_BUTTON, none);
	switch (name) {
	case HTML_A:
		close_link(tidier);
		break;
	case HTML_LI:
		close_element(tidier, name, HTML_UL, HTML_OL);
		break;
	case HTML_DD:
	case HTML_DT:
		if (!close_element(tidier, HTML_DD, HTML_DL, HTML_DT))
			close_element(tidier, HTML_DT, HTML_DL, none);
		break;
	case HTML_TD:
	case HTML_TH:
		if (!close_element(tidier, HTML_TD, HTML_TR, HTML_TH))
			close_element(tidier, HTML_TH, HTML_TR, none);
		break;
	case HTML_TR:
		close_element(tidier, name, none, none);
		break;
	case HTML_TBODY:
	case HTML_THEAD:
	case HTML_TFOOT:
		if (!close_element(tidier, HTML_TBODY, none, none) &&
		    !close_element(tidier, HTML_THEAD, none, none))
			close_element(tidier, HTML_TFOOT, none, none);
		break;
	default:
		break;
	}
}

/* -- Attributes ---------------------------------------------------------- */

/* What the reader looks at, in the order it is written. */
static const char *const kept[] = {
	"class",	  "id",	      "itemprop",    "itemtype",
	"role",		  "hidden",   "aria-hidden", "name",
	"property",	  "content",  "rel",	     "href",
	"lang",		  "datetime", "open",	     "data-testid",
	"data-component", "data-e2e"};
#define N_KEPT (sizeof(kept) / sizeof(*kept))
#define KEPT_HIDDEN 5

/* Whether a style attribute makes the element invisible. */
static bool
is_invisible_style(struct html_span style)
{
	char plain[256];
	size_t n = 0;

	for (size_t i = 0; i < style.len && n < sizeof(plain) - 1; i++)
		if (style.s[i] > ' ')
			plain[n++] = (char)(style.s[i] | 32);
	plain[n] = '\0';
	return strstr(plain, "display:none") ||
	       strstr(plain, "visibility:hidden");
}

static void
put_attribute(struct tidier *tidier, const char *name, struct html_span value)
{
	put_string(tidier, " ");
	put_string(tidier, name);
	put_string(tidier, "=\"");
	put_escaped(tidier, value.s, value.len, '"', "&quot;");
	put_string(tidier, "\"");
}

static void
put_attributes(struct tidier *tidier)
{
	struct html_span values[N_KEPT] = {0};
	struct html_attribute attribute;
	size_t at = tidier->tag.attributes;

	while (html_attribute_read(&tidier->page, &tidier->tag, &at,
				   &attribute)) {
		for (size_t i = 0; i < N_KEPT; i++)
			if (!values[i].s &&
			    html_span_is(attribute.name, kept[i]))
				values[i] = attribute.value;
		if (html_span_is(attribute.name, "style") &&
		    is_invisible_style(attribute.value))
			values[KEPT_HIDDEN] = (struct html_span){"", 0};
	}
	/* A name of their own says what such elements are for. */
	if (tidier->tag.element == HTML_OTHER ||
	    tidier->tag.element == HTML_BUTTON)
		put_attribute(tidier, "data-name", tidier->tag.name);
	for (size_t i = 0; i < N_KEPT; i++)
		if (values[i].s)
			put_attribute(tidier, kept[i], values[i]);
}

static bool
has_attribute(struct tidier *tidier, const char *name, const char *value)
{
	struct html_attribute attribute;
	size_t at = tidier->tag.attributes;

	while (html_attribute_read(&tidier->page, &tidier->tag, &at,
				   &attribute))
		if (html_span_is(attribute.name, name))
			return !value || html_span_is(attribute.value, value);
	return false;
}

/* -- Tags ---------------------------------------------------------------- */

static void
put_start_tag(struct tidier *tidier, enum html_name name)
{
	put_string(tidier, "<");
	put_string(tidier, get_copy_name(name));
	put_attributes(tidier);
	put_string(tidier, ">");
}

/* What is left of a tag that is too deep; of several in a row, once. */
static void
put_break(struct tidier *tidier, enum html_name name)
{
	const struct charset_bytes *bytes = &tidier->out->bytes;
	enum html_class class = html_name_class(name);
	const char *text = class == HTML_BLOCK || class == HTML_CELL
				   ? "<br><br>"
				   : "<wbr>";
	size_t n = strlen(text);

	if (bytes->n_items < n ||
	    memcmp(bytes->items + bytes->n_items - n, text, n) != 0)
		put_string(tidier, text);
}

static void
open_element(struct tidier *tidier, enum html_name name)
{
	close_implied(tidier, name);
	if (tidier->depth == HTML_MAX_DEPTH) {
		tidier->n_beyond++;
		tidier->out->n_flattened++;
		put_break(tidier, name);
		return;
	}
	put_start_tag(tidier, name);
	tidier->stack[tidier->depth++] = (uint8_t)name;
	tidier->n_open[name]++;
}

/* Passes over what is in the element that has been opened, and its end. */
static size_t
skip_unseen(struct tidier *tidier, size_t at)
{
	enum html_name name = tidier->tag.element;
	size_t depth = 1;

	while (at < tidier->page.len) {
		struct html_tag tag;

		html_tag_read(&tidier->page, at, &tag);
		/* What has no place in a drawing or list of choices ends it. */
		if ((name == HTML_SVG || name == HTML_SELECT ||
		     name == HTML_DATALIST) &&
		    (tag.type == HTML_START_TAG || tag.type == HTML_END_TAG) &&
		    html_name_class(tag.element) == HTML_BLOCK)
			return at;
		at = tag.end;
		if (tag.type == HTML_START_TAG &&
		    html_name_class(tag.element) == HTML_UNSEEN_RAW)
			at = html_find_raw_end(&tidier->page, at, tag.element);
		else if (tag.type == HTML_START_TAG && tag.element == name &&
			 !tag.self_closing)
			depth++;
		else if (tag.type == HTML_END_TAG && tag.element == name &&
			 !--depth)
			return at;
	}
	tidier->page.n_cut++;
	return at;
}

/* Remembers JSON-LD and passes over it, as over all scripts and styles. */
static size_t
skip_raw(struct tidier *tidier)
{
	struct html_spans *json = &tidier->out->json;
	size_t begin = tidier->tag.end;
	size_t end = html_find_raw_end(&tidier->page, begin,
				       tidier->tag.element);

	if (tidier->tag.element == HTML_SCRIPT &&
	    has_attribute(tidier, "type", "application/ld+json")) {
		if (!vector_add_room(json, 1))
			tidier->failed = true;
		else
			json->items[json->n_items++] = (struct html_span){
				tidier->page.s + begin, end - begin};
	}
	return end;
}

/* Text in which tags do not count: <title>, <xmp>, <plaintext>. */
static size_t
copy_raw(struct tidier *tidier, enum html_name name)
{
	size_t begin = tidier->tag.end;
	size_t end = html_find_raw_end(&tidier->page, begin, name);

	if (name == HTML_TITLE && end == tidier->page.len) {
		/* Better a cut title than a page that is all title. */
		const char *less = memchr(tidier->page.s + begin, '<',
					  end - begin);

		end = less ? (size_t)(less - tidier->page.s) : end;
	}
	put_string(tidier, name == HTML_TITLE ? "<title>" : "<pre>");
	if (name == HTML_TITLE)
		put_escaped(tidier, tidier->page.s + begin, end - begin, '<',
			    "&lt;");
	else
		for (size_t i = begin; i < end; i++)
			if (tidier->page.s[i] == '&')
				put_string(tidier, "&amp;");
			else
				put_escaped(tidier, tidier->page.s + i, 1, '<',
					    "&lt;");
	put_string(tidier, name == HTML_TITLE ? "</title>" : "</pre>");
	return end;
}

/* Returns where to go on. */
static size_t
handle_start_tag(struct tidier *tidier)
{
	enum html_name name = tidier->tag.element;
	size_t at = tidier->tag.end;

	switch (html_name_class(name)) {
	case HTML_UNSEEN:
		keep_apart(tidier);
		return tidier->tag.self_closing && name == HTML_SVG
			       ? at
			       : skip_unseen(tidier, at);
	case HTML_UNSEEN_RAW:
		keep_apart(tidier);
		return skip_raw(tidier);
	case HTML_RAW:
	case HTML_RCDATA:
		return copy_raw(tidier, name);
	case HTML_EMPTY:
		put_start_tag(tidier, name);
		return at;
	case HTML_MARKUP:
		keep_apart(tidier);
		if (name == HTML_HTML) /* its language */
			put_start_tag(tidier, name);
		if (name != HTML_B && name != HTML_STRONG)
			return at;
		break;
	case HTML_INLINE:
		if (name == HTML_A && !has_attribute(tidier, "href", NULL)) {
			keep_apart(tidier);
			return at;
		}
		break;
	default:
		break;
	}
	open_element(tidier, name);
	return at;
}

static void
handle_end_tag(struct tidier *tidier)
{
	enum html_name name = tidier->tag.element;

	if (name == HTML_BR) {
		put_string(tidier, "<br>");
	} else if (html_name_class(name) == HTML_MARKUP && name != HTML_B &&
		   name != HTML_STRONG) {
		keep_apart(tidier);
	} else if (tidier->n_beyond && html_name_class(name) <= HTML_CELL) {
		tidier->n_beyond--;
		put_break(tidier, name);
	} else if (!close_element(tidier, name, HTML_N_NAMES, HTML_N_NAMES)) {
		keep_apart(tidier);
		if (name == HTML_P) /* an empty paragraph */
			put_string(tidier, "<br><br>");
	}
}

static size_t
handle_token(struct tidier *tidier, size_t at)
{
	const struct html_tag *tag = &tidier->tag;

	html_tag_read(&tidier->page, at, &tidier->tag);
	switch (tag->type) {
	case HTML_TEXT:
		put_escaped(tidier, tidier->page.s + at, tag->end - at, '<',
			    "&lt;");
		break;
	case HTML_START_TAG:
		return handle_start_tag(tidier);
	case HTML_END_TAG:
		handle_end_tag(tidier);
		break;
	case HTML_COMMENT:
		keep_apart(tidier);
		break;
	}
	return tag->end;
}

bool
html_tidy_run(struct html_tidy *tidy, const char *s, size_t len)
{
	struct tidier tidier = {.out = tidy, .page = {.s = s, .len = len}};

	for (size_t at = 0; at < len && !tidier.failed;)
		at = handle_token(&tidier, at);
	close_to(&tidier, 0);
	tidy->n_cut = tidier.page.n_cut;
	return !tidier.failed;
}

void
html_tidy_release(struct html_tidy *tidy)
{
	vector_release(&tidy->bytes);
	vector_release(&tidy->json);
}
