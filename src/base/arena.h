/* SPDX-License-Identifier: MIT */
/*
 * An arena: memory that is handed out in pieces and given back all at once.
 * After git's mem-pool.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
	struct arena_chunk *chunks; /* the newest, which is being filled */
};

#define ARENA_INIT \
	{ \
		NULL \
	}

/* LEN bytes aligned for any type, uninitialised; NULL: out of memory. */
void *arena_alloc(struct arena *arena, size_t len);

/* LEN bytes of S and a NUL after them; NULL: out of memory. */
char *arena_strndup(struct arena *arena, const char *s, size_t len);

/* The NUL-terminated S; NULL: out of memory. */
char *arena_strdup(struct arena *arena, const char *s);

/* Gives back what is after the first LEN bytes of PIECE, the newest one. */
void arena_trim(struct arena *arena, void *piece, size_t len);

/* Takes back all pieces; keeps at most one chunk for what comes next. */
void arena_clear(struct arena *arena);

/* Frees everything.  ARENA is as after ARENA_INIT. */
void arena_release(struct arena *arena);

#endif
