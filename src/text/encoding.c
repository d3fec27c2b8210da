/* SPDX-License-Identifier: MIT */
/*
 * Names of encodings, and a guess at the one of a text.
 * Only names on the list below reach iconv_open: no "//TRANSLIT" (it depends
 * on the locale), no stateful encodings.
 *
 * The guess among one-byte encodings compares how each byte above 0x7F would
 * read in its place: "ñ" between letters speaks for an encoding, "±" there
 * against it.
 */
#include <config.h>

#include "text/encoding.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "text/unicode.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

const struct encoding encoding_list[N_ENCODINGS] = {
	{"UTF-8", "UTF8", 1},	       {"US-ASCII", "ASCII", 1},
	{"UTF-16LE", "UTF16LE", 2},    {"UTF-16BE", "UTF16BE", 2},
	{"UTF-16", "UTF16", 2},	       {"UTF-32LE", "UTF32LE", 4},
	{"UTF-32BE", "UTF32BE", 4},    {"UTF-32", "UTF32", 4},
	{"windows-1252", "CP1252", 1}, {"ISO-8859-1", "latin1", 1},
	{"ISO-8859-15", "latin-9", 1}, {"MacRoman", "MACINTOSH", 1},
	{"CP850", "IBM850", 1},	       {"CP437", "IBM437", 1},
	{"CP858", "IBM858", 1},	       {"windows-1250", "CP1250", 1},
	{"ISO-8859-2", "latin2", 1},
};

static const struct {
	const char *bytes;
	size_t len;
	int encoding;
} marks[] = {
	{"\xEF\xBB\xBF", 3, UTF_8},
	{"\xFF\xFE\0\0", 4, UTF_32LE}, /* before the shorter UTF-16 mark */
	{"\0\0\xFE\xFF", 4, UTF_32BE},
	{"\xFF\xFE", 2, UTF_16LE},
	{"\xFE\xFF", 2, UTF_16BE},
};

/* Among these a guess is made; an earlier one wins a tie. */
static const int candidates[] = {WINDOWS_1252, ISO_8859_15, MACROMAN, CP850};

/* A guess looks at this much of the input, from its first high byte on. */
#define GUESS_BYTES ((size_t)64 * 1024)
/* Below this mean over the bytes looked at (-3..1) nothing is guessed. */
#define GUESS_MIN 0.5
/* What a byte costs that an encoding does not define: a text may be damaged. */
#define UNDEFINED_COST 0.2

/* Whether A and B differ in case, hyphens and underscores only. */
static bool
same_name(const char *a, const char *b)
{
	for (;; a++, b++) {
		while (*a == '-' || *a == '_')
			a++;
		while (*b == '-' || *b == '_')
			b++;
		if (ascii_lower(*a) != ascii_lower(*b))
			return false;
		if (!*a)
			return true;
	}
}

int
encoding_find(const char *name)
{
	for (size_t i = 0; i < N_ENCODINGS; i++)
		if (same_name(name, encoding_list[i].name) ||
		    same_name(name, encoding_list[i].alias))
			return (int)i;
	return -1;
}

int
encoding_find_mark(const char *bytes, size_t len, size_t *len_mark)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (len >= marks[i].len &&
		    !memcmp(bytes, marks[i].bytes, marks[i].len)) {
			*len_mark = marks[i].len;
			return marks[i].encoding;
		}
	*len_mark = 0;
	return -1;
}

int
encoding_find_utf16(const char *bytes, size_t len)
{
	size_t n = len < GUESS_BYTES ? len : GUESS_BYTES;
	size_t n_nuls[2] = {0, 0};

	for (size_t i = 0; i < n; i++)
		n_nuls[i % 2] += !bytes[i];
	if (n < 2)
		return -1;
	if (n_nuls[1] > n * 3 / 10 && n_nuls[0] < n / 20)
		return UTF_16LE;
	if (n_nuls[0] > n * 3 / 10 && n_nuls[1] < n / 20)
		return UTF_16BE;
	return -1;
}

iconv_t
encoding_open(const struct encoding *encoding)
{
	iconv_t cd = iconv_open("UTF-8", encoding->name);

	if (cd == (iconv_t)-1 && errno == EINVAL)
		cd = iconv_open("UTF-8", encoding->alias);
	return cd;
}

