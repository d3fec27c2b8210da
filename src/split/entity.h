/* SPDX-License-Identifier: MIT */
/*
 * Entities: what a translator must keep or check.  doc/entities.md states the
 * rules, and its cases are the test.
 */
#ifndef SPLIT_ENTITY_H
#define SPLIT_ENTITY_H

#include "split/document.h"

/*
 * Finds the entities of all segments: doc->entities, in the order in which
 * they begin, the longer one first.  False: out of memory.  Linear in the
 * text: every look back or ahead is bounded.
 */
bool entity_find(struct document *doc);

/*
 * The same, but what is before decimals is what the language of the document
 * has there, and not what its numbers look like.
 */
bool entity_find_strictly(struct document *doc);

#endif
