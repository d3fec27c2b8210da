/* SPDX-License-Identifier: MIT */
/*
 * The schema "sumario/1" (doc/sumario-1.schema.json), indented as json and on
 * one line as jsonl.  Keys are in the order of the manual.
 */
#include <config.h>

#include "bitext/count.h"
#include "rank/furniture.h"
#include "rank/lean.h"
#include "rank/quotation.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "markup/json_printer.h"
#include "write/writer.h"

#include <string.h>

#define SCHEMA "sumario/1"

static void
put_label(struct json_printer *json, const char *name, char letter,
	  uint32_t index)
{
	struct writer_label label = writer_place(letter, index);

	json_word(json, name, label.text, label.n);
}

static void
put_id(struct json_printer *json, const char *name, uint32_t segment)
{
	put_label(json, name, 's', segment);
}

/* S needs no escape. */
static void
put_word(struct json_printer *json, const char *name, const char *s)
{
	json_word(json, name, s, strlen(s));
}

static void
put_ids(struct json_printer *json, const char *name, const uint32_t *segments,
	size_t n)
{
	json_open(json, name, '[');
	for (size_t i = 0; i < n; i++)
		put_id(json, NULL, segments[i]);
	json_close(json, ']');
}

static void
put_hash(struct json_printer *json, const struct document *doc)
{
	char hash[WRITER_HASH_SIZE];

	writer_get_hash(doc, hash);
	json_string(json, "sourceHash", hash);
}

static void
put_count(struct json_printer *json, const char *name,
	  const struct sumario_count *count)
{
	json_open(json, name, '{');
	json_number(json, "segments", count->segments);
	json_number(json, "words", count->words);
	json_number(json, "chars", count->chars);
	json_close(json, '}');
}

static void
put_counts(struct json_printer *json, const struct document *doc)
{
	struct sumario_counts counts;

	count_segments(doc, &counts);
	json_open(json, "counts", '{');
	put_count(json, "new", &counts.fresh);
	put_count(json, "repeated", &counts.repeated);
	put_count(json, "matched", &counts.matched);
	put_count(json, "summary", &counts.summary);
	put_count(json, "rest", &counts.rest);
	json_close(json, '}');
}

/* Plain text says nothing of itself, and then there is nothing to show. */
static void
put_metadata(struct json_printer *json, const struct document *doc)
{
	const struct metadata *metadata = &doc->article.metadata;

	if (!metadata->author && !metadata->date && !metadata->language &&
	    !metadata->site && !metadata->url && !metadata->section &&
	    !metadata->extraction)
		return;
	json_open(json, "metadata", '{');
	json_string(json, "author", metadata->author);
	json_string(json, "date", metadata->date);
	json_string(json, "language", metadata->language);
	json_string(json, "site", metadata->site);
	json_string(json, "url", metadata->url);
	if (metadata->section)
		json_string(json, "section", metadata->section);
	if (metadata->lead)
		json_string(json, "lead", metadata->lead);
	if (metadata->extraction) {
		json_open(json, "extraction", '{');
		json_string(json, "scope", metadata->extraction);
		json_decimal(json, "confidence", metadata->confidence);
		json_close(json, '}');
	}
	json_close(json, '}');
}

/* In which languages the article is, if in several. */
static void
put_languages(struct json_printer *json, const struct document *doc)
{
	if (!doc->parts.n_items)
		return;
	json_open(json, "languages", '[');
	for (size_t i = 0; i < doc->parts.n_items; i++) {
		const struct language_part *part = &doc->parts.items[i];
		const uint32_t *blocks = vector_from(&doc->part_blocks,
						     part->first_place);

		json_open(json, NULL, '{');
		json_string(json, "tag", part->tag);
		json_number(json, "words", part->n_words);
		json_open(json, "paragraphs", '[');
		for (uint32_t k = 0; k < part->n_places; k++)
			put_label(json, NULL, 'p', blocks[k]);
		json_close(json, ']');
		json_close(json, '}');
	}
	json_close(json, ']');
}

