/* SPDX-License-Identifier: MIT */
/*
 * Numbers in digits, and what is around them: sign, multiplier, per cent,
 * currency.  What is no number, ordinals, versions, numbers of lists, is told
 * apart first.
 */
#include <config.h>

#include "split/entity_shape.h"

/* Longer runs of digits are codes. */
#define MAX_DIGITS 40
/* Room for a number, its zeros (mil trillones: 21, M: 6) and a currency. */
#define ROOM (MAX_DIGITS + 48)

struct number {
	size_t begin, end;
	char digits[MAX_DIGITS];
	size_t n_digits, n_whole; /* all, and before the decimals */
	unsigned shift;		  /* the multiplier's zeros */
	bool negative;
	bool grouped; /* it has marks */
	bool words;   /* it has words, of the multiplier */
};

/* -- A number ------------------------------------------------------------ */

/* Takes over groups FROM to UPTO of SHAPE; false: too long. */
static bool
take_groups(const struct entity_scanner *x, const struct entity_shape *shape,
	    size_t from, size_t upto, struct number *number)
{
	for (size_t i = from; i < upto; i++) {
		if (shape->lens[i] > MAX_DIGITS - number->n_digits)
			return false;
		memcpy(number->digits + number->n_digits,
		       x->s + shape->ends[i] - shape->lens[i], shape->lens[i]);
		number->n_digits += shape->lens[i];
	}
	return true;
}

static void
take_sign(const struct entity_scanner *x, struct number *number)
{
	size_t before = number->begin;
	uint32_t cp;

	if (before == x->begin)
		return;
	before = utf8_previous(x->s, before);
	cp = utf8_get(x->s + before);
	if (cp != '-' && cp != '+' && cp != 0x2212)
		return;
	if (before > x->begin &&
	    !(entity_class_before(x, before) & (UNICODE_SPACE | UNICODE_OPEN)))
		return;
	if (before == x->begin && cp == '-') /* a list */
		return;
	number->begin = before;
	number->negative = cp != '+';
}

/* Reads SHAPE; false: it is a code. */
static bool
read_value(struct entity_scanner *x, const struct entity_shape *shape,
	   struct number *number)
{
	size_t n = shape->n_groups;
	enum entity_reading reading = entity_judge_shape(x, shape);

	*number = (struct number){.begin = shape->begin, .end = shape->end};
	if (reading == READING_AMBIGUOUS)
		reading = entity_is_decimal(x, shape->marks[1])
				  ? READING_DECIMAL
				  : READING_WHOLE;
	if (reading == READING_CODE && shape->marks[1] == ',') {
		/* 1,2,3: a list */
		n = 1;
		number->end = shape->ends[0];
		reading = READING_WHOLE;
	}
	if (reading == READING_CODE ||
	    (n == 1 && shape->lens[0] > 1 && x->s[shape->begin] == '0'))
		return false;
	number->grouped = n > 1;
	if (!take_groups(x, shape, 0, reading == READING_DECIMAL ? n - 1 : n,
			 number))
		return false;
	number->n_whole = number->n_digits;
	if (reading == READING_DECIMAL &&
	    !take_groups(x, shape, n - 1, n, number))
		return false;
	take_sign(x, number);
	return true;
}

/* Zeros that WORD stands for, or 0. */
static unsigned
zeros_of(const struct entity_scanner *x, const struct entity_word *word)
{
	return word->n ? lexicon_find(
				 x->doc->article.lexicon->conventions->scales,
				 word->folded, word->n)
		       : 0;
}

/* "$12m", "£ 3 bn": short ones need the sign of a currency. */
static bool
may_be_short(const struct entity_scanner *x, const struct number *number)
{
	size_t begin = number->begin;

	return x->doc->article.lexicon->conventions->is_english &&
	       entity_currency_before(x, &begin) != NULL;
}

/* "12 millones", "3 mil millones". */
static void
take_multipliers(const struct entity_scanner *x, struct number *number)
{
	struct entity_word word;

	for (int i = 0; i < 2; i++) {
		unsigned zeros;

		entity_look_ahead_unit(x, number->end, &word);
		zeros = zeros_of(x, &word);
		if (!zeros || (i && number->shift != 3))
			return;
		if ((word.n < 3 || word.begin == number->end) &&
		    !may_be_short(x, number))
			return;
		number->shift += zeros;
		number->words = true;
		number->end = word.end;
		if (entity_byte(x, number->end) == '.' &&
		    lexicon_find(x->doc->article.lexicon->words, word.folded,
				 word.n) &
			    WORD_SHORT)
			number->end++;
	}
}

