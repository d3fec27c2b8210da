/* SPDX-License-Identifier: MIT */
/*
 * Test Anything Protocol: ok() once for each claim, done_testing() at the end
 * of main.
 */
#ifndef TAP_H
#define TAP_H

#include <stdio.h>

static int tap_n, tap_n_failed;

/* One claim.  NAME is a format with its arguments. */
#define ok(condition, ...) \
	do { \
		int held = !!(condition); \
\
		tap_n_failed += !held; \
		printf("%sok %d - ", held ? "" : "not ", ++tap_n); \
		printf(__VA_ARGS__); \
		putchar('\n'); \
		if (!held) \
			printf("# %s:%d: %s\n", __FILE__, __LINE__, \
			       #condition); \
	} while (0)

static inline int
done_testing(void)
{
	printf("1..%d\n", tap_n);
	return tap_n_failed != 0;
}

#endif
