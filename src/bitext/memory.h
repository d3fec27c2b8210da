/* SPDX-License-Identifier: MIT */
/*
 * A translation memory: units of a source and its target, found again by a
 * source that is the same or nearly so.  Loaded once, then only read, so that
 * several threads may share it; each brings its own scratch.
 */
#ifndef BITEXT_MEMORY_H
#define BITEXT_MEMORY_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/table.h"
#include "bitext/translation.h"
#include "text/fold.h"

/* Longer units are found by exact matches only. */
#define MEMORY_MAX_WORDS 128
/* Matches for a segment, and the least score of one, in ten-thousandths. */
#define MEMORY_MAX_MATCHES 3
#define MEMORY_MIN_SCORE 7000

struct memory_unit {
	uint64_t key; /* of the source, by fold_key() */
	uint32_t source, n_source, target, n_target; /* in text */
	uint32_t first_word, n_words;
	uint32_t next; /* unit with the same key, or TABLE_NONE */
	const char *origin;
};

/* A distinct word of the sources. */
struct memory_word {
	uint64_t hash;
	uint32_t n_units; /* how often it occurs */
	uint32_t first;	  /* its postings; they end where the next's begin */
};

VECTOR_TYPE(memory_units, struct memory_unit);
VECTOR_TYPE(memory_words, struct memory_word);
VECTOR_TYPE(memory_numbers, uint32_t);

struct sumario_memory {
	struct arena strings;
	struct bytes text;
	struct memory_units units;
	struct memory_words words;
	struct memory_numbers unit_words; /* words of the units */
	struct table words_by_hash, units_by_key;
	struct memory_numbers postings; /* units, the shorter ones first */
	uint64_t seed;
	struct bytes fold;
	const char *origin; /* of what is being read */
};

struct memory_scratch {
	struct memory_numbers stamps; /* the query that saw the unit last */
	uint32_t query;
};

void memory_init(struct sumario_memory *memory);
void memory_release(struct sumario_memory *memory);

/* Adds the units of a TMX file; after a failure none of them. */
enum sumario_status memory_read_tmx(struct sumario_memory *memory,
				    const char *origin, const char *bytes,
				    size_t len, const char *source_lang,
				    const char *target_lang,
				    struct sumario_error *error);

/*
 * Fills doc->translation->matches for all segments, which have their keys.
 * SCRATCH, zeroed memory at first, is kept from article to article but belongs
 * to one MEMORY. False: out of memory.
 */
bool memory_match(const struct sumario_memory *memory,
		  struct memory_scratch *scratch, struct document *doc);

#endif
