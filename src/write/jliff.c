/* SPDX-License-Identifier: MIT */
/*
 * JLIFF 2.1, the JSON form of XLIFF 2 (OASIS XLIFF OMOS, schema jliff-2.1):
 * what xliff2.c writes, under the names that elements and attributes have
 * there, with those of modules behind the module's prefix.  Each unit is on a
 * line of its own.
 */
#include <config.h>

#include "markup/json_printer.h"
#include "write/metadata.h"
#include "write/unit.h"

static void
put_in_string(struct buffer *out, const char *s, size_t len)
{
	struct json_printer json = {.out = out};

	json_string_put(&json, s, len);
}

static void
jliff_place(struct buffer *out, enum sumario_place place,
	    const struct sumario_output *output)
{
	struct json_printer json = {out, false, 0, true};

	if (place == SUMARIO_BEGIN) {
		json_open(&json, NULL, '{');
		json_string(&json, "jliff", "2.1");
		json_string(&json, "srcLang", output->source_lang);
		json_string(&json, "trgLang", output->target_lang);
		json_open(&json, "files", '[');
	} else if (place == SUMARIO_END) {
		buffer_puts(out, "\n]}\n");
	}
}

/* -- Metadata ------------------------------------------------------------- */

static void
begin_metadata(void *printer)
{
	struct json_printer *json = printer;

	json_open(json, "mda_metadata", '{');
	json_open(json, "mda_metaGroups", '[');
	json_open(json, NULL, '{');
	json_string(json, "mda_category", PACKAGE_NAME);
	json_open(json, "items", '[');
}

static void
end_metadata(void *printer)
{
	struct json_printer *json = printer;

	json_close(json, ']');
	json_close(json, '}');
	json_close(json, ']');
	json_close(json, '}');
}

static void
open_meta(void *printer, const char *type)
{
	struct json_printer *json = printer;

	json_open(json, NULL, '{');
	json_string(json, "mda_type", type);
	json_string_open(json, "mda_text");
}

static void
close_meta(void *printer)
{
	struct json_printer *json = printer;

	json_string_close(json);
	json_close(json, '}');
}

static const struct metadata_format metadata = {
	begin_metadata, end_metadata, open_meta, close_meta, put_in_string};

/* -- Notes and text -------------------------------------------------------- */

static void
put_text(struct json_printer *json, const char *name, const char *s, size_t len)
{
	json_open(json, name, '[');
	json_open(json, NULL, '{');
	json_bytes(json, "text", s, len);
	json_close(json, '}');
	json_close(json, ']');
}

static void
put_neighbour(const struct writing *writing, struct json_printer *json,
	      const char *which, const struct segment *neighbour)
{
	struct span text;

	if (!neighbour)
		return;
	text = document_get_source(writing->doc, neighbour);
	json_open(json, NULL, '{');
	json_string(json, "category", which);
	json_number(json, "priority", 10);
	json_bytes(json, "text", text.s, text.len);
	json_close(json, '}');
}

static void
put_notes(const struct writing *writing, struct json_printer *json, size_t i)
{
	json_open(json, "notes", '[');
	json_open(json, NULL, '{');
	json_string(json, "category", PACKAGE_NAME);
	json_number(json, "priority", unit_get_priority(writing->doc, i));
	json_string_open(json, "text");
	unit_put_remark(writing, i, put_in_string);
	json_string_close(json);
	json_close(json, '}');
	put_neighbour(writing, json, "previous",
		      unit_find_previous(writing, i));
	put_neighbour(writing, json, "next", unit_find_next(writing, i));
	json_close(json, ']');
}

