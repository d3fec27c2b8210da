/* SPDX-License-Identifier: MIT */
/*
 * Which blocks of a page are its article.
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
#include "base/hash.h"
#include "base/table.h"
#include "read/html_junk.h"
#include "read/html_title.h"
#include "text/fold.h"
#include "text/language.h"

#include <stdlib.h>
#include <string.h>

/* An element with this share of its parent's prose is the article's. */
#define STEP_MIN_SHARE 0.8
#define STEP_MIN_SHARE_HINTED 0.5
/* … unless as much of it is beside that, in elements alike. */
#define TWIN_MIN_SHARE 0.05
/* The heading of an element is among its first blocks. */
#define HEAD_MAX_BLOCKS 4
/* Authors and dates are in lines of no more words. */
#define BYLINE_MAX_WORDS 14
/* … and in elements of no more. */
#define BYLINE_MAX_BOX 40
/* Short lines that are no sentence, outside of paragraphs. */
#define SCRAP_MAX_WORDS 6
/* A linked heading between paragraphs that has more is another article's. */
#define NAME_MAX_WORDS 5
/* … unless so many are there, with no more paragraphs to each. */
#define LIST_MIN_HEADINGS 3
#define LIST_MAX_PARAGRAPHS 2
/* A sentence of so many words is not written twice. */
#define REPEAT_MIN_WORDS 8
/* Less of the page's prose is no article: hints have led astray. */
#define KEPT_MIN_SHARE 0.05
/* Fewer words may be less than what is under the title, if that is no prose. */
#define KEPT_MIN_WORDS 40
/* … which has so many words. */
#define TITLED_MIN 10
/* An article of fewer words of prose may be a part of one. */
#define SURE_MIN_WORDS 100
/* What is under the title is a standfirst if it is as long. */
#define LEAD_MIN_WORDS 5
#define LEAD_MIN_WORDS_LOW 8

/* -- Where the body is --------------------------------------------------- */

/* The child of NODE with most prose, or NODE. */
static uint32_t
get_best_child(const struct html_finder *finder, uint32_t node)
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

/* Whether A and B are called the same; <div> without a class is no name. */
static bool
are_alike(const struct html_finder *finder, const struct html_node *a,
	  const struct html_node *b)
{
	const char *class_a = html_tree_find(finder->tree, a, "class");
	const char *class_b = html_tree_find(finder->tree, b, "class");

	if (a->name != b->name)
		return false;
	if (!class_a && !class_b)
		return a->name == HTML_ARTICLE || a->name == HTML_SECTION;
	return class_a && class_b && !strcmp(class_a, class_b);
}

/*
 * Whether CHILD, of NODE, is not all of the article there: prose is beside
 * it in paragraphs, or in elements of the same class.
 */
static bool
has_twin(const struct html_finder *finder, uint32_t node, uint32_t child)
{
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
		    are_alike(finder, get_node(finder, child), other))
			return true;
	}
	return paragraphs > min && get_node(finder, node)->name != HTML_BODY;
}

/* The level of the heading that NODE begins with; 0: there is none. */
static uint8_t
get_heading(const struct html_finder *finder, uint32_t node, bool is_title)
{
	uint32_t begin = first_block(finder, node);
	uint32_t end = end_block(finder, node);

	for (uint32_t i = begin; i < end && i < begin + HEAD_MAX_BLOCKS; i++) {
		const struct html_block *block = get_block(finder, i);

		if (block->level && block->level <= 2 &&
		    (!is_title || html_title_match(finder, block)))
			return block->level;
	}
	return 0;
}

/*
 * Of several articles one after the other, each with a title of one level: the
 * one with the page's title, which is CHILD of NODE or beside it; 0: none.
 */
