/* SPDX-License-Identifier: MIT */
/* Blocks become segments, and segments tokens. */
#ifndef SPLIT_SEGMENT_H
#define SPLIT_SEGMENT_H

#include "split/document.h"
#include "split/vocabulary.h"

/*
 * Splits doc->article.blocks into doc->segments and counts their characters.
 * False: out of memory.
 */
bool segment_split(struct document *doc);

/* What segment_split() counts, of segments that are there: sentences and
 * characters. */
void segment_count(struct document *doc);

/* Computes the segments' keys and links repetitions.  False: out of memory. */
bool segment_make_keys(struct document *doc);

/*
 * Reads the words of doc->segments into doc->tokens and doc->terms, and tells
 * the language.  False: out of memory.
 */
bool segment_read_words(struct document *doc, struct vocabulary *vocabulary);

#endif
