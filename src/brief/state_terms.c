/* SPDX-License-Identifier: MIT */
/*
 * By which terms a story is known another day: the heaviest of the sum of its
 * articles' heads.
 */
#include <config.h>

#include "brief/brief.h"
#include "brief/copies.h"
#include "brief/state_parts.h"
#include "rank/score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A story is known by at most so many of its articles. */
#define MAX_ARTICLES 64

struct weighed {
	double weight;
	uint32_t stem;
};

static int
compare_weighed(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	if (x->weight != y->weight) /* rounded */
		return x->weight > y->weight ? -1 : 1;
	return (x->stem > y->stem) - (x->stem < y->stem);
}

const struct story *
state_get_story(const struct brief *brief, size_t entry)
{
	return &brief->stories.list.items[brief->entries.items[entry].story];
}

/* What a term of a head weighs. */
static double
weigh_term(const struct sketch_stem *stems, const struct sketch_term *term)
{
	double weight = score_weight(term->n_head,
				     (double)stems[term->stem].idf);

	return sketch_is_name(term) ? SKETCH_NAME_SHARE * weight : weight;
}

/* Adds the head of an article with length 1 to SUM. */
static void
add_head(const struct brief *brief, uint32_t article, double *sum)
{
	const struct sketch *sketch = brief_get_sketch(brief, article);
	const struct sketch_term *terms = sketch_terms(&brief->sketches,
						       sketch);
	const struct sketch_stem *stems = brief->sketches.stems.items;
	double square = 0;

	for (uint32_t i = 0; i < sketch->n_terms; i++) {
		double weight = weigh_term(stems, &terms[i]);

		square += weight * weight;
	}
	for (uint32_t i = 0; square > 0 && i < sketch->n_terms; i++)
		sum[terms[i].stem] += weigh_term(stems, &terms[i]) /
				      sqrt(square);
}

/* All stems of N articles with what SUM has of them, which becomes zero. */
static size_t
take_sum(const struct brief *brief, const uint32_t *articles, uint32_t n,
	 double *sum, struct weighed *weighed)
{
	size_t n_stems = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct sketch *sketch = brief_get_sketch(brief,
							       articles[i]);
		const struct sketch_term *terms = sketch_terms(&brief->sketches,
							       sketch);

		for (uint32_t k = 0; k < sketch->n_terms; k++) {
			double *of = &sum[terms[k].stem];

			if (*of > 0)
				weighed[n_stems++] = (struct weighed){
					rint(*of * 1e6), terms[k].stem};
			*of = 0;
		}
	}
	return n_stems;
}

/* Adds the heaviest of N terms, weighed anew, to TERMS as those of a story. */
static bool
add_terms(const struct sketch_stem *stems, struct weighed *weighed, size_t n,
	  struct state_terms *terms, uint32_t *n_added)
{
	double square = 0;

	qsort(weighed, n, sizeof(*weighed), compare_weighed);
	n = n < STATE_MAX_TERMS ? n : STATE_MAX_TERMS;
	*n_added = (uint32_t)n;
	for (size_t i = 0; i < n; i++)
		square += weighed[i].weight * weighed[i].weight;
	if (!vector_add_room(terms, n + 1))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct sketch_stem *stem = &stems[weighed[i].stem];

		terms->items[terms->n_items++] = (struct state_term){
			stem->text, stem->n_bytes,
			(uint32_t)lround(STATE_ONE * weighed[i].weight /
					 sqrt(square))};
	}
	return true;
}

bool
state_find_terms(const struct brief *brief, size_t number, double *sum,
		 struct state_terms *terms, uint32_t *n_terms)
{
	const struct story *story = state_get_story(brief, number);
	uint32_t articles[MAX_ARTICLES], n = 0;
	size_t n_all = 0;
	struct weighed *weighed;
	bool done;

	for (uint32_t i = 0; i < story->n_articles && n < MAX_ARTICLES; i++) {
		uint32_t article = brief->stories.members[story->first + i];

		if (brief->stories.copy_of[article] != COPY_NONE)
			continue;
		articles[n++] = article;
		add_head(brief, article, sum);
		n_all += brief_get_sketch(brief, article)->n_terms;
	}
	weighed = malloc((n_all + 1) * sizeof(*weighed));
	if (!weighed)
		return false;
	n_all = take_sum(brief, articles, n, sum, weighed);
	done = add_terms(brief->sketches.stems.items, weighed, n_all, terms,
			 n_terms);
	free(weighed);
	return done;
}

int
state_compare_stems(const struct state_term *a, const struct state_term *b)
{
	size_t n = a->n_bytes < b->n_bytes ? a->n_bytes : b->n_bytes;
	int order = memcmp(a->stem, b->stem, n);

	return order ? order
		     : (a->n_bytes > b->n_bytes) - (a->n_bytes < b->n_bytes);
}
