/* SPDX-License-Identifier: MIT */
/*
 * Star clustering (Aslam, Pelekhov & Rus 2004): the article with most
 * neighbours becomes a centre and takes them; then the next one that has not
 * been taken.  At last each goes to the centre next to it.
 *
 * Neighbours are found by an inverted index over the few heaviest terms of each
 * article, and a list of the index has a greatest length: that bounds how often
 * an article is compared, so the work is linear in the number of articles.
 */
#include <config.h>

#include "brief/story.h"

#include "brief/copies.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* From this closeness on two articles are neighbours (doc/brief.md). */
#define MIN_CLOSE 0.32
/* By so many of its heaviest terms an article is found, … */
#define INDEX_TERMS 12
/* … of so many articles for each term, the first ones. */
#define MAX_POSTINGS 100
/* Neighbours before it that an article remembers, the closest. */
#define MAX_NEIGHBOURS 64
/* Articles of a story among which is looked for shortened ones. */
#define MAX_CONTAINED 256

#define ONE 1000000
#define NONE UINT32_MAX

struct edge {
	uint32_t to;
	int32_t close; /* in millionths */
};

VECTOR_TYPE(edges, struct edge);
VECTOR_TYPE(offsets, size_t);

struct posting {
	uint32_t article, next; /* place of the next one + 1 */
};

VECTOR_TYPE(postings, struct posting);

/* What is needed while stories are found. */
struct finder {
	const struct sketches *sketches;
	const uint32_t *copy_of;
	size_t n; /* articles */
	/* The index: by stem, the first posting + 1 and how many there are. */
	uint32_t *heads;
	uint8_t *n_postings;
	struct postings postings;
	uint32_t *asked; /* by article: the last it was compared with + 1 */
	/* Neighbours before each article, then all of them. */
	struct edges back, edges;
	struct offsets back_offsets, offsets;
	uint64_t *degree; /* sum over its neighbours */
	uint32_t *centre; /* of each article, NONE: not known */
};

void
stories_release(struct stories *stories)
{
	vector_release(&stories->list);
	free(stories->copy_of);
	free(stories->members);
	free(stories->similarity);
	*stories = (struct stories){0};
}

static void
release_finder(struct finder *finder)
{
	free(finder->heads);
	free(finder->n_postings);
	vector_release(&finder->postings);
	free(finder->asked);
	vector_release(&finder->back);
	vector_release(&finder->edges);
	vector_release(&finder->back_offsets);
	vector_release(&finder->offsets);
	free(finder->degree);
	free(finder->centre);
}

static bool
make_finder(struct finder *finder)
{
	size_t n = finder->n, n_stems = finder->sketches->stems.n_items;

	finder->heads = calloc(n_stems + 1, sizeof(*finder->heads));
	finder->n_postings = calloc(n_stems + 1, sizeof(*finder->n_postings));
	finder->asked = calloc(n + 1, sizeof(*finder->asked));
	finder->degree = calloc(n + 1, sizeof(*finder->degree));
	finder->centre = malloc((n + 1) * sizeof(*finder->centre));
	if (!finder->heads || !finder->n_postings || !finder->asked ||
	    !finder->degree || !finder->centre ||
	    !vector_add_room(&finder->back_offsets, n + 1) ||
	    !vector_add_room(&finder->offsets, n + 2))
		return false;
	memset(finder->centre, 0xFF, (n + 1) * sizeof(*finder->centre));
	return true;
}

/* -- Neighbours ---------------------------------------------------------- */

/* The heaviest terms of SKETCH; a tie goes to the smaller number. */
static uint32_t
find_index_terms(const struct finder *finder, const struct sketch *sketch,
		 struct sketch_weight best[INDEX_TERMS])
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < sketch->n_weights; i++) {
		struct sketch_weight weight =
			finder->sketches->weights
				.items[sketch->first_weight + i];
		uint32_t k = n;

		if (n == INDEX_TERMS && weight.weight <= best[n - 1].weight)
			continue;
		if (n == INDEX_TERMS)
			k--;
		else
			n++;
		for (; k && best[k - 1].weight < weight.weight; k--)
			best[k] = best[k - 1];
		best[k] = weight;
	}
	return n;
}

