/* SPDX-License-Identifier: MIT */
/*
 * doc/markdown.md is the test: an example is what stands between "````example"
 * and "````", and in it a line "." stands between what comes in and the text
 * that is extracted, with its blocks marked.
 */
#include <config.h>

#include "read/markdown.h"
#include "write/writer.h"

#include "../unit/tap.h"

#include <stdlib.h>
#include <string.h>

static char page[1 << 16], shown[1 << 16];

static size_t
load(void)
{
	const char *folder = getenv("top_srcdir");
	char path[4096];
	FILE *file;
	size_t n = 0;

	snprintf(path, sizeof(path), "%s/doc/markdown.md",
		 folder ? folder : ".");
	file = fopen(path, "rb");
	if (file) {
		n = fread(page, 1, sizeof(page) - 1, file);
		fclose(file);
	}
	return n;
}

static void
show(const char *s, size_t n)
{
	strncat(shown, s, n);
}

/* The extracted text, with marks around its blocks. */
static void
show_document(const struct article *doc)
{
	size_t at = 0;

	shown[0] = '\0';
	for (size_t i = 0; i < doc->blocks.n_items; i++) {
		const struct block *block = &doc->blocks.items[i];

		show(doc->text + at, block->begin - at);
		show("⟦", 3);
		show(document_kind_name(block->kind), 20);
		show(": ", 2);
		show(doc->text + block->begin, block->end - block->begin);
		show("⟧", 3);
		at = block->end;
	}
	show(doc->text + at, doc->n_bytes - at);
}

static void
test_example(struct article *doc, char *source, const char *want, int number)
{
	struct charset_text text = {.bytes = source,
				    .n_bytes = strlen(source),
				    .encoding = "UTF-8",
				    .first_replaced = SUMARIO_NOWHERE};

	article_clear(doc);
	ok(!article_set_text(doc, &text, NULL) && !markdown_read(doc, NULL),
	   "example %d can be read", number);
	show_document(doc);
	ok(!strcmp(shown, want), "example %d: %.*s", number,
	   (int)strcspn(source, "\n"), source);
	if (strcmp(shown, want))
		printf("# got:\n%s\n# want:\n%s\n", shown, want);
}

int
main(void)
{
	struct article doc = {0};
	char *at = page;
	int n = 0;

	page[load()] = '\0';
	while ((at = strstr(at, "\n````example\n"))) {
		char *source = at + 13, *middle = strstr(source, "\n.\n");
		char *end = strstr(source, "\n````\n");

		if (!middle || !end || middle > end)
			break;
		middle[1] = end[1] = '\0';
		test_example(&doc, source, middle + 3, ++n);
		at = end + 2;
	}
	ok(!at && n >= 15, "%d examples", n);
	article_release(&doc);
	return done_testing();
}
