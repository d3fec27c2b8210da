/* SPDX-License-Identifier: MIT */
/*
 * Markdown becomes text with blocks.
 * One walk over cmark's tree, without recursion.  Each leaf writes its marks,
 * which belong to no block, and then its text, which becomes one; so the text
 * is an outline of the article in Markdown, and a translation put in its place
 * is one again.  What is left out are emphasis and addresses: a sentence reads
 * as it is read.  Tables, which CommonMark lacks, are paragraphs whose second
 * line is a row of dashes and bars (GitHub Flavored Markdown, 4.10).
 */
#include <config.h>

#include "read/markdown.h"

#include "base/error.h"
#include "base/search.h"
#include "read/front_matter.h"
#include "read/markdown_origin.h"
#include "read/markdown_tree.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Deeper lists and quotations are marked as if they were this deep. */
#define MAX_MARKS 8

enum around { AROUND_NOTHING, AROUND_QUOTE, AROUND_ITEM };

VECTOR_TYPE(offsets, size_t);

struct maker {
	struct article *article;
	struct bytes *out;
	bool failed; /* out of memory */
	/* What is around the leaf at hand. */
	enum around around; /* the nearest */
	uint32_t n_lists, n_quotes;
	bool tight;	  /* the list it is in */
	bool item_begins; /* its mark has not been written */
	int number;	  /* of the item; -1: a bullet */
	bool follows_list;
	/* The paragraph or heading at hand. */
	size_t begin;
	bool task; /* that may begin with a box */
	bool table;
	struct offsets bars; /* of a table, in the output */
	const char *bar;     /* what "\\|" is in the tree; NULL: nothing */
	uint32_t n_images;   /* open */
	bool has_image, has_words;
	/* The title: the first heading of level 1, or what it all begins with.
	 */
	size_t title_begin, title_end;
	int title_level;
	struct markdown_leaves leaves; /* if their origin is wanted */
};

/* -- Writing ------------------------------------------------------------- */

static void
put(struct maker *maker, const char *s, size_t n)
{
	struct bytes *out = maker->out;

	if (n > ARTICLE_MAX_BYTES - 1 - out->n_items || !bytes_add(out, s, n))
		maker->failed = true;
}

static void
put_string(struct maker *maker, const char *s)
{
	put(maker, s, strlen(s));
}

/* Remembers the bars of [S, N), which comes next, if they end cells. */
static void
note_bars(struct maker *maker, const char *s, size_t n)
{
	for (size_t i = 0; maker->table && i < n; i++) {
		const char *bar = memchr(s + i, '|', n - i);

		if (!bar)
			return;
		i = (size_t)(bar - s);
		if (!vector_add_room(&maker->bars, 1)) {
			maker->failed = true;
			return;
		}
		maker->bars.items[maker->bars.n_items++] = maker->out->n_items +
							   i;
	}
}

/* What the tree has as text, in which each "\|" of the source becomes AS. */
static void
put_bars(struct maker *maker, const char *s, const char *as)
{
	for (;;) {
		const char *bar = maker->bar ? strstr(s, maker->bar) : NULL;
		size_t n = bar ? (size_t)(bar - s) : strlen(s);

		note_bars(maker, s, n);
		put(maker, s, n);
		if (!bar)
			return;
		put_string(maker, as);
		s = bar + strlen(maker->bar);
	}
}

/* Outside of tables nothing is escaped in code. */
static void
put_as_source(struct maker *maker, const char *s)
{
	put_bars(maker, s, "\\|");
}

static void
put_times(struct maker *maker, const char *s, uint32_t n)
{
	while (n--)
		put_string(maker, s);
}

static size_t
longest_run(const char *s, char c)
{
	size_t longest = 0, n = 0;

	for (; *s; s++) {
		n = *s == c ? n + 1 : 0;
		longest = n > longest ? n : longest;
	}
	return longest;
}

/* -- Marks --------------------------------------------------------------- */

static uint32_t
at_most(uint32_t n, uint32_t most)
{
	return n < most ? n : most;
}