/* Puts EDGE among the closest in NEAREST; returns how many there are. */
static uint32_t
keep_nearest(struct edge *nearest, uint32_t n, struct edge edge)
{
	uint32_t k = n;

	if (n == MAX_NEIGHBOURS) {
		if (edge.close <= nearest[n - 1].close)
			return n;
		k--;
	} else {
		n++;
	}
	for (; k && nearest[k - 1].close < edge.close; k--)
		nearest[k] = nearest[k - 1];
	nearest[k] = edge;
	return n;
}

static int32_t
compare_articles(const struct finder *finder, uint32_t a, uint32_t b)
{
	const struct sketch *articles = finder->sketches->articles.items;

	return (int32_t)lround(
		sketch_compare(finder->sketches, &articles[a], &articles[b]) *
		ONE);
}

/* Compares ARTICLE with those that the index has under STEM. */
static uint32_t
ask(struct finder *finder, uint32_t article, uint32_t stem,
    struct edge *nearest, uint32_t n)
{
	for (uint32_t at = finder->heads[stem]; at;
	     at = finder->postings.items[at - 1].next) {
		struct edge edge = {
			.to = finder->postings.items[at - 1].article};

		if (finder->asked[edge.to] == article + 1)
			continue;
		finder->asked[edge.to] = article + 1;
		edge.close = compare_articles(finder, article, edge.to);
		if (edge.close >= MIN_CLOSE * ONE)
			n = keep_nearest(nearest, n, edge);
	}
	return n;
}

static bool
insert(struct finder *finder, uint32_t article, uint32_t stem)
{
	if (finder->n_postings[stem] == MAX_POSTINGS)
		return true;
	if (!vector_add_room(&finder->postings, 1))
		return false;
	finder->postings.items[finder->postings.n_items++] =
		(struct posting){article, finder->heads[stem]};
	finder->heads[stem] = (uint32_t)finder->postings.n_items;
	finder->n_postings[stem]++;
	return true;
}

/* Finds the neighbours before ARTICLE; false: out of memory. */
static bool
find_neighbours(struct finder *finder, uint32_t article)
{
	struct sketch_weight terms[INDEX_TERMS];
	struct edge nearest[MAX_NEIGHBOURS];
	uint32_t n_terms, n = 0;

	n_terms = find_index_terms(
		finder, &finder->sketches->articles.items[article], terms);
	for (uint32_t i = 0; i < n_terms; i++)
		n = ask(finder, article, terms[i].stem, nearest, n);
	for (uint32_t i = 0; i < n_terms; i++)
		if (!insert(finder, article, terms[i].stem))
			return false;
	if (!vector_add_room(&finder->back, n))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		finder->back.items[finder->back.n_items++] = nearest[i];
		finder->degree[article] += (uint64_t)nearest[i].close;
		finder->degree[nearest[i].to] += (uint64_t)nearest[i].close;
	}
	return true;
}

static bool
find_all_neighbours(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->n; i++) {
		finder->back_offsets.items[i] = finder->back.n_items;
		if (finder->copy_of[i] == COPY_NONE &&
		    !find_neighbours(finder, i))
			return false;
	}
	finder->back_offsets.items[finder->n] = finder->back.n_items;
	return true;
}

/* From the neighbours before each article to all of them. */
static bool
join_neighbours(struct finder *finder)
{
	size_t *offsets = finder->offsets.items;
	const size_t *back = finder->back_offsets.items;
	size_t n = finder->n;

	if (!vector_add_room(&finder->edges, 2 * finder->back.n_items + 1))
		return false;
	memset(offsets, 0, (n + 2) * sizeof(*offsets));
	for (size_t i = 0; i < n; i++) /* counts, two places further on */
		for (size_t k = back[i]; k < back[i + 1]; k++) {
			offsets[i + 2]++;
			offsets[finder->back.items[k].to + 2]++;
		}
	for (size_t i = 2; i < n + 2; i++)
		offsets[i] += offsets[i - 1];
	for (size_t i = 0; i < n; i++)
		for (size_t k = back[i]; k < back[i + 1]; k++) {
			struct edge edge = finder->back.items[k];

			finder->edges.items[offsets[i + 1]++] = edge;
			finder->edges.items[offsets[edge.to + 1]++] =
				(struct edge){(uint32_t)i, edge.close};
		}
	return true;
}

