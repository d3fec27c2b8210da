/* SPDX-License-Identifier: MIT */
/*
 * Average-link clustering of a sparse graph (Sokal & Michener 1958).
 * A heap has the pairs of groups that may be joined.  When two groups become
 * one, the mean to any third is between those that they had: so what the heap
 * says of a pair is never too low, and it is computed anew only when the pair
 * comes up (Müllner 2013 calls that a lazy heap).  The group with fewer
 * neighbours is the one that moves.
 */
#include <config.h>

#include "brief/linkage.h"

#include "base/hash.h"
#include "base/heap.h"
#include "base/table.h"

#include <stdlib.h>

/* What is known between two groups. */
struct link {
	uint32_t a, b;	  /* a < b */
	uint32_t next[2]; /* link of a's, of b's, or NONE */
	int64_t sum;
	uint64_t count; /* of pairs with an edge */
};

VECTOR_TYPE(links, struct link);

struct group {
	uint32_t parent; /* itself, if it still is one */
	uint32_t first, n_links;
	uint32_t smallest;
	uint64_t n;
};

/* A pair that may be joined. */
struct pair {
	uint32_t a, b;
	int32_t close;
	uint32_t unused; /* a heap's items have a multiple of 8 bytes */
};

struct joiner {
	struct links links;
	struct table table; /* of links, by their groups */
	uint64_t seed;
	struct group *groups;
	struct heap heap;
	int32_t missing, threshold;
};

#define NONE UINT32_MAX

static uint32_t
find_group(const struct joiner *joiner, uint32_t i)
{
	struct group *groups = joiner->groups;

	while (groups[i].parent != i)
		i = groups[i].parent = groups[groups[i].parent].parent;
	return i;
}

/* -- Links --------------------------------------------------------------- */

struct asked {
	const struct links *links;
	uint32_t a, b;
};

static bool
is_link(const void *user, uint32_t item)
{
	const struct asked *asked = user;
	const struct link *link = &asked->links->items[item];

	return link->a == asked->a && link->b == asked->b;
}

/* The link of two groups; if there is none it is made.  NULL: no memory. */
static struct link *
get_link(struct joiner *joiner, uint32_t a, uint32_t b)
{
	struct links *links = &joiner->links;
	struct asked asked = {links, a < b ? a : b, a < b ? b : a};
	uint32_t key[2] = {asked.a, asked.b}, item;
	uint32_t hash = (uint32_t)hash_bytes(key, sizeof(key), joiner->seed);
	struct group *x = &joiner->groups[asked.a];
	struct group *y = &joiner->groups[asked.b];
	size_t slot;

	if (!table_add_room(&joiner->table, 1) || !vector_add_room(links, 1))
		return NULL;
	item = table_find(&joiner->table, hash, is_link, &asked, &slot);
	if (item != TABLE_NONE)
		return &links->items[item];
	item = (uint32_t)links->n_items++;
	links->items[item] = (struct link){
		.a = asked.a, .b = asked.b, .next = {x->first, y->first}};
	x->first = y->first = item;
	x->n_links++;
	y->n_links++;
	table_add(&joiner->table, slot, hash, item);
	return &links->items[item];
}

/* How close two groups are in the mean. */
static int32_t
find_mean(const struct joiner *joiner, const struct link *link)
{
	uint64_t n = joiner->groups[link->a].n * joiner->groups[link->b].n;
	int64_t missing = (int64_t)(n - link->count) * joiner->missing;

	return (int32_t)((link->sum + missing) / (int64_t)n);
}

/* -- Groups -------------------------------------------------------------- */

/* The links of LOSER become those of WINNER; false: out of memory. */
static bool
move_links(struct joiner *joiner, uint32_t winner, uint32_t loser)
{
	uint32_t i = joiner->groups[loser].first;

	while (i != NONE) {
		struct link old = joiner->links.items[i];
		uint32_t other = old.a == loser ? old.b : old.a;
		struct link *new;

		i = old.next[old.a != loser];
		/* Of a group that was joined before the link has moved. */
		if (joiner->groups[other].parent != other || other == winner)
			continue;
		new = get_link(joiner, winner, other);
		if (!new)
			return false;
		new->sum += old.sum;
		new->count += old.count;
	}
	return true;
}

static bool
join(struct joiner *joiner, uint32_t a, uint32_t b)
{
	struct group *groups = joiner->groups;
	uint32_t winner = groups[a].n_links >= groups[b].n_links ? a : b;
	uint32_t loser = winner == a ? b : a;

	if (!move_links(joiner, winner, loser))
		return false;
	groups[loser].parent = winner;
	groups[winner].n += groups[loser].n;
	if (groups[loser].smallest < groups[winner].smallest)
		groups[winner].smallest = groups[loser].smallest;
	return true;
}

static bool
goes_before(const void *context, const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	(void)context;
	if (x->close != y->close)
		return x->close > y->close;
	if (x->a != y->a)
		return x->a < y->a;
	return x->b < y->b;
}

static bool
join_all(struct joiner *joiner)
{
	struct pair pair;

	while (joiner->heap.n_items) {
		const struct link *link;
		uint32_t a, b;
		int32_t close;

		heap_pop(&joiner->heap, &pair);
		a = find_group(joiner, pair.a);
		b = find_group(joiner, pair.b);
		if (a == b)
			continue;
		link = get_link(joiner, a, b);
		if (!link)
			return false;
		close = find_mean(joiner, link);
		if (close == pair.close) {
			if (!join(joiner, a, b))
				return false;
		} else if (close >= joiner->threshold) {
			pair.close = close;
			heap_push(&joiner->heap, &pair);
		}
	}
	return true;
}

/* -- Beginning ----------------------------------------------------------- */

static bool
begin(struct joiner *joiner, const struct linkage_edges *edges, uint32_t n)
{
	joiner->groups = malloc(((size_t)n + 1) * sizeof(*joiner->groups));
	joiner->heap.items = malloc((edges->n_items + 1) * sizeof(struct pair));
	if (!joiner->groups || !joiner->heap.items)
		return false;
	for (uint32_t i = 0; i < n; i++)
		joiner->groups[i] = (struct group){
			.parent = i, .first = NONE, .smallest = i, .n = 1};
	for (size_t i = 0; i < edges->n_items; i++) {
		const struct linkage_edge *edge = &edges->items[i];
		struct pair pair = {edge->a, edge->b, edge->close, 0};
		struct link *link = get_link(joiner, edge->a, edge->b);

		if (!link)
			return false;
		if (link->count) /* there twice */
			continue;
		link->sum = edge->close;
		link->count = 1;
		if (edge->close >= joiner->threshold)
			heap_push(&joiner->heap, &pair);
	}
	return true;
}

bool
linkage_join(const struct linkage_edges *edges, uint32_t n, int32_t missing,
	     int32_t threshold, uint32_t *group)
{
	struct joiner joiner = {.seed = hash_seed(),
				.heap = {.item_size = sizeof(struct pair),
					 .goes_before = goes_before},
				.missing = missing,
				.threshold = threshold};
	bool done = begin(&joiner, edges, n) && join_all(&joiner);

	for (uint32_t i = 0; done && i < n; i++)
		group[i] = joiner.groups[find_group(&joiner, i)].smallest;
	vector_release(&joiner.links);
	table_release(&joiner.table);
	free(joiner.groups);
	free(joiner.heap.items);
	return done;
}