void
writer_put_document(struct json_printer *json, const struct writing *writing)
{
	const struct document *doc = writing->doc;
	uint32_t leading = doc->segments.n_items ? doc->segments.items[0].begin
						 : doc->article.n_bytes;

	json_open(json, "document", '{');
	json_string(json, "id", doc->article.id);
	json_string(json, "original", doc->article.original);
	json_string(json, "title", doc->article.title);
	json_string(json, "mediaType", doc->article.media_type);
	json_string(json, "encoding", doc->article.encoding);
	json_string(json, "srcLang", doc->article.source_lang);
	json_string(json, "trgLang", doc->article.target_lang);
	json_open(json, "language", '{');
	json_string(json, "tag", doc->language);
	json_decimal(json, "confidence", doc->language_confidence);
	json_close(json, '}');
	put_languages(json, doc);
	put_hash(json, doc);
	json_string(json, "offsetUnit", "codePoint");
	json_number(json, "paragraphs", doc->article.blocks.n_items);
	json_number(json, "sentences", doc->n_sentences);
	json_number(json, "words", doc->n_words);
	json_number(json, "chars", doc->article.n_codepoints);
	json_bytes(json, "leading", doc->article.text, leading);
	put_metadata(json, doc);
	if (writing->output->with_counts)
		put_counts(json, doc);
	if (writing->output->with_text)
		json_bytes(json, "text", doc->article.text,
			   doc->article.n_bytes);
	json_close(json, '}');
}

static void
put_key_sentence(struct json_printer *json, const struct document *doc,
		 size_t place)
{
	uint32_t number = doc->ranking->summary.items[place];
	const struct rating *rating = ranking_get(doc, number);
	const struct reading_text *reading =
		&doc->ranking->readings.items[place];

	json_open(json, NULL, '{');
	put_id(json, "id", number);
	json_number(json, "rank", rating->rank);
	json_decimal(json, "salience", (double)rating->salience / SCORE_ONE);
	json_bytes(json, "text", reading->text, reading->n_bytes);
	json_close(json, '}');
}

static void
put_summary_text(struct json_printer *json, const struct document *doc)
{
	json_string_open(json, "text");
	for (size_t i = 0; i < doc->ranking->summary.n_items; i++) {
		const struct reading_text *reading =
			&doc->ranking->readings.items[i];

		if (i)
			json_string_put(json, " ", 1);
		json_string_put(json, reading->text, reading->n_bytes);
	}
	json_string_close(json);
}

static void
put_budget(struct json_printer *json, const struct document *doc)
{
	json_open(json, "budget", '{');
	json_string(json, "unit",
		    writer_unit_name(doc->article.options->budget_unit));
	json_exact(json, "value", doc->article.options->budget_value);
	json_close(json, '}');
}

static void
put_summary(struct json_printer *json, const struct document *doc)
{
	json_open(json, "summary", '{');
	json_string(json, "method",
		    doc->article.options->depth == SUMARIO_DEPTH_RANK
			    ? "tfidf-centroid"
			    : "none");
	put_budget(json, doc);
	if (doc->ranking->focus)
		json_string(json, "focus", doc->ranking->focus);
	json_string(json, "order",
		    doc->article.options->order == SUMARIO_ORDER_RANK
			    ? "rank"
			    : "document");
	put_ids(json, "segmentIds", doc->ranking->summary.items,
		doc->ranking->summary.n_items);
	json_number(json, "words", doc->ranking->summary_words);
	json_number(json, "chars", doc->ranking->summary_codepoints);
	json_decimal(json, "ratio",
		     doc->n_words ? (double)doc->ranking->summary_words /
					    (double)doc->n_words
				  : 0);
	json_open(json, "sentences", '[');
	for (size_t i = 0; i < doc->ranking->summary.n_items; i++)
		put_key_sentence(json, doc, i);
	json_close(json, ']');
	put_summary_text(json, doc);
	json_close(json, '}');
}

