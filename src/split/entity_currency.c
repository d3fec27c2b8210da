/* SPDX-License-Identifier: MIT */
/*
 * Currencies by their signs and ISO 4217 codes (data/currencies.tsv) and by
 * their names (data/es/currencies.tsv).  A sign is letters, a symbol or both:
 * "Bs", "€", "RD$", "U$S".  What several countries call so is the one of the
 * country in the language tag.
 */
#include <config.h>

#include "split/entity_scanner.h"

#include "base/ascii.h"

/* Letters before the symbol of a sign; bytes of a sign. */
#define MAX_LETTERS 4
#define MAX_SIGN 8
/* Words of a name: "dólares de los Estados Unidos". */
#define MAX_WORDS 5
#define NAME_ROOM 128

struct sign {
	size_t begin, end;
	size_t n_letters; /* before the symbol */
	bool has_symbol;
	char folded[MAX_SIGN + 1];
};

/* -- Which currency ------------------------------------------------------- */

/* Takes the currency that CODES, a value of the tables, mean here. */
static bool
choose(const struct entity_scanner *x, const char *codes, bool scaled,
       struct entity_currency *currency)
{
	const char *local = NULL;

	*currency = (struct entity_currency){.cents = false};
	for (; *codes == '?' || *codes == '%'; codes++) {
		if (*codes == '?' && !scaled)
			return false;
		currency->cents |= *codes == '%';
	}
	if (strchr(codes, '|'))
		local = language_find_currency(x->doc->article.source_lang);
	if (local && language_has_code(codes, local, strlen(local)))
		codes = local;
	if (*codes == '-')
		return false;
	memcpy(currency->code, codes, 3);
	return true;
}

/* -- Signs ---------------------------------------------------------------- */

/* Bytes of the symbol at AT, or 0: $ £ ¥ ฿ and U+20A0 to U+20BF. */
static size_t
symbol_length(const struct entity_scanner *x, size_t at)
{
	uint32_t cp;

	if (at >= x->end)
		return 0;
	if (x->s[at] == '$')
		return 1;
	if ((unsigned char)x->s[at] < 0x80)
		return 0;
	cp = utf8_get(x->s + at);
	return cp == 0xA3 || cp == 0xA5 || cp == 0xE3F ||
			       (cp >= 0x20A0 && cp <= 0x20BF)
		       ? utf8_length((unsigned char)x->s[at])
		       : 0;
}

/* After "S" of "U$S" and "us" of "$us" at AT, behind LEN bytes with "$"; or AT.
 */
static size_t
dollar_end(const struct entity_scanner *x, size_t at, size_t len)
{
	size_t end = at;

	if (len == 1 && (entity_has(x, at, "us") || entity_has(x, at, "US")))
		end = at + 2;
	else if (entity_byte(x, at) && strchr("SDUsdu", x->s[at]))
		end = at + 1;
	return entity_class_at(x, end) & UNICODE_ALPHA ? at : end;
}

/* Reads what may be a sign at AT; false: it is none. */
static bool
read_sign(const struct entity_scanner *x, size_t at, struct sign *sign)
{
	size_t i = at, n;

	while (i - at < MAX_LETTERS && ascii_is_letter(entity_byte(x, i)))
		i++;
	sign->begin = at;
	sign->n_letters = i - at;
	n = symbol_length(x, i);
	if (!n && i - at == 1 && entity_byte(x, i) == '/') /* "S/" */
		n = 1;
	i += n;
	sign->has_symbol = n > 0;
	if (n && x->s[i - 1] == '$')
		i = dollar_end(x, i, i - at);
	sign->end = i;
	if (i == at || (!n && entity_class_at(x, i) & UNICODE_WORD))
		return false;
	for (size_t k = at; k < i; k++)
		sign->folded[k - at] = ascii_is_upper(x->s[k])
					       ? (char)(x->s[k] | 0x20)
					       : x->s[k];
	return true;
}

/* How many of the letters of SIGN, from its begin, are capitals. */
static size_t
count_capitals(const struct entity_scanner *x, const struct sign *sign)
{
	size_t n = 0;

	while (n < sign->n_letters && ascii_is_upper(x->s[sign->begin + n]))
		n++;
	return n;
}

