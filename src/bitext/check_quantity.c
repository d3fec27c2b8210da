/* SPDX-License-Identifier: MIT */
/*
 * Numbers, percentages, amounts, dates and times of both sides are compared by
 * their values.  What is equal is paired first; of the rest each pair is tried
 * by one rule after the other, from the closest to the farthest: 3 in a list
 * before "5 million" may be 3 million, 15:30 may be 3:30.  What is left is told
 * of.
 */
#include <config.h>

#include "base/ascii.h"
#include "bitext/check_part.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct finding_kind
	number_missing = {"number-missing",
		N_("a number is missing"), false},
	number_added = {"number-added",
		N_("a number that the source does not have"), false},
	number_format = {"number-format",
		N_("a number with the mark of another language before its "
		   "decimals"), false},
	month_missing = {"month-missing",
		N_("a month is missing"), false},
	weekday_missing = {"weekday-missing",
		N_("a day of the week is missing"), false};
/* clang-format on */

/* So many that are left on a side are tried by all rules. */
#define MAX_TRIED 64
/* Entities that are looked at for code. */
#define MAX_LOOKED 256
/* Longer ones are compared by their digits only. */
#define MAX_DIGITS 18

struct side {
	const struct quantities *quantities;
	const struct quantity_signs *signs;
	const struct lexicon_table *currencies;
	bool is_source;
	bool plain; /* units in words are not known */
};

/* -- Values --------------------------------------------------------------- */

/* The whole number that it is; false: it is none, or too long. */
static bool
get_whole(const struct quantity *quantity, uint64_t *value)
{
	*value = 0;
	if (!quantity->value.len || quantity->value.len > MAX_DIGITS)
		return false;
	for (size_t i = 0; i < quantity->value.len; i++) {
		char c = quantity->value.s[i];

		if (!ascii_is_digit(c))
			return false;
		*value = *value * 10 + (uint64_t)(c - '0');
	}
	return true;
}

/* In thousandths; false: too long, or more decimals. */
static bool
get_thousandths(struct span value, unsigned shift, uint64_t *thousandths)
{
	unsigned n_decimals = 0;
	bool point = false;

	*thousandths = 0;
	if (value.len + shift > MAX_DIGITS - 3)
		return false;
	for (size_t i = 0; i < value.len; i++) {
		if (value.s[i] == '.') {
			point = true;
			continue;
		}
		if (!ascii_is_digit(value.s[i]))
			return false;
		*thousandths = *thousandths * 10 + (uint64_t)(value.s[i] - '0');
		n_decimals += point;
	}
	if (n_decimals > shift + 3)
		return false;
	for (; n_decimals < shift + 3; n_decimals++)
		*thousandths *= 10;
	return true;
}

static bool
is_same_value(const struct quantity *a, const struct quantity *b)
{
	return span_is_same(a->value, b->value);
}

static bool
is_plain(const struct quantity *quantity)
{
	return quantity->kind == QUANTITY_NUMBER;
}

/* -- Rules ---------------------------------------------------------------- */

/* Whether A, of side X, may be what B is on the other side. */
typedef bool rule_fn(const struct side *x, const struct quantity *a,
		     const struct quantity *b);

static bool
is_day(const struct quantity *quantity)
{
	return quantity->kind == QUANTITY_MONTH ||
	       quantity->kind == QUANTITY_WEEKDAY;
}

/*
 * Whether A, of side X, may be an amount in the currency of B: "20 libras" of
 * pounds, but not of euros.
 */
static bool
may_be(const struct side *x, const struct quantity *a, const struct quantity *b)
{
	const struct lexicon_table *table = x->currencies;
	char noun[FOLD_ROOM];
	size_t n = fold_word(a->noun.s, a->noun.len, noun);

	if (!n || b->kind != QUANTITY_MONEY || span_is(b->unit, "XXX"))
		return true;
	for (uint32_t i = 0; i < table->n_entries; i++) {
		const char *entry = table->pool + table->entries[i].offset;
		const char *code = table->texts + table->entries[i].value;

		if (!strncmp(entry, noun, n) &&
		    (!entry[n] || entry[n] == ' ') &&
		    language_has_code(code, b->unit.s, b->unit.len))
			return true;
	}
	return false;
}

