/* SPDX-License-Identifier: MIT */
/*
 * Which articles are about one event.
 * Two levels.  Articles that share much of the vocabulary which is rare
 * everywhere are of one topic: an affair, a disaster.  Within a topic a term
 * counts by how rare it is there as well, so that what tells its events apart
 * weighs most; and titles count by themselves.  Articles that are close in the
 * mean are one story, unless they are of one pattern with other claims.
 *
 * doc/brief.md has the constants, and what each is worth.
 */
#include <config.h>

#include "brief/story.h"

#include "base/ascii.h"
#include "base/order.h"
#include "brief/copies.h"
#include "brief/linkage.h"
#include "brief/topic.h"
#include "brief/vectors.h"
#include "rank/score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ONE 1000000
#define NONE UINT32_MAX

/* How close two articles of a topic are: shares of titles, heads and leads. */
#define CLOSE_TITLES 0.4
#define CLOSE_HEADS 0.4
#define CLOSE_LEADS 0.2
/* … but no more than by their heads and leads alone. */
#define FIRM_HEADS 0.70
#define FIRM_LEADS 0.35
/* … and by their heads if one has no title. */
#define UNTITLED 1.6
/* What titles and heads are worth together. */
#define TITLE_SHARE 0.4
#define STORY_TERMS 16
/* What pairs count that were not compared, and from where on a story is one. */
#define MISSING 100000
#define STORY_CLOSE 420000
/* From this closeness on two articles may be of one pattern: it is asked. */
#define MAYBE_CLOSE 240000
/* Of more edges of an article the closest are kept, and those of patterns. */
#define MAX_EDGES 32

/* A title gains or loses by what it is like (doc/brief.md). */
#define TITLE_LATEST 0.05
#define TITLE_ASKS 0.15
#define TITLE_QUOTES 0.06
#define TITLE_SHOUTS 0.20
#define TITLE_LENGTH 0.10
#define TITLE_MIN_TERMS 3
#define TITLE_MAX_TERMS 14

/* Of a focus stories have so many degrees. */
#define FOCUS_STEPS 4

struct finder {
	const struct sketches *sketches;
	struct stories *stories;
	struct topics topics;
	/* By stem; all zero between uses. */
	float *dense, *dense_title, *dense_lead, *sum;
	uint32_t *df; /* articles of the topic that have it */
	float *idf;   /* in the topic, if it was computed */
	/* Of the topic at hand. */
	const uint32_t *members;
	uint32_t n_members;
	struct vectors titles, heads, leads, lookups;
	struct linkage_edges edges;
	size_t first_edge; /* of the member that is visited */
	uint32_t *group;
	uint32_t spread; /* member that the dense vectors have, or NONE */
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
	topics_release(&finder->topics);
	free(finder->dense);
	free(finder->dense_title);
	free(finder->dense_lead);
	free(finder->sum);
	free(finder->df);
	free(finder->idf);
	vectors_release(&finder->titles);
	vectors_release(&finder->heads);
	vectors_release(&finder->leads);
	vectors_release(&finder->lookups);
	vector_release(&finder->edges);
	free(finder->group);
}

static bool
make_finder(struct finder *finder)
{
	size_t n = finder->sketches->articles.n_items + 1;
	size_t n_stems = finder->sketches->stems.n_items + 1;

	finder->group = malloc(n * sizeof(*finder->group));
	finder->dense = calloc(n_stems, sizeof(*finder->dense));
	finder->dense_title = calloc(n_stems, sizeof(*finder->dense_title));
	finder->dense_lead = calloc(n_stems, sizeof(*finder->dense_lead));
	finder->sum = calloc(n_stems, sizeof(*finder->sum));
	finder->df = calloc(n_stems, sizeof(*finder->df));
	finder->idf = calloc(n_stems, sizeof(*finder->idf));
	return finder->group && finder->dense && finder->dense_title &&
	       finder->dense_lead && finder->sum && finder->df && finder->idf;
}

static const struct sketch *
get_sketch(const struct finder *finder, uint32_t article)
{
	return &finder->sketches->articles.items[article];
}

static int32_t
to_millionths(double value)
{
	return (int32_t)lround(value * ONE);
}

