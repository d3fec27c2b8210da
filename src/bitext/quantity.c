/* SPDX-License-Identifier: MIT */
/*
 * What a text says in numbers, whatever its language.
 * One walk over a text: an entity is taken as it was normalised, in parts where
 * it is a date; what is between entities is looked at word by word.  Numbers in
 * words are added up as they are read: "two hundred and five thousand".
 */
#include <config.h>

#include "bitext/quantity.h"

#include "base/ascii.h"
#include "split/numeral.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Words after "siglos" that are looked at: "siglos V y X". */
#define CENTURY_REACH 3
/* Quantities later than this are not of one list with a number. */
#define LIST_REACH 3

/* A number in words that is being read. */
struct reading {
	size_t begin, end; /* end: of the last word */
	struct numeral sum;
	bool firm;
};

struct finder {
	struct quantities *out;
	struct quantity_signs *signs;
	struct arena *arena;
	const struct document *doc;
	const struct conventions *conventions;
	const char *s;
	size_t begin, end; /* the text */
	size_t gap;	   /* where the last word ended */
	bool article;	   /* the last word was "a" */
	bool capital;	   /* … began with one, and goes before this one */
	unsigned reach;	   /* so many words may still be a century's number */
	struct reading numeral;
	bool failed;
};

static struct quantity *
add(struct finder *f, enum quantity_kind kind, size_t begin, size_t end,
    struct span value)
{
	struct quantity *quantity;

	if (!value.s || !vector_add_room(f->out, 1)) {
		f->failed = true;
		return NULL;
	}
	quantity = &f->out->items[f->out->n_items++];
	*quantity = (struct quantity){.kind = kind,
				      .text = {f->s + begin, end - begin},
				      .value = value};
	return quantity;
}

/* Without leading zeros, and zeros at the end of decimals. */
static struct span
trim_zeros(struct span value)
{
	if (memchr(value.s, '.', value.len)) {
		while (value.s[value.len - 1] == '0')
			value.len--;
		value.len -= value.s[value.len - 1] == '.';
	}
	while (value.len > 1 && value.s[0] == '0' && value.s[1] != '.') {
		value.s++;
		value.len--;
	}
	return value;
}

static struct span
print(struct finder *f, uint64_t value, bool half)
{
	char text[32];
	int n = snprintf(text, sizeof(text), "%" PRIu64 "%s", value,
			 half ? ".5" : "");

	return (struct span){arena_strndup(f->arena, text, (size_t)n),
			     (size_t)n};
}

/* One that the other text need not have; FIRM: it is nothing but a number. */
static void
add_soft(struct finder *f, enum quantity_kind kind, size_t begin, size_t end,
	 struct span value, bool firm)
{
	struct quantity *quantity = add(f, kind, begin, end, value);

	if (quantity) {
		quantity->soft = true;
		quantity->firm = firm;
	}
}

/* -- Words ---------------------------------------------------------------- */

/* Whether the N bytes at FOLDED, with room for one more, begin a currency. */
static bool
begins_currency(const struct finder *f, char *folded, size_t n)
{
	const struct lexicon_table *currencies = f->conventions->currencies;
	bool goes_on;

	if (!n || lexicon_find(currencies, folded, n))
		return n > 0;
	folded[n] = ' ';
	lexicon_find_begin(currencies, folded, n + 1, &goes_on);
	return goes_on;
}

/* The word after AT, but for "de", if it may be a currency: "libras". */
static struct span
get_noun(const struct finder *f, size_t at)
{
	struct span word = SPAN_NONE;
	char folded[FOLD_ROOM + 1];
	size_t n = 0;

	for (int i = 0; i < 2; i++) {
		size_t begin = unicode_skip(f->s, at, f->end, UNICODE_SPACE);

		at = unicode_skip(f->s, begin, f->end, UNICODE_ALPHA);
		word = (struct span){f->s + begin, at - begin};
		n = fold_word(word.s, word.len, folded);
		if (!n || !(lexicon_find(f->conventions->roles, folded, n) &
			    ROLE_JOINT))
			break;
	}
	return begins_currency(f, folded, n) ? word : SPAN_NONE;
}

static void
end_numeral(struct finder *f)
{
	struct reading *n = &f->numeral;
	uint64_t value = n->sum.total + n->sum.current;

	if (n->sum.open && value) {
		add_soft(f, QUANTITY_NUMBER, n->begin, n->end,
			 print(f, value, n->sum.half),
			 n->firm && value > 1 && !n->sum.half);
		if (!f->failed)
			f->out->items[f->out->n_items - 1].noun =
				get_noun(f, n->end);
	}
	*n = (struct reading){.begin = 0};
}

