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

/* The place of an article in the input. */
static uint32_t
get_number(const struct brief *brief, uint32_t article)
{
	return brief->sketches.articles.items[article].number;
}

/* Whether each story has articles of one family only. */
static bool
is_pure(const struct brief *brief, const struct stories *stories,
	unsigned n_families)
{
	for (size_t i = 0; i < stories->list.n_items; i++) {
		const struct story *story = &stories->list.items[i];
		const uint32_t *members = stories->members + story->first;

		for (uint32_t k = 1; k < story->n_articles; k++)
			if (get_number(brief, members[k]) % n_families !=
			    get_number(brief, members[0]) % n_families)
				return false;
	}
	return true;
}

static bool
find(struct brief *brief, struct stories *stories)
{
	return sketches_sort(&brief->sketches) &&
	       stories_find(stories, &brief->sketches);
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
	ok(find(&brief, &stories), "found");
	ok(is_partition(&stories, n), "each article has one story");
	ok(is_pure(&brief, &stories, 30),
	   "no story has articles of two events");
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
		random_article(text, 20, 2, 30, 0);
		add_article(&brief, doc, "b", text);
	}
	ok(find(&brief, &stories) && stories.list.n_items == 2, "two stories");
	ok(stories.list.items[0].n_sources == 2 &&
		   stories.list.items[0].n_articles == 2,
	   "two sources go before one");
	ok(stories.list.items[1].n_sources == 1 &&
		   stories.list.items[1].n_articles == 6,
	   "that six articles tell");
	stories_release(&stories);
	brief_release(&brief);
}

/* Five reports of two outlets and one without a name are three sources. */
static void
test_outlets(void)
{
	static const char *const outlets[] = {"El Faro", "El Faro", "La Vega",
					      "La Vega", NULL,	    NULL};
	struct brief brief = {.sketches.seed = hash_seed()};
	struct stories stories = {0};

	for (int i = 0; i < 6; i++) {
		random_article(text, 12, 1, 60, 0);
		add_article(&brief, doc, "a", text);
		brief.sketches.articles.items[i].outlet = outlets[i];
	}
	ok(find(&brief, &stories) && stories.list.n_items == 1 &&
		   stories.list.items[0].n_sources == 4,
	   "two outlets, and two articles without one");
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
	if (!find(&brief, &stories))
		abort();
	taken = (double)(clock() - start) / CLOCKS_PER_SEC;
	stories_release(&stories);
	brief_release(&brief);
	return taken;
}

/* Eight times as many cost no more than some thirty times as much. */
static void
test_time(bool same)
{
	double few = seconds_for(2000, same), many = seconds_for(16000, same);

	ok(many < 30 * few + 0.1, "%s: %.3f s for 2000, %.3f s for 16000",
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
	test_outlets();
	test_time(true);
	test_time(false);
	sumario_document_free(doc);
	return done_testing();
}