/* The character at S, which an encoding lacks, as a reference of HTML. */
static bool
put_reference(const char *s, struct bytes *out)
{
	char reference[16];
	int n = snprintf(reference, sizeof(reference), "&#%" PRIu32 ";",
			 utf8_get(s));

	return bytes_add(out, reference, (size_t)n);
}

static bool
encode(iconv_t cd, const char *s, size_t len, struct bytes *bytes)
{
	while (len) {
		char out[4096], *p = (char *)(uintptr_t)s, *q = out;
		size_t n_in = len, n_out = sizeof(out);
		bool lacks = iconv(cd, (ICONV_CONST char **)&p, &n_in, &q,
				   &n_out) == (size_t)-1 &&
			     errno != E2BIG;

		if (!bytes_add(bytes, out, sizeof(out) - n_out))
			return false;
		s += len - n_in;
		len = n_in;
		if (!lacks)
			continue;
		if (!put_reference(s, bytes))
			return false;
		n_in = utf8_length((unsigned char)*s);
		s += n_in;
		len -= n_in;
	}
	return true;
}

bool
encoding_encode(const struct encoding *encoding, const char *s, size_t len,
		struct bytes *out)
{
	iconv_t cd = iconv_open(encoding->name, "UTF-8");
	bool good;

	if (cd == (iconv_t)-1 && errno == EINVAL)
		cd = iconv_open(encoding->alias, "UTF-8");
	if (cd == (iconv_t)-1)
		return false;
	good = encode(cd, s, len, out);
	iconv_close(cd);
	return good;
}

/*
 * What each byte from 0x80 on is in ENCODING; 0: nothing.  False: not to be
 * had, see errno.
 */
static bool
map_high_bytes(const struct encoding *encoding, uint32_t map[256])
{
	iconv_t cd = encoding_open(encoding);

	if (cd == (iconv_t)-1)
		return false;
	for (int i = 0; i < 256; i++) {
		char in = (char)i, out[UTF8_MAX], *p = &in, *q = out;
		size_t n_in = 1, n_out = sizeof(out);

		map[i] = 0;
		if (iconv(cd, (ICONV_CONST char **)&p, &n_in, &q, &n_out) !=
			    (size_t)-1 &&
		    q > out)
			map[i] = utf8_get(out);
		iconv(cd, NULL, NULL, NULL, NULL);
	}
	iconv_close(cd);
	return true;
}

static bool
is_spanish_letter(uint32_t cp)
{
	switch (cp) {
	case 0xE1:
	case 0xE9:
	case 0xED:
	case 0xF3:
	case 0xFA: /* áéíóú */
	case 0xF1:
	case 0xFC: /* ñü */
	case 0xC1:
	case 0xC9:
	case 0xCD:
	case 0xD3:
	case 0xDA: /* ÁÉÍÓÚ */
	case 0xD1:
	case 0xDC: /* ÑÜ */
		return true;
	}
	return false;
}

/* A letter that Portuguese has beside those. */
static bool
is_portuguese_letter(uint32_t cp)
{
	switch (cp) {
	case 0xE0:
	case 0xE2: /* àâ */
	case 0xE3:
	case 0xE7:
	case 0xEA: /* ãçê */
	case 0xF4:
	case 0xF5: /* ôõ */
		return true;
	}
	return false;
}

/* How well CP is between BEFORE and AFTER: 1 well, 0 so so, -1, -3. */
static double
rate(uint32_t before, uint32_t cp, uint32_t after)
{
	unsigned class = unicode_class(cp);
	unsigned left = unicode_class(before), right = unicode_class(after);

	if (!cp || unicode_is_control(cp))
		return -3;
	if (class & UNICODE_UPPER && left & UNICODE_LOWER)
		return -1;
	if (is_spanish_letter(cp))
		return (left | right) & UNICODE_ALPHA ? 1 : 0;
	if (is_portuguese_letter(cp))
		return (left | right) & UNICODE_ALPHA ? 0.9 : 0;
	if (cp == 0xAA || cp == 0xBA) /* ª º */
		return left & (UNICODE_DIGIT | UNICODE_TERMINATOR) ? 1 : -1;
	if (cp == 0xA0) /* no evidence by itself */
		return left & UNICODE_ALPHA && right & UNICODE_ALPHA ? -1 : 0.4;
	if (cp == 0x20AC) /* € */
		return left & UNICODE_ALPHA && right & UNICODE_ALPHA ? -1 : 1;
	if (class & UNICODE_TERMINATOR)
		return left & UNICODE_SPACE ? 0 : 1;
	if (class & UNICODE_DASH)
		return left & UNICODE_ALPHA && right & UNICODE_ALPHA ? -1 : 1;
	if (class & UNICODE_OPEN)
		return !(left & UNICODE_ALPHA) && !(right & UNICODE_SPACE) ? 1
									   : -1;
	if (cp == 0x2019 && left & UNICODE_ALPHA && right & UNICODE_LOWER)
		return 0.6;	   /* d’Ors is likelier */
	if (class & UNICODE_CLOSE) /* ’ may be in a name */
		return left & UNICODE_SPACE ? -1 : 1;
	if (class & UNICODE_ALPHA && cp >= 0xC0 && cp < 0x100)
		return left & UNICODE_ALPHA && right & UNICODE_ALPHA ? 0.3
								     : -0.3;
	return -1;
}

