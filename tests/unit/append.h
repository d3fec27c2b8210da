/* SPDX-License-Identifier: MIT */
/* A write callback that adds what it gets to a struct bytes, and a NUL. */
#ifndef APPEND_H
#define APPEND_H

#include "base/bytes.h"

static inline bool
append(void *user, const char *s, size_t len)
{
	struct bytes *bytes = user;

	return bytes_add(bytes, s, len) && bytes_terminate(bytes);
}

#endif
