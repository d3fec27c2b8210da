/* SPDX-License-Identifier: MIT */
/*
 * XLIFF 2.1 (OASIS 2018): a group for each paragraph, a unit with exactly one
 * segment for each of ours.  What we know of it is metadata of module mda.
 * Nothing is indented inside of source.
 */
#include <config.h>

#include "rank/score.h"
#include "write/unit.h"
#include "write/xml.h"

/* The languages are those of all files: XLIFF 2 names them only here. */
static void
xliff2_place(struct buffer *out, enum sumario_place place,
	     const struct sumario_output *output)
{
	if (place == SUMARIO_BEGIN) {
		buffer_puts(
			out,
			"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			"<xliff xmlns=\"urn:oasis:names:tc:xliff:document:"
			"2.0\" xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:"
			"2.0\" xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:"
			"2.0\" version=\"2.1\"");
		xml_put_pair(out, "srcLang", output->source_lang);
		xml_put_pair(out, "trgLang", output->target_lang);
		buffer_puts(out, ">\n");
	}
	if (place == SUMARIO_END)
		buffer_puts(out, "</xliff>\n");
}

/* -- Metadata ------------------------------------------------------------- */

static void
put_metadata_open(struct buffer *out)
{
	buffer_puts(out, "<mda:metadata>\n"
			 "<mda:metaGroup category=\"sumario\">\n");
}

static void
put_metadata_close(struct buffer *out)
{
	buffer_puts(out, "</mda:metaGroup>\n</mda:metadata>\n");
}

static void
put_meta_open(struct buffer *out, const char *type)
{
	buffer_puts(out, "<mda:meta type=\"");
	buffer_puts(out, type);
	buffer_puts(out, "\">");
}

static void
put_meta_close(struct buffer *out)
{
	buffer_puts(out, "</mda:meta>\n");
}

static void
put_meta(struct buffer *out, const char *type, const char *value)
{
	put_meta_open(out, type);
	xml_put(out, value, strlen(value));
	put_meta_close(out);
}

static void
put_file_metadata(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct buffer *out = writing->out;
	char hash[WRITER_HASH_SIZE];

	writer_get_hash(doc, hash);
	put_metadata_open(out);
	put_meta(out, "generator", PACKAGE_NAME " " PACKAGE_VERSION);
	put_meta(out, "sourceHash", hash);
	if (doc->title)
		put_meta(out, "title", doc->title);
	if (strcmp(doc->source_lang, writing->output->source_lang))
		put_meta(out, "srcLang", doc->source_lang);
	put_metadata_close(out);
}

static void
put_ranking(struct buffer *out, const struct segment *segment)
{
	if (segment->rank) {
		put_meta_open(out, "salience");
		buffer_put_decimal(out, (double)segment->salience / SCORE_ONE,
				   4);
		put_meta_close(out);
		put_meta_open(out, "rank");
		buffer_put_number(out, segment->rank);
		put_meta_close(out);
	}
	put_meta(out, "inSummary", segment->in_summary ? "true" : "false");
	if (document_is_repetition(segment)) {
		put_meta_open(out, "repetitionOf");
		unit_put_repetition(out, segment, xml_put);
		put_meta_close(out);
	}
}

static void
put_unit_metadata(const struct writing *writing, const struct segment *segment)
{
	struct buffer *out = writing->out;

	put_metadata_open(out);
	put_meta(out, "kind", writer_kind_name(segment->kind));
	put_meta_open(out, "offset");
	unit_put_offset(out, segment);
	put_meta_close(out);
	put_meta_open(out, "words");
	buffer_put_number(out, segment->n_words);
	put_meta_close(out);
	put_ranking(out, segment);
	if (writing->doc->translate_words)
		put_meta(out, "translateFirst",
			 segment->translate_first ? "true" : "false");
	put_metadata_close(out);
}

/* -- Notes, text and frame ------------------------------------------------ */

static void
open_code(struct buffer *out, uint32_t number, const struct entity *entity)
{
	buffer_puts(out, "<mrk id=\"m");
	buffer_put_number(out, number);
	buffer_puts(out, "\" translate=\"no\" type=\"sumario:");
	buffer_puts(out, writer_entity_name(entity->type));
	buffer_puts(out, "\">");
}

static void
put_source(const struct writing *writing, const struct segment *segment)
{
	unit_put_source(writing, segment, open_code, "</mrk>");
}

