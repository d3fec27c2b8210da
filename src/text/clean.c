/* SPDX-License-Identifier: MIT */
/*
 * Text for reading in two steps.  What comes before the first word is skipped:
 * list marks, then a dateline, then a connective.  The rest is copied character
 * by character; at each one it is asked whether a note's mark begins there.
 *
 * A dateline is told by its form alone: words with capitals, dates and one
 * bracket, then ".-", or a dash after a bracket or a date.  "Name – Role" has
 * none of these and stays.  Every look ahead is bounded.
 */
#include <config.h>

#include "text/clean.h"

#include "base/ascii.h"
#include "text/fold.h"
#include "text/scan.h"
#include "text/unicode.h"

#include <string.h>
#include <utf8proc.h>

/* A dateline is no longer, in bytes, and has no more words with capitals. */
#define DATELINE_MAX 120
#define DATELINE_MAX_NAMES 6
/* Nor is the agency's bracket in it, or a note's mark. */
#define BRACKET_MAX 48
#define NOTE_MAX 24
/* A connective has no more words: "es importante destacar que". */
#define CONNECTIVE_MAX_WORDS 5
/* Marks before one sentence: "- 1. " are two. */
#define MAX_MARKS 8
/* A superscript after fewer letters may be a unit's: km², CO². */
#define NOTE_MIN_LETTERS 3

#define ZERO_WIDTH_JOINER 0x200D

struct cleaner {
	const struct language *lexicon;
	const char *s;
	size_t end;
	enum clean_place place;
	size_t stars, stars_end; /* the only run of them, or both the end */
	size_t capital; /* a letter that begins the sentence now; or the end */
};

static bool
is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static unsigned
class_before(const char *s, size_t i)
{
	return i ? unicode_class_at(s + utf8_previous(s, i)) : 0;
}

static size_t
skip_space(const struct cleaner *c, size_t i)
{
	return unicode_skip(c->s, i, c->end, UNICODE_SPACE);
}

static bool
is_space(const struct cleaner *c, size_t i)
{
	return i < c->end && unicode_class_at(c->s + i) & UNICODE_SPACE;
}

static size_t
next(const struct cleaner *c, size_t i)
{
	return i + utf8_length((unsigned char)c->s[i]);
}

static size_t
skip_digits(const struct cleaner *c, size_t i)
{
	while (i < c->end && ascii_is_digit(c->s[i]))
		i++;
	return i;
}

/* -- Marks of lists ------------------------------------------------------ */

/* Whether CP is a pictograph, or part of a flag. */
static bool
is_picture(uint32_t cp)
{
	return unicode_is_emoji(cp) || (cp >= 0x1F1E6 && cp <= 0x1F1FF) ||
	       (cp >= 0x2B00 && cp <= 0x2BFF);
}

/* Whether CP belongs to the pictograph before it, though invisible. */
static bool
joins_picture(uint32_t cp)
{
	return cp == ZERO_WIDTH_JOINER || (cp >= 0xFE00 && cp <= 0xFE0F) ||
	       (cp >= 0xE0020 && cp <= 0xE007F);
}

/* Pictographs, and digits drawn as keys. */
static size_t
skip_pictures(const struct cleaner *c, size_t i)
{
	static const char keycap[] = "\xEF\xB8\x8F\xE2\x83\xA3";
	size_t n = sizeof(keycap) - 1;

	if (skip_digits(c, i) == i + 1 && c->end - i > n &&
	    !memcmp(c->s + i + 1, keycap, n))
		return i + 1 + n;
	while (i < c->end && (is_picture(utf8_get(c->s + i)) ||
			      joins_picture(utf8_get(c->s + i))))
		i = next(c, i);
	return i;
}

/* A run of bullets; but for "•" a blank has to follow. */
static size_t
skip_bullets(const struct cleaner *c, size_t i)
{
	size_t begin = i;

	while (i < c->end && unicode_is_bullet(utf8_get(c->s + i)))
		i = next(c, i);
	if (i == begin || i == c->end)
		return begin;
	return is_space(c, i) || utf8_get(c->s + begin) != '*' ? i : begin;
}

