/* SPDX-License-Identifier: MIT */
/*
 * The parts of an article in several languages: the blocks that are mostly in
 * each, the article's own language first, then the one with the most words.
 */
#include <config.h>

#include "split/detect_part.h"

#include "split/detect_score.h"

/* The class with the most words; UNCLEAR: nothing was clear. */
unsigned
detect_find_largest(const uint64_t *n_words)
{
	unsigned largest = SEGMENT_UNCLEAR;

	for (unsigned class = 1; class <= detect_other(); class ++)
		if (n_words[class] && (largest == SEGMENT_UNCLEAR ||
				       n_words[class] > n_words[largest]))
			largest = class;
	return largest;
}

/*
 * The block that begins with segment I: its class; *END: after its last one.
 * What is not clear counts for CLASS, the article's.
 */
static unsigned
read_block(const struct document *doc, size_t i, unsigned class, size_t *end)
{
	const struct segment *segments = doc->segments.items;
	uint64_t n_words[DETECT_N_CLASSES] = {0};
	unsigned largest;

	for (*end = i; *end < doc->segments.n_items &&
		       segments[*end].block == segments[i].block;
	     ++*end)
		n_words[segments[*end].language] += segments[*end].n_words;
	n_words[class] += n_words[SEGMENT_UNCLEAR];
	largest = detect_find_largest(n_words);
	return n_words[largest] > n_words[class] ? largest : class;
}

/* Adds the blocks in CLASS to PART, and its words; MAIN: the article's. */
static bool
fill_part(struct document *doc, struct language_part *part, unsigned class,
	  unsigned main)
{
	size_t end;

	part->tag = detect_tag(class);
	part->first_place = (uint32_t)doc->part_blocks.n_items;
	for (size_t i = 0; i < doc->segments.n_items; i = end) {
		unsigned block = read_block(doc, i, main, &end);

		if (!vector_add_room(&doc->part_blocks, 1))
			return false;
		if (block == class)
			doc->part_blocks.items[doc->part_blocks.n_items++] =
				doc->segments.items[i].block;
		for (size_t k = i; k < end; k++) {
			const struct segment *segment = &doc->segments.items[k];

			if ((segment->language ? segment->language : block) ==
			    class)
				part->n_words += segment->n_words;
		}
	}
	part->n_places = (uint32_t)doc->part_blocks.n_items - part->first_place;
	return true;
}

/* Inserts PART after the article's own: the most words first. */
static void
insert_part(struct language_parts *parts, struct language_part part)
{
	size_t i = parts->n_items++;

	for (; i > 1 && parts->items[i - 1].n_words < part.n_words; i--)
		parts->items[i] = parts->items[i - 1];
	parts->items[i] = part;
}

/* The parts of an article that is mainly in CLASS. */
bool
detect_find_parts(const struct detect *detect, struct document *doc,
		  unsigned class)
{
	if (!vector_add_room(&doc->parts, detect_other()))
		return false;
	for (unsigned i = 0; i <= detect_other(); i++) {
		struct language_part part = {0};
		unsigned k = i ? i : class;

		if (i && (i == class || detect->n_words[k] < DETECT_MIN_PART))
			continue;
		if (!fill_part(doc, &part, k, class))
			return false;
		if (k == class || part.n_places)
			insert_part(&doc->parts, part);
	}
	if (doc->parts.n_items < 2) {
		doc->parts.n_items = 0;
		doc->part_blocks.n_items = 0;
	}
	return true;
}
