/* SPDX-License-Identifier: MIT */
/*
 * Character references of HTML (WHATWG, 13.5).
 * Names are found by binary search in the table that tools/mkreferences.awk
 * makes of data/html_references.tsv.  The longest name with a semicolon
 * counts; without one, the longest bare name that the text begins with.
 * Numbers are read with a bound, so that no count of digits overflows.
 */
#include <config.h>

#include "markup/html_reference.h"

#include "base/ascii.h"
#include "base/search.h"
#include "text/utf8.h"

#include <stdint.h>
#include <string.h>

#include "markup/html_references.inc"

#define N_REFERENCES (sizeof(references_offsets) / sizeof(*references_offsets))

/* The longest name, and the longest bare one. */
#define MAX_NAME 31
#define MAX_BARE_NAME 6

#define UNICODE_MAX 0x10FFFFU
#define REPLACEMENT 0xFFFDU

struct name {
	const char *s;
	size_t n;
};

static const char *
get_name(size_t place)
{
	return references_pool + references_offsets[place];
}

static bool
comes_before(const void *key, size_t place)
{
	const struct name *name = key;

	return strncmp(name->s, get_name(place), name->n) > 0;
}

/* The characters of the reference named [S, N), "!" before bare ones; NULL. */
static const char *
find_name(const char *s, size_t n)
{
	struct name wanted = {s, n};
	size_t found = search_first(0, N_REFERENCES, comes_before, &wanted);
	const char *name;

	if (found == N_REFERENCES)
		return NULL;
	name = get_name(found);
	return strncmp(s, name, n) || name[n] ? NULL : name + n + 1;
}

static size_t
put_string(const char *s, char *out)
{
	size_t n = strlen(s);

	memcpy(out, s, n);
	return n;
}

/* The name begins at S[1]. */
static size_t
read_name(const char *s, size_t len, bool in_value, char *out, size_t *n_out)
{
	size_t n = 0;
	const char *found = NULL;

	while (n < MAX_NAME && n + 1 < len && ascii_is_alnum(s[n + 1]))
		n++;
	if (n + 1 < len && s[n + 1] == ';' && (found = find_name(s + 1, n))) {
		*n_out = put_string(found + (*found == '!' && found[1]), out);
		return n + 2;
	}
	for (n = n < MAX_BARE_NAME ? n : MAX_BARE_NAME; n > 1; n--) {
		found = find_name(s + 1, n);
		if (found && *found == '!' && found[1])
			break;
	}
	if (n < 2 || (in_value && n + 1 < len &&
		      (s[n + 1] == '=' || ascii_is_alnum(s[n + 1]))))
		return 0;
	*n_out = put_string(found + 1, out);
	return n + 1;
}

/* What numbers of the C1 controls mean: windows-1252. */
static const uint16_t c1_meanings[32] = {
	0x20AC, 0x81,	0x201A, 0x192,	0x201E, 0x2026, 0x2020, 0x2021,
	0x2C6,	0x2030, 0x160,	0x2039, 0x152,	0x8D,	0x17D,	0x8F,
	0x90,	0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x2DC,	0x2122, 0x161,	0x203A, 0x153,	0x9D,	0x17E,	0x178};

static uint32_t
get_meaning(uint32_t number)
{
	if (number >= 0x80 && number < 0xA0)
		return c1_meanings[number - 0x80];
	if (!number || number > UNICODE_MAX ||
	    (number >= 0xD800 && number < 0xE000))
		return REPLACEMENT;
	return number;
}

/* The "#" is S[1]. */
static size_t
read_number(const char *s, size_t len, char *out, size_t *n_out)
{
	bool is_hex = len > 2 && (s[2] | 32) == 'x';
	size_t begin = is_hex ? 3 : 2, at = begin;
	uint32_t number = 0;

	for (; at < len; at++) {
		int digit = ascii_hex_digit(s[at]);

		if (digit < 0 || (digit > 9 && !is_hex))
			break;
		if (number <= UNICODE_MAX)
			number = number * (is_hex ? 16 : 10) + (uint32_t)digit;
	}
	if (at == begin)
		return 0;
	*n_out = utf8_put(get_meaning(number), out);
	return at + (at < len && s[at] == ';');
}

size_t
html_reference_read(const char *s, size_t len, unsigned decoding,
		    char out[HTML_REFERENCE_MAX], size_t *n)
{
	if (decoding & HTML_IN_RAW)
		return 0;
	return len > 1 && s[1] == '#'
		       ? read_number(s, len, out, n)
		       : read_name(s, len, decoding & HTML_IN_VALUE, out, n);
}

static bool
is_unknown(uint32_t cp)
{
	return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\f') ||
	       (cp >= 0x7F && cp < 0xA0) || (cp & 0xFFFE) == 0xFFFE ||
	       (cp >= 0xFDD0 && cp < 0xFDF0);
}

size_t
html_reference_decode_one(const char *s, size_t len, unsigned decoding,
			  char *out, size_t *n)
{
	size_t n_read;
	uint32_t cp;

	*n = 1;
	if (*s == '&') {
		n_read = html_reference_read(s, len, decoding, out, n);
		if (n_read)
			return n_read;
	} else if (*s == '\r') {
		*out = '\n';
		return 1 + (len > 1 && s[1] == '\n');
	}
	cp = utf8_get(s);
	*n = utf8_put(decoding & HTML_NO_CONTROLS && is_unknown(cp)
			      ? REPLACEMENT
			      : cp,
		      out);
	return utf8_length((unsigned char)*s);
}

static bool
is_plain(char c)
{
	return c >= ' ' && c < 0x7F && c != '&';
}

size_t
html_reference_decode(const char *s, size_t len, unsigned decoding, char *out)
{
	char *begin = out;

	for (size_t i = 0; i < len;) {
		size_t n = 1;

		if (is_plain(s[i]))
			*out = s[i++];
		else
			i += html_reference_decode_one(s + i, len - i, decoding,
						       out, &n);
		out += n;
	}
	return (size_t)(out - begin);
}
