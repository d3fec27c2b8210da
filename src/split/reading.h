/* SPDX-License-Identifier: MIT */
/*
 * Key sentences as they are read: what `summary' says in JSON, bullets, text,
 * Markdown and HTML.  The source of a segment stays the exact slice of the
 * text.
 */
#ifndef SPLIT_READING_H
#define SPLIT_READING_H

#include "read/document.h"

/*
 * *READING becomes SEGMENT by clean_text(), in ARENA.  It is never longer than
 * the source in bytes, code points or words, so that what fits a budget by its
 * source fits by what is read.  False: out of memory.
 */
bool reading_make(const struct document *doc, const struct segment *segment,
		  struct arena *arena, struct reading_text *reading);

/*
 * Makes doc->readings of doc->summary, and counts summary_words and
 * summary_codepoints by them, with one space between two.  False: out of
 * memory.
 */
bool reading_make_summary(struct document *doc);

#endif
