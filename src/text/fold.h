/* SPDX-License-Identifier: MIT */
/*
 * Words are compared in NFC, case-folded and without invisible characters;
 * the text itself is never changed.  Folding is done word by word into a
 * small buffer, so no second copy of the text and no map back is needed: the
 * word's own range is the map.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/bytes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words of more bytes than this are not folded: no table has them. */
#define FOLD_MAX_WORD 120
/* Room for any folded word. */
#define FOLD_ROOM (FOLD_MAX_WORD * 6)

/*
 * Folds the LEN bytes of well-formed UTF-8 at WORD into OUT, which has room
 * for FOLD_ROOM bytes.  A hyphen at a line end goes, with the line end. Returns
 * the length; 0 if LEN is over FOLD_MAX_WORD or nothing is left.
 */
size_t fold_word(const char *word, size_t len, char *out);

/*
 * XXH3-64 of S in NFC with each run of white space as one space.  S is
 * well-formed UTF-8 with no white space at its ends.  A run of combining
 * marks is normalised in pieces of 30 (UAX #15, Stream-Safe Text), so the
 * time is linear.  SCRATCH is overwritten.  False: out of memory.
 */
bool fold_key(struct bytes *scratch, const char *s, size_t len, uint64_t *key);

/*
 * *TEXT and *N become S as fold_key() hashes it: S itself, or what is then in
 * SCRATCH.  False: out of memory.
 */
bool fold_text(struct bytes *scratch, const char *s, size_t len,
	       const char **text, size_t *n);

#endif
