/* SPDX-License-Identifier: MIT */
/*
 * A translation unit of a file that came back.  All text is well-formed UTF-8
 * and lives in the arena of the bitext.
 */
#ifndef BITEXT_RETURNED_H
#define BITEXT_RETURNED_H

#include "bitext/translation.h"

struct returned {
	struct span id, key; /* S is NULL: none */
	struct span article; /* id or name of the article it is of, or none */
	uint32_t part;	     /* which <file> it is in; 0 in other formats */
	struct span source;  /* S is NULL: the format carries none */
	struct span target;  /* S is NULL: none */
	struct span marked;  /* the same with its codes; S is NULL: it has none */
	bool is_numbered;    /* the id was a number: it may be another one's */
	bool locked;	     /* nobody was to translate it */
	enum target_state state;
	const char *doubt; /* why it is no translation yet: "fuzzy"; or NULL */
	uint64_t hash;	   /* of the source, by fold_key() */
};

VECTOR_TYPE(returned_units, struct returned);

#endif