/*
 * Dashes that close what none has opened, "conto— ": *OPENED tells whether one
 * has.  They are likelier a letter of another encoding.
 */
static bool
is_loose_dash(uint32_t before, uint32_t cp, bool *opened)
{
	if (!(unicode_class(cp) & UNICODE_DASH))
		return false;
	if (unicode_class(before) & UNICODE_ALPHA)
		return !*opened;
	*opened = true;
	return false;
}

/* Mean rate() of the high bytes as MAP reads them. */
static double
rate_all(const char *bytes, size_t len, const uint32_t map[256])
{
	const unsigned char *p = (const unsigned char *)bytes;
	double sum = 0;
	size_t n = 0;
	bool opened = false;

	for (size_t i = 0; i < len; i++) {
		uint32_t before = i ? map[p[i - 1]] : ' ';

		if (p[i] < 0x80)
			continue;
		if (!map[p[i]]) {
			sum -= UNDEFINED_COST;
			continue;
		}
		n++;
		if (!is_loose_dash(before, map[p[i]], &opened))
			sum += rate(before, map[p[i]],
				    i + 1 < len ? map[p[i + 1]] : ' ');
	}
	return n ? sum / (double)n : 0;
}

/* Control characters no text has: then no guess is made. */
static bool
looks_binary(const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1A)
			return true;
	}
	return false;
}

bool
encoding_is_damaged_utf8(const char *bytes, size_t len)
{
	size_t n_good = 0, n_bad = 0, i = 0;

	while (i < len) {
		size_t end = i + utf8_valid_prefix(bytes + i, len - i);

		for (; i < end; i += utf8_length((unsigned char)bytes[i]))
			n_good += (unsigned char)bytes[i] >= 0x80;
		if (i == len)
			break;
		n_bad++;
		i += utf8_ill_formed_length(bytes + i, len - i);
	}
	return n_good >= n_bad;
}

size_t
encoding_find_high_byte(const char *bytes, size_t len)
{
	size_t i = 0;

	while (i < len && (unsigned char)bytes[i] < 0x80)
		i++;
	return i;
}

int
encoding_guess(const char *bytes, size_t len)
{
	size_t n, begin = encoding_find_high_byte(bytes, len);
	double best_rate = GUESS_MIN;
	int best = UTF_8;

	begin -= begin > 0; /* the byte before is part of the picture */
	bytes += begin;
	n = len - begin < GUESS_BYTES ? len - begin : GUESS_BYTES;
	if (looks_binary(bytes, n) || encoding_is_damaged_utf8(bytes, n))
		return UTF_8;
	for (size_t i = 0; i < sizeof(candidates) / sizeof(*candidates); i++) {
		uint32_t map[256];
		double mean;

		if (!map_high_bytes(&encoding_list[candidates[i]], map)) {
			if (errno != EINVAL)
				return ENCODING_NO_MEMORY;
			continue;
		}
		mean = rate_all(bytes, n, map);
		if (mean > best_rate) {
			best_rate = mean;
			best = candidates[i];
		}
	}
	return best;
}

static int
get_family(int encoding)
{
	switch (encoding) {
	case MACROMAN:
		return MACROMAN;
	case CP850:
	case CP437:
	case CP858:
		return CP850;
	default:
		return WINDOWS_1252;
	}
}

bool
encoding_are_alike(int a, int b)
{
	return get_family(a) == get_family(b);
}
