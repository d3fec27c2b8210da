/* SPDX-License-Identifier: MIT */
/*
 * Dates and times, normalised as in ISO 8601.  A date in digits is day first,
 * unless that gives no month; a year of two digits is from 1969 to 2068, as
 * for strptime.
 */
#include <config.h>

#include "split/entity_scanner.h"

uint32_t
entity_find_month(const struct entity_scanner *x,
		  const struct entity_word *word)
{
	return word->n ? lexicon_find(x->doc->article.lexicon->months,
				      word->folded, word->n)
		       : 0;
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

/* Adds a date; YEAR may be 0: none. */
static size_t
add_date(struct entity_scanner *x, size_t begin, size_t end, int year,
	 int month, int day, bool words)
{
	char normalized[10] = "-";
	size_t n = 1;

	if (year) {
		put2(normalized, year / 100);
		put2(normalized + 2, year % 100);
		n = 4;
	}
	normalized[n++] = '-';
	put2(normalized + n, month);
	normalized[n + 2] = '-';
	put2(normalized + n + 3, day);
	entity_add(x, SUMARIO_ENTITY_DATE, begin, end, words, normalized,
		   n + 5);
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

/* 2024-03-12, 12/03/2024, 12-3-24; a time may follow as in ISO 8601. */
static size_t
read_in_digits(struct entity_scanner *x, size_t begin)
{
	size_t at = begin, n_first, n_last;
	int first = read_digits(x, &at, 4), second, third, swapped;
	char mark = entity_byte(x, at);

	n_first = at - begin;
	if (first < 0 || (mark != '/' && mark != '-' && mark != '.') ||
	    n_first == 3)
		return begin;
	at++;
	second = read_digits(x, &at, 2);
	if (second < 0 || entity_byte(x, at) != mark)
		return begin;
	n_last = ++at;
	third = read_digits(x, &at, 4);
	n_last = at - n_last;
	if (third < 0 || n_last == 3 || !ends_token(x, at))
		return begin;
	if (n_first == 4)
		return first >= 1000 && n_last <= 2 && mark != '.' &&
				       is_day(third, second)
			       ? add_date(x, begin, at, first, second, third,
					  false)
			       : begin;
	if (n_last < 2 || (mark == '.' && n_last != 4))
		return begin;
	if (n_last == 2)
		third += third < 69 ? 2000 : 1900;
	if (second > 12 || (x->doc->article.lexicon->conventions->is_english &&
			    first <= 12)) /* month first */
		swapped = first, first = second, second = swapped;
	return third >= 1000 && is_day(first, second)
		       ? add_date(x, begin, at, third, second, first, false)
		       : begin;
}

/* -- In words ------------------------------------------------------------ */

/* The year of "de 2026", "del 2026", ", 2026" or "2026" at *AT; 0: none. */
static int
read_year(const struct entity_scanner *x, size_t *at)
{
	struct entity_word word;
	size_t i = *at;
	int year;

	if (x->doc->article.lexicon->conventions->is_english &&
	    entity_byte(x, i) == ',')
		i++;
	entity_look_ahead(x, i, &word);
	if (entity_get_roles(x, &word) & ROLE_JOINT)
		i = entity_skip_blank(x, word.end);
	else if (word.n || word.begin == *at)
		return 0;
	else
		i = word.begin;
	year = read_digits(x, &i, 4);
	if (year < 1000 || year > 2999 || !ends_token(x, i) ||
	    (entity_byte(x, i) == ',' && ascii_is_digit(entity_byte(x, i + 1))))
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
	if (suffix.begin == at && suffix.n == 2 &&
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

/* The month of "de mayo", "May" or "of May" at *AT, which goes after it. */
static uint32_t
month_after(const struct entity_scanner *x, size_t *at)
{
	bool english = x->doc->article.lexicon->conventions->is_english;
	struct entity_word word;
	uint32_t month;

	entity_look_ahead(x, *at, &word);
	if (word.begin == *at)
		return 0;
	if (entity_get_roles(x, &word) & ROLE_JOINT &&
	    !(english && entity_find_month(x, &word)))
		entity_look_ahead(x, word.end, &word);
	else if (!english)
		return 0;
	if (english && !(entity_class_at(x, word.begin) & UNICODE_UPPER))
		return 0;
	month = entity_find_month(x, &word);
	if (month)
		*at = word.end;
	return month;
}

/* 3 de mayo de 2026, 1.º de mayo; May 3, 2026; the 3rd of May. */
static size_t
read_in_words(struct entity_scanner *x, size_t begin)
{
	size_t at = begin, first = begin;
	int day = read_digits(x, &at, 2), year;
	uint32_t month;

	if (day < 1)
		return begin;
	at = skip_ordinal(x, at, day);
	month = month_before(x, begin, &first);
	if (!month) {
		first = begin;
		month = month_after(x, &at);
	} else if (entity_class_at(x, at) & UNICODE_WORD) {
		return begin;
	}
	if (!month || !is_day(day, (int)month))
		return begin;
	year = read_year(x, &at);
	return add_date(x, first, at, year, (int)month, day, true);
}

size_t
entity_read_date(struct entity_scanner *x, size_t at)
{
	size_t end = read_in_words(x, at);

	return end > at ? end : read_in_digits(x, at);
}

/* -- Times --------------------------------------------------------------- */

struct clock {
	size_t end;
	int hour, minute, second; /* minute, second -1: not said */
	bool words;
	bool certain; /* what is after makes it a time */
	bool colon;   /* 15:30 */
};

/* After "a. m.", "pm" and the like at AT; 0: none.  *PM tells which. */
static size_t
half_end(const struct entity_scanner *x, size_t at, char *half)
{
	size_t i = entity_skip_blank(x, at);

	*half = (char)(entity_byte(x, i) | 0x20);
	if (*half != 'a' && *half != 'p')
		return 0;
	i++;
	if (entity_byte(x, i) == '.')
		i = entity_skip_blank(x, i + 1);
	if ((entity_byte(x, i) | 0x20) != 'm' ||
	    entity_class_at(x, i + 1) & UNICODE_WORD)
		return 0;
	/* the full stop may be the sentence's as well: it is taken */
	return i + 1 +
	       (entity_byte(x, i + 1) == '.' && x->s[i - 1] != *half &&
		x->s[i - 1] != (*half & ~0x20));
}

/* "de la tarde", "del mediodía" at AT: where it ends and which, or 0. */
static size_t
part_end(const struct entity_scanner *x, size_t at, char *part)
{
	struct entity_word word;
	uint32_t roles;

	entity_look_ahead(x, at, &word);
	roles = entity_get_roles(x, &word);
	if (roles & ROLE_OF_THE) {
		entity_look_ahead(x, word.end, &word);
		if (!(entity_get_roles(x, &word) & ROLE_THE))
			return 0;
	} else if (!(roles & ROLE_OF)) {
		return 0;
	}
	entity_look_ahead(x, word.end, &word);
	roles = entity_get_roles(x, &word);
	if (!(roles & (ROLE_MORNING | ROLE_AFTERNOON | ROLE_NIGHT)))
		return 0;
	*part = roles & ROLE_MORNING ? 'a' : roles & ROLE_NIGHT ? 'n' : 'p';
	return word.end;
}

/* After "h", "h." or "horas" at AT, or 0. */
static size_t
hours_end(const struct entity_scanner *x, size_t at)
{
	struct entity_word word;

	entity_look_ahead(x, at, &word);
	return entity_get_roles(x, &word) & ROLE_HOURS ? word.end : 0;
}

/* Two digits below 60 after the mark at AT, or -1. */
static int
read_sixtieth(const struct entity_scanner *x, size_t at)
{
	size_t end = at + 1;
	int value = read_digits(x, &end, 2);

	return end - at == 3 && value < 60 ? value : -1;
}

/* The figures: 15, 15:30, 15.30, 15h30, 15:30:20. */
static bool
read_figures(const struct entity_scanner *x, size_t at, struct clock *clock)
{
	char mark;

	*clock = (struct clock){.end = at, .minute = -1, .second = -1};
	clock->hour = read_digits(x, &clock->end, 2);
	if (clock->hour < 0 || clock->hour > 24)
		return false;
	mark = entity_byte(x, clock->end);
	if (mark != ':' && mark != '.' && mark != 'h' && mark != ',')
		return !(entity_class_at(x, clock->end) & UNICODE_WORD) ||
		       mark == 'a' || mark == 'p';
	if (mark != ',')
		clock->minute = read_sixtieth(x, clock->end);
	if (clock->minute < 0)
		return mark != ':' &&
		       !ascii_is_digit(entity_byte(x, clock->end + 1));
	clock->colon = mark == ':' || mark == 'h';
	clock->end += 3;
	if (mark == ':' && entity_byte(x, clock->end) == ':') {
		clock->second = read_sixtieth(x, clock->end);
		clock->end += clock->second < 0 ? 0 : 3;
	}
	return !(entity_class_at(x, clock->end) & UNICODE_WORD) ||
	       x->s[clock->end] == 'h' || x->s[clock->end] == 'a' ||
	       x->s[clock->end] == 'p';
}

/* "6 p. m.", "6 de la tarde", "15.30 h". */
static void
read_behind(const struct entity_scanner *x, struct clock *clock)
{
	char part = 0;
	size_t end = hours_end(x, clock->end);

	if (end) {
		clock->end = end;
		clock->certain = clock->minute >= 0;
	}
	end = half_end(x, clock->end, &part);
	if (!end) {
		end = part_end(x, clock->end, &part);
		clock->words = end != 0;
	}
	if (!end || clock->hour > 12 || !clock->hour) {
		clock->words = false;
		return;
	}
	clock->end = end;
	clock->certain = true;
	if (part == 'n')
		clock->hour = clock->hour == 12 ? 0
			      : clock->hour < 6 ? clock->hour
						: clock->hour + 12;
	else if (part == 'p')
		clock->hour = clock->hour == 12 ? 12 : clock->hour + 12;
	else if (!clock->words && clock->hour == 12)
		clock->hour = 0;
	else if (clock->words && clock->hour == 12)
		clock->hour = 12;
}

/* "a las", "desde las", "hacia la" before AT. */
static bool
follows_at(const struct entity_scanner *x, size_t at)
{
	struct entity_word word;

	entity_look_back(x, at, &word);
	if (!(entity_get_roles(x, &word) & ROLE_THE))
		return false;
	entity_look_back(x, word.begin, &word);
	return entity_get_roles(x, &word) & ROLE_AT;
}

/* After "a las": nothing follows that could be counted. */
static bool
stands_alone(const struct entity_scanner *x, const struct clock *clock,
	     size_t at)
{
	struct entity_word word;

	if (!follows_at(x, at))
		return false;
	if (clock->minute >= 0)
		return true;
	entity_look_ahead(x, clock->end, &word);
	if (entity_class_at(x, entity_skip_blank(x, clock->end)) &
	    UNICODE_DIGIT)
		return false;
	return !word.n || entity_get_roles(x, &word) & ROLE_THEN;
}

size_t
entity_read_time(struct entity_scanner *x, size_t at)
{
	struct clock clock, figures;
	char normalized[8];
	size_t n = 5;

	if (!read_figures(x, at, &clock))
		return at;
	figures = clock;
	read_behind(x, &clock);
	if (!clock.certain && !figures.colon && !stands_alone(x, &figures, at))
		return at;
	if (entity_byte(x, clock.end) == ':' &&
	    ascii_is_digit(entity_byte(x, clock.end + 1)))
		return at;
	put2(normalized, clock.hour);
	normalized[2] = ':';
	put2(normalized + 3, clock.minute < 0 ? 0 : clock.minute);
	if (clock.second >= 0) {
		normalized[5] = ':';
		put2(normalized + 6, clock.second);
		n = 8;
	}
	entity_add(x, SUMARIO_ENTITY_TIME, at, clock.end, clock.words,
		   normalized, n);
	return clock.end;
}
