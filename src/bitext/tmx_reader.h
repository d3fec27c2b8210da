/* SPDX-License-Identifier: MIT */
/*
 * Reads TMX 1.4b (LISA, 2005) and its older versions as a stream.  Nothing but
 * the bytes given is read: no DTD is loaded and no entity is defined.
 */
#ifndef BITEXT_TMX_READER_H
#define BITEXT_TMX_READER_H

#include "sumario.h"

/* A source and a target, neither of them empty.  False: out of memory. */
typedef bool tmx_reader_fn(void *user, const char *source, size_t n_source,
			   const char *target, size_t n_target);

/*
 * Hands to ADD each unit of the LEN BYTES that has a variant in both
 * languages, of which only the first subtag is compared: "es" is "es-MX".
 * Text is without inline codes and without white space at its ends.  ERROR:
 * bad-tmx with line and offset, too-large (a segment over 1 MiB), no-memory.
 */
enum sumario_status tmx_reader_read(const char *bytes, size_t len,
				    const char *source_lang,
				    const char *target_lang, tmx_reader_fn *add,
				    void *user, struct sumario_error *error);

#endif
