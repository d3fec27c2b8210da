/* SPDX-License-Identifier: MIT */
/*
 * Words and texts as they are compared.
 * News is in NFC already and mostly ASCII and Latin-1, so both functions look
 * first whether there is anything to do, and leave the rest to utf8proc.
 */
#include <config.h>

#include "text/fold.h"

#include "base/hash.h"
#include "text/scan.h"
#include "text/unicode.h"

#include <string.h>
#include <utf8proc.h>

/* A starter and the marks after it that are normalised together. */
#define MAX_CLUSTER 31
/* No code point has a longer canonical decomposition. */
#define MAX_DECOMPOSED 4

/* A hyphen with a line end after it, and the blanks of the next line. */
static size_t
skip_hyphenation(const char *word, size_t i, size_t len)
{
	size_t n = unicode_hyphen_length(word + i, len - i);

	if (!n || i + n == len ||
	    !(unicode_class_at(word + i + n) & UNICODE_NEWLINE))
		return i;
	return unicode_skip(word, i + n, len, UNICODE_SPACE);
}

static size_t
fold_slowly(const char *word, size_t len, char *out)
{
	utf8proc_int32_t cps[FOLD_ROOM];
	utf8proc_ssize_t n;
	char joined[FOLD_MAX_WORD];
	size_t n_joined = 0;

	for (size_t i = 0; i < len; i++) {
		i = skip_hyphenation(word, i, len);
		if (i < len)
			joined[n_joined++] = word[i];
	}
	n = utf8proc_decompose((const utf8proc_uint8_t *)joined,
			       (utf8proc_ssize_t)n_joined, cps, FOLD_ROOM - 1,
			       UTF8PROC_STABLE | UTF8PROC_COMPOSE |
				       UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
	if (n <= 0 || n >= FOLD_ROOM)
		return 0;
	n = utf8proc_reencode(cps, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n <= 0 || n > FOLD_ROOM)
		return 0;
	memcpy(out, cps, (size_t)n);
	return (size_t)n;
}

/* All at once, if these are few plain letters, as most are; false: no. */
static bool
fold_short(const char *word, size_t len, char *out)
{
	char padded[SCAN_WORD] = {0};

	if (!len || len >= SCAN_WORD)
		return false;
	memcpy(padded, word, len);
	return scan_word(padded, out) == len;
}

size_t
fold_word(const char *word, size_t len, char *out)
{
	const unsigned char *p = (const unsigned char *)word;

	if (len > FOLD_MAX_WORD)
		return 0;
	if (fold_short(word, len, out))
		return len;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = p[i];

		if (c == '-' && skip_hyphenation(word, i, len) > i)
			return fold_slowly(word, len, out);
		if (c < 0x80) {
			out[i] = (char)(c | (c >= 'A' && c <= 'Z') << 5);
			continue;
		}
		/* U+00C0 to U+00FF but ß: lower case is 0x20 further. */
		if (c != 0xC3 || p[i + 1] == 0x9F)
			return fold_slowly(word, len, out);
		out[i++] = (char)c;
		c = p[i];
		out[i] = (char)(c | (c < 0x9F && c != 0x97) << 5);
	}
	return len;
}

/* Whether CP may compose with what is before: marks, Hangul vowels and tails.
 */
static bool
is_continued(uint32_t cp)
{
	return unicode_class(cp) & UNICODE_MARK ||
	       (cp >= 0x1160 && cp <= 0x11FF);
}

/* Whether CP is NFC, a starter, and does not combine with what is before. */
static bool
is_stable(uint32_t cp)
{
	return cp < 0x300 || (cp >= 0x2002 && cp < 0x20D0) ||
	       (cp >= 0x1F300 && cp < 0x1FB00);
}

/* Adds a cluster of N code points in NFC. */
static bool
add_cluster(struct bytes *scratch, const char *s, size_t len, size_t n)
{
	utf8proc_int32_t cps[MAX_CLUSTER * MAX_DECOMPOSED + 1];
	utf8proc_ssize_t n_cps;

	if (n == 1 && is_stable(utf8_get(s)))
		return bytes_add(scratch, s, len);
	n_cps = utf8proc_decompose((const utf8proc_uint8_t *)s,
				   (utf8proc_ssize_t)len, cps,
				   MAX_CLUSTER * MAX_DECOMPOSED,
				   UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n_cps < 0 || n_cps > MAX_CLUSTER * MAX_DECOMPOSED)
		return bytes_add(scratch, s, len);
	n_cps = utf8proc_reencode(cps, n_cps,
				  UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	return n_cps < 0 ? bytes_add(scratch, s, len)
			 : bytes_add(scratch, (const char *)cps, (size_t)n_cps);
}

static bool
add_normalized(struct bytes *scratch, const char *s, size_t len)
{
	size_t i = 0;

	while (i < len) {
		size_t begin = i, n = 0;

		if (unicode_class_at(s + i) & UNICODE_SPACE) {
			i = unicode_skip(s, i, len, UNICODE_SPACE);
			if (!bytes_add(scratch, " ", 1))
				return false;
			continue;
		}
		do {
			i += utf8_length((unsigned char)s[i]);
			n++;
		} while (i < len && n < MAX_CLUSTER &&
			 is_continued(utf8_get(s + i)));
		if (!add_cluster(scratch, s + begin, i - begin, n))
			return false;
	}
	return true;
}

/*
 * Whether what begins at I is NFC, a starter and no white space: C2 85 and
 * C2 A0 are NEL and NBSP; E2 80 90 to E2 80 A6 are dashes, quotes, ellipsis.
 */
static bool
is_plain_at(const char *s, size_t i)
{
	unsigned char c = (unsigned char)s[i], next;

	if (c < 0xC2)
		return false;
	next = (unsigned char)s[i + 1];
	if (c == 0xC2)
		return next != 0x85 && next != 0xA0;
	return c == 0xE2 && next == 0x80 && (unsigned char)s[i + 2] >= 0x90 &&
	       (unsigned char)s[i + 2] <= 0xA6;
}

/* Whether S is NFC with single spaces only, as far as a quick look tells. */
static bool
is_plain(const char *s, size_t len)
{
	size_t i = 0;

	while ((i = scan_unplain(s, i, len)) < len) {
		if (!is_plain_at(s, i))
			return false;
		i++;
	}
	return true;
}

bool
fold_text(struct bytes *scratch, const char *s, size_t len, const char **text,
	  size_t *n)
{
	*text = s;
	*n = len;
	if (is_plain(s, len))
		return true;
	scratch->n_items = 0;
	if (!add_normalized(scratch, s, len))
		return false;
	*text = scratch->items;
	*n = scratch->n_items;
	return true;
}

bool
fold_key(struct bytes *scratch, const char *s, size_t len, uint64_t *key)
{
	const char *text;
	size_t n;

	if (!fold_text(scratch, s, len, &text, &n))
		return false;
	*key = hash_bytes(text, n, 0);
	return true;
}
