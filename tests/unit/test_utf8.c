/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/utf8.h"

#include "tap.h"

#include <stdbool.h>
#include <string.h>

#define N_ASCII 48

/*
 * Length of the well-formed code point at S, or 0: by the arithmetic of the
 * encoding, where the code under test goes by ranges of bytes.
 */
static size_t
decode_naively(const unsigned char *s, size_t len)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t n = s[0] < 0x80		   ? 1
		   : (s[0] & 0xE0) == 0xC0 ? 2
		   : (s[0] & 0xF0) == 0xE0 ? 3
		   : (s[0] & 0xF8) == 0xF0 ? 4
					   : 0;
	uint32_t cp = n == 1 ? s[0] : s[0] & (0x7Fu >> n);

	if (!n || n > len)
		return 0;
	for (size_t i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		cp = cp << 6 | (s[i] & 0x3F);
	}
	if (cp < least[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
		return 0;
	return n;
}

static size_t
prefix_naively(const char *s, size_t len)
{
	size_t i = 0, n;

	while (i < len &&
	       (n = decode_naively((const unsigned char *)s + i, len - i)))
		i += n;
	return i;
}

static void
test_two_bytes(void)
{
	bool same = true;

	for (unsigned i = 0; i < 0x10000; i++) {
		char s[2] = {(char)(i >> 8), (char)i};

		same &= utf8_valid_prefix(s, 2) == prefix_naively(s, 2);
		same &= utf8_valid_prefix(s, 1) == prefix_naively(s, 1);
	}
	ok(same, "all sequences of two bytes");
}

static void
test_longer(void)
{
	static const unsigned char edges[] = {0x00, 0x7F, 0x80, 0x8F, 0x90,
					      0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
	const size_t n = sizeof(edges);
	bool same = true;

	for (unsigned lead = 0xE0; lead < 0x100; lead++)
		for (unsigned second = 0; second < 0x100; second++)
			for (size_t k = 0; k < n * n; k++) {
				char s[4] = {(char)lead, (char)second,
					     (char)edges[k / n],
					     (char)edges[k % n]};

				for (size_t len = 3; len <= 4; len++)
					same &= utf8_valid_prefix(s, len) ==
						prefix_naively(s, len);
			}
	ok(same, "sequences of three and four bytes");
}

/* The steps of sixteen bytes must not lose what stands among ASCII. */
static void
test_places(void)
{
	static const char *const pieces[] = {"ñ",    "€",    "😀",
					     "\x80", "\xC3", "\xF0\x9F\x98"};
	bool same = true;

	for (size_t k = 0; k < sizeof(pieces) / sizeof(*pieces); k++)
		for (size_t at = 0; at + 4 < N_ASCII; at++)
			for (size_t len = 0; len <= N_ASCII; len++) {
				char s[N_ASCII];

				memset(s, 'a', sizeof(s));
				memcpy(s + at, pieces[k], strlen(pieces[k]));
				same &= utf8_valid_prefix(s, len) ==
					prefix_naively(s, len);
			}
	ok(same, "each place among ASCII, each length");
}

/*
 * The tables of "U+FFFD Substitution of Maximal Subparts", Unicode 15,
 * section 3.9.  A digit is the length of an ill-formed part, a point a
 * well-formed character.
 */
static const struct {
	const char *name, *bytes, *parts;
} subparts[] = {
	{"table 3-8", "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",
	 ".321.1.11."},
	{"non-shortest forms", "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
	 "11111111."},
	{"surrogates", "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "11111111."},
	{"beyond U+10FFFF", "\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
	 "11111.11."},
	{"truncated", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "2132."},
	{"cut at the end", "\x41\xF0\x9F\x98", ".3"},
	{"a lead at the end", "\x41\xE2", ".1"},
	{"five bytes", "\xF8\x88\x80\x80\x80", "11111"},
};

static void
test_subparts(void)
{
	for (size_t k = 0; k < sizeof(subparts) / sizeof(*subparts); k++) {
		const char *s = subparts[k].bytes;
		size_t len = strlen(s), i = 0, n = 0;
		char parts[16] = "";

		while (i < len) {
			size_t part = 1;

			if (utf8_valid_prefix(s + i, len - i)) {
				parts[n++] = '.';
			} else {
				part = utf8_ill_formed_length(s + i, len - i);
				parts[n++] = (char)('0' + part);
			}
			i += part;
		}
		ok(!strcmp(parts, subparts[k].parts), "%s: %s",
		   subparts[k].name, parts);
	}
}

static void
test_round_trip(void)
{
	bool put = true, got = true, length = true, back = true, count = true;

	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char s[UTF8_MAX + 1] = "a";
		uint32_t n_codepoints = 0, n_utf16 = 0;
		size_t n;

		if (cp == 0xD800)
			cp = 0xE000;
		n = utf8_put(cp, s + 1);
		put &= decode_naively((unsigned char *)s + 1, n) == n;
		got &= utf8_get(s + 1) == cp;
		length &= utf8_length((unsigned char)s[1]) == n;
		back &= utf8_previous(s, n + 1) == 1;
		utf8_count(s + 1, n, &n_codepoints, &n_utf16);
		count &= n_codepoints == 1 && n_utf16 == (cp < 0x10000 ? 1 : 2);
	}
	ok(put, "each scalar value is put well-formed");
	ok(got, "and got again");
	ok(length, "its lead tells its length");
	ok(back, "it is found from behind");
	ok(count, "it is one code point, one or two units");
}

/* Any piece of a text with characters of all lengths. */
static void
test_counts(void)
{
	static const char s[] = "Año 2024: el 3 € del 😀 y «ñandú» 𝛑… "
				"😀😀😀ééééé€€€€€ fin de la línea";
	bool same = true, added;
	uint32_t a = 100, b = 200;

	for (size_t i = 0; i < sizeof(s); i++) {
		uint32_t n = 0, units = 0;

		for (size_t end = i; end < sizeof(s); end++) {
			uint32_t n_codepoints = 0, n_utf16 = 0;

			if ((s[i] & 0xC0) == 0x80 || (s[end] & 0xC0) == 0x80)
				continue;
			utf8_count(s + i, end - i, &n_codepoints, &n_utf16);
			same &= n_codepoints == n && n_utf16 == units;
			n++;
			units += (unsigned char)s[end] >= 0xF0 ? 2 : 1;
		}
	}
	ok(same, "counts of each piece of a text");
	utf8_count("ñ😀", 6, &a, &b);
	added = a == 102 && b == 203;
	ok(added, "counts are added");
}

int
main(void)
{
	test_two_bytes();
	test_longer();
	test_places();
	test_subparts();
	test_round_trip();
	test_counts();
	return done_testing();
}
