/* SPDX-License-Identifier: MIT */
/* What doc/markdown.md cannot show: titles, limits, what is extreme. */
#include <config.h>

#include "read/markdown.h"
#include "read/markdown_tree.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

static bool
read_markdown(struct article *doc, const char *s, size_t body,
	      const char *title)
{
	struct charset_text text = {.bytes = s,
				    .n_bytes = strlen(s),
				    .encoding = "UTF-8",
				    .first_replaced = SUMARIO_NOWHERE};

	article_clear(doc);
	if (article_set_text(doc, &text, NULL))
		return false;
	doc->body = (uint32_t)body;
	doc->title = title;
	return !markdown_read(doc, NULL);
}

static const struct {
	const char *text, *title;
} titles[] = {
	{"", NULL},
	{"Texto.\n", NULL},
	{"# Uno\n\n# Dos\n", "Uno"},
	{"## Uno\n\nTexto.\n\n# *Dos* `a`\n\n# Tres\n", "Dos `a`"},
	{"Texto.\n\n# Dos\n", "Dos"},
	{"### Uno\n\n## Dos\n", "Uno"},
	{"Texto.\n\n## Dos\n", NULL},
	{"#\n\n# Dos\n", "Dos"},
	{"---\ntitle: Cero\n---\n# Uno\n", "Cero"},
	{"> # Dentro\n", "Dentro"},
};

static void
test_titles(void)
{
	struct article doc = {0};

	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++) {
		const char *want = titles[i].title;
		bool good = read_markdown(&doc, titles[i].text, 0, NULL);

		ok(good && (want ? doc.title && !strcmp(doc.title, want)
				 : !doc.title),
		   "title %zu: %s", i, doc.title ? doc.title : "none");
	}
	ok(read_markdown(&doc, titles[2].text, 0, "Dado") &&
		   !strcmp(doc.title, "Dado"),
	   "a title that is given stays");
	ok(!strcmp(doc.media_type, "text/markdown"), "media type");
	article_release(&doc);
}

static void
test_body(void)
{
	struct article doc = {0};
	static const char text[] = "A: b\n\n---\ndate: c\n---\nd\n";

	ok(read_markdown(&doc, text, 6, NULL) && doc.blocks.n_items == 1 &&
		   doc.n_bytes == sizeof(text) &&
		   !memcmp(doc.text, text, sizeof(text) - 3) &&
		   !strcmp(doc.metadata.date, "c"),
	   "headers and front matter are in front of the text");
	article_release(&doc);
}

/* The length is looked at before the text. */
static void
test_limit(void)
{
	struct markdown_tree tree;
	struct sumario_error error;

	ok(markdown_tree_parse(&tree, "", ((size_t)512 << 20) + 1, &error) ==
			   SUMARIO_LIMIT &&
		   !strcmp(error.code, "too-large"),
	   "more than 512 MiB");
}

#define N_IMAGES 1003

/* Images are read up to the thousandth of a paragraph, then shown. */
static void
test_images(void)
{
	static char text[N_IMAGES * 8 + 100];
	struct article doc = {0};
	const struct block *block;
	size_t n = 0;

	for (int i = 0; i < N_IMAGES; i++)
		n += (size_t)sprintf(text + n, "![a](b)\n");
	sprintf(text + n, "\n![c](d)\n");
	ok(read_markdown(&doc, text, 0, NULL) && doc.blocks.n_items == 2,
	   "a thousand images and more");
	block = doc.blocks.items;
	ok(block[0].end - block[0].begin == 2 * 1000 + 3 * 8 - 1 &&
		   !memcmp(doc.text + block[0].end - 15, "![a](b) ![a](b)", 15),
	   "the last are text");
	ok(block[1].end - block[1].begin == 1 &&
		   doc.text[block[1].begin] == 'c',
	   "the next paragraph may have some again");
	article_release(&doc);
}

int
main(void)
{
	test_titles();
	test_body();
	test_limit();
	test_images();
	return done_testing();
}
