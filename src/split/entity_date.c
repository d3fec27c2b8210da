/* SPDX-License-Identifier: MIT */
/*
 * Dates, normalised as in ISO 8601.  A date in digits is day first, unless that
 * gives no month; a year of two digits is from 1969 to 2068, as for strptime.
 * Two numbers alone are a date where an article is before, or where they can be
 * no fraction.
 */
#include <config.h>

#include "split/entity_scanner.h"
#include "split/entity_shape.h"

/* Bytes of a range: "2026-05-03/2026-05-05". */
#define ROOM 24

struct date {
	int year, month, day; /* year 0: none */
};

uint32_t
entity_find_month(const struct entity_scanner *x,
		  const struct entity_word *word)
{
	return word->n ? lexicon_find(x->doc->article.lexicon->months,
				      word->folded, word->n)
		       : 0;
}

/* The same, "ene" as well. */
static uint32_t
find_any_month(const struct entity_scanner *x, const struct entity_word *word)
{
	uint32_t month = entity_find_month(x, word);

	return month || !word->n
		       ? month
		       : lexicon_find(x->doc->article.lexicon->conventions
					      ->short_months,
				      word->folded, word->n);
}

/* The number of at most MAX digits at *AT, which goes after it; -1: none. */
static int
read_digits(const struct entity_scanner *x, size_t *at, size_t max)
{
	size_t begin = *at;
	int value = 0;

	while (ascii_is_digit(entity_byte(x, *at)) && *at - begin <= max)
		value = value * 10 + (x->s[(*at)++] - '0');
	return *at > begin && *at - begin <= max ? value : -1;
}

static bool
is_day(int day, int month)
{
	return month >= 1 && month <= 12 && day >= 1 &&
	       day <= (month == 2
			       ? 29
			       : 30 + (month == 4 || month == 6 || month == 9 ||
						       month == 11
					       ? 0
					       : 1));
}

static void
put2(char *out, int value)
{
	out[0] = (char)('0' + value / 10);
	out[1] = (char)('0' + value % 10);
}

/* Writes DATE to OUT; the length. */
static size_t
put_date(char *out, const struct date *date)
{
	size_t n = 1;

	out[0] = '-';
	if (date->year) {
		put2(out, date->year / 100);
		put2(out + 2, date->year % 100);
		n = 4;
	}
	out[n++] = '-';
	put2(out + n, date->month);
	out[n + 2] = '-';
	put2(out + n + 3, date->day);
	return n + 5;
}

static size_t
add_date(struct entity_scanner *x, size_t begin, size_t end,
	 const struct date *date, bool words)
{
	char normalized[ROOM];

	entity_add(x, SUMARIO_ENTITY_DATE, begin, end, words, normalized,
		   put_date(normalized, date));
	return end;
}

/* -- In digits ----------------------------------------------------------- */

/* What is after a date in digits is no more of it. */
static bool
ends_token(const struct entity_scanner *x, size_t at)
{
	char c = entity_byte(x, at);

	if (entity_class_at(x, at) & UNICODE_WORD)
		return false;
	return !(c == '/' || c == '-' || c == '.') ||
	       !(entity_class_at(x, at + 1) & UNICODE_WORD);
}

/* After N pairs of digits with colons between at AT, or 0. */
static size_t
pairs_end(const struct entity_scanner *x, size_t at, int n)
{
	for (; n--; at += 2 + (n > 0))
		if (entity_digits_end(x, at) != at + 2 ||
		    (n && entity_byte(x, at + 2) != ':'))
			return 0;
	return at;
}

/* After "T12:30", "T12:30:00Z", "T12:30+02:00" at AT, or AT. */
static size_t
iso_time_end(const struct entity_scanner *x, size_t at)
{
	size_t end, zone;

	if (entity_byte(x, at) != 'T')
		return at;
	end = pairs_end(x, at + 1, 3);
	if (end && entity_byte(x, end) == '.' &&
	    ascii_is_digit(entity_byte(x, end + 1)))
		end = entity_digits_end(x, end + 1);
	if (!end)
		end = pairs_end(x, at + 1, 2);
	if (!end)
		return at;
	if (entity_byte(x, end) == 'Z')
		end++;
	else if (entity_byte(x, end) == '+' || entity_byte(x, end) == '-') {
		zone = pairs_end(x, end + 1, 2);
		end = zone ? zone : end;
	}
	return entity_class_at(x, end) & UNICODE_WORD ? at : end;
}

