/* SPDX-License-Identifier: MIT */
/*
 * Currencies by the names and signs that Spanish news has for them, as ISO
 * 4217 codes.  "$" and "pesos" mean what they do in the country of the
 * language tag; without one, "$" is the US dollar, and "pesos" XXX, no
 * currency known.
 */
#include <config.h>

#include "split/entity_scanner.h"

#include "base/ascii.h"

struct currency {
	const char *name;
	const char *code; /* NULL: only with the word behind; "$": local */
	const char *next; /* a word that may follow */
	const char *next_code;
};

/* Singular or plural, folded; several lines of one name in a row. */
static const struct currency names[] = {
	{"euros", "EUR", NULL, NULL},
	{"euro", "EUR", NULL, NULL},
	{"dólares", "USD", "canadienses", "CAD"},
	{"dólares", "USD", "australianos", "AUD"},
	{"dólares", "USD", "estadounidenses", "USD"},
	{"dólares", "USD", "americanos", "USD"},
	{"dólar", "USD", NULL, NULL},
	{"pesos", "$", "mexicanos", "MXN"},
	{"pesos", "$", "argentinos", "ARS"},
	{"pesos", "$", "chilenos", "CLP"},
	{"pesos", "$", "colombianos", "COP"},
	{"pesos", "$", "uruguayos", "UYU"},
	{"pesos", "$", "cubanos", "CUP"},
	{"pesos", "$", "dominicanos", "DOP"},
	{"pesos", "$", "filipinos", "PHP"},
	{"peso", "$", NULL, NULL},
	{"pesetas", "ESP", NULL, NULL},
	{"libras", NULL, "esterlinas", "GBP"},
	{"francos", NULL, "suizos", "CHF"},
	{"francos", NULL, "franceses", "FRF"},
	{"coronas", NULL, "suecas", "SEK"},
	{"coronas", NULL, "noruegas", "NOK"},
	{"coronas", NULL, "danesas", "DKK"},
	{"reales", NULL, "brasileños", "BRL"},
	{"soles", "PEN", NULL, NULL},
	{"bolívares", "VES", NULL, NULL},
	{"bolivianos", "BOB", NULL, NULL},
	{"guaraníes", "PYG", NULL, NULL},
	{"quetzales", "GTQ", NULL, NULL},
	{"lempiras", "HNL", NULL, NULL},
	{"córdobas", "NIO", NULL, NULL},
	{"colones", "CRC", NULL, NULL},
	{"balboas", "PAB", NULL, NULL},
	{"yenes", "JPY", NULL, NULL},
	{"yuanes", "CNY", NULL, NULL},
	{"rublos", "RUB", NULL, NULL},
	{"rupias", "INR", NULL, NULL},
};

/* The longer ones before those they end with. */
static const struct currency signs[] = {
	{"US$", "USD", NULL, NULL},	     {"U$S", "USD", NULL, NULL},
	{"MX$", "MXN", NULL, NULL},	     {"R$", "BRL", NULL, NULL},
	{"S/", "PEN", NULL, NULL},	     {"$", "$", NULL, NULL},
	{"\xE2\x82\xAC", "EUR", NULL, NULL}, {"\xC2\xA3", "GBP", NULL, NULL},
	{"\xC2\xA5", "JPY", NULL, NULL},
};

static const char codes[] = "EUR USD GBP JPY CHF CNY MXN ARS CLP COP UYU PEN "
			    "BRL BOB PYG VES CRC GTQ HNL NIO PAB DOP CUP CAD "
			    "AUD ESP SEK NOK DKK RUB INR ";

#define N_NAMES (sizeof(names) / sizeof(*names))
#define N_SIGNS (sizeof(signs) / sizeof(*signs))

/* The peso or dollar of the country in the tag, or UNKNOWN. */
static const char *
local_code(const struct entity_scanner *x, const char *unknown)
{
	static const char *const countries[][2] = {
		{"MX", "MXN"}, {"AR", "ARS"}, {"CL", "CLP"}, {"CO", "COP"},
		{"UY", "UYU"}, {"CU", "CUP"}, {"DO", "DOP"}, {"PH", "PHP"}};
	const char *dash = strchr(x->doc->source_lang, '-');

	if (dash && strlen(dash + 1) == 2)
		for (size_t i = 0; i < sizeof(countries) / sizeof(*countries);
		     i++)
			if ((dash[1] & ~0x20) == countries[i][0][0] &&
			    (dash[2] & ~0x20) == countries[i][0][1])
				return countries[i][1];
	return unknown;
}

/* Place in codes of the three capitals at AT, if no letter is around them. */
static const char *
code_at(const struct entity_scanner *x, size_t at)
{
	char wanted[5] = "    ";
	const char *found;

	if (at >= x->end || x->end - at < 3)
		return NULL;
	for (size_t i = at; i < at + 3; i++)
		if (!ascii_is_upper(x->s[i]))
			return NULL;
	if (entity_class_at(x, at + 3) & UNICODE_WORD ||
	    entity_class_before(x, at) & UNICODE_ALPHA)
		return NULL;
	memcpy(wanted, x->s + at, 3);
	found = strstr(codes, wanted);
	return found && (found - codes) % 4 == 0 ? found : NULL;
}

/* The static string for a place in codes. */
static const char *
name_of_code(const char *place)
{
	static const char table[][4] = {
		"EUR", "USD", "GBP", "JPY", "CHF", "CNY", "MXN", "ARS",
		"CLP", "COP", "UYU", "PEN", "BRL", "BOB", "PYG", "VES",
		"CRC", "GTQ", "HNL", "NIO", "PAB", "DOP", "CUP", "CAD",
		"AUD", "ESP", "SEK", "NOK", "DKK", "RUB", "INR"};

	return table[(place - codes) / 4];
}

/* The currency of WORD, and of the one behind it; NULL: none. */
static const char *
find_name(const struct entity_scanner *x, const struct entity_word *word,
	  size_t *end)
{
	const struct currency *found = NULL;
	struct entity_word next = {.n = 0};

	for (size_t i = 0; i < N_NAMES; i++) {
		if (!entity_word_is(word, names[i].name))
			continue;
		if (!found)
			entity_look_ahead(x, word->end, &next);
		found = &names[i];
		*end = next.end;
		if (found->next && entity_word_is(&next, found->next))
			return found->next_code;
	}
	*end = word->end;
	if (!found || !found->code)
		return NULL;
	return *found->code == '$' ? local_code(x, "XXX") : found->code;
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
	if (!code)
		return NULL;
	*at += 3;
	return name_of_code(code);
}

const char *
entity_currency_behind(const struct entity_scanner *x, size_t *end, bool *words)
{
	struct entity_word word;
	const char *code;
	size_t at = entity_skip_blank(x, *end), behind;

	code = find_sign(x, &at);
	*words = false;
	/* "$" belongs to the number behind it, if there is one */
	if (code &&
	    (x->s[at - 1] != '$' || !ascii_is_digit(entity_byte(x, at)))) {
		*end = at;
		return code;
	}
	entity_look_ahead(x, *end, &word);
	if (word.begin == *end)
		return NULL;
	if (entity_word_is(&word, "de"))
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
	return name_of_code(code);
}
