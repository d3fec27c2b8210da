/* SPDX-License-Identifier: MIT */
/*
 * What multiplies a number: "12 millones", "3 mil 500", "2 millones y medio",
 * "20 k€", "3 docenas", "1,5e6".  Words are added up by numeral.c; digits are
 * only shifted, so that no decimal is lost.
 */
#include <config.h>

#include "split/entity_number.h"
#include "split/entity_shape.h"

#include <stdio.h>

/* Digits that go on with a number after a scale: "3 mil 500". */
#define MAX_GROUP 3
/* The largest exponent, and the largest power that is worked out. */
#define MAX_EXPONENT 99
#define MAX_POWER 1e15
#define SMALLEST 1e-10

void
entity_set_value(struct entity_number *number, uint64_t value)
{
	char digits[24];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + value % 10);
	while (value /= 10);
	number->n_digits = number->n_whole = sizeof(digits) - at;
	memcpy(number->digits, digits + at, number->n_digits);
	number->shift = 0;
}

bool
entity_get_value(const struct entity_number *number, uint64_t *value)
{
	*value = 0;
	if (number->n_digits != number->n_whole ||
	    number->n_digits + number->shift > 12)
		return false;
	for (size_t i = 0; i < number->n_digits + number->shift; i++)
		*value = *value * 10 +
			 (uint64_t)(i < number->n_digits
					    ? number->digits[i] - '0'
					    : 0);
	return true;
}

/* -- Numbers in words ----------------------------------------------------- */

/* The digits that go on with NUMERAL, or 0: "500" in "3 mil 500". */
static uint64_t
read_group(const struct entity_scanner *x, const struct numeral *numeral,
	   size_t at, size_t *end)
{
	uint64_t value = 0;

	*end = entity_digits_end(x, at);
	if (!numeral->scale || numeral->current || *end - at > MAX_GROUP ||
	    *end == at || x->s[at] == '0' ||
	    entity_class_at(x, *end) & UNICODE_WORD ||
	    (entity_byte(x, *end) && strchr(".,:/-'%", x->s[*end]) &&
	     entity_class_at(x, *end + 1) & UNICODE_WORD))
		return 0;
	for (size_t i = at; i < *end; i++)
		value = value * 10 + (uint64_t)(x->s[i] - '0');
	return value < numeral->scale ? value : 0;
}

static unsigned
zeros_of(const struct entity_scanner *x, const struct entity_word *word)
{
	return word->n ? lexicon_find(
				 x->doc->article.lexicon->conventions->scales,
				 word->folded, word->n)
		       : 0;
}

/* "un" goes on with "treinta y", or before a scale: "dos mil un millones". */
static bool
is_one_more(const struct entity_scanner *x, const struct entity_word *word,
	    bool joined)
{
	struct entity_word next;

	if (joined)
		return true;
	entity_look_ahead(x, word->end, &next);
	return next.n > 2 && zeros_of(x, &next) > 3;
}

/* Takes one word or group of digits; false: it does not go on. */
static bool
take_part(const struct entity_scanner *x, struct numeral *numeral,
	  struct entity_word *word, bool joined)
{
	const struct conventions *c = x->doc->article.lexicon->conventions;
	uint32_t value, zeros;

	if (!word->n) {
		value = (uint32_t)read_group(x, numeral, word->begin,
					     &word->end);
		numeral->current += value;
		return value > 0;
	}
	value = lexicon_find(c->numerals, word->folded, word->n);
	if (value) {
		if ((numeral->open &&
		     !numeral_goes_on(numeral, value, false)) ||
		    (value == 1 && numeral->open &&
		     !is_one_more(x, word, joined)) ||
		    (joined && value > 9))
			return false;
		numeral_add(numeral, value);
		return true;
	}
	zeros = word->n > 2 && !joined ? zeros_of(x, word) : 0;
	if (!zeros || (!numeral->open && zeros != 3) ||
	    (numeral->scale && !numeral->current && numeral->scale != 1000))
		return false;
	return numeral_scale(numeral, zeros);
}

