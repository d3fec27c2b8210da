/* SPDX-License-Identifier: MIT */
/* Dates of ISO 8601: which are read, what is none, and days of all years. */
#include <config.h>

#include "text/moment.h"

#include "tap.h"

#include <string.h>

static bool
is(const char *text, const char *same_as)
{
	struct moment a, b;

	return moment_read(text, strlen(text), &a) &&
	       moment_read(same_as, strlen(same_as), &b) &&
	       moment_utc(&a) == moment_utc(&b);
}

static bool
is_none(const char *text)
{
	struct moment moment;

	return !moment_read(text, strlen(text), &moment);
}

static void
test_forms(void)
{
	struct moment moment;

	ok(is("20260402", "2026-04-02"), "without hyphens");
	ok(is("2026-04-02T10:00:00+02:00", "2026-04-02T08:00Z"), "a zone");
	ok(is("2026-04-02T00:30:00+0200", "2026-04-01T22:30Z"),
	   "of a day before");
	ok(is("2026-04-02 10:00:30.125", "2026-04-02T10:00:30"), "a fraction");
	ok(is("20260402T100030-03", "2026-04-02T13:00:30Z"), "all in digits");
	ok(is("2026-04-02T24:00", "2026-04-03"), "the end of a day");
	ok(moment_read("2026-04-02", 10, &moment) && !moment.has_time &&
		   !moment.has_zone && moment.day == 20545,
	   "a day has no time");
	ok(moment_read("1969-12-31T23:59:59Z", 20, &moment) &&
		   moment.has_zone && moment_utc(&moment) == -1,
	   "before 1970");
}

static void
test_none(void)
{
	static const char *const texts[] = {"",
					    "ayer",
					    "2026-04",
					    "2026-13-01",
					    "2026-02-29",
					    "2026-04-31",
					    "02/04/2026",
					    "2026-04-02T",
					    "2026-04-02T25:00",
					    "2026-4-2",
					    "2026-04-02x",
					    "2026-04-02T10:00+",
					    "2026-04-02 ",
					    "2026-04-02T10:00+2:00",
					    "2026-0402",
					    "2026-04-02T10",
					    "2026-04-02T24:01"};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		ok(is_none(texts[i]), "no date: \"%s\"", texts[i]);
}

static void
test_days(void)
{
	unsigned n_other = 0;

	for (int64_t day = -800000; day < 3000000; day += 13) {
		struct moment_date date = moment_get_date(day);

		n_other += moment_count_days(date) != day || date.month < 1 ||
			   date.month > 12 || date.day < 1 || date.day > 31;
	}
	ok(!n_other, "days and dates are the same");
	ok(is("2024-02-29", "2024-02-29") && is("2000-02-29", "2000-02-29") &&
		   is_none("1900-02-29"),
	   "leap years");
}

int
main(void)
{
	test_forms();
	test_none();
	test_days();
	return done_testing();
}
