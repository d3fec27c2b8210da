/* SPDX-License-Identifier: MIT */
/*
 * Which elements are no part of an article.
 * Names of elements are a hint, and where the prose is a stronger one: what is
 * called comments or related goes unless it, or all that is called the same,
 * holds too much of the page.  Links that are headings announce other
 * articles, and first words tell of boxes between the paragraphs.
 */
#include <config.h>

#include "read/html_junk.h"

#include "read/html_promo.h"
#include "read/html_tally.h"

#include <string.h>

/* Words of prose that must be left when comments and the like are not. */
#define STRANGE_MIN_REST 20
/* "6 comentarios" has no more words. */
#define DISCUSSION_MAX_WORDS 4
/* A linked heading with no more words under it announces another article. */
#define TEASER_MAX_WORDS 60
#define TEASER_MAX_BLOCKS 8
/* … and with so much prose after it in its element it is the heading of that.
 */
#define OWN_MIN_WORDS 40
#define OWN_MIN_PARAGRAPHS 2
/* … unless there are so many that they are most of the page's prose. */
#define TEASERS_MAX_SHARE 0.5
/* An element that begins with such words goes if it has no more. */
#define BOX_MAX_WORDS 90
/* A box about an author: a heading of so many words, which its text repeats. */
#define AUTHOR_MIN_WORDS 2
#define AUTHOR_MAX_WORDS 4
#define AUTHOR_MAX_TEXT 80

void
html_junk_count_prose(struct html_finder *finder)
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

/* Not the blocks that NODE, an inline element, is only a part of. */
static void
put_out(struct html_finder *finder, uint32_t node)
{
	for (uint32_t i = first_block(finder, node);
	     i < end_block(finder, node); i++)
		if (get_block(finder, i)->node >= node)
			finder->is_out[i] = true;
}

/* -- Names --------------------------------------------------------------- */

/* Whether NODE holds most of the prose and a title: it is the page's. */
static bool
is_main(const struct html_finder *finder, uint32_t node)
{
	return get_node(finder, node)->name != HTML_ASIDE &&
	       get_prose(finder, node) > total_prose(finder) / 2 &&
	       finder->titles[end_block(finder, node)] >
		       finder->titles[first_block(finder, node)];
}

/*
 * Whether NODE comes after a title in its element, or is in one that is called
 * body; elements that are called junk are looked through.
 */
static bool
is_in_body(const struct html_finder *finder, uint32_t node)
{
	uint32_t child;
	unsigned hints;

	do {
		child = node;
		node = get_node(finder, node)->parent;
		hints = get_node_hints(finder, node);
		if (hints & HTML_HINT_BODY)
			return true;
		if (get_node(finder, node)->name == HTML_ASIDE)
			return false;
	} while (node && hints & (HTML_HINT_JUNK | HTML_HINT_STRANGE));
	return node && finder->titles[first_block(finder, child)] >
			       finder->titles[first_block(finder, node)];
}

/*
 * Whether NODE is called by HINT; a teaser without links and
 * headings is no other's.
 */
static bool
is_called(const struct html_finder *finder, uint32_t node, unsigned hint)
{
	unsigned hints = get_node_hints(finder, node);

	if (hint & HTML_HINT_JUNK && hints & HTML_HINT_TEASER &&
	    finder->announcing[end_block(finder, node)] >
		    finder->announcing[first_block(finder, node)])
		return true;
	return hints & hint;
}

/*
 * Adds NODE, which a hint speaks against, to its group in the first ROUND, and
 * puts it out in the second.  False: it is the page's, but not all in it.
 */
static bool
judge(struct html_finder *finder, struct html_tally *groups, uint32_t node,
      double max, int round)
{
	const char *class = html_tree_find(finder->tree, get_node(finder, node),
					   "class");
	uint32_t prose = get_prose(finder, node), *group = NULL;
	bool is_new;

	if (class && is_in_body(finder, node))
		group = html_tally_get(groups, class, &is_new);
	if (group && round == 0)
		*group += prose;
	if (prose > max || is_main(finder, node))
		return false;
	if (round == 1 && !(group && *group > max))
		put_out(finder, node);
	return true;
}

/*
 * Elements called by HINT go, unless they hold more than MAX words of prose,
 * one alone or, where a body is cut into parts, all of one class together.
 */