/* The next leaf is apart from what was written before. */
static void
put_distance(struct maker *maker)
{
	const struct bytes *out = maker->out;
	bool close = maker->follows_list && maker->n_lists && maker->tight;

	maker->follows_list = maker->n_lists > 0;
	if (!out->n_items)
		return;
	if (out->items[out->n_items - 1] != '\n')
		put_string(maker, "\n");
	if (!close)
		put_string(maker, "\n");
}

static void
put_item_mark(struct maker *maker)
{
	char number[16];

	if (!maker->item_begins) {
		put_string(maker, "    ");
		return;
	}
	snprintf(number, sizeof(number), "%d. ", maker->number);
	put_string(maker, maker->number < 0 ? "- " : number);
	maker->item_begins = false;
}

static void
put_marks(struct maker *maker)
{
	uint32_t n_quotes = at_most(maker->n_quotes, MAX_MARKS);
	uint32_t n_lists = at_most(maker->n_lists, MAX_MARKS);

	put_distance(maker);
	maker->task = maker->around == AROUND_ITEM && maker->item_begins;
	if (maker->around == AROUND_ITEM) {
		put_times(maker, "> ", n_quotes);
		put_times(maker, "    ", n_lists - 1);
		put_item_mark(maker);
	} else if (maker->around == AROUND_QUOTE) {
		put_times(maker, "    ", n_lists);
		put_times(maker, "> ", n_quotes);
	}
}

/* -- Leaves that are no blocks ------------------------------------------- */

/* A fence that does not occur within is around it. */
static void
put_code_block(struct maker *maker, cmark_node *node)
{
	const char *code = cmark_node_get_literal(node);
	size_t n_ticks = longest_run(code, '`') + 1;
	uint32_t n_fence = n_ticks > 3 ? (uint32_t)n_ticks : 3;

	put_distance(maker);
	put_times(maker, "`", n_fence);
	put_as_source(maker, cmark_node_get_fence_info(node));
	put_string(maker, "\n");
	put_as_source(maker, code);
	put_times(maker, "`", n_fence);
	put_string(maker, "\n");
}

static void
put_as_it_is(struct maker *maker, const char *s)
{
	put_distance(maker);
	put_as_source(maker, s);
}

/* -- Text within a leaf -------------------------------------------------- */

static void
put_text(struct maker *maker, const char *s, const char *bar_as)
{
	if (!maker->n_images && s[strspn(s, " \t\n")])
		maker->has_words = true;
	put_bars(maker, s, bar_as);
}

/* With as many ` around it as it takes. */
static void
put_code(struct maker *maker, const char *code)
{
	size_t n = strlen(code);
	uint32_t n_ticks = (uint32_t)longest_run(code, '`') + 1;
	bool apart = n && (code[0] == '`' || code[n - 1] == '`');

	put_times(maker, "`", n_ticks);
	put_times(maker, " ", apart);
	put_text(maker, code, maker->table ? "|" : "\\|");
	put_times(maker, " ", apart);
	put_times(maker, "`", n_ticks);
}

static bool
is_break(const char *html)
{
	return html[0] == '<' && (html[1] | 32) == 'b' &&
	       (html[2] | 32) == 'r' && strchr("> /", html[3]);
}

/* -- Leaves that are blocks ---------------------------------------------- */

static bool
is_delimiter_row(const char *s, size_t n)
{
	return strspn(s, "|:- \t") >= n && memchr(s, '-', n) &&
	       memchr(s, '|', n);
}

/* Whether the second line of the paragraph is that of a table. */
static bool
may_be_table(cmark_node *paragraph)
{
	cmark_node *node = cmark_node_first_child(paragraph);
	const char *row;

	while (node && cmark_node_get_type(node) != CMARK_NODE_SOFTBREAK)
		node = cmark_node_next(node);
	if (node)
		node = cmark_node_next(node);
	if (!node || cmark_node_get_type(node) != CMARK_NODE_TEXT)
		return false;
	row = cmark_node_get_literal(node);
	node = cmark_node_next(node);
	return is_delimiter_row(row, strlen(row)) &&
	       (!node || cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK);
}

