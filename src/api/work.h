/* SPDX-License-Identifier: MIT */
/*
 * What a sumario_document holds, and what is done with it before and after the
 * pipeline, whatever an article comes in.
 */
#ifndef API_WORK_H
#define API_WORK_H

#include "bitext/memory.h"
#include "bitext/translation.h"
#include "rank/keyword.h"
#include "rank/ranking.h"
#include "rank/weights.h"
#include "split/vocabulary.h"

struct sumario_document {
	struct document content;
	struct ranking ranking; /* of the content */
	struct translation translation;
	struct sumario_options options; /* strings: while an article is read */

	/* Of the last article or part of one. */
	const struct language *language;

	/* What stays from article to article. */
	struct vocabulary vocabulary;
	struct weights weights; /* of the same lexicon */
	bool vocabulary_ready;
	struct keyword_scratch keywords; /* of keyword_find() */
	struct facts facts;		 /* of score_segments() */
	struct memory_scratch matching;	 /* of memory_match() */
};

/*
 * Empties DOC for an article that is read by OPTIONS.  Whatever comes back,
 * doc->options can be looked at, and work_end() must follow.
 */
enum sumario_status work_begin(struct sumario_document *doc,
			       const struct sumario_options *options,
			       struct sumario_error *error);

/*
 * In which language the text, whose markup has been read, is read from here
 * on: that of the options or the record, else that of its words.  False: out of
 * memory.
 */
bool work_choose_language(struct sumario_document *doc);

/* From the text to what the options ask for: src/sumario.c. */
enum sumario_status work_on(struct sumario_document *doc,
			    const struct charset_text *text,
			    struct sumario_error *error);

/*
 * Looks whether the article is in the language required if STATUS is OK; else
 * empties DOC but for the id and what was kept of a record.
 */
enum sumario_status work_end(struct sumario_document *doc,
			     enum sumario_status status,
			     struct sumario_error *error);

#endif