static bool
goes_on(const struct finder *f, uint64_t value)
{
	return numeral_goes_on(&f->numeral.sum, value,
			       f->conventions->is_english);
}

static void
take_cardinal(struct finder *f, size_t begin, size_t end, uint64_t value)
{
	if (!goes_on(f, value)) {
		end_numeral(f);
		f->numeral.begin = begin;
		f->numeral.firm = true;
	}
	numeral_add(&f->numeral.sum, value);
	f->numeral.end = end;
}

/* "mil", "half a million", "two and a half billion", "mil millones". */
static void
take_scale(struct finder *f, size_t begin, size_t end, unsigned zeros)
{
	struct reading *n = &f->numeral;

	/* "Millions of people" is no number, "a million" and "mil" are. */
	if (!n->sum.open) {
		if (f->conventions->is_english ? !f->article : zeros != 3)
			return;
		*n = (struct reading){.begin = begin, .firm = true};
	}
	if (!numeral_scale(&n->sum, zeros))
		*n = (struct reading){.begin = 0};
	n->end = end;
}

static void
take_half(struct finder *f, size_t begin, size_t end)
{
	f->signs->half = true;
	if (!f->numeral.sum.open)
		f->numeral = (struct reading){.begin = begin};
	numeral_halve(&f->numeral.sum);
	f->numeral.end = end;
}

/* What was found last, if it ends where the last word did; else NULL. */
static struct quantity *
get_last(const struct finder *f)
{
	struct quantity *last = f->out->n_items
					? &f->out->items[f->out->n_items - 1]
					: NULL;

	return last && last->text.s + last->text.len == f->s + f->gap ? last
								      : NULL;
}

/* "third", "dozen": a number in another language, perhaps. */
static void
take_counting(struct finder *f, size_t begin, size_t end, uint64_t value)
{
	const struct numeral *sum = &f->numeral.sum;
	bool follows = sum->open && f->numeral.end == f->gap;
	uint64_t product = sum->half_first ? value / 2
			   : follows	   ? sum->current * value
					   : 0;
	struct quantity *last;

	if (value < 10 && follows && goes_on(f, value)) { /* twenty-first */
		take_cardinal(f, begin, end, value);
		end_numeral(f);
		return;
	}
	end_numeral(f);
	last = get_last(f);
	if (last && value == 100 && f->conventions->is_english)
		last->firm = true; /* "the nineteenth century" */
	if (product)		   /* "medio centenar", "tres docenas" */
		add_soft(f, QUANTITY_NUMBER, begin, end,
			 print(f, product, false), false);
	f->reach = value == 100 ? CENTURY_REACH : 0;
	add_soft(f, QUANTITY_NUMBER, begin, end, print(f, value, false), false);
}

/* "siglo XXI", "siglos V y X", "Felipe VI": a letter only of a century. */
static bool
take_roman(struct finder *f, size_t begin, size_t end)
{
	uint32_t value = numeral_read_roman(f->s + begin, end - begin);

	if (!value || (end - begin == 1 && !f->reach))
		return false;
	add_soft(f, QUANTITY_NUMBER, begin, end, print(f, value, false),
		 f->reach > 0 || f->capital);
	f->reach = f->reach ? CENTURY_REACH : 0;
	return true;
}

/* A month or a day of the week: English has them in capitals. */
static void
take_day_word(struct finder *f, enum quantity_kind kind, size_t begin,
	      size_t end, uint32_t number)
{
	bool upper = unicode_class_at(f->s + begin) & UNICODE_UPPER;

	if (upper == f->conventions->is_english ||
	    (kind == QUANTITY_MONTH && begin == f->begin))
		add_soft(f, kind, begin, end, print(f, number, false), false);
}