static void
begin_block(struct maker *maker, cmark_node *node)
{
	bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;

	put_marks(maker);
	if (heading) {
		put_times(maker, "#",
			  (uint32_t)cmark_node_get_heading_level(node));
		put_string(maker, " ");
	}
	maker->begin = maker->out->n_items;
	maker->table = !heading && may_be_table(node);
	maker->bars.n_items = 0;
	maker->has_image = maker->has_words = false;
	maker->n_images = 0;
}

static void
add_block(struct maker *maker, size_t begin, size_t end, enum sumario_kind kind)
{
	maker->article->text = maker->out->items; /* it may have moved */
	if (begin < end && !maker->failed &&
	    !article_add_block(maker->article, begin, end, kind))
		maker->failed = true;
}

struct asked {
	const struct offsets *bars;
	size_t begin;
};

static bool
comes_before(const void *key, size_t place)
{
	const struct asked *asked = key;

	return asked->bars->items[place] < asked->begin;
}

/* The end of the cell that begins at BEGIN: the next bar, or END. */
static size_t
cell_end(const struct maker *maker, size_t begin, size_t end)
{
	struct asked asked = {&maker->bars, begin};
	size_t bar = search_first(0, maker->bars.n_items, comes_before, &asked);

	return bar < maker->bars.n_items && maker->bars.items[bar] < end
		       ? maker->bars.items[bar]
		       : end;
}

static bool
is_bar(const struct maker *maker, size_t at)
{
	return cell_end(maker, at, at + 1) == at;
}

static size_t
row_end(const struct maker *maker, size_t begin)
{
	const char *s = maker->out->items;
	const char *lf = memchr(s + begin, '\n', maker->out->n_items - begin);

	return lf ? (size_t)(lf - s) : maker->out->n_items;
}

/* The row without blanks at its ends and the bars that are there. */
static void
trim_row(const struct maker *maker, size_t *begin, size_t *end)
{
	const char *s = maker->out->items;

	while (*begin < *end && (s[*begin] == ' ' || s[*begin] == '\t'))
		++*begin;
	while (*begin < *end && (s[*end - 1] == ' ' || s[*end - 1] == '\t'))
		--*end;
	if (*begin < *end && is_bar(maker, *begin))
		++*begin;
	if (*begin < *end && is_bar(maker, *end - 1))
		--*end;
}

static size_t
count_cells(const struct maker *maker, size_t begin, size_t end)
{
	size_t n = 1;

	trim_row(maker, &begin, &end);
	while ((begin = cell_end(maker, begin, end) + 1) <= end)
		n++;
	return n;
}

/* Its rows are the lines; the head has as many cells as the line below it. */
static bool
add_table(struct maker *maker)
{
	size_t head_end = row_end(maker, maker->begin);
	size_t rule_end = row_end(maker, head_end + 1);
	size_t at = maker->begin;

	if (count_cells(maker, maker->begin, head_end) !=
	    count_cells(maker, head_end + 1, rule_end))
		return false;
	while (at < maker->out->n_items) {
		size_t begin = at, end = row_end(maker, at);
		bool rule = at == head_end + 1;

		at = end + 1;
		trim_row(maker, &begin, &end);
		while (!rule && begin < end) {
			size_t cell = cell_end(maker, begin, end);

			add_block(maker, begin, cell, SUMARIO_TABLE_CELL);
			begin = cell + 1;
		}
	}
	return true;
}

/* Lines that only look like a table. */
static void
join_lines(struct maker *maker)
{
	for (size_t i = maker->begin; i < maker->out->n_items; i++)
		if (maker->out->items[i] == '\n')
			maker->out->items[i] = ' ';
}

static enum sumario_kind
get_kind(const struct maker *maker)
{
	if (maker->has_image && !maker->has_words)
		return SUMARIO_CAPTION;
	return maker->around == AROUND_ITEM    ? SUMARIO_LIST_ITEM
	       : maker->around == AROUND_QUOTE ? SUMARIO_QUOTE
					       : SUMARIO_SENTENCE;
}