size_t
entity_read_numeral(const struct entity_scanner *x, size_t at,
		    struct numeral *numeral)
{
	struct entity_word word;
	size_t end = at, i = at;
	bool joined = false;

	for (;;) {
		uint64_t tens = numeral->current % 100;

		entity_look_ahead(x, i, &word);
		if (numeral->open && tens >= 20 && tens % 10 == 0 && !joined &&
		    entity_get_roles(x, &word) & ROLE_AND) {
			joined = true;
			i = word.end;
			continue;
		}
		if ((end > at && word.begin == end) ||
		    !take_part(x, numeral, &word, joined))
			return end;
		joined = false;
		i = end = word.end;
	}
}

/* -- What multiplies digits ----------------------------------------------- */

/* "$12m", "£ 3 bn": short ones need the sign of a currency. */
static bool
may_be_short(const struct entity_scanner *x, const struct entity_number *number)
{
	struct entity_currency currency;
	size_t begin = number->begin;

	return x->doc->article.lexicon->conventions->is_english &&
	       entity_currency_before(x, &begin, &currency);
}

/* "mdp" are millions and of a currency: it is read again as that. */
static bool
is_currency(const struct entity_scanner *x, const struct entity_word *word)
{
	return lexicon_find(x->doc->article.lexicon->conventions->currencies,
			    word->folded, word->n) > 0;
}

/* "12 millones", "3 mil millones". */
static void
take_multipliers(const struct entity_scanner *x, struct entity_number *number)
{
	struct entity_word word;

	for (int i = 0; i < 2; i++) {
		unsigned zeros;

		entity_look_ahead_unit(x, number->end, &word);
		zeros = zeros_of(x, &word);
		if (!zeros || (i && number->shift != 3))
			return;
		if (word.n < 3 && !may_be_short(x, number))
			return;
		number->shift += zeros;
		number->scaled = number->words = true;
		if (is_currency(x, &word))
			return;
		number->end = word.end;
		if (entity_byte(x, number->end) == '.' &&
		    lexicon_find(x->doc->article.lexicon->words, word.folded,
				 word.n) &
			    WORD_SHORT)
			number->end++;
	}
}

/* "3 mil 500", "2 millones 300 mil", "3 mil quinientos". */
static void
go_on(const struct entity_scanner *x, struct entity_number *number)
{
	struct numeral numeral = {.open = true, .scale = 1};
	uint64_t value;
	size_t end;

	if (!number->words ||
	    x->doc->article.lexicon->conventions->is_english ||
	    !entity_get_value(number, &value))
		return;
	for (unsigned i = 0; i < number->shift; i++)
		numeral.scale *= 10;
	numeral.total = value;
	end = entity_read_numeral(x, number->end, &numeral);
	if (end > number->end) {
		entity_set_value(number, numeral.total + numeral.current);
		number->end = end;
	}
}

/* "y medio" after a scale. */
static void
take_half(const struct entity_scanner *x, struct entity_number *number)
{
	struct entity_word word;

	if (!number->shift || number->n_digits != number->n_whole ||
	    number->n_digits == ENTITY_MAX_DIGITS)
		return;
	entity_look_ahead(x, number->end, &word);
	if (!(entity_get_roles(x, &word) & ROLE_AND))
		return;
	entity_look_ahead(x, word.end, &word);
	if (!(entity_get_roles(x, &word) & ROLE_HALF))
		return;
	number->digits[number->n_digits++] = '5';
	number->end = word.end;
}

/* Whether the letters [at, end) after a number stand for zeros. */
static bool
are_zeros(const struct entity_scanner *x, size_t begin, size_t at, size_t end)
{
	struct entity_currency currency;
	size_t behind = end;

	if (entity_has_currency_sign(x, end))
		return true;
	if (entity_class_at(x, end) & UNICODE_WORD)
		return false;
	if (end == at + 1 && x->s[at] == 'M') /* "3 M de euros" */
		return entity_currency_behind(x, &behind, true, &currency);
	return x->s[at] == 'k' || (at > begin && end > at + 1);
}