/* "M€", "M" before a currency: millions. */
static void
take_capital_m(const struct entity_scanner *x, struct number *number)
{
	size_t at = entity_skip_blank(x, number->end);

	if (entity_has(x, at, "M\xE2\x82\xAC") || entity_has(x, at, "M$")) {
		number->shift += 6;
		number->end = at + 1;
	}
}

/* Writes the value and SUFFIX; returns the length. */
static size_t
normalize(const struct number *number, const char *suffix, char *out)
{
	size_t n = 0, whole = number->n_whole + number->shift, i = 0;
	size_t n_digits = number->n_digits;

	if (number->shift) /* 1,20 millones: 1200000 */
		while (n_digits > number->n_whole && n_digits > 1 &&
		       number->digits[n_digits - 1] == '0')
			n_digits--;
	if (number->negative)
		out[n++] = '-';
	while (i + 1 < whole &&
	       (i < n_digits ? number->digits[i] : '0') == '0' && i < n_digits)
		i++;
	for (; i < whole; i++)
		out[n++] = i < n_digits ? number->digits[i] : '0';
	if (n_digits > whole) {
		out[n++] = '.';
		memcpy(out + n, number->digits + whole, n_digits - whole);
		n += n_digits - whole;
	}
	memcpy(out + n, suffix, strlen(suffix));
	return n + strlen(suffix);
}

/* -- Percent and money --------------------------------------------------- */

/* After "%", "por ciento", "por 100", "percent"; 0: none. */
static size_t
percent_end(const struct entity_scanner *x, size_t at, bool *words)
{
	size_t sign = entity_skip_blank(x, at);
	struct entity_word word;
	uint32_t roles;

	*words = false;
	if (entity_byte(x, sign) == '%')
		return sign + 1;
	if (entity_byte(x, sign) != 'p' && entity_byte(x, sign) != '-')
		return 0;
	*words = true;
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
	return entity_get_roles(x, &word) & ROLE_CENT ? word.end : 0;
}

static bool
add_percent(struct entity_scanner *x, const struct number *number)
{
	char normalized[ROOM];
	bool words;
	size_t end = percent_end(x, number->end, &words);

	if (!end)
		return false;
	entity_add(x, SUMARIO_ENTITY_PERCENT, number->begin, end,
		   words || number->words, normalized,
		   normalize(number, "%", normalized));
	return true;
}

static bool
add_money(struct entity_scanner *x, const struct number *number)
{
	char normalized[ROOM], suffix[8] = " ";
	size_t begin = number->begin, end = number->end;
	bool words = false;
	const char *before = entity_currency_before(x, &begin);
	const char *behind = entity_currency_behind(x, &end, &words);

	if (!behind && !before)
		return false;
	strcat(suffix, behind ? behind : before);
	entity_add(x, SUMARIO_ENTITY_MONEY, begin, end, words || number->words,
		   normalized, normalize(number, suffix, normalized));
	return true;
}

/* -- What is no number --------------------------------------------------- */

/* After "º", ".ª" or a suffix as in "3er"; AT: no ordinal. */
static size_t
ordinal_end(const struct entity_scanner *x, size_t at)
{
	struct entity_word suffix = {.begin = at, .end = at + 2};
	size_t sign = at + (entity_byte(x, at) == '.');
	uint32_t cp = sign < x->end ? utf8_get(x->s + sign) : 0;

	if (cp == 0xBA || cp == 0xAA || (cp == 0xB0 && sign > at)) {
		size_t behind = sign + 2;

		return sign == at && entity_byte(x, behind) &&
				       strchr("CFK", x->s[behind])
			       ? at
			       : behind;
	}
	if (x->end - at < 2 || entity_class_at(x, at + 2) & UNICODE_WORD)
		return at;
	suffix.n = 2;
	memcpy(suffix.folded, x->s + at, 2);
	return entity_get_roles(x, &suffix) & ROLE_ORDINAL ? at + 2 : at;
}

/* "1." or "2)" before a list item or heading. */
static bool
is_list_mark(const struct entity_scanner *x, size_t at, size_t end)
{
	return at == x->begin &&
	       (entity_byte(x, end) == '.' || entity_byte(x, end) == ')') &&
	       entity_class_at(x, end + 1) & UNICODE_SPACE;
}

/* A number that names a place in a text: "art. 5.2", "apartado 3.1". */
static bool
is_place(const struct entity_scanner *x, size_t at)
{
	struct entity_word word;

	entity_look_back(x, at, &word);
	return entity_get_roles(x, &word) & ROLE_PLACE;
}