/* Whether another dash follows a blank from I on, as in a dialogue. */
static bool
has_dash(const struct cleaner *c, size_t i)
{
	unsigned before = 0;

	for (; i < c->end; i = next(c, i)) {
		unsigned class = unicode_class_at(c->s + i);

		if (class & UNICODE_DASH && before & UNICODE_SPACE)
			return true;
		before = class;
	}
	return false;
}

/*
 * A dash and the blank after it.  Speech begins with a dash too: outside of
 * lists with a long one, and goes on after another.
 */
static size_t
skip_dash(const struct cleaner *c, size_t i)
{
	uint32_t cp = i < c->end ? utf8_get(c->s + i) : 0;
	bool is_long = cp == 0x2014 || cp == 0x2015;

	if (!(unicode_class(cp) & UNICODE_DASH) || !is_space(c, next(c, i)) ||
	    (is_long && c->place != CLEAN_ITEM) || has_dash(c, next(c, i)))
		return i;
	return next(c, i);
}

/* "a", "iv" at I: where it ends, or I. */
static size_t
skip_letters(const struct cleaner *c, size_t i)
{
	size_t begin = i;

	while (i < c->end && i - begin < 4 && is_one_of(c->s[i], "ivx"))
		i++;
	return i == begin && i < c->end &&
			       unicode_latin1[(unsigned char)c->s[i]] &
				       UNICODE_ALPHA &&
			       (unsigned char)c->s[i] < 0x80
		       ? i + 1
		       : i;
}

/* "12", "1.1" or letters at I: where they end, or I. */
static size_t
skip_ordinal(const struct cleaner *c, size_t i)
{
	size_t digits = skip_digits(c, i), at = digits;

	if (digits == i)
		return skip_letters(c, i);
	while (at + 1 < c->end && c->s[at] == '.' &&
	       skip_digits(c, at + 1) > at + 1)
		at = skip_digits(c, at + 1);
	return digits - i <= 3 ? at : i;
}

/* Whether text follows END, after a blank or, if it need not be, without. */
static bool
ends_mark(const struct cleaner *c, size_t end, bool blank)
{
	return end < c->end && (is_space(c, end) ||
				(!blank && !(unicode_class_at(c->s + end) &
					     (UNICODE_DIGIT | UNICODE_LOWER))));
}

/*
 * "1)", "(a)", "1.-", "1.2." and, where a list item begins, "1."; Markdown may
 * have put a backslash before the point.
 */
static size_t
skip_enumerator(const struct cleaner *c, size_t begin)
{
	bool open = begin < c->end && c->s[begin] == '(';
	size_t i = skip_ordinal(c, begin + open);
	bool letter = skip_letters(c, begin + open) > begin + open;
	bool sure = c->place == CLEAN_ITEM ||
		    memchr(c->s + begin, '.', i - begin);

	if (i == begin + open || i == c->end)
		return begin;
	if (!open && c->s[i] == '\\' && i + 1 < c->end) {
		sure = true;
		i++;
	}
	if (c->s[i] == ')')
		return ends_mark(c, i + 1, false) ? i + 1 : begin;
	if (open || letter || c->s[i] != '.')
		return begin;
	if (i + 1 < c->end && c->s[i + 1] == '-')
		return ends_mark(c, i + 2, false) ? i + 2 : begin;
	return sure && ends_mark(c, i + 1, true) ? i + 1 : begin;
}

/* "La": a capital and a small letter, as most texts begin. */
static bool
begins_with_word(const struct cleaner *c)
{
	return c->end > 1 && ascii_is_upper(c->s[0]) && ascii_is_lower(c->s[1]);
}

