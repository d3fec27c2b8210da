/* SPDX-License-Identifier: MIT */
/*
 * Which sentences nearly copy another one.
 * Prefix filtering (Chaudhuri, Ganti & Kaushik 2006): let both sentences list
 * their terms with the rarest ones of the article first.  If they have three
 * quarters of them in common, there is one among the first n/4 + 1 of each.  So
 * only these are indexed and looked up.  How many sentences are compared is
 * bounded, which keeps the work linear on any input.
 */
#include <config.h>

#include "rank/copy.h"

#include "rank/ranking.h"
#include "split/word.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

/* So many sentences are looked at for each term, and compared for all. */
#define MAX_LOOKED 32
#define MAX_COMPARED 16
/* Shorter sentences must have the same words: one other is another statement.
 */
#define MIN_TERMS 4
/* So many terms are sorted in place. */
#define FEW 64

bool
copy_init(struct copies *copies, struct document *doc)
{
	*copies = (struct copies){.doc = doc};
	copies->last = calloc(doc->terms.n_items + 1, sizeof(*copies->last));
	return copies->last != NULL;
}

void
copy_release(struct copies *copies)
{
	free(copies->last);
	vector_release(&copies->entries);
	vector_release(&copies->terms);
}

/* The terms of SEGMENT, each once, which are marked by n_here = 1. */
static bool
collect_terms(struct copies *copies, const struct segment *segment)
{
	struct document *doc = copies->doc;
	const struct token *tokens = document_get_tokens(doc, segment);

	copies->terms.n_items = 0;
	if (!vector_add_room(&copies->terms, segment->n_tokens))
		return false;
	for (uint32_t i = 0; i < segment->n_tokens; i++) {
		struct term_rating *term =
			&doc->ranking->terms.items[tokens[i].term];

		if (term->n_here)
			continue;
		term->n_here = 1;
		copies->terms.items[copies->terms.n_items++] = tokens[i].term;
	}
	return true;
}

static void
forget_terms(struct copies *copies)
{
	for (size_t i = 0; i < copies->terms.n_items; i++)
		copies->doc->ranking->terms.items[copies->terms.items[i]]
			.n_here = 0;
}

