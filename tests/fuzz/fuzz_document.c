/* SPDX-License-Identifier: MIT */
/*
 * Any bytes are an article.  The first byte chooses the options; the oracle is
 * the tiling law, in its form inside the library: segments are in order, do
 * not overlap, are never empty and lie inside the text, and their offsets in
 * code points and UTF-16 units agree with the bytes between them.
 *
 * With libFuzzer it is a target (make fuzz); without, main() replays the files
 * named, which make check does with the corpus.
 */
#include <config.h>

#include "replay.h"
#include "sumario.h"

#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static bool
count(void *user, const char *bytes, size_t len)
{
	(void)bytes;
	*(size_t *)user += len;
	return true;
}

static void
check_segments(const struct sumario_document *doc)
{
	struct sumario_segment segment;
	uint32_t at = 0, codepoints = 0, utf16 = 0;

	for (uint32_t i = 0; sumario_document_get_segment(doc, i, &segment);
	     i++) {
		const char *gap = segment.source - (segment.byte_begin - at);

		demand(segment.byte_begin >= at, "segments overlap");
		demand(segment.n_bytes > 0, "empty segment");
		utf8_count(gap, segment.byte_begin - at, &codepoints, &utf16);
		demand(codepoints == segment.codepoint_begin, "code points");
		demand(utf16 == segment.utf16_begin, "UTF-16 units");
		utf8_count(segment.source, segment.n_bytes, &codepoints,
			   &utf16);
		at = segment.byte_begin + segment.n_bytes;
	}
}

static void
write_all(const struct sumario_document *doc)
{
	struct sumario_output output;
	size_t n = 0;

	sumario_output_init(&output);
	output.with_text = true;
	for (int i = 0; i < SUMARIO_N_FORMATS; i++) {
		output.format = (enum sumario_format)i;
		output.flat = output.many = output.inline_codes = i & 1;
		demand(sumario_document_write(doc, &output, count, &n) ==
			       SUMARIO_OK,
		       "cannot be written");
	}
}

/* In parts the segments are as many as in the whole. */
/* They lie in their segment, in order, and only quotations contain others. */
static void
check_entities(const struct sumario_document *doc)
{
	struct sumario_segment segment;
	struct sumario_entity entity;

	for (uint32_t s = 0; sumario_document_get_segment(doc, s, &segment);
	     s++) {
		uint32_t at = segment.byte_begin, n, n_utf16;
		uint32_t end = segment.byte_begin + segment.n_bytes;

		for (uint32_t i = 0;
		     sumario_document_get_entity(doc, s, i, &entity); i++) {
			n = n_utf16 = 0;
			utf8_count(segment.source,
				   entity.byte_begin - segment.byte_begin, &n,
				   &n_utf16);
			demand(segment.codepoint_begin + n ==
				       entity.codepoint_begin,
			       "entity");
			n = 0;
			utf8_count(entity.text, entity.n_bytes, &n, &n_utf16);
			demand(n == entity.n_codepoints, "entity");
			demand(entity.byte_begin >= at && entity.n_bytes &&
				       entity.n_normalized,
			       "entity");
			demand(entity.byte_begin + entity.n_bytes <= end,
			       "entity");
			demand(utf8_valid_prefix(entity.text, entity.n_bytes) ==
				       entity.n_bytes,
			       "entity");
			demand(utf8_valid_prefix(entity.normalized,
						 entity.n_normalized) ==
				       entity.n_normalized,
			       "entity");
			at = entity.byte_begin;
			if (entity.type != SUMARIO_ENTITY_QUOTE)
				at += entity.n_bytes;
		}
	}
}