size_t
entity_read_iso_time(struct entity_scanner *x, size_t at)
{
	size_t end = iso_time_end(x, at);

	if (end > at)
		entity_add(x, SUMARIO_ENTITY_TIME, at, end, false,
			   x->s + at + 1, end - at - 1);
	return end;
}

/* 2024-03-12, perhaps with a time after it. */
static size_t
add_year_first(struct entity_scanner *x, size_t begin, size_t end,
	       const struct date *date)
{
	size_t behind = iso_time_end(x, end);

	if (behind == end)
		return ends_token(x, end) ? add_date(x, begin, end, date, false)
					  : begin;
	entity_add(x, SUMARIO_ENTITY_DATE, begin, behind, false, NULL, 0);
	return behind;
}

/* A year of two digits is of our time. */
static int
complete_year(int year, size_t n_digits)
{
	return n_digits == 2 ? year + (year < 69 ? 2000 : 1900) : year;
}

/* 2024-03-12, 12/03/2024, 12-3-24, 12/03,24. */
static size_t
read_in_digits(struct entity_scanner *x, size_t begin)
{
	size_t at = begin, n_first, n_last;
	int first = read_digits(x, &at, 4), second, third;
	char mark = entity_byte(x, at), next;

	n_first = at - begin;
	if (first < 0 || (mark != '/' && mark != '-' && mark != '.') ||
	    n_first == 3)
		return begin;
	at++;
	second = read_digits(x, &at, 2);
	next = entity_byte(x, at);
	if (second < 0 || (next != mark && !(next == ',' && mark == '/')))
		return begin;
	n_last = ++at;
	third = read_digits(x, &at, 4);
	n_last = at - n_last;
	if (third < 0 || n_last == 3)
		return begin;
	if (n_first == 4) {
		struct date date = {first, second, third};

		return first >= 1000 && n_last <= 2 && mark != '.' &&
				       is_day(third, second)
			       ? add_year_first(x, begin, at, &date)
			       : begin;
	}
	if (n_last < 2 || (mark == '.' && n_last != 4) || !ends_token(x, at))
		return begin;
	third = complete_year(third, n_last);
	if (second > 12 || (x->doc->article.lexicon->conventions->is_english &&
			    first <= 12)) { /* month first */
		int swapped = first;

		first = second;
		second = swapped;
	}
	return third >= 1000 && is_day(first, second)
		       ? add_date(x, begin, at,
				  &(struct date){third, second, first}, false)
		       : begin;
}

/* Whether "el", "al" or "del" is before AT. */
static bool
follows_article(const struct entity_scanner *x, size_t at)
{
	struct entity_word word;
	uint32_t flags;

	entity_look_back(x, at, &word);
	if (!word.n || x->s[word.end] == '.')
		return false;
	flags = lexicon_find(x->doc->article.lexicon->words, word.folded,
			     word.n);
	return flags & WORD_CONTRACTED ||
	       (flags & WORD_DEFINITE && word.n == 2 &&
		!(entity_get_roles(x, &word) & ROLE_THE));
}

/*
 * Whether A and B in [begin, end) are a day and a month rather than a fraction.
 * PADDED: one of them has a zero in front.
 */
static bool
may_be_day(const struct entity_scanner *x, size_t begin, size_t end, char mark,
	   int a, int b, bool padded)
{
	bool article = follows_article(x, begin), far = a > 12 || b > 12;
	struct entity_word word;

	if (mark == '-')
		return article && far;
	entity_look_ahead(x, end, &word); /* "el 3/4 de la tarta" */
	if (mark == '.')		  /* not "el 4.22 por ciento" */
		return article && far &&
		       (!word.n || entity_get_roles(x, &word) & ROLE_AND);
	if (!far && entity_get_roles(x, &word) & ROLE_JOINT)
		article = false;
	return padded || article || (a > 1 && b > 12);
}

