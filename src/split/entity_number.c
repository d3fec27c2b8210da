/* SPDX-License-Identifier: MIT */
/*
 * Numbers in digits.  What begins with a digit is tried in turn: a date, a
 * time, a telephone number and other code, an ordinal, the number of a list, a
 * fraction; what is left has the shape of a number (entity_shape.c) or is code.
 */
#include <config.h>

#include "split/entity_number.h"
#include "split/entity_shape.h"

/* Bytes of a number that is alone in the cell of a table. */
#define MAX_CELL 24

/* -- A number ------------------------------------------------------------ */

/* Takes over groups FROM to UPTO of SHAPE; false: too long. */
static bool
take_groups(const struct entity_scanner *x, const struct entity_shape *shape,
	    size_t from, size_t upto, struct entity_number *number)
{
	for (size_t i = from; i < upto; i++) {
		if (shape->lens[i] > ENTITY_MAX_DIGITS - number->n_digits)
			return false;
		memcpy(number->digits + number->n_digits,
		       x->s + shape->ends[i] - shape->lens[i], shape->lens[i]);
		number->n_digits += shape->lens[i];
	}
	return true;
}

static bool
is_sign(uint32_t cp)
{
	return cp == '-' || cp == '+' || cp == 0x2212 || cp == 0x2013;
}

/*
 * Whether the segment is nothing but a sign, a blank and the number at AT, as
 * in the cell of a table: else the sign is the mark of an item.
 */
static bool
is_cell(const struct entity_scanner *x, size_t at)
{
	size_t end = entity_digits_end(x, at);

	if (x->end - at > MAX_CELL || at - x->begin > MAX_CELL ||
	    utf8_length((unsigned char)x->s[x->begin]) >= at - x->begin)
		return false;
	for (; end < x->end; end += utf8_length((unsigned char)x->s[end]))
		if (entity_class_at(x, end) & UNICODE_ALPHA &&
		    !strchr("kM", x->s[end]))
			return false;
	return entity_skip_blank_back(x, at) ==
	       x->begin + utf8_length((unsigned char)x->s[x->begin]);
}

/* A sign that nothing is before but a blank, a mark that opens, or "$". */
static void
take_sign(const struct entity_scanner *x, struct entity_number *number)
{
	size_t before = number->begin;
	uint32_t cp;

	if (before == x->begin)
		return;
	if (is_cell(x, before))
		before = entity_skip_blank_back(x, before);
	before = utf8_previous(x->s, before);
	cp = utf8_get(x->s + before);
	if (!is_sign(cp) ||
	    (before > x->begin && !(entity_class_before(x, before) &
				    (UNICODE_SPACE | UNICODE_OPEN))))
		return;
	number->begin = before;
	number->negative = cp != '+';
}

/* The mark of decimals without a whole number before it: ",08". */
static bool
take_mark(const struct entity_scanner *x, struct entity_number *number)
{
	size_t at = number->begin - 1;
	uint32_t before;

	if (number->begin == x->begin || number->grouped ||
	    (x->s[at] != ',' && x->s[at] != '.') ||
	    number->n_digits == ENTITY_MAX_DIGITS)
		return false;
	before = at > x->begin ? utf8_get(x->s + utf8_previous(x->s, at)) : ' ';
	if (!is_sign(before) &&
	    !(unicode_class(before) & (UNICODE_SPACE | UNICODE_OPEN)))
		return false;
	memmove(number->digits + 1, number->digits, number->n_digits++);
	number->digits[0] = '0';
	number->n_whole = 1;
	number->begin = at;
	number->grouped = true;
	return true;
}

/* Whether the number at BEGIN is after "$": it has no thousandths. */
static bool
is_after_dollar(const struct entity_scanner *x, size_t begin)
{
	size_t at = entity_skip_blank_back(x, begin);

	return at > x->begin && x->s[at - 1] == '$';
}

/* Reads SHAPE; false: it is a code. */
static bool
read_value(struct entity_scanner *x, const struct entity_shape *shape,
	   struct entity_number *number)
{
	size_t n = shape->n_groups;
	enum entity_reading reading = entity_judge_shape(x, shape);

	*number = (struct entity_number){.begin = shape->begin,
					 .end = shape->end};
	if (reading == READING_AMBIGUOUS)
		reading = !is_after_dollar(x, shape->begin) &&
					  entity_is_decimal(x, shape->marks[1])
				  ? READING_DECIMAL
				  : READING_WHOLE;
	if (reading == READING_CODE && shape->marks[1] == ',') {
		/* 1,2,3: a list */
		n = 1;
		number->end = shape->ends[0];
		reading = READING_WHOLE;
	}
	if (reading == READING_CODE)
		return false;
	number->grouped = n > 1;
	if (!take_groups(x, shape, 0, reading == READING_DECIMAL ? n - 1 : n,
			 number))
		return false;
	number->n_whole = number->n_digits;
	if (reading == READING_DECIMAL &&
	    !take_groups(x, shape, n - 1, n, number))
		return false;
	if (!take_mark(x, number) && n == 1 && shape->lens[0] > 1 &&
	    x->s[shape->begin] == '0')
		return false;
	take_sign(x, number);
	return true;
}

