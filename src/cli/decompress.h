/* SPDX-License-Identifier: MIT */
/* Compressed bytes, known by their first few, made plain piece by piece. */
#ifndef CLI_DECOMPRESS_H
#define CLI_DECOMPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct codec;
struct decompressor;

enum decompress_result {
	DECOMPRESS_OK,
	DECOMPRESS_DAMAGED,
	DECOMPRESS_TOO_LARGE, /* it would need too much memory */
	DECOMPRESS_NO_MEMORY
};

/*
 * The codec of what begins with the N bytes at BYTES, or NULL.  *MORE: these
 * are too few to tell.
 */
const struct codec *decompress_recognise(const char *bytes, size_t n,
					 bool *more);

/* Its name, such as "gzip". */
const char *decompress_name(const struct codec *codec);

/* Whether this build can decompress it. */
bool decompress_is_known(const struct codec *codec);

/* NULL: out of memory. */
struct decompressor *decompress_new(const struct codec *codec);

/* NULL is allowed. */
void decompress_free(struct decompressor *decompressor);

/*
 * Takes *N_TAKEN of the N_IN bytes at IN and makes *N_MADE bytes, at most
 * N_OUT, at OUT.  If neither, more of IN is needed.
 */
enum decompress_result decompress_step(struct decompressor *decompressor,
				       const char *in, size_t n_in,
				       size_t *n_taken, char *out, size_t n_out,
				       size_t *n_made);

/* Whether what has been taken may end here. */
bool decompress_can_end(const struct decompressor *decompressor);

#endif
