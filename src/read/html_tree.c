/* SPDX-License-Identifier: MIT */
/*
 * The elements of a page as a tree.
 * Token by token, with the open elements on a stack of fixed size.  What the
 * standard says of implied end tags (13.2.6.4.7, "in body") is done here for
 * the elements that people do not close: <p>, <li>, <dt>, <td>, <tr>, ….
 * Of a table's parts nothing is moved: text between two rows stays there.
 * <body> begins with the first node that is none of a head; what follows its
 * end tag is in it as well.
 */
#include <config.h>

#include "read/html_tree.h"

#include "base/ascii.h"
#include "markup/html_reference.h"

#include <string.h>

struct level {
	enum html_name name;
	uint32_t node;
};

struct builder {
	struct html_tree *tree;
	struct html_page page;
	struct html_tag tag;
	struct level stack[HTML_MAX_DEPTH];
	size_t depth;
	size_t n_open[HTML_N_NAMES]; /* how often each is on the stack */
	size_t n_beyond; /* open elements that have no place on it */
	uint32_t body;	 /* node; 0: it has not begun */
	bool failed;
};

/* -- Nodes --------------------------------------------------------------- */

static struct html_node *
get_node(const struct builder *builder, uint32_t node)
{
	return &builder->tree->nodes.items[node];
}

static uint32_t
get_parent(const struct builder *builder)
{
	return builder->depth ? builder->stack[builder->depth - 1].node
			      : builder->body;
}

static uint32_t
add_node(struct builder *builder, enum html_name name, const char *text)
{
	struct html_nodes *nodes = &builder->tree->nodes;
	uint32_t node = (uint32_t)nodes->n_items;

	if (builder->failed || !vector_add_room(nodes, 1)) {
		builder->failed = true;
		return 0;
	}
	nodes->items[nodes->n_items++] =
		(struct html_node){.text = text,
				   .name = name,
				   .parent = get_parent(builder),
				   .end = node + 1};
	return node;
}

static void
begin_body(struct builder *builder)
{
	if (!builder->body)
		builder->body = add_node(builder, HTML_BODY, NULL);
}

/* What may be before <body>. */
static bool
is_in_head(enum html_name name)
{
	return name == HTML_META || name == HTML_LINK || name == HTML_TITLE;
}

static uint32_t
add_element(struct builder *builder, enum html_name name)
{
	if (!is_in_head(name))
		begin_body(builder);
	return add_node(builder, name, NULL);
}

/* NULs are no part of a page, not even of a reference they are in. */
static struct html_span
leave_out_nuls(struct builder *builder, struct html_span span)
{
	char *copy = arena_alloc(&builder->tree->arena, span.len);
	struct html_span clean = {copy, 0};

	for (size_t i = 0; copy && i < span.len; i++)
		if (span.s[i])
			copy[clean.len++] = span.s[i];
	builder->failed |= !copy;
	return clean;
}

static const char *
copy_text(struct builder *builder, struct html_span span, unsigned decoding)
{
	struct arena *arena = &builder->tree->arena;
	char *copy;
	size_t n;

	if (memchr(span.s, '\0', span.len))
		span = leave_out_nuls(builder, span);
	copy = arena_alloc(arena, HTML_DECODED_SIZE(span.len) + 1);
	if (!copy) {
		builder->failed = true;
		return "";
	}
	n = html_reference_decode(span.s, span.len, decoding | HTML_NO_CONTROLS,
				  copy);
	copy[n] = '\0';
	arena_trim(arena, copy, n + 1);
	return copy;
}

static bool
is_blank(struct html_span span)
{
	size_t i = 0;

	while (i < span.len && (html_is_space(span.s[i]) || !span.s[i]))
		i++;
	return i == span.len;
}

/* Where no reference counts, a text cannot be put back as text. */
static void
set_place(struct builder *builder, uint32_t node, const char *s,
	  unsigned decoding)
{
	if (!builder->failed)
		get_node(builder, node)->place =
			decoding & HTML_IN_RAW
				? HTML_NOWHERE
				: (uint32_t)(s - builder->page.s);
}

