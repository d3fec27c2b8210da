/* SPDX-License-Identifier: MIT */
/*
 * Binary search.  Inline, so that a comparison that is known where something is
 * looked for is no call.
 */
#ifndef BASE_SEARCH_H
#define BASE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The first place in [BEGIN, END), which is in order, that does not come before
 * KEY; END: all do.  O(log n).
 */
static inline __attribute__((always_inline)) size_t
search_first(size_t begin, size_t end,
	     bool (*comes_before)(const void *key, size_t place),
	     const void *key)
{
	while (begin < end) {
		size_t middle = begin + (end - begin) / 2;

		if (comes_before(key, middle))
			begin = middle + 1;
		else
			end = middle;
	}
	return begin;
}

#endif
