/* SPDX-License-Identifier: MIT */
/*
 * Words by the classes of their characters, after UAX #29 with what Spanish
 * needs: digits with points and commas, hyphens at a line end.  Most words are
 * plain Latin letters, for which there is a shorter way that folds them at
 * once.
 */
#include <config.h>

#include "split/word.h"

#include "text/scan.h"
#include "text/unicode.h"

#include <string.h>

/*
 * Length of a hyphen at AT with a line end after it, if the word goes on in
 * the next line with a small letter; else 0.
 */
static size_t
hyphen_length(const char *s, size_t at, size_t end)
{
	size_t i = at + unicode_hyphen_length(s + at, end - at);

	if (i >= end || !(unicode_class_at(s + i) & UNICODE_NEWLINE))
		return 0;
	i = unicode_skip(s, i, end, UNICODE_SPACE);
	return i < end && unicode_class_at(s + i) & UNICODE_LOWER ? i - at : 0;
}

/* Length of what joins two parts of a word at AT, or 0. */
static size_t
joint_length(const char *s, size_t at, size_t end, unsigned before)
{
	uint32_t cp = utf8_get(s + at);
	size_t n = utf8_length((unsigned char)s[at]);
	unsigned both;

	if (at + n >= end)
		return 0;
	if (unicode_hyphen_length(s + at, n))
		return before & UNICODE_ALPHA ? hyphen_length(s, at, end) : 0;
	if (cp == '.' || cp == ',')
		both = UNICODE_DIGIT;
	else if (cp == '\'' || cp == 0x2019 || cp == 0xB7)
		both = UNICODE_ALPHA;
	else
		return 0;
	return before & both && unicode_class_at(s + at + n) & both ? n : 0;
}

/* Reads the word at I, whatever its characters. */
static void
read_any(const char *s, size_t i, size_t end, struct word *word)
{
	unsigned class = unicode_class_at(s + i), all = 0, last = 0;

	word->n_folded = 0;
	word->begin = i;
	do {
		size_t soft = class & UNICODE_IGNORABLE && last
				      ? hyphen_length(s, i, end)
				      : 0;

		if (soft) { /* a soft hyphen at a line end */
			i += soft;
			continue;
		}
		all |= class;
		if (class & (UNICODE_ALPHA | UNICODE_DIGIT))
			last = class;
		i += utf8_length((unsigned char)s[i]);
		if (i < end && !(unicode_class_at(s + i) & UNICODE_WORD))
			i += joint_length(s, i, end, last);
	} while (i < end && (class = unicode_class_at(s + i)) & UNICODE_WORD);
	word->end = unicode_skip_back(s, word->begin, i, UNICODE_IGNORABLE);
	word->has_digit = (all & UNICODE_DIGIT) != 0;
}

static inline bool
is_ascii_letter(unsigned char c)
{
	return (unsigned char)((c | 0x20) - 'a') <= 'z' - 'a';
}

/* Whether C3 and NEXT are a letter that folds by one bit: not × ÷ ß. */
static inline bool
is_latin_letter(unsigned char next)
{
	return next != 0x97 && next != 0xB7 && next != 0x9F;
}

/* Whether a word of letters surely ends before P; LAST: one byte is left. */
static bool
ends_before(const unsigned char *p, bool last)
{
	switch (p[0]) {
	case '-':
		return last || (p[1] >= ' ' && p[1] < 0x80);
	case '\'':
		return last;
	case 0xC2: /* NBSP ¡ « » ¿ */
		return p[1] == 0xA0 || p[1] == 0xA1 || p[1] == 0xAB ||
		       p[1] == 0xBB || p[1] == 0xBF;
	case 0xE2: /* “ ” … */
		return p[1] == 0x80 &&
		       (p[2] == 0x9C || p[2] == 0x9D || p[2] == 0xA6);
	}
	return p[0] < 0x80 && !(p[0] >= '0' && p[0] <= '9');
}

/* Reads and folds a word of plain letters; false: it is none. */
static bool
read_plain_slowly(const char *s, size_t i, size_t end, struct word *word)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t limit = end - i < WORD_MAX_FOLDED ? end : i + WORD_MAX_FOLDED;
	char *out = word->folded;

	memset(out, 0, 16);
	word->begin = i;
	while (i < limit) {
		if (is_ascii_letter(p[i])) {
			*out++ = (char)(p[i++] | 0x20);
		} else if (p[i] == 0xC3 && i + 1 < limit &&
			   is_latin_letter(p[i + 1])) {
			*out++ = (char)p[i++];
			*out++ = (char)(p[i++] | 0x20);
		} else {
			break;
		}
	}
	if (i < end && ((limit < end && i + 1 >= limit) ||
			!ends_before(p + i, i + 1 == end)))
		return false;
	word->end = i;
	word->has_digit = false;
	word->n_folded = (size_t)(out - word->folded);
	return true;
}

/* The same at once, if it is short and not the last. */
static bool
read_plain(const char *s, size_t i, size_t end, struct word *word)
{
	size_t n;

	if (end - i <= SCAN_WORD + UTF8_MAX)
		return read_plain_slowly(s, i, end, word);
	n = scan_word(s + i, word->folded);
	if (n == SCAN_WORD)
		return read_plain_slowly(s, i, end, word);
	/* A blank follows most words. */
	if (s[i + n] != ' ' &&
	    !ends_before((const unsigned char *)s + i + n, false))
		return false;
	word->begin = i;
	word->end = i + n;
	word->has_digit = false;
	word->n_folded = n;
	return true;
}

/* Where the next word begins, or END. */
static size_t
find_begin(const char *s, size_t i, size_t end)
{
	i += i < end && s[i] == ' '; /* as before most words */
	while (i < end && !is_ascii_letter((unsigned char)s[i]) &&
	       !(unicode_class_at(s + i) & (UNICODE_ALPHA | UNICODE_DIGIT)))
		i += utf8_length((unsigned char)s[i]);
	return i;
}

static inline bool
read_next(const char *s, size_t i, size_t end, struct word *word)
{
	i = find_begin(s, i, end);
	if (i >= end)
		return false;
	if (!is_ascii_letter((unsigned char)s[i]) &&
	    (unsigned char)s[i] != 0xC3)
		read_any(s, i, end, word);
	else if (!read_plain(s, i, end, word))
		read_any(s, i, end, word);
	return true;
}

size_t
word_read(const char *s, size_t i, size_t end, struct word *words,
	  size_t n_most)
{
	size_t n = 0;

	for (; n < n_most && read_next(s, i, end, &words[n]); n++)
		i = words[n].end;
	return n;
}

bool
word_next(const char *s, size_t i, size_t end, struct word *word)
{
	return word_read(s, i, end, word, 1);
}
