/* SPDX-License-Identifier: MIT */
/*
 * The words and phrases of an article that may be keywords.  A phrase is a run
 * of terms with nothing between them but one blank, "de", "del", "de la" and
 * the like.
 */
#ifndef RANK_PHRASE_H
#define RANK_PHRASE_H

#include "read/document.h"

#define PHRASE_NO_TERM UINT32_MAX

enum phrase_flag {
	PHRASE_NAME = 1,      /* in capitals: "Rodrigo Paz" */
	PHRASE_EXPANSION = 2, /* of an acronym, which is the other form */
	PHRASE_CHECKED = 4    /* for the caller */
};

struct phrase {
	uint32_t token, n_tokens; /* where it occurs first, and its length */
	uint32_t n;		  /* how often, the other form too */
	uint32_t n_other;	  /* of these, the other form */
	uint32_t other;		  /* a term, or PHRASE_NO_TERM */
	unsigned flags;
	double weight; /* the caller's */
};

/* What stands between a token and the next, and how it is written. */
enum phrase_mark {
	MARK_BLANK = 1,
	MARK_DE = 2,
	MARK_AND = 4, /* "y"; only in names */
	MARK_UPPER = 8,
	MARK_ACRONYM = 16, /* all capitals */
	MARK_INITIAL = 32, /* capital because a sentence begins */
	MARK_NAME = 64,	   /* capital because it is a name */
	MARK_ALONE = 128   /* a name of one word */
};

/* A term, as it occurs in the article. */
struct phrase_word {
	uint32_t first; /* token */
	uint32_t n_lower, n_upper;
	uint32_t n_alone, first_alone;
	uint32_t owner; /* name with the term + 1; 0: none yet */
	bool at_place;	/* "en Madrid" */
	bool expanded;
};

VECTOR_TYPE(phrases, struct phrase);

struct phrase_finder {
	struct document *doc;
	struct phrases phrases;
	struct phrase_word *words; /* by term */
	uint32_t *next;		   /* by token: where its term is next */
	uint32_t *pairs;	   /* by token: phrase of it and the next */
	uint8_t *marks;		   /* by token */
	uint32_t *slots;	   /* phrase + 1, or 0 */
	size_t mask;
	uint64_t seed;
};

#define PHRASE_NOWHERE UINT32_MAX

/*
 * Finds in the tokens of FINDER->doc, in no order: all single terms; runs of
 * two to five that occur twice at least; names and the expansions of acronyms.
 * FINDER must be zeroed but for doc.  False: out of memory.  Linear.
 */
bool phrase_find(struct phrase_finder *finder);

void phrase_release(struct phrase_finder *finder);

/* Whether PHRASE itself, not its other form, stands at token I. */
bool phrase_matches(const struct phrase_finder *finder,
		    const struct phrase *phrase, size_t i);

/* Whether the other form of PHRASE stands at token I. */
bool phrase_matches_other(const struct phrase_finder *finder,
			  const struct phrase *phrase, size_t i);

/*
 * Whether the word of token I ends in one of ENDINGS, which are written from
 * the last byte to the first, and has a byte more at least.
 */
bool phrase_has_ending(const struct document *doc, size_t i,
		       const char *const *endings, size_t n_endings);

/* Whether the word of token I looks like a finite verb or a gerund. */
bool phrase_is_verb(const struct document *doc, size_t i);

/* What data/es/phrases.tsv says of the word of LEN bytes at S. */
enum lexicon_phrase phrase_get_kind(const struct document *doc, const char *s,
				    size_t len);

#endif