/* Where the first word, opening mark or the like begins. */
static size_t
skip_list_marks(struct cleaner *c)
{
	static size_t (*const skips[])(const struct cleaner *, size_t) = {
		skip_pictures, skip_bullets, skip_dash, skip_enumerator};
	size_t i = 0;

	if (begins_with_word(c))
		return 0;
	for (int k = 0; k < MAX_MARKS; k++) {
		size_t begin = unicode_skip(c->s, i, c->end,
					    UNICODE_SPACE | UNICODE_IGNORABLE);

		i = begin;
		for (size_t n = 0; i == begin && n < 4; n++)
			i = skips[n](c, begin);
		if (i == begin)
			break;
		c->place = CLEAN_ITEM;
	}
	return i;
}

/* -- Datelines ----------------------------------------------------------- */

/* What has been read of a dateline. */
struct dateline {
	int n_names;
	bool has_day, has_month, has_lower, has_bracket, has_agency;
};

static bool
is_listed(const struct lexicon_table *table, const char *folded, size_t n,
	  uint32_t value)
{
	uint32_t found = n ? lexicon_find(table, folded, n) : 0;

	return value ? found == value : found != 0;
}

/* The word [i, end): whether it can be part of a dateline. */
static bool
take_word(const struct cleaner *c, struct dateline *line, size_t i, size_t end)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(c->s + i, end - i, folded);

	if (unicode_class_at(c->s + i) & UNICODE_DIGIT) {
		line->has_day = true;
		return end - i <= 4;
	}
	if (is_listed(c->lexicon->months, folded, n, 0) ||
	    is_listed(c->lexicon->abbreviations, folded, n,
		      ABBREVIATION_MONTH)) {
		line->has_month = true;
		return true;
	}
	line->has_lower |= unicode_has(c->s, i, end, UNICODE_LOWER);
	if (unicode_class_at(c->s + i) & UNICODE_UPPER) {
		/* "Artículo primero.-" */
		if (!line->n_names++ &&
		    is_listed(c->lexicon->numbered, folded, n, 0))
			return false;
		return line->n_names <= DATELINE_MAX_NAMES;
	}
	/* "Villa de la Ribera" */
	return line->n_names && is_listed(c->lexicon->stopwords, folded, n, 0);
}

/* Whether the words [i, end) name an agency by the first or first two. */
static bool
is_agency(const struct cleaner *c, size_t i, size_t end)
{
	char phrase[2 * FOLD_ROOM + 1];
	size_t n = 0;

	for (int k = 0; k < 2 && i < end; k++) {
		size_t word = i;

		i = unicode_skip(c->s, word, end, UNICODE_WORD);
		if (k)
			phrase[n++] = ' ';
		n += fold_word(c->s + word, i - word, phrase + n);
		if (is_listed(c->lexicon->openings, phrase, n, OPENING_AGENCY))
			return true;
		i = unicode_skip(c->s, i, end, UNICODE_SPACE);
	}
	return false;
}

/* The bracket that begins at I: where it ends, or I. */
static size_t
skip_bracket(const struct cleaner *c, struct dateline *line, size_t i)
{
	size_t at = i + 1;
	bool has_letter = false;

	for (; at < c->end && at - i < BRACKET_MAX && c->s[at] != ')';
	     at = next(c, at))
		has_letter |= (unicode_class_at(c->s + at) & UNICODE_ALPHA) !=
			      0;
	if (!has_letter || at >= c->end || c->s[at] != ')')
		return i;
	line->has_bracket = true;
	line->has_agency = is_agency(c, i + 1, at);
	return at + 1;
}

/*
 * Whether LINE may be closed by a dash without a point: it has a date, or its
 * bracket is an agency's.  "Ana Ruiz (Villar) – Directora" is none.
 */
static bool
is_sure(const struct dateline *line)
{
	return (line->has_day && line->has_month) || line->has_agency ||
	       (line->has_bracket && !line->has_lower);
}