/* The codes that SIGN may be, or NULL. */
static const char *
find_codes(const struct entity_scanner *x, const struct sign *sign)
{
	size_t n = sign->end - sign->begin, capitals = count_capitals(x, sign);
	const char *codes = language_find_sign(sign->folded, n);

	if (!sign->has_symbol) /* "USD", "Bs" */
		return capitals && (n != 3 || capitals == n) ? codes : NULL;
	if (codes || !sign->n_letters || x->s[sign->end - 1] != '$')
		return codes;
	/* "MXN$", and letters that nobody knows */
	codes = sign->n_letters == 3 ? language_find_sign(sign->folded, 3)
				     : NULL;
	return codes ? codes : capitals == sign->n_letters ? "XXX" : NULL;
}

/* Where the sign that ends at END may begin. */
static size_t
sign_begin(const struct entity_scanner *x, size_t end)
{
	size_t at = end;

	while (at > x->begin && end - at < MAX_SIGN) {
		size_t before = utf8_previous(x->s, at);

		if (!ascii_is_letter(x->s[before]) && x->s[before] != '/' &&
		    !symbol_length(x, before))
			break;
		at = before;
	}
	return at;
}

/* The sign that ends at END, all of it or the symbol alone. */
static const char *
find_sign_before(const struct entity_scanner *x, size_t end, struct sign *sign)
{
	const char *codes = NULL;
	size_t last;

	if (read_sign(x, sign_begin(x, end), sign) && sign->end == end &&
	    !(entity_class_before(x, sign->begin) & UNICODE_WORD))
		codes = find_codes(x, sign);
	if (codes)
		return codes;
	last = utf8_previous(x->s, end); /* "vale$40" */
	return symbol_length(x, last) && read_sign(x, last, sign) &&
			       sign->end == end
		       ? find_codes(x, sign)
		       : NULL;
}

bool
entity_currency_before(const struct entity_scanner *x, size_t *begin,
		       struct entity_currency *currency)
{
	size_t at = entity_skip_blank_back(x, *begin);
	unsigned char last = at > x->begin ? (unsigned char)x->s[at - 1] : 0;
	const char *codes;
	struct sign sign;

	/* Signs end in $, /, a capital, s, a full stop or beyond ASCII. */
	if (last < 0x80 && last != '$' && last != '/' && last != 's' &&
	    last != '.' && !ascii_is_upper((char)last))
		return false;
	if (last == '.') { /* "Bs.", "S/." */
		at--;
		if (at == x->begin ||
		    (!ascii_is_letter(x->s[at - 1]) && x->s[at - 1] != '/'))
			return false;
	}
	codes = find_sign_before(x, at, &sign);
	if (!codes || (!sign.has_symbol && at == *begin) ||
	    !choose(x, codes, false, currency))
		return false;
	/* "3 € 40": the sign of another number */
	if (entity_class_before(x, entity_skip_blank_back(x, sign.begin)) &
	    UNICODE_DIGIT)
		return false;
	currency->dollar = x->s[sign.end - 1] == '$';
	*begin = sign.begin;
	return true;
}

/* A sign or code at AT after its number. */
static bool
find_sign_behind(const struct entity_scanner *x, size_t at, size_t *end,
		 struct entity_currency *currency)
{
	const char *codes;
	struct sign sign;

	if (!read_sign(x, at, &sign) || !(codes = find_codes(x, &sign)))
		return false;
	/* "$" belongs to the number after it, if there is one */
	if (x->s[sign.end - 1] == '$' &&
	    ascii_is_digit(entity_byte(x, sign.end)))
		return false;
	if (!choose(x, codes, true, currency))
		return false;
	*end = sign.end;
	return true;
}

bool
entity_has_currency_sign(const struct entity_scanner *x, size_t at)
{
	return symbol_length(x, at) > 0;
}

bool
entity_has_currency_code(const struct entity_scanner *x, size_t at)
{
	struct entity_currency currency;
	struct sign sign;
	const char *codes;

	return read_sign(x, at, &sign) && sign.n_letters > 1 &&
	       (sign.has_symbol || sign.n_letters == 3) &&
	       count_capitals(x, &sign) == sign.n_letters &&
	       (codes = find_codes(x, &sign)) &&
	       choose(x, codes, true, &currency);
}

/* -- Names ---------------------------------------------------------------- */