/* 22/04, 4/22, el 3/5, el 4.22. */
static size_t
read_two(struct entity_scanner *x, size_t begin)
{
	size_t at = begin, n, second;
	int a = read_digits(x, &at, 2), b, swapped;
	char mark = entity_byte(x, at);
	bool padded;

	n = at - begin;
	if (a < 1 || (mark != '/' && mark != '-' && mark != '.') ||
	    x->doc->article.lexicon->conventions->is_english ||
	    x->doc->article.lexicon->is_plain)
		return begin;
	second = ++at;
	b = read_digits(x, &at, 2);
	padded = n == 2 && at - second == 2 &&
		 (x->s[begin] == '0' || x->s[second] == '0');
	if (b < 1 || !ends_token(x, at) ||
	    (entity_byte(x, at) == ',' &&
	     ascii_is_digit(entity_byte(x, at + 1))) ||
	    (begin > x->begin && strchr("/-", x->s[begin - 1])) ||
	    entity_byte(x, entity_skip_blank(x, at)) == '%' ||
	    !may_be_day(x, begin, at, mark, a, b, padded))
		return begin;
	if (b > 12) {
		swapped = a;
		a = b;
		b = swapped;
	}
	return is_day(a, b)
		       ? add_date(x, begin, at, &(struct date){0, b, a}, false)
		       : begin;
}

/* -- In words ------------------------------------------------------------ */

/* After "del año" or "de" at AT, or AT. */
static size_t
skip_of(const struct entity_scanner *x, size_t at)
{
	struct entity_word word;
	size_t end = at;

	entity_look_ahead(x, at, &word);
	if (entity_get_roles(x, &word) & ROLE_JOINT) {
		end = word.end;
		entity_look_ahead(x, end, &word);
		if (word.n && entity_get_roles(x, &word) & ROLE_YEAR)
			end = word.end;
	}
	return end;
}

/* After an apostrophe at AT, or AT. */
static size_t
skip_apostrophe(const struct entity_scanner *x, size_t at)
{
	if (entity_byte(x, at) == '\'')
		return at + 1;
	return entity_has(x, at, "\xE2\x80\x99") ? at + 3 : at;
}

/*
 * Whether two digits that end at AT are a year: after "del '", where OLD says
 * so, or directly after the month with no word behind: "31 marzo 24".
 */
static bool
ends_short_year(const struct entity_scanner *x, size_t at, bool old,
		bool direct)
{
	return ends_token(x, at) &&
	       (old ||
		(direct && !(entity_class_at(x, entity_skip_blank(x, at)) &
			     UNICODE_WORD)));
}

/* The year of "de 2026", "del año 2026", ", 2026" or "2026" at *AT; 0: none. */
static int
read_year(const struct entity_scanner *x, size_t *at)
{
	bool english = x->doc->article.lexicon->conventions->is_english;
	size_t i = *at, begin, end, blank;
	int year;

	if (entity_byte(x, i) == '.' && entity_byte(x, i + 1) == ' ')
		i++; /* "oct. 2019" */
	if (entity_byte(x, i) == ',')
		i++;
	end = skip_of(x, i);
	blank = entity_skip_blank(x, end);
	if (blank == *at)
		return 0;
	i = begin = end > *at ? skip_apostrophe(x, blank) : blank;
	year = read_digits(x, &i, 4);
	if (i - begin == 2 &&
	    ends_short_year(x, i, begin > blank, end == *at)) {
		*at = i;
		return complete_year(year, 2);
	}
	if (i - begin != 4 || year < 1000 || year > 2999 || !ends_token(x, i) ||
	    (entity_byte(x, i) == ',' && ascii_is_digit(entity_byte(x, i + 1))))
		return 0;
	/* "El 3 de mayo, 2000 personas" */
	if (!english && end == (entity_byte(x, *at) == ',' ? *at + 1 : *at) &&
	    entity_is_counted(x, i))
		return 0;
	*at = i;
	return year;
}

/* After the sign of an ordinal: 1.º, 1ro, 3rd. */
static size_t
skip_ordinal(const struct entity_scanner *x, size_t at, int day)
{
	size_t sign = at + (entity_byte(x, at) == '.');
	struct entity_word suffix;

	if (day == 1 && (entity_has(x, sign, "\xC2\xBA") ||
			 entity_has(x, sign, "\xC2\xB0")))
		return sign + 2;
	entity_look_ahead(x, at, &suffix);
	if (suffix.begin == at && suffix.n <= 2 &&
	    entity_get_roles(x, &suffix) & ROLE_ORDINAL &&
	    (day == 1 || x->doc->article.lexicon->conventions->is_english))
		return suffix.end;
	return at;
}

/* The month of "May 3" before the day at AT; 0: none, else *BEGIN is its. */
static uint32_t
month_before(const struct entity_scanner *x, size_t at, size_t *begin)
{
	struct entity_word word;

	if (!x->doc->article.lexicon->conventions->is_english)
		return 0;
	entity_look_back(x, at, &word);
	*begin = word.begin;
	return word.n && entity_class_at(x, word.begin) & UNICODE_UPPER
		       ? entity_find_month(x, &word)
		       : 0;
}

