/* SPDX-License-Identifier: MIT */
/*
 * Dates of ISO 8601, read by hand: strptime(3) asks the locale and takes half
 * of them.  Days are counted by years that begin in March, so that the day of a
 * leap year is the last one (H. Hinnant: chrono-compatible low-level date
 * algorithms, 2013).
 */
#include <config.h>

#include "text/moment.h"

#include "base/ascii.h"

/* Days of 400 years, and from 1 March 0000 to 1970. */
#define ERA_DAYS 146097
#define EPOCH_DAYS 719468

/* What is left to be read; NULL: it was no date. */
struct rest {
	const char *s, *end;
};

/* The number of the next N digits. */
static int
take_number(struct rest *rest, int n)
{
	int number = 0;

	if (!rest->s || rest->end - rest->s < n) {
		rest->s = NULL;
		return 0;
	}
	for (; n; n--, rest->s++) {
		if (!ascii_is_digit(*rest->s)) {
			rest->s = NULL;
			return 0;
		}
		number = 10 * number + (*rest->s - '0');
	}
	return number;
}

/* Whether the next byte is C, which is taken then. */
static bool
take_char(struct rest *rest, char c)
{
	if (!rest->s || rest->s == rest->end || *rest->s != c)
		return false;
	rest->s++;
	return true;
}

int64_t
moment_count_days(struct moment_date date)
{
	int64_t year = date.year - (date.month <= 2);
	int64_t era = (year >= 0 ? year : year - 399) / 400;
	int64_t of_era = year - era * 400;
	int64_t month = (date.month + 9) % 12;
	int64_t of_year = (153 * month + 2) / 5 + date.day - 1;

	return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - EPOCH_DAYS;
}

struct moment_date
moment_get_date(int64_t day)
{
	int64_t days = day + EPOCH_DAYS;
	int64_t era = (days >= 0 ? days : days - (ERA_DAYS - 1)) / ERA_DAYS;
	int64_t of_era = days - era * ERA_DAYS;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 -
			of_era / (ERA_DAYS - 1)) /
		       365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;
	struct moment_date date = {
		.month = (int)(month < 10 ? month + 3 : month - 9),
		.day = (int)(of_year - (153 * month + 2) / 5 + 1)};

	date.year = (int)(year + era * 400) + (date.month <= 2);
	return date;
}

/* 2026-04-02 or 20260402; 31 April is none. */
static bool
take_date(struct rest *rest, struct moment *moment)
{
	struct moment_date date = {.year = take_number(rest, 4)}, same;
	bool hyphens = take_char(rest, '-');

	date.month = take_number(rest, 2);
	if (hyphens && !take_char(rest, '-'))
		return false;
	date.day = take_number(rest, 2);
	if (!rest->s || date.month < 1 || date.month > 12)
		return false;
	moment->day = moment_count_days(date);
	same = moment_get_date(moment->day);
	return same.month == date.month && same.day == date.day;
}

/* Z, +02:00, -0300, +02. */
static bool
take_zone(struct rest *rest, struct moment *moment)
{
	int sign, hours, minutes = 0;

	moment->has_zone = true;
	if (take_char(rest, 'Z'))
		return true;
	sign = take_char(rest, '-') ? -1 : 1;
	if (sign > 0 && !take_char(rest, '+'))
		return false;
	hours = take_number(rest, 2);
	if (take_char(rest, ':') || (rest->s && rest->s < rest->end))
		minutes = take_number(rest, 2);
	moment->zone = sign * (hours * 60 + minutes) * 60;
	return rest->s && hours <= 23 && minutes <= 59;
}

/* 10:00, 10:00:30, 10:00:30.25, 1000. */
static bool
take_time(struct rest *rest, struct moment *moment)
{
	int hours = take_number(rest, 2), minutes, seconds = 0;
	bool colons = take_char(rest, ':');

	minutes = take_number(rest, 2);
	if (colons ? take_char(rest, ':')
		   : rest->s && rest->s < rest->end && ascii_is_digit(*rest->s))
		seconds = take_number(rest, 2);
	if (take_char(rest, '.') || take_char(rest, ','))
		while (rest->s < rest->end && ascii_is_digit(*rest->s))
			rest->s++;
	moment->has_time = true;
	moment->second = (hours * 60 + minutes) * 60 + seconds;
	return rest->s && hours <= 24 && minutes <= 59 && seconds <= 60 &&
	       moment->second <= MOMENT_DAY &&
	       (rest->s == rest->end || take_zone(rest, moment));
}

bool
moment_read(const char *s, size_t len, struct moment *moment)
{
	struct rest rest = {s, s + len};

	*moment = (struct moment){.day = 0};
	if (!take_date(&rest, moment))
		return false;
	if (rest.s < rest.end &&
	    ((!take_char(&rest, 'T') && !take_char(&rest, ' ')) ||
	     !take_time(&rest, moment)))
		return false;
	return rest.s == rest.end;
}

int64_t
moment_local(const struct moment *moment)
{
	return moment->day * MOMENT_DAY + moment->second;
}

int64_t
moment_utc(const struct moment *moment)
{
	return moment_local(moment) - moment->zone;
}