/* The dash that ends LINE, at I: where it ends, or I if it ends none. */
static size_t
skip_closer(const struct cleaner *c, const struct dateline *line, size_t i)
{
	size_t at = skip_space(c, i), dash;
	bool stop = at < c->end && c->s[at] == '.';

	if (!line->n_names && !line->has_bracket)
		return i;
	dash = stop ? at + 1 : at;
	if (stop && is_sure(line))
		dash = skip_space(c, dash);
	if (dash == c->end || !(unicode_class_at(c->s + dash) & UNICODE_DASH ||
				(c->s[dash] == '_' && line->has_bracket)))
		return i;
	if (stop) /* not "Grupo 5.-" */
		return line->has_day && !line->has_month && !line->has_bracket
			       ? i
			       : next(c, dash);
	return is_sure(line) && is_space(c, next(c, dash)) ? next(c, dash) : i;
}

/* Whether a dateline at BEGIN may have an end: most sentences have none. */
static bool
has_any_dash(const struct cleaner *c, size_t begin)
{
	const char *s = c->s + begin;
	size_t n = c->end - begin < DATELINE_MAX ? c->end - begin
						 : DATELINE_MAX;

	return memchr(s, '-', n) || memchr(s, '_', n) ||
	       memchr(s, '\xE2', n); /* of U+2010 to U+2015 */
}

/* Where the dateline that begins at BEGIN ends, or BEGIN: there is none. */
static size_t
skip_dateline(const struct cleaner *c, size_t begin)
{
	struct dateline line = {0};
	size_t i = begin, at;

	if (!has_any_dash(c, begin))
		return begin;
	while (i < c->end && i - begin < DATELINE_MAX) {
		unsigned class = unicode_class_at(c->s + i);

		if ((at = skip_closer(c, &line, i)) > i)
			return at;
		if (c->s[i] == '(' && !line.has_bracket) {
			if ((at = skip_bracket(c, &line, i)) == i)
				return begin;
		} else if (class & (UNICODE_ALPHA | UNICODE_DIGIT)) {
			at = unicode_skip(c->s, i, c->end, UNICODE_WORD);
			if (line.has_bracket || !take_word(c, &line, i, at))
				return begin;
		} else if (class & UNICODE_SPACE || is_one_of(c->s[i], ".,/")) {
			at = next(c, i);
		} else {
			return begin;
		}
		i = at;
	}
	return begin;
}

/* -- Connectives --------------------------------------------------------- */

/* A connective at the beginning of a sentence. */
struct connective {
	char phrase[CONNECTIVE_MAX_WORDS * (FOLD_ROOM + 1)];
	size_t n;
	size_t end;
};

/* Reads one more word: false if there is none. */
static bool
take_connective(const struct cleaner *c, struct connective *read)
{
	size_t i = skip_space(c, read->end), n;
	size_t end = unicode_skip(c->s, i, c->end, UNICODE_WORD);

	if (read->n)
		read->phrase[read->n++] = ' ';
	n = fold_word(c->s + i, end - i, read->phrase + read->n);
	read->n += n;
	read->end = end;
	return n;
}

/* Whether the word at I begins a clause although there is no comma before. */
static bool
begins_clause(const struct cleaner *c, size_t i)
{
	char folded[FOLD_ROOM];
	size_t end = unicode_skip(c->s, i, c->end, UNICODE_WORD);
	size_t n = fold_word(c->s + i, end - i, folded);

	return unicode_class_at(c->s + i) & (UNICODE_UPPER | UNICODE_DIGIT) ||
	       (n && lexicon_find(c->lexicon->cues, folded, n) & CUE_ARTICLE);
}

/* "cabe señalar que" */
static bool
ends_in_that(const struct cleaner *c, const struct connective *read)
{
	size_t i = read->n;

	while (i && read->phrase[i - 1] != ' ')
		i--;
	return i &&
	       lexicon_find(c->lexicon->words, read->phrase + i, read->n - i) &
		       WORD_THAT;
}

/* Where the sentence goes on after the connective READ; the end: it is none. */
static size_t
skip_after_connective(const struct cleaner *c, const struct connective *read)
{
	bool comma = read->end < c->end && c->s[read->end] == ',';
	size_t i = skip_space(c, read->end + comma);

	if (i == c->end ||
	    !(unicode_class_at(c->s + i) & (UNICODE_ALPHA | UNICODE_DIGIT)))
		return c->end;
	return comma || begins_clause(c, i) || ends_in_that(c, read) ? i
								     : c->end;
}

