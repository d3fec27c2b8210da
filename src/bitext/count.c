/* SPDX-License-Identifier: MIT */
/*
 * How much work an article is, as translators count it: each segment is new,
 * repeated or matched by a memory, and in the summary or not, with its words
 * and characters (doc/counts.md).
 */
#include <config.h>

#include "bitext/count.h"

#include "bitext/translation.h"
#include "rank/ranking.h"

static void
add(struct sumario_count *count, const struct segment *segment)
{
	count->segments++;
	count->words += segment->n_words;
	count->chars += segment->n_codepoints;
}

/* A repetition is one even if a memory has it: a segment counts once. */
static struct sumario_count *
find_count(const struct document *doc, const struct segment *segment,
	   struct sumario_counts *counts)
{
	if (translation_is_repetition(doc, segment))
		return &counts->repeated;
	return translation_find_target(doc, segment) ? &counts->matched
						     : &counts->fresh;
}

void
count_segments(const struct document *doc, struct sumario_counts *counts)
{
	*counts = (struct sumario_counts){.fresh = {0}};
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];

		add(find_count(doc, segment, counts), segment);
		add(ranking_get(doc, i)->in_summary ? &counts->summary
						    : &counts->rest,
		    segment);
	}
}
