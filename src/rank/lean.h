/* SPDX-License-Identifier: MIT */
/*
 * How likely it is that a sentence cannot be read alone: "Ellos lo negaron",
 * "Este impulso …", "Dijo que no", half a quotation.  A logistic model of a few
 * cues that are seen in the text; its weights, data/es/leanweights.tsv, are
 * learned from readers' marks by bench/fit_lean.py.  Cues and figures:
 * doc/scoring.md, "Leaning".
 */
#ifndef RANK_LEAN_H
#define RANK_LEAN_H

#include "split/document.h"

/*
 * Fills doc->leanings, one for each segment; headings do not lean.  Needs
 * doc->words, doc->quotations, and the terms of the title marked, if it is
 * TITLED.  False: out of memory.  Linear in the words.
 */
bool lean_measure(struct document *doc, bool titled);

/* "anaphor", "no-name", … as the table of weights, JSON and the tree say. */
const char *lean_cue_name(enum lean_cue cue);

/* From this on a sentence is more likely to lean than a reader would bear. */
#define LEAN_PERMILLE 400

#endif
