/* SPDX-License-Identifier: MIT */
/* A write callback that gathers what it gets, or fails at one call. */
#ifndef SINK_H
#define SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct sink {
	char *bytes; /* NUL-terminated; NULL before the first call */
	size_t n_bytes, n_room;
	size_t n_calls;
	size_t fail_at; /* the call, from 1, that returns false; 0: none */
};

static inline bool
sink_write(void *user, const char *bytes, size_t len)
{
	struct sink *sink = user;

	if (++sink->n_calls == sink->fail_at)
		return false;
	if (sink->n_room <= sink->n_bytes + len) {
		size_t n_room = 2 * (sink->n_bytes + len) + 1;
		char *moved = realloc(sink->bytes, n_room);

		if (!moved)
			abort();
		sink->bytes = moved;
		sink->n_room = n_room;
	}
	memcpy(sink->bytes + sink->n_bytes, bytes, len);
	sink->n_bytes += len;
	sink->bytes[sink->n_bytes] = '\0';
	return true;
}

static inline bool
sink_is(const struct sink *sink, const char *bytes, size_t len)
{
	return sink->n_bytes == len &&
	       (!len || !memcmp(sink->bytes, bytes, len));
}

static inline void
sink_release(struct sink *sink)
{
	free(sink->bytes);
	*sink = (struct sink){0};
}

#endif
