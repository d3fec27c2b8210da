/* SPDX-License-Identifier: MIT */
/*
 * What closes a sentence after its terminators.
 * Most stops have a blank and a letter after them, which is asked first.  What
 * is left is looked through piece by piece, each with a bound: closing marks,
 * with a blank before them if they are set so; notes such as "[2]", "(2)" or
 * "†"; emoji and emoticons.  Where nothing separates two sentences, the words
 * on both sides must look like words of a text.
 */
#include <config.h>

#include "split/closing.h"

#include "base/ascii.h"

/* How far what belongs to a sentence is looked for after its stop, in bytes. */
#define MAX_CLOSING 200
/* How long the contents of "[nota 2]" may be, in bytes. */
#define MAX_NOTE 24
/* A word before a number that is a note has as many letters at least. */
#define NOTE_MIN_WORD 3
/* How many digits a note has. */
#define NOTE_MAX_DIGITS 3
/* How far an opening « is looked for, in bytes, and an opening '. */
#define MAX_QUOTED 400
#define MAX_SINGLE 200
/* How far a token is looked back at, in bytes. */
#define MAX_TOKEN 64
/* "mg/dl", "y/o": no longer, in bytes. */
#define MAX_UNIT 8
/* A dash without blanks opens no sentence so near to the begin: a dateline. */
#define MIN_BEFORE_DASH 60
/* Letters of a word that begins a sentence, if it is no starter. */
#define GLUED_MIN_WORD 3

static unsigned
class_at(const struct stop *p, size_t at)
{
	return at < p->end ? unicode_class_at(p->s + at) : UNICODE_SPACE;
}

static size_t
after(const struct stop *p, size_t at)
{
	return at + utf8_length((unsigned char)p->s[at]);
}

/* The class of the character before AT, in the sentence; 0: there is none. */
static unsigned
class_before(const struct stop *p, size_t at)
{
	return at > p->sentence
		       ? unicode_class_at(p->s + utf8_previous(p->s, at))
		       : 0;
}

static bool
is_blank(const struct stop *p, size_t at)
{
	return class_at(p, at) & UNICODE_SPACE;
}

/* -- Closing marks ------------------------------------------------------- */

/* Whether the ' that is nearest before the stop opens: a blank is before it. */
static bool
has_open_single(const struct stop *p)
{
	size_t i = p->stop;

	while (i > p->begin && p->stop - i < MAX_SINGLE) {
		if (p->s[--i] != '\'')
			continue;
		if (i == p->begin || ascii_is_space(p->s[i - 1]))
			return true;
		if (!(unicode_class_at(p->s + i + 1) & UNICODE_ALPHA))
			return false; /* it closes */
	}
	return false;
}

/* Whether the straight quote at AT, after the stop, opens: acuerdo."Es */
static bool
is_opening(const struct stop *p, size_t at)
{
	if (at != p->behind ||
	    !(class_at(p, at + 1) & (UNICODE_UPPER | UNICODE_OPEN)))
		return false;
	return p->s[at] == '"' ? !p->in_quotes
			       : p->s[at] == '\'' && !has_open_single(p);
}

/* Closing marks at AT.  A straight quote that opens is none. */
static size_t
skip_marks(const struct stop *p, size_t at)
{
	size_t i = at;

	while (class_at(p, i) & UNICODE_CLOSE && !is_opening(p, i))
		i = after(p, i);
	return i;
}

/* Whether a « is near before the stop, and no » after it. */
static bool
has_open_guillemet(const struct stop *p)
{
	size_t i = p->stop;

	while (i > p->begin + 1 && p->stop - i < MAX_QUOTED) {
		i--;
		if ((unsigned char)p->s[i - 1] != 0xC2)
			continue;
		if ((unsigned char)p->s[i] == 0xBB)
			return false;
		if ((unsigned char)p->s[i] == 0xAB)
			return true;
	}
	return p->stop - p->begin > MAX_QUOTED;
}

/*
 * A closing mark after blanks, with a blank after it: "No iré. ” Luego".  A »
 * that closes nothing points at what follows.
 */
static size_t
skip_free_mark(const struct stop *p, size_t at)
{
	size_t i = unicode_skip(p->s, at, p->end, UNICODE_SPACE), next;
	uint32_t cp = stop_cp_at(p, i);

	if (i == at || !(stop_is_one_of(cp, ")]") || cp == 0xBB ||
			 cp == 0x201D || cp == 0x2019))
		return at;
	if (cp == 0xBB && !has_open_guillemet(p))
		return at;
	next = after(p, i);
	return next == p->end || is_blank(p, next) ? next : at;
}

/* -- Notes --------------------------------------------------------------- */

