/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "base/arena.h"

#include "tap.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define N_PIECES 600

/* Whether P is LEN bytes of C. */
static bool
is_filled(const unsigned char *p, size_t len, unsigned char c)
{
	for (size_t i = 0; i < len; i++)
		if (p[i] != c)
			return false;
	return true;
}

/* Pieces of all small sizes and, each hundred, one larger than a chunk. */
static void
test_pieces(void)
{
	struct arena arena = ARENA_INIT;
	unsigned char *pieces[N_PIECES];
	bool got = true, aligned = true, kept = true;

	for (size_t i = 0; i < N_PIECES; i++) {
		size_t len = i % 100 == 99 ? 50000 + i : i;

		pieces[i] = arena_alloc(&arena, len);
		if (!pieces[i]) {
			got = false;
			break;
		}
		aligned &= (uintptr_t)pieces[i] % _Alignof(max_align_t) == 0;
		memset(pieces[i], (int)(i % 251), len);
	}
	for (size_t i = 0; got && i < N_PIECES; i++)
		kept &= is_filled(pieces[i], i % 100 == 99 ? 50000 + i : i,
				  (unsigned char)(i % 251));
	ok(got, "pieces of all sizes");
	ok(aligned, "aligned for any type");
	ok(kept, "no piece overlaps another");
	arena_release(&arena);
	ok(!arena.chunks, "released");
}

static void
test_strings(void)
{
	struct arena arena = ARENA_INIT;
	char source[] = "ab\0cd";
	char *copy = arena_strndup(&arena, source, 5);

	ok(copy && !memcmp(copy, "ab\0cd", 6), "NUL inside, NUL behind");
	source[0] = 'x';
	ok(copy && copy[0] == 'a', "it is a copy");
	copy = arena_strndup(&arena, NULL, 0);
	ok(copy && !*copy, "nothing is the empty string");
	copy = arena_strdup(&arena, "sábado");
	ok(copy && !strcmp(copy, "sábado"), "strdup");
	arena_release(&arena);
}

static void
test_too_much(void)
{
	static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 15,
				       SIZE_MAX - 16, SIZE_MAX - 40};
	struct arena arena = ARENA_INIT;
	char *copy;

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		ok(!arena_alloc(&arena, sizes[i]), "%zu bytes are too many",
		   sizes[i]);
	ok(!arena_strndup(&arena, "", SIZE_MAX), "so is a string of them");
	copy = arena_strdup(&arena, "sigue");
	ok(copy && !strcmp(copy, "sigue"), "usable afterwards");
	arena_release(&arena);
}

static void
test_clear(void)
{
	struct arena arena = ARENA_INIT;
	void *first, *again;

	arena_clear(&arena);
	ok(!arena.chunks, "an empty arena can be cleared");
	for (int i = 0; i < 100; i++)
		arena_alloc(&arena, 1000);
	arena_clear(&arena);
	ok(arena.chunks, "a chunk is kept");
	first = arena_alloc(&arena, 1000);
	arena_clear(&arena);
	again = arena_alloc(&arena, 1000);
	ok(first && first == again, "and filled again from its beginning");
	arena_alloc(&arena, 1000000);
	arena_clear(&arena);
	ok(!arena.chunks, "a great chunk is not kept");
	ok(arena_alloc(&arena, 10), "usable afterwards");
	arena_release(&arena);
	arena_release(&arena);
	ok(!arena.chunks, "released twice");
	ok(arena_alloc(&arena, 10), "usable after release");
	arena_release(&arena);
}

static void
test_trim(void)
{
	struct arena arena = ARENA_INIT;
	char *first = arena_alloc(&arena, 1000), *next;

	memset(first, 'a', 10);
	arena_trim(&arena, first, 10);
	next = arena_alloc(&arena, 10);
	ok(next >= first + 10 && next < first + 100 && first[9] == 'a',
	   "what is not needed is given back");
	arena_release(&arena);
}

int
main(void)
{
	test_pieces();
	test_strings();
	test_too_much();
	test_clear();
	test_trim();
	return done_testing();
}
