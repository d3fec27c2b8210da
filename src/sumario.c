/* SPDX-License-Identifier: MIT */
/*
 * The way of an article from bytes to bytes, and the public functions around
 * it.  Everything that knows how is in the rooms below.
 */
#include <config.h>

#include "sumario.h"

#include "base/error.h"
#include "base/hash.h"
#include "bitext/alignment.h"
#include "bitext/memory.h"
#include "rank/count.h"
#include "rank/df.h"
#include "rank/glossary.h"
#include "rank/keyword.h"
#include "rank/repetition.h"
#include "rank/score.h"
#include "rank/select.h"
#include "read/document.h"
#include "read/plain.h"
#include "read/record.h"
#include "split/entity.h"
#include "split/segment.h"
#include "text/language_tag.h"
#include "text/lexicon_reader.h"
#include "text/utf8.h"
#include "write/omegat.h"
#include "write/srx.h"
#include "write/writer.h"

#include <stdlib.h>
#include <string.h>

struct sumario_document {
	struct document content;
	struct vocabulary vocabulary; /* stays from article to article */
	bool vocabulary_ready;
	struct memory_scratch scratch;
};

void
sumario_options_init(struct sumario_options *options)
{
	*options = (struct sumario_options){.source_lang = "es",
					    .target_lang = "en",
					    .budget_unit = SUMARIO_SENTENCES,
					    .budget_value = 5,
					    .n_keywords = 10,
					    .depth = SUMARIO_DEPTH_RANK,
					    .entities = true};
}

void
sumario_output_init(struct sumario_output *output)
{
	*output = (struct sumario_output){.offsets = SUMARIO_OFFSETS_CODEPOINT |
						     SUMARIO_OFFSETS_BYTE,
					  .source_lang = "es",
					  .target_lang = "en",
					  .number = 1};
}

struct sumario_document *
sumario_document_new(void)
{
	struct sumario_document *doc = calloc(1, sizeof(*doc));

	if (doc)
		document_clear(&doc->content);
	return doc;
}

void
sumario_document_free(struct sumario_document *doc)
{
	if (!doc)
		return;
	document_release(&doc->content);
	vocabulary_release(&doc->vocabulary);
	vector_release(&doc->scratch.stamps);
	free(doc);
}

struct sumario_lexicon *
sumario_lexicon_new(void)
{
	struct sumario_lexicon *lexicon = malloc(sizeof(*lexicon));

	if (lexicon)
		lexicon_reader_init(lexicon);
	return lexicon;
}

void
sumario_lexicon_free(struct sumario_lexicon *lexicon)
{
	if (lexicon)
		lexicon_reader_release(lexicon);
	free(lexicon);
}

const char *
sumario_lexicon_file_name(unsigned index)
{
	return index < LEXICON_N_FILES ? lexicon_file_names[index] : NULL;
}

enum sumario_status
sumario_lexicon_read(struct sumario_lexicon *lexicon, const char *name,
		     const char *bytes, size_t len, struct sumario_error *error)
{
	return lexicon_reader_read(lexicon, name, bytes, len, error);
}

enum sumario_status
sumario_lexicon_use_language(struct sumario_lexicon *lexicon, const char *tag,
			     struct sumario_error *error)
{
	return lexicon_reader_use(lexicon, tag, error);
}

enum sumario_status
sumario_lexicon_read_df(struct sumario_lexicon *lexicon, const char *bytes,
			size_t len, struct sumario_error *error)
{
	struct df_table table = {0};
	enum sumario_status status = df_table_parse(&table, bytes, len, error);

	if (!status && !df_table_use(&table, lexicon))
		status = error_no_memory(error);
	df_table_release(&table);
	return status;
}

struct sumario_df {
	struct df content;
};

struct sumario_df *
sumario_df_new(void)
{
	struct sumario_df *df = calloc(1, sizeof(*df));

	if (df)
		df->content.seed = hash_seed();
	return df;
}

void
sumario_df_free(struct sumario_df *df)
{
	if (df)
		df_release(&df->content);
	free(df);
}

enum sumario_status
sumario_df_read(struct sumario_df *df, const char *bytes, size_t len,
		struct sumario_error *error)
{
	struct df_table table = {0};
	enum sumario_status status = df_table_parse(&table, bytes, len, error);