/* -- Stories of a topic --------------------------------------------------- */

/* The dense vector becomes that of member I. */
static void
spread(struct finder *finder, uint32_t i)
{
	if (finder->spread == i)
		return;
	if (finder->spread != NONE) {
		vectors_unspread(&finder->heads, finder->spread, finder->dense);
		vectors_unspread(&finder->titles, finder->spread,
				 finder->dense_title);
		vectors_unspread(&finder->leads, finder->spread,
				 finder->dense_lead);
	}
	finder->spread = i;
	if (i == NONE)
		return;
	vectors_spread(&finder->heads, i, finder->dense);
	vectors_spread(&finder->titles, i, finder->dense_title);
	vectors_spread(&finder->leads, i, finder->dense_lead);
}

/* Counts in how many members each stem is; DOWN: forgets all of that. */
static void
count_stems(struct finder *finder, bool down)
{
	for (uint32_t i = 0; i < finder->n_members; i++) {
		const struct sketch *sketch = get_sketch(finder,
							 finder->members[i]);
		const struct sketch_term *terms = sketch_terms(finder->sketches,
							       sketch);

		for (uint32_t k = 0; k < sketch->n_terms; k++)
			if (down) {
				finder->df[terms[k].stem] = 0;
				finder->idf[terms[k].stem] = 0;
			} else {
				finder->df[terms[k].stem]++;
			}
	}
}

/*
 * What a term is worth in the topic, where D of N articles have it: as if the
 * topic were in a collection like the background,
 * ln((B + N) / (B exp(-idf) + D)).
 */
static double
find_idf(const struct finder *finder, uint32_t stem)
{
	double idf = (double)finder->sketches->stems.items[stem].idf;

	return sketch_local_idf(idf, finder->n_members, finder->df[stem]);
}

/* By which terms a member is looked up: those of its title and head. */
static bool
add_lookup(struct finder *finder, uint32_t i)
{
	uint32_t n, n_title, k = 0;
	const struct vector_term *head = vectors_get(&finder->heads, i, &n);
	const struct vector_term *title = vectors_get(&finder->titles, i,
						      &n_title);

	for (uint32_t t = 0; t < n; t++) {
		double h = (double)head[t].weight;
		double weight = (1 - TITLE_SHARE) * h * h;

		/* The head has all terms of the title. */
		if (k < n_title && title[k].stem == head[t].stem) {
			double w = (double)title[k++].weight;

			weight += TITLE_SHARE * w * w;
		}
		if (!vectors_put(&finder->lookups, head[t].stem, weight))
			return false;
	}
	return vectors_end(&finder->lookups);
}

static bool
add_member(struct finder *finder, uint32_t i)
{
	const struct sketch *sketch = get_sketch(finder, finder->members[i]);
	const struct sketch_term *terms = sketch_terms(finder->sketches,
						       sketch);

	for (uint32_t k = 0; k < sketch->n_terms; k++) {
		double idf = (double)finder->idf[terms[k].stem];

		if (!vectors_put(&finder->heads, terms[k].stem,
				 score_weight(terms[k].n_head, idf)))
			return false;
		if (terms[k].n_title &&
		    !vectors_put(&finder->titles, terms[k].stem,
				 score_weight(terms[k].n_title, idf)))
			return false;
		if (sketch_is_lead(&terms[k]) &&
		    !vectors_put(&finder->leads, terms[k].stem,
				 score_weight(terms[k].n_head, idf)))
			return false;
	}
	return vectors_end(&finder->heads) && vectors_end(&finder->titles) &&
	       vectors_end(&finder->leads) && add_lookup(finder, i);
}

/* The idf of each stem of the topic. */
static void
weigh_stems(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->n_members; i++) {
		const struct sketch *sketch = get_sketch(finder,
							 finder->members[i]);
		const struct sketch_term *terms = sketch_terms(finder->sketches,
							       sketch);

		for (uint32_t k = 0; k < sketch->n_terms; k++) {
			float *idf = &finder->idf[terms[k].stem];

			if (*idf <= 0)
				*idf = (float)find_idf(finder, terms[k].stem);
		}
	}
}

