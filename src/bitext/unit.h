/* SPDX-License-Identifier: MIT */
/*
 * What goes out to be translated and what comes back.  All text is well-formed
 * UTF-8 and lives in the arena of the bitext.
 */
#ifndef BITEXT_UNIT_H
#define BITEXT_UNIT_H

#include "base/vector.h"
#include "sumario.h"

/* LEN bytes at S; S is NULL where there is no text at all. */
struct span {
	const char *s;
	size_t len;
};

/* How far a translation is; the names are those of XLIFF 2. */
enum unit_state { UNIT_INITIAL, UNIT_TRANSLATED, UNIT_REVIEWED, UNIT_FINAL };

#define UNIT_NONE UINT32_MAX

/* A segment of the manifest. */
struct unit {
	struct span id, key, paragraph, kind, source, trailing;
	struct span target; /* trimmed; S is NULL: none */
	enum unit_state state;
	uint64_t hash; /* of the source, by fold_key() */
	uint64_t n_words, rank;
	double salience;
	bool in_summary, translate;
	uint32_t returned; /* place of what came back for it, or UNIT_NONE */
	/* Where the values of the members stand in the manifest's bytes. */
	size_t target_begin, target_end, state_begin, state_end;
};

/* A translation unit of a file that came back. */
struct returned {
	struct span id, key; /* S is NULL: none */
	struct span article; /* id or name of the article it is of, or none */
	uint32_t part;	     /* which <file> it stands in; 0 in other formats */
	struct span source;  /* S is NULL: the format carries none */
	struct span target;  /* S is NULL: none */
	enum unit_state state;
	uint64_t hash; /* of the source */
};

VECTOR_TYPE(units, struct unit);
VECTOR_TYPE(returned_units, struct returned);
VECTOR_TYPE(unit_numbers, uint32_t);

/*
 * A segment by its hash.  NEXT is for who looks it up: in the first of a hash,
 * where to look on.
 */
struct unit_place {
	uint64_t hash;
	uint32_t unit, next;
};

/* For qsort(): by hash, then in the order of the manifest. */
int unit_compare_places(const void *a, const void *b);

/* S without white space at its ends. */
struct span unit_trim(struct span span);

/* Whether both hold the same bytes. */
bool unit_same(struct span a, struct span b);

/* "initial", "translated", "reviewed", "final". */
const char *unit_state_name(enum unit_state state);

/* The state of that name; false: there is none. */
bool unit_state_find(struct span name, enum unit_state *state);

/* Whether UNIT has a translation. */
static inline bool
unit_is_translated(const struct unit *unit)
{
	return unit->state != UNIT_INITIAL;
}

/* The translation, or the source while there is none. */
static inline struct span
unit_text(const struct unit *unit)
{
	return unit_is_translated(unit) ? unit->target : unit->source;
}

#endif
