/* SPDX-License-Identifier: MIT */
/* An article that is read, cut and counted; and weighed, if one asks for it. */
#ifndef ARTICLE_H
#define ARTICLE_H

#include "rank/keyword.h"
#include "rank/score.h"
#include "read/plain.h"
#include "split/segment.h"

#include <stdlib.h>
#include <string.h>

struct article {
	struct document doc;
	struct vocabulary vocabulary;
	struct keyword_scratch scratch;
	struct facts facts;
	struct weights weights;
};

/* Reads TEXT, which must outlive ARTICLE, into zeroed memory. */
static inline void
article_read(struct article *article, const char *text)
{
	struct document *doc = &article->doc;
	struct charset_text decoded = {.bytes = text,
				       .n_bytes = strlen(text),
				       .encoding = "UTF-8",
				       .first_replaced = SUMARIO_NOWHERE};

	document_clear(doc);
	doc->lexicon = &lexicon_es;
	if (!vocabulary_init(&article->vocabulary, &lexicon_es) ||
	    document_set_text(doc, &decoded, NULL) || !plain_read(doc) ||
	    !segment_split(doc) || !segment_make_keys(doc) ||
	    !segment_read_words(doc, &article->vocabulary))
		abort();
}

/* The same up to the scores, whose reasons are kept; TITLE: NULL if none. */
static inline void
article_score(struct article *article, const char *title, const char *text,
	      enum sumario_profile profile)
{
	struct document *doc = &article->doc;

	article_read(article, text);
	doc->title = title;
	weights_read(&article->weights, doc->lexicon);
	if (!score_segments(doc, &article->facts, &article->vocabulary,
			    &article->weights, profile, true))
		abort();
}

/* The value of FEATURE that segment I was scored by. */
static inline int32_t
article_get_value(const struct article *article, size_t i, enum feature feature)
{
	return article->doc.reasons.items[i * N_FEATURES + feature].value;
}

/* What is not worth more than this many grades is not worth reading. */
#define ARTICLE_FLOOR (-0.5)

/*
 * What SEGMENT adds to a summary of DOC: as much as it is worth more than the
 * floor; where sentences are counted, any is worth more than none.
 */
static inline int64_t
article_get_worth(const struct document *doc, const struct segment *segment)
{
	int64_t floor = (int64_t)((ARTICLE_FLOOR - SCORE_ZERO_WORTH) *
				  doc->merit_of_worth);
	int64_t worth = segment->worth - floor;

	if (doc->budget_unit == SUMARIO_SENTENCES)
		return (int64_t)segment->worth + (1 << 30);
	return worth > 0 ? worth : 0;
}

static inline void
article_release(struct article *article)
{
	document_release(&article->doc);
	vocabulary_release(&article->vocabulary);
	fact_release(&article->facts);
	keyword_release(&article->scratch);
	*article = (struct article){0};
}

/* Whether segment I is the text SOURCE. */
static inline bool
article_segment_is(const struct article *article, size_t i, const char *source)
{
	const struct document *doc = &article->doc;
	const struct segment *segment = &doc->segments.items[i];

	return i < doc->segments.n_items &&
	       segment->end - segment->begin == strlen(source) &&
	       !memcmp(doc->text + segment->begin, source, strlen(source));
}

#endif