static bool
make_story_vectors(struct finder *finder)
{
	vectors_clear(&finder->heads);
	vectors_clear(&finder->titles);
	vectors_clear(&finder->leads);
	vectors_clear(&finder->lookups);
	count_stems(finder, false);
	weigh_stems(finder);
	for (uint32_t i = 0; i < finder->n_members; i++)
		if (!add_member(finder, i))
			return false;
	count_stems(finder, true);
	return true;
}

static bool
has_title(const struct finder *finder, uint32_t i)
{
	uint32_t n;

	vectors_get(&finder->titles, i, &n);
	return n > 0;
}

/*
 * How much of what J says happens at its beginning the other head has, and the
 * other way round, in the mean.  Names are left out: two articles about one
 * person share them whatever he does.
 */
static double
compare_leads(const struct finder *finder, uint32_t j)
{
	return (vectors_find_met(&finder->leads, j, finder->dense) +
		vectors_find_meeting(&finder->heads, j, finder->dense_lead)) /
	       2;
}

/* How close member J is to the one that is spread, in millionths. */
static int32_t
compare_members(struct finder *finder, uint32_t i, uint32_t j)
{
	double heads = vectors_cosine(&finder->heads, j, finder->dense);
	double close = UNTITLED * heads;

	if (has_title(finder, i) && has_title(finder, j)) {
		double titles = vectors_cosine(&finder->titles, j,
					       finder->dense_title);
		double leads = compare_leads(finder, j);

		close = fmin(CLOSE_TITLES * titles + CLOSE_HEADS * heads +
				     CLOSE_LEADS * leads,
			     FIRM_HEADS * heads + FIRM_LEADS * leads);
	}
	return to_millionths(fmin(1, close));
}

