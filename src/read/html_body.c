/* SPDX-License-Identifier: MIT */
/*
 * Text density tells prose from the rest: a block of many words, few of them
 * links, that ends as a sentence does (Kohlschütter, Fankhauser and Nejdl,
 * "Boilerplate Detection using Shallow Text Features", 2010).  The article is
 * the smallest element that holds nearly all of the prose; in it, block by
 * block, goes what is links, or what its element or first words give away.
 * Hints of elements count less than where the prose is.
 */
#include <config.h>

#include "read/html_body.h"

#include "base/ascii.h"
#include "read/html_hint.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

/* Prose: so many words with a stop behind, or so many without one. */
#define PROSE_MIN_WORDS 8
#define PROSE_MIN_WORDS_OPEN 25
/* Prose has no greater share of links; nothing of the body has. */
#define PROSE_MAX_LINKS 0.4
#define BODY_MAX_LINKS 0.6
/* An element with this share of its parent's prose is the article's. */
#define STEP_MIN_SHARE 0.75
#define STEP_MIN_SHARE_HINTED 0.5
/* … unless as much of it stands beside that, in elements alike. */
#define TWIN_MIN_SHARE 0.05
/* Words of prose that must be left when comments and the like are not. */
#define STRANGE_MIN_REST 40
/* Elements called junk are that unless they hold this share of the prose. */
#define JUNK_MAX_SHARE 0.35
/* A linked heading with no more words under it announces another article. */
#define TEASER_MAX_WORDS 60
/* Authors and dates stand in lines of no more words. */
#define BYLINE_MAX_WORDS 14
/* … and in elements of no more. */
#define BYLINE_MAX_BOX 40
/* Short lines that are no sentence, outside of paragraphs. */
#define SCRAP_MAX_WORDS 6
/* A heading that is not <h1> may be the title if it is as long. */
#define TITLE_MIN_WORDS 5
/* Less of the page's title is in no heading by intent. */
#define TITLE_MIN_BYTES 10
/* A caption that is told like a sentence is read with the article. */
#define CAPTION_MIN_WORDS 10

struct finder {
	const struct html_tree *tree;
	const struct html_blocks *blocks;
	const char *title;
	size_t title_len;
	uint32_t n_blocks;
	/* Sums of words, and of words of prose, in front of each block. */
	uint32_t *words, *prose;
	uint32_t *titles; /* and of <h1> */
	bool *is_out; /* of each block: in an element that is not the body */
	bool *kept;
	uint32_t body;	     /* node */
	uint32_t begin, end; /* its blocks */
};

static const struct html_block *
get_block(const struct finder *finder, uint32_t i)
{
	return &finder->blocks->list.items[i];
}

static const struct html_node *
get_node(const struct finder *finder, uint32_t node)
{
	return &finder->tree->nodes.items[node];
}

static double
link_share(const struct html_block *block)
{
	return (double)block->n_link_words / (double)block->n_words;
}

static bool
is_prose(const struct html_block *block)
{
	return block->kind != SUMARIO_HEADING &&
	       block->kind != SUMARIO_CAPTION &&
	       block->n_words >= (block->is_terminated
					  ? PROSE_MIN_WORDS
					  : PROSE_MIN_WORDS_OPEN) &&
	       link_share(block) <= PROSE_MAX_LINKS;
}

/* Words of prose in the blocks that are not out. */
static void
count_prose(struct finder *finder)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < finder->n_blocks; i++) {
		const struct html_block *block = get_block(finder, i);

		finder->prose[i] = sum;
		if (!finder->is_out[i] && is_prose(block))
			sum += block->n_words - block->n_link_words;
	}
	finder->prose[finder->n_blocks] = sum;
}

static uint32_t
first_block(const struct finder *finder, uint32_t node)
{
	return finder->blocks->before.items[node];
}

static uint32_t
end_block(const struct finder *finder, uint32_t node)
{
	return finder->blocks->before.items[get_node(finder, node)->end];
}

/* Words of prose in NODE. */
static uint32_t
get_prose(const struct finder *finder, uint32_t node)
{
	return finder->prose[end_block(finder, node)] -
	       finder->prose[first_block(finder, node)];
}

static uint32_t
total_prose(const struct finder *finder)
{
	return finder->prose[finder->n_blocks];
}

/* -- What is not the body ------------------------------------------------ */

