/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "read/article.h"

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
	struct article article = {0};
	const char *field;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ok(article_set_string(&article, &field, cases[i].bytes,
				      cases[i].len) &&
			   !strcmp(field, cases[i].string),
		   "string %zu: %s", i, field);
	article_release(&article);
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
	struct article article = {.text = text};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct block *block;
		size_t n = article.blocks.n_items;
		bool added = cases[i].trimmed < cases[i].trimmed_end;

		ok(article_add_block(&article, cases[i].begin, cases[i].end,
				     SUMARIO_LIST_ITEM) &&
			   article.blocks.n_items == n + added,
		   "block %zu is %s", i, added ? "added" : "left out");
		block = article.blocks.items + n;
		if (added)
			ok(block->begin == cases[i].trimmed &&
				   block->end == cases[i].trimmed_end &&
				   block->kind == SUMARIO_LIST_ITEM,
			   "from %u to %u", (unsigned)block->begin,
			   (unsigned)block->end);
	}
	article_release(&article);
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
	struct article article = {0};
	struct sumario_error error;

	ok(!article_set_text(&article, &decoded, NULL) &&
		   article.text == text && article.n_bytes == 4 &&
		   !strcmp(article.encoding, "MacRoman") &&
		   article.encoding_guessed && article.n_replaced == 3 &&
		   article.first_replaced == 2,
	   "a text and what is known of it");
	decoded.n_bytes = ARTICLE_MAX_BYTES - 1;
	ok(!article_set_text(&article, &decoded, &error) &&
		   article.n_bytes == ARTICLE_MAX_BYTES - 1,
	   "the largest text");
	decoded.n_bytes = ARTICLE_MAX_BYTES;
	ok(article_set_text(&article, &decoded, &error) == SUMARIO_LIMIT &&
		   error.status == SUMARIO_LIMIT &&
		   !strcmp(error.code, "too-large"),
	   "one more is too large");
}

static void
test_clear(void)
{
	struct article article = {.text = text, .n_bytes = 6};
	const struct block *blocks;

	article_set_string(&article, &article.title, "Título", 7);
	article_add_block(&article, 0, 6, SUMARIO_SENTENCE);
	blocks = article.blocks.items;
	article_clear(&article);
	ok(article.text && !*article.text && !article.n_bytes &&
		   !article.title && !article.blocks.n_items,
	   "cleared");
	ok(!*article.id && !*article.original && !*article.source_lang &&
		   !strcmp(article.media_type, "text/plain") &&
		   !strcmp(article.encoding, "UTF-8"),
	   "what is not known is no NULL");
	ok(article.blocks.items == blocks && article.arena.chunks,
	   "memory is kept");
	article_clear(&article);
	article_release(&article);
	ok(!article.blocks.items && !article.arena.chunks, "released");
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
