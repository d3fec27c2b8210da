/* SPDX-License-Identifier: MIT */
/*
 * Finding the few bytes that matter, sixteen at a time with the compiler's
 * own vectors.  A byte found may be the first of a character of several; the
 * caller looks closer.
 */
#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include <stddef.h>

/*
 * First byte of [i, end) that may start a line end: LF VT FF CR, or the lead
 * byte of NEL, LS and PS; END if there is none.
 */
size_t scan_newline(const char *s, size_t i, size_t end);

/*
 * First byte of [i, end) that may start one of . ! ? … ; " ( ); END if there
 * is none.
 */
size_t scan_punctuation(const char *s, size_t i, size_t end);

/*
 * First byte of [i, end) that may start a line end or a control character;
 * END if there is none.
 */
size_t scan_control(const char *s, size_t i, size_t end);

/* How many bytes of S continue a code point, and how many start one of four. */
void scan_count_utf8(const char *s, size_t len, size_t *n_continued,
		     size_t *n_long);

#endif
