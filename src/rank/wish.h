/* SPDX-License-Identifier: MIT */
/* What the user wants in a summary, or not; see sumario_wishes_add(). */
#ifndef RANK_WISH_H
#define RANK_WISH_H

#include "split/document.h"
#include "text/pattern.h"

struct wish_entry {
	bool is_must;
	uint32_t segment; /* SEGMENT_NONE: the pattern tells */
	struct pattern pattern;
};

/* Zeroed memory is none. */
struct sumario_wishes {
	struct wish_entry entries[SUMARIO_MAX_WISHES];
	unsigned n_entries;
};

void wish_release(struct sumario_wishes *wishes);

/* After a failure WISHES is unchanged. */
enum sumario_status wish_add(struct sumario_wishes *wishes, bool is_must,
			     const char *text, size_t len,
			     struct sumario_error *error);

/*
 * Sets rating->wish of the sentences of DOC, which has keys and words, and
 * doc->ranking->wishes_met and bars_title.  An id of a repetition means what it repeats.
 * Linear in the text for each wish.  SUMARIO_LIMIT (pattern_find()),
 * SUMARIO_NO_MEMORY.
 */
enum sumario_status wish_apply(const struct sumario_wishes *wishes,
			       struct document *doc,
			       struct sumario_error *error);

#endif
