/* SPDX-License-Identifier: MIT */
/* Each segment is new or repeated, and in the summary or not. */
#include <config.h>

#include "rank/count.h"

static void
add(struct sumario_count *count, const struct segment *segment)
{
	count->segments++;
	count->words += segment->n_words;
	count->chars += segment->n_codepoints;
}

void
count_segments(const struct document *doc, struct sumario_counts *counts)
{
	*counts = (struct sumario_counts){.fresh = {0}};
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];

		add(segment->repetition_of == SEGMENT_NONE ? &counts->fresh
							   : &counts->repeated,
		    segment);
		add(segment->in_summary ? &counts->summary : &counts->rest,
		    segment);
	}
}