/* -- What is no plain number ---------------------------------------------- */

/* After "º", ".ª" or a suffix as in "3er"; AT: no ordinal. */
static size_t
ordinal_end(const struct entity_scanner *x, size_t at)
{
	struct entity_word suffix;
	size_t sign = at + (entity_byte(x, at) == '.');
	uint32_t cp = sign < x->end ? utf8_get(x->s + sign) : 0;

	if (cp == 0xBA || cp == 0xAA || (cp == 0xB0 && sign > at)) {
		size_t behind = sign + 2;

		return sign == at && entity_byte(x, behind) &&
				       strchr("CFK", x->s[behind])
			       ? at
			       : behind;
	}
	entity_look_ahead(x, sign, &suffix);
	return suffix.begin == sign && suffix.n == 2 &&
			       !(entity_class_at(x, suffix.end) &
				 UNICODE_WORD) &&
			       entity_get_roles(x, &suffix) & ROLE_ORDINAL
		       ? suffix.end
		       : at;
}

/* "1." or "2)" before a list item or heading, which is in words. */
static bool
is_list_mark(const struct entity_scanner *x, size_t at, size_t end)
{
	return at == x->begin &&
	       (entity_byte(x, end) == '.' || entity_byte(x, end) == ')') &&
	       entity_class_at(x, end + 1) & UNICODE_SPACE &&
	       !ascii_is_digit(entity_byte(x, entity_skip_blank(x, end + 1)));
}

/* A number that names a place in a text: "art. 5.2", "apartado 3.1". */
static bool
is_place(const struct entity_scanner *x, size_t at)
{
	struct entity_word word;

	entity_look_back(x, at, &word);
	return entity_get_roles(x, &word) & ROLE_PLACE;
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

static size_t
add_ordinal(struct entity_scanner *x, size_t at, size_t plain, size_t end)
{
	size_t digits = at;

	while (digits + 1 < plain && x->s[digits] == '0')
		digits++;
	entity_add(x, SUMARIO_ENTITY_NUMBER, at, end, true, x->s + digits,
		   plain - digits);
	return end;
}

/* The digits at AT, which fraction_end() has found. */
static unsigned
read_denominator(const struct entity_scanner *x, size_t at)
{
	unsigned value = 0;

	while (ascii_is_digit(entity_byte(x, at)))
		value = value * 10 + (unsigned)(x->s[at++] - '0');
	return value;
}

/* The fraction [at, end), perhaps of a hundred: "3/4 %". */
static size_t
add_fraction(struct entity_scanner *x, size_t at, size_t plain, size_t end)
{
	struct entity_number number = {
		.begin = at,
		.end = end,
		.n_digits = plain - at,
		.n_whole = plain - at,
		.denominator = read_denominator(x, plain + 1),
		.grouped = true};

	memcpy(number.digits, x->s + at, plain - at);
	take_sign(x, &number);
	if (number.negative)
		entity_write_out(&number);
	entity_add_amount(x, &number);
	return number.end;
}

/* What has the shape of a number, or of code. */
static size_t
read_shape(struct entity_scanner *x, size_t at)
{
	struct entity_number number;
	struct entity_shape shape;
	bool reads;
	size_t end;

	if (!entity_read_shape(x, at, &shape))
		return entity_read_token(x, at);
	reads = !(shape.n_groups > 1 && shape.marks[1] == '.' &&
		  is_place(x, at)) &&
		read_value(x, &shape, &number);
	if (reads) {
		end = number.end;
		entity_take_power(x, &number);
		entity_take_mixed(x, &number);
		if (!number.denominator)
			entity_take_scales(x, &number);
	}
	if (!reads || (number.end == end && is_token(x, end) &&
		       !entity_begins_years(x, at, end) &&
		       !entity_has_currency_code(x, end))) {
		end = entity_read_token(x, at);
		return end > shape.end ? end : shape.end;
	}
	entity_add_amount(x, &number);
	return number.end;
}

size_t
entity_read_number(struct entity_scanner *x, size_t at)
{
	size_t plain = entity_digits_end(x, at), end;

	end = entity_read_date(x, at);
	if (end == at)
		end = entity_read_time(x, at);
	if (end == at)
		end = entity_read_code(x, at);
	if (end > at)
		return end;
	end = ordinal_end(x, plain);
	if (end > plain)
		return add_ordinal(x, at, plain, end);
	if (is_list_mark(x, at, plain))
		return plain;
	end = fraction_end(x, at, plain);
	return end > plain ? add_fraction(x, at, plain, end)
			   : read_shape(x, at);
}
