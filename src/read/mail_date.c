/* SPDX-License-Identifier: MIT */
/*
 * Dates of mail and feeds.
 * A date is a row of fields between blanks, colons and commas: the name of the
 * day, which says nothing new, day, month, year, the time, the zone.  RFC 5322,
 * sections 3.3 and 4.3.
 */
#include <config.h>

#include "read/mail_date.h"

#include "base/ascii.h"

#include <stdio.h>
#include <string.h>

struct date {
	unsigned day, month, year, hour, minute, second;
	int zone; /* in minutes, east of Greenwich */
};

struct cursor {
	const char *s;
	size_t at, len;
};

static void
skip(struct cursor *c, const char *characters)
{
	while (c->at < c->len && c->s[c->at] &&
	       strchr(characters, c->s[c->at]))
		c->at++;
}

/* The number at C, of at most N_MOST digits; false: there is none. */
static bool
take_number(struct cursor *c, size_t n_most, unsigned *number)
{
	uint64_t value = 0;
	size_t n = ascii_read_number(c->s + c->at, c->len - c->at, 9999,
				     &value);

	*number = (unsigned)value;
	c->at += n;
	return n && n <= n_most;
}

/* The letters at C; their length. */
static size_t
take_word(struct cursor *c, const char **word)
{
	size_t begin = c->at;

	*word = c->s + begin;
	while (c->at < c->len && ascii_is_letter(c->s[c->at]))
		c->at++;
	return c->at - begin;
}

static bool
take_month(struct cursor *c, unsigned *month)
{
	static const char *const names[] = {"jan", "feb", "mar", "apr",
					    "may", "jun", "jul", "aug",
					    "sep", "oct", "nov", "dec"};
	const char *word;
	size_t n = take_word(c, &word);

	for (*month = 0; *month < 12; ++*month)
		if (n >= 3 && ascii_equals(word, 3, names[*month]))
			break;
	return ++*month <= 12;
}

/* "10:05" or "10:05:00". */
static bool
take_time(struct cursor *c, struct date *date)
{
	skip(c, " \t");
	if (!take_number(c, 2, &date->hour) || c->at == c->len ||
	    c->s[c->at++] != ':' || !take_number(c, 2, &date->minute))
		return false;
	if (c->at == c->len || c->s[c->at] != ':')
		return true;
	c->at++;
	return take_number(c, 2, &date->second);
}

/* "+0100", or a name; those that are not known are as good as none. */
static void
take_zone(struct cursor *c, struct date *date)
{
	static const struct {
		const char *name;
		int hours;
	} zones[] = {{"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5},
		     {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7},
		     {"cet", 1},  {"cest", 2}};
	unsigned number;
	const char *word;
	size_t n;
	char sign;

	skip(c, " \t");
	sign = c->at < c->len ? c->s[c->at] : ' ';
	if (sign == '+' || sign == '-') {
		c->at++;
		if (take_number(c, 4, &number) && number % 100 < 60 &&
		    number < 2400)
			date->zone = (int)(number / 100 * 60 + number % 100) *
				     (sign == '-' ? -1 : 1);
		return;
	}
	n = take_word(c, &word);
	for (size_t i = 0; i < sizeof(zones) / sizeof(*zones); i++)
		if (ascii_equals(word, n, zones[i].name))
			date->zone = zones[i].hours * 60;
}

static bool
take_day(struct cursor *c, struct date *date)
{
	const char *word;
	bool short_year;
	size_t begin;

	skip(c, " \t\r\n");
	take_word(c, &word);
	skip(c, " \t.,");
	if (!take_number(c, 2, &date->day))
		return false;
	skip(c, " \t-");
	if (!take_month(c, &date->month))
		return false;
	skip(c, " \t-.");
	begin = c->at;
	if (!take_number(c, 4, &date->year))
		return false;
	short_year = c->at - begin <= 2;
	if (short_year)
		date->year += date->year < 50 ? 2000 : 1900;
	return date->day >= 1 && date->day <= 31 && date->year >= 1000;
}

bool
mail_date_read(const char *s, size_t len, char iso[MAIL_DATE_SIZE])
{
	struct cursor c = {s, 0, len};
	struct date date = {0};
	unsigned zone;

	if (!take_day(&c, &date) || !take_time(&c, &date) || date.hour > 23 ||
	    date.minute > 59 || date.second > 60)
		return false;
	take_zone(&c, &date);
	zone = (unsigned)(date.zone < 0 ? -date.zone : date.zone);
	snprintf(iso, MAIL_DATE_SIZE, "%04u-%02u-%02uT%02u:%02u:%02u%c%02u:%02u",
		 date.year % 10000, date.month % 100, date.day % 100,
		 date.hour % 100, date.minute % 100, date.second % 100,
		 date.zone < 0 ? '-' : '+', zone / 60 % 100, zone % 60);
	return true;
}
