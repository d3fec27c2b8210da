/* SPDX-License-Identifier: MIT */
/*
 * To be loaded in front of the C library (LD_PRELOAD): allocation number
 * FAIL_AT fails, and with FAIL_ALL all that follow it.  How many there were is
 * written to the file FAIL_COUNT.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

void *__libc_malloc(size_t len);
void *__libc_calloc(size_t n, size_t len);
void *__libc_realloc(void *p, size_t len);

static long n_made, fail_at = -1;
static int for_good;

static int
must_fail(void)
{
	long n = __atomic_add_fetch(&n_made, 1, __ATOMIC_SEQ_CST);

	if (fail_at < 0) {
		const char *text = getenv("FAIL_AT");

		fail_at = text ? atol(text) : 0;
		for_good = getenv("FAIL_ALL") != NULL;
	}
	if (!fail_at || n < fail_at || (n > fail_at && !for_good))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t len)
{
	return must_fail() ? NULL : __libc_malloc(len);
}

void *
calloc(size_t n, size_t len)
{
	return must_fail() ? NULL : __libc_calloc(n, len);
}

void *
realloc(void *p, size_t len)
{
	return must_fail() ? NULL : __libc_realloc(p, len);
}

static __attribute__((destructor)) void
tell(void)
{
	const char *name = getenv("FAIL_COUNT");
	long n = n_made;
	FILE *file = name ? fopen(name, "w") : NULL;

	if (file) {
		fprintf(file, "%ld\n", n);
		fclose(file);
	}
}