	if (!status)
		status = df_add_table(&df->content, &table, error);
	df_table_release(&table);
	return status;
}

enum sumario_status
sumario_df_add_document(struct sumario_df *df,
			const struct sumario_document *doc,
			struct sumario_error *error)
{
	return df_add_document(&df->content, &doc->content, error);
}

enum sumario_status
sumario_df_write(const struct sumario_df *df, sumario_write_fn *write,
		 void *user)
{
	struct buffer buffer;
	enum sumario_status status;
	bool sorted;

	buffer_init(&buffer, write, user);
	sorted = df_write(&df->content, &buffer);
	status = buffer_finish(&buffer);
	return sorted ? status : SUMARIO_NO_MEMORY;
}

void
sumario_df_get_info(const struct sumario_df *df, struct sumario_df_info *info)
{
	*info = (struct sumario_df_info){.n_documents = df->content.n_documents,
					 .n_tokens = df->content.n_tokens,
					 .n_stems = df->content.rows.n_items,
					 .tokenizer = DF_TOKENIZER,
					 .stemmer = DF_STEMMER};
}

struct sumario_memory *
sumario_memory_new(void)
{
	struct sumario_memory *memory = malloc(sizeof(*memory));

	if (memory)
		memory_init(memory);
	return memory;
}

void
sumario_memory_free(struct sumario_memory *memory)
{
	if (memory)
		memory_release(memory);
	free(memory);
}

enum sumario_status
sumario_memory_read_tmx(struct sumario_memory *memory, const char *origin,
			const void *bytes, size_t len, const char *source_lang,
			const char *target_lang, struct sumario_error *error)
{
	return memory_read_tmx(memory, origin, bytes, len, source_lang,
			       target_lang, error);
}

size_t
sumario_memory_count(const struct sumario_memory *memory)
{
	return memory->units.n_items;
}

bool
sumario_is_language_tag(const char *tag)
{
	return language_tag_is_valid(tag);
}

static enum sumario_status
check_options(const struct sumario_options *options,
	      struct sumario_error *error)
{
	double value = options->budget_value;
	bool ratio = options->budget_unit == SUMARIO_RATIO;

	if (!language_tag_is_valid(options->source_lang) ||
	    !language_tag_is_valid(options->target_lang))
		return error_set(error, SUMARIO_USAGE, "bad-language",
				 N_("not a language tag such as es-MX"));
	if (value > 0 && value <= (ratio ? 1 : 9007199254740992.0) &&
	    (ratio || value == (double)(uint64_t)value))
		return SUMARIO_OK;
	return error_set(error, SUMARIO_USAGE, "bad-budget",
			 N_("budget out of range"));
}

static bool
copy_string(struct document *doc, const char **field, const char *s)
{
	return !s || document_set_string(doc, field, s, strlen(s));
}

/* Takes over what the options say of the article itself. */
static bool
copy_options(struct document *doc, const struct sumario_options *options)
{
	doc->order = options->order;
	doc->budget_unit = options->budget_unit;
	doc->budget_value = options->budget_value;
	doc->translate_words = options->translate_words;
	return copy_string(doc, &doc->original,
			   options->original ? options->original : "stdin") &&
	       copy_string(doc, &doc->id,
			   options->id ? options->id : doc->original) &&
	       copy_string(doc, &doc->title, options->title) &&
	       copy_string(doc, &doc->source_lang, options->source_lang) &&
	       copy_string(doc, &doc->target_lang, options->target_lang);
}

/* What is known of words is kept as long as the lexicon is the same. */
static bool
prepare_vocabulary(struct sumario_document *doc, const struct lexicon *lexicon)
{
	struct vocabulary *vocabulary = &doc->vocabulary;

	doc->content.lexicon = lexicon;
	if (doc->vocabulary_ready && vocabulary->lexicon == lexicon &&
	    vocabulary->lexicon_version == lexicon->version)
		return true;
	vocabulary_release(vocabulary);
	doc->vocabulary_ready = vocabulary_init(vocabulary, lexicon);
	return doc->vocabulary_ready;
}

