/* SPDX-License-Identifier: MIT */
/*
 * What a number that has been read is of: hundred, money, time.  The words and
 * signs around it tell; a year is told by the word before and that nothing is
 * after which could be counted.
 */
#include <config.h>

#include "split/entity_number.h"
#include "split/entity_shape.h"

/* Years that are told by a preposition. */
#define FIRST_YEAR 1000
#define LAST_YEAR 2099

/* -- Percent -------------------------------------------------------------- */

/*
 * After "por ciento", "por cien", "por 100", "percent" at AT, or 0.  *MIL: it
 * is "por mil".
 */
static size_t
percent_words_end(const struct entity_scanner *x, size_t at, bool *mil)
{
	struct entity_word word;
	uint32_t roles;

	entity_look_ahead_unit(x, at, &word);
	roles = entity_get_roles(x, &word);
	if (roles & ROLE_PERCENT)
		return word.end;
	if (!(roles & ROLE_PER))
		return 0;
	at = entity_skip_blank(x, word.end);
	if (entity_has(x, at, "100") &&
	    !(entity_class_at(x, at + 3) & UNICODE_WORD))
		return at + 3;
	entity_look_ahead(x, word.end, &word);
	*mil = word.n &&
	       lexicon_find(x->doc->article.lexicon->conventions->scales,
			    word.folded, word.n) == 3;
	return *mil || entity_get_roles(x, &word) & ROLE_CENT ? word.end : 0;
}

/* Takes what makes NUMBER a percentage; false: nothing does. */
static bool
take_percent(const struct entity_scanner *x, struct entity_number *number)
{
	size_t sign = entity_skip_blank(x, number->end), end;
	char c = entity_byte(x, sign);
	bool mil = false;

	if (c == '%') {
		number->end = sign + 1;
		return true;
	}
	if (entity_has(x, sign, "\xE2\x80\xB0")) { /* ‰ */
		number->end = sign + 3;
		number->n_lost++;
		return true;
	}
	if (c != 'p' && c != '-')
		return false;
	end = percent_words_end(x, number->end, &mil);
	if (!end)
		return false;
	number->n_lost += mil;
	number->end = end;
	number->words = true;
	return true;
}

/* -- Money ---------------------------------------------------------------- */

/* The one or two digits at AT, and where they end; -1: none. */
static int
read_cents(const struct entity_scanner *x, size_t at, size_t *end)
{
	*end = entity_digits_end(x, at);
	if (*end == at || *end - at > 2 ||
	    entity_class_at(x, *end) & UNICODE_WORD ||
	    (entity_byte(x, *end) && strchr(".,:/%", x->s[*end]) &&
	     ascii_is_digit(entity_byte(x, *end + 1))))
		return -1;
	return *end - at == 2 ? (x->s[at] - '0') * 10 + x->s[at + 1] - '0'
			      : x->s[at] - '0';
}

/*
 * Whether two digits that end at AT, after a word of ROLES or none, are cents
 * though nobody says so: the phrase ends, or a verb follows.
 */
static bool
may_be_cents(const struct entity_scanner *x, size_t at, uint32_t roles)
{
	struct entity_word word;

	at = entity_skip_blank(x, at);
	if (entity_has_currency_sign(x, at) || entity_byte(x, at) == '%')
		return false;
	if (!(entity_class_at(x, at) & UNICODE_WORD))
		return true;
	entity_look_ahead(x, at, &word);
	return !roles && word.n &&
	       lexicon_find(x->doc->article.lexicon->cues, word.folded,
			    word.n) &
		       CUE_FINITE;
}

