/* SPDX-License-Identifier: MIT */
/*
 * Whether a line looks like a heading.
 * The shape of a line, cheap questions first: most paragraphs are too long to
 * be a heading.  What follows a line is asked by its callers.
 */
#include <config.h>

#include "read/heading.h"

#include "base/ascii.h"
#include "text/unicode.h"

#include <string.h>

#define TITLE_MAX_WORDS 34
#define HEADING_MAX_CHARS 120
#define HEADING_MAX_WORDS 16
/* A title that ends in "!" has more words than a greeting. */
#define EXCLAMATION_MIN_WORDS 4

struct shape {
	uint32_t n_codepoints, n_words;
	bool has_letter;
	bool has_inner_stop; /* a sentence may end before the end */
};

static struct shape
get_shape(const char *s, const struct block *block)
{
	struct shape shape = {0};
	unsigned before = UNICODE_SPACE;

	for (size_t i = block->begin; i < block->end;
	     i += utf8_length((unsigned char)s[i])) {
		unsigned class = unicode_class_at(s + i);

		shape.n_codepoints++;
		shape.has_letter |= (class & UNICODE_ALPHA) != 0;
		shape.n_words += before & UNICODE_SPACE &&
				 !(class & UNICODE_SPACE);
		shape.has_inner_stop |= before & UNICODE_TERMINATOR &&
					class & UNICODE_SPACE;
		before = class;
		if (shape.n_codepoints > HEADING_MAX_TITLE)
			break;
	}
	return shape;
}

/*
 * Whether BLOCK ends as a sentence does.  A question may be a heading; so may,
 * as the article's FIRST line, what ends in an exclamation mark, or after it in
 * the mark of a quotation that the line did not begin with.
 */
static bool
ends_as_sentence(const char *s, const struct block *block, bool first)
{
	size_t end;

	switch (s[block->end - 1]) {
	case '.':
	case ',':
	case ';':
	case ':':
		return true;
	case '?':
		return false;
	}
	end = unicode_skip_back(s, block->begin, block->end,
				UNICODE_CLOSE | UNICODE_IGNORABLE);
	if (end == block->begin ||
	    !(unicode_class_at(s + utf8_previous(s, end)) & UNICODE_TERMINATOR))
		return false;
	if (end == block->end)
		return !first || s[end - 1] != '!';
	return !first || s[end - 1] == '.' ||
	       unicode_class_at(s + block->begin) &
		       (UNICODE_OPEN | UNICODE_DASH);
}

/* -- Chats --------------------------------------------------------------- */

/* How many bytes are looked through for a clock, and for a name. */
#define STAMP_MAX 24
#define NAME_MAX 40

/* "12:03" or "12:03:15" at I: where it ends, or I. */
static size_t
skip_clock(const char *s, size_t i, size_t end)
{
	size_t at = i;

	while (at < end && at - i < 2 && ascii_is_digit(s[at]))
		at++;
	if (at == i || end - at < 3 || s[at] != ':' ||
	    !ascii_is_digit(s[at + 1]) || !ascii_is_digit(s[at + 2]))
		return i;
	at += 3;
	if (end - at >= 3 && s[at] == ':' && ascii_is_digit(s[at + 1]) &&
	    ascii_is_digit(s[at + 2]))
		at += 3;
	return at < end && ascii_is_digit(s[at]) ? i : at;
}

/* A clock, a date before it or not, at I: where it ends, or I. */
static size_t
skip_stamp(const char *s, size_t i, size_t end)
{
	size_t at = i, clock;

	while (at < end && at - i < STAMP_MAX) {
		bool begins = at == i || !ascii_is_digit(s[at - 1]);

		if (begins && (clock = skip_clock(s, at, end)) > at)
			return clock;
		if (!ascii_is_digit(s[at]) &&
		    (!s[at] || !strchr("/.,- ", s[at])))
			return i;
		at++;
	}
	return i;
}

/* "[12:03]", "(3/5/24, 12:03)" at I: where it ends, or I. */
static size_t
skip_stamp_in_brackets(const char *s, size_t i, size_t end)
{
	size_t at;

	if (i == end || (s[i] != '[' && s[i] != '('))
		return i;
	at = skip_stamp(s, i + 1, end);
	if (at == i + 1)
		return i;
	for (size_t k = 0; at < end && k < 6 && s[at] != ']' && s[at] != ')';
	     k++)
		at++; /* " p. m." */
	return at < end && (s[at] == ']' || s[at] == ')') ? at + 1 : i;
}