/* "3" and "three", but not "12 %" and "twelve". */
static bool
is_in_words(const struct side *x, const struct quantity *a,
	    const struct quantity *b)
{
	if (!a->soft || !is_same_value(a, b) || is_day(a) || is_day(b))
		return false;
	return b->kind == QUANTITY_PERCENT ? x->signs->percent
					   : may_be(x, a, b);
}

/* Whether a number of SIDE is in UNIT, so that others may be too. */
static bool
has_unit(const struct side *side, const struct quantity *unit)
{
	for (size_t i = 0; i < side->quantities->n_items && i < MAX_TRIED;
	     i++) {
		const struct quantity *other = &side->quantities->items[i];

		if (other->kind == unit->kind &&
		    span_is_same(other->unit, unit->unit))
			return true;
	}
	return false;
}

/*
 * "5 and 10 percent" for "5 % y 10 %".  What has no unit in the source may have
 * one that was not recognised there: "5 libras", "medio punto".
 */
static bool
shares_unit(const struct side *x, const struct quantity *a,
	    const struct quantity *b)
{
	if (!is_same_value(a, b))
		return false;
	if (a->kind == QUANTITY_MONEY && b->kind == QUANTITY_MONEY)
		return span_is(a->unit, "XXX") || span_is(b->unit, "XXX");
	return is_plain(a) && may_be(x, a, b) &&
	       (b->kind == QUANTITY_PERCENT || b->kind == QUANTITY_MONEY) &&
	       (x->is_source || x->plain || has_unit(x, b));
}

/* "between 3 million and 5 million" for "entre 3 y 5 millones". */
static bool
shares_scale(const struct side *x, const struct quantity *a,
	     const struct quantity *b)
{
	uint64_t m, n;

	(void)x;
	return a->next_shift &&
	       (is_plain(a) || is_plain(b) || a->kind == b->kind) &&
	       get_thousandths(a->value, a->next_shift, &m) &&
	       get_thousandths(b->value, 0, &n) && m == n;
}

/* Minutes since midnight of "15:30"; false: with seconds. */
static bool
get_minutes(struct span value, unsigned *minutes)
{
	if (value.len != 5)
		return false;
	*minutes = (unsigned)(value.s[0] - '0') * 600 +
		   (unsigned)(value.s[1] - '0') * 60 +
		   (unsigned)(value.s[3] - '0') * 10 +
		   (unsigned)(value.s[4] - '0');
	return true;
}

/* A number as a time: 15, 1530, 15.30. */
static bool
read_minutes(const struct quantity *quantity, unsigned *minutes)
{
	uint64_t value;
	struct span text = quantity->text;

	if (text.len >= 4 && text.len <= 5 && text.s[text.len - 3] == '.' &&
	    get_thousandths((struct span){text.s, text.len}, 0, &value)) {
		value /= 10;
		*minutes = (unsigned)(value / 100 * 60 + value % 100);
		return value < 2400;
	}
	if (!get_whole(quantity, &value) || value >= 2400)
		return false;
	*minutes = value > 24 ? (unsigned)(value / 100 * 60 + value % 100)
			      : (unsigned)value * 60;
	return true;
}

#define HALF_DAY 720u

/* "3:30" or "1530" for "15:30", but not "3:30 a.m.". */
static bool
is_time(const struct side *x, const struct quantity *a,
	const struct quantity *b)
{
	unsigned m, n;
	bool clear = true;

	(void)x;
	if (b->kind != QUANTITY_TIME || !get_minutes(b->value, &n))
		return false;
	if (a->kind == QUANTITY_TIME) {
		clear = a->clear && b->clear;
		if (!get_minutes(a->value, &m))
			return false;
	} else if (is_plain(a)) {
		clear = false;
		if (!read_minutes(a, &m))
			return false;
	} else {
		return false;
	}
	return m == n || (!clear && m % HALF_DAY == n % HALF_DAY);
}

/* "8:15" for "las ocho y cuarto". */
static bool
is_hour(const struct side *x, const struct quantity *a,
	const struct quantity *b)
{
	unsigned minutes;
	uint64_t hour; /* "tres y media": 3.5 */

	(void)x;
	return b->kind == QUANTITY_TIME && is_plain(a) && a->soft &&
	       get_minutes(b->value, &minutes) &&
	       get_thousandths(a->value, 0, &hour) &&
	       minutes / 60 % 12 == hour / 1000 % 12;
}

/* "5/3" for "3 de mayo". */
static bool
is_month(const struct side *x, const struct quantity *a,
	 const struct quantity *b)
{
	(void)x;
	return is_plain(a) && b->kind == QUANTITY_MONTH && is_same_value(a, b);
}

