/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "split/word.h"

#include "text/unicode.h"

static bool
joins(const char *s, size_t i, size_t end, unsigned before)
{
	uint32_t cp = utf8_get(s + i);
	size_t next = i + utf8_length((unsigned char)s[i]);
	unsigned both;

	if (next >= end)
		return false;
	if (cp == '.' || cp == ',')
		both = UNICODE_DIGIT;
	else if (cp == '\'' || cp == 0x2019 || cp == 0xB7)
		both = UNICODE_ALPHA;
	else
		return false;
	return before & both && unicode_class_at(s + next) & both;
}

bool
word_next(const char *s, size_t i, size_t end, struct word *word)
{
	unsigned class = 0, all = 0;

	while (i < end && !((class = unicode_class_at(s + i)) &
			    (UNICODE_ALPHA | UNICODE_DIGIT)))
		i += utf8_length((unsigned char)s[i]);
	if (i == end)
		return false;
	word->begin = i;
	do {
		all |= class;
		i += utf8_length((unsigned char)s[i]);
		if (i < end && !(unicode_class_at(s + i) & UNICODE_WORD) &&
		    joins(s, i, end, class))
			i += utf8_length((unsigned char)s[i]);
	} while (i < end && (class = unicode_class_at(s + i)) & UNICODE_WORD);
	word->end = unicode_skip_back(s, word->begin, i, UNICODE_IGNORABLE);
	word->has_digit = (all & UNICODE_DIGIT) != 0;
	return true;
}