/* Not the blocks that NODE, an inline element, is only a part of. */
static void
put_out(struct finder *finder, uint32_t node)
{
	for (uint32_t i = first_block(finder, node);
	     i < end_block(finder, node); i++)
		if (get_block(finder, i)->node >= node)
			finder->is_out[i] = true;
}

/* Whether NODE holds most of the prose and a title: it is the page's. */
static bool
is_main(const struct finder *finder, uint32_t node)
{
	return get_prose(finder, node) > total_prose(finder) / 2 &&
	       finder->titles[end_block(finder, node)] >
		       finder->titles[first_block(finder, node)];
}

/* Elements called by HINT go, unless they hold more than MAX words of prose. */
static void
put_out_hinted(struct finder *finder, unsigned hint, double max)
{
	uint32_t n = (uint32_t)finder->tree->nodes.n_items;

	for (uint32_t i = 0; i < n; i++) {
		if (!(finder->blocks->hints.items[i] & hint) ||
		    (double)get_prose(finder, i) > max || is_main(finder, i))
			continue;
		put_out(finder, i);
		i = get_node(finder, i)->end - 1;
	}
	count_prose(finder);
}

static void
put_out_strange(struct finder *finder)
{
	double total = total_prose(finder);

	put_out_hinted(finder, HTML_HINT_STRANGE,
		       total > STRANGE_MIN_REST ? total - STRANGE_MIN_REST
						: total / 2);
	put_out_hinted(finder, HTML_HINT_JUNK,
		       total_prose(finder) * JUNK_MAX_SHARE);
}

/* Whether the blocks [BEGIN, END) are a linked heading and a few words. */
static bool
is_teaser(const struct finder *finder, uint32_t begin, uint32_t end)
{
	if (finder->words[end] - finder->words[begin] > TEASER_MAX_WORDS)
		return false;
	for (uint32_t i = begin; i < end; i++) {
		const struct html_block *block = get_block(finder, i);

		if (block->kind == SUMARIO_HEADING && block->n_words > 3 &&
		    block->n_link_words == block->n_words)
			return true;
	}
	return false;
}

/* Looks at elements of few blocks only, so that it stays linear. */
static void
put_out_teasers(struct finder *finder)
{
	uint32_t n = (uint32_t)finder->tree->nodes.n_items;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t begin = first_block(finder, i);
		uint32_t end = end_block(finder, i);

		if (get_node(finder, i)->text || end - begin > 8 ||
		    !is_teaser(finder, begin, end))
			continue;
		put_out(finder, i);
		i = get_node(finder, i)->end - 1;
	}
	count_prose(finder);
}

static bool
is_interlude(const struct finder *finder, const struct html_block *block)
{
	return html_hint_is_interlude(finder->blocks->text.items + block->begin,
				      block->end - block->begin,
				      block->n_words);
}

/* The largest small element that begins with block I; 0: there is none. */
static uint32_t
get_box(const struct finder *finder, uint32_t i)
{
	double max = total_prose(finder) * JUNK_MAX_SHARE;
	uint32_t box = 0;

	for (uint32_t node = get_block(finder, i)->node; node > 0;
	     node = get_node(finder, node)->parent) {
		uint32_t begin = first_block(finder, node);
		uint32_t end = end_block(finder, node);

		if (begin != i ||
		    finder->words[end] - finder->words[begin] >
			    TEASER_MAX_WORDS ||
		    get_prose(finder, node) > max)
			break;
		box = node;
	}
	return box;
}

/* "Newsletter" and the like take with them what they are the heading of. */
static void
put_out_boxes(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->n_blocks; i++) {
		const struct html_block *block = get_block(finder, i);
		uint32_t box;

		if (finder->is_out[i] || block->kind == SUMARIO_TABLE_CELL ||
		    !is_interlude(finder, block))
			continue;
		box = get_box(finder, i);
		if (box)
			put_out(finder, box);
	}
	count_prose(finder);
}

/* -- Where the body is --------------------------------------------------- */

/* The child of NODE with most prose, or NODE. */
static uint32_t
get_best_child(const struct finder *finder, uint32_t node)
{
	uint32_t best = node, best_prose = 0;

	for (uint32_t i = node + 1; i < get_node(finder, node)->end;
	     i = get_node(finder, i)->end) {
		uint32_t prose = get_prose(finder, i);

		if (!get_node(finder, i)->text && prose > best_prose) {
			best = i;
			best_prose = prose;
		}
	}
	return best;
}