/*
 * Where the sentence goes on that begins at BEGIN with a connective of one of
 * the FLAGS; BEGIN: it has none.  Of those that fit, the longest decides.
 */
static size_t
skip_connective(const struct cleaner *c, size_t begin, uint32_t flags)
{
	struct connective read; /* is large: only its lengths are set */
	bool goes_on = flags != 0;
	size_t at = begin;

	read.n = 0;
	read.end = begin;
	for (int k = 0;
	     goes_on && k < CONNECTIVE_MAX_WORDS && take_connective(c, &read);
	     k++) {
		uint32_t found = lexicon_find_begin(
			c->lexicon->leaning, read.phrase, read.n, &goes_on);

		if (found)
			at = found & flags ? skip_after_connective(c, &read)
					   : begin;
	}
	return at < c->end ? at : begin;
}

/* -- Marks of notes ------------------------------------------------------ */

/* "nota " at I: where it ends, or I. */
static size_t
skip_note_word(const struct cleaner *c, size_t i)
{
	size_t at = i;

	while (at < c->end && at - i < NOTE_MAX && ascii_is_lower(c->s[at]))
		at++;
	return at > i && at < c->end && c->s[at] == ' ' &&
			       lexicon_find(c->lexicon->words, c->s + i,
					    at - i) &
				       WORD_NOTE
		       ? at + 1
		       : i;
}

/* "[1]", "[12, 13]", "[nota 2]" at I: where it ends, or I. */
static size_t
skip_label(const struct cleaner *c, size_t i)
{
	size_t at = i + 1, digits;

	at = skip_note_word(c, at);
	do {
		digits = at;
		at = skip_digits(c, at);
		if (at == digits || at - digits > 3)
			return i;
		if (at < c->end && c->s[at] == ']')
			return at + 1;
		while (at < c->end && is_one_of(c->s[at], ",- "))
			at++;
	} while (at < c->end && at - i < NOTE_MAX);
	return i;
}

/* Whether a mark that begins at I is attached to a word or its stop. */
static bool
is_attached(const struct cleaner *c, size_t i, int min_letters)
{
	size_t at = i;

	if (i && is_one_of(c->s[i - 1], ",;:"))
		return true;
	if (class_before(c->s, i) & (UNICODE_TERMINATOR | UNICODE_CLOSE))
		return c->s[i - 1] != ')';
	for (int n = 0; n < min_letters; n++) {
		if (!(class_before(c->s, at) & UNICODE_ALPHA))
			return false;
		at = utf8_previous(c->s, at);
	}
	return true;
}

/* "(*)" anywhere; "(2)" attached to what comes before. */
static size_t
skip_note_in_brackets(const struct cleaner *c, size_t i)
{
	size_t at = i + 1;

	while (at < c->end && c->s[at] == '*')
		at++;
	if (at == i + 1 && is_attached(c, i, NOTE_MIN_LETTERS))
		at = skip_digits(c, at);
	return at > i + 1 && at - i <= 4 && at < c->end && c->s[at] == ')'
		       ? at + 1
		       : i;
}

/* Sets the run of stars in the text if there is one and no more. */
static void
find_stars(struct cleaner *c)
{
	const char *star = memchr(c->s, '*', c->end);
	size_t i = star ? (size_t)(star - c->s) : c->end;

	c->stars = i;
	while (i < c->end && c->s[i] == '*')
		i++;
	c->stars_end = i;
	if (memchr(c->s + i, '*', c->end - i))
		c->stars = c->stars_end = c->end;
}

/* Stars after a word: a note's mark if there are no others. */
static size_t
skip_stars(const struct cleaner *c, size_t i)
{
	size_t at = c->stars_end;

	return i == c->stars && is_attached(c, i, 1) &&
			       !(at < c->end &&
				 unicode_class_at(c->s + at) & UNICODE_WORD)
		       ? at
		       : i;
}