static void
check_parts(struct sumario_document *doc, struct sumario_options *options,
	    const char *bytes, size_t len)
{
	struct sumario_info info;
	size_t at = 0, n = 256, n_taken;
	uint32_t n_whole, n_parts = 0;

	options->depth = SUMARIO_DEPTH_SPLIT;
	if (sumario_document_read(doc, options, bytes, len, NULL))
		return;
	sumario_document_get_info(doc, &info);
	n_whole = info.n_segments;
	for (;;) {
		bool last = at + n >= len;

		if (last)
			n = len - at;
		if (sumario_document_read_part(doc, options, bytes + at, n,
					       last, &n_taken, NULL))
			return;
		sumario_document_get_info(doc, &info);
		n_parts += n_taken ? info.n_segments : 0;
		check_segments(doc);
		if (last)
			break;
		at += n_taken;
		n = n_taken ? 256 : n * 2;
	}
	/* Styles are learnt from more than these parts hold. */
	demand(len > 256 || n_parts == n_whole, "parts differ");
}

/* Both sides of the pairs are all of the article, in order. */
static void
check_alignment(const struct sumario_document *doc)
{
	struct sumario_alignment *alignment = NULL;
	struct sumario_segment segment;
	struct sumario_pair pair;
	uint32_t source = 0, target = 0;
	size_t n = 0;

	demand(!sumario_align(doc, doc, &alignment, NULL), "memory");
	for (size_t i = 0; sumario_alignment_get_pair(alignment, i, &pair);
	     i++) {
		demand(pair.source == source && pair.target == target,
		       "pairs out of order");
		source += pair.n_source;
		target += pair.n_target;
	}
	demand(source == target, "sides of unequal length");
	demand(!sumario_document_get_segment(doc, source, &segment),
	       "segment in no pair");
	for (int format = 0; format < SUMARIO_N_ALIGNMENT_FORMATS; format++)
		sumario_alignment_write(alignment,
					(enum sumario_alignment_format)format,
					false, count, &n);
	sumario_alignment_free(alignment);
}

/* The bytes as a translation memory, and the article looked up in it. */
static void
check_memory(struct sumario_document *doc, const char *bytes, size_t len)
{
	struct sumario_memory *memory = sumario_memory_new();
	struct sumario_options options;

	demand(memory != NULL, "memory");
	sumario_memory_read_tmx(memory, "fuzz", bytes, len, "es", "en", NULL);
	sumario_options_init(&options);
	options.memory = memory;
	options.on_error = SUMARIO_ON_ERROR_REPLACE;
	sumario_document_read(doc, &options, bytes, len, NULL);
	write_all(doc);
	sumario_document_read(doc, &options, "", 0, NULL);
	sumario_memory_free(memory);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const encodings[] = {NULL, "UTF-8", "windows-1252",
						"UTF-16LE"};
	struct sumario_document *doc;
	struct sumario_options options;
	const char *bytes = (const char *)data + 1;
	unsigned choice = size ? data[0] : 0;

	if (!size)
		return 0;
	doc = sumario_document_new();
	demand(doc != NULL, "memory");
	sumario_options_init(&options);
	options.n_terms = 20;
	options.keep = true;
	options.skip_headers = choice & 128;
	options.encoding = encodings[choice & 3];
	options.on_error = choice & 4 ? SUMARIO_ON_ERROR_FAIL
				      : SUMARIO_ON_ERROR_REPLACE;
	options.budget_unit = (enum sumario_unit)(choice >> 3 & 3);
	options.budget_value = options.budget_unit == SUMARIO_RATIO ? 0.3 : 7;
	if (choice & 32)
		sumario_document_read_record(doc, &options, bytes, size - 1,
					     NULL);
	else
		sumario_document_read(doc, &options, bytes, size - 1, NULL);
	check_segments(doc);
	check_entities(doc);
	write_all(doc);
	if (choice & 64)
		check_parts(doc, &options, bytes, size - 1);
	check_alignment(doc);
	check_memory(doc, bytes, size - 1);
	options.input = SUMARIO_INPUT_MARKDOWN;
	options.depth = SUMARIO_DEPTH_RANK;
	options.skip_headers = true;
	sumario_document_read(doc, &options, bytes, size - 1, NULL);
	check_segments(doc);
	check_entities(doc);
	write_all(doc);
	sumario_document_free(doc);
	return 0;
}
