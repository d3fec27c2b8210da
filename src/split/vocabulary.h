/* SPDX-License-Identifier: MIT */
/*
 * What is known of each word met so far: its stem, whether it is a stop word,
 * which languages use it, how rare it is.  Words repeat, within an article
 * and from one to the next, so each distinct one is folded, stemmed and
 * looked up once.  The vocabulary is a cache: no result depends on what it
 * held before.
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

struct vocabulary_word {
	char head[VOCABULARY_HEAD]; /* filled up with NULs */
	uint32_t n_folded;
	uint32_t stem;	    /* VOCABULARY_NO_STEM: no content */
	uint32_t languages; /* flags of data/languages.tsv */
	uint32_t folded;    /* place in long_words, if it is longer */
};

struct vocabulary_stem {
	const char *bytes; /* NUL-terminated */
	uint32_t n_bytes;
	float idf;	/* ln((N + 1) / (df + 0.5)) */
	uint32_t epoch; /* the article for which place is valid */
	uint32_t place; /* caller's: of the term in the article */
};

/* The hash decides where to look, and tells most others at a glance. */
struct vocabulary_slot {
	uint32_t hash;
	uint32_t place; /* plus 1; 0: empty */
};

VECTOR_TYPE(vocabulary_words, struct vocabulary_word);
VECTOR_TYPE(vocabulary_stems, struct vocabulary_stem);
VECTOR_TYPE(vocabulary_slots, struct vocabulary_slot);
VECTOR_TYPE(vocabulary_strings, const char *);

struct sb_stemmer;

struct vocabulary {
	const struct lexicon *lexicon;
	unsigned lexicon_version; /* when it was begun */
	struct sb_stemmer *stemmer;
	uint64_t seed;
	struct arena strings;
	struct vocabulary_words words;
	struct vocabulary_stems stems;
	struct vocabulary_strings long_words;
	struct vocabulary_slots word_slots, stem_slots;
	uint32_t epoch;
};

/* False: out of memory.  VOCABULARY must be zeroed. */
bool vocabulary_init(struct vocabulary *vocabulary,
		     const struct lexicon *lexicon);

void vocabulary_release(struct vocabulary *vocabulary);

/* Begins an article; forgets all words if there are too many to keep. */
bool vocabulary_begin(struct vocabulary *vocabulary);

/*
 * Place of the word of LEN bytes at S in vocabulary->words, or UINT32_MAX
 * when memory is out.  DIGITS: it holds digits, so it has no stem.
 */
uint32_t vocabulary_add(struct vocabulary *vocabulary, const char *s,
			size_t len, bool digits);

/*
 * The same for a word that is folded already and has no digits; there are
 * VOCABULARY_HEAD bytes at FOLDED at least, NULs behind the word.
 */
uint32_t vocabulary_add_folded(struct vocabulary *vocabulary,
			       const char *folded, size_t len, uint32_t hash);

/*
 * The hash of such a word.  Those below fetch what will be looked at, so
 * that memory is waited for once for several words.
 */
uint32_t vocabulary_hash(const struct vocabulary *vocabulary,
			 const char *folded, size_t len);

static inline void
vocabulary_fetch_slot(const struct vocabulary *vocabulary, uint32_t hash)
{
	size_t mask = vocabulary->word_slots.n_items - 1;

	__builtin_prefetch(&vocabulary->word_slots.items[hash & mask]);
}

static inline void
vocabulary_fetch_word(const struct vocabulary *vocabulary, uint32_t hash)
{
	size_t mask = vocabulary->word_slots.n_items - 1;
	uint32_t place = vocabulary->word_slots.items[hash & mask].place;

	if (place)
		__builtin_prefetch(&vocabulary->words.items[place - 1]);
}

static inline void
vocabulary_fetch_stem(const struct vocabulary *vocabulary, uint32_t stem)
{
	__builtin_prefetch(&vocabulary->stems.items[stem]);
}

#endif
