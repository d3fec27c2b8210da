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
#include "base/hash.h"
#include "base/table.h"
#include "base/vector.h"
#include "split/ending.h"
#include "split/number_word.h"
#include "split/word.h"
#include "text/language.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define VOCABULARY_NO_STEM UINT32_MAX

/* So many bytes of a word are kept where it is looked up. */
#define VOCABULARY_HEAD 16

/* A longer word has no stem: no table and no language has it. */
#define VOCABULARY_LONGEST UINT16_MAX

/* Two of them are one line of the cache. */
struct vocabulary_word {
	char head[VOCABULARY_HEAD]; /* filled up with NULs */
	uint32_t stem;		    /* VOCABULARY_NO_STEM: no content */
	uint32_t folded : 31;	    /* place in long_words, if it is longer */
	uint32_t is_number : 1;	    /* a number may begin with it */
	uint32_t cues;		    /* flags of data/es/cues.tsv */
	uint16_t row;		    /* of gram_find_word() */
	uint16_t n_folded;	    /* 0: an empty slot */
};

struct vocabulary_stem {
	const char *bytes; /* NUL-terminated */
	uint32_t n_bytes;
	float idf;	/* ln((N + 1) / (df + 0.5)) */
	uint32_t epoch; /* the article for which place is valid */
	uint32_t place; /* caller's: of the term in the article */
};

VECTOR_TYPE(vocabulary_stems, struct vocabulary_stem);
VECTOR_TYPE(vocabulary_strings, const char *);

/* Words and their stems. */
struct vocabulary_past {
	struct arena strings;
	struct vocabulary_word *words; /* a hash table, or NULL */
	size_t n_slots;
	struct vocabulary_stems stems;
	struct vocabulary_strings long_words;
};

struct sb_stemmer;

struct vocabulary {
	const struct language *lexicon;
	unsigned lexicon_version; /* when it was begun */
	uint32_t own, english;	  /* bits of languages */
	struct sb_stemmer *stemmer;
	struct endings endings; /* that lexicon->cues lists */
	struct number_words number_words;
	uint64_t seed;
	struct arena strings;
	struct vocabulary_word *words; /* a hash table */
	size_t n_words, n_slots;
	struct vocabulary_word number; /* the last word with digits */
	struct vocabulary_stems stems;
	struct vocabulary_strings long_words;
	struct table stem_table;
	uint32_t epoch;
	struct vocabulary_past past; /* what was forgotten the last time */
};

/* False: out of memory.  VOCABULARY must be zeroed. */
bool vocabulary_init(struct vocabulary *vocabulary,
		     const struct language *lexicon);

void vocabulary_release(struct vocabulary *vocabulary);

/*
 * Begins an article; forgets all words if there are too many to keep.  What is
 * known of them is found again in the past, until that is forgotten, too.
 */
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
 * What follows is for words that are folded already and have no digits; there
 * are VOCABULARY_HEAD bytes at FOLDED at least, NULs after the word.
 */

/*
 * Two rounds of multiplying over the first 16 bytes, which are all of most
 * words; the last byte of the product, in which all of them count, becomes the
 * first.  The seed keeps a text from choosing its collisions.
 */
static inline uint32_t
vocabulary_hash(const struct vocabulary *vocabulary, const char *folded,
		size_t len)
{
	uint64_t a, b;

	if (len > VOCABULARY_HEAD)
		return (uint32_t)hash_bytes(folded, len, vocabulary->seed);
	memcpy(&a, folded, sizeof(a));
	memcpy(&b, folded + sizeof(a), sizeof(b));
	a = (a ^ vocabulary->seed) * (vocabulary->seed | 1);
	a = ((a ^ a >> 32) + b) * UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)__builtin_bswap64(a);
}

/* The same, wherever the word is, or if it is new. */
const struct vocabulary_word *
vocabulary_find_or_add(struct vocabulary *vocabulary, const char *folded,
		       size_t len, uint32_t hash);

/* vocabulary_add() for such a word, whose HASH is known. */
static inline const struct vocabulary_word *
vocabulary_add_folded(struct vocabulary *vocabulary, const char *folded,
		      size_t len, uint32_t hash)
{
	size_t slot = hash & (vocabulary->n_slots - 1);
	const struct vocabulary_word *first = &vocabulary->words[slot];

	/* Most words are short, known, and in the first slot. */
	return first->n_folded == len && len <= VOCABULARY_HEAD &&
			       !memcmp(first->head, folded, VOCABULARY_HEAD)
		       ? first
		       : vocabulary_find_or_add(vocabulary, folded, len, hash);
}

/* The same for WORD of S, NULL: out of memory. */
const struct vocabulary_word *vocabulary_add_word(struct vocabulary *vocabulary,
						  const char *s,
						  const struct word *word);

/*
 * Those below fetch what will be looked at, so that memory is waited for once
 * for several words.
 */
static inline void
vocabulary_fetch_word(const struct vocabulary *vocabulary, uint32_t hash)
{
	size_t mask = vocabulary->n_slots - 1;

	__builtin_prefetch(&vocabulary->words[hash & mask]);
}

static inline void
vocabulary_fetch_stem(const struct vocabulary *vocabulary, uint32_t stem)
{
	__builtin_prefetch(&vocabulary->stems.items[stem]);
}

#endif
