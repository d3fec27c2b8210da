/* SPDX-License-Identifier: MIT */
/*
 * What a reader sees of a page, as blocks.
 * One walk over the nodes.  White space is one blank, wherever it is, unless
 * the element is preformatted; <br> is a line's end, and a paragraph's if the
 * line ends as a sentence does or another <br> follows: pages without a single
 * <p> are written so.
 */
#include <config.h>

#include "read/html_block.h"

#include "base/ascii.h"
#include "read/html_hint.h"
#include "read/html_unseen.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

/*
 * Cells of more bytes, headings and tables in cells show that a table is there
 * for the looks of the page: its cells are no cells.
 */
#define CELL_MAX_BYTES 300
/* A line of bold type with so many words is a heading, of the lowest level. */
#define BOLD_MIN_WORDS 2
#define BOLD_MAX_WORDS 16
#define BOLD_LEVEL 6

struct level {
	uint32_t node, end;
	uint32_t block_node; /* the innermost element that is no inline one */
	enum sumario_kind kind;
	uint8_t heading;
	bool in_link, in_bold, in_pre, in_time;
	bool is_block;
};
VECTOR_TYPE(levels, struct level);

struct walker {
	const struct html_tree *tree;
	struct html_blocks *out;
	struct levels levels;
	struct html_counts data_tables; /* of each node: it is one */
	bool *unseen;			/* of each node */
	bool is_open;			/* a block has begun */
	bool space;			/* white space to come */
	bool in_word;
	unsigned n_breaks; /* line ends to come */
	bool ends;	   /* the block ends as a sentence does, */
	size_t ends_at;	   /* up to here */
	enum html_gap gap; /* before the next block */
	bool failed;
};

/* -- Tables -------------------------------------------------------------- */

static bool
is_cell(enum html_name name)
{
	return name == HTML_TD || name == HTML_TH;
}

/* Whether the table at node AT has the look of data.  Nested ones are none. */
static bool
has_data(const struct html_tree *tree, uint32_t at)
{
	const struct html_node *nodes = tree->nodes.items;
	size_t n_rows = 0, n_cells = 0, n_bytes = 0;

	for (uint32_t i = at + 1; i < nodes[at].end; i++) {
		const struct html_node *node = &nodes[i];

		if (node->text)
			n_bytes += strlen(node->text);
		n_rows += node->name == HTML_TR;
		n_cells += is_cell(node->name);
		if (is_cell(node->name) || node->name == HTML_TR)
			n_bytes = 0;
		if (n_bytes > CELL_MAX_BYTES || node->name == HTML_TABLE ||
		    node->name == HTML_H1 || node->name == HTML_H2 ||
		    node->name == HTML_H3 || node->name == HTML_ARTICLE)
			return false;
	}
	return n_rows >= 2 && n_cells >= 2 * n_rows;
}

/*
 * A table within a table is looked through once: so are the nodes in it.  What
 * cells of data are called is how they look.
 */
static bool
find_tables(struct walker *walker)
{
	const struct html_node *nodes = walker->tree->nodes.items;
	uint32_t n = (uint32_t)walker->tree->nodes.n_items;
	uint32_t *hints = walker->out->hints.items;

	if (!vector_add_room(&walker->data_tables, n))
		return false;
	walker->data_tables.n_items = n;
	for (uint32_t i = 0; i < n; i++) {
		bool is_data = nodes[i].name == HTML_TABLE &&
			       has_data(walker->tree, i);

		walker->data_tables.items[i] = is_data;
		for (uint32_t k = i; is_data && k < nodes[i].end; k++)
			hints[k] &= ~(uint32_t)HTML_HINT_JUNK;
	}
	return true;
}

/* -- Text ---------------------------------------------------------------- */

static struct html_block *
last_block(struct walker *walker)
{
	struct html_block_list *list = &walker->out->list;

	return &list->items[list->n_items - 1];
}

static void
put(struct walker *walker, const char *s, size_t len)
{
	if (!walker->failed)
		walker->failed = !bytes_add(&walker->out->text, s, len);
}

/*
 * Whether the open block ends as a sentence does so far.  What has been looked
 * at is not looked at again: a block may have a line end for each quote.
 */
static bool
ends_sentence(struct walker *walker)
{
	const char *s = walker->out->text.items;
	size_t n = walker->out->text.n_items, begin = walker->ends_at;
	size_t end = unicode_skip_back(
		s, begin, n, UNICODE_CLOSE | UNICODE_IGNORABLE | UNICODE_SPACE);

	if (end > begin)
		walker->ends = unicode_class_at(s + utf8_previous(s, end)) &
				       UNICODE_TERMINATOR ||
			       s[end - 1] == ':';
	walker->ends_at = n;
	return walker->ends;
}

/* Bold type alone in a line, as a heading between paragraphs. */
static bool
is_bold_heading(const struct html_block *block)
{
	return block->kind == SUMARIO_SENTENCE && !block->is_terminated &&
	       block->n_bold_words == block->n_words &&
	       block->n_words >= BOLD_MIN_WORDS &&
	       block->n_words <= BOLD_MAX_WORDS;
}

