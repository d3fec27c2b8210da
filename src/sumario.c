/* SPDX-License-Identifier: MIT */
/*
 * The way of an article from bytes to segments with weights.  Everything that
 * knows how is in the rooms; the other public functions are in api/.
 */
#include <config.h>

#include "api/sumario_document.h"
#include "api/sized.h"

#include "base/error.h"
#include "bitext/memory.h"
#include "rank/focus.h"
#include "rank/glossary.h"
#include "rank/keyword.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "rank/select.h"
#include "rank/wish.h"
#include "read/html_page.h"
#include "read/mail_headers.h"
#include "read/markdown.h"
#include "read/paged.h"
#include "read/plain.h"
#include "read/record.h"
#include "split/entity.h"
#include "split/language.h"
#include "rank/reading.h"
#include "split/segment.h"
#include "text/language_tag.h"
#include "text/lexicon_reader.h"

#include <stdlib.h>
#include <string.h>

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
	vector_release(&doc->scratch.stamps);
	free(doc);
}

static enum sumario_status
check_options(const struct sumario_options *options,
	      struct sumario_error *error)
{
	double value = options->budget_value;
	bool ratio = options->budget_unit == SUMARIO_RATIO;

	if (!language_tag_is_valid(options->source_lang) ||
	    !language_tag_is_valid(options->target_lang) ||
	    (options->required_lang &&
	     !language_tag_is_valid(options->required_lang)))
		return error_set(error, SUMARIO_USAGE, "bad-language",
				 N_("not a language tag such as es-MX"));
	if (value > 0 && value <= (ratio ? 1 : 9007199254740992.0) &&
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
copy_options(struct document *doc, const struct sumario_options *options)
{
	struct article *article = &doc->article;

	article->input = options->input;
	article->skip_headers = options->skip_headers;
	article->whole_page = options->whole_page;
	article->keep = options->keep;
	doc->order = options->order;
	doc->budget_unit = options->budget_unit;
	doc->budget_value = options->budget_value;
	doc->translate_words = options->translate_words;
	return copy_string(article, &article->original,
			   options->original ? options->original : "stdin") &&
	       copy_string(article, &article->id,
			   options->id ? options->id : article->original) &&
	       copy_string(article, &article->title, options->title) &&
	       copy_string(article, &doc->ranking->focus, options->focus) &&
	       copy_string(article, &article->source_lang,
			   options->source_lang) &&
	       copy_string(article, &article->target_lang,
			   options->target_lang);
}

/* What is known of words is kept as long as the lexicon is the same. */
static bool
prepare_vocabulary(struct sumario_document *doc, const struct lexicon *lexicon)
{
	struct vocabulary *vocabulary = &doc->vocabulary;

	doc->content.article.lexicon = lexicon;
	if (doc->vocabulary_ready && vocabulary->lexicon == lexicon &&
	    vocabulary->lexicon_version == lexicon->version)
		return true;
	vocabulary_release(vocabulary);
	weights_read(&doc->weights, lexicon);
	doc->vocabulary_ready = vocabulary_init(vocabulary, lexicon);
	return doc->vocabulary_ready;
}

/*
 * Empties DOC for an article, or for the next part of one if IS_REST; OPTIONS
 * become those that were given.
 */
static enum sumario_status
start(struct sumario_document *doc, struct sumario_options *options,
      const struct sumario_options *given, bool is_rest,
      struct sumario_error *error)
{
	enum sumario_status status = sized_take_options(options, given, error);
	struct line_style style = doc->content.article.style;
	uint64_t n_lines = doc->content.article.n_lines;

	clear(doc);
	if (!status)
		status = check_options(options, error);
	if (status)
		return status;
	if (is_rest) {
		doc->content.article.is_rest = true;
		doc->content.article.style = style;
		doc->content.article.n_lines = n_lines;
	}
	return prepare_vocabulary(doc, options->lexicon
					       ? &options->lexicon->tables
					       : &lexicon_es) &&
			       copy_options(&doc->content, options)
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

/*
 * Headers in front of the text belong to no block.  Where a part ends within
 * them nothing can be taken of it.
 */
static bool
skip_headers(struct article *article)
{
	bool open;
	size_t n = mail_headers_length(article->text, article->n_bytes, &open);

	if (open && article->is_cut)
		n = article->n_bytes = 0;
	article->body = (uint32_t)n;
	return mail_headers_read(article, article->text, n);
}

/* The text becomes blocks by the reader of its kind. */
static enum sumario_status
read_blocks(struct article *article, struct sumario_error *error)
{
	if (article->skip_headers && !article->is_rest &&
	    !skip_headers(article))
		return error_no_memory(error);
	switch (article->input) {
	case SUMARIO_INPUT_HTML:
		return html_page_read(article) ? SUMARIO_OK
					       : error_no_memory(error);
	case SUMARIO_INPUT_MARKDOWN:
		return markdown_read(article, error);
	case SUMARIO_INPUT_PAGED:
		return paged_read(article) ? SUMARIO_OK
					   : error_no_memory(error);
	case SUMARIO_INPUT_TEXT:
	case SUMARIO_INPUT_JSONL:
	case SUMARIO_INPUT_FEED:
	case SUMARIO_N_INPUTS:
		break;
	}
	return plain_read(article) ? SUMARIO_OK : error_no_memory(error);
}

/* What the user wants of the summary. */
static enum sumario_status
read_demands(struct sumario_document *doc,
	     const struct sumario_options *options, struct sumario_error *error)
{
	struct document *content = &doc->content;

	if (content->ranking->focus &&
	    !focus_read(content, &doc->vocabulary, content->ranking->focus,
			strlen(content->ranking->focus)))
		return error_no_memory(error);
	return options->wishes ? wish_apply(options->wishes, content, error)
			       : SUMARIO_OK;
}

/* Segments and words: the blocks are there. */
static bool
read_segments(struct sumario_document *doc,
	      const struct sumario_options *options)
{
	struct document *content = &doc->content;

	if (!segment_split(content))
		return false;
	if (options->depth < SUMARIO_DEPTH_WORDS)
		return true;
	return segment_make_keys(content) && translation_make_tasks(content) &&
	       segment_read_words(content, &doc->vocabulary) &&
	       (!options->entities || entity_find(content)) &&
	       (!options->memory ||
		memory_match(options->memory, &doc->scratch, content));
}

/* Weights and choice. */
static bool
rank(struct sumario_document *doc, const struct sumario_options *options)
{
	struct document *content = &doc->content;

	if (options->depth == SUMARIO_DEPTH_RANK &&
	    !(score_segments(content, &doc->facts, &doc->vocabulary,
			     &doc->weights, options->profile,
			     options->explain) &&
	      select_rank(content) && select_summary(content) &&
	      reading_make_summary(content) &&
	      keyword_find(content, &doc->keywords, options->n_keywords,
			   &content->ranking->keywords) &&
	      (!options->n_terms ||
	       glossary_find(content, &doc->keywords, options->n_terms))))
		return false;
	if (options->depth >= SUMARIO_DEPTH_WORDS)
		translation_mark_first(content);
	return true;
}

static enum sumario_status
work(struct sumario_document *doc, const struct sumario_options *options,
     struct sumario_error *error)
{
	enum sumario_status status = SUMARIO_OK;

	if (!read_segments(doc, options))
		return error_no_memory(error);
	if (options->depth == SUMARIO_DEPTH_RANK &&
	    !ranking_make(&doc->content))
		return error_no_memory(error);
	if (options->depth == SUMARIO_DEPTH_RANK)
		status = read_demands(doc, options, error);
	if (!status && !rank(doc, options))
		status = error_no_memory(error);
	return status;
}

/* STATUS tells whether TEXT could be got. */
static enum sumario_status
finish(struct sumario_document *doc, const struct sumario_options *options,
       enum sumario_status status, const struct charset_text *text,
       struct sumario_error *error)
{
	const char *id = doc->content.article.id;

	if (!status)
		status = article_set_text(&doc->content.article, text, error);
	doc->content.depth = options->depth;
	if (!status)
		status = read_blocks(&doc->content.article, error);
	if (!status) {
		status = work(doc, options, error);
		/* The cache may be half filled: begin a new one next time. */
		if (status == SUMARIO_NO_MEMORY) {
			vocabulary_release(&doc->vocabulary);
			doc->vocabulary_ready = false;
		}
	}
	if (!status && options->required_lang &&
	    !language_may_be(&doc->content, options->required_lang))
		status = error_set(error, SUMARIO_BAD_DATA, "language",
				   N_("not in the language required"));
	if (status) {
		struct arena arena = doc->content.article.arena;
		struct bytes kept = doc->content.article.kept;

		doc->content.article.arena = (struct arena)ARENA_INIT;
		doc->content.article.kept = (struct bytes){0};
		clear(doc);
		doc->content.article.arena = arena; /* the id lives there */
		doc->content.article.kept = kept;
		doc->content.article.id = id;
	}
	return status;
}

enum sumario_status
sumario_document_read(struct sumario_document *doc,
		      const struct sumario_options *given, const void *bytes,
		      size_t len, struct sumario_error *error)
{
	struct sumario_options options;
	struct charset_text text;
	enum sumario_status status = start(doc, &options, given, false, error);
	const char *encoding = options.encoding;

	if (!encoding && options.input == SUMARIO_INPUT_HTML)
		encoding = html_page_find_encoding(bytes, len);
	if (!status)
		status = charset_decode(bytes, len, encoding, options.on_error,
					&doc->content.article.decoded, &text,
					error);
	return finish(doc, &options, status, &text, error);
}

/* How much of a part that others follow can be looked at; 0: not now. */
static size_t
usable_length(const struct sumario_document *doc,
	      const struct sumario_options *options, const void *bytes,
	      size_t len)
{
	if (options->input != SUMARIO_INPUT_TEXT)
		return 0;
	if (doc->content.article.is_cut)
		return charset_whole_utf8(bytes, len);
	return options->encoding ? 0 : charset_find_utf8(bytes, len);
}

enum sumario_status
sumario_document_read_part(struct sumario_document *doc,
			   const struct sumario_options *given,
			   const void *bytes, size_t len, bool last,
			   size_t *n_taken, struct sumario_error *error)
{
	struct document *content = &doc->content;
	bool is_rest = content->article.is_cut;
	uint64_t n_lines = is_rest ? content->article.n_lines : 0;
	struct sumario_options options;
	struct charset_text text = {0};
	enum sumario_status status;

	*n_taken = 0;
	if (!last && !(len = usable_length(doc, given, bytes, len)))
		return SUMARIO_OK;
	status = start(doc, &options, given, is_rest, error);
	content->article.is_cut = !last;
	if (!status)
		status = is_rest ? charset_decode_utf8(
					   bytes, len, options.on_error,
					   &content->article.decoded, &text,
					   error)
				 : charset_decode(bytes, len, options.encoding,
						  options.on_error,
						  &content->article.decoded,
						  &text, error);
	status = finish(doc, &options, status, &text, error);
	if (status && error && error->line)
		error->line += n_lines;
	if (status)
		return status;
	if (last)
		*n_taken = len;
	else if (!text.n_replaced &&
		 content->article.n_bytes) /* as they came */
		*n_taken = (size_t)(text.bytes - (const char *)bytes) +
			   content->article.n_bytes;
	content->article.is_cut = !last && (is_rest || *n_taken);
	if (content->article.is_cut)
		content->article.n_lines = n_lines +
					   charset_count_lines(bytes, *n_taken);
	return SUMARIO_OK;
}

enum sumario_status
sumario_document_read_record(struct sumario_document *doc,
			     const struct sumario_options *given,
			     const void *line, size_t len,
			     struct sumario_error *error)
{
	struct document *content = &doc->content;
	struct sumario_options options;
	struct charset_text decoded, text;
	enum sumario_status status = start(doc, &options, given, false, error);

	content->article.fields = options.fields;
	/* JSON is UTF-8 (RFC 8259) unless the user knows better. */
	if (!status)
		status = charset_decode(
			line, len,
			options.encoding ? options.encoding : "UTF-8",
			options.on_error, &content->article.line, &decoded,
			error);
	if (!status)
		status = record_read(&content->article, decoded.bytes,
				     decoded.n_bytes, &text, error);
	content->article.fields = NULL;
	if (!status) {
		text.encoding = decoded.encoding;
		text.n_replaced = decoded.n_replaced;
		text.first_replaced = decoded.first_replaced;
	}
	return finish(doc, &options, status, &text, error);
}

const char *
sumario_version(void)
{
	return PACKAGE_VERSION;
}
