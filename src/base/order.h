/* SPDX-License-Identifier: MIT */
/* Orders for qsort(). */
#ifndef BASE_ORDER_H
#define BASE_ORDER_H

#include <stdint.h>

/* Of two uint32_t, the smaller one first. */
static inline int
order_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

#endif
