/* SPDX-License-Identifier: MIT */
/* "=?ISO-8859-1?Q?a=F1o?=" in header fields (RFC 2047). */
#ifndef READ_ENCODED_WORD_H
#define READ_ENCODED_WORD_H

#include "text/charset.h"

/* Whether [begin, end) of S is nothing but white space of header fields. */
bool encoded_word_is_blank(const char *s, size_t begin, size_t end);

/*
 * Adds LEN bytes of S to OUT, encoded words as UTF-8.  What cannot be decoded
 * is added as it is.  False: out of memory.  Linear in LEN.
 */
bool encoded_word_decode(const char *s, size_t len, struct bytes *out);

#endif
