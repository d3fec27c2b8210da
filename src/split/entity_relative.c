/* SPDX-License-Identifier: MIT */
/*
 * Days told from the day of the article: "ayer", "este martes", "el viernes
 * pasado".  Without the article's date they are no entities, as nothing is
 * known of them.  Dates are counted in days, as Howard Hinnant does it in
 * "chrono-Compatible Low-Level Date Algorithms" (public domain).
 */
#include <config.h>

#include "split/entity_scanner.h"

#define DAYS_OF_ERA 146097 /* 400 years */
#define DAYS_OF_WEEK 7
/* "Este martes" is at most so many days ahead, else it is past. */
#define MOST_AHEAD 4
/* From 0000-03-01 to 1970-01-01, a Thursday. */
#define EPOCH 719468

static int32_t
count_days(int32_t year, int32_t month, int32_t day)
{
	int32_t y = month > 2 ? year : year - 1;
	int32_t era = y / 400, of_era = y % 400;
	int32_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 +
			  day - 1;

	return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - EPOCH;
}

/* Writes day DAYS as in ISO 8601: ten bytes. */
static void
put_day(char *out, int32_t days)
{
	int32_t z = days + EPOCH, era = z / DAYS_OF_ERA, day = z % DAYS_OF_ERA;
	int32_t of_era = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	int32_t of_year = day - (365 * of_era + of_era / 4 - of_era / 100);
	int32_t m = (5 * of_year + 2) / 153;
	int32_t month = m < 10 ? m + 3 : m - 9;
	int32_t parts[] = {era * 400 + of_era + (month <= 2), month,
			   of_year - (153 * m + 2) / 5 + 1};

	out[0] = (char)('0' + parts[0] / 1000);
	out[1] = (char)('0' + parts[0] / 100 % 10);
	out[4] = out[7] = '-';
	parts[0] %= 100;
	for (size_t i = 0; i < 3; i++) {
		out[2 + 3 * i] = (char)('0' + parts[i] / 10);
		out[3 + 3 * i] = (char)('0' + parts[i] % 10);
	}
}

/* The N digits at S; -1: they are none. */
static int32_t
read_digits(const char *s, size_t n)
{
	int32_t value = 0;

	for (size_t i = 0; i < n; i++) {
		if (!ascii_is_digit(s[i]))
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

bool
entity_read_article_date(struct entity_scanner *x)
{
	const char *date = x->doc->article.metadata.date;
	int32_t year, month, day;

	if (!date || strlen(date) < 10 || date[4] != '-' || date[7] != '-')
		return false;
	year = read_digits(date, 4);
	month = read_digits(date + 5, 2);
	day = read_digits(date + 8, 2);
	if (year < 1000 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	x->today = count_days(year, month, day);
	return true;
}

/* The weekday of DAYS, Monday is 1. */
static int32_t
get_weekday(int32_t days)
{
	return (days + 3) % DAYS_OF_WEEK + 1;
}

static size_t
add_day(struct entity_scanner *x, size_t begin, size_t end, int32_t days)
{
	char normalized[10];

	put_day(normalized, days);
	entity_add(x, SUMARIO_ENTITY_DATE, begin, end, true, normalized,
		   sizeof(normalized));
	return end;
}

/* What the words beside a day say: flags of ROLE_PAST, ROLE_FUTURE, or 0. */
static uint32_t
get_side(const struct entity_scanner *x, const struct entity_word *word)
{
	uint32_t roles = entity_get_roles(x, word);

	return roles & ROLE_DAY ? 0 : roles & (ROLE_PAST | ROLE_FUTURE);
}

/* "este martes" is the next one to today, "el martes pasado" before it. */
static size_t
read_weekday(struct entity_scanner *x, const struct entity_word *word,
	     int32_t weekday)
{
	int32_t ahead = (weekday - get_weekday(x->today) + DAYS_OF_WEEK) %
			DAYS_OF_WEEK;
	struct entity_word before, after;
	uint32_t side;
	size_t begin = word->begin, end = word->end;

	entity_look_back(x, begin, &before);
	side = get_side(x, &before);
	if (side) {
		begin = before.begin;
	} else if (before.n && lexicon_find(x->doc->article.lexicon->words,
					    before.folded, before.n) &
				       WORD_NEAR) {
		return add_day(x, before.begin, end,
			       x->today + ahead -
				       (ahead > MOST_AHEAD ? DAYS_OF_WEEK : 0));
	} else {
		entity_look_ahead(x, end, &after);
		side = get_side(x, &after);
		if (!side)
			return begin;
		end = after.end;
	}
	if (side & ROLE_PAST)
		ahead -= DAYS_OF_WEEK;
	else if (!ahead)
		ahead = DAYS_OF_WEEK;
	return add_day(x, begin, end, x->today + ahead);
}

/* "mañana", but not "la mañana" or "esta mañana". */
static bool
is_part_of_day(const struct entity_scanner *x, const struct entity_word *word,
	       const struct entity_word *before)
{
	if (!(entity_get_roles(x, word) & ROLE_MORNING))
		return false;
	return before->n &&
	       (entity_get_roles(x, before) & (ROLE_THE | ROLE_ARTICLE) ||
		lexicon_find(x->doc->article.lexicon->words, before->folded,
			     before->n) &
			(WORD_NEAR | WORD_DEFINITE) ||
		lexicon_find(x->doc->article.lexicon->conventions->numerals,
			     before->folded, before->n) == 1);
}

size_t
entity_read_relative(struct entity_scanner *x, const struct entity_word *word)
{
	uint32_t roles = entity_get_roles(x, word);
	uint32_t weekday =
		lexicon_find(x->doc->article.lexicon->conventions->weekdays,
			     word->folded, word->n);
	struct entity_word before;
	size_t begin = word->begin;
	int32_t by = roles & ROLE_TWICE ? 2 : 1;

	if (weekday)
		return read_weekday(x, word, (int32_t)weekday);
	entity_look_back(x, begin, &before);
	if (is_part_of_day(x, word, &before))
		return begin;
	if (roles & ROLE_FUTURE && get_side(x, &before) & ROLE_PAST) {
		begin = before.begin; /* "pasado mañana" */
		by++;
	}
	by *= roles & ROLE_PAST ? -1 : roles & ROLE_FUTURE ? 1 : 0;
	return add_day(x, begin, word->end, x->today + by);
}
