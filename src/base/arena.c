/* SPDX-License-Identifier: MIT */
/*
 * Memory for the strings of an article, given back all at once.
 * A list of chunks, the newest first.  A piece is cut from the newest chunk;
 * one that does not fit opens a chunk of its own size or the usual one.
 */
#include <config.h>

#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE ((size_t)16 * 1024)
#define ALIGNMENT _Alignof(max_align_t)

struct arena_chunk {
	struct arena_chunk *next;
	size_t used, size; /* of the bytes after this header */
};

#define HEADER_SIZE \
	((sizeof(struct arena_chunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

static struct arena_chunk *
add_chunk(struct arena *arena, size_t len)
{
	size_t size = len > CHUNK_SIZE ? len : CHUNK_SIZE;
	struct arena_chunk *chunk;

	if (size > SIZE_MAX - HEADER_SIZE)
		return NULL;
	chunk = malloc(HEADER_SIZE + size);
	if (!chunk)
		return NULL;
	chunk->next = arena->chunks;
	chunk->used = 0;
	chunk->size = size;
	arena->chunks = chunk;
	return chunk;
}

void *
arena_alloc(struct arena *arena, size_t len)
{
	struct arena_chunk *chunk = arena->chunks;
	void *piece;

	if (len > SIZE_MAX - ALIGNMENT)
		return NULL;
	len = (len + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!chunk || chunk->size - chunk->used < len)
		chunk = add_chunk(arena, len);
	if (!chunk)
		return NULL;
	piece = (char *)chunk + HEADER_SIZE + chunk->used;
	chunk->used += len;
	return piece;
}

void
arena_trim(struct arena *arena, void *piece, size_t len)
{
	struct arena_chunk *chunk = arena->chunks;
	size_t begin = (size_t)((char *)piece - (char *)chunk) - HEADER_SIZE;

	chunk->used = begin + (len + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

char *
arena_strndup(struct arena *arena, const char *s, size_t len)
{
	char *copy = len < SIZE_MAX ? arena_alloc(arena, len + 1) : NULL;

	if (!copy)
		return NULL;
	if (len)
		memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *
arena_strdup(struct arena *arena, const char *s)
{
	return arena_strndup(arena, s, strlen(s));
}

static void
free_chunks(struct arena_chunk *chunk)
{
	while (chunk) {
		struct arena_chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
}

void
arena_clear(struct arena *arena)
{
	struct arena_chunk *chunk = arena->chunks;

	if (!chunk)
		return;
	if (chunk->size > CHUNK_SIZE) { /* one great article, then small ones */
		arena_release(arena);
		return;
	}
	free_chunks(chunk->next);
	chunk->next = NULL;
	chunk->used = 0;
}

void
arena_release(struct arena *arena)
{
	free_chunks(arena->chunks);
	arena->chunks = NULL;
}
