/* SPDX-License-Identifier: MIT */
/* Who is found to be a copy of whom, and at what cost. */
#include <config.h>

#include "brief/copies.h"

#include "articles.h"
#include "unit/tap.h"

#define MAX_TEXT 100000

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

static struct brief
make_brief(void)
{
	return (struct brief){.sketches.seed = hash_seed()};
}

static void
test_chain(void)
{
	struct brief brief = make_brief();
	uint32_t *copy_of = NULL;

	random_article(text, 20, 1, 400, 0);
	add_article(&brief, doc, "a", text);
	add_article(&brief, doc, "nothing", "");
	change(4);
	add_article(&brief, doc, "b", changed);
	add_article(&brief, doc, "c", text);
	random_article(text, 20, 1, 400, 0);
	add_article(&brief, doc, "d", text);
	add_article(&brief, doc, "numbers", "12 34. 56 78.");
	add_article(&brief, doc, "numbers", "12 34. 56 78.");
	ok(copies_find(&brief.sketches, &copy_of), "found");
	ok(copy_of[0] == COPY_NONE && copy_of[2] == 0 && copy_of[3] == 0,
	   "copies of the first");
	ok(copy_of[4] == COPY_NONE, "the same words in another order");
	ok(copy_of[1] == COPY_NONE && copy_of[5] == COPY_NONE &&
		   copy_of[6] == COPY_NONE,
	   "what has no words is no copy");
	free(copy_of);
	brief_release(&brief);
}

/* How many of 100 articles with so many words changed are found. */
static unsigned
count_found(unsigned percent)
{
	struct brief brief = make_brief();
	uint32_t *copy_of;
	unsigned n_found = 0;

	for (unsigned i = 0; i < 100; i++) {
		random_article(text, 25, 1 + i, 3000, 0);
		add_article(&brief, doc, "a", text);
		change(percent);
		add_article(&brief, doc, "b", changed);
	}
	if (!copies_find(&brief.sketches, &copy_of))
		abort();
	for (uint32_t i = 0; i < 200; i++)
		n_found += copy_of[i] != COPY_NONE;
	for (uint32_t i = 1; i < 200; i += 2)
		if (copy_of[i] != COPY_NONE && copy_of[i] != i - 1)
			n_found = 1000; /* of somebody else */
	free(copy_of);
	brief_release(&brief);
	return n_found;
}

static void
test_contained(void)
{
	struct brief brief = make_brief();
	const struct sketch *articles;

	random_article(text, 40, 1, 3000, 0);
	add_article(&brief, doc, "whole", text);
	text[strlen(text) / 3] = '\0';
	add_article(&brief, doc, "third", text);
	random_article(text, 40, 1, 3000, 0);
	add_article(&brief, doc, "other", text);
	add_article(&brief, doc, "empty", "");
	articles = brief.sketches.articles.items;
	ok(copies_contain(&articles[0], &articles[1]) &&
		   copies_contain(&articles[1], &articles[0]),
	   "a third is contained in the whole");
	ok(!copies_contain(&articles[0], &articles[2]), "another one is not");
	ok(!copies_contain(&articles[0], &articles[3]) &&
		   !copies_contain(&articles[3], &articles[3]),
	   "nothing is contained in nothing");
	brief_release(&brief);
}

int
main(void)
{
	unsigned n;

	doc = sumario_document_new();
	if (!doc)
		return 99;
	test_chain();
	n = count_found(1);
	ok(n == 100, "1 word in 100 changed: %u of 100 found", n);
	n = count_found(8);
	ok(n >= 90 && n <= 100, "8 words in 100 changed: %u of 100 found", n);
	n = count_found(40);
	ok(n == 0, "40 words in 100 changed: %u of 100 found", n);
	test_contained();
	sumario_document_free(doc);
	return done_testing();
}
