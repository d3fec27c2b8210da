/* SPDX-License-Identifier: MIT */
/* An article that is read, cut and counted; and weighed, if one asks for it. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "bitext/translation.h"
#include "rank/keyword.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "read/plain.h"
#include "split/segment.h"

#include <stdlib.h>
#include <string.h>

struct sample {
	struct document doc;
	struct ranking ranking; /* of the document */
	struct translation translation;
	struct sumario_options options; /* that the document has */
	struct vocabulary vocabulary;
	struct keyword_scratch scratch;
	struct facts facts;
	struct weights weights;
};

/* Reads TEXT, which must outlive SAMPLE, into zeroed memory. */
static inline void
sample_read(struct sample *sample, const char *text)
{
	struct document *doc = &sample->doc;
	struct charset_text decoded = {.bytes = text,
				       .n_bytes = strlen(text),
				       .encoding = "UTF-8",
				       .first_replaced = SUMARIO_NOWHERE};

	doc->ranking = &sample->ranking;
	doc->translation = &sample->translation;
	document_clear(doc);
	ranking_clear(doc->ranking);
	translation_clear(doc->translation);
	sumario_options_init(&sample->options);
	doc->article.options = &sample->options;
	doc->article.lexicon = language_default();
	if (!vocabulary_init(&sample->vocabulary, language_default()) ||
	    article_set_text(&doc->article, &decoded, NULL) ||
	    !plain_read(&doc->article) || !segment_split(doc) ||
	    !segment_make_keys(doc) ||
	    !segment_read_words(doc, &sample->vocabulary) ||
	    !ranking_make(doc) || !translation_make_tasks(doc))
		abort();
}

/* The same up to the scores, whose reasons are kept; TITLE: NULL if none. */
static inline void
sample_score(struct sample *sample, const char *title, const char *text,
	     enum sumario_profile profile)
{
	struct document *doc = &sample->doc;

	sample_read(sample, text);
	doc->article.title = title;
	weights_read(&sample->weights, doc->article.lexicon);
	if (!score_segments(doc, &sample->facts, &sample->vocabulary,
			    &sample->weights, profile, true))
		abort();
}

/* The value of FEATURE that segment I was scored by. */
static inline int32_t
sample_get_value(const struct sample *sample, size_t i, enum feature feature)
{
	return sample->doc.ranking->reasons.items[i * N_FEATURES + feature]
		.value;
}

/* What is not worth more than this many grades is not worth reading. */
#define SAMPLE_FLOOR (-0.5)

/*
 * What a sentence of that RATING adds to a summary of DOC: as much as it is
 * worth more than the floor; where sentences are counted, any is worth more
 * than none.
 */
static inline int64_t
sample_get_worth(const struct document *doc, const struct rating *rating)
{
	int64_t floor = (int64_t)((SAMPLE_FLOOR - SCORE_ZERO_WORTH) *
				  doc->ranking->merit_of_worth);
	int64_t worth = rating->worth - floor;

	if (doc->article.options->budget_unit == SUMARIO_SENTENCES)
		return (int64_t)rating->worth + (1 << 30);
	return worth > 0 ? worth : 0;
}

static inline void
sample_release(struct sample *sample)
{
	document_release(&sample->doc);
	ranking_release(&sample->ranking);
	translation_release(&sample->translation);
	vocabulary_release(&sample->vocabulary);
	fact_release(&sample->facts);
	keyword_release(&sample->scratch);
	*sample = (struct sample){0};
}

/* Whether segment I is the text SOURCE. */
static inline bool
sample_segment_is(const struct sample *sample, size_t i, const char *source)
{
	const struct document *doc = &sample->doc;
	const struct segment *segment = &doc->segments.items[i];

	return i < doc->segments.n_items &&
	       segment->end - segment->begin == strlen(source) &&
	       !memcmp(doc->article.text + segment->begin, source,
		       strlen(source));
}

#endif
