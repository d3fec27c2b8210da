/* SPDX-License-Identifier: MIT */
/*
 * The way of an article: bytes, text, blocks, segments, words, weights,
 * summary. Each step is a room's.  What is done before and after them is in
 * api/work.c; the other public functions are in api/, too.
 */
#include <config.h>

#include "api/work.h"
#include "base/error.h"
#include "rank/focus.h"
#include "rank/glossary.h"
#include "rank/score.h"
#include "rank/select.h"
#include "rank/wish.h"
#include "read/reader.h"
#include "split/entity.h"
#include "split/detect.h"
#include "split/segment.h"

static bool
read_words(struct sumario_document *work, const struct sumario_options *options)
{
	struct document *doc = &work->content;

	return segment_make_keys(doc) && translation_make_tasks(doc) &&
	       segment_read_words(doc, &work->vocabulary) &&
	       (!options->entities || entity_find(doc)) &&
	       (!options->memory ||
		memory_match(options->memory, &work->matching, doc));
}

static bool
summarise(struct sumario_document *work, const struct sumario_options *options)
{
	struct document *doc = &work->content;

	return score_segments(doc, &work->facts, &work->vocabulary,
			      &work->weights, options->profile,
			      options->explain) &&
	       select_rank(doc) && select_summary(doc) &&
	       reading_make_summary(doc) &&
	       keyword_find(doc, &work->keywords, options->n_keywords,
			    &doc->ranking->keywords) &&
	       (!options->n_terms ||
		glossary_find(doc, &work->keywords, options->n_terms));
}

static enum sumario_status
rank(struct sumario_document *work, const struct sumario_options *options,
     struct sumario_error *error)
{
	struct document *doc = &work->content;
	enum sumario_status status = SUMARIO_OK;

	if (!ranking_make(doc) || !focus_read(doc, &work->vocabulary))
		return error_no_memory(error);
	if (options->wishes)
		status = wish_apply(options->wishes, doc, error);
	if (!status && !summarise(work, options))
		status = error_no_memory(error);
	return status;
}

/* Lists of words tell the lines before a text, but not what is markup. */
static enum sumario_status
read_text(struct sumario_document *work, struct sumario_error *error)
{
	struct article *article = &work->content.article;
	bool is_marked = article->input == SUMARIO_INPUT_HTML ||
			 article->input == SUMARIO_INPUT_MARKDOWN;
	enum sumario_status status;

	if (!is_marked && !work_choose_language(work))
		return error_no_memory(error);
	status = reader_read(article, error);
	if (!status && is_marked && !work_choose_language(work))
		status = error_no_memory(error);
	return status;
}

enum sumario_status
work_on(struct sumario_document *work, const struct charset_text *text,
	struct sumario_error *error)
{
	const struct sumario_options *options = &work->options;
	struct document *doc = &work->content;
	enum sumario_status status;

	status = article_set_text(&doc->article, text, error);
	if (!status)
		status = read_text(work, error);
	if (!status && !segment_split(doc))
		status = error_no_memory(error);
	if (status || options->depth == SUMARIO_DEPTH_SPLIT)
		return status;
	if (!read_words(work, options))
		return error_no_memory(error);
	if (options->depth == SUMARIO_DEPTH_RANK)
		status = rank(work, options, error);
	if (!status)
		translation_mark_first(doc);
	return status;
}

enum sumario_status
sumario_document_read(struct sumario_document *doc,
		      const struct sumario_options *options, const void *bytes,
		      size_t len, struct sumario_error *error)
{
	struct charset_text text;
	enum sumario_status status = work_begin(doc, options, error);

	if (!status)
		status = reader_decode(&doc->content.article, bytes, len, &text,
				       error);
	if (!status)
		status = work_on(doc, &text, error);
	return work_end(doc, status, error);
}

const char *
sumario_version(void)
{
	return PACKAGE_VERSION;
}
