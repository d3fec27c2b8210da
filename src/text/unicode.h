/* SPDX-License-Identifier: MIT */
/*
 * Classes of characters, as the reader and the splitter need them.  From
 * Unicode's General_Category and White_Space (by utf8proc), with the quotation
 * marks, brackets and dashes of Spanish typography told apart.
 */
#ifndef TEXT_UNICODE_H
#define TEXT_UNICODE_H

#include "base/span.h"
#include "text/utf8.h"

#include <stddef.h>
#include <stdint.h>

enum unicode_class {
	UNICODE_UPPER = 1, /* also title case */
	UNICODE_LOWER = 2,
	UNICODE_ALPHA = 4,	  /* any letter; also set with the two above */
	UNICODE_DIGIT = 8,	  /* decimal digits */
	UNICODE_MARK = 16,	  /* combining */
	UNICODE_SPACE = 32,	  /* White_Space */
	UNICODE_NEWLINE = 64,	  /* ends a line; UNICODE_SPACE is set too */
	UNICODE_OPEN = 128,	  /* opening quote or bracket, also ¿ ¡ */
	UNICODE_CLOSE = 256,	  /* closing quote or bracket */
	UNICODE_DASH = 512,	  /* - – — ― − */
	UNICODE_IGNORABLE = 1024, /* invisible: soft hyphen, ZWJ, U+FEFF, … */
	UNICODE_TERMINATOR = 2048 /* . ! ? … */
};

#define UNICODE_WORD \
	(UNICODE_ALPHA | UNICODE_DIGIT | UNICODE_MARK | UNICODE_IGNORABLE)

extern const uint16_t unicode_latin1[256];

/* The classes of code points from U+0100 on. */
unsigned unicode_class_beyond(uint32_t cp);

/* The classes of CP, added up. */
static inline unsigned
unicode_class(uint32_t cp)
{
	return cp < 0x100 ? unicode_latin1[cp] : unicode_class_beyond(cp);
}

/* The classes of the well-formed code point at S. */
static inline unsigned
unicode_class_at(const char *s)
{
	unsigned char c = (unsigned char)*s;

	return c < 0x80 ? unicode_latin1[c] : unicode_class(utf8_get(s));
}

/* First position from I on, at most END, that is not of CLASSES. */
size_t unicode_skip(const char *s, size_t i, size_t end, unsigned classes);

/* Last position down from I, at least BEGIN, whose predecessor is not. */
size_t unicode_skip_back(const char *s, size_t begin, size_t i,
			 unsigned classes);

/* Whether a character of [begin, end) is of CLASSES. */
int unicode_has(const char *s, size_t begin, size_t end, unsigned classes);

/* Classes of the first character of [begin, end) that opens nothing, or 0. */
unsigned unicode_first_class(const char *s, size_t begin, size_t end);

/* Classes of the last one that closes nothing, or 0. */
unsigned unicode_last_class(const char *s, size_t begin, size_t end);

/* Bytes of the hyphen at S, of at most N, that may break a word at a line end:
 * - U+2010 ¬ and the soft hyphen; or 0. */
static inline size_t
unicode_hyphen_length(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	if (*p == '-')
		return 1;
	if (*p == 0xC2 && n > 1 && (p[1] == 0xAC || p[1] == 0xAD))
		return 2;
	return *p == 0xE2 && n > 2 && p[1] == 0x80 && p[2] == 0x90 ? 3 : 0;
}

/* SPAN without white space at its ends. */
struct span unicode_trim(struct span span);

/* Whether CP is a superscript numeral, as footnote marks are. */
static inline int
unicode_is_superscript(uint32_t cp)
{
	return cp == 0xB9 || cp == 0xB2 || cp == 0xB3 ||
	       (cp >= 0x2070 && cp <= 0x2079);
}

/* Whether CP, with a blank after it, is the mark of a list item. */
static inline int
unicode_is_bullet(uint32_t cp)
{
	switch (cp) {
	case '*':
	case 0xB7:
	case 0x2022:
	case 0x2023:
	case 0x2043:
	case 0x2219:
	case 0x27A2:
	case 0x27A4:
		return 1;
	}
	return cp >= 0x25A0 && cp <= 0x25FF; /* geometric shapes */
}

/* Whether CP is in a block of pictographs. */
static inline int
unicode_is_emoji(uint32_t cp)
{
	return (cp >= 0x2600 && cp <= 0x27BF) ||
	       (cp >= 0x1F300 && cp <= 0x1FAFF);
}

/* Whether CP is a control character (C0, DEL, C1). */
static inline int
unicode_is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
}

#endif
