/* SPDX-License-Identifier: MIT */
/* Dates of e-mail and RSS. */
#ifndef READ_MAIL_DATE_H
#define READ_MAIL_DATE_H

#include <stdbool.h>
#include <stddef.h>

/* "2024-03-03T10:05:00+01:00" and a NUL. */
#define MAIL_DATE_SIZE 26

/*
 * Writes the date at S (RFC 5322, section 3.3, and the older forms of its
 * section 4.3: "Sun, 3 Mar 2024 10:05:00 +0100", "3 Mar 24 10:05 GMT") as ISO
 * 8601 has it; false: it is no such date.
 */
bool mail_date_read(const char *s, size_t len, char iso[MAIL_DATE_SIZE]);

#endif
