/* SPDX-License-Identifier: MIT */
/*
 * What html_junk.c, html_title.c and html_body.c share while they look for the
 * article of a page.
 */
#ifndef READ_HTML_FINDER_H
#define READ_HTML_FINDER_H

#include "read/html_block.h"
#include "read/html_hint.h"

/* Prose: so many words with a stop after them, or so many without one. */
#define PROSE_MIN_WORDS 8
#define PROSE_MIN_WORDS_OPEN 25
/* Prose has no greater share of links; nothing of the body has. */
#define PROSE_MAX_LINKS 0.4
#define BODY_MAX_LINKS 0.7
/* A caption of so many words and more is told like a paragraph, and is one. */
#define CAPTION_MIN_WORDS 30
/* Elements called junk are that unless they hold this share of the prose. */
#define JUNK_MAX_SHARE 0.35

struct html_finder {
	const struct html_tree *tree;
	const struct html_blocks *blocks;
	const char *title; /* of the page, or NULL */
	size_t title_len;
	uint32_t n_blocks;
	/* Sums of words, and of words of prose, before each block. */
	uint32_t *words, *prose;
	uint32_t *titles;     /* and of <h1>, */
	uint32_t *announcing; /* of links and headings */
	bool *is_out; /* of each block: in an element that is not the body */
	bool *kept;
	uint32_t body;	     /* node */
	uint32_t begin, end; /* its blocks */
	bool ignores_hints;
	bool has_linked_headings; /* of its own: the body is a list */
};

static inline const struct html_block *
get_block(const struct html_finder *finder, uint32_t i)
{
	return &finder->blocks->list.items[i];
}

static inline const struct html_node *
get_node(const struct html_finder *finder, uint32_t node)
{
	return &finder->tree->nodes.items[node];
}

static inline unsigned
get_node_hints(const struct html_finder *finder, uint32_t node)
{
	return finder->ignores_hints ? 0 : finder->blocks->hints.items[node];
}

static inline double
link_share(const struct html_block *block)
{
	return (double)block->n_link_words / (double)block->n_words;
}

static inline bool
is_prose(const struct html_block *block)
{
	uint32_t min = block->is_terminated ? PROSE_MIN_WORDS
					    : PROSE_MIN_WORDS_OPEN;

	if (block->kind == SUMARIO_CAPTION)
		min = block->is_terminated ? CAPTION_MIN_WORDS : UINT32_MAX;
	return block->kind != SUMARIO_HEADING && block->n_words >= min &&
	       link_share(block) <= PROSE_MAX_LINKS;
}

static inline uint32_t
first_block(const struct html_finder *finder, uint32_t node)
{
	return finder->blocks->before.items[node];
}

static inline uint32_t
end_block(const struct html_finder *finder, uint32_t node)
{
	return finder->blocks->before.items[get_node(finder, node)->end];
}

/* Words in NODE. */
static inline uint32_t
get_words(const struct html_finder *finder, uint32_t node)
{
	return finder->words[end_block(finder, node)] -
	       finder->words[first_block(finder, node)];
}

/* Words of prose in NODE that are not out. */
static inline uint32_t
get_prose(const struct html_finder *finder, uint32_t node)
{
	return finder->prose[end_block(finder, node)] -
	       finder->prose[first_block(finder, node)];
}

static inline uint32_t
total_prose(const struct html_finder *finder)
{
	return finder->prose[finder->n_blocks];
}

static inline const char *
get_text(const struct html_finder *finder, const struct html_block *block)
{
	return finder->blocks->text.items + block->begin;
}

#endif