static void
put_out_hinted(struct html_finder *finder, unsigned hint, double max)
{
	struct html_tally groups = {0}; /* words of prose by class */
	uint32_t n = (uint32_t)finder->tree->nodes.n_items;

	for (int round = 0; round < 2; round++)
		for (uint32_t i = 0; i < n; i++)
			if (is_called(finder, i, hint) &&
			    judge(finder, &groups, i, max, round))
				i = get_node(finder, i)->end - 1;
	html_tally_release(&groups);
	html_junk_count_prose(finder);
}

static void
put_out_strange(struct html_finder *finder)
{
	double total = total_prose(finder);

	put_out_hinted(finder, HTML_HINT_STRANGE,
		       total > STRANGE_MIN_REST ? total - STRANGE_MIN_REST
						: total / 2);
	put_out_hinted(finder, HTML_HINT_JUNK,
		       total_prose(finder) * JUNK_MAX_SHARE);
}

/* -- Other articles ------------------------------------------------------ */

/* Whether the text after NODE, a heading and no more, is its own. */
static bool
has_text_after(const struct html_finder *finder, uint32_t node)
{
	uint32_t begin = first_block(finder, node), words = 0;
	uint32_t n_paragraphs = 0;
	uint32_t i = end_block(finder, node), end;

	for (uint32_t k = begin; k < i; k++)
		if (!get_block(finder, k)->level)
			return false;
	do {
		node = get_node(finder, node)->parent;
		end = end_block(finder, node);
	} while (node && end == i && first_block(finder, node) == begin);
	for (; i < end && !get_block(finder, i)->level &&
	       n_paragraphs < OWN_MIN_PARAGRAPHS && words < OWN_MIN_WORDS;
	     i++) {
		bool prose = is_prose(get_block(finder, i));

		words += prose ? get_block(finder, i)->n_words : 1;
		n_paragraphs += prose;
	}
	return n_paragraphs >= OWN_MIN_PARAGRAPHS || words >= OWN_MIN_WORDS;
}

/* Whether NODE is a linked heading and a few words. */
static bool
is_teaser(const struct html_finder *finder, uint32_t node)
{
	uint32_t begin = first_block(finder, node);
	uint32_t end = end_block(finder, node);

	if (get_node(finder, node)->text || end - begin > TEASER_MAX_BLOCKS ||
	    get_words(finder, node) > TEASER_MAX_WORDS)
		return false;
	for (uint32_t i = begin; i < end; i++) {
		const struct html_block *block = get_block(finder, i);

		if (block->kind == SUMARIO_HEADING && block->n_words > 3 &&
		    block->n_link_words == block->n_words)
			return !has_text_after(finder, node);
	}
	return false;
}

/* Words of prose in a teaser, or, of a mere heading, right after it. */
static uint32_t
get_teaser_prose(const struct html_finder *finder, uint32_t node)
{
	uint32_t next = end_block(finder, node);
	uint32_t prose = get_prose(finder, node);

	if (prose || next == finder->n_blocks || finder->is_out[next])
		return prose;
	return finder->prose[next + 1] - finder->prose[next];
}

/* Looks at elements of few blocks only, so that it stays linear. */
static void
put_out_teasers(struct html_finder *finder)
{
	uint32_t n = (uint32_t)finder->tree->nodes.n_items, prose = 0;

	for (uint32_t i = 0; i < n; i++)
		if (is_teaser(finder, i)) {
			prose += get_teaser_prose(finder, i);
			i = get_node(finder, i)->end - 1;
		}
	if (prose > total_prose(finder) * TEASERS_MAX_SHARE)
		return;
	for (uint32_t i = 0; i < n; i++)
		if (is_teaser(finder, i)) {
			put_out(finder, i);
			i = get_node(finder, i)->end - 1;
		}
	html_junk_count_prose(finder);
}

