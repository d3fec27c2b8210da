/* SPDX-License-Identifier: MIT */
/*
 * The tables of all languages, and which language is meant by a tag.  Only the
 * first subtag tells: a country has no folder of its own, only a mark before
 * decimals and a currency.
 */
#include <config.h>

#include "text/language.h"

#include <string.h>
#include <strings.h>

static const struct lexicon_entry no_entries[1];
static const uint32_t no_index[257];
static const struct lexicon_table nothing = {
	.pool = "", .entries = no_entries, .index = no_index, .texts = ""};

#include "text/languages.inc"

/* Length of the first subtag. */
static size_t
language_length(const char *tag)
{
	return strcspn(tag, "-_");
}

static bool
is_language(const char *tag, const char *language)
{
	size_t n = language_length(tag);

	return n == strlen(language) && !strncasecmp(tag, language, n);
}

const struct language *
language_of(const char *tag)
{
	size_t i = 0;

	/* The last one is "und". */
	while (language_list[i + 1] && !is_language(tag, language_list[i]->tag))
		i++;
	return language_list[i];
}

const struct language *
language_of_pair(const char *tag, const char *other)
{
	const struct language *beside = language_of(other);

	return beside->is_plain ? beside : language_of(tag);
}

const struct language *
language_of_article(const char *tag)
{
	const struct language *language = language_of(tag);

	return language->is_partial ? language_default() : language;
}

uint32_t
language_find_bit(const char *tag)
{
	for (uint32_t i = 0; language_known[i]; i++)
		if (is_language(tag, language_known[i]))
			return UINT32_C(1) << i;
	return 0;
}

/* The two letters of the country in TAG, perhaps after a script, or NULL. */
static const char *
find_country(const char *tag)
{
	const char *country = strpbrk(tag, "-_");

	while (country && language_length(country + 1) != 2)
		country = strpbrk(country + 1, "-_");
	return country ? country + 1 : NULL;
}

enum lexicon_decimal
language_find_decimal(const char *tag)
{
	size_t n = language_length(tag);
	const char *country = find_country(tag);
	char key[16];
	uint32_t found = 0;

	if (n > 8)
		return DECIMAL_POINT;
	for (size_t i = 0; i < n; i++)
		key[i] = (char)(tag[i] | 0x20);
	if (country) {
		key[n] = '-';
		key[n + 1] = (char)(country[0] | 0x20);
		key[n + 2] = (char)(country[1] | 0x20);
		found = lexicon_find(&lexicon_decimals, key, n + 3);
	}
	if (!found)
		found = lexicon_find(&lexicon_decimals, key, n);
	return found ? (enum lexicon_decimal)found : DECIMAL_POINT;
}

const char *
language_find_sign(const char *sign, size_t len)
{
	return lexicon_find_text(&lexicon_currencies, sign, len);
}

const char *
language_find_currency(const char *tag)
{
	const char *country = find_country(tag);
	char key[] = "country xx";

	if (!country)
		return NULL;
	key[8] = (char)(country[0] | 0x20);
	key[9] = (char)(country[1] | 0x20);
	return language_find_sign(key, 10);
}

bool
language_has_code(const char *codes, const char *code, size_t len)
{
	codes += strspn(codes, "?%");
	for (;;) {
		size_t n = strcspn(codes, "|");

		if (n == len && !memcmp(codes, code, len))
			return true;
		if (!codes[n])
			return false;
		codes += n + 1;
	}
}