/* The month of "May" or "of May" in English at *AT, which goes after it. */
static uint32_t
english_month_after(const struct entity_scanner *x, size_t *at)
{
	struct entity_word word;
	uint32_t month;

	entity_look_ahead(x, *at, &word);
	if (word.begin == *at)
		return 0;
	if (entity_get_roles(x, &word) & ROLE_JOINT &&
	    !entity_find_month(x, &word))
		entity_look_ahead(x, word.end, &word);
	month = entity_class_at(x, word.begin) & UNICODE_UPPER
			? entity_find_month(x, &word)
			: 0;
	if (month)
		*at = word.end;
	return month;
}

/* The month of "de mayo", "mayo", "may." at *AT, which goes after it. */
static uint32_t
month_after(const struct entity_scanner *x, size_t *at)
{
	struct entity_word word;
	uint32_t month;
	bool joined;

	if (x->doc->article.lexicon->conventions->is_english)
		return english_month_after(x, at);
	/* "2. Octubre" in running text */
	entity_look_ahead(x, *at + (entity_has(x, *at, ". ")), &word);
	if (word.begin == *at)
		return 0;
	joined = entity_get_roles(x, &word) & ROLE_JOINT;
	if (joined)
		entity_look_ahead(x, word.end, &word);
	month = find_any_month(x, &word);
	if (!month)
		return 0;
	/* "mar", "set" are words as well: no other word follows */
	if (!entity_find_month(x, &word) &&
	    !(joined && entity_class_at(x, word.begin) & UNICODE_UPPER) &&
	    (word.n < 3 || entity_class_at(x, entity_skip_blank(x, word.end)) &
				   UNICODE_ALPHA))
		return 0;
	*at = word.end;
	return month;
}

/* "Lun", "Mi" of a day of the week: two letters before a mark, WORD is. */
static bool
is_short_weekday(const struct entity_scanner *x, const struct entity_word *word,
		 bool marked)
{
	bool begins = false;

	if (word->n < (marked ? 2 : 3) || word->n > 4 ||
	    !(entity_class_at(x, word->begin) & UNICODE_UPPER))
		return false;
	lexicon_find_begin(x->doc->article.lexicon->conventions->weekdays,
			   word->folded, word->n, &begins);
	return begins;
}

/* Where the day of the week begins that is before AT, or AT. */
static size_t
weekday_begin(const struct entity_scanner *x, size_t at)
{
	const struct conventions *c = x->doc->article.lexicon->conventions;
	size_t i = entity_skip_blank_back(x, at);
	struct entity_word word;

	if (c->is_english || i == at)
		return at;
	i -= i > x->begin && x->s[i - 1] == ',';
	entity_look_back(x, i, &word);
	if (word.n && is_short_weekday(x, &word, x->s[word.end] != ' '))
		return word.begin;
	return word.n && word.end == i &&
			       lexicon_find(c->weekdays, word.folded, word.n)
		       ? word.begin
		       : at;
}

/* The end of "al 5" or "-5" after the day at AT, as *LAST; AT: none. */
static size_t
read_last_day(const struct entity_scanner *x, size_t at, int *last)
{
	struct entity_word word;
	size_t i = at;

	if (x->doc->article.lexicon->conventions->is_english)
		return at;
	if (entity_byte(x, at) == '-') {
		i = at + 1;
	} else if (entity_has(x, at, "\xE2\x80\x93")) {
		i = at + 3;
	} else {
		entity_look_ahead(x, at, &word);
		if (!(entity_get_roles(x, &word) & ROLE_TO))
			return at;
		i = entity_skip_blank(x, word.end);
	}
	*last = read_digits(x, &i, 2);
	return *last > 0 ? i : at;
}

/* "3 al 5 de mayo": both days. */
static size_t
read_range(struct entity_scanner *x, size_t begin, size_t at, int day)
{
	struct date first = {0, 0, day}, last = {0, 0, 0};
	char normalized[ROOM];
	size_t end = read_last_day(x, at, &last.day), n;

	if (end == at || last.day <= day)
		return begin;
	last.month = (int)month_after(x, &end);
	if (!is_day(last.day, last.month))
		return begin;
	last.year = read_year(x, &end);
	first.year = last.year;
	first.month = last.month;
	n = put_date(normalized, &first);
	normalized[n++] = '/';
	n += put_date(normalized + n, &last);
	entity_add(x, SUMARIO_ENTITY_DATE, begin, end, true, normalized, n);
	return end;
}