static void
put_neighbour(const struct writing *writing, const char *which,
	      const struct segment *neighbour)
{
	if (!neighbour)
		return;
	buffer_puts(writing->out, "<note priority=\"10\" category=\"");
	buffer_puts(writing->out, which);
	buffer_puts(writing->out, "\">");
	xml_put(writing->out, writing->doc->text + neighbour->begin,
		neighbour->end - neighbour->begin);
	buffer_puts(writing->out, "</note>\n");
}

static void
put_notes(const struct writing *writing, size_t i)
{
	struct buffer *out = writing->out;

	buffer_puts(out, "<notes>\n<note category=\"sumario\" priority=\"");
	buffer_put_number(out, unit_get_priority(writing->doc, i));
	buffer_puts(out, "\">");
	unit_put_remark(writing, i, xml_put);
	buffer_puts(out, "</note>\n");
	put_neighbour(writing, "previous", unit_find_previous(writing, i));
	put_neighbour(writing, "next", unit_find_next(writing, i));
	buffer_puts(out, "</notes>\n");
}

/* Candidates from translation memories for the unit's one segment. */
static void
put_matches(const struct writing *writing, const struct segment *segment)
{
	struct buffer *out = writing->out;

	if (!segment->n_matches)
		return;
	buffer_puts(out, "<mtc:matches>\n");
	for (uint32_t i = 0; i < segment->n_matches; i++) {
		const struct match *match =
			&writing->doc->matches.items[segment->first_match + i];

		buffer_puts(out, "<mtc:match ref=\"#1\" similarity=\"");
		buffer_put_decimal(out, 100.0 * match->score / MATCH_EXACT, 2);
		buffer_putc(out, '"');
		xml_put_pair(out, "origin", match->origin);
		buffer_puts(out, ">\n");
		unit_put_match(out, match);
		buffer_puts(out, "</mtc:match>\n");
	}
	buffer_puts(out, "</mtc:matches>\n");
}

static void
put_segment(const struct writing *writing, const struct segment *segment)
{
	const struct match *match = document_find_target(writing->doc, segment);
	struct buffer *out = writing->out;

	buffer_puts(out, "<segment id=\"1\" state=\"");
	buffer_puts(out, match ? "translated" : "initial");
	buffer_puts(out, "\">\n<source xml:space=\"preserve\">");
	put_source(writing, segment);
	buffer_puts(out, "</source>\n");
	if (match) {
		buffer_puts(out, "<target xml:space=\"preserve\">");
		xml_put(out, match->target, match->n_target);
		buffer_puts(out, "</target>\n");
	}
	buffer_puts(out, "</segment>\n");
}

static void
put_unit(const struct writing *writing, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	struct buffer *out = writing->out;
	char key[WRITER_KEY_SIZE];

	writer_get_key(segment, key);
	buffer_puts(out, "<unit id=\"");
	unit_put_label(out, 's', (uint32_t)i);
	buffer_putc(out, '"');
	xml_put_pair(out, "name", key);
	buffer_puts(out, " canResegment=\"no\">\n");
	put_unit_metadata(writing, segment);
	put_matches(writing, segment);
	put_notes(writing, i);
	put_segment(writing, segment);
	buffer_puts(out, "</unit>\n");
}

static void
put_group_open(struct buffer *out, uint32_t block)
{
	buffer_puts(out, "<group id=\"");
	unit_put_label(out, 'p', block);
	buffer_puts(out, "\" name=\"paragraph\">\n");
}

/* A file must hold something, so an empty article is an empty group. */
static void
put_groups(const struct writing *writing)
{
	const struct segments *segments = &writing->doc->segments;
	uint32_t block = SEGMENT_NONE;

	for (size_t i = 0; i < segments->n_items; i++) {
		const struct segment *segment = &segments->items[i];

		if (!writer_wants(writing->output, segment))
			continue;
		if (segment->block != block) {
			if (block != SEGMENT_NONE)
				buffer_puts(writing->out, "</group>\n");
			block = segment->block;
			put_group_open(writing->out, block);
		}
		put_unit(writing, i);
	}
	buffer_puts(writing->out, block != SEGMENT_NONE
					  ? "</group>\n"
					  : "<group id=\"none\"/>\n");
}

static void
xliff2_document(const struct writing *writing)
{
	buffer_puts(writing->out, "<file id=\"f");
	buffer_put_number(writing->out, writing->output->number);
	buffer_putc(writing->out, '"');
	xml_put_pair(writing->out, "original", writing->doc->id);
	buffer_puts(writing->out, ">\n");
	put_file_metadata(writing);
	put_groups(writing);
	buffer_puts(writing->out, "</file>\n");
}

const struct writer writer_xliff2 = {"xliff2", xliff2_place, xliff2_document,
				     NULL};