static void
close_block(struct walker *walker)
{
	struct bytes *text = &walker->out->text;
	struct html_block *block;

	walker->space = walker->in_word = false;
	walker->n_breaks = 0;
	if (!walker->is_open || walker->failed)
		return;
	walker->is_open = false;
	block = last_block(walker);
	block->end = (uint32_t)text->n_items;
	block->is_terminated = ends_sentence(walker);
	if (is_bold_heading(block)) {
		block->kind = SUMARIO_HEADING;
		block->level = BOLD_LEVEL;
	}
	walker->gap = HTML_GAP_BLANK_LINE;
}

static void
open_block(struct walker *walker)
{
	struct html_block_list *list = &walker->out->list;
	const struct level *level =
		&walker->levels.items[walker->levels.n_items - 1];

	if (walker->failed || !vector_add_room(list, 1)) {
		walker->failed = true;
		return;
	}
	list->items[list->n_items++] = (struct html_block){
		.begin = (uint32_t)walker->out->text.n_items,
		.node = level->block_node,
		.kind = level->kind,
		.level = level->heading,
		.gap = walker->gap};
	walker->is_open = true;
	walker->ends = false;
	walker->ends_at = walker->out->text.n_items;
}

/* Line ends are to come before more text of the open block. */
static void
break_line(struct walker *walker)
{
	const struct html_block *block = last_block(walker);

	if (walker->n_breaks > 1 || block->n_words == block->n_bold_words ||
	    ends_sentence(walker)) {
		enum html_gap gap = walker->n_breaks > 1 ? HTML_GAP_BLANK_LINE
							 : HTML_GAP_LINE;

		close_block(walker);
		walker->gap = gap;
	} else {
		put(walker, "\n", 1);
	}
	walker->n_breaks = 0;
	walker->space = walker->in_word = false;
}

/* A character that is no white space; a word may begin with it. */
static void
put_character(struct walker *walker, const char *s, size_t len)
{
	const struct level *level =
		&walker->levels.items[walker->levels.n_items - 1];

	if (walker->is_open && walker->n_breaks)
		break_line(walker);
	if (!walker->is_open)
		open_block(walker);
	else if (walker->space)
		put(walker, " ", 1);
	if (walker->failed)
		return;
	if (!walker->in_word || walker->space) {
		struct html_block *block = last_block(walker);

		block->n_words++;
		block->n_link_words += level->in_link;
		block->n_bold_words += level->in_bold;
		block->has_time |= level->in_time;
	}
	walker->in_word = true;
	walker->space = false;
	walker->n_breaks = 0;
	put(walker, s, len);
}

/* In preformatted text lines count, and an indent begins a paragraph. */
static void
put_pre_space(struct walker *walker, const char *s)
{
	if (*s == '\n') {
		walker->n_breaks++;
		if (!strncmp(s + 1, "   ", 3) || s[1] == '\t')
			walker->n_breaks++;
	}
	walker->space = true;
}

static void
put_text(struct walker *walker, const char *s)
{
	bool in_pre = walker->levels.items[walker->levels.n_items - 1].in_pre;

	while (*s && !walker->failed) {
		size_t n = 1;

		if (html_is_space(*s)) {
			if (in_pre)
				put_pre_space(walker, s);
			else
				walker->space = true;
		} else {
			while (s[n] && !html_is_space(s[n]))
				n++;
			put_character(walker, s, n);
		}
		s += n;
	}
}

/* -- Elements ------------------------------------------------------------ */

/* What the text right in an element is, if the element says so. */
static void
set_kind(const struct walker *walker, struct level *level, unsigned hints)
{
	enum html_name name = walker->tree->nodes.items[level->node].name;

	if (name >= HTML_H1 && name <= HTML_H6) {
		level->kind = SUMARIO_HEADING;
		level->heading = (uint8_t)(name - HTML_H1 + 1);
	} else if (name == HTML_LI || name == HTML_DD || name == HTML_DT) {
		level->kind = SUMARIO_LIST_ITEM;
	} else if (name == HTML_BLOCKQUOTE) {
		level->kind = SUMARIO_QUOTE;
	} else if (name == HTML_TABLE) {
		if (walker->data_tables.items[level->node])
			level->kind = SUMARIO_TABLE_CELL;
	} else if (name == HTML_CAPTION || name == HTML_FIGCAPTION ||
		   name == HTML_FIGURE ||
		   (hints & HTML_HINT_CAPTION && level->is_block)) {
		level->kind = SUMARIO_CAPTION;
	} else if (name == HTML_ARTICLE || name == HTML_SECTION) {
		level->kind = SUMARIO_SENTENCE;
	}
}

/* Buttons, and who took a picture, are no part of the text around them. */
static bool
stands_alone(const struct html_tree *tree, const struct html_node *node,
	     unsigned hints)
{
	const char *name = html_tree_find(tree, node, "data-name");

	return hints & HTML_HINT_CAPTION || (name && !strcmp(name, "button"));
}

