/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "base/error.h"

#include "tap.h"

#include <string.h>

static void
test_set(void)
{
	struct sumario_error error;

	memset(&error, 'x', sizeof(error));
	ok(error_set(&error, SUMARIO_LIMIT, "code", "message") == SUMARIO_LIMIT,
	   "the status comes back");
	ok(error.status == SUMARIO_LIMIT && !strcmp(error.code, "code") &&
		   !strcmp(error.message, "message"),
	   "and is in the error with code and message");
	ok(!*error.detail && !error.line && error.offset == SUMARIO_NOWHERE,
	   "no detail, no line, no offset");
	ok(error_set_at(&error, SUMARIO_BAD_DATA, "c", "m", 12) ==
			   SUMARIO_BAD_DATA &&
		   error.offset == 12,
	   "at an offset");
	ok(error_no_memory(&error) == SUMARIO_NO_MEMORY &&
		   error.status == SUMARIO_NO_MEMORY &&
		   !strcmp(error.code, "no-memory") &&
		   error.offset == SUMARIO_NOWHERE,
	   "out of memory");
}

static void
test_no_error(void)
{
	error_set_detail(NULL, "detail");
	ok(error_set(NULL, SUMARIO_IO, "c", "m") == SUMARIO_IO &&
		   error_set_at(NULL, SUMARIO_USAGE, "c", "m", 1) ==
			   SUMARIO_USAGE &&
		   error_no_memory(NULL) == SUMARIO_NO_MEMORY,
	   "the error may be NULL");
}

/* A detail of N ASCII letters and TAIL. */
static void
test_detail(size_t n, const char *tail, size_t expected)
{
	struct sumario_error error;
	char detail[100];

	memset(detail, 'a', n);
	strcpy(detail + n, tail);
	error_set(&error, SUMARIO_USAGE, "c", "m");
	memset(error.detail, 'x', sizeof(error.detail));
	error_set_detail(&error, detail);
	error.detail[sizeof(error.detail) - 1] = '\0';
	ok(strlen(error.detail) == expected &&
		   !strncmp(error.detail, detail, expected),
	   "%zu letters and \"%s\": %zu bytes", n, tail, strlen(error.detail));
}

int
main(void)
{
	test_set();
	test_no_error();
	test_detail(0, "", 0);
	test_detail(5, "ñ", 7);
	test_detail(61, "ñ", 63);
	test_detail(62, "ñ", 62);
	test_detail(61, "€", 61);
	test_detail(60, "€", 63);
	test_detail(60, "😀", 60);
	test_detail(90, "", 63);
	return done_testing();
}
