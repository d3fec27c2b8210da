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

#include <stdlib.h>
#include <string.h>

#define BANDS 32
#define ROWS (MINHASH_BINS / BANDS)
#define MAX_SAME 8

/* From this share of the shorter one on it is contained in the other. */
#define MIN_CONTAINED 0.5

/* An original, under what one of its bands is. */
struct entry {
	uint64_t band;
	uint32_t number;  /* of the band */
	uint32_t article; /* + 1; 0: a free slot */
};

struct table {
	struct entry *slots;
	size_t mask;
	uint64_t seed;
	uint32_t *asked; /* by article: the last one that was compared + 1 */
};

static bool
make_table(struct table *table, size_t n_articles)
{
	size_t n = 64;

	while (n < n_articles * BANDS * 3 / 2)
		n *= 2;
	*table = (struct table){.mask = n - 1, .seed = hash_seed()};
	table->slots = calloc(n, sizeof(*table->slots));
	table->asked = calloc(n_articles + 1, sizeof(*table->asked));
	return table->slots && table->asked;
}

static void
release_table(struct table *table)
{
	free(table->slots);
	free(table->asked);
}

static struct entry
make_entry(const uint16_t *dense, uint32_t number, uint32_t article)
{
	struct entry entry = {.number = number, .article = article + 1};

	memcpy(&entry.band, dense + (size_t)number * ROWS, sizeof(entry.band));
	return entry;
}

static size_t
first_slot(const struct table *table, const struct entry *entry)
{
	uint64_t key[2] = {entry->band, entry->number};

	return hash_bytes(key, sizeof(key), table->seed) & table->mask;
}

static bool
is_same(const struct entry *a, const struct entry *b)
{
	return a->band == b->band && a->number == b->number;
}

struct best {
	uint32_t article;
	double jaccard;
};

/* Compares WANTED with those that share a band: the best, the earliest. */
static void
ask(const struct sketches *sketches, struct table *table,
    const struct entry *wanted, struct best *best)
{
	const struct sketch *articles = sketches->articles.items;
	const struct entry *entry;
	size_t slot = first_slot(table, wanted);

	for (; (entry = &table->slots[slot])->article;
	     slot = (slot + 1) & table->mask) {
		uint32_t other = entry->article - 1;
		double jaccard;

		if (!is_same(entry, wanted) ||
		    table->asked[other] == wanted->article)
			continue;
		table->asked[other] = wanted->article;
		jaccard = minhash_estimate(
			&articles[other].minhash,
			&articles[wanted->article - 1].minhash);
		if (jaccard > best->jaccard ||
		    (jaccard == best->jaccard && other < best->article))
			*best = (struct best){other, jaccard};
	}
}

static void
insert(struct table *table, const struct entry *entry)
{
	size_t slot = first_slot(table, entry);
	unsigned n_same = 0;

	for (; table->slots[slot].article; slot = (slot + 1) & table->mask)
		n_same += is_same(&table->slots[slot], entry);
	if (n_same < MAX_SAME)
		table->slots[slot] = *entry;
}

/* The original that ARTICLE is a copy of; if there is none it is one. */
static uint32_t
find_original(const struct sketches *sketches, struct table *table,
	      uint32_t article)
{
	const struct sketch *sketch = &sketches->articles.items[article];
	struct best best = {COPY_NONE, 0};
	uint16_t dense[MINHASH_BINS];
	struct entry entry;

	if (!minhash_densify(&sketch->minhash, dense))
		return COPY_NONE;
	for (uint32_t i = 0; i < BANDS; i++) {
		entry = make_entry(dense, i, article);
		ask(sketches, table, &entry, &best);
	}
	if (best.jaccard >= COPY_MIN_JACCARD)
		return best.article;
	for (uint32_t i = 0; i < BANDS; i++) {
		entry = make_entry(dense, i, article);
		insert(table, &entry);
	}
	return COPY_NONE;
}

bool
copies_find(const struct sketches *sketches, uint32_t **copy_of)
{
	size_t n = sketches->articles.n_items;
	uint32_t *found = malloc((n + 1) * sizeof(*found));
	struct table table = {0};
	bool done = found && make_table(&table, n);

	for (size_t i = 0; done && i < n; i++)
		found[i] = find_original(sketches, &table, (uint32_t)i);
	release_table(&table);
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