static size_t
skip_superscripts(const struct cleaner *c, size_t i)
{
	size_t at = i;

	if (!is_attached(c, i, NOTE_MIN_LETTERS))
		return i;
	while (at < c->end && unicode_is_superscript(utf8_get(c->s + at)))
		at = next(c, at);
	return at;
}

/* The note's mark at I: where it ends, or I. */
static size_t
skip_note(const struct cleaner *c, size_t i)
{
	uint32_t cp = utf8_get(c->s + i);

	switch (cp) {
	case '[':
		return skip_label(c, i);
	case '(':
		return skip_note_in_brackets(c, i);
	case '*':
		return skip_stars(c, i);
	case 0x2020:
	case 0x2021: /* daggers */
		return is_attached(c, i, 1) ? next(c, i) : i;
	}
	return unicode_is_superscript(cp) ? skip_superscripts(c, i) : i;
}

/* -- The text ------------------------------------------------------------ */

/* The hyphen at I if it breaks a word at a line end: where that goes on. */
static size_t
skip_break(const struct cleaner *c, size_t i)
{
	size_t at = next(c, i), word;
	bool newline = false;

	if (!unicode_hyphen_length(c->s + i, c->end - i) ||
	    !(class_before(c->s, i) & UNICODE_LOWER) || !is_space(c, at))
		return i;
	word = skip_space(c, at);
	for (; at < word; at = next(c, at))
		newline |= (unicode_class_at(c->s + at) & UNICODE_NEWLINE) != 0;
	return newline && word < c->end &&
			       unicode_class_at(c->s + word) & UNICODE_LOWER
		       ? word
		       : i;
}

/*
 * After the ">" that quote a line, at I: at the text's begin or a line's, with
 * a blank and no digit after them; or I.
 */
static size_t
skip_quoting(const struct cleaner *c, size_t i)
{
	size_t at = i, last = i;

	if (c->s[i] != '>' ||
	    (i > 0 && !(class_before(c->s, i) & UNICODE_NEWLINE)))
		return i;
	while (at < c->end && c->s[at] == '>') {
		last = at + 1;
		at = skip_space(c, last);
	}
	return at > last && at < c->end &&
			       !(unicode_class_at(c->s + at) & UNICODE_DIGIT)
		       ? at
		       : i;
}

/* What has been written. */
struct result {
	char *bytes;
	size_t n;
	bool space;	 /* before the next character, if there is one */
	bool noted;	 /* a note's mark was left out here */
	bool is_beside;	 /* … and no white space came after it */
	bool is_picture; /* the last character was one */
	bool has_word;
};

/* Whether S goes on without a blank after a word: "… la ley [1]." */
static bool
is_joined(const struct result *out, const char *s)
{
	switch (utf8_get(s)) {
	case '"':
	case '\'':
		return out->is_beside;
	case ',':
	case '.':
	case ';':
	case ':':
	case ')':
	case '?':
	case '!':
	case 0xBB:   /* » */
	case 0x2019: /* ’ */
	case 0x201D: /* ” */
	case 0x2026: /* … */
	case 0x203A: /* › */
		return true;
	}
	return false;
}

static void
put(struct result *out, const char *s, size_t n)
{
	if (out->noted && is_joined(out, s))
		out->space = false;
	if (out->space && out->n)
		out->bytes[out->n++] = ' ';
	memcpy(out->bytes + out->n, s, n);
	out->n += n;
	out->space = out->noted = false;
}

/* Puts the capital of CP, a letter of N bytes; or CP, if that were longer. */
static void
put_capital(struct result *out, uint32_t cp, size_t n)
{
	char bytes[UTF8_MAX];
	uint32_t capital = (uint32_t)utf8proc_toupper((int32_t)cp);

	if (utf8_put(capital, bytes) != n)
		utf8_put(cp, bytes);
	put(out, bytes, n);
}