/* In <pre> the line end that the text begins with does not count. */
static void
add_text(struct builder *builder, struct html_span span, unsigned decoding)
{
	const struct html_nodes *nodes = &builder->tree->nodes;
	uint32_t last = (uint32_t)nodes->n_items - 1;
	const char *text;
	char one[HTML_REFERENCE_MAX];
	size_t n, skipped = 0;

	if (!builder->depth) {
		if (!builder->body && is_blank(span))
			return;
		begin_body(builder);
	}
	text = copy_text(builder, span, decoding);
	if (*text == '\n' && get_parent(builder) == last &&
	    nodes->items[last].name == HTML_PRE) {
		text++;
		skipped = html_reference_decode_one(span.s, span.len, decoding,
						    one, &n);
	}
	if (*text)
		set_place(builder, add_node(builder, HTML_OTHER, text),
			  span.s + skipped, decoding);
}

static void
add_breaks(struct builder *builder)
{
	add_element(builder, HTML_BR);
	add_element(builder, HTML_BR);
}

static bool
is_break(const struct builder *builder, size_t n_before_end)
{
	const struct html_nodes *nodes = &builder->tree->nodes;
	const struct html_node *node;

	if (n_before_end > nodes->n_items)
		return false;
	node = &nodes->items[nodes->n_items - n_before_end];
	return !node->text && node->name == HTML_BR;
}

/* What is left of a tag that is too deep; of several in a row, once. */
static void
put_break(struct builder *builder, enum html_name name)
{
	enum html_class class = html_name_class(name);

	if ((class == HTML_BLOCK || class == HTML_CELL) &&
	    !(is_break(builder, 1) && is_break(builder, 2)))
		add_breaks(builder);
}

/* -- Where elements end -------------------------------------------------- */