/* Empties DOC for an article, or for the next part of one if IS_REST. */
static enum sumario_status
start(struct sumario_document *doc, const struct sumario_options *options,
      bool is_rest, struct sumario_error *error)
{
	enum sumario_status status = check_options(options, error);
	struct line_style style = doc->content.style;

	document_clear(&doc->content);
	if (status)
		return status;
	if (is_rest) {
		doc->content.is_rest = true;
		doc->content.style = style;
	}
	return prepare_vocabulary(doc, options->lexicon
					       ? &options->lexicon->tables
					       : &lexicon_es) &&
			       copy_options(&doc->content, options)
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

/* Blocks, segments, words, weights, choice: the text is there. */
static bool
work(struct sumario_document *doc, const struct sumario_options *options)
{
	struct document *content = &doc->content;

	content->depth = options->depth;
	if (!plain_read(content) || !segment_split(content))
		return false;
	if (options->depth < SUMARIO_DEPTH_WORDS)
		return true;
	if (!segment_make_keys(content) ||
	    !segment_read_words(content, &doc->vocabulary) ||
	    (options->entities && !entity_find(content)))
		return false;
	if (options->memory &&
	    !memory_match(options->memory, &doc->scratch, content))
		return false;
	if (options->depth == SUMARIO_DEPTH_RANK &&
	    !(score_segments(content, options->profile) &&
	      select_rank(content) && select_summary(content) &&
	      keyword_find(content, options->n_keywords, &content->keywords) &&
	      (!options->n_terms || glossary_find(content, options->n_terms))))
		return false;
	select_for_translation(content);
	return true;
}

/* STATUS tells whether TEXT could be got. */
static enum sumario_status
finish(struct sumario_document *doc, const struct sumario_options *options,
       enum sumario_status status, const struct charset_text *text,
       struct sumario_error *error)
{
	const char *id = doc->content.id;

	if (!status)
		status = document_set_text(&doc->content, text, error);
	if (!status && !work(doc, options)) {
		/* The cache may be half filled: begin a new one next time. */
		vocabulary_release(&doc->vocabulary);
		doc->vocabulary_ready = false;
		status = error_no_memory(error);
	}
	if (status) {
		struct arena kept = doc->content.arena;

		doc->content.arena = (struct arena)ARENA_INIT;
		document_clear(&doc->content);
		doc->content.arena = kept; /* the id lives there */
		doc->content.id = id;
	}
	return status;
}

enum sumario_status
sumario_document_read(struct sumario_document *doc,
		      const struct sumario_options *options, const void *bytes,
		      size_t len, struct sumario_error *error)
{
	struct charset_text text;
	enum sumario_status status = start(doc, options, false, error);

	if (!status)
		status = charset_decode(bytes, len, options->encoding,
					options->on_error,
					&doc->content.decoded, &text, error);
	return finish(doc, options, status, &text, error);
}

/* How much of a part that others follow can be looked at; 0: not now. */
static size_t
usable_length(const struct sumario_document *doc,
	      const struct sumario_options *options, const void *bytes,
	      size_t len)
{
	if (doc->content.is_cut)
		return charset_whole_utf8(bytes, len);
	return options->encoding ? 0 : charset_find_utf8(bytes, len);
}

enum sumario_status
sumario_document_read_part(struct sumario_document *doc,
			   const struct sumario_options *options,
			   const void *bytes, size_t len, bool last,
			   size_t *n_taken, struct sumario_error *error)
{
	struct document *content = &doc->content;
	bool is_rest = content->is_cut;
	struct charset_text text = {0};
	enum sumario_status status;

	*n_taken = 0;
	if (!last && !(len = usable_length(doc, options, bytes, len)))
		return SUMARIO_OK;
	status = start(doc, options, is_rest, error);
	content->is_cut = !last;
	if (!status)
		status = is_rest ? charset_decode_utf8(
					   bytes, len, options->on_error,
					   &content->decoded, &text, error)
				 : charset_decode(bytes, len, options->encoding,
						  options->on_error,
						  &content->decoded, &text,
						  error);
	status = finish(doc, options, status, &text, error);
	if (status)
		return status;
	if (last)
		*n_taken = len;
	else if (!text.n_replaced && content->n_bytes) /* as they came */
		*n_taken = (size_t)(text.bytes - (const char *)bytes) +
			   content->n_bytes;
	content->is_cut = !last && (is_rest || *n_taken);
	return SUMARIO_OK;
}

enum sumario_status
sumario_document_read_record(struct sumario_document *doc,
			     const struct sumario_options *options,
			     const void *line, size_t len,
			     struct sumario_error *error)
{
	struct document *content = &doc->content;
	struct charset_text decoded, text;
	enum sumario_status status = start(doc, options, false, error);

	/* JSON is UTF-8 (RFC 8259) unless the user knows better. */
	if (!status)
		status = charset_decode(
			line, len,
			options->encoding ? options->encoding : "UTF-8",
			options->on_error, &content->line, &decoded, error);
	if (!status)
		status = record_read(content, decoded.bytes, decoded.n_bytes,
				     &text, error);
	if (!status) {
		text.encoding = decoded.encoding;
		text.n_replaced = decoded.n_replaced;
		text.first_replaced = decoded.first_replaced;
	}
	return finish(doc, options, status, &text, error);
}

struct sumario_repetitions *
sumario_repetitions_new(void)
{
	struct sumario_repetitions *repetitions = malloc(sizeof(*repetitions));

	if (repetitions)
		repetition_init(repetitions);
	return repetitions;
}

void
sumario_repetitions_free(struct sumario_repetitions *repetitions)
{
	if (repetitions)
		repetition_release(repetitions);
	free(repetitions);
}

enum sumario_status
sumario_repetitions_link(struct sumario_repetitions *repetitions,
			 struct sumario_document *doc,
			 struct sumario_error *error)
{
	return repetition_link(repetitions, &doc->content)
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

const char *
sumario_document_id(const struct sumario_document *doc)
{
	return doc->content.id;
}

void
sumario_document_get_info(const struct sumario_document *doc,
			  struct sumario_info *info)
{
	const struct document *content = &doc->content;

	*info = (struct sumario_info){
		.encoding = content->encoding,
		.encoding_guessed = content->encoding_guessed,
		.n_replaced = content->n_replaced,
		.first_replaced = content->first_replaced,
		.language = content->language,
		.language_confidence = content->language_confidence,
		.n_paragraphs = (uint32_t)content->blocks.n_items,
		.n_segments = (uint32_t)content->segments.n_items,
		.n_key_sentences = (uint32_t)content->summary.n_items,
		.n_words = content->n_words};
}

void
sumario_document_get_counts(const struct sumario_document *doc,
			    struct sumario_counts *counts)
{
	count_segments(&doc->content, counts);
}

bool
sumario_document_get_segment(const struct sumario_document *doc, uint32_t index,
			     struct sumario_segment *segment)
{
	const struct document *content = &doc->content;
	const struct segment *from;

	if (index >= content->segments.n_items)
		return false;
	from = &content->segments.items[index];
	*segment = (struct sumario_segment){
		.source = content->text + from->begin,
		.n_bytes = from->end - from->begin,
		.byte_begin = from->begin,
		.codepoint_begin = from->codepoint_begin,
		.utf16_begin = from->utf16_begin,
		.n_codepoints = from->n_codepoints,
		.n_utf16 = from->n_utf16,
		.n_words = from->n_words,
		.paragraph = from->block + 1,
		.rank = from->rank,
		.salience = (double)from->salience / SCORE_ONE,
		.kind = from->kind,
		.in_summary = from->in_summary};
	return true;
}

bool
sumario_document_get_entity(const struct sumario_document *doc,
			    uint32_t segment, uint32_t index,
			    struct sumario_entity *entity)
{
	const struct document *content = &doc->content;
	const struct entity *from;

	if (segment >= content->segments.n_items ||
	    index >= content->segments.items[segment].n_entities)
		return false;
	from = &content->entities
			.items[content->segments.items[segment].first_entity +
			       index];
	*entity = (struct sumario_entity){
		.type = from->type,
		.translate = from->translate,
		.text = content->text + from->begin,
		.n_bytes = from->end - from->begin,
		.byte_begin = from->begin,
		.codepoint_begin = from->codepoint_begin,
		.n_codepoints = from->n_codepoints,
		.normalized = from->normalized,
		.n_normalized = from->n_normalized};
	return true;
}

const char *
sumario_entity_type_name(enum sumario_entity_type type)
{
	return (unsigned)type < SUMARIO_N_ENTITY_TYPES
		       ? writer_entity_name(type)
		       : NULL;
}

bool
sumario_document_get_match(const struct sumario_document *doc, uint32_t segment,
			   uint32_t index, struct sumario_match *match)
{
	const struct document *content = &doc->content;
	const struct segment *at;
	const struct match *from;

	if (segment >= content->segments.n_items)
		return false;
	at = &content->segments.items[segment];
	if (index >= at->n_matches)
		return false;
	from = &content->matches.items[at->first_match + index];
	*match = (struct sumario_match){.source = from->source,
					.target = from->target,
					.n_source = from->n_source,
					.n_target = from->n_target,
					.origin = from->origin,
					.score = (double)from->score /
						 MATCH_EXACT};
	return true;
}

const char *
sumario_format_name(enum sumario_format format)
{
	return (unsigned)format < SUMARIO_N_FORMATS ? writer_get(format)->name
						    : NULL;
}

enum sumario_status
sumario_write_place(enum sumario_place place,
		    const struct sumario_output *output,
		    sumario_write_fn *write, void *user)
{
	const struct writer *writer = writer_get(output->format);
	struct buffer buffer;

	if (!writer->place)
		return SUMARIO_OK;
	buffer_init(&buffer, write, user);
	writer->place(&buffer, place, output);
	return buffer_finish(&buffer);
}

enum sumario_status
sumario_document_write(const struct sumario_document *doc,
		       const struct sumario_output *output,
		       sumario_write_fn *write, void *user)
{
	struct buffer buffer;
	struct writing writing = {&buffer, &doc->content, output};

	buffer_init(&buffer, write, user);
	writer_get(output->format)->document(&writing);
	return buffer_finish(&buffer);
}

enum sumario_status
sumario_write_error(const char *id, const struct sumario_error *error,
		    const struct sumario_output *output,
		    sumario_write_fn *write, void *user)
{
	const struct writer *writer = writer_get(output->format);
	size_t n_id = id ? strlen(id) : 0;
	char *repaired = malloc(n_id * 3 + 1); /* it may be a file's name */
	struct buffer buffer;

	if (!repaired)
		return SUMARIO_NO_MEMORY;
	if (id)
		utf8_repair(id, n_id, repaired);
	buffer_init(&buffer, write, user);
	if (writer->error)
		writer->error(&buffer, id ? repaired : NULL, error, output);
	free(repaired);
	return buffer_finish(&buffer);
}

enum sumario_status
sumario_write_srx(const struct sumario_lexicon *lexicon,
		  sumario_write_fn *write, void *user)
{
	struct buffer buffer;

	buffer_init(&buffer, write, user);
	srx_write(&buffer, lexicon ? &lexicon->tables : &lexicon_es);
	return buffer_finish(&buffer);
}

enum sumario_status
sumario_write_omegat_project(const struct sumario_output *output,
			     sumario_write_fn *write, void *user)
{
	struct buffer buffer;

	buffer_init(&buffer, write, user);
	omegat_write_project(&buffer, output);
	return buffer_finish(&buffer);
}

struct sumario_alignment {
	struct alignment content;
};

enum sumario_status
sumario_align(const struct sumario_document *source,
	      const struct sumario_document *target,
	      struct sumario_alignment **alignment, struct sumario_error *error)
{
	struct sumario_alignment *made = calloc(1, sizeof(*made));

	if (!made)
		return error_no_memory(error);
	if (!alignment_make(&made->content, &source->content,
			    &target->content)) {
		sumario_alignment_free(made);
		return error_no_memory(error);
	}
	*alignment = made;
	return SUMARIO_OK;
}

void
sumario_alignment_free(struct sumario_alignment *alignment)
{
	if (alignment)
		alignment_release(&alignment->content);
	free(alignment);
}

bool
sumario_alignment_get_pair(const struct sumario_alignment *alignment,
			   size_t index, struct sumario_pair *pair)
{
	const struct align_pair *from;

	if (index >= alignment->content.pairs.n_items)
		return false;
	from = &alignment->content.pairs.items[index];
	*pair = (struct sumario_pair){from->source, from->n_source,
				      from->target, from->n_target,
				      alignment_confidence(from)};
	return true;
}

enum sumario_status
sumario_alignment_write(const struct sumario_alignment *alignment,
			enum sumario_alignment_format format, bool terminal,
			sumario_write_fn *write, void *user)
{
	struct buffer buffer;

	buffer_init(&buffer, write, user);
	alignment_write(&alignment->content, format, terminal, &buffer);
	return buffer_finish(&buffer);
}

const char *
sumario_version(void)
{
	return PACKAGE_VERSION;
}
