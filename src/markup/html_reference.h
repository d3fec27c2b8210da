/* SPDX-License-Identifier: MIT */
/*
 * Character references of HTML, "&aacute;", "&#225;" and "&#xE1;", as the
 * standard reads them ("Tokenization", 13.2.5.72 to 80): all 2,125 names, 106
 * of them also without a semicolon.
 */
#ifndef MARKUP_HTML_REFERENCE_H
#define MARKUP_HTML_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

/* A reference is at most two characters. */
#define HTML_REFERENCE_MAX 8

/* How a text is decoded, as bits. */
enum html_decoding {
	HTML_IN_TEXT = 0,
	HTML_IN_VALUE =
		1,	 /* of an attribute: "&copy=1" is part of an address */
	HTML_IN_RAW = 2, /* in <xmp> and the like there are no references */
	/* Controls and noncharacters, which HTML does not know, are U+FFFD. */
	HTML_NO_CONTROLS = 4
};

/*
 * The reference that begins with the "&" at S[0]: its characters in UTF-8 go to
 * OUT, how many bytes to *N.  Returns how many bytes of S it takes; 0: a mere
 * "&", nothing is written.
 */
size_t html_reference_read(const char *s, size_t len, unsigned decoding,
			   char out[HTML_REFERENCE_MAX], size_t *n);

/* Bytes that html_reference_decode() may need for LEN: a control grows. */
#define HTML_DECODED_SIZE(len) (3 * (len))

/*
 * Copies S, well-formed UTF-8, to OUT with its references replaced and "\n" for
 * "\r" and "\r\n".  DECODING: enum html_decoding.  Returns how many bytes.
 * Linear.
 */
size_t html_reference_decode(const char *s, size_t len, unsigned decoding,
			     char *out);

/*
 * The same of the one character, reference or line end at S: HTML_REFERENCE_MAX
 * bytes or less go to OUT, how many to *N.  Returns how many bytes of S it is.
 */
size_t html_reference_decode_one(const char *s, size_t len, unsigned decoding,
				 char *out, size_t *n);

#endif
