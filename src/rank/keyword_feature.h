/* SPDX-License-Identifier: MIT */
/*
 * What tells whether a phrase is a keyword of its article, in whole numbers.
 * doc/keywords.md defines each feature and says what it is worth.
 */
#ifndef RANK_KEYWORD_FEATURE_H
#define RANK_KEYWORD_FEATURE_H

#include "rank/phrase.h"
#include "rank/ranking.h"

/* A share or flag is 0..KEYWORD_ONE. */
#define KEYWORD_ONE 64

/* All features, by name in the order of bytes, as data/es/keywords.tsv. */
#define KEYWORD_FEATURES(X) \
	X(acronym) \
	X(alias) \
	X(begin_100) \
	X(begin_30) \
	X(begin_300) \
	X(bias) \
	X(digit) \
	X(general_alone) \
	X(general_first) \
	X(given_alone) \
	X(has_and) \
	X(has_preposition) \
	X(idf_least) \
	X(idf_most) \
	X(idf_second) \
	X(infinitive_first) \
	X(infinitive_last) \
	X(inside_name) \
	X(left_de) \
	X(left_determiner) \
	X(left_en) \
	X(left_name) \
	X(left_preposition) \
	X(left_stop) \
	X(letters) \
	X(log_count) \
	X(longer) \
	X(lower_1) \
	X(mixed) \
	X(mixed_3) \
	X(month) \
	X(name) \
	X(name_1) \
	X(name_2) \
	X(name_3) \
	X(noun_ending) \
	X(once) \
	X(owned) \
	X(part_of_most) \
	X(person) \
	X(rank_count) \
	X(rank_name) \
	X(rank_phrase) \
	X(rank_word) \
	X(right_content) \
	X(right_de) \
	X(right_determiner) \
	X(right_edge) \
	X(right_name) \
	X(right_preposition) \
	X(right_stop) \
	X(right_verb) \
	X(small_words) \
	X(span) \
	X(term_count_least) \
	X(term_count_most) \
	X(title) \
	X(title_name) \
	X(twice) \
	X(whole_name) \
	X(words_1)

enum keyword_feature {
#define X(name) KEYWORD_##name,
	KEYWORD_FEATURES(X)
#undef X
		KEYWORD_N_FEATURES
};

/* A multiple of sixteen, so that sums are quick. */
#define KEYWORD_ROOM ((KEYWORD_N_FEATURES + 15) / 16 * 16)

/* The few features of the first look, whose weights are named quick_…. */
#define KEYWORD_QUICK(X) \
	X(begin) \
	X(bias) \
	X(idf) \
	X(log_count) \
	X(longer) \
	X(name) \
	X(once) \
	X(title) \
	X(whole_name) \
	X(word) \
	X(words_1)

enum keyword_quick {
#define X(name) QUICK_##name,
	KEYWORD_QUICK(X)
#undef X
		KEYWORD_N_QUICK
};

/* The names, by feature. */
extern const char *const keyword_feature_names[KEYWORD_N_FEATURES];
extern const char *const keyword_quick_names[KEYWORD_N_QUICK];

/* The weights of data/es/keywords.tsv. */
struct keyword_weights {
	int16_t full[KEYWORD_ROOM]; /* zeros at the end */
	int16_t quick[KEYWORD_N_QUICK];
};

/* A phrase that may be a keyword. */
struct keyword_candidate {
	uint32_t phrase; /* place in the finder's */
	bool is_name;
	bool is_acronym; /* the other form of the phrase */
	int32_t score;
	int16_t features[KEYWORD_ROOM]; /* zeros at the end */
};

VECTOR_TYPE(keyword_candidates, struct keyword_candidate);

/* The orders of candidates, as their features come. */
enum keyword_order {
	KEYWORD_ORDER_COUNT,  /* names, the most frequent first */
	KEYWORD_ORDER_NAME,   /* names, as they come */
	KEYWORD_ORDER_PHRASE, /* other phrases, the most frequent first */
	KEYWORD_ORDER_WORD,   /* other words, the heaviest first */
	KEYWORD_N_ORDERS
};

/*
 * A phrase before more is asked of it.  Only those that look best by a few
 * features that are at hand are worth the others.
 */
struct keyword_draft {
	int32_t score;
	uint32_t phrase, of;
	bool is_name;
	int16_t ranks[KEYWORD_N_ORDERS];
};

VECTOR_TYPE(keyword_drafts, struct keyword_draft);

/* What a heap of drafts or candidates holds. */
struct keyword_rank {
	int32_t score;
	uint32_t place;
};

VECTOR_TYPE(keyword_ranking, struct keyword_rank);

/* Whether the N words at I can be a keyword where they are: no verbs, … */
bool keyword_has_shape(struct phrase_finder *finder, size_t i, size_t n);

/*
 * Adds to CANDIDATES the N_MOST phrases of FINDER that look best at first sight
 * and may be keywords, with all their features.  Less likely ones are looked at
 * only if there are too few for N_WANTED keywords.  DRAFTS and RANKING, both
 * empty, are scratch.  False: out of memory.  O(n log n) in the phrases.
 */
bool keyword_find_candidates(struct phrase_finder *finder,
			     const struct keyword_weights *weights,
			     size_t n_wanted, size_t n_most,
			     struct keyword_drafts *drafts,
			     struct keyword_ranking *ranking,
			     struct keyword_candidates *candidates);

#endif
