/* SPDX-License-Identifier: MIT */
/*
 * Classes of characters: a table for Latin-1, which most text is; beyond it a
 * few ranges of punctuation and then the categories of utf8proc.
 */
#include <config.h>

#include "text/unicode.h"

#include <utf8proc.h>

/* clang-format off */
#define U (UNICODE_UPPER | UNICODE_ALPHA)
#define L (UNICODE_LOWER | UNICODE_ALPHA)
#define A UNICODE_ALPHA
#define D UNICODE_DIGIT
#define S UNICODE_SPACE
#define N (UNICODE_SPACE | UNICODE_NEWLINE)
#define O UNICODE_OPEN
#define C UNICODE_CLOSE
#define Q (UNICODE_OPEN | UNICODE_CLOSE)
#define H UNICODE_DASH
#define I UNICODE_IGNORABLE
#define T UNICODE_TERMINATOR

const uint16_t unicode_latin1[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, S, N, N, N, N, 0, 0, /* 00: tab to CR */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	S, T, Q, 0, 0, 0, 0, Q, O, C, 0, 0, 0, H, T, 0, /* 20: !"'()-. */
	D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, T, /* 30: 0-9 ? */
	0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* 40 */
	U, U, U, U, U, U, U, U, U, U, U, O, 0, C, 0, 0, /* 50: [ ] */
	0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 60 */
	L, L, L, L, L, L, L, L, L, L, L, O, 0, C, 0, 0, /* 70: { } */
	0, 0, 0, 0, 0, N, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 80: NEL */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	S, O, 0, 0, 0, 0, 0, 0, 0, 0, A, O, 0, I, 0, 0, /* A0: ¡ ª « SHY */
	0, 0, 0, 0, 0, L, 0, 0, 0, 0, A, C, 0, 0, 0, O, /* B0: µ º » ¿ */
	U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* C0 */
	U, U, U, U, U, U, U, 0, U, U, U, U, U, U, U, L, /* D0: × ß */
	L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* E0 */
	L, L, L, L, L, L, L, 0, L, L, L, L, L, L, L, L, /* F0: ÷ */
};
/* clang-format on */

/* General punctuation and what else the categories do not tell. */
static unsigned
class_of_punctuation(uint32_t cp)
{
	switch (cp) {
	case 0x2028:
	case 0x2029: /* line and paragraph separator */
		return N;
	case 0x200B: /* zero width space is no White_Space, and no word */
		return I;
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return H;
	case 0x2018:
	case 0x201A:
	case 0x201C:
	case 0x201E:
	case 0x2039:
		return O;
	case 0x2019:
	case 0x201D:
	case 0x203A:
		return C;
	case 0x201B:
	case 0x201F:
		return Q;
	case 0x2026:
	case 0x203C:
	case 0x2047:
	case 0x2048:
	case 0x2049:
		return T;
	}
	return 0;
}

static int
is_ignorable(uint32_t cp)
{
	return (cp >= 0x200B && cp <= 0x200F) ||
	       (cp >= 0x202A && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF ||
	       (cp >= 0xFE00 && cp <= 0xFE0F) ||
	       (cp >= 0xE0000 && cp <= 0xE0FFF);
}

unsigned
unicode_class_beyond(uint32_t cp)
{
	unsigned class = class_of_punctuation(cp);

	if (class)
		return class;
	if (is_ignorable(cp))
		return I;
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		return U;
	case UTF8PROC_CATEGORY_LL:
		return L;
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return A;
	case UTF8PROC_CATEGORY_ND:
		return D;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return UNICODE_MARK;
	case UTF8PROC_CATEGORY_ZS:
		return S;
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PI:
		return O;
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PF:
		return C;
	default:
		return 0;
	}
}

size_t
unicode_skip(const char *s, size_t i, size_t end, unsigned classes)
{
	while (i < end && unicode_class_at(s + i) & classes)
		i += utf8_length((unsigned char)s[i]);
	return i;
}

size_t
unicode_skip_back(const char *s, size_t begin, size_t i, unsigned classes)
{
	while (i > begin) {
		size_t before = utf8_previous(s, i);

		if (!(unicode_class_at(s + before) & classes))
			break;
		i = before;
	}
	return i;
}

int
unicode_has(const char *s, size_t begin, size_t end, unsigned classes)
{
	while (begin < end && !(unicode_class_at(s + begin) & classes))
		begin += utf8_length((unsigned char)s[begin]);
	return begin < end;
}

unsigned
unicode_first_class(const char *s, size_t begin, size_t end)
{
	begin = unicode_skip(s, begin, end, UNICODE_OPEN | UNICODE_IGNORABLE);
	return begin < end ? unicode_class_at(s + begin) : 0;
}

unsigned
unicode_last_class(const char *s, size_t begin, size_t end)
{
	end = unicode_skip_back(s, begin, end,
				UNICODE_CLOSE | UNICODE_IGNORABLE);
	return end > begin ? unicode_class_at(s + utf8_previous(s, end)) : 0;
}

struct span
unicode_trim(struct span span)
{
	size_t begin, end;

	if (!span.s)
		return span;
	begin = unicode_skip(span.s, 0, span.len, UNICODE_SPACE);
	end = unicode_skip_back(span.s, begin, span.len, UNICODE_SPACE);
	return (struct span){span.s + begin, end - begin};
}
