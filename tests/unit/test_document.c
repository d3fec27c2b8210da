/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "read/document.h"

#include "tap.h"

#include <string.h>

static void
test_strings(void)
{
	static const struct {
		const char *bytes, *string;
		size_t len;
	} cases[] = {
		{"", "", 0},
		{"noticia 1", "noticia 1", 9},
		{"noticia 1", "noti", 4},
		{"a\xF1o", "a\uFFFDo", 3},
		{"\xFF\xFE\xE2\x82", "\uFFFD\uFFFD\uFFFD", 4},
		{"ñ\x80", "ñ\uFFFD", 3},
	};
	struct document doc = {0};
	const char *field;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ok(document_set_string(&doc, &field, cases[i].bytes,
				       cases[i].len) &&
			   !strcmp(field, cases[i].string),
		   "string %zu: %s", i, field);
	document_release(&doc);
}

static const char text[] = "  Uno. \n\u00A0\n \u200B\t\nDos\u00AD ";

static void
test_blocks(void)
{
	static const struct {
		size_t begin, end;
		uint32_t trimmed, trimmed_end; /* equal: no block */
	} cases[] = {
		{0, 7, 2, 6},	  /* blanks at both ends */
		{0, 8, 2, 6},	  /* and a line end */
		{2, 6, 2, 6},	  /* none */
		{6, 11, 0, 0},	  /* nothing but blanks */
		{11, 16, 0, 0},	  /* nor what is invisible */
		{17, 23, 17, 22}, /* what is invisible stays in a block */
		{5, 5, 0, 0},	  /* nothing */
	};
	struct document doc = {.text = text};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct block *block;
		size_t n = doc.blocks.n_items;
		bool added = cases[i].trimmed < cases[i].trimmed_end;

		ok(document_add_block(&doc, cases[i].begin, cases[i].end,
				      SUMARIO_LIST_ITEM) &&
			   doc.blocks.n_items == n + added,
		   "block %zu is %s", i, added ? "added" : "left out");
		block = doc.blocks.items + n;
		if (added)
			ok(block->begin == cases[i].trimmed &&
				   block->end == cases[i].trimmed_end &&
				   block->kind == SUMARIO_LIST_ITEM,
			   "from %u to %u", (unsigned)block->begin,
			   (unsigned)block->end);
	}
	document_release(&doc);
}

static void
test_text(void)
{
	struct charset_text decoded = {.bytes = text,
				       .n_bytes = 4,
				       .encoding = "MacRoman",
				       .guessed = true,
				       .n_replaced = 3,
				       .first_replaced = 2};
	struct document doc = {0};
	struct sumario_error error;

	ok(!document_set_text(&doc, &decoded, NULL) && doc.text == text &&
		   doc.n_bytes == 4 && !strcmp(doc.encoding, "MacRoman") &&
		   doc.encoding_guessed && doc.n_replaced == 3 &&
		   doc.first_replaced == 2,
	   "a text and what is known of it");
	decoded.n_bytes = DOCUMENT_MAX_BYTES - 1;
	ok(!document_set_text(&doc, &decoded, &error) &&
		   doc.n_bytes == DOCUMENT_MAX_BYTES - 1,
	   "the largest text");
	decoded.n_bytes = DOCUMENT_MAX_BYTES;
	ok(document_set_text(&doc, &decoded, &error) == SUMARIO_LIMIT &&
		   error.status == SUMARIO_LIMIT &&
		   !strcmp(error.code, "too-large"),
	   "one more is too large");
}

static void
test_clear(void)
{
	struct document doc = {.text = text, .n_bytes = 6, .n_words = 7};
	const struct block *blocks;

	document_set_string(&doc, &doc.title, "Título", 7);
	document_add_block(&doc, 0, 6, SUMARIO_SENTENCE);
	blocks = doc.blocks.items;
	document_clear(&doc);
	ok(doc.text && !*doc.text && !doc.n_bytes && !doc.title && !doc.n_words &&
		   !doc.blocks.n_items,
	   "cleared");
	ok(!*doc.id && !*doc.original && !*doc.source_lang &&
		   !strcmp(doc.media_type, "text/plain") &&
		   !strcmp(doc.encoding, "UTF-8") &&
		   !strcmp(doc.language, "und"),
	   "what is not known is no NULL");
	ok(doc.blocks.items == blocks && doc.arena.chunks, "memory is kept");
	document_clear(&doc);
	document_release(&doc);
	ok(!doc.blocks.items && !doc.arena.chunks, "released");
}

int
main(void)
{
	test_strings();
	test_blocks();
	test_text();
	test_clear();
	return done_testing();
}
