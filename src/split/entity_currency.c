/* SPDX-License-Identifier: MIT */
/*
 * Currencies by their names (data/es/currencies.tsv) and signs, as ISO 4217
 * codes.  "$" and "pesos" mean what they do in the country of the language
 * tag; without one, "$" is the US dollar, and "pesos" XXX, no currency known.
 */
#include <config.h>

#include "split/entity_scanner.h"

#include "base/ascii.h"

/* The longer ones before those they end with. */
static const struct {
	const char *name;
	const char *code; /* "$": local */
} signs[] = {
	{"US$", "USD"}, {"U$S", "USD"}, {"MX$", "MXN"},
	{"R$", "BRL"},	{"S/", "PEN"},	{"$", "$"},
	{"€", "EUR"},	{"£", "GBP"},	{"¥", "JPY"},
};

#define N_SIGNS (sizeof(signs) / sizeof(*signs))

static const char codes[][4] = {"EUR", "USD", "GBP", "JPY", "CHF", "CNY", "MXN",
				"ARS", "CLP", "COP", "UYU", "PEN", "BRL", "BOB",
				"PYG", "VES", "CRC", "GTQ", "HNL", "NIO", "PAB",
				"DOP", "CUP", "CAD", "AUD", "ESP", "SEK", "NOK",
				"DKK", "RUB", "INR"};

/* The peso or dollar of the country in the tag, or UNKNOWN. */
static const char *
local_code(const struct entity_scanner *x, const char *unknown)
{
	static const char *const countries[][2] = {
		{"MX", "MXN"}, {"AR", "ARS"}, {"CL", "CLP"}, {"CO", "COP"},
		{"UY", "UYU"}, {"CU", "CUP"}, {"DO", "DOP"}, {"PH", "PHP"}};
	const char *dash = strchr(x->doc->article.source_lang, '-');

	if (dash && strlen(dash + 1) == 2)
		for (size_t i = 0; i < sizeof(countries) / sizeof(*countries);
		     i++)
			if ((dash[1] & ~0x20) == countries[i][0][0] &&
			    (dash[2] & ~0x20) == countries[i][0][1])
				return countries[i][1];
	return unknown;
}

/* The code of the three capitals at AT, if no letter is around them. */
static const char *
code_at(const struct entity_scanner *x, size_t at)
{
	if (at >= x->end || x->end - at < 3 || !ascii_is_upper(x->s[at]))
		return NULL;
	if (entity_class_at(x, at + 3) & UNICODE_WORD ||
	    entity_class_before(x, at) & UNICODE_ALPHA)
		return NULL;
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		if (!memcmp(codes[i], x->s + at, 3))
			return codes[i];
	return NULL;
}

/* The currency of WORD, or of it and the next one; NULL: none. */
static const char *
find_name(const struct entity_scanner *x, const struct entity_word *word,
	  size_t *end)
{
	const struct lexicon_table *names =
		x->doc->article.lexicon->conventions->currencies;
	char both[2 * FOLD_ROOM + 1];
	const char *code = NULL;
	struct entity_word next;
	bool goes_on;

	*end = word->end;
	lexicon_find_begin(names, word->folded, word->n, &goes_on);
	if (goes_on) {
		entity_look_ahead(x, word->end, &next);
		memcpy(both, word->folded, word->n);
		both[word->n] = ' ';
		memcpy(both + word->n + 1, next.folded, next.n);
		code = lexicon_find_text(names, both, word->n + 1 + next.n);
	}
	if (code)
		*end = next.end;
	else
		code = lexicon_find_text(names, word->folded, word->n);
	return code && *code == '$' ? local_code(x, "XXX") : code;
}

/* A sign or an ISO code right at AT. */
static const char *
find_sign(const struct entity_scanner *x, size_t *at)
{
	const char *code;

	for (size_t i = 0; i < N_SIGNS; i++)
		if (entity_has(x, *at, signs[i].name)) {
			*at += strlen(signs[i].name);
			return *signs[i].code == '$' ? local_code(x, "USD")
						     : signs[i].code;
		}
	code = code_at(x, *at);
	*at += code ? 3 : 0;
	return code;
}

const char *
entity_currency_behind(const struct entity_scanner *x, size_t *end, bool *words)
{
	struct entity_word word;
	const char *code;
	size_t at = entity_skip_blank(x, *end), behind;

	code = find_sign(x, &at);
	*words = false;
	/* "$" belongs to the number after it, if there is one */
	if (code &&
	    (x->s[at - 1] != '$' || !ascii_is_digit(entity_byte(x, at)))) {
		*end = at;
		return code;
	}
	entity_look_ahead_unit(x, *end, &word);
	if (word.begin == *end)
		return NULL;
	if (entity_has(x, word.begin, "U.S. ")) /* "5 U.S. dollars" */
		entity_look_ahead(x, word.begin + 4, &word);
	if (entity_get_roles(x, &word) & ROLE_JOINT)
		entity_look_ahead(x, word.end, &word);
	code = word.n ? find_name(x, &word, &behind) : NULL;
	if (!code)
		return NULL;
	*words = true;
	*end = behind;
	return code;
}

const char *
entity_currency_before(const struct entity_scanner *x, size_t *begin)
{
	size_t at = entity_skip_blank_back(x, *begin);
	const char *code;

	/* Signs end in "$", "S", "/" or beyond ASCII. */
	if (at > x->begin && x->s[at - 1] != 'S' &&
	    unicode_latin1[(unsigned char)x->s[at - 1]] &
		    (UNICODE_ALPHA | UNICODE_OPEN | UNICODE_SPACE) &&
	    (unsigned char)x->s[at - 1] < 0x80 &&
	    !(unicode_latin1[(unsigned char)x->s[at - 1]] & UNICODE_UPPER))
		return NULL;
	for (size_t i = 0; i < N_SIGNS; i++) {
		size_t n = strlen(signs[i].name);

		if (at - x->begin < n ||
		    memcmp(x->s + at - n, signs[i].name, n))
			continue;
		/* "3 € 40": the sign of another number */
		if (entity_class_before(x, entity_skip_blank_back(x, at - n)) &
		    UNICODE_DIGIT)
			return NULL;
		*begin = at - n;
		return *signs[i].code == '$' ? local_code(x, "USD")
					     : signs[i].code;
	}
	if (at - x->begin < 3 || at == *begin)
		return NULL;
	code = code_at(x, at - 3);
	if (!code || entity_class_before(x, entity_skip_blank_back(x, at - 3)) &
			     UNICODE_DIGIT)
		return NULL;
	*begin = at - 3;
	return code;
}
