/* SPDX-License-Identifier: MIT */
/*
 * A document is made once and read into many times: vocabulary and scratch
 * stay, the parts of an article are emptied.  The options are checked and kept
 * here; what they say of the article itself is copied.
 */
#include <config.h>

#include "api/work.h"

#include "api/sized.h"
#include "base/error.h"
#include "split/detect.h"
#include "text/language_tag.h"
#include "text/lexicon_reader.h"

#include <stdlib.h>
#include <string.h>

/* Whole numbers up to here are exact. */
#define MAX_BUDGET 9007199254740992.0

static void
clear(struct sumario_document *doc)
{
	document_clear(&doc->content);
	ranking_clear(&doc->ranking);
	translation_clear(&doc->translation);
}

struct sumario_document *
sumario_document_new(void)
{
	struct sumario_document *doc = calloc(1, sizeof(*doc));

	if (!doc)
		return NULL;
	doc->content.ranking = &doc->ranking;
	doc->content.translation = &doc->translation;
	clear(doc);
	return doc;
}

void
sumario_document_free(struct sumario_document *doc)
{
	if (!doc)
		return;
	document_release(&doc->content);
	ranking_release(&doc->ranking);
	translation_release(&doc->translation);
	vocabulary_release(&doc->vocabulary);
	keyword_release(&doc->keywords);
	fact_release(&doc->facts);
	vector_release(&doc->matching.stamps);
	free(doc);
}

static enum sumario_status
check_options(const struct sumario_options *options,
	      struct sumario_error *error)
{
	double value = options->budget_value;
	bool ratio = options->budget_unit == SUMARIO_RATIO;

	if ((*options->source_lang &&
	     !language_tag_is_valid(options->source_lang)) ||
	    !language_tag_is_valid(options->target_lang) ||
	    (options->required_lang &&
	     !language_tag_is_valid(options->required_lang)))
		return error_set(error, SUMARIO_USAGE, "bad-language",
				 N_("not a language tag such as es-MX"));
	if (value > 0 && value <= (ratio ? 1 : MAX_BUDGET) &&
	    (ratio || value == (double)(uint64_t)value))
		return SUMARIO_OK;
	return error_set(error, SUMARIO_USAGE, "bad-budget",
			 N_("budget out of range"));
}

static bool
copy_string(struct article *article, const char **field, const char *s)
{
	return !s || article_set_string(article, field, s, strlen(s));
}

/* Takes over what the options say of the article itself. */
static bool
copy_strings(struct article *article, const struct sumario_options *options)
{
	return copy_string(article, &article->original,
			   options->original ? options->original : "stdin") &&
	       copy_string(article, &article->id,
			   options->id ? options->id : article->original) &&
	       copy_string(article, &article->title, options->title) &&
	       (!*options->source_lang ||
		copy_string(article, &article->source_lang,
			    options->source_lang)) &&
	       copy_string(article, &article->target_lang,
			   options->target_lang);
}

static void
drop_vocabulary(struct sumario_document *doc)
{
	vocabulary_release(&doc->vocabulary);
	doc->vocabulary_ready = false;
}

/* What is known of words is kept as long as the lexicon is the same. */
static bool
prepare_vocabulary(struct sumario_document *doc)
{
	const struct language *lexicon = doc->content.article.lexicon;
	struct vocabulary *vocabulary = &doc->vocabulary;

	if (doc->vocabulary_ready && vocabulary->lexicon == lexicon &&
	    vocabulary->lexicon_version == lexicon->version)
		return true;
	drop_vocabulary(doc);
	weights_read(&doc->weights, lexicon);
	doc->vocabulary_ready = vocabulary_init(vocabulary, lexicon);
	return doc->vocabulary_ready;
}

/* Whether nobody has said in which language the article is. */
static bool
is_language_open(const struct article *article)
{
	return article->source_lang == language_default()->tag;
}

bool
work_choose_language(struct sumario_document *doc)
{
	struct article *article = &doc->content.article;
	const struct sumario_lexicon *lexicon = doc->options.lexicon;
	bool open = is_language_open(article);

	if (lexicon)
		doc->language = &lexicon->tables;
	else if (!open)
		doc->language = language_of_article(article->source_lang);
	else if (!article->is_rest) /* the parts of a text are in one */
		doc->language = detect_guess(article->text, article->body,
					     article->n_bytes);
	if (open && !lexicon)
		article->source_lang = doc->language->tag;
	article->lexicon = doc->language;
	return prepare_vocabulary(doc);
}

enum sumario_status
work_begin(struct sumario_document *doc, const struct sumario_options *given,
	   struct sumario_error *error)
{
	struct sumario_options *options = &doc->options;
	struct article *article = &doc->content.article;
	enum sumario_status status = sized_take_options(options, given, error);

	clear(doc);
	if (!status)
		status = check_options(options, error);
	if (status)
		return status;
	article->options = options;
	article->input = options->input;
	article->whole_page = options->whole_page;
	article->origin.wanted = options->codes &&
				 (options->input == SUMARIO_INPUT_HTML ||
				  options->input == SUMARIO_INPUT_MARKDOWN);
	article->source_lang = language_default()->tag; /* unless it is given */
	return copy_strings(article, options) &&
			       copy_string(article, &doc->ranking.focus,
					   options->focus)
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

enum sumario_status
work_end(struct sumario_document *doc, enum sumario_status status,
	 struct sumario_error *error)
{
	struct article *article = &doc->content.article;
	struct arena arena = article->arena; /* the id lives there */
	struct bytes kept = article->kept;
	const char *id = article->id, *required = doc->options.required_lang;

	if (!status && required && !detect_may_be(&doc->content, required))
		status = error_set(error, SUMARIO_BAD_DATA, "language",
				   N_("not in the language required"));
	/* The vocabulary may be half filled: begin a new one next time. */
	if (status == SUMARIO_NO_MEMORY)
		drop_vocabulary(doc);
	if (!status)
		return SUMARIO_OK;
	article->arena = (struct arena)ARENA_INIT;
	article->kept = (struct bytes){0};
	clear(doc);
	article->arena = arena;
	article->kept = kept;
	article->id = id;
	return status;
}