/* -- Stars --------------------------------------------------------------- */

struct place {
	uint64_t degree;
	uint32_t article;
};

static int
compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->degree != y->degree)
		return x->degree < y->degree ? 1 : -1;
	return (x->article > y->article) - (x->article < y->article);
}

/* ARTICLE becomes a centre and takes its neighbours that are free. */
static void
make_centre(struct finder *finder, uint32_t article)
{
	finder->centre[article] = article;
	for (size_t k = finder->offsets.items[article];
	     k < finder->offsets.items[article + 1]; k++) {
		uint32_t *centre = &finder->centre[finder->edges.items[k].to];

		if (*centre == NONE)
			*centre = article;
	}
}

static bool
choose_centres(struct finder *finder)
{
	struct place *places = malloc((finder->n + 1) * sizeof(*places));

	if (!places)
		return false;
	for (uint32_t i = 0; i < finder->n; i++)
		places[i] = (struct place){finder->degree[i], i};
	qsort(places, finder->n, sizeof(*places), compare_places);
	for (size_t i = 0; i < finder->n; i++) {
		uint32_t article = places[i].article;

		if (finder->copy_of[article] == COPY_NONE &&
		    finder->centre[article] == NONE)
			make_centre(finder, article);
	}
	free(places);
	return true;
}

/* The centre next to ARTICLE; the earliest if there are several. */
static uint32_t
find_centre(const struct finder *finder, uint32_t article, int32_t *similarity)
{
	uint32_t best = NONE;

	if (finder->centre[article] == article) {
		*similarity = ONE;
		return article;
	}
	*similarity = -1;
	for (size_t k = finder->offsets.items[article];
	     k < finder->offsets.items[article + 1]; k++) {
		const struct edge *edge = &finder->edges.items[k];

		if (finder->centre[edge->to] != edge->to)
			continue;
		if (edge->close > *similarity ||
		    (edge->close == *similarity && edge->to < best)) {
			*similarity = edge->close;
			best = edge->to;
		}
	}
	return best;
}

/* Articles go to their centres, copies with what they are copies of. */
static void
settle(struct finder *finder, int32_t *similarity)
{
	for (uint32_t i = 0; i < finder->n; i++)
		if (finder->copy_of[i] == COPY_NONE)
			finder->centre[i] = find_centre(finder, i,
							&similarity[i]);
	for (uint32_t i = 0; i < finder->n; i++) {
		uint32_t original = finder->copy_of[i];

		if (original == COPY_NONE)
			continue;
		finder->centre[i] = finder->centre[original];
		similarity[i] = similarity[original];
	}
}

/* -- Stories ------------------------------------------------------------- */

/* Stories in the order of their first articles, with their members. */
static bool
list_stories(struct stories *stories, const struct finder *finder)
{
	struct story_list *list = &stories->list;
	uint32_t *number = finder->asked; /* of a centre's story; not needed */
	uint32_t first = 0;

	if (!vector_add_room(list, finder->n + 1))
		return false;
	memset(number, 0xFF, (finder->n + 1) * sizeof(*number));
	for (uint32_t i = 0; i < finder->n; i++) {
		uint32_t *story = &number[finder->centre[i]];

		if (*story == NONE) {
			*story = (uint32_t)list->n_items;
			list->items[list->n_items++] =
				(struct story){.centre = finder->centre[i]};
		}
		list->items[*story].n_articles++;
	}
	for (size_t i = 0; i < list->n_items; i++) {
		list->items[i].first = first;
		first += list->items[i].n_articles;
		list->items[i].n_articles = 0;
	}
	for (uint32_t i = 0; i < finder->n; i++) {
		struct story *story = &list->items[number[finder->centre[i]]];

		stories->members[story->first + story->n_articles++] = i;
	}
	return true;
}