/* "20 k€", "3 M€", "4 MM€": letters right before the sign; "3 MM", "10 k". */
static void
take_letters(const struct entity_scanner *x, struct entity_number *number)
{
	size_t at = entity_skip_blank(x, number->end), n = 1;
	char first = entity_byte(x, at);
	unsigned zeros = first == 'k' || first == 'K' ? 3 : 6;

	if (first != 'M' && zeros != 3)
		return;
	n += first == 'M' && entity_byte(x, at + 1) == 'M';
	if (!are_zeros(x, number->end, at, at + n))
		return;
	number->shift += zeros;
	number->scaled = true;
	number->end = at + n;
}

void
entity_take_groups(const struct entity_scanner *x, struct entity_number *number)
{
	struct entity_word word;
	uint64_t value;
	uint32_t each;

	entity_look_ahead(x, number->end, &word);
	if (!word.n || word.begin == number->end)
		return;
	each = lexicon_find(x->doc->article.lexicon->conventions->groups,
			    word.folded, word.n);
	if (!each || !entity_get_value(number, &value))
		return;
	entity_set_value(number, value * each);
	number->words = true;
	number->end = word.end;
}

void
entity_take_scales(const struct entity_scanner *x, struct entity_number *number)
{
	take_multipliers(x, number);
	take_letters(x, number);
	go_on(x, number);
	take_half(x, number);
	entity_take_groups(x, number);
}

/* -- Powers --------------------------------------------------------------- */

/* An exponent that is being read. */
struct power {
	size_t at;
	bool raised; /* its digits are: ² */
	bool negative;
	unsigned value;
};

/* The digit that is raised at AT, 10 for its minus, and its bytes as *LEN; -1:
 * none. */
static int
raised_digit(const struct entity_scanner *x, size_t at, size_t *len)
{
	uint32_t cp;

	if (at >= x->end || (unsigned char)x->s[at] < 0x80)
		return -1;
	cp = utf8_get(x->s + at);
	*len = utf8_length((unsigned char)x->s[at]);
	if (cp == 0xB9)
		return 1;
	if (cp == 0xB2 || cp == 0xB3)
		return (int)(cp - 0xB0);
	if (cp == 0x207B)
		return 10;
	return cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079)
		       ? (int)(cp - 0x2070)
		       : -1;
}

/* Takes the sign at POWER->at. */
static void
take_power_sign(const struct entity_scanner *x, struct power *power)
{
	uint32_t cp = power->at < x->end ? utf8_get(x->s + power->at) : 0;

	power->negative = cp == (power->raised ? 0x207B : '-') ||
			  (!power->raised && cp == 0x2212);
	if (power->negative || (cp == '+' && !power->raised))
		power->at += utf8_length((unsigned char)x->s[power->at]);
}

/* The exponent at POWER->at becomes its value; 0: none. */
static void
read_exponent(const struct entity_scanner *x, struct power *power)
{
	unsigned value = 0;
	size_t len = 1, i;

	take_power_sign(x, power);
	for (i = power->at; value <= MAX_EXPONENT; i += len) {
		int digit = power->raised ? raised_digit(x, i, &len)
			    : ascii_is_digit(entity_byte(x, i)) ? x->s[i] - '0'
								: -1;

		if (digit < 0 || digit > 9)
			break;
		value = value * 10 + (unsigned)digit;
	}
	power->at = i;
	power->value = value > MAX_EXPONENT ||
				       entity_class_at(x, i) & UNICODE_ALPHA
			       ? 0
			       : value;
}

/* Makes NUMBER of VALUE with N_DECIMALS at most; false: it is too small. */
static bool
set_decimals(struct entity_number *number, double value, int n_decimals)
{
	char text[ENTITY_MAX_DIGITS + 4];
	int n = snprintf(text, sizeof(text), "%.*f", n_decimals, value);
	const char *point = memchr(text, '.', (size_t)n);

	if (!point || n > ENTITY_MAX_DIGITS || value < SMALLEST)
		return false;
	number->n_whole = (size_t)(point - text);
	number->n_digits = (size_t)n - 1;
	memcpy(number->digits, text, number->n_whole);
	memcpy(number->digits + number->n_whole, point + 1, (size_t)n_decimals);
	while (number->n_digits > number->n_whole &&
	       number->digits[number->n_digits - 1] == '0')
		number->n_digits--;
	return true;
}

