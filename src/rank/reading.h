/* SPDX-License-Identifier: MIT */
/*
 * Key sentences as they are read: what `summary' says in JSON, bullets, text,
 * Markdown and HTML.  The source of a segment stays the exact slice of the
 * text.
 */
#ifndef RANK_READING_H
#define RANK_READING_H

#include "split/document.h"

/* A key sentence as it is read, by rank/reading.h. */
struct reading_text {
	const char *text; /* not NUL-terminated, in the arena */
	uint32_t n_bytes, n_codepoints, n_words;
};

VECTOR_TYPE(readings, struct reading_text);

/*
 * How many code points are added to SEGMENT where it is read: the quotation
 * mark of a quotation that it opens only, or only closes.  0: none, or it has
 * other quotations that are not whole.
 */
uint32_t reading_count_added(const struct document *doc,
			     const struct segment *segment);

/*
 * *READING becomes SEGMENT by clean_text(), in ARENA, with such a mark.  Words
 * that connect it to the sentence before are left out unless it FOLLOWS that
 * where it is read.  But for the mark it is never longer than the source in bytes, code points or words,
 * so that what fits a budget by its source and the mark fits by what is read.
 * False: out of memory.
 */
bool reading_make(const struct document *doc, const struct segment *segment,
		  bool follows, struct arena *arena,
		  struct reading_text *reading);

/*
 * Makes doc->ranking->readings of doc->ranking->summary, and counts summary_words and
 * summary_codepoints by them, with one space between two.  False: out of
 * memory.
 */
bool reading_make_summary(struct document *doc);

#endif
