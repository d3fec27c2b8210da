/* SPDX-License-Identifier: MIT */
/*
 * XXH3 (xxhash 0.8), inlined: most keys are words of a few bytes.
 *
 * Tables are seeded with hash_seed(), so that nobody can write a text whose
 * words all collide; what is shown to users (keys, sourceHash) has no seed.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* A number that differs from process to process where the system can. */
uint64_t hash_seed(void);

/* XXH3-64 of the LEN bytes at P. */
uint64_t hash_bytes(const void *p, size_t len, uint64_t seed);

/* XXH3-128 without seed, as 32 lower-case hex digits and a NUL. */
void hash_hex128(const void *p, size_t len, char hex[33]);

#endif