/* "con 50 céntimos", "y 20 céntimos", "con 50", "50" after the whole ones. */
static void
take_cents(const struct entity_scanner *x, struct entity_number *number)
{
	struct entity_currency currency;
	struct entity_word word;
	size_t at = number->end, end, behind;
	uint32_t roles;
	int cents;

	entity_look_ahead(x, at, &word);
	roles = entity_get_roles(x, &word);
	if (word.n && !(roles & (ROLE_AND | ROLE_WITH)))
		return;
	at = entity_skip_blank(x, word.n ? word.end : at);
	cents = at > number->end ? read_cents(x, at, &end) : -1;
	if (cents < 0)
		return;
	behind = end;
	if (entity_currency_behind(x, &behind, false, &currency) &&
	    currency.cents) {
		end = behind;
		number->words = true;
	} else if (end - at != 2 || !may_be_cents(x, end, roles)) {
		return;
	}
	number->digits[number->n_digits++] = (char)('0' + cents / 10);
	number->digits[number->n_digits++] = (char)('0' + cents % 10);
	number->end = end;
}

/* -- Dates ---------------------------------------------------------------- */

/* The value of a number that may be a year; 0: it may not. */
static unsigned
get_year(const struct entity_number *number)
{
	unsigned year = 0;

	if (number->grouped || number->scaled || number->n_digits > 4 ||
	    number->words || number->negative ||
	    number->end - number->begin != number->n_digits)
		return 0;
	for (size_t i = 0; i < number->n_digits; i++)
		year = year * 10 + (unsigned)(number->digits[i] - '0');
	return year;
}

bool
entity_is_counted(const struct entity_scanner *x, size_t at)
{
	struct entity_word word;
	size_t n;

	entity_look_ahead(x, at, &word);
	n = word.n;
	if (!n ||
	    lexicon_find(x->doc->article.lexicon->stopwords, word.folded, n))
		return false;
	return x->doc->article.lexicon->conventions->is_english ||
	       word.folded[n - 1] == 's';
}

/* Whether a year or decade was found that ends at AT. */
static bool
is_year_before(const struct entity_scanner *x, size_t at)
{
	const struct entities *all = &x->doc->entities;
	const struct entity *last = all->n_items > x->first
					    ? &all->items[all->n_items - 1]
					    : NULL;

	return last && last->type == SUMARIO_ENTITY_DATE && last->end == at &&
	       last->n_normalized == 4;
}

/* Bytes of the dash or slash at AT, or 0. */
static size_t
dash_length(const struct entity_scanner *x, size_t at)
{
	if (entity_byte(x, at) == '-' || entity_byte(x, at) == '/')
		return 1;
	return entity_has(x, at, "\xE2\x80\x93") ? 3 : 0;
}

bool
entity_begins_years(const struct entity_scanner *x, size_t begin, size_t end)
{
	size_t n = dash_length(x, end), at = end + n;
	size_t last = entity_digits_end(x, at);

	if (!n || end - begin != 4 || x->s[begin] < '1' || x->s[begin] > '2' ||
	    entity_class_at(x, last) & UNICODE_WORD || dash_length(x, last))
		return false;
	if (last - at == 2) /* "2019-20" */
		return x->s[begin] == '2' && x->s[begin + 1] == '0' &&
		       (x->s[begin + 2] - '0') * 10 + x->s[begin + 3] + 1 ==
			       (x->s[at] - '0') * 10 + x->s[at + 1];
	return last - at == 4 && memcmp(x->s + begin, x->s + at, 4) < 0 &&
	       memcmp(x->s + at, "2100", 4) < 0;
}

/* A year in a list or range with one before: "-1939", "y 1939", ", 1939". */
static bool
is_next_year(const struct entity_scanner *x, size_t begin,
	     const struct entity_word *before, bool has_and)
{
	if (begin > x->begin &&
	    (x->s[begin - 1] == '-' || x->s[begin - 1] == '/'))
		return is_year_before(x, begin - 1);
	if (begin > x->begin + 2 && entity_has(x, begin - 3, "\xE2\x80\x93"))
		return is_year_before(x, begin - 3);
	if (has_and)
		return is_year_before(x,
				      entity_skip_blank_back(x, before->begin));
	begin = entity_skip_blank_back(x, begin);
	return begin > x->begin && x->s[begin - 1] == ',' &&
	       is_year_before(x, begin - 1);
}

