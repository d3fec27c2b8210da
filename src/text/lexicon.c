/* SPDX-License-Identifier: MIT */
/*
 * The word lists of a language, looked up.
 * The tables hold offsets and no pointers, so they need no relocation when
 * the program starts and stay untouched on disk until they are asked.
 */
#include <config.h>

#include "text/lexicon.h"

#include <string.h>

void
lexicon_turn_ending(char *entry, size_t len)
{
	if (len < 2 || entry[0] != '-')
		return;
	for (size_t i = 1, k = len - 1; i < k; i++, k--) {
		char byte = entry[i];

		entry[i] = entry[k];
		entry[k] = byte;
	}
}

uint32_t
lexicon_head(const char *entry, size_t len)
{
	const unsigned char *s = (const unsigned char *)entry;
	uint32_t head = 0;

	if (len > 4)
		return (uint32_t)s[1] << 24 | (uint32_t)s[2] << 16 |
		       (uint32_t)s[3] << 8 | s[4];
	for (size_t i = 1; i < len; i++)
		head |= (uint32_t)s[i] << (8 * (4 - i));
	return head;
}

static inline size_t
get_length(const struct lexicon_entry *entry)
{
	return entry[1].offset - entry[0].offset - 1;
}

/* Whether ENTRY of TABLE, of the same first bytes and head, is before KEY. */
static bool
is_before(const struct lexicon_table *table, const struct lexicon_entry *entry,
	  const char *key, size_t len)
{
	const char *s = table->pool + entry->offset;
	size_t n = get_length(entry), n_both = n < len ? n : len, k = 5;

	while (k < n_both && s[k] == key[k])
		k++;
	return k < n_both ? (unsigned char)s[k] < (unsigned char)key[k]
			  : n < len;
}

/*
 * Place of KEY in TABLE, or of the first entry after it; *END is that of the
 * first one with another first byte.
 */
static inline uint32_t
find_place(const struct lexicon_table *table, const char *key, size_t len,
	   uint32_t *end)
{
	unsigned char first = len ? (unsigned char)key[0] : 0;
	uint32_t low = table->index[first], high = table->index[first + 1];
	uint32_t head = lexicon_head(key, len);

	*end = high;
	while (low < high) {
		uint32_t middle = (low + high) / 2;
		const struct lexicon_entry *entry = &table->entries[middle];

		if (entry->head < head ||
		    (entry->head == head && is_before(table, entry, key, len)))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Whether ENTRY of TABLE, which is no shorter, begins with KEY. */
static inline bool
begins(const struct lexicon_table *table, const struct lexicon_entry *entry,
       const char *key, size_t len)
{
	const char *s = table->pool + entry->offset;
	size_t k = 0;

	/* Few bytes are alike: a call would take longer. */
	while (k < len && s[k] == key[k])
		k++;
	return k == len;
}

/* Whether ENTRY of TABLE is KEY. */
static inline bool
is_entry(const struct lexicon_table *table, const struct lexicon_entry *entry,
	 const char *key, size_t len)
{
	return get_length(entry) == len && begins(table, entry, key, len);
}

/*
 * The first two bytes of KEY, which is not empty, the last two and one between,
 * as tools/mklex.awk has them: other words have few of them in common.
 */
static inline uint32_t
hash(const char *key, size_t len)
{
	const unsigned char *s = (const unsigned char *)key;
	size_t last = len - 1, one = len > 1;
	uint32_t sum = (uint32_t)len;

	sum = sum * 33 + s[0];
	sum = sum * 33 + s[one];
	sum = sum * 33 + s[len / 2];
	sum = sum * 33 + s[last - one];
	return sum * 33 + s[last];
}

/* The value of KEY in TABLE, which is compiled in. */
static inline uint32_t
find_by_hash(const struct lexicon_table *table, const char *key, size_t len)
{
	uint32_t mask = table->n_slots - 1, slot = hash(key, len) & mask;

	for (; table->slots[slot]; slot = (slot + 1) & mask) {
		const struct lexicon_entry *entry =
			&table->entries[table->slots[slot] - 1];

		if (is_entry(table, entry, key, len))
			return entry->value;
	}
	return 0;
}

/*
 * A table that somebody wrote is searched: its entries might be chosen so that
 * their hashes are the same.
 */
uint32_t
lexicon_find(const struct lexicon_table *table, const char *key, size_t len)
{
	uint32_t end, place;

	if (table->slots)
		return len ? find_by_hash(table, key, len) : 0;
	place = find_place(table, key, len, &end);
	return place < end && is_entry(table, &table->entries[place], key, len)
		       ? table->entries[place].value
		       : 0;
}

uint32_t
lexicon_find_begin(const struct lexicon_table *table, const char *key,
		   size_t len, bool *goes_on)
{
	uint32_t end, place = find_place(table, key, len, &end), value = 0;
	const struct lexicon_entry *entry = &table->entries[place];

	if (place < end && is_entry(table, entry, key, len)) {
		value = entry->value;
		place++;
		entry++;
	}
	*goes_on = place < end && get_length(entry) > len &&
		   begins(table, entry, key, len);
	return value;
}

/* Whether WORD of LEN bytes has ENDING, from its last byte on, after REST. */
static bool
has_ending(const char *ending, const char *word, size_t len, size_t rest)
{
	size_t n = 1; /* the last byte is known to be right */

	while (ending[n] && n < len && ending[n] == word[len - 1 - n])
		n++;
	return !ending[n] && n + rest <= len;
}

uint32_t
lexicon_add_endings(const struct lexicon_table *table, const char *word,
		    size_t len, size_t rest)
{
	unsigned char last = len ? (unsigned char)word[len - 1] : 0;
	uint32_t sum = 0;

	/* They are few: to search would take longer than to go through them. */
	for (uint32_t i = table->index[last]; i < table->index[last + 1]; i++)
		if (has_ending(table->pool + table->entries[i].offset, word,
			       len, rest))
			sum |= table->entries[i].value;
	return sum;
}

const char *
lexicon_find_text(const struct lexicon_table *table, const char *key,
		  size_t len)
{
	uint32_t place = lexicon_find(table, key, len);

	return place ? table->texts + place : NULL;
}