/* Whether a link leads nowhere else: a heading may link to itself, or unfold.
 */
static bool
stays_here(const struct html_tree *tree, const struct html_node *node)
{
	const char *href = html_tree_find(tree, node, "href");

	return !href || strchr(href, '#') ||
	       ascii_begins(href, strlen(href), "javascript:");
}

/* Items are under each other, cells side by side; not the first ones. */
static void
set_gap(struct walker *walker, const struct html_node *node,
	enum sumario_kind kind)
{
	const struct html_block *before;

	if (!walker->out->list.n_items)
		return;
	before = last_block(walker);
	if (node->name == HTML_LI && before->kind == SUMARIO_LIST_ITEM)
		walker->gap = HTML_GAP_LINE;
	if (kind != SUMARIO_TABLE_CELL || before->kind != kind)
		return;
	if (node->name == HTML_TR)
		walker->gap = HTML_GAP_LINE;
	else if (is_cell(node->name) &&
		 walker->tree->nodes.items[before->node].parent == node->parent)
		walker->gap = HTML_GAP_TAB;
}

static void
enter(struct walker *walker, uint32_t at, unsigned hints)
{
	const struct html_node *node = &walker->tree->nodes.items[at];
	enum html_class class = html_name_class(node->name);
	struct level level = {.kind = SUMARIO_SENTENCE};

	if (walker->levels.n_items)
		level = walker->levels.items[walker->levels.n_items - 1];
	level.node = at;
	level.end = node->end;
	level.is_block = class == HTML_BLOCK || class == HTML_CELL ||
			 stands_alone(walker->tree, node, hints);
	level.in_link |= node->name == HTML_A &&
			 !(level.heading && stays_here(walker->tree, node));
	level.in_bold |= node->name == HTML_B;
	level.in_pre |= node->name == HTML_PRE;
	level.in_time |= node->name == HTML_TIME;
	if (level.is_block) {
		close_block(walker);
		level.block_node = at;
		set_gap(walker, node, level.kind);
	}
	set_kind(walker, &level, hints);
	if (!vector_add_room(&walker->levels, 1))
		walker->failed = true;
	else
		walker->levels.items[walker->levels.n_items++] = level;
}

/* Leaves the elements that end before node AT. */
static void
leave(struct walker *walker, uint32_t at)
{
	while (walker->levels.n_items) {
		const struct level *level =
			&walker->levels.items[walker->levels.n_items - 1];

		if (level->end > at)
			return;
		if (level->is_block)
			close_block(walker);
		walker->levels.n_items--;
	}
}

static void
meet_empty(struct walker *walker, enum html_name name)
{
	if (name == HTML_BR)
		walker->n_breaks++;
	else if (name == HTML_HR)
		close_block(walker);
}

static void
meet_node(struct walker *walker, uint32_t *at, unsigned hints)
{
	const struct html_node *node = &walker->tree->nodes.items[*at];

	if (node->text) {
		if (walker->levels.n_items)
			put_text(walker, node->text);
	} else if (walker->unseen[*at]) {
		*at = node->end - 1;
	} else if (html_name_class(node->name) == HTML_EMPTY) {
		meet_empty(walker, node->name);
	} else {
		enter(walker, *at, hints);
	}
}

static void
walk(struct walker *walker)
{
	const struct html_tree *tree = walker->tree;
	struct html_blocks *out = walker->out;
	uint32_t n = (uint32_t)tree->nodes.n_items, seen = 0;

	for (uint32_t at = 0; at < n && !walker->failed; at++) {
		leave(walker, at);
		out->before.items[at] = (uint32_t)out->list.n_items;
		seen = at;
		meet_node(walker, &at, out->hints.items[at]);
		while (++seen <= at)
			out->before.items[seen] = (uint32_t)out->list.n_items;
	}
	leave(walker, n);
	close_block(walker);
	out->before.items[n] = (uint32_t)out->list.n_items;
}

bool
html_block_find(struct html_blocks *blocks, const struct html_tree *tree)
{
	struct walker walker = {.tree = tree, .out = blocks};
	size_t n = tree->nodes.n_items;

	walker.unseen = malloc(n);
	walker.failed = !walker.unseen ||
			!html_hint_find(tree, &blocks->hints) ||
			!find_tables(&walker) ||
			!vector_add_room(&blocks->before, n + 1) ||
			!html_unseen_find(tree, &blocks->hints, walker.unseen);
	if (!walker.failed) {
		blocks->before.n_items = n + 1;
		walk(&walker);
	}
	vector_release(&walker.levels);
	vector_release(&walker.data_tables);
	free(walker.unseen);
	return !walker.failed;
}

void
html_block_release(struct html_blocks *blocks)
{
	vector_release(&blocks->text);
	vector_release(&blocks->list);
	vector_release(&blocks->before);
	vector_release(&blocks->hints);
}