/* A year after "año" or a preposition, with no noun after it. */
static bool
is_year(const struct entity_scanner *x, const struct number *number)
{
	struct entity_word word;
	char folded[FOLD_ROOM];
	uint32_t roles;
	size_t n;

	if (number->grouped || number->shift || number->n_digits > 4 ||
	    number->end - number->begin != number->n_digits)
		return false;
	entity_look_back(x, number->begin, &word);
	roles = entity_get_roles(x, &word);
	if (roles & ROLE_YEAR)
		return true;
	if (number->n_digits != 4 || memcmp(number->digits, "1500", 4) < 0 ||
	    memcmp(number->digits, "2099", 4) > 0 || !(roles & ROLE_SINCE))
		return false;
	entity_look_ahead(x, number->end, &word);
	n = fold_word(x->s + word.begin, word.end - word.begin, folded);
	return !n ||
	       lexicon_find(x->doc->article.lexicon->stopwords, folded, n);
}

/* "mayo de 2026", and the month is not yet part of a date. */
static bool
add_month_of_year(struct entity_scanner *x, const struct number *number)
{
	struct entity_word word;
	char normalized[8];
	uint32_t month;

	if (number->grouped || number->end - number->begin != 4 ||
	    memcmp(number->digits, "1000", 4) < 0 ||
	    memcmp(number->digits, "2999", 4) > 0)
		return false;
	entity_look_back(x, number->begin, &word);
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

static void
add_number(struct entity_scanner *x, const struct number *number)
{
	char normalized[ROOM];

	if (add_percent(x, number) || add_money(x, number) ||
	    add_month_of_year(x, number))
		return;
	entity_add(x,
		   is_year(x, number) ? SUMARIO_ENTITY_DATE
				      : SUMARIO_ENTITY_NUMBER,
		   number->begin, number->end, number->words, normalized,
		   normalize(number, "", normalized));
}

/* Where a fraction "3/4" ends, or AT; its numerator begins at BEGIN. */
static size_t
fraction_end(const struct entity_scanner *x, size_t begin, size_t at)
{
	size_t end;

	if (entity_byte(x, at) != '/' || at - begin > 2)
		return at;
	end = entity_digits_end(x, at + 1);
	return end == at + 1 || end - at > 4 || x->s[begin] == '0' ||
			       x->s[at + 1] == '0' ||
			       entity_class_at(x, end) & UNICODE_WORD ||
			       entity_byte(x, end) == '/'
		       ? at
		       : end;
}

/* "3D", "1234BCD", "2024/0312-A": letters after, but no unit as in "10km". */
static bool
is_token(const struct entity_scanner *x, size_t end)
{
	char c = entity_byte(x, end), next = entity_byte(x, end + 1);
	size_t letters = end;

	if (c == '/' || c == '-' || c == '_')
		return c == '_' ||
		       entity_class_at(x, end + 1) & UNICODE_UPPER ||
		       (c == '/' && ascii_is_digit(next));
	if (entity_class_at(x, end) & UNICODE_UPPER)
		return true;
	while (entity_class_at(x, letters) & UNICODE_ALPHA &&
	       letters - end <= 4)
		letters += utf8_length((unsigned char)x->s[letters]);
	return letters - end > 4 ||
	       (letters > end && ascii_is_digit(entity_byte(x, letters)));
}

size_t
entity_read_number(struct entity_scanner *x, size_t at)
{
	size_t plain = entity_digits_end(x, at), end;
	struct number number;
	struct entity_shape shape;

	end = entity_read_date(x, at);
	if (end == at)
		end = entity_read_time(x, at);
	if (end > at)
		return end;
	end = ordinal_end(x, plain);
	if (end > plain)
		return end;
	if (is_list_mark(x, at, plain))
		return plain;
	end = fraction_end(x, at, plain);
	if (end > plain) {
		entity_add(x, SUMARIO_ENTITY_NUMBER, at, end, false, NULL, 0);
		return end;
	}
	if (!entity_read_shape(x, at, &shape))
		return entity_read_token(x, at);
	if ((shape.n_groups > 1 && shape.marks[1] == '.' && is_place(x, at)) ||
	    is_token(x, shape.end) || !read_value(x, &shape, &number)) {
		end = entity_read_token(x, at);
		return end > shape.end ? end : shape.end;
	}
	end = number.end;
	take_multipliers(x, &number);
	take_capital_m(x, &number);
	add_number(x, &number);
	return x->doc->entities.n_items > x->first &&
			       x->doc->entities.items[x->doc->entities.n_items -
						      1]
					       .end > end
		       ? x->doc->entities.items[x->doc->entities.n_items - 1]
				 .end
		       : end;
}
