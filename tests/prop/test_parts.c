/* SPDX-License-Identifier: MIT */
/*
 * A text read in parts of any size has the segments of the whole: headings,
 * lists, hard-wrapped lines, indents and all.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/tap.h"
#include "base/vector.h"
#include "random_text.h"

#include <stdlib.h>

#define N_TEXTS 60
#define MIN_TEXT 80000
#define FIRST_PART 65536
#define MAX_PART 5000

VECTOR_TYPE(bytes, char);

static void
append(struct bytes *bytes, const char *s, size_t len)
{
	if (!vector_add_room(bytes, len))
		abort();
	memcpy(bytes->items + bytes->n_items, s, len);
	bytes->n_items += len;
}

/* Adds the sources of DOC's segments, with their kinds, to BYTES. */
static void
add_segments(const struct sumario_document *doc, struct bytes *bytes)
{
	struct sumario_segment segment;

	for (uint32_t i = 0; sumario_document_get_segment(doc, i, &segment);
	     i++) {
		char kind = (char)('0' + segment.kind);

		append(bytes, segment.source, segment.n_bytes);
		append(bytes, &kind, 1);
	}
}

/* Paragraphs of random pieces; every other text is hard-wrapped. */
static void
make_text(struct bytes *text, bool wrapped)
{
	char piece[400];
	size_t column = 0;

	text->n_items = 0;
	append(text, "ñ\n", 3);
	while (text->n_items < MIN_TEXT) {
		size_t n = random_text(piece, sizeof(piece));

		for (size_t i = 0; i < n; i++) {
			bool wrap = wrapped && column > 60 && piece[i] == ' ';

			append(text, wrap ? "\n" : piece + i, 1);
			column = piece[i] == '\n' || wrap ? 0 : column + 1;
		}
		append(text, "\n\n", random_below(2) + 1);
		column = 0;
		if (!random_below(4))
			append(text, "  El ", 5);
	}
}

static void
read_whole(struct sumario_document *doc, const struct bytes *text,
	   const struct sumario_options *options, struct bytes *segments)
{
	segments->n_items = 0;
	if (sumario_document_read(doc, options, text->items, text->n_items,
				  NULL))
		abort();
	add_segments(doc, segments);
}

/* Returns the number of parts. */
static int
read_parts(struct sumario_document *doc, const struct bytes *text,
	   const struct sumario_options *options, struct bytes *segments)
{
	size_t at = 0, n = FIRST_PART, n_taken;
	int n_parts = 0;

	segments->n_items = 0;
	for (;;) {
		bool last = at + n >= text->n_items;

		if (last)
			n = text->n_items - at;
		if (sumario_document_read_part(doc, options, text->items + at,
					       n, last, &n_taken, NULL))
			abort();
		if (n_taken) {
			add_segments(doc, segments);
			n_parts++;
		}
		if (last)
			return n_parts;
		at += n_taken;
		n = n_taken ? 1 + random_below(MAX_PART) : n * 2;
	}
}

int
main(void)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct bytes text = {0}, whole = {0}, parts = {0};
	int n_different = 0, n_parts = 0;

	if (!doc)
		return 99;
	sumario_options_init(&options);
	options.depth = SUMARIO_DEPTH_SPLIT;
	for (int i = 0; i < N_TEXTS; i++) {
		make_text(&text, i % 2);
		read_whole(doc, &text, &options, &whole);
		n_parts += read_parts(doc, &text, &options, &parts);
		n_different += whole.n_items != parts.n_items ||
			       memcmp(whole.items, parts.items, whole.n_items);
	}
	ok(!n_different, "%d of %d texts differ", n_different, N_TEXTS);
	ok(n_parts > 2 * N_TEXTS, "%d parts were read", n_parts);
	sumario_document_free(doc);
	vector_release(&text);
	vector_release(&whole);
	vector_release(&parts);
	return done_testing();
}