/* A word of letters. */
static void
take_word(struct finder *f, size_t begin, size_t end)
{
	const struct conventions *c = f->conventions;
	char folded[FOLD_ROOM];
	size_t n = fold_word(f->s + begin, end - begin, folded);
	uint32_t roles, value;

	if (!n || take_roman(f, begin, end)) {
		end_numeral(f);
		return;
	}
	roles = lexicon_find(c->roles, folded, n);
	if ((value = lexicon_find(c->numerals, folded, n)))
		take_cardinal(f, begin, end, value);
	else if (roles & ROLE_HALF)
		take_half(f, begin, end);
	else if (n > 2 && (value = lexicon_find(c->scales, folded, n)))
		take_scale(f, begin, end, value);
	else if ((value = lexicon_find(c->counting, folded, n)))
		take_counting(f, begin, end, value);
	else if (!(roles & (ROLE_AND | ROLE_ARTICLE)))
		end_numeral(f); /* it may go on: "y", "and a half" */
	f->article = roles & ROLE_ARTICLE;
	f->signs->percent |= (roles & (ROLE_CENT | ROLE_PERCENT)) != 0;
	value = lexicon_find(f->doc->article.lexicon->months, folded, n);
	if (value)
		take_day_word(f, QUANTITY_MONTH, begin, end, value);
	value = lexicon_find(c->weekdays, folded, n);
	if (value)
		take_day_word(f, QUANTITY_WEEKDAY, begin, end, value);
}

/* -- Digits --------------------------------------------------------------- */

/* The digits of an ordinal, or the number of a list. */
static size_t
take_digits(struct finder *f, size_t begin)
{
	size_t end = begin;
	struct quantity *quantity;

	while (end < f->end && ascii_is_digit(f->s[end]))
		end++;
	quantity = add(f, QUANTITY_NUMBER, begin, end,
		       trim_zeros((struct span){f->s + begin, end - begin}));
	if (quantity)
		quantity->soft = begin == f->begin && end + 1 < f->end &&
				 (f->s[end] == '.' || f->s[end] == ')') &&
				 f->s[end + 1] == ' ';
	return end;
}

static bool
is_digit_at(const struct finder *f, size_t at)
{
	return at < f->end && ascii_is_digit(f->s[at]);
}

static bool
is_letter_at(const struct finder *f, size_t at)
{
	return at < f->end &&
	       unicode_class_at(f->s + at) & (UNICODE_ALPHA | UNICODE_MARK);
}

/* After the "s" of a decade, "1970s", "70's", at AT; 0: there is none. */
static size_t
decade_end(const struct finder *f, size_t at)
{
	if (!f->conventions->is_english || f->s[at - 1] != '0')
		return 0;
	if (at < f->end && f->s[at] == '\'')
		at++;
	else if (f->end - at > 3 && !memcmp(f->s + at, "\xE2\x80\x99", 3))
		at += 3;
	return at < f->end && f->s[at] == 's' && !is_letter_at(f, at + 1)
		       ? at + 1
		       : 0;
}

bool
quantity_is_day(struct span code)
{
	size_t i = 0;

	while (i < code.len && ascii_is_digit(code.s[i]))
		i++;
	return i && i <= 2 && i + 2 == code.len && code.s[i] == '-' &&
	       ascii_is_upper(code.s[i + 1]);
}

/* -- Entities ------------------------------------------------------------- */

bool
quantity_has_letter(struct span text)
{
	for (size_t i = 0; i < text.len;
	     i += utf8_length((unsigned char)text.s[i]))
		if (unicode_class_at(text.s + i) & UNICODE_ALPHA)
			return true;
	return false;
}

/* Zeros of the words in a number. */
static unsigned
count_zeros(const struct finder *f, struct span text)
{
	unsigned zeros = 0;
	char folded[FOLD_ROOM];

	for (size_t i = 0; i < text.len;) {
		size_t end = unicode_skip(text.s, i, text.len,
					  UNICODE_ALPHA | UNICODE_MARK);
		size_t n = fold_word(text.s + i, end - i, folded);

		if (n)
			zeros += lexicon_find(f->conventions->scales, folded,
					      n);
		i = end < text.len
			    ? end + utf8_length((unsigned char)text.s[end])
			    : end;
	}
	return zeros;
}

/* Whether the N bytes at FOLDED are of an hour: "horas", "y", "media", "dos".
 */
static bool
is_of_hour(const struct conventions *c, const char *folded, size_t n)
{
	return lexicon_find(c->roles, folded, n) &
		       (ROLE_HOURS | ROLE_AND | ROLE_HALF | ROLE_MINUS) ||
	       lexicon_find(c->numerals, folded, n) ||
	       lexicon_find(c->counting, folded, n);
}