static uint32_t
find_titled_article(const struct html_finder *finder, uint32_t node,
		    uint32_t child)
{
	uint8_t level = get_heading(finder, child, false);
	uint32_t found = 0, n_alike = 0;

	if (!level)
		return 0;
	for (uint32_t i = node + 1; i < get_node(finder, node)->end;
	     i = get_node(finder, i)->end) {
		if (!get_prose(finder, i) ||
		    !are_alike(finder, get_node(finder, child),
			       get_node(finder, i)) ||
		    get_heading(finder, i, false) != level)
			continue;
		n_alike++;
		if (!found && get_heading(finder, i, true) == level)
			found = i;
	}
	return n_alike > 1 ? found : 0;
}

/* Whether NAME is a paragraph or a list, which are never a whole article. */
static bool
is_part(enum html_name name)
{
	switch (name) {
	case HTML_P:
	case HTML_UL:
	case HTML_OL:
	case HTML_DL:
	case HTML_BLOCKQUOTE:
	case HTML_DETAILS:
		return true;
	default:
		return false;
	}
}

/* Whether CHILD of NODE is the article, as far as it is in NODE. */
static bool
is_step(const struct html_finder *finder, uint32_t node, uint32_t child)
{
	bool hinted = get_node_hints(finder, child) & HTML_HINT_BODY;
	double share = hinted ? STEP_MIN_SHARE_HINTED : STEP_MIN_SHARE;

	if (child == node || is_part(get_node(finder, child)->name))
		return false;
	return get_prose(finder, child) >=
		       share * (double)get_prose(finder, node) &&
	       !has_twin(finder, node, child);
}

/*
 * What follows the body and is nothing but prose is its last part: BODY may be
 * cut into pieces that no name tells of.
 */
static void
add_tail(struct html_finder *finder)
{
	uint32_t node = finder->body;

	while (get_node_hints(finder, get_node(finder, node)->parent) &
	       HTML_HINT_BODY) {
		uint32_t parent = get_node(finder, node)->parent;

		for (uint32_t i = get_node(finder, node)->end;
		     i < get_node(finder, parent)->end;
		     i = get_node(finder, i)->end) {
			uint32_t words = get_words(finder, i);

			if (!words)
				continue;
			if (get_prose(finder, i) < words ||
			    get_node_hints(finder, i))
				return;
			finder->end = end_block(finder, i);
		}
		node = parent;
	}
}

static void
find_body(struct html_finder *finder)
{
	uint32_t node = 0;

	for (;;) {
		uint32_t child = get_best_child(finder, node);
		uint32_t titled = find_titled_article(finder, node, child);

		if (!titled && !is_step(finder, node, child))
			break;
		node = titled ? titled : child;
	}
	finder->body = node;
	finder->begin = first_block(finder, node);
	finder->end = end_block(finder, node);
	add_tail(finder);
}

/* -- What goes from the body --------------------------------------------- */

/*
 * The hints of the elements around BLOCK, in element LIMIT, that hold little
 * more than it.
 */
