/* SPDX-License-Identifier: MIT */
/*
 * What a briefing remembers of each article, some seven kilobytes: who
 * published it when, the terms of its title and beginning, its claims
 * (brief/claims.h), the terms of its best sentences, and the texts of the very
 * best.  The article itself is not needed any more.
 */
#ifndef BRIEF_SKETCH_H
#define BRIEF_SKETCH_H

#include "base/arena.h"
#include "base/table.h"
#include "base/vector.h"
#include "brief/claims.h"
#include "split/document.h"
#include "text/moment.h"

/* A stem some sketch has; its place in stems is its number. */
struct sketch_stem {
	const char *text; /* not NUL-terminated */
	uint32_t n_bytes;
	float idf;
};

/* How an article has a term in its head. */
enum sketch_sight {
	SIGHT_NAME = 1, /* with a capital inside a sentence */
	SIGHT_WORD = 2, /* without a capital */
	SIGHT_LEAD = 4	/* in the title or among the very first */
};

/* How often an article has a term. */
struct sketch_term {
	uint32_t stem;
	uint16_t n_head; /* in the title and the first terms of the text */
	uint8_t n_title; /* or as many as it can hold */
	uint8_t sights;	 /* of enum sketch_sight */
};

struct sketch_sentence {
	uint32_t segment;	      /* from 0 */
	int32_t salience;	      /* in its article, in millionths */
	uint32_t first_stem, n_stems; /* from that of the article on */
	float norm; /* length of its vector of weights; never 0 */
	uint32_t n_words, n_codepoints; /* of the text, if there is one */
	uint32_t n_bytes;
	const char *text; /* for reading, no NUL; NULL: not to be quoted */
	uint32_t figures; /* bits: which numbers it has, by hash; 0: none */
	uint32_t denied;  /* stem that "no" denies, by hash; 0: none */
	bool foretells;	  /* it has a verb in the future */
	bool is_must;	  /* the user wants it; rank/wish.h */
	float focus;	  /* how much of what the reader asks for it has */
};

struct sketch {
	/* NULL, but for id and original: unknown. */
	const char *id, *original, *title, *date, *url;
	const char *outlet; /* who published it: a name, or the url's host */
	const char *section;
	uint64_t section_key; /* brief/section.h; 0: none */
	const char *language; /* of its words or, if they are few, as it says */
	bool is_dated;	      /* its date can be read: */
	struct moment when;
	uint32_t number;  /* of articles in the order of the input, from 0 */
	uint64_t key;	  /* of all it says: its place among others */
	uint32_t n_bytes; /* of its text */
	int64_t worth;	  /* of its best sentence; rank/score.h */
	double focus;	  /* of its title and head; as of a sentence */
	bool has_must;	  /* a sentence that the user wants */
	bool is_barred;	  /* its title is what the user does not want */
	size_t first_term, first_sentence, first_stem, first_claim, first_hash;
	size_t first_figure;
	uint32_t n_figures;
	uint32_t n_terms;     /* sorted by stem */
	uint32_t n_sentences; /* the best first */
	struct claims_size size;
};

/* How many of what a sentence says there are; brief/figures.h. */
struct sketch_figure {
	uint32_t sentence;
	uint32_t counted; /* a bit of TOLL_COUNTED */
	uint64_t value;
	const char *noun; /* as it is there, no NUL */
	uint32_t n_bytes;
};

VECTOR_TYPE(sketch_figures, struct sketch_figure);
VECTOR_TYPE(sketch_stems, struct sketch_stem);
VECTOR_TYPE(sketch_terms, struct sketch_term);
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
	size_t n_hidden; /* articles after the last one that take no part */
	struct sketch_terms terms;
	struct sketch_sentences sentences;
	struct sketch_figures figures;
	struct sketch_numbers sentence_stems; /* sorted, with repetitions */
	struct claim_list claims;
	struct claim_hashes hashes;
	struct sketch_numbers scratch, marks; /* of the article at hand */
};

void sketches_release(struct sketches *sketches);

/*
 * Adds DOC, of SUMARIO_DEPTH_RANK.  False: out of memory, and SKETCHES can only
 * be released.
 */
bool sketches_add(struct sketches *sketches, struct document *doc);

/* Adds the articles of FROM after those of SKETCHES.  False as above. */
bool sketches_append(struct sketches *sketches, const struct sketches *from);

/*
 * Puts articles and stems into an order that does not depend on the one in
 * which they came: articles by what they say, stems by their bytes.  False as
 * above.
 */
bool sketches_sort(struct sketches *sketches);

/* Which of two articles is newer: negative, 0 or positive; undated ones are
 * the oldest. */
int sketch_compare_age(const struct sketch *a, const struct sketch *b);

/*
 * What a stem of IDF in the background is worth among N articles, D of which
 * have it: as if these were in a collection like the background.
 */
double sketch_local_idf(double idf, double n, double d);

/* Whether SENTENCE has the stem with HASH, as of denied. */
bool sketch_has_stem(const struct sketches *sketches,
		     const struct sketch *sketch,
		     const struct sketch_sentence *sentence, uint32_t hash);

struct claims sketch_claims(const struct sketches *sketches,
			    const struct sketch *sketch);

static inline const struct sketch_term *
sketch_terms(const struct sketches *sketches, const struct sketch *sketch)
{
	return vector_from(&sketches->terms, sketch->first_term);
}

/*
 * What names are worth, of what other terms are, where it is asked whether two
 * texts say the same: all that is said of one affair has its names.
 */
#define SKETCH_NAME_SHARE 0.3

/* Whether TERM is a name in the article: it never is without a capital. */
static inline bool
sketch_is_name(const struct sketch_term *term)
{
	return term->sights & SIGHT_NAME && !(term->sights & SIGHT_WORD);
}

/* Whether TERM tells what happens at the beginning of the article, not who. */
static inline bool
sketch_is_lead(const struct sketch_term *term)
{
	return term->sights & SIGHT_LEAD && !sketch_is_name(term);
}

static inline const struct sketch_sentence *
sketch_sentences(const struct sketches *sketches, const struct sketch *sketch)
{
	return vector_from(&sketches->sentences, sketch->first_sentence);
}

static inline const uint32_t *
sketch_sentence_stems(const struct sketches *sketches,
		      const struct sketch *sketch,
		      const struct sketch_sentence *sentence)
{
	return vector_from(&sketches->sentence_stems,
			   sketch->first_stem + sentence->first_stem);
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
