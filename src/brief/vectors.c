/* SPDX-License-Identifier: MIT */
/*
 * Which vectors may be close is told by an inverted index of the few heaviest
 * terms of each.  A list of the index has a greatest length, so the number of
 * comparisons is linear in that of the vectors.  (Bayardo, Ma & Srikant 2007
 * find all pairs so; here the weakest are given up.)
 */
#include <config.h>

#include "brief/vectors.h"

#include <math.h>
#include <stdlib.h>

/* No vector is looked up by more terms. */
#define MAX_TERMS 16

void
vectors_release(struct vectors *vectors)
{
	vector_release(&vectors->terms);
	vector_release(&vectors->ends);
}

void
vectors_clear(struct vectors *vectors)
{
	vectors->terms.n_items = vectors->ends.n_items = 0;
}

bool
vectors_put(struct vectors *vectors, uint32_t stem, double weight)
{
	if (!(weight > 0))
		return true;
	if (!vector_add_room(&vectors->terms, 1))
		return false;
	vectors->terms.items[vectors->terms.n_items++] =
		(struct vector_term){stem, (float)weight};
	return true;
}

bool
vectors_end(struct vectors *vectors)
{
	size_t n = vectors->ends.n_items;
	size_t begin = n ? vectors->ends.items[n - 1] : 0;
	size_t end = vectors->terms.n_items;
	double norm = 0;

	if (!vector_add_room(&vectors->ends, 1))
		return false;
	for (size_t i = begin; i < end; i++) {
		double weight = (double)vectors->terms.items[i].weight;

		norm += weight * weight;
	}
	norm = sqrt(norm);
	for (size_t i = begin; i < end; i++) {
		float *weight = &vectors->terms.items[i].weight;

		*weight = (float)((double)*weight / norm);
	}
	vectors->ends.items[vectors->ends.n_items++] = end;
	return true;
}

const struct vector_term *
vectors_get(const struct vectors *vectors, size_t i, uint32_t *n)
{
	size_t begin = i ? vectors->ends.items[i - 1] : 0;

	*n = (uint32_t)(vectors->ends.items[i] - begin);
	return vector_from(&vectors->terms, begin);
}

void
vectors_spread(const struct vectors *vectors, size_t i, float *dense)
{
	uint32_t n;
	const struct vector_term *terms = vectors_get(vectors, i, &n);

	for (uint32_t k = 0; k < n; k++)
		dense[terms[k].stem] = terms[k].weight;
}

void
vectors_unspread(const struct vectors *vectors, size_t i, float *dense)
{
	uint32_t n;
	const struct vector_term *terms = vectors_get(vectors, i, &n);

	for (uint32_t k = 0; k < n; k++)
		dense[terms[k].stem] = 0;
}

double
vectors_cosine(const struct vectors *vectors, size_t i, const float *dense)
{
	uint32_t n;
	const struct vector_term *terms = vectors_get(vectors, i, &n);
	double sum = 0;

	for (uint32_t k = 0; k < n; k++)
		sum += (double)terms[k].weight * (double)dense[terms[k].stem];
	return sum;
}

double
vectors_find_met(const struct vectors *vectors, size_t i, const float *dense)
{
	uint32_t n;
	const struct vector_term *terms = vectors_get(vectors, i, &n);
	double sum = 0;

	for (uint32_t k = 0; k < n; k++) {
		double weight = (double)terms[k].weight;

		sum += dense[terms[k].stem] > 0 ? weight * weight : 0;
	}
	return sum;
}

double
vectors_find_meeting(const struct vectors *vectors, size_t i,
		     const float *dense)
{
	uint32_t n;
	const struct vector_term *terms = vectors_get(vectors, i, &n);
	double sum = 0;

	for (uint32_t k = 0; k < n; k++) {
		double weight = (double)dense[terms[k].stem];

		sum += weight * weight;
	}
	return sum;
}

/* -- The index ----------------------------------------------------------- */

/* That a vector has a term among its heaviest. */
struct posting {
	uint32_t stem, vector;
	float weight;
	uint32_t place; /* among these of the vector */
};

/* By vector and place: where the list of the term is, and if it is on it. */
struct entry {
	uint32_t first, n;
	bool is_listed;
};

struct index {
	const struct vectors *vectors;
	uint32_t n, n_terms;
	struct posting *postings;
	size_t n_postings;
	struct entry *entries; /* n_terms for each vector */
	uint32_t *asked;       /* by vector: the last one that met it + 1 */
};