/* A year after "año" or a preposition, with no noun after it. */
static bool
is_year(const struct entity_scanner *x, const struct entity_number *number)
{
	unsigned year = get_year(number);
	struct entity_word word;
	uint32_t roles;

	if (!year)
		return false;
	entity_look_back(x, number->begin, &word);
	roles = entity_get_roles(x, &word);
	if (roles & ROLE_YEAR)
		return true;
	if (number->n_digits != 4 || year < FIRST_YEAR || year > LAST_YEAR)
		return false;
	if (entity_begins_years(x, number->begin, number->end) ||
	    (number->begin > x->begin && x->s[number->begin - 1] == '(' &&
	     entity_byte(x, number->end) == ')'))
		return true;
	return (roles & ROLE_SINCE ||
		is_next_year(x, number->begin, &word,
			     roles & (ROLE_AND | ROLE_TO))) &&
	       !entity_is_counted(x, number->end);
}

/* Down from AT over an apostrophe. */
static size_t
skip_apostrophe_back(const struct entity_scanner *x, size_t at)
{
	if (at > x->begin && x->s[at - 1] == '\'')
		return at - 1;
	return at > x->begin + 2 && entity_has(x, at - 3, "\xE2\x80\x99")
		       ? at - 3
		       : at;
}

/*
 * Whether what is before AT makes a decade of it: "años" or "década de los",
 * where *BEGIN is then, or "y" after another one.  FULL: it has four digits.
 */
static bool
find_decade(const struct entity_scanner *x, size_t at, bool full, size_t *begin)
{
	const struct entities *all = &x->doc->entities;
	struct entity_word word;

	*begin = at;
	at = skip_apostrophe_back(x, at); /* "años '60" */
	entity_look_back(x, at, &word);
	if (entity_get_roles(x, &word) & ROLE_AND)
		return is_year_before(x,
				      entity_skip_blank_back(x, word.begin)) &&
		       all->items[all->n_items - 1].normalized[3] == 'X';
	for (int i = 0; i < 3 && word.n; i++) {
		uint32_t roles = entity_get_roles(x, &word);

		if (roles & ROLE_DECADE) {
			*begin = word.begin;
			return !(roles & ROLE_YEAR) || (!i && !full);
		}
		if (word.n > 3)
			return false;
		entity_look_back(x, word.begin, &word);
	}
	return false;
}

bool
entity_add_decade(struct entity_scanner *x, size_t at, size_t end,
		  unsigned value, bool words)
{
	char normalized[4] = "19XX";
	size_t begin;

	if (value % 10 || (value >= 100 && value < FIRST_YEAR) ||
	    value > LAST_YEAR || (value < 20 && !words) ||
	    !find_decade(x, at, value >= FIRST_YEAR, &begin))
		return false;
	if (value >= FIRST_YEAR) {
		normalized[0] = (char)('0' + value / 1000);
		normalized[1] = (char)('0' + value / 100 % 10);
	}
	normalized[2] = (char)('0' + value / 10 % 10);
	entity_add(x, SUMARIO_ENTITY_DATE, begin, end, true, normalized, 4);
	return true;
}

/* "años 60", "década de 1980": "196X". */
static bool
add_decade(struct entity_scanner *x, const struct entity_number *number)
{
	unsigned value = number->words ? 0 : get_year(number);

	return value &&
	       entity_add_decade(x, number->begin, number->end, value, false);
}