/* Candidates from translation memories for the unit's one segment. */
static void
put_matches(const struct writing *writing, struct json_printer *json,
	    const struct segment *segment)
{
	const struct task *task = translation_of(writing->doc, segment);
	const struct match *matches = writing->doc->translation->matches.items;

	if (!task->n_matches)
		return;
	json_open(json, "mtc_matches", '[');
	for (uint32_t i = 0; i < task->n_matches; i++) {
		const struct match *match = &matches[task->first_match + i];

		json_open(json, NULL, '{');
		json_string(json, "mtc_ref", "#1");
		json_decimal(json, "mtc_similarity",
			     100.0 * match->score / MATCH_EXACT);
		json_string(json, "mtc_origin", match->origin);
		put_text(json, "source", match->source, match->n_source);
		put_text(json, "target", match->target, match->n_target);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
put_element(struct json_printer *json, const char *s, size_t len)
{
	if (!len)
		return;
	json_open(json, NULL, '{');
	json_bytes(json, "text", s, len);
	json_close(json, '}');
}

/* A pair is <sc> and <ec> here: text has no elements within elements. */
static void
put_code(struct json_printer *json, const struct code_set *set,
	 const struct code *code)
{
	static const char *const kinds[] = {"sc", "ec", "ph"};
	struct span original = unit_get_original(set, code);

	json_open(json, NULL, '{');
	json_string(json, "kind", kinds[code->type]);
	json_string(json, code->type == CODE_CLOSE ? "startRef" : "id",
		    writer_label('\0', code->number).text);
	json_string(json, "type", unit_get_code_type(set, code));
	json_string(json, "canCopy", "no");
	if (code->type != CODE_ALONE && code->partner == CODE_NONE)
		json_string(json, "isolated", "yes");
	if (original.s)
		json_bytes(json, "disp", original.s, original.len);
	json_close(json, '}');
}

/* The source, with the codes that somebody sees. */
static void
put_source(const struct writing *writing, struct json_printer *json,
	   const struct segment *segment)
{
	const struct article *article = &writing->doc->article;
	struct code_set set = {0};
	uint32_t at = segment->begin;

	if (!code_find(&set, &article->origin, segment->begin, segment->end))
		buffer_fail(json->out, SUMARIO_NO_MEMORY);
	json_open(json, "source", '[');
	for (size_t i = 0; i < set.list.n_items; i++) {
		const struct code *code = &set.list.items[i];

		if (!code->number)
			continue;
		put_element(json, article->text + at, code->text - at);
		put_code(json, &set, code);
		at = code->text;
	}
	put_element(json, article->text + at, segment->end - at);
	json_close(json, ']');
	code_release(&set);
}

static void
put_segment(const struct writing *writing, struct json_printer *json,
	    const struct segment *segment)
{
	const struct target *target = translation_find_target(writing->doc,
							      segment);

	json_open(json, "subunits", '[');
	json_open(json, NULL, '{');
	json_string(json, "id", "1");
	json_string(json, "kind", "segment");
	json_string(json, "state", target ? "translated" : "initial");
	put_source(writing, json, segment);
	if (target)
		put_text(json, "target", target->text.s, target->text.len);
	json_close(json, '}');
	json_close(json, ']');
}

static void
put_unit(const struct writing *writing, struct json_printer *json, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	char key[WRITER_KEY_SIZE];

	writer_get_key(segment, key);
	json_open(json, NULL, '{');
	json_string(json, "id", writer_get_id(writing, i).text);
	json_string(json, "kind", "unit");
	json_string(json, "name", key);
	json_string(json, "canResegment", "no");
	metadata_put_unit(writing, segment, &metadata, json);
	put_matches(writing, json, segment);
	put_notes(writing, json, i);
	put_segment(writing, json, segment);
	json_close(json, '}');
}

/* -- The article ----------------------------------------------------------- */

static void
open_group(struct json_printer *json, uint32_t block)
{
	json_open(json, NULL, '{');
	json_string(json, "id", writer_place('p', block).text);
	json_string(json, "kind", "group");
	json_string(json, "name", "paragraph");
	json_open(json, "subgroups", '[');
}

static void
close_group(struct json_printer *json)
{
	json_close(json, ']');
	json_close(json, '}');
}

/* The next item is on a line of its own. */
static void
begin_line(struct json_printer *json)
{
	buffer_puts(json->out, json->first ? "\n" : ",\n");
	json->first = true;
}

/* Of an empty article nothing is there: a list must have something in it. */
static void
put_groups(const struct writing *writing, struct json_printer *json)
{
	const struct segments *segments = &writing->doc->segments;
	uint32_t block = SEGMENT_NONE;

	for (size_t i = 0; i < segments->n_items; i++) {
		const struct segment *segment = &segments->items[i];

		if (!writer_wants(writing, segment))
			continue;
		if (block == SEGMENT_NONE)
			json_open(json, "subfiles", '[');
		if (segment->block != block) {
			if (block != SEGMENT_NONE)
				close_group(json);
			block = segment->block;
			open_group(json, block);
		}
		begin_line(json);
		put_unit(writing, json, i);
	}
	if (block == SEGMENT_NONE)
		return;
	close_group(json);
	json_close(json, ']');
}

static void
jliff_document(const struct writing *writing)
{
	struct json_printer json = {writing->out, false, 1,
				    writing->output->number <= 1};

	begin_line(&json);
	json_open(&json, NULL, '{');
	json_string(&json, "id",
		    writer_label('f', writing->output->number).text);
	json_string(&json, "original", writing->doc->article.id);
	metadata_put_file(writing, &metadata, &json);
	put_groups(writing, &json);
	json_close(&json, '}');
}

const struct writer writer_jliff = {
	.place = jliff_place,
	.document = jliff_document,
	.shows = WRITER_CODES,
};