/* "1970s", "the seventies" for "los años 70". */
static bool
is_decade(const struct side *x, const struct quantity *a,
	  const struct quantity *b)
{
	uint64_t m, n;

	(void)x;
	if (b->kind != QUANTITY_DECADE ||
	    (!is_plain(a) && a->kind != QUANTITY_DECADE) || !get_whole(a, &m) ||
	    !get_whole(b, &n))
		return false;
	return m == n || (m % 100 == n % 100 && (m < 100 || n < 100));
}

/* "2011-2012" for "2011-12", "2008" for "'08". */
static bool
is_short_year(const struct side *x, const struct quantity *a,
	      const struct quantity *b)
{
	uint64_t m, n;

	(void)x;
	return is_plain(a) && is_plain(b) && get_whole(a, &m) &&
	       get_whole(b, &n) && m < 100 && n >= 1900 && n < 2100 &&
	       n % 100 == m && a->text.len == 2 && !a->soft;
}

/* "2.5 years" for "2 años y medio". */
static bool
is_half_more(const struct side *x, const struct quantity *a,
	     const struct quantity *b)
{
	uint64_t m, n, unit = 1000;

	if (!x->signs->half || !get_thousandths(a->value, 0, &m) ||
	    !get_thousandths(b->value, 0, &n) || n <= m)
		return false;
	for (unsigned i = 0; i < a->shift && unit < UINT64_MAX / 10; i++)
		unit *= 10;
	return n - m == unit / 2;
}

/* In this order. */
static rule_fn *const rules[] = {
	is_in_words, shares_unit, is_time,	 is_hour,      shares_scale,
	is_decade,   is_month,	  is_short_year, is_half_more,
};

/* -- Pairing -------------------------------------------------------------- */

static int
compare(const void *a, const void *b)
{
	const struct quantity *x = a, *y = b;
	size_t n = x->value.len < y->value.len ? x->value.len : y->value.len;
	int order = memcmp(x->value.s, y->value.s, n);

	if (order)
		return order;
	if (x->value.len != y->value.len)
		return x->value.len < y->value.len ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	n = x->unit.len < y->unit.len ? x->unit.len : y->unit.len;
	order = n ? memcmp(x->unit.s, y->unit.s, n) : 0;
	return order ? order : (x->soft > y->soft) - (x->soft < y->soft);
}

static int
compare_places(const void *a, const void *b)
{
	const struct quantity *x = a, *y = b;

	return (x->text.s > y->text.s) - (x->text.s < y->text.s);
}

static void
sort(struct quantities *quantities, int (*by)(const void *, const void *))
{
	if (quantities->n_items)
		qsort(quantities->items, quantities->n_items,
		      sizeof(*quantities->items), by);
}

/* Those that are the same in everything. */
static void
pair_equal(struct quantities *source, struct quantities *target)
{
	size_t i = 0, k = 0;

	sort(source, compare);
	sort(target, compare);
	while (i < source->n_items && k < target->n_items) {
		int order = compare(&source->items[i], &target->items[k]);

		if (!order)
			source->items[i].used = target->items[k].used = true;
		i += order <= 0;
		k += order >= 0;
	}
	sort(source, compare_places);
	sort(target, compare_places);
}

/* The first that are not paired; returns how many. */
static size_t
list_left(struct quantities *quantities, struct quantity **left)
{
	size_t n = 0;

	for (size_t i = 0; i < quantities->n_items && n < MAX_TRIED; i++)
		if (!quantities->items[i].used)
			left[n++] = &quantities->items[i];
	return n;
}

/* The one of N numbers that is VALUE; NULL: none. */
static struct quantity *
find_number(struct quantity **left, size_t n, unsigned value)
{
	uint64_t whole;

	for (size_t i = 0; i < n; i++)
		if (!left[i]->used && is_plain(left[i]) &&
		    get_whole(left[i], &whole) && whole == value)
			return left[i];
	return NULL;
}

/* "8 horas y 15 minutos" on one side is 8:15 on the other. */
static void
pair_clocks(struct quantity **times, size_t n, struct quantity **numbers,
	    size_t m)
{
	unsigned minutes;

	for (size_t i = 0; i < n; i++) {
		struct quantity *hour, *minute;

		if (times[i]->used || times[i]->kind != QUANTITY_TIME ||
		    !get_minutes(times[i]->value, &minutes))
			continue;
		hour = find_number(numbers, m, minutes / 60);
		minute = find_number(numbers, m, minutes % 60);
		if (hour && minute)
			times[i]->used = hour->used = minute->used = true;
	}
}

