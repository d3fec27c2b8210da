/* SPDX-License-Identifier: MIT */
/*
 * Single link over an index: of the vectors that share one of their heaviest
 * terms those are compared that are not of one topic yet (union-find).
 */
#include <config.h>

#include "brief/topic.h"

#include "base/hash.h"
#include "brief/vectors.h"
#include "rank/score.h"

#include <stdlib.h>

#define NONE TOPIC_NONE

/* From this cosine on two articles are of one topic; a title counts twice. */
#define TOPIC_CLOSE 0.30
#define TOPIC_TERMS 12

struct finder {
	const struct sketches *sketches;
	struct topics *topics;
	uint32_t n;	  /* articles */
	uint32_t *parent; /* of an article in its topic, for union-find */
	struct vectors heads;
	float *dense;	 /* by stem: the vector of one article */
	uint32_t spread; /* which, or NONE */
};

void
topics_release(struct topics *topics)
{
	free(topics->articles);
	free(topics->ends);
	free(topics->same);
	free(topics->next);
	*topics = (struct topics){0};
}

/* -- The same words ------------------------------------------------------ */

/* An article with a hash of its runs of stems and its claims. */
struct wording {
	uint64_t hash;
	uint32_t article;
};

static int
compare_wordings(const void *a, const void *b)
{
	const struct wording *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->article > y->article) - (x->article < y->article);
}

static uint64_t
hash_words(const struct finder *finder, uint32_t article)
{
	struct claims claims = sketch_claims(
		finder->sketches, &finder->sketches->articles.items[article]);

	uint64_t hash = hash_bytes(claims.claims,
				   claims.n_claims * sizeof(*claims.claims), 0);

	return hash_bytes(claims.runs, claims.n_runs * sizeof(*claims.runs),
			  hash);
}

/*
 * A text that many outlets print is looked at once, in its first article: the
 * lists of an index are too short for all of them.
 */
static bool
find_same(struct finder *finder)
{
	uint32_t n = finder->n;
	struct wording *wordings = malloc(((size_t)n + 1) * sizeof(*wordings));

	if (!wordings)
		return false;
	for (uint32_t i = 0; i < n; i++)
		wordings[i] = (struct wording){hash_words(finder, i), i};
	qsort(wordings, n, sizeof(*wordings), compare_wordings);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t article = wordings[i].article;

		finder->topics->same[article] = article;
		finder->topics->next[article] = NONE;
		if (!i || wordings[i].hash != wordings[i - 1].hash ||
		    !finder->sketches->articles.items[article].size.n_runs)
			continue;
		finder->topics->next[wordings[i - 1].article] = article;
		finder->topics->same[article] =
			finder->topics->same[wordings[i - 1].article];
	}
	free(wordings);
	return true;
}

/* -- Topics -------------------------------------------------------------- */

static uint32_t
find_topic(struct finder *finder, uint32_t i)
{
	uint32_t *parent = finder->parent;

	while (parent[i] != i)
		i = parent[i] = parent[parent[i]];
	return i;
}

/* Joins the topics of two articles if they are close. */
static bool
join_topics(void *user, uint32_t i, uint32_t j)
{
	struct finder *finder = user;
	uint32_t x = find_topic(finder, i), y = find_topic(finder, j);

	if (x == y)
		return true;
	if (finder->spread != i && finder->spread != NONE)
		vectors_unspread(&finder->heads, finder->spread, finder->dense);
	if (finder->spread != i)
		vectors_spread(&finder->heads, i, finder->dense);
	finder->spread = i;
	if (vectors_cosine(&finder->heads, j, finder->dense) >= TOPIC_CLOSE)
		finder->parent[x > y ? x : y] = x > y ? y : x;
	return true;
}

/* All articles as vectors under the idf of the background. */
static bool
make_topic_vectors(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->n; i++) {
		const struct sketch *sketch =
			&finder->sketches->articles.items[i];
		const struct sketch_term *terms = sketch_terms(finder->sketches,
							       sketch);

		for (uint32_t k = 0;
		     finder->topics->same[i] == i && k < sketch->n_terms; k++) {
			double idf = (double)finder->sketches->stems
					     .items[terms[k].stem]
					     .idf;
			uint32_t n = (uint32_t)terms[k].n_head +
				     terms[k].n_title;

			if (!vectors_put(&finder->heads, terms[k].stem,
					 score_weight(n, idf)))
				return false;
		}
		if (!vectors_end(&finder->heads))
			return false;
	}
	return true;
}

static bool
find_topics(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->n; i++)
		finder->parent[i] = finder->topics->same[i];
	if (!make_topic_vectors(finder) ||
	    !vectors_visit_pairs(&finder->heads, TOPIC_TERMS, join_topics,
				 finder))
		return false;
	return true;
}

/* -- The list of topics --------------------------------------------------- */

/* Articles with other words than those before, topic by topic, in order. */
static uint32_t
sort_by_topic(struct finder *finder, uint32_t *n_before)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < finder->n; i++)
		n_before[find_topic(finder, i) + 1] +=
			finder->topics->same[i] == i;
	for (uint32_t i = 0; i < finder->n; i++)
		n_before[i + 1] += n_before[i];
	for (uint32_t i = 0; i < finder->n; i++) {
		if (finder->topics->same[i] != i)
			continue;
		finder->topics->articles[n_before[find_topic(finder, i)]++] = i;
		n++;
	}
	return n;
}

static bool
list_topics(struct finder *finder)
{
	struct topics *topics = finder->topics;
	uint32_t *n_before = calloc((size_t)finder->n + 1, sizeof(*n_before));
	uint32_t n;

	if (!n_before)
		return false;
	n = sort_by_topic(finder, n_before);
	free(n_before);
	for (uint32_t i = 1; i <= n; i++)
		if (i == n ||
		    find_topic(finder, topics->articles[i]) !=
			    find_topic(finder, topics->articles[i - 1]))
			topics->ends[topics->n++] = i;
	return true;
}

static bool
make_room(struct finder *finder)
{
	struct topics *topics = finder->topics;
	size_t n = (size_t)finder->n + 1;

	topics->articles = malloc(n * sizeof(*topics->articles));
	topics->ends = malloc(n * sizeof(*topics->ends));
	topics->same = malloc(n * sizeof(*topics->same));
	topics->next = malloc(n * sizeof(*topics->next));
	finder->parent = malloc(n * sizeof(*finder->parent));
	finder->dense = calloc(finder->sketches->stems.n_items + 1,
			       sizeof(*finder->dense));
	return topics->articles && topics->ends && topics->same &&
	       topics->next && finder->parent && finder->dense;
}

bool
topics_find(struct topics *topics, const struct sketches *sketches)
{
	struct finder finder = {.sketches = sketches,
				.topics = topics,
				.n = (uint32_t)sketches->articles.n_items,
				.spread = NONE};
	bool done;

	*topics = (struct topics){0};
	done = make_room(&finder) && find_same(&finder) &&
	       find_topics(&finder) && list_topics(&finder);
	vectors_release(&finder.heads);
	free(finder.parent);
	free(finder.dense);
	return done;
}