/* "[ ] " and "[x] " before what is to be done is a mark. */
static bool
has_box(const struct maker *maker)
{
	const char *s = maker->out->items + maker->begin;

	return maker->task && maker->out->n_items - maker->begin > 4 &&
	       s[0] == '[' && strchr(" xX", s[1]) && s[1] && s[2] == ']' &&
	       s[3] == ' ';
}

/* What the leaf NODE has become. */
static void
note_leaf(struct maker *maker, cmark_node *node)
{
	struct markdown_leaves *leaves = &maker->leaves;

	if (!maker->article->origin.wanted)
		return;
	if (!vector_add_room(leaves, 1)) {
		maker->failed = true;
		return;
	}
	leaves->items[leaves->n_items++] = (struct markdown_leaf){
		node, (uint32_t)maker->begin, (uint32_t)maker->out->n_items};
}

static void
end_paragraph(struct maker *maker, cmark_node *node)
{
	bool table = maker->table;

	note_leaf(maker, node);
	maker->table = false;
	if (table && !maker->failed && add_table(maker))
		return;
	if (table)
		join_lines(maker);
	add_block(maker, maker->begin + (has_box(maker) ? 4 : 0),
		  maker->out->n_items, get_kind(maker));
}

static void
end_heading(struct maker *maker, cmark_node *node)
{
	size_t n_before = maker->article->blocks.n_items;
	int level = cmark_node_get_heading_level(node);

	note_leaf(maker, node);
	add_block(maker, maker->begin, maker->out->n_items, SUMARIO_HEADING);
	if (maker->failed || maker->article->blocks.n_items == n_before ||
	    maker->title_level == 1 || (level > 1 && n_before))
		return;
	maker->title_level = level;
	maker->title_begin = maker->article->blocks.items[n_before].begin;
	maker->title_end = maker->article->blocks.items[n_before].end;
}

/* -- The walk ------------------------------------------------------------ */

static bool
is_ordered(cmark_node *list)
{
	return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
}

/* How many items of LIST were before is kept with it. */
static void
begin_item(struct maker *maker, cmark_node *item)
{
	cmark_node *list = cmark_node_parent(item);
	intptr_t n_before = (intptr_t)cmark_node_get_user_data(list);

	maker->around = AROUND_ITEM;
	maker->tight = cmark_node_get_list_tight(list);
	maker->item_begins = true;
	maker->number = is_ordered(list) ? cmark_node_get_list_start(list) +
						   (int)n_before
					 : -1;
	cmark_node_set_user_data(list, (void *)(n_before + 1));
}

/* After a list or quotation: what is around is what was around it. */
static void
leave(struct maker *maker, cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);

	maker->item_begins = false;
	maker->around = AROUND_NOTHING;
	if (cmark_node_get_type(parent) == CMARK_NODE_LIST)
		parent = cmark_node_parent(parent);
	if (cmark_node_get_type(parent) == CMARK_NODE_BLOCK_QUOTE)
		maker->around = AROUND_QUOTE;
	if (cmark_node_get_type(parent) != CMARK_NODE_ITEM)
		return;
	maker->around = AROUND_ITEM;
	maker->tight = cmark_node_get_list_tight(cmark_node_parent(parent));
}

static void
enter_block(struct maker *maker, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		maker->around = AROUND_QUOTE;
		maker->n_quotes++;
		break;
	case CMARK_NODE_LIST:
		maker->n_lists++;
		break;
	case CMARK_NODE_ITEM:
		begin_item(maker, node);
		break;
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
		begin_block(maker, node);
		break;
	case CMARK_NODE_CODE_BLOCK:
		put_code_block(maker, node);
		break;
	case CMARK_NODE_HTML_BLOCK:
		put_as_it_is(maker, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		put_as_it_is(maker, "---\n");
		break;
	default:
		break;
	}
}

static void
enter_inline(struct maker *maker, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		put_text(maker, cmark_node_get_literal(node), "|");
		break;
	case CMARK_NODE_CODE:
		put_code(maker, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
		put_string(maker, maker->table ? "\n" : " ");
		break;
	case CMARK_NODE_LINEBREAK:
		put_string(maker, "\n");
		break;
	case CMARK_NODE_HTML_INLINE:
		if (is_break(cmark_node_get_literal(node)))
			put_string(maker, maker->table ? " " : "\n");
		break;
	case CMARK_NODE_IMAGE:
		maker->has_image = true;
		maker->n_images++;
		break;
	default:
		break;
	}
}