/*
 * "[2]", "[nota 2]", "(2)", "(*)" at AT: numbers, or small letters and
 * numbers.  In parentheses there must be a number of few digits or a star.
 */
static size_t
skip_bracket(const struct stop *p, size_t at)
{
	size_t i = at + 1, n_digits = 0, n_letters = 0, n_stars = 0;
	bool has_upper = false;
	char close = p->s[at] == '[' ? ']' : ')';

	for (; i < p->end && i - at <= MAX_NOTE && p->s[i] != close; i++) {
		unsigned char c = (unsigned char)p->s[i];

		n_digits += ascii_is_digit(p->s[i]);
		n_letters += ascii_is_letter(p->s[i]);
		n_stars += c == '*';
		has_upper |= ascii_is_upper(p->s[i]);
		if (!ascii_is_alnum(p->s[i]) && !stop_is_one_of(c, ",.- *"))
			return at;
	}
	if (i >= p->end || p->s[i] != close ||
	    !(n_digits || n_letters || n_stars))
		return at;
	if (has_upper && !n_digits)
		return at;
	if (close == ')' && !n_stars &&
	    (!n_digits || n_digits > NOTE_MAX_DIGITS))
		return at;
	return i + 1;
}

/* "[2]" after a blank, unless that is how this sentence began, too. */
static size_t
skip_free_bracket(const struct stop *p, size_t at)
{
	size_t i = unicode_skip(p->s, at, p->end, UNICODE_SPACE), next;

	if (i == at || stop_cp_at(p, i) != '[' || p->s[p->sentence] == '[' ||
	    !ascii_is_digit((char)stop_cp_at(p, i + 1)))
		return at;
	next = skip_bracket(p, i);
	return next > i && is_blank(p, next) ? next : at;
}

/* Whether the word before the stop is no abbreviation, or a year. */
static bool
takes_number(const struct stop *p)
{
	size_t begin = unicode_skip_back(p->s, p->sentence, p->stop,
					 UNICODE_WORD);
	char folded[FOLD_ROOM];
	size_t n = p->stop - begin;

	if (!n || class_before(p, p->stop) & UNICODE_DIGIT)
		return n == 4 && class_before(p, begin) & UNICODE_SPACE &&
		       !unicode_has(p->s, begin, p->stop, UNICODE_ALPHA);
	if (n > MAX_TOKEN || n < NOTE_MIN_WORD)
		return false;
	n = fold_word(p->s + begin, n, folded);
	return !lexicon_find(p->lexicon->abbreviations, folded, n);
}

/* "mayo.2 En", "mayo.2,3 En": a number, then a capital. */
static size_t
skip_number(const struct stop *p, size_t at)
{
	size_t i = at, n = 0, next;

	while (i < p->end &&
	       (ascii_is_digit(p->s[i]) ||
		(n && stop_is_one_of((unsigned char)p->s[i], ",-")))) {
		n = ascii_is_digit(p->s[i]) ? n + 1 : 1;
		if (n > NOTE_MAX_DIGITS)
			return at;
		i++;
	}
	if (i == at || !ascii_is_digit(p->s[i - 1]))
		return at;
	next = unicode_skip(p->s, i, p->end, UNICODE_SPACE);
	next = unicode_skip(p->s, next, p->end, UNICODE_OPEN);
	if (!(class_at(p, next) & UNICODE_UPPER) ||
	    (next == i && !stop_find_starter(p->lexicon, p->s, next, p->end)))
		return at;
	if (at == p->behind && !(class_before(p, p->stop) & UNICODE_CLOSE) &&
	    !takes_number(p))
		return at;
	return i;
}

/* Stars, daggers and the like at AT. */
static size_t
skip_signs(const struct stop *p, size_t at)
{
	size_t i = at;

	for (;;) {
		uint32_t cp = stop_cp_at(p, i);

		if (cp != '*' && cp != 0xA7 && cp != 0x2020 && cp != 0x2021)
			break;
		i = after(p, i);
	}
	return is_blank(p, i) ? i : at;
}

/* The mark of a note at AT, without a blank before it. */
static size_t
skip_note(const struct stop *p, size_t at)
{
	uint32_t cp = stop_cp_at(p, at);

	if (cp == '[' || cp == '(')
		return skip_bracket(p, at);
	if (cp < 0x80 && ascii_is_digit((char)cp))
		return skip_number(p, at);
	if (unicode_is_superscript(cp) ||
	    (at > p->behind && class_at(p, at) & UNICODE_IGNORABLE))
		return after(p, at);
	return skip_signs(p, at);
}

/* -- Emoji and emoticons ------------------------------------------------- */