/* The codes of the longest name that begins with WORD, or NULL. */
static const char *
find_name(const struct entity_scanner *x, const struct entity_word *word,
	  size_t *end)
{
	const struct lexicon_table *names =
		x->doc->article.lexicon->conventions->currencies;
	struct entity_word next = *word;
	char name[NAME_ROOM];
	const char *found = NULL;
	size_t n = 0;
	bool goes_on = true;

	for (int i = 0; i < MAX_WORDS && goes_on && next.n; i++) {
		uint32_t value;

		if (n + next.n + 2 > sizeof(name))
			break;
		memcpy(name + n, next.folded, next.n);
		n += next.n;
		value = lexicon_find_begin(names, name, n, &goes_on);
		if (value) {
			found = names->texts + value;
			*end = next.end;
		}
		name[n++] = ' ';
		if (goes_on)
			entity_look_ahead(x, next.end, &next);
	}
	return found;
}

/* "de dólar" after cents at *END says what they are of. */
static void
take_whole(const struct entity_scanner *x, size_t *end,
	   struct entity_currency *currency)
{
	struct entity_currency whole;
	struct entity_word word;
	const char *codes;
	size_t behind;

	entity_look_ahead(x, *end, &word);
	if (!(entity_get_roles(x, &word) & ROLE_JOINT))
		return;
	entity_look_ahead(x, word.end, &word);
	codes = word.n ? find_name(x, &word, &behind) : NULL;
	if (codes && choose(x, codes, true, &whole) && !whole.cents) {
		memcpy(currency->code, whole.code, sizeof(whole.code));
		*end = behind;
	}
}

bool
entity_currency_behind(const struct entity_scanner *x, size_t *end, bool scaled,
		       struct entity_currency *currency)
{
	struct entity_word word;
	const char *codes;
	size_t behind;

	if (find_sign_behind(x, entity_skip_blank(x, *end), end, currency))
		return true;
	entity_look_ahead_unit(x, *end, &word);
	if (word.begin == *end)
		return false;
	if (entity_has(x, word.begin, "U.S. ")) /* "5 U.S. dollars" */
		entity_look_ahead(x, word.begin + 4, &word);
	if (entity_get_roles(x, &word) & ROLE_JOINT) {
		if (find_sign_behind(x, entity_skip_blank(x, word.end), &behind,
				     currency)) {
			*end = behind;
			currency->words = true;
			return true;
		}
		entity_look_ahead(x, word.end, &word);
	}
	codes = word.n ? find_name(x, &word, &behind) : NULL;
	if (!codes || !choose(x, codes, scaled, currency))
		return false;
	currency->words = true;
	*end = behind;
	if (currency->cents)
		take_whole(x, end, currency);
	return true;
}

/* Whether WORD, the name of a currency, is of another amount or is told of. */
static bool
is_taken(const struct entity_scanner *x, const struct entity_word *word)
{
	const struct entities *all = &x->doc->entities;
	struct entity_word before;

	if (all->n_items > x->first &&
	    all->items[all->n_items - 1].end > word->begin)
		return true; /* "10 dólares 50" */
	entity_look_back(x, word->begin, &before);
	return before.n &&
	       (entity_get_roles(x, &before) & (ROLE_THE | ROLE_ARTICLE) ||
		lexicon_find(x->doc->article.lexicon->words, before.folded,
			     before.n) &
			(WORD_DEFINITE | WORD_CONTRACTED | WORD_NEAR));
}

bool
entity_currency_named(const struct entity_scanner *x, size_t *begin,
		      struct entity_currency *currency)
{
	const struct lexicon_table *names =
		x->doc->article.lexicon->conventions->currencies;
	size_t end = entity_skip_blank_back(x, *begin);
	struct entity_word word;
	uint32_t value;

	if (end == *begin || !(entity_class_before(x, end) & UNICODE_LOWER))
		return false;
	entity_look_back(x, end, &word);
	value = word.n && word.folded[0] == x->s[word.begin]
			? lexicon_find(names, word.folded, word.n)
			: 0;
	if (!value || is_taken(x, &word) ||
	    !choose(x, names->texts + value, false, currency) ||
	    currency->cents)
		return false;
	currency->words = true;
	*begin = word.begin;
	return true;
}
