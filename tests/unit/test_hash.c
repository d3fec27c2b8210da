/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "base/hash.h"

#include "tap.h"

#include <stdbool.h>
#include <string.h>

#define N_LENGTHS 600

/* From the documentation of xxHash 0.8. */
static void
test_known(void)
{
	char hex[33];

	ok(hash_bytes("", 0, 0) == UINT64_C(0x2D06800538D394C2),
	   "XXH3-64 of nothing");
	ok(hash_bytes("a", 1, 0) == UINT64_C(0xE6C632B61E964E1F),
	   "XXH3-64 of a");
	ok(hash_bytes("abc", 3, 0) == UINT64_C(0x78AF5F94892F3950),
	   "XXH3-64 of abc");
	hash_hex128("", 0, hex);
	ok(!strcmp(hex, "99aa06d3014798d86001c324468d497f"),
	   "XXH3-128 of nothing: %s", hex);
	hash_hex128("a", 1, hex);
	ok(!strcmp(hex, "a96faf705af16834e6c632b61e964e1f"),
	   "XXH3-128 of a: %s", hex);
	hash_hex128("abc", 3, hex);
	ok(!strcmp(hex, "06b05ab6733a618578af5f94892f3950"),
	   "XXH3-128 of abc: %s", hex);
}

static void
test_lengths(void)
{
	static uint64_t hashes[N_LENGTHS];
	char zeros[N_LENGTHS] = {0}, shifted[N_LENGTHS + 1] = {0};
	bool distinct = true, same = true;

	for (size_t len = 0; len < N_LENGTHS; len++) {
		hashes[len] = hash_bytes(zeros, len, 0);
		same &= hash_bytes(shifted + 1, len, 0) == hashes[len];
		for (size_t i = 0; i < len; i++)
			distinct &= hashes[i] != hashes[len];
	}
	ok(distinct, "the length counts");
	ok(same, "the address does not");
}

static void
test_seeds(void)
{
	uint64_t seed = hash_seed();
	bool varies = false;

	for (int i = 0; i < 4; i++)
		varies |= hash_seed() != seed;
	ok(varies, "seeds differ");
	ok(hash_bytes("pan", 3, 1) == hash_bytes("pan", 3, 1),
	   "one seed, one hash");
	ok(hash_bytes("pan", 3, 1) != hash_bytes("pan", 3, 2),
	   "two seeds, two hashes");
}

int
main(void)
{
	test_known();
	test_lengths();
	test_seeds();
	return done_testing();
}