/* Whether the sign CP points at what follows: 👉 Lea también. */
static bool
is_pointer(const struct stop *p, size_t at)
{
	uint32_t cp = utf8_get(p->s + at);

	return cp == utf8_get(p->s + p->sentence) ||
	       (cp >= 0x2705 && cp <= 0x2718) ||
	       (cp >= 0x2794 && cp <= 0x27BF) || cp == 0x2605 || cp == 0x2606 ||
	       (cp >= 0x1F446 && cp <= 0x1F449) || cp == 0x1F4CC ||
	       cp == 0x1F4CD || cp == 0x1F517 || cp == 0x26A0 ||
	       (cp >= 0x261A && cp <= 0x261F);
}

/* After the emoji at AT, with or without blanks before them, or AT. */
static size_t
skip_emoji(const struct stop *p, size_t at)
{
	size_t i = unicode_skip(p->s, at, p->end, UNICODE_SPACE);

	while (i < p->end && i - p->behind < MAX_CLOSING &&
	       unicode_is_emoji(utf8_get(p->s + i))) {
		size_t next = unicode_skip(p->s, after(p, i), p->end,
					   UNICODE_IGNORABLE);

		if (i > at && is_pointer(p, i) && next < p->end)
			break;
		at = next;
		i = unicode_skip(p->s, next, p->end, UNICODE_SPACE);
	}
	return at;
}

/* ":)", ";-D", "xD" after a blank and before one. */
static size_t
skip_emoticon(const struct stop *p, size_t at)
{
	static const char *const known[] = {
		":)", ":-)", ";)",  ";-)", ":(",  ":-(", ":D",	":-D",
		";D", ":P",  ":-P", ":p",  ":'(", ":/",	 ":-/", ":O",
		":o", ":*",  ":-*", "=)",  "=D",  "xD",	 "XD",	"<3",
		"^^", "^_^", "-_-", ":3",  ";P",  "T_T", ":|",	":S",
		":$", "xd",  "XDD", "xDD", ":))", ":((", "o_O", ":-|"};
	size_t i = unicode_skip(p->s, at, p->end, UNICODE_SPACE);

	if (!stop_is_one_of(stop_cp_at(p, i), ":;=<^-xXTo"))
		return at;
	for (size_t k = 0; k < sizeof(known) / sizeof(*known); k++) {
		size_t n;

		if (*known[k] != p->s[i])
			continue;
		n = strlen(known[k]);
		if (p->end - i >= n && !memcmp(p->s + i, known[k], n) &&
		    is_blank(p, i + n))
			return i + n;
	}
	return at;
}

/* -- All of them --------------------------------------------------------- */

static size_t
skip_one(const struct stop *p, size_t at)
{
	size_t i = skip_marks(p, at);

	if (i == at)
		i = skip_note(p, at);
	if (i == at)
		i = skip_free_mark(p, at);
	if (i == at)
		i = skip_free_bracket(p, at);
	if (i == at)
		i = skip_emoticon(p, at);
	return i == at ? skip_emoji(p, at) : i;
}

bool
closing_is_face(const struct stop *p)
{
	uint32_t cp = utf8_get(p->s + p->stop);

	if (p->stop == p->sentence ||
	    !(class_before(p, p->stop) & (UNICODE_SPACE | UNICODE_ALPHA)))
		return false;
	return unicode_is_emoji(cp) ? !is_pointer(p, p->stop)
				    : skip_emoticon(p, p->stop) > p->stop;
}

size_t
closing_skip(const struct stop *p)
{
	size_t at = p->behind, next;

	if (p->end - at > 2 && p->s[at] == ' ' &&
	    ascii_is_letter(p->s[at + 1]) &&
	    !stop_is_one_of((unsigned char)p->s[at + 1], "xXTo"))
		return at;
	/* Faces in a row are not looked through again for each of them. */
	while (at < p->end && at - p->behind < MAX_CLOSING &&
	       (next = skip_one(p, at)) > at)
		at = next;
	return at;
}

/* -- No blank after the stop --------------------------------------------- */

/* Where the token before the stop begins, in the sentence. */
static size_t
find_token(const struct stop *p)
{
	size_t i = p->stop;

	while (i > p->sentence && p->stop - i < MAX_TOKEN &&
	       !(class_before(p, i) & (UNICODE_SPACE | UNICODE_OPEN)))
		i = utf8_previous(p->s, i);
	return i;
}

/* A word at AT with a capital, then small letters; what is after it. */
static size_t
skip_capitalised(const struct stop *p, size_t at)
{
	size_t i = after(p, at);

	i = unicode_skip(p->s, i, p->end, UNICODE_LOWER | UNICODE_MARK);
	return class_at(p, i) & (UNICODE_WORD) ? at : i;
}

