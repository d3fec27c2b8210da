/* SPDX-License-Identifier: MIT */
/* Transfer encodings of e-mail (RFC 2045, section 6; RFC 2047, section 4). */
#ifndef READ_MAIL_CODE_H
#define READ_MAIL_CODE_H

#include "base/bytes.h"

/* Adds what LEN bytes of base64 at S stand for; what is none is passed over. */
bool mail_code_add_base64(const char *s, size_t len, struct bytes *out);

/*
 * The same of quoted-printable, or of its form in headers (IN_HEADER), in which
 * "_" is a blank.  What is no code is added as it is.
 */
bool mail_code_add_quoted(const char *s, size_t len, bool in_header,
			  struct bytes *out);

#endif