/* Those that say most of two groups first. */
static int
compare_edges(const void *a, const void *b)
{
	const struct linkage_edge *x = a, *y = b;
	int32_t x_close = x->close ? x->close : ONE;
	int32_t y_close = y->close ? y->close : ONE;

	if (x_close != y_close)
		return x_close > y_close ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* Drops the edges of the member that was visited last, but for some. */
static void
keep_edges(struct finder *finder)
{
	struct linkage_edges *edges = &finder->edges;
	size_t n = edges->n_items - finder->first_edge;

	if (n > MAX_EDGES) {
		qsort(edges->items + finder->first_edge, n,
		      sizeof(*edges->items), compare_edges);
		edges->n_items = finder->first_edge + MAX_EDGES;
	}
	finder->first_edge = edges->n_items;
}

static bool
add_edge(void *user, uint32_t i, uint32_t j)
{
	struct finder *finder = user;
	int32_t close;

	if (finder->spread != i)
		keep_edges(finder);
	spread(finder, i);
	close = compare_members(finder, i, j);
	if (close >= MAYBE_CLOSE) {
		struct claims a =
			sketch_claims(finder->sketches,
				      get_sketch(finder, finder->members[i]));
		struct claims b =
			sketch_claims(finder->sketches,
				      get_sketch(finder, finder->members[j]));

		if (claims_are_pattern(&a, &b))
			close = 0;
	} else if (close < MISSING) {
		return true; /* as if it had not been compared */
	}
	if (!vector_add_room(&finder->edges, 1))
		return false;
	finder->edges.items[finder->edges.n_items++] =
		(struct linkage_edge){i, j, close};
	return true;
}

/* -- What is known of a story -------------------------------------------- */

/* Adds SHARE of vector I to the sum; its squared length grows by *SQUARE. */
static void
add_vector(struct finder *finder, const struct vectors *vectors, uint32_t i,
	   double share, double *square)
{
	uint32_t n;
	const struct vector_term *terms = vectors_get(vectors, i, &n);

	for (uint32_t k = 0; k < n; k++) {
		float *sum = &finder->sum[terms[k].stem];
		double before = (double)*sum;

		*sum += (float)(share * (double)terms[k].weight);
		*square += (double)*sum * (double)*sum - before * before;
	}
}

/* Whether an article is told, or one of the same words is. */
static bool
is_told(const struct finder *finder, uint32_t article)
{
	uint32_t told = finder->stories->copy_of[article];

	return told == COPY_NONE || finder->topics.same[told] == article;
}

/* Makes the sum of the articles that are told; returns its length. */
static double
make_sum(struct finder *finder, const uint32_t *places, uint32_t n)
{
	double square = 0;

	for (uint32_t p = 0; p < n; p++) {
		if (!is_told(finder, finder->members[places[p]]))
			continue;
		add_vector(finder, &finder->heads, places[p], 1 - TITLE_SHARE,
			   &square);
		add_vector(finder, &finder->titles, places[p], TITLE_SHARE,
			   &square);
	}
	return square > 0 ? sqrt(square) : 0;
}

static void
clear_sum(struct finder *finder, const uint32_t *places, uint32_t n_places)
{
	for (uint32_t p = 0; p < n_places; p++) {
		uint32_t n;
		const struct vector_term *terms = vectors_get(&finder->heads,
							      places[p], &n);

		for (uint32_t k = 0; k < n; k++)
			finder->sum[terms[k].stem] = 0;
	}
}

static bool
is_latest(const struct finder *finder, const struct story *story,
	  const struct sketch *sketch)
{
	return story->latest != STORY_NONE && sketch->is_dated &&
	       !sketch_compare_age(sketch, get_sketch(finder, story->latest));
}

/* What a title gains by its form, beside what it tells. */
static double
judge_title(const char *title, uint32_t n_terms)
{
	size_t n = strlen(title), n_small = 0;
	double gain = 0;

	for (size_t i = 0; i < n; i++)
		n_small += ascii_is_lower(title[i]);
	if (strchr(title, '?'))
		gain -= TITLE_ASKS;
	if (strchr("\"'", *title) || !strncmp(title, "“", 3) ||
	    !strncmp(title, "«", 2))
		gain -= TITLE_QUOTES;
	if (n_small * 4 < n)
		gain -= TITLE_SHOUTS;
	if (n_terms < TITLE_MIN_TERMS || n_terms > TITLE_MAX_TERMS)
		gain -= TITLE_LENGTH;
	return gain;
}

/* A story: members of the topic by their places; articles, the same too. */
struct gathering {
	const uint32_t *places, *articles;
	uint32_t n, n_articles;
};

/* Cosine of vector I with the sum, whose length is NORM. */
static double
compare_sum(const struct finder *finder, const struct vectors *vectors,
	    uint32_t i, double norm)
{
	return norm > 0 ? vectors_cosine(vectors, i, finder->sum) / norm : 0;
}

/* How close the articles are to their sum. */
static void
measure_story(struct finder *finder, struct gathering all, double norm,
	      struct story *story)
{
	int32_t *similarity = finder->stories->similarity;
	int64_t total = 0;
	uint32_t n_told = 0;

	for (uint32_t p = 0; p < all.n; p++) {
		uint32_t article = finder->members[all.places[p]];
		bool told = is_told(finder, article);

		similarity[article] = to_millionths(
			fmin(1, compare_sum(finder, &finder->heads,
					    all.places[p], norm)));
		total += told ? similarity[article] : 0;
		n_told += told;
	}
	for (uint32_t i = 0; i < all.n_articles; i++)
		similarity[all.articles[i]] =
			similarity[finder->topics.same[all.articles[i]]];
	story->centrality = n_told ? (int32_t)(total / n_told) : 0;
}

/* Finds the article whose title tells most of the sum. */
static void
choose_title(struct finder *finder, struct gathering all, double norm,
	     struct story *story)
{
	double best = -1;

	story->title = STORY_NONE;
	for (uint32_t p = 0; p < all.n; p++) {
		uint32_t article = finder->members[all.places[p]], n_terms;
		const struct sketch *sketch = get_sketch(finder, article);
		double gain;

		if (!sketch->title || sketch->is_barred)
			continue;
		vectors_get(&finder->titles, all.places[p], &n_terms);
		gain = compare_sum(finder, &finder->titles, all.places[p],
				   norm) +
		       judge_title(sketch->title, n_terms) +
		       (is_latest(finder, story, sketch) ? TITLE_LATEST : 0);
		if (story->title == STORY_NONE || gain > best) {
			best = gain;
			story->title = article;
		}
	}
}

bool
story_same_outlet(const struct sketch *a, const struct sketch *b)
{
	return a == b ||
	       (a->outlet && b->outlet && !strcmp(a->outlet, b->outlet));
}

static int
compare_strings(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Outlets with an article that is no copy; one without a name is its own. */
static bool
count_sources(struct finder *finder, struct gathering all, struct story *story)
{
	const char **names = malloc((all.n_articles + 1) * sizeof(*names));
	uint32_t n = 0;

	if (!names)
		return false;
	for (uint32_t p = 0; p < all.n_articles; p++) {
		uint32_t article = all.articles[p];
		const char *outlet = get_sketch(finder, article)->outlet;

		if (finder->stories->copy_of[article] != COPY_NONE)
			continue;
		if (outlet)
			names[n++] = outlet;
		else
			story->n_sources++;
	}
	qsort(names, n, sizeof(*names), compare_strings);
	for (uint32_t i = 0; i < n; i++)
		story->n_sources += !i || strcmp(names[i - 1], names[i]);
	free(names);
	return true;
}

/* The latest date, the worth of the best sentence, and what is asked for. */
static void
see_articles(const struct finder *finder, struct gathering all,
	     struct story *story)
{
	story->latest = STORY_NONE;
	for (uint32_t p = 0; p < all.n_articles; p++) {
		uint32_t article = all.articles[p];
		const struct sketch *sketch = get_sketch(finder, article);

		if (sketch->worth > story->worth)
			story->worth = sketch->worth;
		if (sketch->focus > story->focus)
			story->focus = sketch->focus;
		story->has_must |= sketch->has_must;
		if (sketch->is_dated &&
		    (story->latest == STORY_NONE ||
		     sketch_compare_age(sketch,
					get_sketch(finder, story->latest)) > 0))
			story->latest = article;
	}
}

/* Writes the articles of N members to ARTICLES; returns how many there are. */
static uint32_t
list_articles(const struct finder *finder, const uint32_t *places, uint32_t n,
	      uint32_t *articles)
{
	uint32_t n_articles = 0;

	for (uint32_t p = 0; p < n; p++)
		for (uint32_t i = finder->members[places[p]]; i != NONE;
		     i = finder->topics.next[i])
			articles[n_articles++] = i;
	qsort(articles, n_articles, sizeof(*articles), order_numbers);
	return n_articles;
}

/* Adds the story of PLACES, N members of the topic, in order. */
static bool
add_story(struct finder *finder, const uint32_t *places, uint32_t n)
{
	struct stories *stories = finder->stories;
	struct story_list *list = &stories->list;
	const struct story *last = list->n_items
					   ? &list->items[list->n_items - 1]
					   : NULL;
	struct story story = {.topic = stories->n_topics,
			      .first = last ? last->first + last->n_articles
					    : 0,
			      .worth = INT64_MIN};
	uint32_t *articles = stories->members + story.first;
	struct gathering all = {places, articles, n, 0};
	double norm;

	all.n_articles = list_articles(finder, places, n, articles);
	story.n_articles = all.n_articles;
	if (!vector_add_room(list, 1) ||
	    !copies_find(finder->sketches, articles, all.n_articles,
			 stories->copy_of) ||
	    !count_sources(finder, all, &story))
		return false;
	see_articles(finder, all, &story);
	norm = make_sum(finder, places, n);
	measure_story(finder, all, norm, &story);
	choose_title(finder, all, norm, &story);
	clear_sum(finder, places, n);
	list->items[list->n_items++] = story;
	return true;
}

/* A member with its group. */
struct grouped {
	uint32_t group, place;
};

static int
compare_grouped(const void *a, const void *b)
{
	const struct grouped *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

/* Adds the stories of the topic by the groups of its members. */
static bool
add_stories(struct finder *finder)
{
	uint32_t n = finder->n_members, begin = 0;
	struct grouped *grouped = malloc((n + 1) * sizeof(*grouped));
	uint32_t *places = finder->group;
	bool done = grouped != NULL;

	for (uint32_t i = 0; done && i < n; i++)
		grouped[i] = (struct grouped){finder->group[i], i};
	if (done)
		qsort(grouped, n, sizeof(*grouped), compare_grouped);
	for (uint32_t i = 0; done && i < n; i++)
		places[i] = grouped[i].place;
	for (uint32_t i = 1; done && i <= n; i++)
		if (i == n || grouped[i].group != grouped[begin].group) {
			done = add_story(finder, places + begin, i - begin);
			begin = i;
		}
	free(grouped);
	return done;
}

/* The members of the topic become stories. */
static bool
divide_topic(struct finder *finder)
{
	finder->edges.n_items = finder->first_edge = 0;
	if (!make_story_vectors(finder) ||
	    !vectors_visit_pairs(&finder->lookups, STORY_TERMS, add_edge,
				 finder))
		return false;
	keep_edges(finder);
	spread(finder, NONE);
	if (!linkage_join(&finder->edges, finder->n_members, MISSING,
			  STORY_CLOSE, finder->group) ||
	    !add_stories(finder))
		return false;
	finder->stories->n_topics++;
	return true;
}

static bool
divide_topics(struct finder *finder)
{
	uint32_t begin = 0;

	for (uint32_t i = 0; i < finder->topics.n; i++) {
		finder->members = finder->topics.articles + begin;
		finder->n_members = finder->topics.ends[i] - begin;
		if (!divide_topic(finder))
			return false;
		begin = finder->topics.ends[i];
	}
	return true;
}

/* -- Ranks --------------------------------------------------------------- */

struct ranked {
	struct story story;
	int64_t day; /* of the latest article */
	long focus;  /* steps */
};

/* What is asked for, sources, day, worth, closeness, articles, order. */
static int
compare_stories(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->story.has_must != y->story.has_must)
		return x->story.has_must ? -1 : 1;
	if (x->focus != y->focus)
		return x->focus < y->focus ? 1 : -1;
	if (x->story.n_sources != y->story.n_sources)
		return x->story.n_sources < y->story.n_sources ? 1 : -1;
	if (x->day != y->day)
		return x->day < y->day ? 1 : -1;
	if (x->story.worth != y->story.worth)
		return x->story.worth < y->story.worth ? 1 : -1;
	if (x->story.centrality != y->story.centrality)
		return x->story.centrality < y->story.centrality ? 1 : -1;
	if (x->story.n_articles != y->story.n_articles)
		return x->story.n_articles < y->story.n_articles ? 1 : -1;
	return (x->story.first > y->story.first) -
	       (x->story.first < y->story.first);
}

static bool
rank_stories(struct finder *finder)
{
	struct story_list *list = &finder->stories->list;
	struct ranked *ranked = calloc(list->n_items + 1, sizeof(*ranked));
	double most = 0;

	if (!ranked)
		return false;
	for (size_t i = 0; i < list->n_items; i++)
		most = fmax(most, list->items[i].focus);
	for (size_t i = 0; i < list->n_items; i++) {
		const struct story *story = &list->items[i];

		ranked[i].story = *story;
		ranked[i].day =
			story->latest == STORY_NONE
				? INT64_MIN
				: get_sketch(finder, story->latest)->when.day;
		if (most > 0)
			ranked[i].focus =
				lround(FOCUS_STEPS * story->focus / most);
	}
	qsort(ranked, list->n_items, sizeof(*ranked), compare_stories);
	for (size_t i = 0; i < list->n_items; i++)
		list->items[i] = ranked[i].story;
	free(ranked);
	return true;
}

bool
stories_find(struct stories *stories, const struct sketches *sketches)
{
	size_t n = sketches->articles.n_items;
	struct finder finder = {
		.sketches = sketches, .stories = stories, .spread = NONE};
	bool done;

	stories->copy_of = malloc((n + 1) * sizeof(*stories->copy_of));
	stories->members = malloc((n + 1) * sizeof(*stories->members));
	stories->similarity = malloc((n + 1) * sizeof(*stories->similarity));
	done = stories->copy_of && stories->members && stories->similarity &&
	       make_finder(&finder) && topics_find(&finder.topics, sketches) &&
	       divide_topics(&finder) && rank_stories(&finder);
	release_finder(&finder);
	return done;
}
