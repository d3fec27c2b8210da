/* SPDX-License-Identifier: MIT */
/* What the article is about, in a few words. */
#ifndef RANK_KEYWORD_H
#define RANK_KEYWORD_H

#include "base/buffer.h"
#include "rank/keyword_feature.h"

VECTOR_TYPE(keyword_choice, const struct keyword_candidate *);

/* What keywords are found with; the memory is for the next article, too. */
struct keyword_scratch {
	struct phrase_finder finder;
	struct keyword_weights weights; /* of the finder's lexicon */
	struct keyword_drafts drafts;
	struct keyword_candidates candidates;
	struct keyword_ranking ranking;
	struct keyword_choice chosen;
};

/* Frees all that SCRATCH holds. */
void keyword_release(struct keyword_scratch *scratch);

/*
 * Adds to KEYWORDS at most N_MOST words and phrases, the best first, with a
 * score of 0..1 of the best one's.  SCRATCH is zeroed, or from another article.
 * False: out of memory.  Linear.
 */
bool keyword_find(struct document *doc, struct keyword_scratch *scratch,
		  uint32_t n_most, struct keywords *keywords);

/*
 * Writes a line for each phrase that may be a keyword, with its features, for
 * `make fit' and -f tree.  False: out of memory.
 */
bool keyword_explain(const struct document *doc, struct buffer *out);

#endif
