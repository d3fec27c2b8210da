/* SPDX-License-Identifier: MIT */
/*
 * Which words begin what entity_word.c reads.  They are in several lists, so a
 * filter of bits, made once for a language, tells most other words apart: one
 * in twenty is looked up.
 */
#include <config.h>

#include "split/number_word.h"

#include <string.h>

#define N_LISTS 8

/* A list, and which of its values are of such words: [from, to], or flags. */
struct list {
	const struct lexicon_table *table;
	uint32_t from, to, flags;
};

static void
get_lists(const struct conventions *c, struct list lists[N_LISTS])
{
	const struct list all[N_LISTS] = {
		{c->numerals, 2, UINT32_MAX, 0}, /* "un" is an article */
		{c->scales, 3, UINT32_MAX, 0},
		{c->groups, 1, UINT32_MAX, 0},
		{c->counting, 1, 1, 0}, /* "primero de mayo" */
		{c->weekdays, 1, UINT32_MAX, 0},
		{c->fractions, 2, UINT32_MAX, 0},
		{c->hours, 1, 24, 0}, /* 60 are minutes */
		{c->roles, 1, 0, ROLE_CENTURY | ROLE_DAY}};

	memcpy(lists, all, sizeof(all));
}

static bool
has_value(const struct list *list, uint32_t value)
{
	return (value >= list->from && value <= list->to) ||
	       value & list->flags;
}

static void
add_list(struct number_words *words, const struct list *list)
{
	for (uint32_t i = 0; i < list->table->n_entries; i++) {
		const struct lexicon_entry *entry = &list->table->entries[i];
		size_t len = entry[1].offset - entry[0].offset - 1;
		uint32_t bit;

		if (len < 2 || !has_value(list, entry->value))
			continue;
		bit = number_word_bit(list->table->pool + entry->offset, len);
		words->bits[bit / 32] |= UINT32_C(1) << bit % 32;
	}
}

void
number_words_init(struct number_words *words, const struct language *lexicon)
{
	struct list lists[N_LISTS];

	*words = (struct number_words){.lexicon = NULL};
	if (lexicon->conventions->is_english || lexicon->is_plain)
		return;
	words->lexicon = lexicon;
	get_lists(lexicon->conventions, lists);
	for (size_t i = 0; i < N_LISTS; i++)
		add_list(words, &lists[i]);
}

bool
number_words_have(const struct number_words *words, const char *folded,
		  size_t len)
{
	struct list lists[N_LISTS];

	if (!words->lexicon)
		return false;
	get_lists(words->lexicon->conventions, lists);
	for (size_t i = 0; i < N_LISTS; i++)
		if (has_value(&lists[i],
			      lexicon_find(lists[i].table, folded, len)))
			return true;
	return false;
}