static bool
weighs_more(const struct vector_term *a, const struct vector_term *b)
{
	return a->weight > b->weight ||
	       (a->weight == b->weight && a->stem < b->stem);
}

/* Adds the postings of vector I. */
static void
add_postings(struct index *index, uint32_t i)
{
	struct vector_term best[MAX_TERMS];
	uint32_t n, n_best = 0;
	const struct vector_term *terms = vectors_get(index->vectors, i, &n);

	for (uint32_t t = 0; t < n; t++) {
		uint32_t k = n_best;

		if (n_best < index->n_terms)
			n_best++;
		else if (!weighs_more(&terms[t], &best[--k]))
			continue;
		for (; k && weighs_more(&terms[t], &best[k - 1]); k--)
			best[k] = best[k - 1];
		best[k] = terms[t];
	}
	for (uint32_t k = 0; k < n_best; k++)
		index->postings[index->n_postings++] =
			(struct posting){best[k].stem, i, best[k].weight, k};
}

/* By term, and then those in which it weighs most first. */
static int
compare_postings(const void *a, const void *b)
{
	const struct posting *x = a, *y = b;

	if (x->stem != y->stem)
		return x->stem < y->stem ? -1 : 1;
	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return (x->vector > y->vector) - (x->vector < y->vector);
}

/* Notes the list [first, end) with those that are on it. */
static void
add_list(struct index *index, uint32_t first, uint32_t end)
{
	uint32_t n = end - first;
	uint32_t listed = n < VECTORS_MAX_LISTED ? n : VECTORS_MAX_LISTED;

	for (uint32_t k = first; k < end; k++) {
		const struct posting *posting = &index->postings[k];

		index->entries[(size_t)posting->vector * index->n_terms +
			       posting->place] =
			(struct entry){first, listed, k - first < listed};
	}
}

static bool
make_index(struct index *index)
{
	size_t room = (size_t)index->n * index->n_terms + 1;
	uint32_t first = 0;

	index->postings = malloc(room * sizeof(*index->postings));
	index->entries = calloc(room, sizeof(*index->entries));
	index->asked = calloc((size_t)index->n + 1, sizeof(*index->asked));
	if (!index->postings || !index->entries || !index->asked)
		return false;
	for (uint32_t i = 0; i < index->n; i++)
		add_postings(index, i);
	if (index->n_postings)
		qsort(index->postings, index->n_postings,
		      sizeof(*index->postings), compare_postings);
	for (uint32_t k = 1; k <= index->n_postings; k++)
		if (k == index->n_postings ||
		    index->postings[k].stem != index->postings[first].stem) {
			add_list(index, first, k);
			first = k;
		}
	return true;
}

static void
release_index(struct index *index)
{
	free(index->postings);
	free(index->entries);
	free(index->asked);
}

/*
 * Visits those of a list that vector I has not met.  If I is on it, those
 * before I have met I by this very list.
 */
static bool
visit_list(struct index *index, uint32_t i, const struct entry *entry,
	   bool (*visit)(void *user, uint32_t i, uint32_t j), void *user)
{
	for (uint32_t k = entry->first; k < entry->first + entry->n; k++) {
		uint32_t j = index->postings[k].vector;

		if (j == i || index->asked[j] == i + 1)
			continue;
		index->asked[j] = i + 1;
		if ((!entry->is_listed || j > i) && !visit(user, i, j))
			return false;
	}
	return true;
}

bool
vectors_visit_pairs(const struct vectors *vectors, uint32_t n_terms,
		    bool (*visit)(void *user, uint32_t i, uint32_t j),
		    void *user)
{
	struct index index = {.vectors = vectors,
			      .n = (uint32_t)vectors->ends.n_items,
			      .n_terms = n_terms < MAX_TERMS ? n_terms
							     : MAX_TERMS};
	bool done = make_index(&index);

	for (uint32_t i = 0; done && i < index.n; i++)
		/* First the lists that I is on, see visit_list(). */
		for (uint32_t k = 0; done && k < 2 * index.n_terms; k++) {
			const struct entry *entry =
				&index.entries[(size_t)i * index.n_terms +
					       k % index.n_terms];

			if (entry->is_listed == (k < index.n_terms))
				done = visit_list(&index, i, entry, visit,
						  user);
		}
	release_index(&index);
	return done;
}