/* Whether a word of TEXT says more: "de la tarde", "p. m.". */
static bool
has_more_than_hours(const struct conventions *c, struct span text)
{
	char folded[FOLD_ROOM];
	size_t i = 0, end, n;

	while (i < text.len) {
		end = unicode_skip(text.s, i, text.len, UNICODE_ALPHA);
		if (end == i) {
			i += utf8_length((unsigned char)text.s[i]);
			continue;
		}
		n = fold_word(text.s + i, end - i, folded);
		if (!is_of_hour(c, folded, n))
			return true;
		i = end;
	}
	return false;
}

/* 15:30 h is 15:30 whoever reads it; 3:30 may be in the afternoon. */
static bool
is_clear_time(const struct conventions *c, struct span text, struct span value)
{
	return memcmp(value.s, "12", 2) > 0 || !memcmp(value.s, "00", 2) ||
	       has_more_than_hours(c, text);
}

/* The day of the week that a date begins with. */
static void
take_weekday(struct finder *f, const struct entity *entity)
{
	size_t begin = entity->begin;
	size_t end = unicode_skip(f->s, begin, entity->end, UNICODE_ALPHA);
	char folded[FOLD_ROOM];
	size_t n = fold_word(f->s + begin, end - begin, folded);
	uint32_t day = n ? lexicon_find(f->conventions->weekdays, folded, n)
			 : 0;

	if (day)
		take_day_word(f, QUANTITY_WEEKDAY, begin, end, day);
}

/*
 * "2026-05-03", "--05-03", "2026-05", "1987": the parts of the date DATE in
 * ENTITY, but for those that it shares with BEFORE, the first of a range.
 */
static void
take_parts(struct finder *f, const struct entity *entity, struct span date,
	   struct span before, bool words)
{
	const char *s = date.s, *end = s + date.len;

	for (unsigned part = 0; s < end; part++) {
		const char *hyphen = memchr(s, '-', (size_t)(end - s));
		size_t n = (size_t)((hyphen ? hyphen : end) - s);
		size_t at = (size_t)(s - date.s);

		if (part == 1 && !n) /* no year: "--05-03" */
			part = 0;
		else if (n && !(before.len == date.len && hyphen &&
				!memcmp(before.s + at, s, n)))
			add(f,
			    part == 1 && words ? QUANTITY_MONTH
					       : QUANTITY_NUMBER,
			    entity->begin, entity->end,
			    trim_zeros((struct span){s, n}));
		s += n + (hyphen != NULL);
	}
}

/* A date, or the first and the last of a range; a time may follow. */
static void
take_date(struct finder *f, const struct entity *entity, struct span text)
{
	struct span date = {entity->normalized, entity->n_normalized};
	const char *slash = memchr(date.s, '/', date.len);
	const char *time = memchr(date.s, 'T', date.len);
	bool words = quantity_has_letter(text) && !time;
	struct span last = SPAN_NONE;

	take_weekday(f, entity);
	if (slash) {
		last.s = slash + 1;
		last.len = (size_t)(date.s + date.len - last.s);
		date.len = (size_t)(slash - date.s);
	}
	if (time) {
		date.len = (size_t)(time - date.s);
		add(f, QUANTITY_TIME, entity->begin, entity->end,
		    (struct span){time + 1, 5});
	}
	take_parts(f, entity, date, SPAN_NONE, words);
	if (last.len)
		take_parts(f, entity, last, date, words);
}

/* "3.º": its digits, which may be part of a code in the other text. */
static bool
is_ordinal(const struct entity *entity, struct span text)
{
	size_t n = entity->n_normalized;

	return text.len > n && text.len <= n + 4 &&
	       !memcmp(text.s, entity->normalized, n) &&
	       (text.s[n] == '.' || (unsigned char)text.s[n] >= 0x80 ||
		ascii_is_letter(text.s[n])) &&
	       !ascii_is_digit(text.s[text.len - 1]);
}

/* 3/4 and 9/11: each number counts. */
static void
take_fraction(struct finder *f, const struct entity *entity)
{
	const char *s = entity->normalized;
	const char *slash = memchr(s, '/', entity->n_normalized);
	size_t n = (size_t)(slash - s);
	struct quantity *second;

	add(f, QUANTITY_NUMBER, entity->begin, entity->end,
	    trim_zeros((struct span){s, n}));
	second = add(f, QUANTITY_NUMBER, entity->begin, entity->end,
		     trim_zeros((struct span){s + n + 1,
					      entity->n_normalized - n - 1}));
	if (second) /* "2 tercios" */
		second->soft = !is_digit_at(f, entity->end - 1);
}

