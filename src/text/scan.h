/* SPDX-License-Identifier: MIT */
/*
 * Finding the few bytes that matter, sixteen at a time with the compiler's
 * own vectors.  A byte found may be the first of a character of several; the
 * caller looks closer.
 */
#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "text/lanes.h"

/*
 * First byte of [i, end) that may start a line end: LF VT FF CR, or the lead
 * byte of NEL, LS and PS; END if there is none.
 */
size_t scan_newline(const char *s, size_t i, size_t end);

/*
 * First byte of [i, end) that may start one of . ! ? … ; " ( ) or an emoji; END
 * if there is none.
 */
size_t scan_punctuation(const char *s, size_t i, size_t end);

/*
 * First byte of [i, end) that may start a line end or a control character;
 * END if there is none.
 */
size_t scan_control(const char *s, size_t i, size_t end);

/*
 * First byte of [i, end) that may start what json_printer escapes: a control
 * character, a quote, a backslash, U+2028 or U+2029; END if there is none.
 */
size_t scan_escape(const char *s, size_t i, size_t end);

/*
 * First byte of [i, end) that may start a quotation mark, of whatever form; END
 * if there is none.
 */
size_t scan_quote(const char *s, size_t i, size_t end);

/* First " or \ or control character below U+0020 of [i, end), or END. */
size_t scan_json(const char *s, size_t i, size_t end);

/*
 * First byte of [i, end) at which an entity may begin or be recognised: a
 * digit, a capital, one of . : @ _ ` and " to ', or the lead byte of a
 * character beyond ASCII that is no letter from U+00DF to U+00FF; END if there is none.
 */
size_t scan_entity(const char *s, size_t i, size_t end);

/*
 * First byte of [i, end) that is below U+0020, may start a character that is
 * no Latin letter in NFC, or is the first of two blanks; END if there is none.
 */
size_t scan_unplain(const char *s, size_t i, size_t end);

/*
 * First byte of [i, end) that may start a control character, one of ( * - > [
 * or a character that is no ASCII and no letter of Latin-1, or is a blank
 * before one of these, another blank or the end; END if there is none.
 */
size_t scan_marked(const char *s, size_t i, size_t end);

/* First digit of [i, end), or END. */
size_t scan_digit(const char *s, size_t i, size_t end);

/* How many bytes of S are in A to Z, and how many in a to z. */
void scan_count_case(const char *s, size_t len, size_t *n_upper,
		     size_t *n_lower);

/* What scan_word() looks at. */
#define SCAN_WORD LANES

/*
 * How many of the SCAN_WORD bytes at S, where a character begins, are ASCII
 * letters and letters from U+00C0 to U+00FF but ß; FOLDED gets them in lower
 * case, and NULs.  If it is all of them, the last may be half a letter.
 */
static inline size_t
scan_word(const char *s, char folded[SCAN_WORD])
{
	/* U+00D7, U+00F7 and ß end in 97, B7 and 9F */
	lanes v = lanes_load(s), lower = v | ((lanes)(v != 0xC3) & 0x20);
	lanes letters = (lanes)((signed_lanes)(lower + (0x7F - 'z')) >
				0x7F - 26) |
			(lanes)(v == 0xC3) |
			(lanes)((signed_lanes)v < (signed char)0xC0);
	size_t n = lanes_first(~letters | (lanes)(lower == 0xB7) |
			       (lanes)(v == 0x9F));

	lower = lanes_keep_first(lower, n);
	memcpy(folded, &lower, SCAN_WORD);
	return n;
}

/* How many bytes of S continue a code point, and how many start one of four. */
void scan_count_utf8(const char *s, size_t len, size_t *n_continued,
		     size_t *n_long);

#endif