/* The first of N ORIGINALS that contains ARTICLE, or is contained in it. */
static uint32_t
find_container(const struct stories *stories, const struct sketches *sketches,
	       const uint32_t *originals, uint32_t n, uint32_t article)
{
	const struct sketch *articles = sketches->articles.items;

	for (uint32_t i = 0; i < n; i++)
		if (stories->copy_of[originals[i]] == COPY_NONE &&
		    copies_contain(&articles[originals[i]], &articles[article]))
			return originals[i];
	return COPY_NONE;
}

/* Copies of what has become a copy are copies of the same. */
static void
find_contained(struct stories *stories, const struct sketches *sketches,
	       const struct story *story)
{
	const uint32_t *members = stories->members + story->first;
	uint32_t originals[MAX_CONTAINED];
	uint32_t n = 0;

	for (uint32_t i = 0; i < story->n_articles && n < MAX_CONTAINED; i++) {
		uint32_t *copy_of = &stories->copy_of[members[i]];

		if (*copy_of != COPY_NONE)
			continue;
		*copy_of = find_container(stories, sketches, originals, n,
					  members[i]);
		if (*copy_of == COPY_NONE)
			originals[n++] = members[i];
	}
	for (uint32_t i = 0; i < story->n_articles; i++) {
		uint32_t *copy_of = &stories->copy_of[members[i]];

		if (*copy_of != COPY_NONE &&
		    stories->copy_of[*copy_of] != COPY_NONE)
			*copy_of = stories->copy_of[*copy_of];
	}
}

static void
weigh_story(const struct stories *stories, struct story *story)
{
	const uint32_t *members = stories->members + story->first;
	int64_t sum = 0, n = 0;

	for (uint32_t i = 0; i < story->n_articles; i++) {
		if (stories->copy_of[members[i]] != COPY_NONE)
			continue;
		story->n_sources++;
		if (members[i] == story->centre)
			continue;
		sum += stories->similarity[members[i]];
		n++;
	}
	if (n)
		story->centrality = (int32_t)(sum / n);
}

/* Sources, how close they are, copies, order. */
static int
compare_stories(const void *a, const void *b)
{
	const struct story *x = a, *y = b;

	if (x->n_sources != y->n_sources)
		return x->n_sources < y->n_sources ? 1 : -1;
	if (x->centrality != y->centrality)
		return x->centrality < y->centrality ? 1 : -1;
	if (x->n_articles != y->n_articles)
		return x->n_articles < y->n_articles ? 1 : -1;
	return (x->first > y->first) - (x->first < y->first);
}

static void
rank_stories(struct stories *stories, const struct sketches *sketches)
{
	struct story_list *list = &stories->list;

	for (size_t i = 0; i < list->n_items; i++) {
		find_contained(stories, sketches, &list->items[i]);
		weigh_story(stories, &list->items[i]);
	}
	if (list->n_items)
		qsort(list->items, list->n_items, sizeof(*list->items),
		      compare_stories);
}

bool
stories_find(struct stories *stories, const struct sketches *sketches)
{
	size_t n = sketches->articles.n_items;
	struct finder finder = {.sketches = sketches, .n = n};
	bool done = false;

	if (!copies_find(sketches, &stories->copy_of))
		return false;
	finder.copy_of = stories->copy_of;
	stories->members = malloc((n + 1) * sizeof(*stories->members));
	stories->similarity = malloc((n + 1) * sizeof(*stories->similarity));
	if (!stories->members || !stories->similarity ||
	    !make_finder(&finder) || !find_all_neighbours(&finder) ||
	    !join_neighbours(&finder) || !choose_centres(&finder))
		goto out;
	settle(&finder, stories->similarity);
	if (!list_stories(stories, &finder))
		goto out;
	rank_stories(stories, sketches);
	done = true;
out:
	release_finder(&finder);
	return done;
}
