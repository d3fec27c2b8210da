/* SPDX-License-Identifier: MIT */
/* What is a copy of what in a story, and which version is told. */
#include <config.h>

#include "brief/copies.h"

#include "articles.h"
#include "unit/tap.h"

#define MAX_TEXT 100000
#define MAX_ARTICLES 16

static struct sumario_document *doc;
static char text[MAX_TEXT], changed[MAX_TEXT];

/* In CHANGED one word in HUNDRED / PERCENT of TEXT is another one. */
static void
change(unsigned percent)
{
	size_t n = 0;

	for (const char *s = text; *s;) {
		size_t len = strcspn(s, " ") + 1;

		if (!s[len - 1])
			len--;
		if (len > 4 && random_below(100) < percent) {
			n += put_word(changed + n, 77, random_below(10000));
			changed[n++] = ' ';
		} else {
			memcpy(changed + n, s, len);
			n += len;
		}
		s += len;
	}
	changed[n] = '\0';
}

/* Finds the copies among all articles of BRIEF, as if they were one story. */
static void
find(const struct brief *brief, uint32_t *copy_of)
{
	uint32_t members[MAX_ARTICLES];
	uint32_t n = (uint32_t)brief->sketches.articles.n_items;

	for (uint32_t i = 0; i < n; i++)
		members[i] = i;
	if (!copies_find(&brief->sketches, members, n, copy_of))
		abort();
}

static void
test_chain(void)
{
	struct brief brief = {.sketches.seed = hash_seed()};
	uint32_t copy_of[MAX_ARTICLES];

	random_article(text, 20, 1, 400, 0);
	add_article(&brief, doc, "a", text);
	add_article(&brief, doc, "nothing", "");
	change(4);
	add_article(&brief, doc, "b", changed);
	random_article(changed, 20, 1, 400, 0);
	add_article(&brief, doc, "c", changed);
	add_article(&brief, doc, "numbers", "12 34. 56 78.");
	add_article(&brief, doc, "numbers", "12 34. 56 78.");
	text[strlen(text) / 3] = '\0';
	add_article(&brief, doc, "third", text);
	find(&brief, copy_of);
	ok((copy_of[0] == COPY_NONE && copy_of[2] == 0 && copy_of[6] == 0) ||
		   (copy_of[2] == COPY_NONE && copy_of[0] == 2 &&
		    copy_of[6] == 2),
	   "a changed one and a third of it are copies of the longest");
	ok(copy_of[3] == COPY_NONE, "the same words in another order");
	ok(copy_of[1] == COPY_NONE && copy_of[4] == COPY_NONE &&
		   copy_of[5] == COPY_NONE,
	   "what has no words is no copy");
	brief_release(&brief);
}

/* How many of 60 articles with so many words changed are found. */
static unsigned
count_found(unsigned percent)
{
	unsigned n_found = 0;

	for (unsigned i = 0; i < 60; i++) {
		struct brief brief = {.sketches.seed = hash_seed()};
		uint32_t copy_of[MAX_ARTICLES];

		random_article(text, 25, 1 + i, 3000, 0);
		add_article(&brief, doc, "a", text);
		change(percent);
		add_article(&brief, doc, "b", changed);
		find(&brief, copy_of);
		n_found += copy_of[0] != COPY_NONE || copy_of[1] != COPY_NONE;
		brief_release(&brief);
	}
	return n_found;
}

static void
test_changed(void)
{
	unsigned n = count_found(1);

	ok(n == 60, "1 word in 100 changed: %u of 60 found", n);
	n = count_found(8);
	ok(n >= 54, "8 words in 100 changed: %u of 60 found", n);
	n = count_found(40);
	ok(n == 0, "40 words in 100 changed: %u of 60 found", n);
}

/* Of three versions that of the last date is told, by whatever article. */
static void
test_versions(void)
{
	static const char *const dates[] = {"2026-05-03", NULL, "2026-05-04"};
	struct brief brief = {.sketches.seed = hash_seed()};
	uint32_t copy_of[MAX_ARTICLES];

	random_article(text, 12, 1, 400, 0);
	for (int i = 0; i < 3; i++)
		add_article(&brief, doc, "a", text);
	for (int i = 0; i < 3; i++) {
		struct sketch *sketch = &brief.sketches.articles.items[i];

		sketch->is_dated = dates[i] &&
				   moment_read(dates[i], strlen(dates[i]),
					       &sketch->when);
	}
	find(&brief, copy_of);
	ok(copy_of[0] == 2 && copy_of[1] == 2 && copy_of[2] == COPY_NONE,
	   "the latest one is told");
	brief_release(&brief);
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		return 99;
	test_chain();
	test_changed();
	test_versions();
	sumario_document_free(doc);
	return done_testing();
}