static int
compare_keys(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* A sentence has few terms: they are in order before a call has begun. */
static void
sort_keys(uint64_t *keys, size_t n)
{
	if (n > FEW) {
		qsort(keys, n, sizeof(*keys), compare_keys);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		uint64_t key = keys[i];
		size_t at = i;

		for (; at && keys[at - 1] > key; at--)
			keys[at] = keys[at - 1];
		keys[at] = key;
	}
}

/* Rare ones first; qsort() has no context, so the counts are in the keys. */
static bool
sort_terms(struct copies *copies)
{
	struct places *terms = &copies->terms;
	uint64_t few[FEW], *keys = few;

	if (terms->n_items > FEW)
		keys = malloc(terms->n_items * sizeof(*keys));
	if (!keys)
		return false;
	for (size_t i = 0; i < terms->n_items; i++) {
		uint32_t term = terms->items[i];

		keys[i] = (uint64_t)copies->doc->terms.items[term].n_tokens
				  << 32 |
			  term;
	}
	sort_keys(keys, terms->n_items);
	for (size_t i = 0; i < terms->n_items; i++)
		terms->items[i] = (uint32_t)keys[i];
	if (keys != few)
		free(keys);
	return true;
}

/* How many terms of OTHER are marked. */
static uint32_t
count_common(struct copies *copies, const struct segment *other)
{
	struct document *doc = copies->doc;
	const struct token *tokens = document_get_tokens(doc, other);
	uint32_t n = 0;

	for (uint32_t i = 0; i < other->n_tokens; i++) {
		struct term_rating *term =
			&doc->ranking->terms.items[tokens[i].term];

		if (term->n_here != 1)
			continue;
		term->n_here = 2;
		n++;
	}
	for (size_t i = 0; i < copies->terms.n_items; i++)
		doc->ranking->terms.items[copies->terms.items[i]].n_here = 1;
	return n;
}

static bool
is_same_word(const char *s, const struct word *a, const struct word *b)
{
	char x[FOLD_ROOM], y[FOLD_ROOM];
	size_t n;

	if (a->has_digit || b->has_digit)
		return a->has_digit && b->has_digit;
	n = fold_word(s + a->begin, a->end - a->begin, x);
	return n && n == fold_word(s + b->begin, b->end - b->begin, y) &&
	       !memcmp(x, y, n);
}

/* Whether both are the same words in the same order, numbers aside. */
static bool
has_same_words(const struct document *doc, const struct segment *a,
	       const struct segment *b)
{
	struct word x = {.end = a->begin}, y = {.end = b->begin};

	if (a->n_words != b->n_words)
		return false;
	while (word_next(doc->article.text, x.end, a->end, &x))
		if (!word_next(doc->article.text, y.end, b->end, &y) ||
		    !is_same_word(doc->article.text, &x, &y))
			return false;
	return true;
}

static bool
is_copy(struct copies *copies, const struct segment *segment,
	const struct copy_entry *entry)
{
	const struct segment *other =
		&copies->doc->segments.items[entry->segment];
	uint64_t n = copies->terms.n_items, common;

	if (4 * n < 3 * (uint64_t)entry->n_terms ||
	    3 * n > 4 * (uint64_t)entry->n_terms ||
	    other->n_tokens > 4 * (uint64_t)segment->n_tokens)
		return false;
	common = count_common(copies, other);
	if (n < MIN_TERMS || entry->n_terms < MIN_TERMS)
		return common == n && n == entry->n_terms &&
		       has_same_words(copies->doc, segment, other);
	return 4 * common >= 3 * (n + entry->n_terms - common);
}

static size_t
count_prefix(const struct copies *copies)
{
	size_t n = copies->terms.n_items;

	return n ? n / 4 + 1 : 0;
}

/* The first that was added of those that sentence NUMBER is seen to copy. */
static uint32_t
find(struct copies *copies, uint32_t number)
{
	const struct segment *segment = &copies->doc->segments.items[number];
	uint32_t compared[MAX_COMPARED], found = 0;
	size_t n_compared = 0;

	for (size_t i = 0; i < count_prefix(copies); i++) {
		uint32_t at = copies->last[copies->terms.items[i]];

		for (int k = 0; at && k < MAX_LOOKED; k++) {
			const struct copy_entry *entry =
				&copies->entries.items[at - 1];
			size_t j = 0;

			while (j < n_compared && compared[j] != entry->segment)
				j++;
			if (j == MAX_COMPARED)
				break;
			if (j == n_compared) {
				compared[n_compared++] = entry->segment;
				if (entry->segment != number &&
				    is_copy(copies, segment, entry) &&
				    (!found || at < found))
					found = at;
			}
			at = entry->next;
		}
	}
	return found ? copies->entries.items[found - 1].segment : SEGMENT_NONE;
}

static bool
index_terms(struct copies *copies, uint32_t segment)
{
	size_t n = count_prefix(copies);

	if (!vector_add_room(&copies->entries, n))
		return false;
	for (size_t i = 0; i < n; i++) {
		uint32_t *last = &copies->last[copies->terms.items[i]];

		copies->entries.items[copies->entries.n_items++] =
			(struct copy_entry){segment,
					    (uint32_t)copies->terms.n_items,
					    *last};
		*last = (uint32_t)copies->entries.n_items;
	}
	return true;
}

bool
copy_add(struct copies *copies, uint32_t number, bool keep, uint32_t *copy_of)
{
	bool done = collect_terms(copies,
				  &copies->doc->segments.items[number]) &&
		    sort_terms(copies);

	*copy_of = SEGMENT_NONE;
	if (done)
		*copy_of = find(copies, number);
	if (done && (keep || *copy_of == SEGMENT_NONE))
		done = index_terms(copies, number);
	forget_terms(copies);
	return done;
}
