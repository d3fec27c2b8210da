/* SPDX-License-Identifier: MIT */
/*
 * Marks of items and names of parts: "a)", "Art. 3.".
 * Laws, minutes and lists number their parts.  Marks of items are told by
 * their shape; the names of parts and the ordinals by data/es/numbered.txt,
 * and nothing else may be before the stop.
 */
#include <config.h>

#include "split/label.h"

#include "base/ascii.h"

/* A label in words has no more bytes, and no more words. */
#define MAX_LABEL 64
#define MAX_WORDS 6
/* Digits of a level, and letters of a small Roman numeral. */
#define MAX_DIGITS 2
#define MAX_ROMAN 5
/* Bytes after the digits of a number in words: "5º", "3-A". */
#define MAX_LETTERS 2

bool
label_is_small_roman(const char *s, size_t begin, size_t end)
{
	if (begin == end || end - begin > MAX_ROMAN)
		return false;
	for (size_t i = begin; i < end; i++)
		if (s[i] != 'i' && s[i] != 'v' && s[i] != 'x')
			return false;
	return true;
}

/* "b", "ñ", "iv", "12" at AT; what is after it, or AT. */
static size_t
skip_mark(const struct stop *p, size_t at)
{
	size_t i = at;

	while (i < p->end && i - at < MAX_DIGITS && ascii_is_digit(p->s[i]))
		i++;
	if (i > at)
		return i;
	while (i < p->end && i - at < MAX_ROMAN && strchr("ivx", p->s[i]) &&
	       p->s[i])
		i++;
	if (i > at && stop_is_one_of(stop_cp_at(p, i), ").-"))
		return i;
	return at < p->end && unicode_class_at(p->s + at) & UNICODE_ALPHA
		       ? at + utf8_length((unsigned char)p->s[at])
		       : at;
}

/*
 * "b) ", "(b) ", "b.- ", "b. " at AT: what is after it, and in DOTTED whether
 * it is one of the last two; or AT.
 */
static size_t
skip_item(const struct stop *p, size_t at, bool *dotted)
{
	bool opened = stop_cp_at(p, at) == '(';
	size_t begin = at + opened, i = skip_mark(p, begin);

	*dotted = !opened && stop_cp_at(p, i) == '.';
	if (i == begin ||
	    (*dotted && unicode_class_at(p->s + begin) & UNICODE_UPPER) ||
	    !(*dotted || stop_cp_at(p, i) == ')'))
		return at;
	i += 1 + (stop_cp_at(p, i + 1) == '-');
	begin = unicode_skip(p->s, i, p->end, UNICODE_SPACE);
	return begin > i && begin < p->end ? begin : at;
}

bool
label_begins_item(const struct stop *p)
{
	bool dotted;

	return p->sentence < p->stop &&
	       skip_item(p, p->sentence, &dotted) > p->sentence;
}

size_t
label_skip_item(const struct stop *p, size_t at)
{
	bool dotted, first_dotted;
	size_t next = skip_item(p, at, &dotted);

	if (next == at || !dotted)
		return next;
	/* A letter or numeral with a stop may be a word of the sentence. */
	return skip_item(p, p->sentence, &first_dotted) > p->sentence &&
			       first_dotted
		       ? next
		       : at;
}

bool
label_is_levels(const char *s, size_t begin, size_t end)
{
	size_t i = begin, n_parts = 0;

	while (i < end) {
		size_t part = i;

		while (i < end && ascii_is_digit(s[i]) && i - part < MAX_DIGITS)
			i++;
		if (i == part && !n_parts &&
		    unicode_class_at(s + i) & UNICODE_UPPER)
			i += utf8_length((unsigned char)s[i]);
		while (!n_parts && i < end && strchr("IVX", s[i]) && s[i])
			i++;
		if (i == part)
			break;
		n_parts++;
		if (i == end || s[i] != '.')
			break;
		i++;
	}
	if (i < end && i > begin && s[i - 1] == '.' &&
	    (utf8_get(s + i) == 0xBA || utf8_get(s + i) == 0xAA)) {
		i += utf8_length((unsigned char)s[i]);
		n_parts++;
	}
	return i == end && n_parts > 1;
}

/* "5", "5º", "2a", "3-A" */
static bool
is_number(const char *s, size_t begin, size_t end)
{
	size_t i = begin;

	while (i < end && ascii_is_digit(s[i]))
		i++;
	return i > begin && end - i <= MAX_LETTERS;
}

/* What a word of a label is, with N_BEFORE before it. */
static enum lexicon_numbered
get_kind(const struct stop *p, int n_before, size_t begin, size_t end)
{
	uint32_t cp = utf8_get(p->s + begin);
	char folded[FOLD_ROOM];
	size_t n;

	if (n_before && (is_number(p->s, begin, end) || cp == 0xBA ||
			 cp == 0xAA || stop_is_roman(p->s, begin, end) ||
			 (end - begin == 1 && ascii_is_letter(p->s[begin]))))
		return NUMBERED_ORDINAL;
	n = fold_word(p->s + begin, end - begin, folded);
	return (enum lexicon_numbered)lexicon_find(p->lexicon->numbered, folded,
						   n);
}

/* The end of the word at I, without a full stop. */
static size_t
skip_word(const struct stop *p, size_t i)
{
	while (i < p->stop && !(unicode_class_at(p->s + i) & UNICODE_SPACE) &&
	       p->s[i] != '.')
		i += utf8_length((unsigned char)p->s[i]);
	return i;
}

/*
 * The first word is a part or an ordinal, each other one an ordinal, a number
 * or a word such as "final", and one of them numbers.
 */
bool
label_is_heading(const struct stop *p)
{
	bool numbers = false, has_part = false;
	size_t i;

	if (p->stop - p->sentence > MAX_LABEL) /* asked first: this is cheap */
		return false;
	i = unicode_skip(p->s, p->sentence, p->stop,
			 UNICODE_OPEN | UNICODE_DASH | UNICODE_SPACE);
	if (i == p->stop || !(unicode_class_at(p->s + i) & UNICODE_UPPER))
		return false;
	for (int n = 0; i < p->stop; n++) {
		size_t end = skip_word(p, i);
		enum lexicon_numbered kind = NUMBERED_NONE;

		if (end > i && n < MAX_WORDS)
			kind = get_kind(p, n, i, end);
		if (kind == NUMBERED_NONE || kind == NUMBERED_NAME ||
		    kind == NUMBERED_LETTER || (n && kind == NUMBERED_PART) ||
		    (!n && kind == NUMBERED_KIND))
			return false;
		numbers |= kind == NUMBERED_ORDINAL ||
			   (kind == NUMBERED_KIND && has_part);
		has_part |= kind == NUMBERED_PART;
		i = end + (end < p->stop && p->s[end] == '.');
		i = unicode_skip(p->s, i, p->stop, UNICODE_SPACE);
	}
	return numbers;
}