static unsigned
get_hints(const struct html_finder *finder, const struct html_block *block,
	  uint32_t limit)
{
	unsigned hints = 0;

	for (uint32_t node = block->node; node > limit;
	     node = get_node(finder, node)->parent) {
		if (finder->words[end_block(finder, node)] -
			    finder->words[first_block(finder, node)] >
		    BYLINE_MAX_BOX)
			break;
		hints |= get_node_hints(finder, node);
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
in_paragraph(const struct html_finder *finder, const struct html_block *block)
{
	switch (get_node(finder, block->node)->name) {
	case HTML_P:
	case HTML_PRE:
	case HTML_LI:
	case HTML_DD:
	case HTML_DT:
	case HTML_BLOCKQUOTE:
	case HTML_SUMMARY:
		return true;
	default:
		return block->level;
	}
}

/* "La Voz | 25 may 2025 · 23:58 h": a date, and a third of it figures. */
static bool
is_dated_line(const struct html_finder *finder, const struct html_block *block)
{
	const char *s = get_text(finder, block);
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

/* "Por Ana Ruiz" */
static bool
begins_with_by(const char *s, size_t len)
{
	const struct lexicon_table *words = language_default()->words;
	const char *space = memchr(s, ' ', len);
	char folded[FOLD_ROOM];

	return space && ascii_is_upper(*s) &&
	       lexicon_find(words, folded,
			    fold_word(s, (size_t)(space - s), folded)) &
		       WORD_BY;
}

static bool
is_byline(const struct html_finder *finder, const struct html_block *block,
	  unsigned hints)
{
	const char *s = get_text(finder, block);

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
	return block->has_time || begins_with_by(s, block->end - block->begin);
}

/*
 * Whether block I is a heading of the text after it although it is a link: as
 * long as a name, or at the beginning of an element that has more.
 */
static bool
is_own_heading(const struct html_finder *finder, uint32_t i)
{
	const struct html_block *block = get_block(finder, i);
	uint32_t node = block->node;

	if (!block->level || block->n_words <= NAME_MAX_WORDS ||
	    finder->has_linked_headings)
		return block->level;
	while (node && end_block(finder, node) == i + 1)
		node = get_node(finder, node)->parent;
	return node && first_block(finder, node) == i;
}

static bool
belongs(const struct html_finder *finder, uint32_t i)
{
	const struct html_block *block = get_block(finder, i);
	unsigned hints;

	if (finder->is_out[i] ||
	    (link_share(block) > BODY_MAX_LINKS &&
	     block->kind != SUMARIO_TABLE_CELL && !is_own_heading(finder, i)))
		return false;
	if (block->kind == SUMARIO_TABLE_CELL ||
	    get_node(finder, block->node)->name == HTML_CAPTION)
		return true;
	if (html_junk_is_interlude(finder, block))
		return false;
	hints = get_hints(finder, block, finder->body);
	if (block->kind == SUMARIO_CAPTION)
		return is_prose(block);
	if (is_byline(finder, block, hints))
		return false;
	return block->is_terminated || block->n_words > SCRAP_MAX_WORDS ||
	       in_paragraph(finder, block);
}

/* A heading goes too if what was under it went. */
static void
drop_lone_headings(struct html_finder *finder)
{
	uint8_t below = 1; /* level of the heading after; 0: text */
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

/* -- Title and what is under it ----------------------------------------- */

/* What is under the title is the article's if it has the shape of a lead. */
static bool
is_lead(const struct html_finder *finder, uint32_t i)
{
	const struct html_block *block = get_block(finder, i);
	unsigned hints = get_hints(finder, block, 0);

	if (!belongs(finder, i) || block->kind == SUMARIO_CAPTION ||
	    html_title_match(finder, block))
		return false;
	if (hints & HTML_HINT_LEAD || block->level == 2)
		return block->n_words >= LEAD_MIN_WORDS;
	if (block->level > 2 || get_node(finder, block->node)->name == HTML_P)
		return block->n_words >= LEAD_MIN_WORDS_LOW &&
		       link_share(block) <= PROSE_MAX_LINKS;
	return is_prose(block);
}

/* What is between the title and the body, if it is prose, is the article's. */
static void
keep_title(struct html_finder *finder)
{
	uint32_t first = finder->begin, title;

	while (first < finder->end &&
	       !(finder->kept[first] && is_prose(get_block(finder, first))))
		first++;
	title = html_title_find(finder, first);
	if (title == finder->n_blocks)
		return;
	finder->kept[title] = true;
	for (uint32_t i = title + 1; i < finder->begin; i++)
		finder->kept[i] = is_lead(finder, i);
	for (uint32_t i = finder->begin; i < title; i++)
		finder->kept[i] = false;
	if (title >= finder->begin) /* captions before the text */
		for (uint32_t i = title + 1; i < first; i++)
			finder->kept[i] &= is_lead(finder, i) ||
					   get_block(finder, i)->level;
}

/* Lines after the last prose that are no sentences: agencies, initials. */
static void
drop_tail(struct html_finder *finder)
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
sum_words(struct html_finder *finder)
{
	finder->words[0] = finder->titles[0] = finder->announcing[0] = 0;
	for (uint32_t i = 0; i < finder->n_blocks; i++) {
		const struct html_block *block = get_block(finder, i);

		finder->words[i + 1] = finder->words[i] + block->n_words;
		finder->titles[i + 1] = finder->titles[i] + (block->level == 1);
		finder->announcing[i + 1] = finder->announcing[i] +
					    (block->level ||
					     block->n_link_words);
	}
}

/* Words that are kept, without headings; only of prose, or of all. */
static uint32_t
count_kept(const struct html_finder *finder, bool only_prose)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < finder->n_blocks; i++) {
		const struct html_block *block = get_block(finder, i);

		if (finder->kept[i] && !block->level &&
		    (!only_prose || is_prose(block)))
			n += block->n_words;
	}
	return n;
}

/*
 * Whether the body is a list of things under headings that are links, and not a
 * text with links to others in between.
 */
static bool
has_linked_headings(const struct html_finder *finder)
{
	uint32_t n_headings = 0, n_paragraphs = 0;

	for (uint32_t i = finder->begin; i < finder->end; i++) {
		const struct html_block *block = get_block(finder, i);

		n_headings += !finder->is_out[i] && block->level &&
			      link_share(block) > BODY_MAX_LINKS;
		n_paragraphs += !finder->is_out[i] && is_prose(block);
	}
	return n_headings >= LIST_MIN_HEADINGS &&
	       n_headings * LIST_MAX_PARAGRAPHS >= n_paragraphs;
}

struct seen {
	struct table table;
	const struct html_finder *finder;
	uint32_t *blocks; /* that are in it */
};

struct asked {
	const struct seen *seen;
	const struct html_block *block;
};

static bool
is_same(const void *key, uint32_t item)
{
	const struct asked *asked = key;
	const struct html_finder *finder = asked->seen->finder;
	const struct html_block *a = asked->block;
	const struct html_block *b = get_block(finder,
					       asked->seen->blocks[item]);

	return a->end - a->begin == b->end - b->begin &&
	       !memcmp(get_text(finder, a), get_text(finder, b),
		       a->end - a->begin);
}

/*
 * What a page has twice, for small and great screens, or to be seen beside the
 * text, is read once.  Without memory it is read as it is.
 */
static void
drop_repeats(struct html_finder *finder)
{
	struct seen seen = {.finder = finder};
	uint64_t seed = hash_seed();
	size_t slot, n = 0;

	seen.blocks = malloc((finder->n_blocks + 1) * sizeof(*seen.blocks));
	for (uint32_t i = 0; seen.blocks && i < finder->n_blocks; i++) {
		const struct html_block *block = get_block(finder, i);
		struct asked asked = {&seen, block};
		uint32_t hash;

		if (!finder->kept[i] || !block->is_terminated ||
		    block->n_words < REPEAT_MIN_WORDS ||
		    !table_add_room(&seen.table, 1))
			continue;
		hash = (uint32_t)hash_bytes(get_text(finder, block),
					    block->end - block->begin, seed);
		if (table_find(&seen.table, hash, is_same, &asked, &slot) !=
		    TABLE_NONE) {
			finder->kept[i] = false;
			continue;
		}
		seen.blocks[n] = i;
		table_add(&seen.table, slot, hash, n++);
	}
	table_release(&seen.table);
	free(seen.blocks);
}

/* The text of an article, if there is prose. */
static void
find_by_prose(struct html_finder *finder)
{
	memset(finder->is_out, false, finder->n_blocks);
	memset(finder->kept, false, finder->n_blocks);
	html_junk_count_prose(finder);
	html_junk_put_out(finder);
	find_body(finder);
	html_junk_put_out_link_lists(finder);
	finder->has_linked_headings = has_linked_headings(finder);
	for (uint32_t i = finder->begin; i < finder->end; i++)
		finder->kept[i] = belongs(finder, i);
	keep_title(finder);
	drop_tail(finder);
	drop_repeats(finder);
	drop_lone_headings(finder);
}

/* The smallest element that holds the block TITLE and a text; 0: none. */
static uint32_t
find_titled(const struct html_finder *finder, uint32_t title)
{
	const struct html_block *block = get_block(finder, title);
	uint32_t node = block->node;

	while (node && get_words(finder, node) < block->n_words + TITLED_MIN)
		node = get_node(finder, node)->parent;
	return get_node(finder, node)->name == HTML_BODY ? 0 : node;
}

static bool
is_under_title(const struct html_finder *finder, uint32_t i)
{
	return !finder->is_out[i] && link_share(get_block(finder, i)) < 1.0;
}

/*
 * Verses, hours, lists of links: a text that is no prose is told by the title
 * that is above it.  Only if it is longer than the N_PROSE words that are kept.
 */
static bool
find_by_title(struct html_finder *finder, uint32_t n_prose)
{
	uint32_t title = html_title_find(finder, finder->n_blocks), node;
	uint32_t end, words = 0, prose;

	if (title == finder->n_blocks)
		return false;
	node = find_titled(finder, title);
	end = end_block(finder, node);
	memset(finder->is_out, false, finder->n_blocks);
	html_junk_count_prose(finder);
	prose = get_prose(finder, node);
	html_junk_put_out(finder);
	for (uint32_t i = title + 1; i < end; i++)
		if (is_under_title(finder, i))
			words += get_block(finder, i)->n_words;
	if (!node || words <= n_prose || words <= 2 * prose)
		return false;
	memset(finder->kept, false, finder->n_blocks);
	finder->kept[title] = true;
	for (uint32_t i = title + 1; i < end; i++)
		finder->kept[i] = is_under_title(finder, i);
	return true;
}

/*
 * That the article was found, and all of it: the share of the page's prose that
 * is in it, less if it is short, and half if something had to be forgotten.
 */
static double
get_confidence(const struct html_finder *finder, uint32_t n_prose, bool doubt)
{
	uint32_t total = total_prose(finder);
	double share = n_prose < total ? (double)n_prose / total : 1.0;
	double size = n_prose < SURE_MIN_WORDS
			      ? 0.5 + 0.5 * n_prose / SURE_MIN_WORDS
			      : 1.0;

	return share * size * (doubt ? 0.5 : 1.0);
}

/*
 * What is found with the hints; if that is next to nothing of the prose, what
 * is found without them; of little prose, what is under the title; else all.
 */
static void
find(struct html_finder *finder, struct html_body *body)
{
	uint32_t n_prose, total;
	bool doubt = false;

	sum_words(finder);
	html_junk_count_prose(finder);
	total = total_prose(finder);
	find_by_prose(finder);
	n_prose = count_kept(finder, true);
	if (n_prose < total * KEPT_MIN_SHARE) {
		doubt = finder->ignores_hints = true;
		find_by_prose(finder);
		n_prose = count_kept(finder, true);
	}
	if (n_prose < KEPT_MIN_WORDS)
		doubt |= find_by_title(finder, n_prose);
	body->is_page = !count_kept(finder, false);
	if (body->is_page)
		memset(finder->kept, true, finder->n_blocks);
	else
		body->confidence = get_confidence(finder, n_prose, doubt);
}

bool
html_body_find(const struct html_tree *tree, const struct html_blocks *blocks,
	       const char *title, struct html_body *body)
{
	size_t n = blocks->list.n_items;
	struct html_finder finder = {.tree = tree,
				     .blocks = blocks,
				     .title = title,
				     .title_len = title ? strlen(title) : 0,
				     .n_blocks = (uint32_t)n,
				     .kept = body->kept};
	bool good;

	finder.words = malloc((n + 1) * sizeof(*finder.words));
	finder.titles = malloc((n + 1) * sizeof(*finder.titles));
	finder.announcing = malloc((n + 1) * sizeof(*finder.announcing));
	finder.prose = malloc((n + 1) * sizeof(*finder.prose));
	finder.is_out = calloc(n + 1, sizeof(*finder.is_out));
	good = finder.words && finder.titles && finder.announcing &&
	       finder.prose && finder.is_out;
	if (good)
		find(&finder, body);
	free(finder.words);
	free(finder.titles);
	free(finder.announcing);
	free(finder.prose);
	free(finder.is_out);
	return good;
}