/* Whether a name and a colon begin at I. */
static bool
is_speaker(const char *s, size_t i, size_t end)
{
	size_t begin = i;

	while (i < end && i - begin < NAME_MAX && s[i] != ':')
		i += utf8_length((unsigned char)s[i]);
	return i > begin && i + 1 < end && s[i] == ':' && s[i + 1] == ' ';
}

bool
heading_is_chat(const char *s, size_t begin, size_t end)
{
	size_t i;

	if (s[begin] == '<') { /* <ana> Hola */
		const char *close = memchr(s + begin, '>',
					   end - begin < NAME_MAX ? end - begin
								  : NAME_MAX);

		return close && close > s + begin + 1 && close + 1 < s + end &&
		       close[1] == ' ';
	}
	if (!memchr(s + begin, ':', end - begin)) /* as most: no clock */
		return false;
	if (skip_stamp_in_brackets(s, begin, end) > begin)
		return true; /* [12:03] Ana: Hola */
	i = skip_stamp(s, begin, end);
	if (i > begin) { /* 3/5/24, 12:03 - Ana: Hola */
		i = unicode_skip(s, i, end, UNICODE_SPACE | UNICODE_DASH);
		return is_speaker(s, i, end);
	}
	while (i < end && i - begin < NAME_MAX &&
	       unicode_class_at(s + i) & (UNICODE_WORD | UNICODE_SPACE))
		i += utf8_length((unsigned char)s[i]);
	i = unicode_skip(s, i + (i < end && s[i] == ','), end, UNICODE_SPACE);
	return skip_stamp_in_brackets(s, i, end) > i; /* Ana (12:03): Hola */
}

bool
heading_is_timed(const char *s, size_t begin, size_t end)
{
	return skip_stamp(s, begin, end) > begin;
}

/* -- Headings ------------------------------------------------------------ */

/* Whether BLOCK has more than N_MOST characters. */
static bool
is_longer(const char *s, const struct block *block, uint32_t n_most)
{
	uint32_t n = 0, units = 0;

	if (block->end - block->begin <= n_most)
		return false;
	utf8_count(s + block->begin, block->end - block->begin, &n, &units);
	return n > n_most;
}

bool
heading_has_shape(const char *s, const struct block *block, bool first)
{
	struct shape shape;
	bool capitals;

	/* What most paragraphs fail is asked first. */
	if (block->kind != SUMARIO_SENTENCE ||
	    block->end - block->begin > HEADING_MAX_TITLE * UTF8_MAX ||
	    !(unicode_first_class(s, block->begin, block->end) &
	      (UNICODE_UPPER | UNICODE_DIGIT)))
		return false;
	capitals = !unicode_has(s, block->begin, block->end, UNICODE_LOWER);
	if ((!capitals && ends_as_sentence(s, block, first)) ||
	    is_longer(s, block, first ? HEADING_MAX_TITLE : HEADING_MAX_CHARS))
		return false;
	shape = get_shape(s, block);
	if (!shape.has_letter ||
	    shape.n_words > (first ? TITLE_MAX_WORDS : HEADING_MAX_WORDS) ||
	    heading_is_chat(s, block->begin, block->end))
		return false;
	if (capitals)
		return !shape.has_inner_stop || first;
	/* "¡Hola!" is a greeting. */
	if (shape.n_words < EXCLAMATION_MIN_WORDS &&
	    ends_as_sentence(s, block, false))
		return false;
	return !shape.has_inner_stop || s[block->end - 1] != '?';
}

bool
heading_follows_comma(const char *s, const struct block *before,
		      const struct block *block)
{
	size_t n_lines = 0;

	if (s[before->end - 1] != ',')
		return false;
	for (size_t i = before->end; i < block->begin && n_lines < 2;
	     i += utf8_length((unsigned char)s[i]))
		n_lines += s[i] == '\n' || (s[i] == '\r' && s[i + 1] != '\n');
	return n_lines < 2;
}

bool
heading_is_body(const char *s, const struct block *block)
{
	return block->kind != SUMARIO_SENTENCE ||
	       block->end - block->begin > HEADING_MAX_CHARS ||
	       unicode_last_class(s, block->begin, block->end) &
		       UNICODE_TERMINATOR ||
	       get_shape(s, block).n_words > HEADING_MAX_WORDS;
}

bool
heading_is_sentence(const char *s, const struct block *block)
{
	struct shape shape;

	if (block->end - block->begin > HEADING_MAX_CHARS * UTF8_MAX ||
	    s[block->end - 1] != '.')
		return false;
	shape = get_shape(s, block);
	return !shape.has_inner_stop && shape.n_words <= HEADING_MAX_WORDS &&
	       shape.n_codepoints <= HEADING_MAX_CHARS;
}
