/* SPDX-License-Identifier: MIT */
/*
 * The title is the heading, or other line, that begins or ends what the page
 * calls itself in its <title> or metadata: the name of the site, or of the
 * section, may be on either side of it.
 */
#include <config.h>

#include "read/html_title.h"

#include <string.h>

/* A heading that is not <h1> may be the title if it is as long. */
#define TITLE_MIN_WORDS 5
/* Less of the page's title is in no heading by intent. */
#define TITLE_MIN_BYTES 10

/*
 * How many bytes of the page's title BLOCK has: all of the one must begin or
 * end the other, as the name of the site may be on either side.
 */
size_t
html_title_match(const struct html_finder *finder,
		 const struct html_block *block)
{
	const char *s = get_text(finder, block);
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
is_plain_title(const struct html_finder *finder, uint32_t i, size_t match)
{
	const struct html_block *block = get_block(finder, i);

	return 2 * match > finder->title_len && !finder->is_out[i] &&
	       block->kind == SUMARIO_SENTENCE && !block->n_link_words &&
	       block->n_words >= TITLE_MIN_WORDS;
}

/*
 * The block that is the title, before the prose; n_blocks: none.  Better
 * one that the page calls so than an <h1>, and that than another heading.
 */
uint32_t
html_title_find(const struct html_finder *finder, uint32_t first)
{
	uint32_t found = finder->n_blocks;
	size_t best = 0;

	for (uint32_t i = 0; i < first; i++) {
		const struct html_block *block = get_block(finder, i);
		bool plain = !finder->is_out[i] && !block->n_link_words;
		size_t match = html_title_match(finder, block);
		size_t worth = block->level && match		    ? 3 + match
			       : is_plain_title(finder, i, match)   ? 3 + match
			       : !block->level || finder->is_out[i] ? 0
			       : block->level == 1 && block->n_words > 2    ? 2
			       : plain && block->n_words >= TITLE_MIN_WORDS ? 1
									    : 0;

		/* The last, but none that repeats an <h1>. */
		if (worth > best || (worth && worth == best &&
				     get_block(finder, found)->level != 1)) {
			best = worth;
			found = i;
		}
	}
	return found;
}
