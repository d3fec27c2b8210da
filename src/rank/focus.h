/* SPDX-License-Identifier: MIT */
/* What the reader asks for: the words of doc->ranking->focus. */
#ifndef RANK_FOCUS_H
#define RANK_FOCUS_H

#include "split/document.h"
#include "split/vocabulary.h"

/*
 * Sets focus of the terms of DOC that doc->ranking->focus, NULL or well-formed
 * UTF-8, has by their stems: to their idf.  VOCABULARY is what the words of DOC
 * were read with, and no other article since.  Words without a stem ask for
 * nothing.  False: out of memory.
 */
bool focus_read(struct document *doc, struct vocabulary *vocabulary);

/* How much of the focus SEGMENT has: the sum over its terms, each once. */
double focus_get(struct document *doc, const struct segment *segment);

#endif
