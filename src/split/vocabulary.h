/* SPDX-License-Identifier: MIT */
/*
 * What is known of each word met so far: its stem, whether it is a stop word,
 * which languages use it, how rare it is, what it tells of its sentence.  Words
 * repeat, within an article and from one to the next, so each distinct one is
 * folded, stemmed and looked up once.  The vocabulary is a cache: no result
 * depends on what it held before.
 */
#ifndef SPLIT_VOCABULARY_H
#define SPLIT_VOCABULARY_H

#include "base/arena.h"
#include "base/vector.h"
#include "text/lexicon.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VOCABULARY_NO_STEM UINT32_MAX

/* So many bytes of a word are kept where it is looked up. */
#define VOCABULARY_HEAD 16

/* A longer word has no stem: no table and no language has it. */
#define VOCABULARY_LONGEST UINT16_MAX

/* Two of them are one line of the cache. */
struct vocabulary_word {
	char head[VOCABULARY_HEAD]; /* filled up with NULs */
	uint32_t stem;		    /* VOCABULARY_NO_STEM: no content */
	uint32_t folded;	    /* place in long_words, if it is longer */
	uint32_t cues;		    /* flags of data/es/cues.tsv */
	uint16_t languages;	    /* flags of data/languages.tsv */
	uint16_t n_folded;	    /* 0: an empty slot */
};

struct vocabulary_stem {
	const char *bytes; /* NUL-terminated */
	uint32_t n_bytes;
	float idf; /* ln((N + 1) / (df + 0.5)) */
};

/*
 * Where a stem is in the article at hand.  This is asked for each token, all
 * else for each term, so these are apart and close together.
 */
struct vocabulary_use {
	uint32_t epoch; /* the article for which place is valid */
	uint32_t place; /* caller's: of the term in the article */
};

/* Where to look for a stem; the hash tells most others at a glance. */
struct vocabulary_slot {
	uint32_t hash;
	uint32_t place; /* plus 1; 0: empty */
};

VECTOR_TYPE(vocabulary_stems, struct vocabulary_stem);
VECTOR_TYPE(vocabulary_uses, struct vocabulary_use);
VECTOR_TYPE(vocabulary_slots, struct vocabulary_slot);
VECTOR_TYPE(vocabulary_strings, const char *);

struct sb_stemmer;

struct vocabulary {
	const struct lexicon *lexicon;
	unsigned lexicon_version; /* when it was begun */
	struct sb_stemmer *stemmer;
	uint64_t seed;
	struct arena strings;
	struct vocabulary_word *words; /* a hash table */
	size_t n_words, n_slots;
	struct vocabulary_word number; /* the last word with digits */
	struct vocabulary_stems stems;
	struct vocabulary_uses uses; /* by stem */
	struct vocabulary_strings long_words;
	struct vocabulary_slots stem_slots;
	uint32_t epoch;
};

/* False: out of memory.  VOCABULARY must be zeroed. */
bool vocabulary_init(struct vocabulary *vocabulary,
		     const struct lexicon *lexicon);

void vocabulary_release(struct vocabulary *vocabulary);

/* Begins an article; forgets all words if there are too many to keep. */
bool vocabulary_begin(struct vocabulary *vocabulary);

/*
 * The word of LEN bytes at S, until the next call; NULL: out of memory.
 * DIGITS: it holds digits, so it has no stem; such a word is not kept, as
 * there is no end of numbers.
 */
const struct vocabulary_word *vocabulary_add(struct vocabulary *vocabulary,
					     const char *s, size_t len,
					     bool digits);

/*
 * The same for a word that is folded already and has no digits; there are
 * VOCABULARY_HEAD bytes at FOLDED at least, NULs behind the word.
 */
const struct vocabulary_word *
vocabulary_add_folded(struct vocabulary *vocabulary, const char *folded,
		      size_t len, uint32_t hash);

/*
 * The hash of such a word.  Those below fetch what will be looked at, so
 * that memory is waited for once for several words.
 */
uint32_t vocabulary_hash(const struct vocabulary *vocabulary,
			 const char *folded, size_t len);

static inline void
vocabulary_fetch_word(const struct vocabulary *vocabulary, uint32_t hash)
{
	size_t mask = vocabulary->n_slots - 1;

	__builtin_prefetch(&vocabulary->words[hash & mask]);
}

static inline void
vocabulary_fetch_use(const struct vocabulary *vocabulary, uint32_t stem)
{
	__builtin_prefetch(&vocabulary->uses.items[stem]);
}

#endif
