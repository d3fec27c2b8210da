/* SPDX-License-Identifier: MIT */
/*
 * XXH3 of xxhash, inlined in this one file.  The seed is random where the
 * system has getrandom(2); where it has not, a clock and an address have to do.
 */
#include <config.h>

#include "base/hash.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/random.h>
#include <time.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t
hash_seed(void)
{
	uint64_t seed;
	struct timespec now = {0, 0};

	if (getrandom(&seed, sizeof(seed), GRND_NONBLOCK) == sizeof(seed))
		return seed;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_nsec ^ (uint64_t)(uintptr_t)&seed;
}

uint64_t
hash_bytes(const void *p, size_t len, uint64_t seed)
{
	return XXH3_64bits_withSeed(p, len, seed);
}

void
hash_hex128(const void *p, size_t len, char hex[33])
{
	XXH128_hash_t hash = XXH3_128bits(p, len);

	snprintf(hex, 33, "%016" PRIx64 "%016" PRIx64, (uint64_t)hash.high64,
		 (uint64_t)hash.low64);
}
