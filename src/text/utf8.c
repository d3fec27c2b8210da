/* SPDX-License-Identifier: MIT */
/*
 * UTF-8, checked, repaired and counted.
 * ASCII, which is most of any Spanish text, goes by eight bytes at a time; the
 * rest byte by byte after table 3-7 of the Unicode Standard.
 */
#include <config.h>

#include "text/utf8.h"

#include "text/scan.h"

#include <string.h>

#define HIGH_BITS UINT64_C(0x8080808080808080)

static uint64_t
load(const char *s)
{
	uint64_t word;

	memcpy(&word, s, sizeof(word));
	return word;
}

/*
 * Length of the well-formed code point at S, or 0.  *SEEN is how many bytes
 * of it are as they should be.
 */
static size_t
check_one(const unsigned char *s, size_t len, size_t *seen)
{
	size_t n = utf8_length(s[0]);
	unsigned char low = 0x80, high = 0xBF;

	*seen = 1;
	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xC2 || s[0] > 0xF4)
		return 0;
	switch (s[0]) {
	case 0xE0:
		low = 0xA0;
		break;
	case 0xED:
		high = 0x9F;
		break;
	case 0xF0:
		low = 0x90;
		break;
	case 0xF4:
		high = 0x8F;
		break;
	}
	while (*seen < n && *seen < len && s[*seen] >= low &&
	       s[*seen] <= high) {
		low = 0x80;
		high = 0xBF;
		++*seen;
	}
	return *seen == n ? n : 0;
}

/* Position of the first byte from I on that is not ASCII, or LEN. */
static inline size_t
skip_ascii(const char *s, size_t i, size_t len)
{
	while (len - i >= 8) {
		uint64_t high = load(s + i) & HIGH_BITS;

		if (!high) {
			i += 8;
			continue;
		}
#ifdef WORDS_BIGENDIAN
		return i + (size_t)(__builtin_clzll(high) / 8);
#else
		return i + (size_t)(__builtin_ctzll(high) / 8);
#endif
	}
	while (i < len && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

size_t
utf8_valid_prefix(const char *s, size_t len)
{
	size_t i = 0;

	while ((i = skip_ascii(s, i, len)) < len) {
		const unsigned char *p = (const unsigned char *)s + i;
		size_t n, seen;

		/* Two bytes, as Spanish letters are. */
		if (p[0] >= 0xC2 && p[0] < 0xE0 && len - i >= 2 &&
		    (p[1] & 0xC0) == 0x80) {
			i += 2;
			continue;
		}
		n = check_one(p, len - i, &seen);
		if (!n)
			return i;
		i += n;
	}
	return len;
}

size_t
utf8_ill_formed_length(const char *s, size_t len)
{
	size_t seen;

	check_one((const unsigned char *)s, len, &seen);
	return seen;
}

size_t
utf8_repair(const char *s, size_t len, char *out)
{
	char *end = out;

	for (;;) {
		size_t n = utf8_valid_prefix(s, len);

		memcpy(end, s, n);
		end += n;
		if (n == len)
			break;
		s += n;
		len -= n;
		memcpy(end, UTF8_REPLACEMENT, strlen(UTF8_REPLACEMENT));
		end += strlen(UTF8_REPLACEMENT);
		n = utf8_ill_formed_length(s, len);
		s += n;
		len -= n;
	}
	*end = '\0';
	return (size_t)(end - out);
}

size_t
utf8_put(uint32_t cp, char *s)
{
	if (cp < 0x80) {
		s[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		s[0] = (char)(0xC0 | cp >> 6);
		s[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		s[0] = (char)(0xE0 | cp >> 12);
		s[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		s[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	s[0] = (char)(0xF0 | cp >> 18);
	s[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	s[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	s[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/*
 * Every byte but a continuation (10xxxxxx) starts a code point; those that
 * start with 11110xxx are two units of UTF-16.
 */
void
utf8_count(const char *s, size_t len, uint32_t *n_codepoints, uint32_t *n_utf16)
{
	size_t n_continued = 0, n_long = 0;

	if (len > 1) /* one byte is a character: the blank between sentences */
		scan_count_utf8(s, len, &n_continued, &n_long);
	*n_codepoints += (uint32_t)(len - n_continued);
	*n_utf16 += (uint32_t)(len - n_continued + n_long);
}
