/* SPDX-License-Identifier: MIT */
/* A string that grows: a vector of char with what strings need. */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include "base/vector.h"

#include <string.h>

VECTOR_TYPE(bytes, char);

/* Adds LEN bytes of S, which may be NULL if there are none; false: no memory.
 */
static inline bool
bytes_add(struct bytes *bytes, const char *s, size_t len)
{
	if (!vector_add_room(bytes, len))
		return false;
	if (len)
		memcpy(bytes->items + bytes->n_items, s, len);
	bytes->n_items += len;
	return true;
}

/* Adds the NUL-terminated S. */
static inline bool
bytes_add_string(struct bytes *bytes, const char *s)
{
	return bytes_add(bytes, s, strlen(s));
}

static inline bool
bytes_add_char(struct bytes *bytes, char c)
{
	return bytes_add(bytes, &c, 1);
}

/* Puts a NUL after the last byte, where it does not count. */
static inline bool
bytes_terminate(struct bytes *bytes)
{
	if (!vector_add_room(bytes, 1))
		return false;
	bytes->items[bytes->n_items] = '\0';
	return true;
}

#endif
