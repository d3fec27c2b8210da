/* SPDX-License-Identifier: MIT */
/*
 * What is known of an article that is ranked: columns beside its segments,
 * the summary, keywords and glossary.
 */
#ifndef RANK_RANKING_H
#define RANK_RANKING_H

#include "rank/furniture.h"
#include "rank/lean.h"
#include "rank/quotation.h"
#include "rank/reading.h"

/* What the user has decided of a sentence beforehand. */
enum wish { WISH_NONE, WISH_MUST, WISH_NOT };

/* Why a segment is in the summary or not. */
enum fate {
	FATE_NONE, /* nothing was chosen */
	FATE_CHOSEN,
	FATE_MUST,    /* … because the user wants it */
	FATE_HEADING, /* never chosen */
	FATE_FRONT_MATTER,
	FATE_EMPTY, /* has no words */
	FATE_REPETITION,
	FATE_FORBIDDEN,
	FATE_FURNITURE, /* no part of the article */
	FATE_TORN,	/* begins or ends inside a quotation */
	FATE_LEANS,	/* cannot be read alone */
	FATE_COPY,	/* nearly the same as a better one */
	FATE_LONG,	/* longer than the whole budget */
	FATE_BUDGET,	/* within reach, but not in the best set */
	FATE_RANK,	/* too far down */
	N_FATES
};

/* What a segment is worth, and what becomes of it; by score.h and select.h. */
struct rating {
	int64_t score;	  /* what it is worth; rank/score.h */
	double focus;	  /* how much of the focus it has, 0..1 of the most */
	int32_t merit;	  /* score and focus, in millionths of the best one's */
	int32_t salience; /* the same, but 0 at least */
	int32_t worth;	  /* what it was worth when it got its rank */
	uint32_t rank;	  /* from 1; 0: cannot be chosen */
	bool in_summary;
	enum fate fate;
	enum wish wish;
	uint32_t copy_of; /* if that is its fate */
};

/* What is known of a term of the article. */
struct term_rating {
	double weight;	 /* in the article, by fact.h */
	float focus;	 /* how much the reader asks for it; 0: not at all */
	float title;	 /* its idf if the title has it, else 0 */
	uint32_t n_here; /* scratch: in the segment at hand */
	bool in_small_letters; /* in the title */
	bool is_name;	       /* capitalised inside a sentence; lean.c */
};

/* One feature of a sentence, and what it adds to the score. */
struct reason {
	int32_t value;
	int64_t adds;
};

struct keyword {
	const char *text; /* most frequent surface form, in the arena */
	const char *acronym, *expansion; /* both or, if it has none, neither */
	double weight;			 /* TF-IDF */
	double score;			 /* 0..1 of the best one's */
	uint32_t n_tokens;
	uint32_t *segments; /* in order, in the arena */
	uint32_t n_segments;
};

enum glossary_kind { GLOSSARY_TERM, GLOSSARY_NAME, GLOSSARY_ACRONYM };

/* A term, name or acronym of the glossary; strings not NUL-terminated. */
struct glossary_entry {
	const char *text, *expansion; /* expansion: NULL if unknown */
	uint32_t n_text, n_expansion;
	enum glossary_kind kind;
	uint32_t n_found; /* in the whole article */
	double weight, score;
	uint32_t *segments; /* in order, in the arena */
	uint32_t n_segments, first_segment;
};

VECTOR_TYPE(ratings, struct rating);
VECTOR_TYPE(term_ratings, struct term_rating);
VECTOR_TYPE(reasons, struct reason);
VECTOR_TYPE(keywords, struct keyword);
VECTOR_TYPE(glossary, struct glossary_entry);

struct ranking {
	struct ratings ratings;		/* by segment; or empty: not ranked */
	struct term_ratings terms;	/* by term */
	struct quote_marks quote_marks; /* scratch of rank/quotation.c */
	struct quotes quotes;		/* “…”, none inside another */
	struct quotes single_quotes;	/* ‘…’, perhaps inside those */
	struct quotations quotations;	/* by segment */
	struct furnishing furniture;	/* by segment */
	struct leanings leanings;	/* by segment */
	struct reasons reasons;	  /* by segment, all its features; or empty */
	double merit_of_worth;	  /* how much merit a worth of 1 is */
	struct places order;	  /* segments, the best first */
	struct places summary;	  /* segments, in the order asked for */
	struct readings readings; /* of the summary, in its order */
	uint64_t summary_words, summary_codepoints;
	struct keywords keywords;
	struct glossary glossary;

	const char *focus;   /* what the reader asks for, or NULL */
	bool focus_met;	     /* a sentence has one of its words */
	uint64_t wishes_met; /* bits, by their places */
	bool bars_title;     /* the title is what a wish forbids */
	uint32_t n_left_out; /* must be in the summary, but are not */
};

/* Empties RANKING, zeroed memory or a ranking, for the next article. */
void ranking_clear(struct ranking *ranking);

void ranking_release(struct ranking *ranking);

/*
 * Makes a rating for each segment and term of DOC, all zero; false: out of
 * memory.
 */
bool ranking_make(struct document *doc);

/* All zero. */
extern const struct rating ranking_none;

/* The rating of segment NUMBER of DOC; zeroes if it is not ranked. */
static inline const struct rating *
ranking_get(const struct document *doc, size_t number)
{
	const struct ratings *ratings = &doc->ranking->ratings;

	return ratings->n_items ? &ratings->items[number] : &ranking_none;
}

/* The same of SEGMENT, which is one of DOC. */
static inline const struct rating *
ranking_of(const struct document *doc, const struct segment *segment)
{
	return ranking_get(doc, (size_t)(segment - doc->segments.items));
}

/*
 * Whether segment NUMBER is a part of the article, or its title: neither front
 * matter nor furniture.
 */
static inline bool
ranking_is_article(const struct document *doc, size_t number)
{
	const struct furnishing *furniture = &doc->ranking->furniture;

	return (!number && doc->starts_with_title) ||
	       (!doc->segments.items[number].is_front_matter &&
		(!furniture->n_items || !furniture->items[number]));
}

/* "chosen", "near-copy", … as JSON and the tree name them. */
const char *fate_name(enum fate fate);

#endif
