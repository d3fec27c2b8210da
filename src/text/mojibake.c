/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 that was encoded twice is put right.
 * Bytes of UTF-8 that somebody took for windows-1252 and encoded again: each
 * byte has become a character.  A run of such characters, put back into bytes,
 * is well-formed UTF-8, which happens hardly ever in a text that was encoded
 * once; so it is told if there is more of it than of all other characters
 * beyond ASCII.
 */
#include <config.h>

#include "text/mojibake.h"

#include "text/utf8.h"

#include <string.h>

/* What windows-1252 has from 0x80 on; 0: a control, as in ISO-8859-1. */
static const uint16_t specials[32] = {
	0x20AC, 0,	0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,	0x017D, 0,
	0,	0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,	0x017E, 0x0178};

/* The byte beyond ASCII that was taken for CP; 0: none was. */
static unsigned char
get_byte(uint32_t cp)
{
	if (cp >= 0x80 && cp < 0x100)
		return (unsigned char)cp;
	for (size_t i = 0; i < sizeof(specials) / sizeof(*specials); i++)
		if (cp && specials[i] == cp)
			return (unsigned char)(0x80 + i);
	return 0;
}

/*
 * How many bytes at S, before END, are one character that was encoded twice, of
 * which *N bytes go to OUT; 0: none.
 */
static size_t
read_double(const char *s, const char *end, char out[UTF8_MAX], size_t *n)
{
	unsigned char lead = get_byte(utf8_get(s));
	size_t len = lead < 0xC2 || lead > 0xF4 ? 0 : utf8_length(lead);
	const char *at = s;

	for (*n = 0; *n < len && at < end; ++*n) {
		out[*n] = (char)get_byte(utf8_get(at));
		if (!out[*n])
			return 0;
		at += utf8_length((unsigned char)*at);
	}
	return len && *n == len && utf8_valid_prefix(out, len) == len
		       ? (size_t)(at - s)
		       : 0;
}

/* Whether there is a "Ã", a "Â" or an "â€", with which most of it begins. */
static bool
may_have_double(const char *s, size_t len)
{
	static const char *const begins[] = {"\303\203", "\303\202"};

	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++) {
		const char *at = s, *end = s + len;

		while ((at = memchr(at, begins[i][1], (size_t)(end - at)))) {
			if (at > s && (at[-1] == begins[i][0] ||
				       (at - s >= 3 && at[-1] == '\342' &&
					at[-2] == '\242' && at[-3] == '\303')))
				return true;
			at++;
		}
	}
	return false;
}

uint64_t
mojibake_count(const char *s, size_t len)
{
	uint64_t n_double = 0, n_other = 0;
	const char *end = s + len;

	if (!len || !may_have_double(s, len))
		return 0;
	while (s < end) {
		char out[UTF8_MAX];
		size_t n, taken = 0;

		if ((unsigned char)*s >= 0x80) {
			taken = read_double(s, end, out, &n);
			n_double += taken > 0;
			n_other += !taken;
		}
		s += taken ? taken : utf8_length((unsigned char)*s);
	}
	return n_double > n_other ? n_double : 0;
}

bool
mojibake_mend(const char *s, size_t len, struct bytes *out)
{
	const char *end = s + len;

	if (!vector_add_room(out, len))
		return false;
	while (s < end) {
		char character[UTF8_MAX];
		size_t n = 0, taken = 0;

		if ((unsigned char)*s >= 0x80)
			taken = read_double(s, end, character, &n);
		if (taken) {
			memcpy(out->items + out->n_items, character, n);
		} else {
			n = taken = utf8_length((unsigned char)*s);
			memcpy(out->items + out->n_items, s, n);
		}
		out->n_items += n;
		s += taken;
	}
	return true;
}
