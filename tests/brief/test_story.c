/* SPDX-License-Identifier: MIT */
/* Articles about one event come together, others do not. */
#include <config.h>

#include "brief/copies.h"
#include "brief/story.h"

#include "articles.h"
#include "unit/tap.h"

#include <time.h>

#define MAX_TEXT 20000

static struct sumario_document *doc;
static char text[MAX_TEXT];

/* Whether the members are each article once, in order within a story. */
static bool
is_partition(const struct stories *stories, size_t n)
{
	bool *seen = calloc(n + 1, sizeof(*seen));
	bool fine = seen != NULL;
	size_t n_seen = 0;

	for (size_t i = 0; fine && i < stories->list.n_items; i++) {
		const struct story *story = &stories->list.items[i];
		const uint32_t *members = stories->members + story->first;

		for (uint32_t k = 0; k < story->n_articles; k++) {
			fine &= members[k] < n && !seen[members[k]] &&
				(!k || members[k - 1] < members[k]);
			seen[members[k]] = true;
			n_seen++;
		}
	}
	free(seen);
	return fine && n_seen == n;
}

/* Whether each story has articles of one family only, and the other way. */
static bool
is_pure(const struct stories *stories, unsigned n_families)
{
	for (size_t i = 0; i < stories->list.n_items; i++) {
		const struct story *story = &stories->list.items[i];
		const uint32_t *members = stories->members + story->first;

		for (uint32_t k = 1; k < story->n_articles; k++)
			if (members[k] % n_families != members[0] % n_families)
				return false;
	}
	return true;
}

static void
test_families(void)
{
	struct brief brief = {.sketches.seed = hash_seed()};
	struct stories stories = {0};
	unsigned n = 0;

	for (unsigned i = 0; i < 6; i++)
		for (unsigned family = 1; family <= 30; family++)
			/* the last ten families have fewer articles */
			if (i < 4 || family <= 20) {
				random_article(text, 12, family, 60, 20);
				add_article(&brief, doc, "a", text);
				n++;
			} else {
				add_article(&brief, doc, "a", "");
				n++;
			}
	ok(stories_find(&stories, &brief.sketches), "found");
	ok(is_partition(&stories, n), "each article has one story");
	ok(is_pure(&stories, 30), "no story has articles of two events");
	ok(stories.list.n_items == 30 + 20, "no event has two stories (%zu)",
	   stories.list.n_items);
	ok(stories.list.items[0].n_sources == 6 &&
		   stories.list.items[19].n_sources == 6 &&
		   stories.list.items[20].n_sources == 4 &&
		   stories.list.items[30].n_sources == 1,
	   "more sources go first");
	stories_release(&stories);
	brief_release(&brief);
}

/* Copies make no story larger; shortened ones are found, too. */
static void
test_copies(void)
{
	struct brief brief = {.sketches.seed = hash_seed()};
	struct stories stories = {0};

	random_article(text, 20, 1, 60, 0);
	for (int i = 0; i < 5; i++)
		add_article(&brief, doc, "a", text);
	text[strlen(text) / 2] = '\0';
	add_article(&brief, doc, "half", text);
	for (int i = 0; i < 2; i++) {
		random_article(text, 20, 2, 60, 0);
		add_article(&brief, doc, "b", text);
	}
	ok(stories_find(&stories, &brief.sketches) &&
		   stories.list.n_items == 2,
	   "two stories");
	ok(stories.list.items[0].n_sources == 2 &&
		   stories.list.items[0].n_articles == 2,
	   "two sources go before one");
	ok(stories.list.items[1].n_sources == 1 &&
		   stories.list.items[1].n_articles == 6 &&
		   stories.copy_of[5] == 0,
	   "that six articles are copies of");
	stories_release(&stories);
	brief_release(&brief);
}

static double
seconds_for(unsigned n, bool same)
{
	struct brief brief = {.sketches.seed = hash_seed()};
	struct stories stories = {0};
	clock_t start;
	double taken;

	random_article(text, 8, 1, 40, 50);
	for (unsigned i = 0; i < n; i++) {
		if (!same) /* of few words, so that all share some */
			random_article(text, 8, 1, 40, 50);
		add_article(&brief, doc, "a", text);
	}
	start = clock();
	if (!stories_find(&stories, &brief.sketches))
		abort();
	taken = (double)(clock() - start) / CLOCKS_PER_SEC;
	stories_release(&stories);
	brief_release(&brief);
	return taken;
}

/* Eight times as many cost no more than some twenty times as much. */
static void
test_time(bool same)
{
	double few = seconds_for(1000, same), many = seconds_for(8000, same);

	ok(many < 20 * few + 0.05, "%s: %.3f s for 1000, %.3f s for 8000",
	   same ? "all the same" : "all alike", few, many);
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		return 99;
	test_families();
	test_copies();
	test_time(true);
	test_time(false);
	sumario_document_free(doc);
	return done_testing();
}