void
html_junk_put_out_link_lists(struct html_finder *finder)
{
	uint32_t n = get_node(finder, finder->body)->end;

	for (uint32_t i = finder->body; i < n; i++) {
		enum html_name name = get_node(finder, i)->name;
		uint32_t links = 0;

		if (name != HTML_UL && name != HTML_OL && name != HTML_DL &&
		    name != HTML_MENU)
			continue;
		for (uint32_t k = first_block(finder, i);
		     k < end_block(finder, i); k++)
			links += get_block(finder, k)->n_link_words;
		if (links > get_words(finder, i) * BODY_MAX_LINKS)
			put_out(finder, i);
		i = get_node(finder, i)->end - 1;
	}
}

/* -- Comments ------------------------------------------------------------- */

/*
 * The largest element that begins with block I, has no other title, and leaves
 * prose enough; 0: there is none.
 */
static uint32_t
get_discussion(const struct html_finder *finder, uint32_t i)
{
	uint32_t found = 0;

	for (uint32_t node = get_block(finder, i)->node; node > 0;
	     node = get_node(finder, node)->parent) {
		if (first_block(finder, node) != i ||
		    total_prose(finder) - get_prose(finder, node) <
			    STRANGE_MIN_REST)
			break;
		found = node;
	}
	return found;
}

/* A short line "Comentarios (6)" is the heading of what is in its element. */
static void
put_out_discussions(struct html_finder *finder)
{
	for (uint32_t i = 0; i < finder->n_blocks; i++) {
		const struct html_block *block = get_block(finder, i);
		uint32_t node;

		if (finder->is_out[i] || finder->ignores_hints ||
		    block->n_words > DISCUSSION_MAX_WORDS ||
		    !(html_hint_of_heading(get_text(finder, block),
					   block->end - block->begin) &
		      HTML_HINT_COMMENTS))
			continue;
		node = get_discussion(finder, i);
		if (node)
			put_out(finder, node);
	}
	html_junk_count_prose(finder);
}

/* -- Boxes --------------------------------------------------------------- */

bool
html_junk_is_interlude(const struct html_finder *finder,
		       const struct html_block *block)
{
	const char *s = get_text(finder, block);
	size_t len = block->end - block->begin;

	return html_hint_is_interlude(s, len, block->n_words) ||
	       html_promo_is(s, len, block->n_words);
}

/*
 * The largest element of at most MAX words that begins with block I and has
 * not too much of the prose; 0: there is none.
 */
static uint32_t
get_box(const struct html_finder *finder, uint32_t i, uint32_t max)
{
	double max_prose = total_prose(finder) * JUNK_MAX_SHARE;
	uint32_t box = 0;

	for (uint32_t node = get_block(finder, i)->node; node > 0;
	     node = get_node(finder, node)->parent) {
		if (first_block(finder, node) != i ||
		    get_words(finder, node) > max ||
		    get_prose(finder, node) > max_prose)
			break;
		box = node;
	}
	return box;
}

/* "Ana Ruiz", then "Ana Ruiz writes about …": who wrote the article. */
static bool
is_about_author(const struct html_finder *finder, uint32_t i)
{
	const struct html_block *name = get_block(finder, i), *text = name + 1;
	uint32_t len = name->end - name->begin;

	return i + 1 < finder->n_blocks && !text->level &&
	       name->n_words >= AUTHOR_MIN_WORDS &&
	       name->n_words <= AUTHOR_MAX_WORDS && !name->is_terminated &&
	       text->n_words <= AUTHOR_MAX_TEXT &&
	       text->end - text->begin > len && text->n_words > name->n_words &&
	       !memcmp(get_text(finder, name), get_text(finder, text), len);
}

/* "Newsletter" and the like take with them what they are the heading of. */
static void
put_out_boxes(struct html_finder *finder)
{
	for (uint32_t i = 0; i < finder->n_blocks; i++) {
		const struct html_block *block = get_block(finder, i);
		uint32_t box = 0;

		if (finder->is_out[i] || block->kind == SUMARIO_TABLE_CELL)
			continue;
		if (html_junk_is_interlude(finder, block))
			box = get_box(finder, i, BOX_MAX_WORDS);
		else if (is_about_author(finder, i))
			box = get_box(finder, i, AUTHOR_MAX_TEXT);
		if (box)
			put_out(finder, box);
	}
	html_junk_count_prose(finder);
}

void
html_junk_put_out(struct html_finder *finder)
{
	put_out_strange(finder);
	put_out_discussions(finder);
	put_out_teasers(finder);
	put_out_boxes(finder);
}