/* Closes the elements from DEPTH on. */
static void
close_to(struct builder *builder, size_t depth)
{
	while (builder->depth > depth) {
		struct level level = builder->stack[--builder->depth];

		builder->n_open[level.name]--;
		get_node(builder, level.node)->end =
			(uint32_t)builder->tree->nodes.n_items;
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
close_element(struct builder *builder, enum html_name name,
	      enum html_name until_1, enum html_name until_2)
{
	bool is_inline = html_name_class(name) == HTML_INLINE ||
			 html_name_class(name) == HTML_MARKUP;

	if (!builder->n_open[name])
		return false;
	for (size_t i = builder->depth; i-- > 0;) {
		enum html_name open = builder->stack[i].name;
		enum html_class class = html_name_class(open);

		if (open == name) {
			close_to(builder, i);
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
close_link(struct builder *builder)
{
	for (size_t i = builder->depth; builder->n_open[HTML_A] && i-- > 0;) {
		enum html_name open = builder->stack[i].name;

		if (open == HTML_A)
			close_to(builder, i);
		if (open == HTML_A || html_name_class(open) != HTML_INLINE)
			return;
	}
}

/* A heading ends where another one begins, whatever its level. */
static void
close_heading(struct builder *builder)
{
	enum html_name open;

	if (!builder->depth)
		return;
	open = builder->stack[builder->depth - 1].name;
	if (open >= HTML_H1 && open <= HTML_H6)
		close_to(builder, builder->depth - 1);
}

/* What ends because NAME begins. */
static void
close_implied(struct builder *builder, enum html_name name)
{
	const enum html_name none = HTML_N_NAMES;

	if ((html_name_class(name) == HTML_BLOCK && !is_table_part(name)) ||
	    name == HTML_HR)
		close_element(builder, HTML_P, HTML_BUTTON, none);
	if (name >= HTML_H1 && name <= HTML_H6)
		close_heading(builder);
	switch (name) {
	case HTML_A:
		close_link(builder);
		break;
	case HTML_LI:
		close_element(builder, name, HTML_UL, HTML_OL);
		break;
	case HTML_DD:
	case HTML_DT:
		if (!close_element(builder, HTML_DD, HTML_DL, HTML_DT))
			close_element(builder, HTML_DT, HTML_DL, none);
		break;
	case HTML_TD:
	case HTML_TH:
		if (!close_element(builder, HTML_TD, HTML_TR, HTML_TH))
			close_element(builder, HTML_TH, HTML_TR, none);
		break;
	case HTML_TR:
		close_element(builder, name, none, none);
		break;
	case HTML_TBODY:
	case HTML_THEAD:
	case HTML_TFOOT:
		if (!close_element(builder, HTML_TBODY, none, none) &&
		    !close_element(builder, HTML_THEAD, none, none))
			close_element(builder, HTML_TFOOT, none, none);
		break;
	default:
		break;
	}
}

/* -- Attributes ---------------------------------------------------------- */

/* What the reader looks at. */
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

/* Adds an attribute to the last of those of NODE, if it is a new one. */
static void
add_value(struct builder *builder, uint32_t node, const char *name,
	  struct html_span span)
{
	struct html_values *values = &builder->tree->values;
	const char *value;

	if (html_tree_find(builder->tree, get_node(builder, node), name))
		return;
	value = copy_text(builder, span, HTML_IN_VALUE);
	if (builder->failed || !vector_add_room(values, 1)) {
		builder->failed = true;
		return;
	}
	values->items[values->n_items++] = (struct html_value){name, value};
	get_node(builder, node)->n_values++;
}

/* The attributes that NODE has already are copied, so that more can follow. */
static void
begin_values(struct builder *builder, uint32_t node)
{
	struct html_values *values = &builder->tree->values;
	uint32_t first = get_node(builder, node)->first_value;
	uint32_t n = get_node(builder, node)->n_values;

	if (!vector_add_room(values, n)) {
		builder->failed = true;
		return;
	}
	get_node(builder, node)->first_value = (uint32_t)values->n_items;
	for (uint32_t i = 0; i < n; i++)
		values->items[values->n_items++] = values->items[first + i];
}

/* The attributes of the tag at hand become NODE's. */
static void
add_values(struct builder *builder, uint32_t node)
{
	struct html_span spans[N_KEPT] = {0};
	struct html_attribute attribute;
	size_t at = builder->tag.attributes;

	if (builder->failed)
		return;
	while (html_attribute_read(&builder->page, &builder->tag, &at,
				   &attribute)) {
		for (size_t i = 0; i < N_KEPT; i++)
			if (!spans[i].s &&
			    html_span_is(attribute.name, kept[i]))
				spans[i] = attribute.value;
		if (html_span_is(attribute.name, "style") &&
		    is_invisible_style(attribute.value))
			spans[KEPT_HIDDEN] = (struct html_span){"", 0};
	}
	begin_values(builder, node);
	/* A name of their own says what such elements are for. */
	if (builder->tag.element == HTML_BUTTON)
		add_value(builder, node, "data-name",
			  (struct html_span){"button", 6});
	else if (builder->tag.element == HTML_OTHER)
		add_value(builder, node, "data-name", builder->tag.name);
	for (size_t i = 0; i < N_KEPT && !builder->failed; i++)
		if (spans[i].s)
			add_value(builder, node, kept[i], spans[i]);
}

static bool
has_attribute(struct builder *builder, const char *name, const char *value)
{
	struct html_attribute attribute;
	size_t at = builder->tag.attributes;

	while (html_attribute_read(&builder->page, &builder->tag, &at,
				   &attribute))
		if (html_span_is(attribute.name, name))
			return !value || html_span_is(attribute.value, value);
	return false;
}

/* -- Tags ---------------------------------------------------------------- */

/* What an element is called in the tree. */
static enum html_name
get_tree_name(enum html_name name)
{
	switch (name) {
	case HTML_STRONG:
		return HTML_B;
	case HTML_LISTING:
		return HTML_PRE;
	case HTML_BUTTON:
	case HTML_OTHER:
		return HTML_SPAN;
	default:
		return name;
	}
}

/* <body> begins once; what it says later of itself is added. */
static uint32_t
add_tagged(struct builder *builder, enum html_name name)
{
	uint32_t node;

	if (name == HTML_BODY) {
		begin_body(builder);
		add_values(builder, builder->body);
		return get_parent(builder);
	}
	node = add_element(builder, get_tree_name(name));
	add_values(builder, node);
	return node;
}

static void
open_element(struct builder *builder, enum html_name name)
{
	close_implied(builder, name);
	if (builder->depth == HTML_MAX_DEPTH) {
		builder->n_beyond++;
		builder->tree->n_flattened++;
		put_break(builder, name);
		return;
	}
	builder->stack[builder->depth] =
		(struct level){name, add_tagged(builder, name)};
	builder->depth++;
	builder->n_open[name]++;
}

/*
 * Whether TAG ends an unseen element that was not closed: what has no place in
 * a drawing or list of choices; of a film, the end of the block around it.
 * *N_OPEN blocks are open in it.
 */
static bool
ends_unseen(enum html_name name, const struct html_tag *tag, size_t *n_open)
{
	bool begins = tag->type == HTML_START_TAG;
	bool ends = tag->type == HTML_END_TAG;

	if ((!begins && !ends) || html_name_class(tag->element) != HTML_BLOCK ||
	    name == HTML_TEMPLATE)
		return false;
	if (name == HTML_SVG || name == HTML_SELECT || name == HTML_DATALIST ||
	    (ends && !*n_open))
		return true;
	if (tag->element != HTML_P) /* which need not be closed */
		*n_open += begins ? 1 : (size_t)-1;
	return false;
}

/* Passes over what is in the element that has been opened, and its end. */
static size_t
skip_unseen(struct builder *builder, size_t at)
{
	enum html_name name = builder->tag.element;
	size_t depth = 1, n_open = 0;

	while (at < builder->page.len) {
		struct html_tag tag;

		html_tag_read(&builder->page, at, &tag);
		if (ends_unseen(name, &tag, &n_open))
			return at;
		at = tag.end;
		if (tag.type == HTML_START_TAG &&
		    html_name_class(tag.element) == HTML_UNSEEN_RAW)
			at = html_find_raw_end(&builder->page, at, tag.element);
		else if (tag.type == HTML_START_TAG && tag.element == name &&
			 !tag.self_closing)
			depth++;
		else if (tag.type == HTML_END_TAG && tag.element == name &&
			 !--depth)
			return at;
	}
	builder->page.n_cut++;
	return at;
}

/* Remembers JSON-LD and passes over it, as over all scripts and styles. */
static size_t
skip_raw(struct builder *builder)
{
	struct html_spans *json = &builder->tree->json;
	size_t begin = builder->tag.end;
	size_t end = html_find_raw_end(&builder->page, begin,
				       builder->tag.element);

	if (builder->tag.element == HTML_SCRIPT &&
	    has_attribute(builder, "type", "application/ld+json")) {
		if (!vector_add_room(json, 1))
			builder->failed = true;
		else
			json->items[json->n_items++] = (struct html_span){
				builder->page.s + begin, end - begin};
	}
	return end;
}

/* Text in which tags do not count: <title>, <xmp>, <plaintext>. */
static size_t
read_raw(struct builder *builder, enum html_name name)
{
	const char *s = builder->page.s;
	size_t begin = builder->tag.end;
	size_t end = html_find_raw_end(&builder->page, begin, name);
	bool is_title = name == HTML_TITLE;

	if (is_title && end == builder->page.len) {
		/* Better a cut title than a page that is all title. */
		const char *less = memchr(s + begin, '<', end - begin);

		end = less ? (size_t)(less - s) : end;
	}
	close_implied(builder, is_title ? name : HTML_PRE);
	if (builder->depth == HTML_MAX_DEPTH)
		return end;
	builder->stack[builder->depth] = (struct level){
		name, add_element(builder, is_title ? name : HTML_PRE)};
	builder->n_open[name]++;
	builder->depth++;
	add_text(builder, (struct html_span){s + begin, end - begin},
		 is_title ? HTML_IN_TEXT : HTML_IN_RAW);
	close_to(builder, builder->depth - 1);
	return end;
}

/* Returns where to go on. */
static size_t
handle_start_tag(struct builder *builder)
{
	enum html_name name = builder->tag.element;
	size_t at = builder->tag.end;

	switch (html_name_class(name)) {
	case HTML_UNSEEN:
		if (has_attribute(builder, "shadowrootmode", NULL))
			break; /* a template that is seen at once */
		return builder->tag.self_closing && name == HTML_SVG
			       ? at
			       : skip_unseen(builder, at);
	case HTML_UNSEEN_RAW:
		return skip_raw(builder);
	case HTML_RAW:
	case HTML_RCDATA:
		return read_raw(builder, name);
	case HTML_EMPTY:
		close_implied(builder, name);
		if (name != HTML_WBR)
			add_tagged(builder, name);
		return at;
	case HTML_MARKUP:
		if (name == HTML_HTML) /* its language */
			add_values(builder, 0);
		if (name != HTML_B && name != HTML_STRONG)
			return at;
		break;
	case HTML_INLINE:
		if (name == HTML_A && !has_attribute(builder, "href", NULL)) {
			return at;
		}
		break;
	default:
		break;
	}
	open_element(builder, name);
	return at;
}

static void
handle_end_tag(struct builder *builder)
{
	enum html_name name = builder->tag.element;
	enum html_class class = html_name_class(name);

	if (name == HTML_BR) {
		add_element(builder, name);
	} else if (class == HTML_MARKUP && name != HTML_B &&
		   name != HTML_STRONG) {
		return;
	} else if (builder->n_beyond && class <= HTML_CELL) {
		builder->n_beyond--;
		put_break(builder, name);
	} else if (!close_element(builder, name, HTML_N_NAMES, HTML_N_NAMES) &&
		   name == HTML_P) {
		add_breaks(builder); /* an empty paragraph */
	}
}

/* Returns where the next token begins. */
static size_t
handle_token(struct builder *builder, size_t at)
{
	const struct html_tag *tag = &builder->tag;

	html_tag_read(&builder->page, at, &builder->tag);
	switch (tag->type) {
	case HTML_TEXT:
		add_text(
			builder,
			(struct html_span){builder->page.s + at, tag->end - at},
			HTML_IN_TEXT);
		break;
	case HTML_START_TAG:
		return handle_start_tag(builder);
	case HTML_END_TAG:
		handle_end_tag(builder);
		break;
	case HTML_COMMENT:
		break;
	}
	return tag->end;
}

bool
html_tree_build(struct html_tree *tree, const char *s, size_t len)
{
	struct builder builder = {.tree = tree, .page = {.s = s, .len = len}};

	add_node(&builder, HTML_HTML, NULL);
	for (size_t at = 0; at < len && !builder.failed;)
		at = handle_token(&builder, at);
	if (builder.failed)
		return false;
	close_to(&builder, 0);
	tree->nodes.items[0].end = (uint32_t)tree->nodes.n_items;
	if (builder.body)
		tree->nodes.items[builder.body].end =
			(uint32_t)tree->nodes.n_items;
	tree->n_cut = builder.page.n_cut;
	return true;
}

void
html_tree_release(struct html_tree *tree)
{
	arena_release(&tree->arena);
	vector_release(&tree->nodes);
	vector_release(&tree->values);
	vector_release(&tree->json);
}

const char *
html_tree_find(const struct html_tree *tree, const struct html_node *node,
	       const char *name)
{
	for (uint32_t i = 0; i < node->n_values; i++) {
		const struct html_value *value =
			&tree->values.items[node->first_value + i];

		if (*value->name == *name && !strcmp(value->name, name))
			return value->value;
	}
	return NULL;
}
