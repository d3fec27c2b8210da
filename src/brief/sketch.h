/* SPDX-License-Identifier: MIT */
/*
 * What a briefing remembers of each article, some four kilobytes: a MinHash of
 * its runs of words, its heaviest terms, the terms of its best sentences, and
 * the texts of the very best.  The article itself is not needed any more.
 */
#ifndef BRIEF_SKETCH_H
#define BRIEF_SKETCH_H

#include "base/arena.h"
#include "base/table.h"
#include "base/vector.h"
#include "brief/minhash.h"
#include "split/document.h"

/* A stem some sketch has; its place in stems is its number. */
struct sketch_stem {
	const char *text; /* not NUL-terminated */
	uint32_t n_bytes;
	float idf;
};

/* A term of an article and its share of the vector of length 1. */
struct sketch_weight {
	uint32_t stem;
	float weight;
};

struct sketch_sentence {
	uint32_t segment;	      /* from 0 */
	int32_t salience;	      /* in its article, in millionths */
	uint32_t first_stem, n_stems; /* from that of the article on */
	float norm; /* length of its vector of weights; never 0 */
	uint32_t n_words, n_codepoints; /* of the text, if there is one */
	uint32_t n_bytes;
	const char *text; /* for reading, no NUL; NULL: not to be quoted */
};

struct sketch {
	const char *id, *original, *title; /* title: NULL if unknown */
	struct minhash minhash;
	uint32_t n_runs; /* of words, that the MinHash is of */
	size_t first_weight, first_sentence, first_stem;
	uint32_t n_weights;   /* sorted by stem */
	uint32_t n_sentences; /* the best first */
};

VECTOR_TYPE(sketch_stems, struct sketch_stem);
VECTOR_TYPE(sketch_weights, struct sketch_weight);
VECTOR_TYPE(sketch_sentences, struct sketch_sentence);
VECTOR_TYPE(sketch_articles, struct sketch);
VECTOR_TYPE(sketch_numbers, uint32_t);

/* Zeroed but for the seed, hash_seed(), it is empty. */
struct sketches {
	uint64_t seed;
	struct arena strings;
	struct sketch_stems stems;
	struct table table; /* of the stems */
	struct sketch_articles articles;
	struct sketch_weights weights;
	struct sketch_sentences sentences;
	struct sketch_numbers sentence_stems; /* sorted, with repetitions */
	struct sketch_numbers scratch;
};

void sketches_release(struct sketches *sketches);

/*
 * Adds DOC, of SUMARIO_DEPTH_RANK.  False: out of memory, and SKETCHES can only
 * be released.
 */
bool sketches_add(struct sketches *sketches, const struct document *doc);

/*
 * Adds the articles of FROM after those of SKETCHES, as if they had been added
 * one by one.  False as above.
 */
bool sketches_append(struct sketches *sketches, const struct sketches *from);

/*
 * How close two articles are, 0..1: the cosine of their vectors, but no term
 * adds more to it than a tenth, or than the share of one of equal terms if an
 * article has fewer.  So a name that both have does not make them alike.
 */
double sketch_compare(const struct sketches *sketches, const struct sketch *a,
		      const struct sketch *b);

static inline const struct sketch_sentence *
sketch_sentences(const struct sketches *sketches, const struct sketch *sketch)
{
	return sketches->sentences.items + sketch->first_sentence;
}

static inline const uint32_t *
sketch_sentence_stems(const struct sketches *sketches,
		      const struct sketch *sketch,
		      const struct sketch_sentence *sentence)
{
	return sketches->sentence_stems.items + sketch->first_stem +
	       sentence->first_stem;
}

/* A sentence's terms one by one: each stem with how often it occurs. */
struct sketch_cursor {
	const uint32_t *at, *end;
	uint32_t stem, n; /* n is 0 at the end */
};

struct sketch_cursor sketch_begin(const uint32_t *stems, uint32_t n);
void sketch_next(struct sketch_cursor *cursor);

/* (1 + ln n) * idf of the term CURSOR is at. */
double sketch_weigh(const struct sketches *sketches,
		    const struct sketch_cursor *cursor);

#endif
