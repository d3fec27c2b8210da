/* SPDX-License-Identifier: MIT */
/*
 * Stems of Spanish words, as the algorithm of Snowball makes them: "canciones"
 * becomes "cancion", "corriendo" "corr".  DF_STEMMER of rank/df_table.h is its
 * version.
 */
#ifndef SPLIT_STEM_H
#define SPLIT_STEM_H

#include "base/bytes.h"

#include <stdint.h>

/* The lists of endings; of each the longest that fits is taken. */
enum stem_list {
	STEM_PRONOUN,  /* "-selo" */
	STEM_BEFORE,   /* … what must come before it: "-ando" */
	STEM_STANDARD, /* of nouns, adjectives and adverbs */
	STEM_Y_VERB,   /* "-yeron" */
	STEM_VERB,
	STEM_N_LISTS
};

/* An ending, or the last bytes of some. */
struct stem_node {
	uint64_t bytes; /* the last one is the lowest; 0: an empty slot */
	bool is_ending;
	uint8_t rules[STEM_N_LISTS]; /* 0: it is not in the list */
};

#define STEM_SLOTS 1024

struct stemmer {
	struct stem_node nodes[STEM_SLOTS]; /* a hash table */
	struct bytes word;
};

/* Fills STEMMER, which is zeroed. */
void stem_init(struct stemmer *stemmer);

void stem_release(struct stemmer *stemmer);

/*
 * The stem of the LEN bytes of WORD, which fold_word() made, until the next
 * call, and its length; NULL: out of memory.
 */
const char *stem_find(struct stemmer *stemmer, const char *word, size_t len,
		      size_t *n_stem);

#endif
