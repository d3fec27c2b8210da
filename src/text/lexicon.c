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
	.frequencies = &lexicon_es_df,
	.languages = &lexicon_languages,
};

const char *const lexicon_language_tags[LEXICON_N_LANGUAGES] = {
	"es", "ca", "gl", "pt", "fr", "it", "en", "de", "eu", "ro",
};

/* As strcmp, for a KEY of LEN bytes that may hold any byte. */
static int
compare(const char *entry, const char *key, size_t len)
{
	int order = strncmp(entry, key, len);

	return order ? order : (unsigned char)entry[len];
}

uint32_t
lexicon_find(const struct lexicon_table *table, const char *key, size_t len)
{
	uint32_t low = 0, high = table->n_entries;

	if (!len || memchr(key, '\0', len))
		return 0;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct lexicon_entry *entry = &table->entries[middle];
		int order = compare(table->pool + entry->offset, key, len);

		if (!order)
			return entry->value;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}
