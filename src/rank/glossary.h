/* SPDX-License-Identifier: MIT */
/* The terms of an article that a translator wants to settle beforehand. */
#ifndef RANK_GLOSSARY_H
#define RANK_GLOSSARY_H

#include "rank/keyword.h"

/*
 * Fills doc->ranking->glossary with at most N_MOST keywords, names and
 * acronyms, the best first by TF-IDF, score 0..1 of the best one's weight.  The
 * entities must have been found.  SCRATCH: as for keyword_find().  False: out
 * of memory.
 */
bool glossary_find(struct document *doc, struct keyword_scratch *scratch,
		   uint32_t n_most);

#endif
