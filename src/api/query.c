/* SPDX-License-Identifier: MIT */
/*
 * What is known of an article, as callers see it: the structures of sumario.h
 * are filled from the parts of the document.  Nothing is copied but numbers;
 * strings are the document's.
 */
#include <config.h>

#include "api/work.h"

#include "bitext/count.h"
#include "bitext/translation.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "split/entity.h"
#include "split/detect.h"
#include "text/utf8.h"
#include "write/writer.h"

const char *
sumario_document_get_kept(const struct sumario_document *doc, size_t *len)
{
	*len = doc->content.article.kept.n_items;
	return *len ? doc->content.article.kept.items : NULL;
}

const char *
sumario_document_id(const struct sumario_document *doc)
{
	return doc->content.article.id;
}

void
sumario_document_get_metadata(const struct sumario_document *doc,
			      struct sumario_metadata *metadata)
{
	const struct document *content = &doc->content;

	*metadata = (struct sumario_metadata){
		.original = content->article.original,
		.title = content->article.title,
		.author = content->article.metadata.author,
		.date = content->article.metadata.date,
		.language = content->article.metadata.language,
		.site = content->article.metadata.site,
		.url = content->article.metadata.url};
}

const char *
sumario_document_get_text(const struct sumario_document *doc, size_t *len)
{
	*len = doc->content.article.n_bytes;
	return doc->content.article.text;
}

const char *
sumario_document_get_leading(const struct sumario_document *doc, size_t *len)
{
	const struct document *content = &doc->content;

	*len = content->segments.n_items ? content->segments.items[0].begin
					 : content->article.n_bytes;
	return content->article.text;
}

/* Whether there are sentences to choose from, but each is too long. */
static bool
nothing_fits(const struct document *doc)
{
	if (doc->ranking->summary.n_items)
		return false;
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (ranking_get(doc, i)->fate == FATE_LONG)
			return true;
	return false;
}

void
sumario_document_get_info(const struct sumario_document *doc,
			  struct sumario_info *info)
{
	const struct document *content = &doc->content;

	*info = (struct sumario_info){
		.encoding = content->article.encoding,
		.encoding_guessed = content->article.encoding_guessed,
		.n_replaced = content->article.n_replaced,
		.first_replaced = content->article.first_replaced,
		.n_flattened = content->article.n_flattened,
		.n_cut = content->article.n_cut,
		.language = content->language,
		.language_confidence = content->language_confidence,
		.n_paragraphs = (uint32_t)content->article.blocks.n_items,
		.n_segments = (uint32_t)content->segments.n_items,
		.n_key_sentences = (uint32_t)content->ranking->summary.n_items,
		.n_words = content->n_words,
		.wishes_met = content->ranking->wishes_met,
		.n_left_out = content->ranking->n_left_out,
		.focus_met = content->ranking->focus_met,
		.nothing_fits = nothing_fits(content),
		.n_double = content->article.n_double,
		.no_article = content->article.metadata.extraction &&
			      !content->article.whole_page &&
			      !strcmp(content->article.metadata.extraction,
				      "page"),
		.n_lines_left_out = content->article.left_out.n_lines,
		.n_chars_left_out = content->article.left_out.n_chars,
		.other_parts = content->article.other_parts};
}

bool
sumario_document_may_be_in(const struct sumario_document *doc, const char *tag)
{
	return detect_may_be(&doc->content, tag);
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
	const struct rating *rating;
	const struct segment *from;

	if (index >= content->segments.n_items)
		return false;
	from = &content->segments.items[index];
	rating = ranking_get(content, index);
	*segment = (struct sumario_segment){
		.source = content->article.text + from->begin,
		.n_bytes = from->end - from->begin,
		.byte_begin = from->begin,
		.codepoint_begin = from->codepoint_begin,
		.utf16_begin = from->utf16_begin,
		.n_codepoints = from->n_codepoints,
		.n_utf16 = from->n_utf16,
		.n_words = from->n_words,
		.paragraph = from->block + 1,
		.rank = rating->rank,
		.salience = (double)rating->salience / SCORE_ONE,
		.kind = from->kind,
		.in_summary = rating->in_summary};
	return true;
}

bool
sumario_document_get_id(const struct sumario_document *doc, uint32_t index,
			char id[SUMARIO_ID_SIZE])
{
	if (index >= doc->content.segments.n_items)
		return false;
	*buffer_format_number(id + 1, index + UINT64_C(1)) = '\0';
	*id = 's';
	return true;
}

bool
sumario_document_get_key(const struct sumario_document *doc, uint32_t index,
			 char key[SUMARIO_ID_SIZE])
{
	const struct document *content = &doc->content;

	if (index >= content->segments.n_items ||
	    content->article.options->depth < SUMARIO_DEPTH_WORDS)
		return false;
	writer_get_key(&content->segments.items[index], key);
	return true;
}

const char *
sumario_document_get_trailing(const struct sumario_document *doc,
			      uint32_t index, size_t *len)
{
	const struct document *content = &doc->content;
	uint32_t end;

	if (index >= content->segments.n_items)
		return NULL;
	end = content->segments.items[index].end;
	*len = writer_gap_end(content, index) - end;
	return content->article.text + end;
}

bool
sumario_document_get_keyword(const struct sumario_document *doc, uint32_t index,
			     struct sumario_keyword *keyword)
{
	const struct keywords *keywords = &doc->content.ranking->keywords;
	const struct keyword *from;

	if (index >= keywords->n_items)
		return false;
	from = &keywords->items[index];
	*keyword = (struct sumario_keyword){.term = from->text,
					    .acronym = from->acronym,
					    .expansion = from->expansion,
					    .score = from->score,
					    .count = from->n_tokens,
					    .segments = from->segments,
					    .n_segments = from->n_segments};
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
		.text = content->article.text + from->begin,
		.n_bytes = from->end - from->begin,
		.byte_begin = from->begin,
		.codepoint_begin = from->codepoint_begin,
		.n_codepoints = from->n_codepoints,
		.normalized = from->normalized,
		.n_normalized = from->n_normalized};
	return true;
}

const char *
sumario_document_get_entity_subtype(const struct sumario_document *doc,
				    uint32_t segment, uint32_t index)
{
	const struct document *content = &doc->content;

	if (segment >= content->segments.n_items ||
	    index >= content->segments.items[segment].n_entities)
		return NULL;
	return writer_subtype_name(
		content->entities
			.items[content->segments.items[segment].first_entity +
			       index]
			.subtype);
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
	const struct task *task;
	const struct match *from;

	if (segment >= content->segments.n_items)
		return false;
	task = translation_get_task(content, segment);
	if (index >= task->n_matches)
		return false;
	from = &content->translation->matches.items[task->first_match + index];
	*match = (struct sumario_match){.source = from->source,
					.target = from->target,
					.n_source = from->n_source,
					.n_target = from->n_target,
					.origin = from->origin,
					.score = (double)from->score /
						 MATCH_EXACT};
	return true;
}
