/* SPDX-License-Identifier: MIT */
/* Blocks become segments, and segments tokens. */
#ifndef SPLIT_SEGMENT_H
#define SPLIT_SEGMENT_H

#include "read/document.h"
#include "split/vocabulary.h"

/*
 * Splits doc->blocks into doc->segments, counts their words and characters
 * and computes their keys.  False: out of memory.
 */
bool segment_split(struct document *doc, const struct lexicon *lexicon);

/*
 * Reads the words of doc->segments into doc->tokens and doc->terms, and tells
 * the language.  False: out of memory.
 */
bool segment_read_words(struct document *doc, struct vocabulary *vocabulary);

#endif
