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
	.phrases = &lexicon_es_phrases,
	.frequencies = &lexicon_es_df,
	.languages = &lexicon_languages,
};

const char *const lexicon_language_tags[LEXICON_N_LANGUAGES] = {
	"es", "ca", "gl", "pt", "fr", "it", "en", "de", "eu", "ro",
};

/* Order of entry I of TABLE and the LEN bytes at KEY. */
static int
compare(const struct lexicon_table *table, uint32_t i, const char *key,
	size_t len)
{
	const struct lexicon_entry *entry = &table->entries[i];
	size_t n = entry[1].offset - entry[0].offset - 1;
	int order = memcmp(table->pool + entry->offset, key, n < len ? n : len);

	return order ? order : (n > len) - (n < len);
}

uint32_t
lexicon_find(const struct lexicon_table *table, const char *key, size_t len)
{
	unsigned char first = len ? (unsigned char)key[0] : 0;
	uint32_t low = table->index[first], high = table->index[first + 1];

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = compare(table, middle, key, len);

		if (!order)
			return table->entries[middle].value;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}
