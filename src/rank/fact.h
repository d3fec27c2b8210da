/* SPDX-License-Identifier: MIT */
/*
 * What is counted in one pass over the article for the features of its
 * sentences.  A sentence is a segment that is neither a heading nor furniture.
 */
#ifndef RANK_FACT_H
#define RANK_FACT_H

#include "rank/title.h"

/* What is counted of one segment. */
struct fact {
	uint32_t index; /* among the sentences; SEGMENT_NONE: it is none */
	uint32_t before, next; /* the sentences around it, or SEGMENT_NONE */
	uint32_t cues;	       /* enum lexicon_cue of all its words, added up */
	uint32_t opening;      /* … of its first word */
	uint8_t expressions;   /* enum lexicon_expression, added up */
	uint8_t opening_expressions; /* of what it begins with */
	uint32_t n_magnitudes, n_actions, n_futures;
	uint32_t n_names, n_numbers, n_percents;
	bool has_year, has_semicolon, begins_paragraph, follows_heading;
	/* Sums of idf. */
	float title, title_new, title_common_new;
	float title_cosine;
	float cosine;
	float mean_idf;
	float frequent; /* sum of ln(1 + tf) */
	float intro;
};

VECTOR_TYPE(fact_list, struct fact);

/* What is known of a term of the article. */
struct term_note {
	float frequent;	 /* ln(1 + tf) */
	uint32_t n_left; /* sentences from here on that have it */
	uint32_t last;	 /* the last segment that had it, from 1; 0: none */
};

VECTOR_TYPE(term_notes, struct term_note);

/* Counts up to so many, or shares of the most, are told apart in a ranking. */
#define FACT_LEVELS 256

/* How many sentences are at each level of something. */
struct fact_levels {
	uint32_t below[FACT_LEVELS + 1]; /* … and how many are lower */
};

/* What is known of the whole article; zeroed memory is empty. */
struct facts {
	struct fact_list list; /* by segment */
	struct term_notes notes;
	uint32_t n_sentences;
	struct title title;
	double norm;		       /* of the article's vector */
	double most_title, mean_title; /* shares */
	double best_cosine, most_frequent;
	double mean_words, saying_share;
	struct fact_levels frequent, names, numbers;
};

/*
 * Counts DOC, whose TITLE, words, quotations, furniture and leaning are
 * known; what FACTS held before is forgotten.  False: out of memory. Linear
 * in the words.
 */
bool fact_read(struct facts *facts, struct document *doc,
	       const struct title *title);

void fact_release(struct facts *facts);

/* The level of a count. */
unsigned fact_level_of(uint32_t n);

/* The level of SUM, of which MOST is the most. */
unsigned fact_level(double sum, double most);

/* Share of the other sentences that are lower than LEVEL, equal ones half. */
double fact_rank(const struct facts *facts, const struct fact_levels *levels,
		 unsigned level);

#endif