/* Gives NUMBER as many zeros as POWER says; false: they are too many. */
static bool
move_point(struct entity_number *number, const struct power *power)
{
	if (power->value + number->shift + number->n_lost > ENTITY_MAX_SHIFT ||
	    (power->negative &&
	     power->value + number->n_digits + 1 > ENTITY_MAX_DIGITS))
		return false;
	if (power->negative)
		number->n_lost += power->value;
	else
		number->shift += power->value;
	return true;
}

/* Raises NUMBER to POWER; false: it gets too large or too small. */
static bool
raise(struct entity_number *number, const struct power *power)
{
	double base = 0, unit = 1, product = 1;

	if (number->n_digits == 2 && number->n_whole == 2 &&
	    !memcmp(number->digits, "10", 2) && !number->negative) {
		entity_set_value(number, 1);
		return move_point(number, power);
	}
	for (size_t i = 0; i < number->n_digits; i++) {
		base = base * 10 + (number->digits[i] - '0');
		unit *= i < number->n_whole ? 1 : 10;
	}
	for (unsigned i = 0; i < power->value && product < MAX_POWER; i++)
		product *= base / unit;
	if (product >= MAX_POWER || product < 1)
		return false;
	number->negative &= power->value % 2 == 1;
	if (power->negative)
		return set_decimals(number, 1 / product, 15);
	if (product == (double)(uint64_t)product) {
		entity_set_value(number, (uint64_t)product);
		return true;
	}
	return set_decimals(number, product, 9);
}

void
entity_take_power(const struct entity_scanner *x, struct entity_number *number)
{
	char mark = entity_byte(x, number->end);
	struct entity_number raised = *number;
	struct power power = {.at = number->end};
	size_t len;

	power.raised = raised_digit(x, power.at, &len) >= 0;
	if (!power.raised && mark != '^' && (mark | 0x20) != 'e')
		return;
	power.at += !power.raised;
	read_exponent(x, &power);
	if (!power.value ||
	    !(power.raised || mark == '^' ? raise(&raised, &power)
					  : move_point(&raised, &power)))
		return;
	*number = raised;
	number->grouped = true;
	number->end = power.at;
}

/* -- The value as text ---------------------------------------------------- */

/* Gives NUMBER as many zeros in front as it loses decimals. */
static void
divide(struct entity_number *number)
{
	size_t n = number->n_lost, more;

	if (!n)
		return;
	if (number->shift >= n) {
		number->shift -= (unsigned)n;
		return;
	}
	n -= number->shift;
	number->shift = 0;
	more = number->n_whole > n ? 0 : n + 1 - number->n_whole;
	if (number->n_digits + more > ENTITY_MAX_DIGITS)
		return;
	memmove(number->digits + more, number->digits, number->n_digits);
	memset(number->digits, '0', more);
	number->n_digits += more;
	number->n_whole += more - n;
}

size_t
entity_normalize(const struct entity_number *given, const char *suffix,
		 char *out)
{
	struct entity_number number = *given;
	size_t n = 0, i = 0, whole, n_digits;

	divide(&number);
	whole = number.n_whole + number.shift;
	n_digits = number.n_digits;
	if (number.shift) /* 1,20 millones: 1200000 */
		while (n_digits > number.n_whole && n_digits > 1 &&
		       number.digits[n_digits - 1] == '0')
			n_digits--;
	if (number.negative)
		out[n++] = '-';
	while (i + 1 < whole && i < n_digits && number.digits[i] == '0')
		i++;
	for (; i < whole; i++)
		out[n++] = i < n_digits ? number.digits[i] : '0';
	if (n_digits > whole) {
		out[n++] = '.';
		memcpy(out + n, number.digits + whole, n_digits - whole);
		n += n_digits - whole;
	}
	memcpy(out + n, suffix, strlen(suffix));
	return n + strlen(suffix);
}
