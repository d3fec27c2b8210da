/* SPDX-License-Identifier: MIT */
/* The encodings that are read, and how they are told apart. */
#ifndef TEXT_ENCODING_H
#define TEXT_ENCODING_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct encoding {
	const char *name;  /* shown, and given to iconv */
	const char *alias; /* also taken from users, also given to iconv */
	unsigned unit;	   /* bytes of the smallest code unit */
};

/* Places in encoding_list, and what stands for none. */
enum {
	ENCODING_NO_MEMORY = -2,
	ENCODING_UNKNOWN = -1,
	UTF_8,
	ASCII,
	UTF_16LE,
	UTF_16BE,
	UTF_16,
	UTF_32LE,
	UTF_32BE,
	UTF_32,
	WINDOWS_1252,
	ISO_8859_1,
	ISO_8859_15,
	MACROMAN,
	CP850,
	CP437,
	CP858,
	WINDOWS_1250,
	ISO_8859_2,
	N_ENCODINGS
};

extern const struct encoding encoding_list[N_ENCODINGS];

/* The place of the encoding a user calls NAME, or ENCODING_UNKNOWN. */
int encoding_find(const char *name);

/*
 * The encoding whose byte-order mark is at BYTES, or ENCODING_UNKNOWN.
 * *LEN_MARK is the mark's length or 0.
 */
int encoding_find_mark(const char *bytes, size_t len, size_t *len_mark);

/*
 * UTF_16LE or UTF_16BE if nearly every other byte is NUL, as in a Latin
 * script; else ENCODING_UNKNOWN.
 */
int encoding_find_utf16(const char *bytes, size_t len);

/* Place of the first byte that is not ASCII, or LEN. */
size_t encoding_find_high_byte(const char *bytes, size_t len);

/* Whether well-formed sequences of UTF-8 outnumber ill-formed parts. */
bool encoding_is_damaged_utf8(const char *bytes, size_t len);

/*
 * The likeliest of windows-1252, ISO-8859-15, MacRoman and CP850 for bytes
 * that are not UTF-8, by how Spanish the letters look; UTF_8 if none is
 * likely; ENCODING_NO_MEMORY.
 */
int encoding_guess(const char *bytes, size_t len);

/* Whether most Spanish letters are in the same places of A and of B. */
bool encoding_are_alike(int a, int b);

/*
 * From ENCODING to UTF-8.  (iconv_t)-1: errno is EINVAL if the system does not
 * know the encoding.
 */
iconv_t encoding_open(const struct encoding *encoding);

struct bytes;

/*
 * Adds the well-formed UTF-8 [S, LEN) to OUT in ENCODING, with "&#N;" for
 * characters that it lacks.  False: out of memory, or the system does not know
 * the encoding.
 */
bool encoding_encode(const struct encoding *encoding, const char *s, size_t len,
		     struct bytes *out);

#endif