static void
put_keywords(struct json_printer *json, const struct document *doc)
{
	json_open(json, "keywords", '[');
	for (size_t i = 0; i < doc->ranking->keywords.n_items; i++) {
		const struct keyword *keyword =
			&doc->ranking->keywords.items[i];

		json_open(json, NULL, '{');
		json_string(json, "term", keyword->text);
		json_decimal(json, "score", keyword->score);
		json_number(json, "count", keyword->n_tokens);
		put_ids(json, "segmentIds", keyword->segments,
			keyword->n_segments);
		if (keyword->expansion) {
			json_string(json, "acronym", keyword->acronym);
			json_string(json, "expansion", keyword->expansion);
		}
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
put_offsets(struct json_printer *json, const struct segment *segment,
	    unsigned offsets)
{
	if (offsets & SUMARIO_OFFSETS_CODEPOINT) {
		json_number(json, "start", segment->codepoint_begin);
		json_number(json, "end",
			    segment->codepoint_begin + segment->n_codepoints);
	}
	if (offsets & SUMARIO_OFFSETS_BYTE) {
		json_number(json, "byteStart", segment->begin);
		json_number(json, "byteEnd", segment->end);
	}
	if (offsets & SUMARIO_OFFSETS_UTF16) {
		json_number(json, "utf16Start", segment->utf16_begin);
		json_number(json, "utf16End",
			    segment->utf16_begin + segment->n_utf16);
	}
}

static void
put_key(struct json_printer *json, const struct segment *segment)
{
	char key[WRITER_KEY_SIZE];

	json_word(json, "key", key, writer_get_key(segment, key));
}

/* "s4", or "ARTICLE/s4" of an article before. */
static void
put_repetition(struct json_printer *json, const struct document *doc,
	       const struct segment *segment)
{
	const struct task *task = translation_of(doc, segment);
	struct writer_label label;

	if (!translation_is_repetition(doc, segment)) {
		json_null(json, "repetitionOf");
		return;
	}
	if (!task->repeats_in) {
		put_id(json, "repetitionOf", segment->repetition_of);
		return;
	}
	label = writer_place('s', task->repeats);
	json_string_open(json, "repetitionOf");
	json_string_put(json, task->repeats_in, strlen(task->repeats_in));
	json_string_put(json, "/", 1);
	json_string_put(json, label.text, label.n);
	json_string_close(json);
}

static void
put_ranking(struct json_printer *json, const struct document *doc, size_t i)
{
	const struct segment *segment = &doc->segments.items[i];
	const struct rating *rating = ranking_get(doc, i);

	json_decimal(json, "salience", (double)rating->salience / SCORE_ONE);
	if (rating->rank)
		json_number(json, "rank", rating->rank);
	else
		json_null(json, "rank");
	json_bool(json, "inSummary", rating->in_summary);
	if (segment->is_front_matter)
		json_bool(json, "frontMatter", true);
	put_repetition(json, doc, segment);
}

/* Whether it can be read alone, and why. */
static void
put_leaning(struct json_printer *json, const struct document *doc, size_t i)
{
	const struct segment *segment = &doc->segments.items[i];
	const struct leaning *leaning = &doc->ranking->leanings.items[i];

	if (leaning->opening_end > segment->begin)
		json_bytes(json, "leansBy", doc->article.text + segment->begin,
			   leaning->opening_end - segment->begin);
	else
		json_null(json, "leansBy");
	json_decimal(json, "leaning", leaning->permille / 1000.0);
	json_open(json, "leanCues", '[');
	for (int cue = 0; cue < LEAN_N_CUES; cue++)
		if (leaning->cues >> cue & 1)
			json_string(json, NULL,
				    lean_cue_name((enum lean_cue)cue));
	json_close(json, ']');
}

/* The features that a sentence has: value, and what that adds to the score. */
static void
put_reasons(struct json_printer *json, const struct document *doc, size_t i)
{
	const struct reason *reasons = vector_from(&doc->ranking->reasons,
						   i * N_FEATURES);

	json_open(json, "features", '{');
	for (int k = 0; doc->ranking->reasons.n_items && k < N_FEATURES; k++) {
		if (!reasons[k].value)
			continue;
		json_open(json, feature_name((enum feature)k), '[');
		json_decimal(json, NULL,
			     (double)reasons[k].value / FEATURE_ONE);
		json_decimal(json, NULL, (double)reasons[k].adds / WORTH_ONE);
		json_close(json, ']');
	}
	json_close(json, '}');
}

/* SCORE of segment I; what is no part of the article has none. */
static void
put_score(struct json_printer *json, const char *name,
	  const struct document *doc, size_t i, double score)
{
	if (doc->ranking->furniture.items[i])
		json_null(json, name);
	else
		json_decimal(json, name, score);
}

/* What made the score of a sentence, and why it is chosen or not. */
static void
put_explanation(struct json_printer *json, const struct document *doc, size_t i)
{
	const struct rating *rating = ranking_get(doc, i);

	if (!rating->rank) {
		json_null(json, "explanation");
		return;
	}
	json_open(json, "explanation", '{');
	put_score(json, "score", doc, i, (double)rating->score / WORTH_ONE);
	json_decimal(json, "focus", rating->focus);
	put_reasons(json, doc, i);
	put_leaning(json, doc, i);
	json_string(json, "quotation",
		    quotation_name(doc->ranking->quotations.items[i].class));
	json_string(json, "furniture",
		    furniture_name(doc->ranking->furniture.items[i]));
	put_score(json, "worth", doc, i, (double)rating->worth / SCORE_ONE);
	json_string(json, "choice", fate_name(rating->fate));
	if (rating->fate == FATE_COPY)
		put_id(json, "nearCopyOf", rating->copy_of);
	else
		json_null(json, "nearCopyOf");
	json_close(json, '}');
}

static void
put_empty_array(struct json_printer *json, const char *name)
{
	json_open(json, name, '[');
	json_close(json, ']');
}

/* The same source may have been translated before; TARGET may be NULL. */
static void
put_target(struct json_printer *json, const struct target *target)
{
	if (target)
		json_bytes(json, "target", target->text.s, target->text.len);
	else
		json_null(json, "target");
	put_word(json, "state",
		 target_state_name(target ? target->state : TARGET_INITIAL));
}

static void
put_matches(struct json_printer *json, const struct document *doc,
	    const struct segment *segment)
{
	const struct task *task = translation_of(doc, segment);

	json_open(json, "matches", '[');
	for (uint32_t i = 0; i < task->n_matches; i++) {
		const struct match *match =
			&doc->translation->matches.items[task->first_match + i];

		json_open(json, NULL, '{');
		json_bytes(json, "source", match->source, match->n_source);
		json_bytes(json, "target", match->target, match->n_target);
		json_decimal(json, "score", (double)match->score / MATCH_EXACT);
		json_string(json, "origin", match->origin);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
put_entity(struct json_printer *json, const struct document *doc,
	   const struct entity *entity)
{
	json_open(json, NULL, '{');
	put_word(json, "type", writer_entity_name(entity->type));
	json_bytes(json, "text", doc->article.text + entity->begin,
		   entity->end - entity->begin);
	json_number(json, "start", entity->codepoint_begin);
	json_number(json, "end",
		    entity->codepoint_begin + entity->n_codepoints);
	json_bool(json, "translate", entity->translate);
	json_bytes(json, "normalized", entity->normalized,
		   entity->n_normalized);
	if (entity->subtype)
		put_word(json, "subtype", writer_subtype_name(entity->subtype));
	json_close(json, '}');
}

static void
put_entities(struct json_printer *json, const struct document *doc,
	     const struct segment *segment)
{
	json_open(json, "entities", '[');
	for (uint32_t i = 0; i < segment->n_entities; i++)
		put_entity(json, doc,
			   &doc->entities.items[segment->first_entity + i]);
	json_close(json, ']');
}

static void
put_segment(struct json_printer *json, const struct writing *writing, size_t i)
{
	const struct document *doc = writing->doc;
	const struct segment *segment = &doc->segments.items[i];

	json_open(json, NULL, '{');
	if (writing->output->flat && writing->output->many)
		json_string(json, "document", doc->article.id);
	put_id(json, "id", (uint32_t)i);
	put_key(json, segment);
	put_label(json, "paragraph", 'p', segment->block);
	json_number(json, "order", i + 1);
	put_word(json, "kind", document_kind_name(segment->kind));
	json_bytes(json, "source", doc->article.text + segment->begin,
		   segment->end - segment->begin);
	put_target(json, translation_find_target(doc, segment));
	json_bool(json, "translate", true);
	put_offsets(json, segment, writing->output->offsets);
	json_bytes(json, "trailing", doc->article.text + segment->end,
		   writer_gap_end(doc, i) - segment->end);
	json_number(json, "words", segment->n_words);
	json_number(json, "chars", segment->n_codepoints);
	put_ranking(json, doc, i);
	if (doc->article.options->translate_words)
		json_bool(json, "translateFirst",
			  translation_get_task(doc, i)->translate_first);
	put_entities(json, doc, segment);
	put_empty_array(json, "notes");
	if (doc->translation->has_memory)
		put_matches(json, doc, segment);
	if (writing->output->with_explanation)
		put_explanation(json, doc, i);
	json_close(json, '}');
}

void
writer_put_segments(struct json_printer *json, const struct writing *writing)
{
	json_open(json, "segments", '[');
	for (size_t i = 0; i < writing->doc->segments.n_items; i++)
		if (writer_wants(writing, &writing->doc->segments.items[i]))
			put_segment(json, writing, i);
	json_close(json, ']');
}

static void
put_head(struct json_printer *json)
{
	json_open(json, NULL, '{');
	json_string(json, "schema", SCHEMA);
}

/* What else the record has, in its own order and words. */
static void
put_input(struct json_printer *json, const char *kept, size_t n_kept)
{
	if (n_kept)
		json_raw(json, "input", kept, n_kept);
}

static void
put_all(struct json_printer *json, const struct writing *writing)
{
	put_head(json);
	json_string(json, "generator", PACKAGE_NAME " " PACKAGE_VERSION);
	writer_put_document(json, writing);
	put_input(json, writing->doc->article.kept.items,
		  writing->doc->article.kept.n_items);
	put_summary(json, writing->doc);
	put_keywords(json, writing->doc);
	writer_put_segments(json, writing);
	json_close(json, '}');
}

static void
put_error(struct json_printer *json, const char *id,
	  const struct sumario_error *error,
	  const struct sumario_output *output)
{
	put_head(json);
	json_open(json, "document", '{');
	json_string(json, "id", id);
	json_close(json, '}');
	put_input(json, output->kept, output->n_kept);
	json_open(json, "error", '{');
	json_string(json, "code", error->code);
	json_string(json, "message", error->message);
	if (error->line)
		json_number(json, "line", error->line);
	if (error->offset != SUMARIO_NOWHERE)
		json_number(json, "byte", error->offset);
	json_close(json, '}');
	json_close(json, '}');
}

/* An article alone is at the left margin, one of many in an array. */
static struct json_printer
pretty_printer(struct buffer *out, const struct sumario_output *output)
{
	return (struct json_printer){out, true, output->many ? 1 : 0, true};
}

void
writer_json_place(struct buffer *out, enum sumario_place place,
		  const struct sumario_output *output)
{
	static const char *const marks[] = {"[", ",", "\n]"};

	if (output->many)
		buffer_puts(out, marks[place]);
	if (place == SUMARIO_END)
		buffer_putc(out, '\n');
}

static void
json_document(const struct writing *writing)
{
	struct json_printer json = pretty_printer(writing->out,
						  writing->output);

	put_all(&json, writing);
}

static void
json_error(struct buffer *out, const char *id,
	   const struct sumario_error *error,
	   const struct sumario_output *output)
{
	struct json_printer json = pretty_printer(out, output);

	put_error(&json, id, error, output);
}

const struct writer writer_json = {
	.place = writer_json_place,
	.document = json_document,
	.error = json_error,
	.merge = &writer_merge_json,
	.alignment = &writer_alignment_json,
	.shows = WRITER_ENTITIES | WRITER_KEYWORDS,
};

/* Bare segments; that of many articles says whose it is. */
static void
flat_document(const struct writing *writing)
{
	for (size_t i = 0; i < writing->doc->segments.n_items; i++) {
		struct json_printer json = {writing->out, false, 0, true};

		if (!writer_wants(writing, &writing->doc->segments.items[i]))
			continue;
		put_segment(&json, writing, i);
		buffer_putc(writing->out, '\n');
	}
}

static void
jsonl_document(const struct writing *writing)
{
	struct json_printer json = {writing->out, false, 0, true};

	if (writing->output->flat) {
		flat_document(writing);
		return;
	}
	put_all(&json, writing);
	buffer_putc(writing->out, '\n');
}

static void
jsonl_error(struct buffer *out, const char *id,
	    const struct sumario_error *error,
	    const struct sumario_output *output)
{
	struct json_printer json = {out, false, 0, true};

	put_error(&json, id, error, output);
	buffer_putc(out, '\n');
}

const struct writer writer_jsonl = {
	.document = jsonl_document,
	.error = jsonl_error,
	.merge = &writer_merge_jsonl,
	.shows = WRITER_ENTITIES | WRITER_KEYWORDS,
};
