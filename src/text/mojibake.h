/* SPDX-License-Identifier: MIT */
/* Text that was encoded in UTF-8 twice: "EspaÃ±a". */
#ifndef TEXT_MOJIBAKE_H
#define TEXT_MOJIBAKE_H

#include "base/bytes.h"

#include <stdint.h>

/*
 * How many characters of [S, LEN), well-formed UTF-8, are encoded twice, if it
 * is so that the text is, and does not only show some; else 0.  The bytes of
 * UTF-8 were taken for windows-1252 then.  Costs next to nothing where there is
 * no "Ã" and "Â".
 */
uint64_t mojibake_count(const char *s, size_t len);

/* Adds [S, LEN) to OUT as it was meant.  False: out of memory. */
bool mojibake_mend(const char *s, size_t len, struct bytes *out);

#endif
