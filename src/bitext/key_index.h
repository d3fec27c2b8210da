/* SPDX-License-Identifier: MIT */
/* Segments by their keys: repetitions of a source are next to each other. */
#ifndef BITEXT_KEY_INDEX_H
#define BITEXT_KEY_INDEX_H

#include "split/document.h"

/*
 * NEXT is for who looks it up: in the first of a key, where to look on; 0 at
 * first.
 */
struct key_place {
	uint64_t key;
	uint32_t segment, next;
};

/*
 * A place for each segment of DOC, by key and then in the order of the article,
 * to be freed; NULL: out of memory.
 */
struct key_place *key_index_make(const struct document *doc);

/* The first of the N places with KEY; N: there is none. */
size_t key_index_find(const struct key_place *places, size_t n, uint64_t key);

#endif
