/* SPDX-License-Identifier: MIT */
/*
 * The table of formats, and what more than one of them writes: lines, keys,
 * hashes, and the words for kinds, units and types of entities.
 */
#include <config.h>

#include "write/writer.h"

#include "base/hash.h"
#include "bitext/alignment.h"
#include "rank/ranking.h"

/* What a format shows; the words of SUMARIO_FORMATS. */
enum use { ARTICLE, SUMMARY, BESIDE };

static const struct format {
	const struct writer *writer;
	const char *name;
	enum use use;
} formats[SUMARIO_N_FORMATS] = {
#define FORMAT(constant, identifier, use, name) \
	[SUMARIO_##constant] = {&writer_##identifier, name, use},
	SUMARIO_FORMATS(FORMAT)
#undef FORMAT
};

const struct writer *
writer_get(enum sumario_format format)
{
	return formats[format].writer;
}

const char *
writer_format_name(enum sumario_format format)
{
	return formats[format].name;
}

bool
writer_is_of_article(enum sumario_format format, enum sumario_depth depth)
{
	return formats[format].use == ARTICLE ||
	       (formats[format].use == SUMMARY && depth == SUMARIO_DEPTH_RANK);
}

const struct writer *
writer_find_merge(enum sumario_format format)
{
	return (unsigned)format < SUMARIO_N_FORMATS
		       ? formats[format].writer->merge
		       : NULL;
}

/* What is read by people is laid out as a briefing; NULL: it is as ever. */
static const struct writer *
find_layout(enum sumario_format format)
{
	switch (format) {
	case SUMARIO_BULLETS:
		return &writer_briefing_bullets;
	case SUMARIO_MARKDOWN:
		return &writer_briefing_markdown;
	case SUMARIO_HTML:
		return &writer_briefing_html;
	default:
		return NULL;
	}
}

const struct writer *
writer_find_briefing(enum sumario_format format)
{
	const struct writer *layout = find_layout(format);

	if (format == SUMARIO_TSV)
		return &writer_briefing_tsv;
	if (format == SUMARIO_CSV)
		return &writer_briefing_csv;
	/* The tree is of an article's words, which are not there. */
	if (layout || (unsigned)format >= SUMARIO_N_FORMATS ||
	    format == SUMARIO_TREE || formats[format].use != ARTICLE)
		return layout;
	return formats[format].writer;
}

const struct writer *
writer_find_briefing_merge(enum sumario_format format)
{
	const struct writer *layout = find_layout(format);

	return layout ? layout : writer_find_merge(format);
}

const struct writer *
writer_get_alignment(enum sumario_alignment_format format)
{
	static const enum sumario_format same[] = {
#define FORMAT(constant, name) SUMARIO_##constant,
		SUMARIO_ALIGNMENT_FORMATS(FORMAT)
#undef FORMAT
	};

	return writer_get(same[format])->alignment;
}

void
writer_put_source(const struct writing *writing, const struct segment *segment,
		  bool show)
{
	line_put(writing->out, writing->doc->article.text + segment->begin,
		 segment->end - segment->begin, show);
}

enum sumario_status
writer_write_document(const struct writer *writer,
		      const struct writing *writing)
{
	bool alone = writer->place && !writing->output->many;

	if (alone)
		writer->place(writing->out, SUMARIO_BEGIN, writing->output);
	writer->document(writing);
	if (alone)
		writer->place(writing->out, SUMARIO_END, writing->output);
	return buffer_finish(writing->out);
}

enum sumario_status
writer_write_place(const struct writer *writer, enum sumario_place place,
		   const struct sumario_output *output, sumario_write_fn *write,
		   void *user)
{
	struct buffer buffer;

	if (!writer->place)
		return SUMARIO_OK;
	buffer_init(&buffer, write, user);
	writer->place(&buffer, place, output);
	return buffer_finish(&buffer);
}

const struct targets *
writer_get_targets(const struct writing *writing)
{
	return writing->alignment ? &writing->alignment->targets
				  : &writing->doc->translation->targets;
}

struct span
writer_get_text(const struct writing *writing, const struct segment *segment)
{
	const struct target *target =
		writing->manifest
			? translation_find_target(writing->doc, segment)
			: NULL;

	return target ? target->text
		      : document_get_source(writing->doc, segment);
}

bool
writer_wants(const struct writing *writing, const struct segment *segment)
{
	enum sumario_segments wanted = writing->output->segments;

	if (writing->only)
		return writing->only[segment - writing->doc->segments.items];
	return wanted == SUMARIO_SEGMENTS_ALL ||
	       (wanted == SUMARIO_SEGMENTS_SUMMARY &&
		ranking_of(writing->doc, segment)->in_summary);
}

void
writer_put_each(const struct writing *writing,
		void (*put)(const struct writing *writing, size_t i))
{
	const struct segments *segments = &writing->doc->segments;

	for (size_t i = 0; i < segments->n_items; i++)
		if (writer_wants(writing, &segments->items[i]))
			put(writing, i);
}

uint32_t
writer_gap_end(const struct document *doc, size_t i)
{
	return i + 1 < doc->segments.n_items ? doc->segments.items[i + 1].begin
					     : doc->article.n_bytes;
}

struct writer_label
writer_label(char letter, uint64_t number)
{
	struct writer_label label = {.text = {letter}};
	char *end = buffer_format_number(label.text + (letter != '\0'), number);

	*end = '\0';
	label.n = (size_t)(end - label.text);
	return label;
}

struct writer_label
writer_get_id(const struct writing *writing, size_t i)
{
	const struct targets *targets = &writing->doc->translation->targets;
	struct writer_label label = writer_place('s', (uint32_t)i);
	const char *id = i < targets->n_items ? targets->items[i].id : NULL;

	if (!id || (label.n = strlen(id)) >= sizeof(label.text))
		return writer_place('s', (uint32_t)i);
	memcpy(label.text, id, label.n + 1);
	return label;
}

size_t
writer_get_key(const struct segment *segment, char key[WRITER_KEY_SIZE])
{
	static const char hex[] = "0123456789abcdef";
	char *p = key;

	for (int shift = 60; shift >= 0; shift -= 4)
		*p++ = hex[segment->key >> shift & 0xF];
	*p++ = '-';
	p = buffer_format_number(p, segment->occurrence);
	*p = '\0';
	return (size_t)(p - key);
}

void
writer_get_hash(const struct document *doc, char hash[WRITER_HASH_SIZE])
{
	memcpy(hash, "xxh128:", 7);
	hash_hex128(doc->article.text, doc->article.n_bytes, hash + 7);
}

const char *
writer_unit_name(enum sumario_unit unit)
{
	static const char *const names[] = {"sentences", "words", "chars",
					    "ratio"};

	return names[unit];
}

const char *
writer_subtype_name(enum sumario_entity_subtype subtype)
{
	static const char *const names[SUMARIO_N_ENTITY_SUBTYPES] = {
		NULL,
#define NAME(constant, name) name,
		SUMARIO_ENTITY_SUBTYPES(NAME)
#undef NAME
	};

	return names[subtype];
}

const char *
writer_entity_name(enum sumario_entity_type type)
{
	static const char *const names[SUMARIO_N_ENTITY_TYPES] = {
#define NAME(constant, name) name,
		SUMARIO_ENTITY_TYPES(NAME)
#undef NAME
	};

	return names[type];
}