static void
leave_any(struct maker *maker, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		maker->n_quotes--;
		leave(maker, node);
		break;
	case CMARK_NODE_LIST:
		maker->n_lists--;
		leave(maker, node);
		break;
	case CMARK_NODE_ITEM:
		leave(maker, node);
		break;
	case CMARK_NODE_PARAGRAPH:
		end_paragraph(maker, node);
		break;
	case CMARK_NODE_HEADING:
		end_heading(maker, node);
		break;
	case CMARK_NODE_IMAGE:
		maker->n_images--;
		break;
	default:
		break;
	}
}

static void
walk(struct maker *maker, cmark_node *root)
{
	cmark_node *node = root, *next = root;

	while (node && !maker->failed) {
		if (next == node) { /* for the first time */
			enter_block(maker, node);
			enter_inline(maker, node);
			next = cmark_node_first_child(node);
			if (next) {
				node = next;
				continue;
			}
		}
		leave_any(maker, node);
		next = cmark_node_next(node);
		node = next ? next : cmark_node_parent(node);
	}
}

/* -- The whole ----------------------------------------------------------- */

/* Of front matter, and what is before it, nothing is lost. */
static enum sumario_status
read_front(struct maker *maker, size_t *n, struct sumario_error *error)
{
	struct article *article = maker->article;
	size_t n_front = front_matter_length(article->text + article->body,
					     article->n_bytes - article->body);

	if (n_front &&
	    !front_matter_read(article, article->text + article->body, n_front))
		return error_no_memory(error);
	*n = article->body + n_front;
	put(maker, article->text, *n);
	return maker->failed ? error_no_memory(error) : SUMARIO_OK;
}

/* The document's text is now what was extracted. */
static enum sumario_status
settle(struct maker *maker, struct sumario_error *error)
{
	struct article *article = maker->article;
	const struct bytes *out = maker->out;

	if (out->n_items && out->items[out->n_items - 1] != '\n')
		put_string(maker, "\n");
	if (maker->failed)
		return error_no_memory(error);
	article->text = out->items ? out->items : "";
	article->n_bytes = (uint32_t)out->n_items;
	if (article->title || maker->title_begin == maker->title_end)
		return SUMARIO_OK;
	return article_set_string(article, &article->title,
				  article->text + maker->title_begin,
				  maker->title_end - maker->title_begin)
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

/* The text was read from ORIGINAL, of which the Markdown begins at AT. */
static bool
find_origin(struct maker *maker, const struct markdown_tree *tree,
	    struct span original, size_t at)
{
	const struct markdown_origin read = {.original = original,
					     .begin = at,
					     .tree = tree,
					     .leaves = &maker->leaves,
					     .text = maker->out->items};

	return markdown_origin_find(&maker->article->origin, &read);
}

enum sumario_status
markdown_read(struct article *article, struct sumario_error *error)
{
	struct maker maker = {.article = article, .out = &article->extracted};
	const struct span original = {article->text, article->n_bytes};
	struct markdown_tree tree;
	enum sumario_status status;
	size_t at = 0;

	article->media_type = "text/markdown";
	status = read_front(&maker, &at, error);
	if (!status)
		status = markdown_tree_parse(&tree, article->text + at,
					     article->n_bytes - at, error);
	if (status)
		return status;
	maker.bar = tree.bar;
	walk(&maker, tree.root);
	if (article->origin.wanted && !maker.failed)
		maker.failed = !find_origin(&maker, &tree, original, at);
	vector_release(&maker.bars);
	vector_release(&maker.leaves);
	markdown_tree_release(&tree);
	return settle(&maker, error);
}

const struct reader_kind reader_markdown = {
	.endings = {".md", ".markdown", ".mkd"},
	.proof = READER_SIGNS,
	.is = markdown_is_likely,
	.read = markdown_read,
};
