/* SPDX-License-Identifier: MIT */
/*
 * Whether two things are the same, to be asked in another run: FNV-1a of
 * 64 bits (Fowler, Noll, Vo).  It guards against mistakes, not against malice.
 */
#ifndef CLI_FINGERPRINT_H
#define CLI_FINGERPRINT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define FINGERPRINT_EMPTY UINT64_C(0xCBF29CE484222325)

static inline uint64_t
fingerprint_add(uint64_t fingerprint, const void *bytes, size_t n)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < n; i++)
		fingerprint = (fingerprint ^ at[i]) * UINT64_C(0x100000001B3);
	return fingerprint;
}

/* With its end, so that "ab", "c" is not "a", "bc". */
static inline uint64_t
fingerprint_add_string(uint64_t fingerprint, const char *string)
{
	return fingerprint_add(fingerprint, string, strlen(string) + 1);
}

#endif
