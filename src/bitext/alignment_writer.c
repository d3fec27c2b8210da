/* SPDX-License-Identifier: MIT */
/*
 * Pairs as TSV, as a TMX 1.4b translation memory, and as JSON
 * (doc/sumario-alignment-1.schema.json).  The text of a side is that from the
 * begin of its first segment to the end of its last.
 */
#include <config.h>

#include "base/hash.h"
#include "bitext/alignment.h"
#include "markup/json_printer.h"
#include "write/writer.h"
#include "write/xml.h"

#include <inttypes.h>
#include <stdio.h>

/* A side of a pair: N segments of DOC from FIRST on. */
struct side {
	const struct document *doc;
	uint32_t first, n;
};

static struct side
get_side(const struct alignment *alignment, const struct align_pair *pair,
	 bool target)
{
	return target ? (struct side){alignment->target, pair->target,
				      pair->n_target}
		      : (struct side){alignment->source, pair->source,
				      pair->n_source};
}

static size_t
get_text(const struct side *side, const char **text)
{
	const struct segment *first;

	*text = "";
	if (!side->n)
		return 0;
	first = side->doc->segments.items + side->first;
	*text = side->doc->text + first->begin;
	return first[side->n - 1].end - first->begin;
}

/* -- TSV ----------------------------------------------------------------- */

static void
put_tsv_ids(struct buffer *out, const struct side *side)
{
	for (uint32_t i = 0; i < side->n; i++) {
		buffer_puts(out, i ? ",s" : "s");
		buffer_put_number(out, (uint64_t)side->first + i + 1);
	}
	buffer_putc(out, '\t');
}

static void
put_tsv_text(struct buffer *out, const struct side *side, bool terminal)
{
	const char *text;
	size_t n = get_text(side, &text);

	writer_put_field(out, text, n, terminal);
	buffer_putc(out, '\t');
}

static void
write_tsv(const struct alignment *alignment, bool terminal, struct buffer *out)
{
	buffer_puts(out, "sourceIds\ttargetIds\tsource\ttarget\tconfidence\n");
	for (size_t i = 0; i < alignment->pairs.n_items; i++) {
		const struct align_pair *pair = &alignment->pairs.items[i];
		struct side source = get_side(alignment, pair, false);
		struct side target = get_side(alignment, pair, true);

		put_tsv_ids(out, &source);
		put_tsv_ids(out, &target);
		put_tsv_text(out, &source, terminal);
		put_tsv_text(out, &target, terminal);
		buffer_put_decimal(out, alignment_confidence(pair), 4);
		buffer_putc(out, '\n');
	}
}

/* -- TMX ----------------------------------------------------------------- */

static void
put_tuv(struct buffer *out, const struct side *side, const char *lang)
{
	const char *text;
	size_t n = get_text(side, &text);

	buffer_puts(out, "<tuv xml:lang=\"");
	xml_put_attribute(out, lang, strlen(lang));
	buffer_puts(out, "\"><seg>");
	xml_put_lines(out, text, n);
	buffer_puts(out, "</seg></tuv>\n");
}

static void
write_tmx(const struct alignment *alignment, struct buffer *out)
{
	const char *source_lang = alignment->source->source_lang;
	const char *target_lang = alignment->target->source_lang;

	buffer_puts(
		out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<tmx version=\"1.4\">\n<header creationtool=\"" PACKAGE_NAME
		"\" creationtoolversion=\"" PACKAGE_VERSION
		"\" segtype=\"sentence\" o-tmf=\"" PACKAGE_NAME
		"\" adminlang=\"en\" srclang=\"");
	xml_put_attribute(out, source_lang, strlen(source_lang));
	buffer_puts(out, "\" datatype=\"plaintext\"/>\n<body>\n");
	for (size_t i = 0; i < alignment->pairs.n_items; i++) {
		const struct align_pair *pair = &alignment->pairs.items[i];
		struct side source = get_side(alignment, pair, false);
		struct side target = get_side(alignment, pair, true);

		if (!source.n || !target.n)
			continue;
		buffer_puts(out, "<tu tuid=\"a");
		buffer_put_number(out, i + 1);
		buffer_puts(out, "\">\n<prop type=\"x-confidence\">");
		buffer_put_decimal(out, alignment_confidence(pair), 4);
		buffer_puts(out, "</prop>\n");
		put_tuv(out, &source, source_lang);
		put_tuv(out, &target, target_lang);
		buffer_puts(out, "</tu>\n");
	}
	buffer_puts(out, "</body>\n</tmx>\n");
}

/* -- JSON ---------------------------------------------------------------- */

static void
put_document(struct json_printer *json, const char *name,
	     const struct document *doc)
{
	char hash[7 + 33] = "xxh128:";

	hash_hex128(doc->text, doc->n_bytes, hash + 7);
	json_open(json, name, '{');
	json_string(json, "id", doc->id);
	json_string(json, "original", doc->original);
	json_string(json, "encoding", doc->encoding);
	json_string(json, "lang", doc->source_lang);
	json_string(json, "sourceHash", hash);
	json_number(json, "paragraphs", doc->blocks.n_items);
	json_number(json, "segments", doc->segments.n_items);
	json_close(json, '}');
}

static void
put_ids(struct json_printer *json, const char *name, const struct side *side)
{
	char id[16];

	json_open(json, name, '[');
	for (uint32_t i = 0; i < side->n; i++) {
		snprintf(id, sizeof(id), "s%" PRIu32, side->first + i + 1);
		json_string(json, NULL, id);
	}
	json_close(json, ']');
}

static void
put_text(struct json_printer *json, const char *name, const struct side *side)
{
	const char *text;
	size_t n = get_text(side, &text);

	if (side->n)
		json_bytes(json, name, text, n);
	else
		json_null(json, name);
}

static void
put_pair(struct json_printer *json, const struct alignment *alignment, size_t i)
{
	const struct align_pair *pair = &alignment->pairs.items[i];
	struct side source = get_side(alignment, pair, false);
	struct side target = get_side(alignment, pair, true);
	char text[32];

	json_open(json, NULL, '{');
	snprintf(text, sizeof(text), "a%zu", i + 1);
	json_string(json, "id", text);
	snprintf(text, sizeof(text), "%" PRIu32 "-%" PRIu32, source.n,
		 target.n);
	json_string(json, "kind", text);
	put_ids(json, "sourceIds", &source);
	put_ids(json, "targetIds", &target);
	put_text(json, "source", &source);
	put_text(json, "target", &target);
	json_decimal(json, "confidence", alignment_confidence(pair));
	json_close(json, '}');
}

static void
write_json(const struct alignment *alignment, struct buffer *out)
{
	struct json_printer json = {out, true, 0, true};

	json_open(&json, NULL, '{');
	json_string(&json, "schema", "sumario-alignment/1");
	json_string(&json, "generator", PACKAGE_NAME " " PACKAGE_VERSION);
	put_document(&json, "source", alignment->source);
	put_document(&json, "target", alignment->target);
	json_open(&json, "pairs", '[');
	for (size_t i = 0; i < alignment->pairs.n_items; i++)
		put_pair(&json, alignment, i);
	json_close(&json, ']');
	json_close(&json, '}');
	buffer_putc(out, '\n');
}

void
alignment_write(const struct alignment *alignment,
		enum sumario_alignment_format format, bool terminal,
		struct buffer *out)
{
	switch (format) {
	case SUMARIO_ALIGNMENT_TMX:
		write_tmx(alignment, out);
		break;
	case SUMARIO_ALIGNMENT_JSON:
		write_json(alignment, out);
		break;
	default:
		write_tsv(alignment, terminal, out);
	}
}
