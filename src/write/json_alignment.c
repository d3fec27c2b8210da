/* SPDX-License-Identifier: MIT */
/*
 * The pairs of an alignment as JSON (doc/sumario-alignment-1.schema.json).
 * The text of a side is that from the begin of its first segment to the end
 * of its last.
 */
#include <config.h>

#include "bitext/alignment.h"
#include "markup/json_printer.h"
#include "write/writer.h"

static void
put_label(struct json_printer *json, const char *name, char letter,
	  uint32_t index)
{
	json_string(json, name, writer_place(letter, index).text);
}

static void
put_document(struct json_printer *json, const char *name,
	     const struct document *doc)
{
	char hash[WRITER_HASH_SIZE];

	writer_get_hash(doc, hash);
	json_open(json, name, '{');
	json_string(json, "id", doc->article.id);
	json_string(json, "original", doc->article.original);
	json_string(json, "encoding", doc->article.encoding);
	json_string(json, "lang", doc->article.source_lang);
	json_string(json, "sourceHash", hash);
	json_number(json, "paragraphs", doc->article.blocks.n_items);
	json_number(json, "segments", doc->segments.n_items);
	json_close(json, '}');
}

static void
put_ids(struct json_printer *json, const char *name, uint32_t first, uint32_t n)
{
	json_open(json, name, '[');
	for (uint32_t i = 0; i < n; i++)
		put_label(json, NULL, 's', first + i);
	json_close(json, ']');
}

static void
put_text(struct json_printer *json, const char *name, struct span text)
{
	if (text.s)
		json_bytes(json, name, text.s, text.len);
	else
		json_null(json, name);
}

/* "1-2" */
static void
put_kind(struct json_printer *json, const struct target *target)
{
	json_string_open(json, "kind");
	buffer_put_number(json->out, target->n);
	buffer_putc(json->out, '-');
	buffer_put_number(json->out, target->n_other);
	json_string_close(json);
}

static void
put_pair(struct json_printer *json, const struct writing *writing, size_t i)
{
	const struct target *target = &writing->alignment->targets.items[i];

	json_open(json, NULL, '{');
	put_label(json, "id", 'a', (uint32_t)i);
	put_kind(json, target);
	put_ids(json, "sourceIds", target->first, target->n);
	put_ids(json, "targetIds", target->first_other, target->n_other);
	put_text(json, "source", target_get_source(writing->doc, target));
	put_text(json, "target", target->text);
	json_decimal(json, "confidence", target->confidence);
	json_close(json, '}');
}

static void
alignment_document(const struct writing *writing)
{
	bool many = writing->output->many;
	struct json_printer json = {writing->out, true, many, true};

	json_open(&json, NULL, '{');
	json_string(&json, "schema", "sumario-alignment/1");
	json_string(&json, "generator", PACKAGE_NAME " " PACKAGE_VERSION);
	put_document(&json, "source", writing->doc);
	put_document(&json, "target", writing->alignment->other);
	json_open(&json, "pairs", '[');
	for (size_t i = 0; i < writing->alignment->targets.n_items; i++)
		put_pair(&json, writing, i);
	json_close(&json, ']');
	json_close(&json, '}');
}

const struct writer writer_alignment_json = {
	.place = writer_json_place,
	.document = alignment_document,
};
