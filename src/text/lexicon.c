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

/* Order of entry I of TABLE and KEY, both with the same first byte. */
static int
compare(const struct lexicon_table *table, uint32_t i, const char *key,
	size_t len)
{
	const struct lexicon_entry *entry = &table->entries[i];
	const char *s = table->pool + entry->offset;
	size_t n = entry[1].offset - entry[0].offset - 1, k = 1;
	size_t n_both = n < len ? n : len;

	/* Few bytes are alike: a call would take longer. */
	while (k < n_both && s[k] == key[k])
		k++;
	if (k < n_both)
		return (unsigned char)s[k] < (unsigned char)key[k] ? -1 : 1;
	return (n > len) - (n < len);
}

/*
 * Whether TABLE has KEY; *PLACE is its entry's, or that of the first one
 * behind it, at most *END, that of the first with another first byte.
 */
static bool
find_place(const struct lexicon_table *table, const char *key, size_t len,
	   uint32_t *place, uint32_t *end)
{
	unsigned char first = len ? (unsigned char)key[0] : 0;
	uint32_t low = table->index[first], high = table->index[first + 1];

	*end = high;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = compare(table, middle, key, len);

		if (!order) {
			*place = middle;
			return true;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*place = low;
	return false;
}

uint32_t
lexicon_find(const struct lexicon_table *table, const char *key, size_t len)
{
	uint32_t place, end;

	return find_place(table, key, len, &place, &end)
		       ? table->entries[place].value
		       : 0;
}

uint32_t
lexicon_find_begin(const struct lexicon_table *table, const char *key,
		   size_t len, bool *goes_on)
{
	uint32_t place, end, value = 0;
	const struct lexicon_entry *entry;

	if (find_place(table, key, len, &place, &end))
		value = table->entries[place++].value;
	entry = &table->entries[place];
	*goes_on = place < end && entry[1].offset - entry[0].offset > len &&
		   !memcmp(table->pool + entry->offset, key, len);
	return value;
}