static const struct lexicon_table *
get_currencies(const struct language *lexicon)
{
	return lexicon->conventions->currencies;
}

static void
pair_by_rules(struct check *check, const struct quantity_signs *x,
	      const struct quantity_signs *y)
{
	struct quantity *sources[MAX_TRIED], *targets[MAX_TRIED];
	size_t n = list_left(&check->source, sources);
	size_t m = list_left(&check->target, targets);
	const struct language *source = check->source_doc->article.lexicon;
	const struct language *target = check->target_doc->article.lexicon;
	bool plain = source->is_plain;
	const struct side a = {&check->source, x, get_currencies(source), true,
			       plain};
	const struct side b = {&check->target, y, get_currencies(target), false,
			       plain};

	for (size_t r = 0; r < sizeof(rules) / sizeof(*rules); r++)
		for (size_t i = 0; i < n; i++)
			for (size_t k = 0; k < m && !sources[i]->used; k++) {
				if (targets[k]->used ||
				    (!rules[r](&a, sources[i], targets[k]) &&
				     !rules[r](&b, targets[k], sources[i])))
					continue;
				sources[i]->used = targets[k]->used = true;
			}
	pair_clocks(sources, n, targets, m);
	pair_clocks(targets, m, sources, n);
}

/* -- What is told --------------------------------------------------------- */

/* "a" and "none" are numbers, too, and 0 and 1 are not always counted. */
static bool
counts(const struct quantity *quantity)
{
	return !quantity->used && !quantity->soft && !is_day(quantity) &&
	       !(is_plain(quantity) && (span_is(quantity->value, "0") ||
					span_is(quantity->value, "1")));
}

static bool
is_firm(const struct quantity *quantity)
{
	return quantity->firm;
}

/* "tercero" to "décimo". */
static bool
is_ordinal(const struct quantity *quantity)
{
	uint64_t value;

	return !quantity->firm && is_plain(quantity) &&
	       get_whole(quantity, &value) && value >= 3 && value <= 10;
}

static bool
is_high(const struct quantity *ordinal)
{
	return ordinal->value.len > 1 || ordinal->value.s[0] >= '5';
}

/* The only such number in words that is left; NULL: none, or several. */
static const struct quantity *
find_word(const struct quantities *quantities,
	  bool (*is_such)(const struct quantity *quantity))
{
	const struct quantity *found = NULL;

	for (size_t i = 0; i < quantities->n_items; i++) {
		const struct quantity *quantity = &quantities->items[i];

		if (quantity->used || !quantity->soft || !is_such(quantity))
			continue;
		if (found)
			return NULL;
		found = quantity;
	}
	return found;
}

/* A noun that counts, such as "docena", may be part of another number. */
static bool
has_counting(const struct quantities *quantities)
{
	for (size_t i = 0; i < quantities->n_items; i++) {
		const struct quantity *quantity = &quantities->items[i];

		if (quantity->soft && !quantity->firm && !quantity->used &&
		    quantity->value.len > 1)
			return true;
	}
	return false;
}

/* "tres" became "four", "quinto" "third"; two weeks may be fifteen days. */
static void
check_words(struct check *check)
{
	const struct quantity *source = find_word(&check->source, is_firm);
	const struct quantity *target = find_word(&check->target, is_firm);

	if (!source && !target) {
		source = find_word(&check->source, is_ordinal);
		target = find_word(&check->target, is_ordinal);
		/* "trimestre", "cuarto" and "quarter" have other meanings. */
		if (source && target && (is_high(source) || is_high(target)))
			check_report(check, &number_missing, source->text);
		return;
	}
	if (source && target && !span_is(source->value, "15") &&
	    !span_is(target->value, "15") && !has_counting(&check->source) &&
	    !has_counting(&check->target))
		check_report(check, &number_missing, source->text);
}

/* Whether the end of a number in code of DOC is TEXT: "3" in "3B". */
static bool
is_of_code(const struct check *check, const struct document *doc,
	   struct span text)
{
	const struct segment *segment = &doc->segments.items[check->segment];

