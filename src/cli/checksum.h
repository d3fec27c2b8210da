/* SPDX-License-Identifier: MIT */
/*
 * Whether the bytes of a file are still what was written, in pieces of any
 * size: FNV-1a (Fowler, Noll, Vo) over words of eight bytes, the upper half of
 * which is folded down.  It guards against mistakes, not against malice.
 */
#ifndef CLI_CHECKSUM_H
#define CLI_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* All zero: of no bytes. */
struct checksum {
	uint64_t state;
	uint64_t word;	  /* that is not full yet, */
	unsigned n_bytes; /* and so many bytes of it are there */
};

void checksum_add(struct checksum *sum, const void *bytes, size_t len);

/* Of all bytes so far; more may be added. */
uint64_t checksum_get(const struct checksum *sum);

#endif
