/* SPDX-License-Identifier: MIT */
/*
 * Texts made by chance, the same ones on every run and machine (xorshift64*,
 * Vigna 2016).
 */
#ifndef RANDOM_TEXT_H
#define RANDOM_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static uint64_t random_state = 88172645463325252U;

static inline uint32_t
random_below(uint32_t n)
{
	random_state ^= random_state >> 12;
	random_state ^= random_state << 25;
	random_state ^= random_state >> 27;
	return (uint32_t)((random_state * 2685821657736338717U) >> 33) % n;
}

/* LEN bytes of any value. */
static inline void
random_bytes(char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		s[i] = (char)random_below(256);
}

/*
 * At most MAX bytes of well-formed UTF-8 out of the pieces that matter to the
 * splitter; returns how many.
 */
static inline size_t
random_text(char *s, size_t max)
{
	static const char *const pieces[] = {
		"El ",
		"perro ",
		"Sr. ",
		"a. C. ",
		". ",
		"? ",
		"! ",
		"...",
		"… ",
		"\n",
		"\r\n",
		"\r",
		"\n\n",
		"\t",
		"«",
		"» ",
		"\"",
		"(",
		") ",
		"—",
		"1. ",
		"23",
		"J. ",
		"EE. UU. ",
		"etc. ",
		"\xC2\x85",
		"\xC2\xA0",
		"\xE2\x80\xA8",
		"\xE2\x80\xA9",
		"\xEF\xBB\xBF",
		"n\xCC\x83",
		"\xF0\x9F\x98\x80",
		", ",
		"MADRID ",
		"• ",
		"- ",
		"a) ",
		"casa",
		"\xE2\x80\x8B",
		"\x01",
		"\f",
		"http://a.es ",
		"[1]",
		"Ñandú ",
		"aquí",
		"; ",
		": ",
		"  ",
	};
	size_t n = 0, n_pieces = random_below(60);

	while (n_pieces--) {
		const char *piece = pieces[random_below(
			(uint32_t)(sizeof(pieces) / sizeof(*pieces)))];
		size_t len = strlen(piece);

		if (n + len > max)
			break;
		memcpy(s + n, piece, len);
		n += len;
	}
	return n;
}

/*
 * The same for writers: what formats escape, what they forbid, placeholders
 * real and false, marks that turn the writing direction.
 */
static inline size_t
random_nasty(char *s, size_t max)
{
	static const char *const pieces[] = {
		"⟦",
		"⟧",
		"U+",
		"0001",
		"27E6",
		"⟦U+",
		"⟦U+0000⟧",
		"⟦U+27E6⟧",
		"FFFE",
		"<",
		">",
		"&",
		"]]>",
		"<![CDATA[",
		"<!--",
		"-->",
		"&amp;",
		"&#13;",
		"<?x?>",
		"</source>",
		"\"",
		"'",
		"\\",
		"\\n",
		"\\\"",
		"\r",
		"\n",
		"\r\n",
		"\t",
		"\x01",
		"\x1B[31m",
		"\x1C",
		"\x1F",
		"\x7F",
		"\f",
		"\v",
		"\b",
		"\xEF\xBF\xBE",
		"\xEF\xBF\xBF",
		"\xC2\x85",
		"\xC2\x9F",
		"\xE2\x80\xA8",
		"\xE2\x80\xAE",
		"\xE2\x81\xA6",
		"\xE2\x80\x8F",
		"😀",
		"👩‍👩‍👧",
		"é",
		"e\xCC\x81",
		"%s",
		"%d",
		"{0}",
		"$",
		". ",
		"? ",
		" ",
		"  ",
		"Casa ",
		"El ",
		"#. ",
		"msgid",
		"1. ",
		"- ",
		"12.500,75 ",
		"https://a.es/?b=1&c=2 ",
		"ana@b.es ",
		"`<x>` ",
		"www.a.es ",
		"\n\n",
		"Fin. Y ",
		"¿Qué? ",
	};
	size_t n = 0, n_pieces = random_below(60);

	while (n_pieces--) {
		const char *piece = pieces[random_below(
			(uint32_t)(sizeof(pieces) / sizeof(*pieces)))];
		size_t len = strlen(piece);

		if (n + len + 1 > max)
			break;
		memcpy(s + n, piece, len);
		n += len;
		if (!random_below(30))
			s[n++] = '\0';
	}
	return n;
}

#endif
