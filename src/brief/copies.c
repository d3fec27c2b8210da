/* SPDX-License-Identifier: MIT */
/*
 * Locality-sensitive hashing (Indyk & Motwani 1998) by bands: the bins of a
 * MinHash are cut into BANDS bands of ROWS, and articles that agree in all of a
 * band are compared.  Two of similarity s meet in 1 - (1 - s^4)^32 of all
 * cases: 0.87 at 0.5, 0.99 at 0.6.  Only articles that are no copies are found
 * again, so a copy is one of an original, not of a copy of a copy; and of one
 * band no more than MAX_SAME of them, so many that agree by chance cost no
 * more.
 */
#include <config.h>

#include "brief/copies.h"

#include "base/hash.h"
#include "base/table.h"

#include <stdlib.h>
#include <string.h>

#define BANDS 32
#define ROWS (MINHASH_BINS / BANDS)
#define MAX_SAME 8

/* From this share of the shorter one on it is contained in the other. */
#define MIN_CONTAINED 0.5

/* An original, under what one of its bands is. */
struct entry {
	uint64_t rows; /* of the band */
	uint32_t band, article;
	uint32_t next; /* entry of the same band and rows, or TABLE_NONE */
};
VECTOR_TYPE(entries, struct entry);

struct index {
	struct entries entries;
	struct table table; /* of the first ones of a band and its rows */
	uint64_t seed;
	uint32_t *asked; /* by article: the last one that was compared + 1 */
};

static bool
make_index(struct index *index, size_t n_articles)
{
	*index = (struct index){.seed = hash_seed()};
	index->asked = calloc(n_articles + 1, sizeof(*index->asked));
	return index->asked != NULL;
}

static void
release_index(struct index *index)
{
	vector_release(&index->entries);
	table_release(&index->table);
	free(index->asked);
}

struct asked {
	const struct index *index;
	uint64_t rows;
	uint32_t band, hash;
};

static struct asked
make_asked(const struct index *index, const uint16_t *dense, uint32_t band)
{
	struct asked asked = {.index = index, .band = band};
	uint64_t key[2] = {0, band};

	memcpy(&asked.rows, dense + (size_t)band * ROWS, sizeof(asked.rows));
	key[0] = asked.rows;
	asked.hash = (uint32_t)hash_bytes(key, sizeof(key), index->seed);
	return asked;
}

static bool
is_entry(const void *user, uint32_t item)
{
	const struct asked *asked = user;
	const struct entry *entry = &asked->index->entries.items[item];

	return entry->rows == asked->rows && entry->band == asked->band;
}

/* Room for one article in all its bands. */
static bool
add_room(struct index *index)
{
	return table_add_room(&index->table, BANDS) &&
	       vector_add_room(&index->entries, BANDS);
}

struct best {
	uint32_t article;
	double jaccard;
};

/* Compares ARTICLE with those that share a band: the best, the earliest. */
static void
ask(const struct sketches *sketches, struct index *index,
    const struct asked *asked, uint32_t article, struct best *best)
{
	const struct sketch *articles = sketches->articles.items;
	size_t slot;
	uint32_t i = table_find(&index->table, asked->hash, is_entry, asked,
				&slot);

	for (; i != TABLE_NONE; i = index->entries.items[i].next) {
		uint32_t other = index->entries.items[i].article;
		double jaccard;

		if (index->asked[other] == article + 1)
			continue;
		index->asked[other] = article + 1;
		jaccard = minhash_estimate(&articles[other].minhash,
					   &articles[article].minhash);
		if (jaccard > best->jaccard ||
		    (jaccard == best->jaccard && other < best->article))
			*best = (struct best){other, jaccard};
	}
}

static void
insert(struct index *index, const struct asked *asked, uint32_t article)
{
	struct entries *entries = &index->entries;
	uint32_t new = (uint32_t)entries->n_items;
	unsigned n_same = 1;
	size_t slot;
	uint32_t i = table_find(&index->table, asked->hash, is_entry, asked,
				&slot);

	if (i == TABLE_NONE) {
		table_add(&index->table, slot, asked->hash, new);
	} else {
		for (; entries->items[i].next != TABLE_NONE; n_same++)
			i = entries->items[i].next;
		if (n_same >= MAX_SAME)
			return;
		entries->items[i].next = new;
	}
	entries->items[entries->n_items++] =
		(struct entry){asked->rows, asked->band, article, TABLE_NONE};
}

/* The original that ARTICLE is a copy of; if there is none it is one. */
static uint32_t
find_original(const struct sketches *sketches, struct index *index,
	      uint32_t article)
{
	const struct sketch *sketch = &sketches->articles.items[article];
	struct best best = {COPY_NONE, 0};
	uint16_t dense[MINHASH_BINS];
	struct asked asked[BANDS];

	if (!minhash_densify(&sketch->minhash, dense))
		return COPY_NONE;
	for (uint32_t i = 0; i < BANDS; i++) {
		asked[i] = make_asked(index, dense, i);
		ask(sketches, index, &asked[i], article, &best);
	}
	if (best.jaccard >= COPY_MIN_JACCARD)
		return best.article;
	for (uint32_t i = 0; i < BANDS; i++)
		insert(index, &asked[i], article);
	return COPY_NONE;
}

bool
copies_find(const struct sketches *sketches, uint32_t **copy_of)
{
	size_t n = sketches->articles.n_items;
	uint32_t *found = malloc((n + 1) * sizeof(*found));
	struct index index = {0};
	bool done = found && make_index(&index, n);

	for (size_t i = 0; done && i < n; i++) {
		done = add_room(&index);
		if (done)
			found[i] = find_original(sketches, &index, (uint32_t)i);
	}
	release_index(&index);
	if (done)
		*copy_of = found;
	else
		free(found);
	return done;
}

bool
copies_contain(const struct sketch *a, const struct sketch *b)
{
	double jaccard = minhash_estimate(&a->minhash, &b->minhash);
	double both = (double)a->n_runs + (double)b->n_runs;
	double shorter = a->n_runs < b->n_runs ? a->n_runs : b->n_runs;

	/* |A and B| = J / (1 + J) * (|A| + |B|) */
	return shorter > 0 &&
	       jaccard / (1 + jaccard) * both >= MIN_CONTAINED * shorter;
}