	for (uint32_t i = 0; i < segment->n_entities && i < MAX_LOOKED; i++) {
		const struct entity *entity =
			&doc->entities.items[segment->first_entity + i];
		const char *s = doc->article.text + entity->begin;
		size_t n = entity->end - entity->begin;

		if (entity->type != SUMARIO_ENTITY_CODE || n > MAX_TRIED)
			continue;
		for (size_t k = 0; k + text.len <= n; k++)
			if (!memcmp(s + k, text.s, text.len) &&
			    (k + text.len == n ||
			     !ascii_is_digit(s[k + text.len])))
				return true;
	}
	return false;
}

/* Tells of a number that is not in the text of OTHER; whether it did. */
static bool
tell(struct check *check, const struct quantity *quantity,
     const struct finding_kind *kind, const struct document *other)
{
	if (!counts(quantity) || is_of_code(check, other, quantity->text))
		return false;
	check_report(check, kind, quantity->text);
	return true;
}

static void
check_left(struct check *check)
{
	size_t n_told = 0;

	for (size_t i = 0; i < check->source.n_items; i++)
		n_told += tell(check, &check->source.items[i], &number_missing,
			       check->target_doc);
	for (size_t i = 0; i < check->target.n_items; i++)
		n_told += tell(check, &check->target.items[i], &number_added,
			       check->source_doc);
	if (!n_told)
		check_words(check);
}

/* -- Months and days of the week ------------------------------------------ */

/* Those of KIND of QUANTITIES as bits; of dates only if HARD. */
static unsigned
get_days(const struct quantities *quantities, enum quantity_kind kind,
	 bool hard)
{
	unsigned days = 0;
	uint64_t day;

	for (size_t i = 0; i < quantities->n_items; i++) {
		const struct quantity *quantity = &quantities->items[i];

		if (quantity->kind == kind &&
		    !(hard && (quantity->soft || quantity->used)) &&
		    get_whole(quantity, &day))
			days |= 1u << day;
	}
	return days;
}

/* One of a date must be there; another one must not be in its place. */
static void
check_days(struct check *check, enum quantity_kind kind,
	   const struct finding_kind *finding)
{
	unsigned source = get_days(&check->source, kind, false);
	unsigned target = get_days(&check->target, kind, false);
	unsigned missing = target & ~source ? source & ~target : 0;

	missing |= get_days(&check->source, kind, true) & ~target;
	for (size_t i = 0; missing && i < check->source.n_items; i++) {
		const struct quantity *quantity = &check->source.items[i];
		uint64_t day;

		if (quantity->kind != kind || !get_whole(quantity, &day) ||
		    !(missing & 1u << day))
			continue;
		check_report(check, finding, quantity->text);
		missing &= ~(1u << day);
	}
}

/* -- Marks ---------------------------------------------------------------- */

/* Whether MARK is in TEXT once, between digits, but not before three of them.
 */
static bool
has_decimals(struct span text, char mark)
{
	const char *first = memchr(text.s, mark, text.len);

	for (size_t i = 1; i + 1 < text.len; i++) {
		size_t n = 0;

		if (text.s[i] != mark)
			continue;
		if (text.s + i != first)
			return false; /* a list: "0,4,8" */
		while (i + 1 + n < text.len &&
		       ascii_is_digit(text.s[i + 1 + n]))
			n++;
		if (n && n != 3)
			return true;
	}
	return false;
}

static void
check_marks(struct check *check)
{
	char wrong = language_find_decimal(check->target_lang) == DECIMAL_COMMA
			     ? '.'
			     : ',';

	for (size_t i = 0; i < check->target.n_items; i++) {
		const struct quantity *quantity = &check->target.items[i];

		if (quantity->kind <= QUANTITY_MONEY && quantity->used &&
		    memchr(quantity->value.s, '.', quantity->value.len) &&
		    has_decimals(quantity->text, wrong))
			check_report(check, &number_format, quantity->text);
	}
}

void
check_quantities(struct check *check)
{
	struct quantity_signs source, target;

	if (!quantity_find(&check->source, &source, &check->arena,
			   check->source_doc, check->segment) ||
	    !quantity_find(&check->target, &target, &check->arena,
			   check->target_doc, check->segment)) {
		check->no_memory = true;
		return;
	}
	pair_equal(&check->source, &check->target);
	pair_by_rules(check, &source, &target);
	check_left(check);
	check_days(check, QUANTITY_MONTH, &month_missing);
	check_days(check, QUANTITY_WEEKDAY, &weekday_missing);
	check_marks(check);
}