/* "mayo de 2026", and the month is not yet part of a date. */
static bool
add_month_of_year(struct entity_scanner *x, const struct entity_number *number)
{
	struct entity_word word;
	char normalized[8];
	uint32_t month;

	if (number->n_digits != 4 || get_year(number) < FIRST_YEAR ||
	    number->digits[0] > '2')
		return false;
	entity_look_back(x, number->begin, &word);
	if (entity_get_roles(x, &word) & ROLE_YEAR)
		entity_look_back(x, word.begin, &word);
	if (entity_get_roles(x, &word) & ROLE_JOINT)
		entity_look_back(x, word.begin, &word);
	month = entity_find_month(x, &word);
	if (!month)
		return false;
	memcpy(normalized, number->digits, 4);
	normalized[4] = '-';
	normalized[5] = (char)('0' + month / 10);
	normalized[6] = (char)('0' + month % 10);
	entity_add(x, SUMARIO_ENTITY_DATE, word.begin, number->end, true,
		   normalized, 7);
	return true;
}

/* "uno sobre 3": adds NUMBER, after "sobre", as part of one. */
static bool
add_part_of_one(struct entity_scanner *x, struct entity_number *number)
{
	struct entity_word word;
	unsigned value = get_year(number);

	if (!value || entity_class_before(x, number->begin) != UNICODE_SPACE)
		return false;
	entity_look_back(x, number->begin, &word);
	if (!(entity_get_roles(x, &word) & ROLE_OVER))
		return false;
	entity_look_back(x, word.begin, &word);
	if (!word.n ||
	    lexicon_find(x->doc->article.lexicon->conventions->numerals,
			 word.folded, word.n) != 1 ||
	    entity_is_counted(x, number->end))
		return false;
	number->begin = word.begin;
	number->denominator = value;
	number->words = true;
	entity_set_value(number, 1);
	entity_add_fraction(x, number, false);
	return true;
}

/* -- Money, all of it ----------------------------------------------------- */

/* Takes the name of a currency before NUMBER: "dólares 40". */
static bool
take_name(const struct entity_scanner *x, struct entity_number *number,
	  struct entity_currency *currency)
{
	unsigned year = get_year(number);

	if ((year >= FIRST_YEAR && year <= LAST_YEAR) ||
	    entity_is_counted(x, number->end) ||
	    !entity_currency_named(x, &number->begin, currency))
		return false;
	number->words = true;
	return true;
}

/* Takes the currency of NUMBER; false: it has none. */
static bool
take_money(const struct entity_scanner *x, struct entity_number *number,
	   struct entity_currency *currency)
{
	struct entity_currency behind;
	bool before = entity_currency_before(x, &number->begin, currency);

	if (entity_currency_behind(x, &number->end, number->scaled, &behind)) {
		if (!before || behind.words)
			*currency = behind;
		before = true;
		number->words |= behind.words;
		if (!number->scaled) /* "40 USD millones" */
			entity_take_scales(x, number);
		if (behind.cents)
			number->n_lost += 2;
		else if (!number->shift &&
			 number->n_digits == number->n_whole &&
			 number->n_digits + 2 <= ENTITY_MAX_DIGITS)
			take_cents(x, number);
	}
	return before || take_name(x, number, currency);
}

/* -- What it is ----------------------------------------------------------- */

void
entity_add_amount(struct entity_scanner *x, struct entity_number *number)
{
	struct entity_currency currency;
	char normalized[ENTITY_ROOM], suffix[8] = " ";
	enum sumario_entity_type type = SUMARIO_ENTITY_NUMBER;
	bool percent;

	if (!number->denominator)
		entity_take_denominator(x, number);
	percent = take_percent(x, number);
	if (number->denominator) {
		entity_add_fraction(x, number, percent);
		return;
	}
	if (percent) {
		type = SUMARIO_ENTITY_PERCENT;
		strcpy(suffix, "%");
	} else if (take_money(x, number, &currency)) {
		type = SUMARIO_ENTITY_MONEY;
		strcat(suffix, currency.code);
	} else if (add_month_of_year(x, number) || add_decade(x, number) ||
		   add_part_of_one(x, number)) {
		return;
	} else {
		*suffix = '\0';
		if (is_year(x, number))
			type = SUMARIO_ENTITY_DATE;
	}
	entity_add(x, type, number->begin, number->end, number->words,
		   normalized, entity_normalize(number, suffix, normalized));
}