static bool
same_text(const char *a, const char *b)
{
	return a && b && !strcmp(a, b);
}

/*
 * Whether CHILD, of NODE, is not all of the article there: prose stands beside
 * it in paragraphs, or in elements of the same class.
 */
static bool
has_twin(const struct finder *finder, uint32_t node, uint32_t child)
{
	const char *class = html_tree_find(finder->tree,
					   get_node(finder, child), "class");
	uint32_t min = (uint32_t)(TWIN_MIN_SHARE * get_prose(finder, node));
	uint32_t paragraphs = 0;

	for (uint32_t i = node + 1; i < get_node(finder, node)->end;
	     i = get_node(finder, i)->end) {
		const struct html_node *other = get_node(finder, i);
		uint32_t prose = get_prose(finder, i);

		if (i == child || other->text || !prose)
			continue;
		if (other->name == HTML_P)
			paragraphs += prose;
		if (prose > min &&
		    other->name == get_node(finder, child)->name &&
		    same_text(class,
			      html_tree_find(finder->tree, other, "class")))
			return true;
	}
	return paragraphs > min && get_node(finder, node)->name != HTML_BODY;
}

static void
find_body(struct finder *finder)
{
	uint32_t node = 0;

	for (;;) {
		uint32_t child = get_best_child(finder, node);
		bool hinted = finder->blocks->hints.items[child] &
			      HTML_HINT_BODY;
		double share = hinted ? STEP_MIN_SHARE_HINTED : STEP_MIN_SHARE;

		if (child == node || get_node(finder, child)->name == HTML_P ||
		    get_prose(finder, child) <
			    share * (double)get_prose(finder, node) ||
		    has_twin(finder, node, child))
			break;
		node = child;
	}
	finder->body = node;
	finder->begin = first_block(finder, node);
	finder->end = end_block(finder, node);
}

/* -- What goes from the body --------------------------------------------- */

/*
 * The hints of the elements around BLOCK, in element LIMIT, that hold little
 * more than it.
 */
static unsigned
get_hints(const struct finder *finder, const struct html_block *block,
	  uint32_t limit)
{
	unsigned hints = 0;

	for (uint32_t node = block->node; node > limit;
	     node = get_node(finder, node)->parent) {
		if (finder->words[end_block(finder, node)] -
			    finder->words[first_block(finder, node)] >
		    BYLINE_MAX_BOX)
			break;
		hints |= finder->blocks->hints.items[node];
	}
	return hints;
}

/* "12.03.2025", "3/5/26", "2025-03-12", "2025" */
static bool
is_date(const char *s, const char *end)
{
	size_t n_parts = 0, n_digits = 0;
	uint32_t value = 0;

	for (; s < end && *s != ' ' && *s != ','; s++) {
		if (ascii_is_digit(*s)) {
			n_parts += !n_digits;
			value = n_digits < 4 ? 10 * value + (uint32_t)(*s - '0')
					     : 0;
			n_digits++;
		} else if (*s == '.' || *s == '/' || *s == '-') {
			n_digits = 0;
			value = 0;
		} else {
			return false;
		}
	}
	return n_parts == 3 ||
	       (n_parts == 1 && n_digits == 4 && value >= 1900 && value < 2100);
}

static bool
in_paragraph(const struct finder *finder, const struct html_block *block)
{
	switch (get_node(finder, block->node)->name) {
	case HTML_P:
	case HTML_PRE:
	case HTML_LI:
	case HTML_DD:
	case HTML_DT:
	case HTML_BLOCKQUOTE:
		return true;
	default:
		return block->level;
	}
}

/* "La Voz | 25 may 2025 · 23:58 h": a date, and a third of it figures. */
static bool
is_dated_line(const struct finder *finder, const struct html_block *block)
{
	const char *s = finder->blocks->text.items + block->begin;
	const char *end = finder->blocks->text.items + block->end;
	uint32_t n_figures = 0;
	bool has_date = false;

	while (s < end) {
		const char *space = memchr(s, ' ', (size_t)(end - s));

		has_date |= is_date(s, end);
		n_figures += (unsigned char)*s < 'A' && *s != '(';
		s = space ? space + 1 : end;
	}
	return has_date && 3 * n_figures >= block->n_words;
}