/* Zeros of the letters right after a number: "5m", "3bn". */
static unsigned
count_short_zeros(const struct finder *f, size_t at)
{
	size_t end = unicode_skip(f->s, at, f->end, UNICODE_ALPHA);
	char folded[FOLD_ROOM];
	size_t n = f->conventions->is_english && end > at
			   ? fold_word(f->s + at, end - at, folded)
			   : 0;

	return n ? lexicon_find(f->conventions->scales, folded, n) : 0;
}

/* A number, with what it counts; where it ends. */
static size_t
take_number(struct finder *f, const struct entity *entity, struct span text)
{
	struct span value = {entity->normalized, entity->n_normalized};
	const char *blank = memchr(value.s, ' ', value.len);
	struct quantity *quantity;
	size_t decade = 0;

	if (value.len > 1 && value.s[0] == '-') {
		value.s++;
		value.len--;
	}
	if (blank)
		value.len = (size_t)(blank - value.s);
	value.len -= value.s[value.len - 1] == '%';
	if (entity->type == SUMARIO_ENTITY_NUMBER ||
	    entity->type == SUMARIO_ENTITY_DATE)
		decade = decade_end(f, entity->end);
	quantity = add(f,
		       entity->type == SUMARIO_ENTITY_PERCENT ? QUANTITY_PERCENT
		       : blank				      ? QUANTITY_MONEY
		       : decade				      ? QUANTITY_DECADE
							      : QUANTITY_NUMBER,
		       entity->begin, decade ? decade : entity->end,
		       trim_zeros(value));
	if (quantity) {
		quantity->shift = count_zeros(f, text);
		quantity->next_shift = count_short_zeros(f, entity->end);
		if (blank)
			quantity->unit = span_of(blank + 1);
		if (blank)
			quantity->unit.len =
				entity->n_normalized -
				(size_t)(blank + 1 - entity->normalized);
		if (quantity->kind == QUANTITY_NUMBER)
			quantity->noun = get_noun(f, entity->end);
		f->signs->percent |= quantity->kind == QUANTITY_PERCENT;
	}
	return decade ? decade : entity->end;
}

/* "11-S" is a day, by the first letter of its month. */
static void
take_day(struct finder *f, const struct entity *entity, struct span text)
{
	const struct lexicon_table *months = f->doc->article.lexicon->months;

	if (!quantity_is_day(text))
		return;
	add_soft(f, QUANTITY_NUMBER, entity->begin, entity->end,
		 trim_zeros((struct span){text.s, text.len - 2}), false);
	for (uint32_t i = 0; i < months->n_entries; i++)
		if (months->pool[months->entries[i].offset] ==
		    (text.s[text.len - 1] | 0x20))
			add_soft(f, QUANTITY_NUMBER, entity->begin, entity->end,
				 print(f, months->entries[i].value, false),
				 false);
}

static bool
has_digit(const struct finder *f, const struct entity *entity)
{
	for (size_t i = entity->begin; i < entity->end; i++)
		if (ascii_is_digit(f->s[i]))
			return true;
	return false;
}

/* "las ocho menos cuarto" need not be a time in the other text. */
static void
take_time(struct finder *f, const struct entity *entity, struct span text)
{
	struct span value = {entity->normalized, entity->n_normalized};
	struct quantity *quantity = add(f, QUANTITY_TIME, entity->begin,
					entity->end, value);

	if (!quantity)
		return;
	quantity->clear = is_clear_time(f->conventions, text, value);
	quantity->soft = !has_digit(f, entity);
}

/* Where the walk goes on after ENTITY. */
static size_t
take_entity(struct finder *f, const struct entity *entity)
{
	struct span text = {f->s + entity->begin, entity->end - entity->begin};
	struct span value = {entity->normalized, entity->n_normalized};

	switch (entity->type) {
	case SUMARIO_ENTITY_NUMBER:
		if (memchr(value.s, '/', value.len))
			take_fraction(f, entity);
		else if (is_ordinal(entity, text))
			take_digits(f, entity->begin);
		else
			return take_number(f, entity, text);
		break;
	case SUMARIO_ENTITY_PERCENT:
	case SUMARIO_ENTITY_MONEY:
		if (memchr(value.s, '/', value.len))
			break;
		return take_number(f, entity, text);
	case SUMARIO_ENTITY_DATE:
		if (!memchr(value.s, '-', value.len))
			return take_number(f, entity, text);
		take_date(f, entity, text);
		break;
	case SUMARIO_ENTITY_TIME:
		take_time(f, entity, text);
		break;
	case SUMARIO_ENTITY_CODE:
		take_day(f, entity, text);
		break;
	default: /* digits in addresses and acronyms are no numbers */
		break;
	}
	return entity->end;
}

