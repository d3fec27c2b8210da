/* SPDX-License-Identifier: MIT */
/* A source that came back with its translation. */
#ifndef BITEXT_ECHO_H
#define BITEXT_ECHO_H

#include "base/bytes.h"
#include "base/span.h"

/* Reused from one to the next; zero at first. */
struct echo {
	struct bytes source, target;
	bool no_memory;
};

/*
 * Whether TARGET has all words of SOURCE in a row, in whatever case, and words
 * beside them: anywhere if the source is long enough that this is no chance,
 * else apart from the rest.
 */
bool echo_is_in(struct echo *echo, struct span target, struct span source);

void echo_release(struct echo *echo);

#endif