/* Whether what is after the word at [BEGIN, END) goes on as a text does. */
static bool
is_word_of_text(const struct stop *p, size_t begin, size_t end)
{
	uint32_t cp = stop_cp_at(p, end);

	if (end == begin)
		return false;
	if (end == p->end || is_blank(p, end))
		return true;
	if (end == after(p, begin)) /* "S.A." */
		return false;
	return stop_is_one_of(cp, ",;:.)\"") &&
	       !(class_at(p, end + 1) & (UNICODE_WORD | UNICODE_DASH)) &&
	       !stop_is_one_of(stop_cp_at(p, end + 1), "/_@");
}

/* Names of domains and files end so, whoever writes them with a capital. */
static bool
is_suffix(const struct stop *p, size_t begin, size_t end)
{
	static const char known[] = "com org net edu gob gov pdf doc txt inc "
				    "jpg png mp3 exe ";
	const char *at = end - begin == 3 ? known : "";

	for (; *at; at += 4)
		if ((p->s[begin] | 0x20) == at[0] &&
		    !memcmp(p->s + begin + 1, at + 1, 2))
			return true;
	return false;
}

/* Whether "%" or a currency's sign is before the stop. */
static bool
follows_amount(const struct stop *p)
{
	uint32_t cp;

	if (p->stop == p->sentence)
		return false;
	cp = utf8_get(p->s + utf8_previous(p->s, p->stop));
	return cp == '%' || cp == '$' || cp == 0x20AC;
}

/* Whether the word before the stop is one of a text, and so is the next. */
static bool
joins_words(const struct stop *p, size_t next, size_t next_end)
{
	size_t token = find_token(p), n_letters = next_end - next;
	bool starter = stop_find_starter(p->lexicon, p->s, next, p->end);
	unsigned last = class_before(p, p->stop);

	if (p->close > p->behind || last & UNICODE_CLOSE ||
	    p->s[p->stop] == '!')
		return true;
	if (last & UNICODE_UPPER)
		return starter && p->stop - token > 1;
	if (last & UNICODE_DIGIT)
		return starter;
	if (follows_amount(p))
		return true;
	for (size_t i = token; i < p->stop; i = after(p, i))
		if (!(class_at(p, i) &
		      (UNICODE_ALPHA | UNICODE_MARK | UNICODE_IGNORABLE)) &&
		    p->s[i] != '-' &&
		    !(p->s[i] == '/' && p->stop - token <= MAX_UNIT))
			return false;
	if (p->stop - token < 2)
		return false;
	if (starter)
		return true;
	if (unicode_has(p->s, after(p, token), p->stop, UNICODE_UPPER))
		return false; /* "MiTienda.Online" */
	return n_letters >= GLUED_MIN_WORD && !is_suffix(p, next, next_end) &&
	       (class_at(p, token) & UNICODE_LOWER || n_letters > 3);
}

/* An opening mark at AT with a capital, a digit or another one after it. */
static bool
opens(const struct stop *p, size_t at)
{
	uint32_t cp = utf8_get(p->s + at);
	unsigned next = class_at(p, after(p, at));

	switch (cp) {
	case 0xA1:
	case 0xBF: /* ¡ ¿ */
		return next & (UNICODE_ALPHA | UNICODE_OPEN | UNICODE_DIGIT);
	case '-':
	case '{':
		return false;
	case '(':
	case 0x2013:
	case 0x2014:
		if (cp != '(' && p->stop - p->begin < MIN_BEFORE_DASH)
			return false;
		if (!(class_before(p, utf8_previous(p->s, p->stop)) &
		      UNICODE_LOWER))
			return false;
		return next & UNICODE_UPPER ||
		       stop_is_one_of(stop_cp_at(p, after(p, at)), "\"") ||
		       (cp != '(' && next & UNICODE_OPEN);
	}
	if (!(unicode_class(cp) & UNICODE_OPEN)) /* a sign */
		return next & (UNICODE_UPPER | UNICODE_SPACE);
	return next & (UNICODE_UPPER | UNICODE_DIGIT | UNICODE_OPEN);
}

bool
closing_is_glued(const struct stop *p)
{
	size_t at = p->close, end;
	unsigned class = class_at(p, at);
	unsigned before = class_before(p, p->stop);

	if (!(class & (UNICODE_UPPER | UNICODE_OPEN | UNICODE_DASH)) &&
	    !stop_is_sign(utf8_get(p->s + at)))
		return false;
	if (!(before &
	      (UNICODE_ALPHA | UNICODE_DIGIT | UNICODE_CLOSE | UNICODE_MARK)) &&
	    !follows_amount(p))
		return false;
	if (!(class & UNICODE_UPPER))
		return opens(p, at);
	end = skip_capitalised(p, at);
	return is_word_of_text(p, at, end) && joins_words(p, at, end);
}
