/* SPDX-License-Identifier: MIT */
/* The header fields of e-mail and Usenet (RFC 5322) before a text. */
#ifndef READ_MAIL_HEADERS_H
#define READ_MAIL_HEADERS_H

#include "read/article.h"

/* Headers are no longer than this. */
#define MAIL_HEADERS_MAX_BYTES ((size_t)64 * 1024)

/*
 * Length of the headers at S, which blank lines may precede, with the blank
 * line that ends them; 0: the text does not begin with any.  *OPEN: LEN bytes
 * do not show yet whether it does.
 */
size_t mail_headers_length(const char *s, size_t len, bool *open);

/*
 * Whether the line [begin, end) of S is a header field's: its name, or, unless
 * it is the FIRST line, more of the field before.
 */
bool mail_headers_has_line(const char *s, size_t begin, size_t end, bool first);

/*
 * Takes article->title, if it is unknown, and article->metadata from the
 * headers of LEN bytes at S: Subject, From, Date, Content-Language.  Encoded
 * words (RFC 2047) are decoded, dates become those of ISO 8601.  False: out of memory.
 */
bool mail_headers_read(struct article *article, const char *s, size_t len);

#endif