/* Whether the day that ends at AT is not a number of something. */
static bool
ends_day(const struct entity_scanner *x, size_t at)
{
	size_t next = entity_skip_blank(x, at);
	struct entity_word word;

	if (!ends_token(x, at) || entity_has_currency_sign(x, next) ||
	    (entity_byte(x, next) && strchr("%:", x->s[next])) ||
	    (entity_byte(x, at) == ',' &&
	     ascii_is_digit(entity_byte(x, at + 1))))
		return false;
	entity_look_ahead(x, at, &word);
	return !word.n || (!(entity_get_roles(x, &word) & ROLE_JOINT) &&
			   lexicon_find(x->doc->article.lexicon->stopwords,
					word.folded, word.n));
}

/* "mayo 3, 2016", "octubre 2": the month before the DAY in [begin, at). */
static size_t
read_month_first(struct entity_scanner *x, size_t begin, size_t at, int day)
{
	const struct entities *all = &x->doc->entities;
	struct date date = {0, 0, day};
	struct entity_word word;
	size_t end = at;

	if (x->doc->article.lexicon->conventions->is_english ||
	    !ascii_is_digit(x->s[begin]) ||
	    entity_class_before(x, begin) != UNICODE_SPACE)
		return begin;
	entity_look_back(x, begin, &word);
	date.month = (int)entity_find_month(x, &word);
	if (!is_day(day, date.month) || x->s[word.end] == '.' ||
	    (all->n_items > x->first &&
	     all->items[all->n_items - 1].type == SUMARIO_ENTITY_DATE &&
	     all->items[all->n_items - 1].end > word.begin))
		return begin;
	date.year = read_year(x, &end);
	return date.year || ends_day(x, at)
		       ? add_date(x, weekday_begin(x, word.begin), end, &date,
				  true)
		       : begin;
}

size_t
entity_read_day(struct entity_scanner *x, size_t begin, size_t at, int day)
{
	size_t first = begin;
	struct date date = {0, 0, day};
	uint32_t month = month_before(x, begin, &first);

	if (!month) {
		first = begin;
		month = month_after(x, &at);
	} else if (entity_class_at(x, at) & UNICODE_WORD) {
		return begin;
	}
	if (!month)
		return read_month_first(x, begin, at, day);
	if (!is_day(day, (int)month))
		return begin;
	date.month = (int)month;
	date.year = read_year(x, &at);
	return add_date(x, weekday_begin(x, first), at, &date, true);
}

/* 28-nov-2019, 1/Ene, 29-sep. */
static size_t
read_joined(struct entity_scanner *x, size_t begin, size_t at, int day)
{
	struct date date = {0, 0, day};
	struct entity_word word;
	char mark = entity_byte(x, at);
	size_t end, year;

	if (mark != '-' && mark != '/')
		return begin;
	entity_look_ahead(x, at + 1, &word);
	date.month = word.begin == at + 1 ? (int)find_any_month(x, &word) : 0;
	if (!is_day(day, date.month))
		return begin;
	end = word.end;
	if (entity_byte(x, end) == mark) {
		year = ++end;
		date.year = read_digits(x, &end, 4);
		if (end - year != 2 && end - year != 4)
			return begin;
		date.year = complete_year(date.year, end - year);
	}
	return ends_token(x, end) ? add_date(x, begin, end, &date, false)
				  : begin;
}

/* 3 de mayo de 2026, 1.º de mayo; May 3, 2026; the 3rd of May. */
static size_t
read_in_words(struct entity_scanner *x, size_t begin)
{
	size_t at = begin, end;
	int day = read_digits(x, &at, 2);

	if (day < 1 || day > 31)
		return begin;
	end = read_joined(x, begin, at, day);
	if (end == begin)
		end = read_range(x, begin, at, day);
	return end > begin ? end
			   : entity_read_day(x, begin, skip_ordinal(x, at, day),
					     day);
}

size_t
entity_read_date(struct entity_scanner *x, size_t at)
{
	size_t end = read_in_words(x, at);

	if (end == at)
		end = read_in_digits(x, at);
	return end > at ? end : read_two(x, at);
}
