/* SPDX-License-Identifier: MIT */
/* The parts of a mail (MIME: RFC 2045 and 2046). */
#ifndef READ_MAIL_PART_H
#define READ_MAIL_PART_H

#include "base/span.h"
#include "base/vector.h"

#include <stdint.h>

enum mail_part_type {
	MAIL_PART_PLAIN,
	MAIL_PART_HTML,
	MAIL_PART_OTHER /* or a text that is attached */
};

enum mail_part_code {
	MAIL_PART_AS_IT_IS,
	MAIL_PART_QUOTED,
	MAIL_PART_BASE64
};

struct mail_part {
	struct span body;    /* as it was sent */
	struct span charset; /* or S is NULL */
	struct span name;    /* of a file, or the type */
	enum mail_part_type type;
	enum mail_part_code code;
	bool flowed, delsp; /* RFC 3676 */
	/* Of several that say the same one is read; 0: of none. */
	uint32_t alternatives;
};

VECTOR_TYPE(mail_part_list, struct mail_part);

struct mail_parts {
	struct mail_part_list list; /* those that are not blank */
	uint32_t n_alternatives;    /* sets of them */
	uint64_t n_lines, n_chars;  /* outside of parts, and not blank */
};

/*
 * Finds the parts of the mail of LEN bytes at S, whose headers are its first
 * N_HEADERS.  False: out of memory; PARTS has to be released all the same.
 * Linear in LEN.
 */
bool mail_part_find(struct mail_parts *parts, const char *s, size_t len,
		    size_t n_headers);

void mail_part_release(struct mail_parts *parts);

#endif
