/* SPDX-License-Identifier: MIT */
/* Bytes of some encoding become text in UTF-8. */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include "base/bytes.h"
#include "sumario.h"

struct charset_text {
	const char *bytes; /* well-formed UTF-8, no byte-order mark */
	size_t n_bytes;
	const char *encoding;	 /* static name as in document.encoding */
	bool guessed;		 /* by the look of its letters */
	uint64_t n_replaced;	 /* ill-formed parts that became U+FFFD */
	uint64_t first_replaced; /* byte offset in the input */
	uint64_t n_double; /* characters that were encoded twice */
};

/*
 * The encoding that an input of LEN BYTES declares in its own words, a place in
 * encoding_list, or ENCODING_UNKNOWN.
 */
typedef int charset_declared_fn(const char *bytes, size_t len);

/*
 * Decodes LEN BYTES.  ENCODING is a name that encoding_find() knows or NULL;
 * then a byte-order mark decides, else many NULs in every other byte, else
 * well-formed UTF-8, else what the input declares if its letters do not speak
 * for another encoding, else the likeliest of windows-1252, ISO-8859-15,
 * MacRoman and CP850 by how Spanish the letters look.  DECLARED may be NULL.
 * This is the one place where it is decided.
 *
 * TEXT points into BYTES where these are UTF-8, else into STORE, which is
 * overwritten and stays the caller's.  Ill-formed bytes: see
 * enum sumario_on_error.  UTF-8 that was encoded twice is mended where they are
 * replaced, else only counted.  ERROR may be NULL.
 */
enum sumario_status
charset_decode(const char *bytes, size_t len, const char *encoding,
	       charset_declared_fn *declared, enum sumario_on_error on_error,
	       struct bytes *store, struct charset_text *text,
	       struct sumario_error *error);

/*
 * For a text that comes in parts: how many of the LEN BYTES at its beginning
 * are whole characters of UTF-8, if a byte-order mark or characters beyond
 * ASCII show that this is its encoding; else 0.
 */
size_t charset_find_utf8(const char *bytes, size_t len);

/*
 * SUMARIO_BAD_DATA: the text that begins at BYTES is not UTF-8 at OFFSET, of
 * which the line is found.  ERROR may be NULL.
 */
enum sumario_status charset_fail_utf8(struct sumario_error *error,
				      const char *bytes, size_t offset);

/* How many line ends (LF, CR LF, CR) are in LEN BYTES of UTF-8. */
uint64_t charset_count_lines(const char *bytes, size_t len);

/* As charset_find_utf8() for a part after the first, which cannot be anything
 * else. */
size_t charset_whole_utf8(const char *bytes, size_t len);

/* Decodes a part after the first: as charset_decode(), but marks stay. */
enum sumario_status charset_decode_utf8(const char *bytes, size_t len,
					enum sumario_on_error on_error,
					struct bytes *store,
					struct charset_text *text,
					struct sumario_error *error);

#endif
