/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "split/word.h"

#include "text/unicode.h"

/*
 * Length of a hyphen at AT with a line end behind it, if the word goes on in
 * the next line with a small letter; else 0.
 */
static size_t
hyphen_length(const char *s, size_t at, size_t end)
{
	size_t i = at + 1;

	if (s[at] != '-' || i >= end ||
	    !(unicode_class_at(s + i) & UNICODE_NEWLINE))
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
	if (cp == '-')
		return before & UNICODE_ALPHA ? hyphen_length(s, at, end) : 0;
	if (cp == '.' || cp == ',')
		both = UNICODE_DIGIT;
	else if (cp == '\'' || cp == 0x2019 || cp == 0xB7)
		both = UNICODE_ALPHA;
	else
		return 0;
	return before & both && unicode_class_at(s + at + n) & both ? n : 0;
}

bool
word_next(const char *s, size_t i, size_t end, struct word *word)
{
	unsigned class = 0, all = 0, last = 0; /* letter or digit */

	while (i < end && !((class = unicode_class_at(s + i)) &
			    (UNICODE_ALPHA | UNICODE_DIGIT)))
		i += utf8_length((unsigned char)s[i]);
	if (i == end)
		return false;
	word->begin = i;
	do {
		all |= class;
		if (class & (UNICODE_ALPHA | UNICODE_DIGIT))
			last = class;
		i += utf8_length((unsigned char)s[i]);
		if (i < end && !(unicode_class_at(s + i) & UNICODE_WORD))
			i += joint_length(s, i, end, last);
	} while (i < end && (class = unicode_class_at(s + i)) & UNICODE_WORD);
	word->end = unicode_skip_back(s, word->begin, i, UNICODE_IGNORABLE);
	word->has_digit = (all & UNICODE_DIGIT) != 0;
	return true;
}