static bool
is_byline(const struct finder *finder, const struct html_block *block,
	  unsigned hints)
{
	const char *s = finder->blocks->text.items + block->begin;

	if (block->n_words > BYLINE_MAX_WORDS || block->level ||
	    block->kind == SUMARIO_TABLE_CELL)
		return false;
	if (hints & HTML_HINT_BYLINE)
		return true;
	if (!(block->is_terminated && in_paragraph(finder, block)) &&
	    is_dated_line(finder, block))
		return true;
	if (block->is_terminated)
		return false;
	return block->has_time || !strncmp(s, "Por ", 4) ||
	       !strncmp(s, "POR ", 4);
}

/* A caption is read with the article if it is told like a sentence. */
static bool
is_sentence_caption(const struct html_block *block)
{
	return block->is_terminated && block->n_words >= CAPTION_MIN_WORDS;
}

static bool
belongs(const struct finder *finder, uint32_t i)
{
	const struct html_block *block = get_block(finder, i);
	unsigned hints;

	if (finder->is_out[i] || link_share(block) > BODY_MAX_LINKS)
		return false;
	if (block->kind == SUMARIO_TABLE_CELL ||
	    get_node(finder, block->node)->name == HTML_CAPTION)
		return true;
	if (is_interlude(finder, block))
		return false;
	hints = get_hints(finder, block, finder->body);
	if (block->kind == SUMARIO_CAPTION)
		return is_sentence_caption(block);
	if (is_byline(finder, block, hints))
		return false;
	return block->is_terminated || block->n_words > SCRAP_MAX_WORDS ||
	       in_paragraph(finder, block);
}

/* Lists that are links for the most part go as a whole. */
static void
put_out_link_lists(struct finder *finder)
{
	uint32_t n = get_node(finder, finder->body)->end;

	for (uint32_t i = finder->body; i < n; i++) {
		enum html_name name = get_node(finder, i)->name;
		uint32_t words = 0, links = 0;

		if (name != HTML_UL && name != HTML_OL && name != HTML_DL &&
		    name != HTML_MENU)
			continue;
		for (uint32_t k = first_block(finder, i);
		     k < end_block(finder, i); k++) {
			words += get_block(finder, k)->n_words;
			links += get_block(finder, k)->n_link_words;
		}
		if (links > words * BODY_MAX_LINKS)
			put_out(finder, i);
		i = get_node(finder, i)->end - 1;
	}
}

/* A heading goes too if what stood under it went. */
static void
drop_lone_headings(struct finder *finder)
{
	uint8_t below = 1; /* level of the heading behind; 0: text */
	bool dropped = false;

	for (uint32_t i = finder->end; i-- > finder->begin;) {
		const struct html_block *block = get_block(finder, i);

		if (!finder->kept[i]) {
			dropped = true;
			continue;
		}
		if (block->level > 1 && below && below <= block->level &&
		    (dropped || i + 1 == finder->end)) {
			finder->kept[i] = false;
			continue;
		}
		below = block->level;
		dropped = false;
	}
}

/* -- Title and what stands under it -------------------------------------- */

/*
 * How many bytes of the page's title BLOCK has: all of the one must begin or
 * end the other, as the name of the site may stand on either side.
 */
static size_t
match_title(const struct finder *finder, const struct html_block *block)
{
	const char *s = finder->blocks->text.items + block->begin;
	size_t len = block->end - block->begin;
	size_t n = finder->title_len, both = len < n ? len : n;

	if (both < TITLE_MIN_BYTES)
		return 0;
	return !memcmp(finder->title, s, both) ||
			       !memcmp(finder->title + n - both, s + len - both,
				       both)
		       ? both
		       : 0;
}

/* Not a heading, but most of the page's title. */
static bool
is_plain_title(const struct finder *finder, uint32_t i, size_t match)
{
	const struct html_block *block = get_block(finder, i);

	return 2 * match > finder->title_len && !finder->is_out[i] &&
	       block->kind == SUMARIO_SENTENCE && !block->n_link_words &&
	       block->n_words >= TITLE_MIN_WORDS;
}

/*
 * The block that is the title, in front of the prose; n_blocks: none.  Better
 * one that the page calls so than an <h1>, and that than another heading.
 */
