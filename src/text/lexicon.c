/* SPDX-License-Identifier: MIT */
/*
 * The tables hold offsets and no pointers, so they need no relocation when
 * the program starts and stay untouched on disk until they are asked.
 */
#include <config.h>

#include "text/lexicon.h"

#include <string.h>

#include "text/lexicon_es.inc"

const struct lexicon lexicon_es = {
	.abbreviations = &lexicon_es_abbreviations,
	.starters = &lexicon_es_starters,
	.stopwords = &lexicon_es_stopwords,
	.months = &lexicon_es_months,
	.numbered = &lexicon_es_numbered,
	.leaning = &lexicon_es_leaning,
	.lean_weights = &lexicon_es_leanweights,
	.furniture = &lexicon_es_furniture,
	.openings = &lexicon_es_openings,
	.phrases = &lexicon_es_phrases,
	.keywords = &lexicon_es_keywords,
	.cues = &lexicon_es_cues,
	.expressions = &lexicon_es_expressions,
	.weights = &lexicon_es_weights,
	.frequencies = &lexicon_es_df,
	.languages = &lexicon_languages,
};

const char *const lexicon_language_tags[LEXICON_N_LANGUAGES] = {
	"es", "ca", "gl", "pt", "fr", "it", "en", "de", "eu", "ro",
};

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
 * Place of KEY in TABLE, or of the first entry behind it; *END is that of the
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

uint32_t
lexicon_find(const struct lexicon_table *table, const char *key, size_t len)
{
	uint32_t end, place = find_place(table, key, len, &end);
	const struct lexicon_entry *entry = &table->entries[place];

	return place < end && get_length(entry) == len &&
			       begins(table, entry, key, len)
		       ? entry->value
		       : 0;
}

uint32_t
lexicon_find_begin(const struct lexicon_table *table, const char *key,
		   size_t len, bool *goes_on)
{
	uint32_t end, place = find_place(table, key, len, &end), value = 0;
	const struct lexicon_entry *entry = &table->entries[place];

	if (place < end && get_length(entry) == len &&
	    begins(table, entry, key, len)) {
		value = entry->value;
		place++;
		entry++;
	}
	*goes_on = place < end && get_length(entry) > len &&
		   begins(table, entry, key, len);
	return value;
}
