/* SPDX-License-Identifier: MIT */
/*
 * Which section a story is of: that of most of its articles.  The names are the
 * papers' own; that "Economía" and "Dinero" are one is for the desk to say.
 */
#include <config.h>

#include "brief/section.h"

#include "base/hash.h"
#include "brief/copies.h"
#include "text/fold.h"

#include <string.h>

/* Sections of one story that are told apart: the first ones. */
#define MAX_SECTIONS 16

uint64_t
section_key(const char *section)
{
	static const char space[] = " \t\r\n";
	const char *at = section ? section + strspn(section, space) : "";
	uint64_t key = 0;

	while (*at) {
		size_t n = strcspn(at, space);
		char folded[FOLD_ROOM];
		size_t n_folded = fold_word(at, n, folded);

		key = n_folded ? hash_bytes(folded, n_folded, key)
			       : hash_bytes(at, n, key);
		at += n;
		at += strspn(at, space);
	}
	return key;
}

uint32_t
section_find(const struct sketches *sketches, const struct stories *stories,
	     const struct story *story)
{
	uint32_t firsts[MAX_SECTIONS], n_of[MAX_SECTIONS] = {0}, n = 0;
	uint32_t best = 0;

	for (uint32_t i = 0; i < story->n_articles; i++) {
		uint32_t article = stories->members[story->first + i], k = 0;
		uint64_t key = sketches->articles.items[article].section_key;

		if (!key || stories->copy_of[article] != COPY_NONE)
			continue;
		while (k < n &&
		       sketches->articles.items[firsts[k]].section_key != key)
			k++;
		if (k == MAX_SECTIONS)
			continue;
		if (k == n)
			firsts[n++] = article;
		n_of[k]++;
		if (n_of[k] > n_of[best])
			best = k;
	}
	return n ? firsts[best] : STORY_NONE;
}

/* -- Counts --------------------------------------------------------------- */

struct asked {
	const struct section_tally *tally;
	uint64_t key;
};

static bool
is_section(const void *user, uint32_t item)
{
	const struct asked *asked = user;

	return asked->tally->counts.items[item].key == asked->key;
}

uint64_t *
section_get_count(struct section_tally *tally, uint64_t key)
{
	struct asked asked = {tally, key};
	struct section_counts *counts = &tally->counts;
	uint32_t hash = (uint32_t)hash_bytes(&key, sizeof(key), tally->seed);
	uint32_t item;
	size_t slot;

	if (!table_add_room(&tally->table, 1) || !vector_add_room(counts, 1))
		return NULL;
	item = table_find(&tally->table, hash, is_section, &asked, &slot);
	if (item == TABLE_NONE) {
		item = (uint32_t)counts->n_items;
		table_add(&tally->table, slot, hash, item);
		counts->items[counts->n_items++] =
			(struct section_count){.key = key};
	}
	return &counts->items[item].n;
}

void
section_release(struct section_tally *tally)
{
	table_release(&tally->table);
	vector_release(&tally->counts);
}
