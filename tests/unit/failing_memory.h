/* SPDX-License-Identifier: MIT */
/*
 * malloc and its like, replaced for the whole program so that the libraries
 * below feel it too.  SKIPPED is defined, with a main that says so, where that
 * cannot be done.
 */
#ifndef UNIT_FAILING_MEMORY_H
#define UNIT_FAILING_MEMORY_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#if defined __SANITIZE_ADDRESS__ || !defined __GLIBC__
#define SKIPPED
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SKIPPED
#endif
#endif

#ifdef SKIPPED

int
main(void)
{
	puts("1..0 # SKIP sanitizer, or no glibc");
	return 0;
}

#else

void *__libc_malloc(size_t len);
void *__libc_calloc(size_t n, size_t len);
void *__libc_realloc(void *p, size_t len);
void *__libc_memalign(size_t alignment, size_t len);
void __libc_free(void *p);

/* How many allocations are to come until one fails; 0: none fails. */
static unsigned countdown;
static bool for_good; /* so do all that come after it */
static bool failed;
static long n_living; /* allocations that are not freed */

static bool
must_fail(void)
{
	if (!countdown || --countdown)
		return false;
	failed = true;
	countdown = for_good;
	return true;
}

static void *
count(void *p)
{
	n_living += p != NULL;
	return p;
}

void *
malloc(size_t len)
{
	return must_fail() ? NULL : count(__libc_malloc(len));
}

void *
calloc(size_t n, size_t len)
{
	return must_fail() ? NULL : count(__libc_calloc(n, len));
}

void *
aligned_alloc(size_t alignment, size_t len)
{
	return must_fail() ? NULL : count(__libc_memalign(alignment, len));
}

void *
realloc(void *p, size_t len)
{
	if (must_fail())
		return NULL;
	return p ? __libc_realloc(p, len) : count(__libc_realloc(p, len));
}

void
free(void *p)
{
	n_living -= p != NULL;
	__libc_free(p);
}

#endif

#endif