/* "mediodía" is a number in words, too: 12. */
static bool
is_named_hour(const struct finder *f, const struct entity *entity)
{
	char folded[FOLD_ROOM];
	size_t n = entity->end - entity->begin;

	n = n < FOLD_ROOM ? fold_word(f->s + entity->begin, n, folded) : 0;
	return n && lexicon_find(f->conventions->counting, folded, n);
}

/*
 * Names and quotations are words like others; so are numbers and dates without
 * a digit, and decades and centuries, "196X", whose number is what counts.
 */
static bool
is_taken(const struct finder *f, const struct entity *entity)
{
	switch (entity->type) {
	case SUMARIO_ENTITY_NAME:
	case SUMARIO_ENTITY_QUOTE:
		return false;
	case SUMARIO_ENTITY_DATE:
		if (memchr(entity->normalized, 'X', entity->n_normalized))
			return false;
		break;
	case SUMARIO_ENTITY_TIME:
		return !is_named_hour(f, entity);
	case SUMARIO_ENTITY_NUMBER:
	case SUMARIO_ENTITY_PERCENT:
	case SUMARIO_ENTITY_MONEY:
		break;
	default:
		return true;
	}
	return has_digit(f, entity);
}

/* -- The walk ------------------------------------------------------------- */

/* What is between two words of one number. */
static bool
joins_words(const struct finder *f, size_t at)
{
	size_t n = at - f->gap;

	return n && (unicode_skip(f->s, f->gap, at, UNICODE_SPACE) == at ||
		     (n == 1 && f->s[f->gap] == '-'));
}

static size_t
take_letters(struct finder *f, size_t begin)
{
	size_t end = unicode_skip(f->s, begin, f->end,
				  UNICODE_ALPHA | UNICODE_MARK);

	if (!joins_words(f, begin)) {
		end_numeral(f);
		f->capital = false;
	}
	f->reach -= f->reach > 0;
	take_word(f, begin, end);
	f->capital = unicode_class_at(f->s + begin) & UNICODE_UPPER;
	f->gap = end;
	return end;
}

/* A number without a scale before one with it: "3 y 5 millones". */
static void
find_shifts(struct quantities *quantities)
{
	for (size_t i = 0; i < quantities->n_items; i++) {
		struct quantity *quantity = &quantities->items[i];

		if (quantity->shift || quantity->next_shift || quantity->soft)
			continue;
		for (size_t k = i + 1;
		     k < quantities->n_items && k <= i + LIST_REACH; k++)
			if (quantities->items[k].shift) {
				quantity->next_shift =
					quantities->items[k].shift;
				break;
			}
	}
}

/* The walk over the text, with its N entities. */
static void
walk(struct finder *f, const struct entity *entity, size_t n)
{
	size_t at = f->begin, i = 0;

	while (at < f->end && !f->failed) {
		while (i < n &&
		       (entity[i].end <= at || !is_taken(f, &entity[i])))
			i++;
		if (is_letter_at(f, at) && (i == n || entity[i].begin > at)) {
			at = take_letters(f, at);
			continue;
		}
		if (i < n && entity[i].begin <= at) {
			end_numeral(f);
			f->capital = false;
			at = f->gap = take_entity(f, &entity[i]);
		} else if (is_digit_at(f, at)) {
			end_numeral(f);
			f->capital = false;
			at = f->gap = take_digits(f, at);
		} else {
			at += utf8_length((unsigned char)f->s[at]);
		}
	}
	end_numeral(f);
}

bool
quantity_find(struct quantities *quantities, struct quantity_signs *signs,
	      struct arena *arena, const struct document *doc, size_t i)
{
	const struct segment *segment = &doc->segments.items[i];
	struct finder f = {.out = quantities,
			   .signs = signs,
			   .arena = arena,
			   .doc = doc,
			   .conventions = doc->article.lexicon->conventions,
			   .s = doc->article.text,
			   .begin = segment->begin,
			   .end = segment->end,
			   .gap = segment->begin};

	quantities->n_items = 0;
	*signs = (struct quantity_signs){.half = false};
	walk(&f,
	     segment->n_entities ? &doc->entities.items[segment->first_entity]
				 : NULL,
	     segment->n_entities);
	find_shifts(quantities);
	return !f.failed;
}
