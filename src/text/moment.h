/* SPDX-License-Identifier: MIT */
/*
 * Dates and times as ISO 8601 writes them: 2026-04-02, 2026-04-02T10:00:30Z,
 * 20260402T1000+0200; a blank may be there for the T.
 */
#ifndef TEXT_MOMENT_H
#define TEXT_MOMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MOMENT_DAY 86400 /* seconds */

struct moment {
	int64_t day;	/* since 1 January 1970, as its own clock says */
	int32_t second; /* of the day */
	int32_t zone;	/* seconds that its clock is ahead of UTC */
	bool has_time, has_zone;
};

/* A day of the Gregorian calendar. */
struct moment_date {
	int year, month, day;
};

/* Reads all of S; false: it is no such date, or there is no such day. */
bool moment_read(const char *s, size_t len, struct moment *moment);

/* Days from 1 January 1970 to DATE, and back. */
int64_t moment_count_days(struct moment_date date);
struct moment_date moment_get_date(int64_t day);

/*
 * Seconds from 1970 on: by the clock of MOMENT, and of UTC, which is taken for
 * its clock if it has no zone.  A day without a time begins at midnight.
 */
int64_t moment_local(const struct moment *moment);
int64_t moment_utc(const struct moment *moment);

#endif