static uint32_t
find_title(const struct finder *finder, uint32_t first_prose)
{
	uint32_t found = finder->n_blocks;
	size_t best = 0;

	for (uint32_t i = 0; i < first_prose; i++) {
		const struct html_block *block = get_block(finder, i);
		bool plain = !finder->is_out[i] && !block->n_link_words;
		size_t match = match_title(finder, block);
		size_t worth = block->level && match		    ? 3 + match
			       : is_plain_title(finder, i, match)   ? 3 + match
			       : !block->level || finder->is_out[i] ? 0
			       : block->level == 1 && block->n_words > 2    ? 2
			       : plain && block->n_words >= TITLE_MIN_WORDS ? 1
									    : 0;

		if (worth && worth >= best) {
			best = worth;
			found = i;
		}
	}
	return found;
}

static bool
is_lead(const struct finder *finder, uint32_t i)
{
	const struct html_block *block = get_block(finder, i);
	unsigned hints = get_hints(finder, block, 0);

	if (!belongs(finder, i) || block->kind == SUMARIO_CAPTION ||
	    match_title(finder, block))
		return false;
	if (hints & HTML_HINT_LEAD || block->level == 2)
		return block->n_words >= 5;
	return is_prose(block);
}

/* What is between the title and the body, if it is prose, is the article's. */
static void
keep_title(struct finder *finder)
{
	uint32_t first = finder->begin, title;

	while (first < finder->end &&
	       !(finder->kept[first] && is_prose(get_block(finder, first))))
		first++;
	title = find_title(finder, first);
	if (title == finder->n_blocks)
		return;
	finder->kept[title] = true;
	for (uint32_t i = title + 1; i < finder->begin; i++)
		finder->kept[i] = is_lead(finder, i);
	for (uint32_t i = finder->begin; i < title; i++)
		finder->kept[i] = false;
	if (title >= finder->begin) /* captions in front of the text */
		for (uint32_t i = title + 1; i < first; i++)
			finder->kept[i] &= is_lead(finder, i) ||
					   get_block(finder, i)->level;
}

/* Lines behind the last prose that are no sentences: agencies, initials. */
static void
drop_tail(struct finder *finder)
{
	for (uint32_t i = finder->end; i-- > finder->begin;) {
		const struct html_block *block = get_block(finder, i);

		if (!finder->kept[i])
			continue;
		if (block->kind != SUMARIO_SENTENCE || block->is_terminated ||
		    block->n_words > SCRAP_MAX_WORDS)
			return;
		finder->kept[i] = false;
	}
}

static void
sum_words(struct finder *finder)
{
	finder->words[0] = finder->titles[0] = 0;
	for (uint32_t i = 0; i < finder->n_blocks; i++) {
		const struct html_block *block = get_block(finder, i);

		finder->words[i + 1] = finder->words[i] + block->n_words;
		finder->titles[i + 1] = finder->titles[i] + (block->level == 1);
	}
}

static void
find(struct finder *finder)
{
	bool any = false;

	sum_words(finder);
	count_prose(finder);
	put_out_strange(finder);
	put_out_teasers(finder);
	put_out_boxes(finder);
	find_body(finder);
	put_out_link_lists(finder);
	for (uint32_t i = finder->begin; i < finder->end; i++)
		finder->kept[i] = belongs(finder, i);
	keep_title(finder);
	drop_tail(finder);
	drop_lone_headings(finder);
	for (uint32_t i = 0; i < finder->n_blocks; i++)
		any |= finder->kept[i];
	if (!any) /* better too much than nothing */
		memset(finder->kept, true, finder->n_blocks);
}

bool
html_body_find(const struct html_tree *tree, const struct html_blocks *blocks,
	       const char *title, bool *kept)
{
	size_t n = blocks->list.n_items;
	struct finder finder = {.tree = tree,
				.blocks = blocks,
				.title = title,
				.title_len = title ? strlen(title) : 0,
				.n_blocks = (uint32_t)n,
				.kept = kept};
	bool good;

	memset(kept, 0, n * sizeof(*kept));
	finder.words = malloc((n + 1) * sizeof(*finder.words));
	finder.titles = malloc((n + 1) * sizeof(*finder.titles));
	finder.prose = malloc((n + 1) * sizeof(*finder.prose));
	finder.is_out = calloc(n + 1, sizeof(*finder.is_out));
	good = finder.words && finder.titles && finder.prose && finder.is_out;
	if (good)
		find(&finder);
	free(finder.words);
	free(finder.titles);
	free(finder.prose);
	free(finder.is_out);
	return good;
}