/* Copies the character at I or leaves it out; returns where to go on. */
static size_t
copy_character(const struct cleaner *c, size_t i, struct result *out)
{
	unsigned class = unicode_class_at(c->s + i);
	uint32_t cp = utf8_get(c->s + i);
	size_t at;

	if (class & UNICODE_SPACE) {
		out->space = true;
		out->is_beside = out->is_picture = false;
		return next(c, i);
	}
	if ((at = skip_break(c, i)) > i || (at = skip_quoting(c, i)) > i)
		return at;
	if (class & UNICODE_IGNORABLE &&
	    !(out->is_picture && joins_picture(cp)))
		return next(c, i);
	if ((at = skip_note(c, i)) > i) {
		out->noted = out->is_beside = true;
		return at;
	}
	at = next(c, i);
	if (i == c->capital)
		put_capital(out, cp, at - i);
	else
		put(out, c->s + i, at - i);
	out->is_picture = is_picture(cp) ||
			  (out->is_picture && joins_picture(cp));
	out->has_word |= (class & (UNICODE_ALPHA | UNICODE_DIGIT)) != 0;
	return at;
}

/* The cleaner's text with its white space put right, and nothing else. */
static size_t
copy_all(const struct cleaner *c, char *bytes)
{
	struct result out = {.bytes = bytes};

	for (size_t i = 0; i < c->end; i = next(c, i)) {
		if (is_space(c, i))
			out.space = true;
		else
			put(&out, c->s + i, next(c, i) - i);
	}
	return out.n;
}

/* Whether C is a byte of a word: ASCII, or the first of Latin-1. */
static bool
is_word_byte(char c)
{
	unsigned char byte = (unsigned char)c;

	return byte == 0xC3 ||
	       (byte < 0x80 &&
		unicode_latin1[byte] & (UNICODE_ALPHA | UNICODE_DIGIT));
}

/* Whether a byte of a word is in [i, end). */
static bool
has_word(const struct cleaner *c, size_t i, size_t end)
{
	while (i < end && !is_word_byte(c->s[i]))
		i++;
	return i < end;
}

/* Copies all that is plain from I on; returns where it ends. */
static size_t
copy_plain(const struct cleaner *c, size_t i, struct result *out)
{
	size_t end = i;

	/* After a note's mark a blank may have to go. */
	if (!out->noted && c->s[i] != ' ')
		end = scan_marked(c->s, i, c->end);
	if (end == i)
		return i;
	put(out, c->s + i, end - i);
	out->is_picture = false;
	out->has_word = out->has_word || has_word(c, i, end);
	return end;
}

/* Whether all from I on is a text that stays as it is: most sentences are. */
static bool
is_clean(const struct cleaner *c, size_t i)
{
	const char *s = c->s + i;
	size_t n = c->end - i;

	return n && is_word_byte(*s) && c->s[c->end - 1] != ' ' &&
	       scan_unplain(c->s, i, c->end) == c->end && !memchr(s, '-', n) &&
	       !memchr(s, '(', n) && !memchr(s, '[', n) && !memchr(s, '*', n);
}

size_t
clean_text(const struct language *lexicon, const char *s, size_t len,
	   enum clean_place place, uint32_t connectives, char *bytes)
{
	struct cleaner c = {lexicon, s, len, place, 0, 0, len};
	struct result out = {.bytes = bytes};
	size_t i = skip_list_marks(&c), begin;

	i = begin = skip_space(&c, skip_dateline(&c, skip_space(&c, i)));
	i = skip_connective(&c, begin, connectives);
	if (i > begin)
		c.capital = i;
	else if (is_clean(&c, i)) {
		memcpy(bytes, s + i, len - i);
		return len - i;
	}
	find_stars(&c);
	while (i < len) {
		size_t at = i == c.capital ? i : copy_plain(&c, i, &out);

		i = at > i ? at : copy_character(&c, i, &out);
	}
	return out.has_word ? out.n : copy_all(&c, bytes);
}
