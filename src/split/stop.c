/* SPDX-License-Identifier: MIT */
/*
 * What is around a stop.
 * The picture around a stop is filled from it outwards: forward over closers,
 * blanks and openers to the next word, back over the token it ends and the one
 * before.  Each look has a bound in bytes, so a stop costs the same in any
 * text.
 */
#include <config.h>

#include "split/stop.h"

#include "split/label.h"

/* Tokens and words are looked at as far as this many bytes. */
#define MAX_LOOK 64
/* How far the ")" of a remark may be, in bytes. */
#define MAX_REMARK 200

enum lexicon_starter
stop_find_starter(const struct language *lexicon, const char *s, size_t at,
		  size_t end)
{
	size_t i = at, limit = end - at > MAX_LOOK ? at + MAX_LOOK : end;
	char folded[FOLD_ROOM];

	while (i < limit &&
	       unicode_class_at(s + i) & (UNICODE_ALPHA | UNICODE_MARK))
		i += utf8_length((unsigned char)s[i]);
	if (i < end && unicode_class_at(s + i) & UNICODE_DIGIT)
		return STARTER_NONE; /* "A1AT" */
	return (enum lexicon_starter)lexicon_find(
		lexicon->starters, folded, fold_word(s + at, i - at, folded));
}

bool
stop_is_sign(uint32_t cp)
{
	return cp > 0x7F && (unicode_is_bullet(cp) || unicode_is_emoji(cp) ||
			     (cp >= 0x2190 && cp <= 0x21FF) ||
			     unicode_class(cp) & UNICODE_IGNORABLE);
}

/* Whether "> ", ">> " or "» " points at what follows. */
static bool
is_arrow(const struct stop *p, size_t i)
{
	uint32_t cp = utf8_get(p->s + i), next;

	if (cp != '>' && cp != 0xBB)
		return false;
	next = stop_cp_at(p, i + utf8_length((unsigned char)p->s[i]));
	return next == cp || unicode_class(next) & UNICODE_SPACE;
}

/*
 * First character from p->next on that neither opens nor is a dash or a sign,
 * nor the mark of an item.
 */
static size_t
skip_openers(struct stop *p)
{
	size_t i = p->next, item = label_skip_item(p, i);

	p->in_list = item > i;
	if (p->in_list)
		return item;
	while (i < p->end) {
		unsigned class = unicode_class_at(p->s + i);
		bool sign = is_arrow(p, i) ||
			    (!(class & (UNICODE_ALPHA | UNICODE_DIGIT |
					UNICODE_SPACE)) &&
			     stop_is_sign(utf8_get(p->s + i)));

		if (!sign && !(class & (UNICODE_OPEN | UNICODE_DASH)) &&
		    !(class & UNICODE_SPACE && i > p->next))
			break;
		p->in_list |= sign;
		i += utf8_length((unsigned char)p->s[i]);
	}
	return i;
}

void
stop_look_forward(struct stop *p)
{
	enum lexicon_starter starter = STARTER_NONE;

	p->first = skip_openers(p);
	p->next_cp = stop_cp_at(p, p->next);
	p->first_cp = stop_cp_at(p, p->first);
	p->first_class = unicode_class(p->first_cp);
	p->opener = p->first > p->next ? p->next_cp : 0;
	if (p->first_class & UNICODE_ALPHA)
		starter = stop_find_starter(p->lexicon, p->s, p->first, p->end);
	p->starter = starter != STARTER_NONE;
	p->weak = starter == STARTER_WEAK;
}

/* Begin of the token that ends at END: up to a blank or an opener. */
static size_t
token_begin(const struct stop *p, size_t end, unsigned until)
{
	size_t i = end, begin = end > p->sentence ? p->sentence : p->begin;

	while (i > begin && end - i < MAX_LOOK) {
		size_t before = utf8_previous(p->s, i);
		unsigned class = unicode_class_at(p->s + before);

		if (class & until && p->s[before] != '-')
			break;
		i = before;
	}
	return i;
}

/* A slash joins words: "Sr./Sra." ends in "Sra"; "km/h." is one token. */
static size_t
skip_slash(const struct stop *p, size_t token)
{
	for (size_t i = p->stop; i > token; i--)
		if (p->s[i - 1] == '/')
			return p->stop - i > 2 ? i : token;
	return token;
}

static void
classify_token(struct stop *p)
{
	size_t last = p->token;

	p->token_classes = 0;
	p->n_letters = 0;
	p->token_first = p->token < p->stop ? utf8_get(p->s + p->token) : 0;
	for (size_t i = p->token; i < p->stop;
	     i += utf8_length((unsigned char)p->s[i])) {
		uint32_t cp = utf8_get(p->s + i);

		p->token_classes |= unicode_class(cp);
		p->n_letters += !(unicode_class(cp) & UNICODE_MARK);
		if (unicode_class(cp) & UNICODE_DASH || cp == '\'' ||
		    cp == 0x2019)
			last = i + utf8_length((unsigned char)p->s[i]);
	}
	p->n_word = fold_word(p->s + last, p->stop - last, p->word);
	p->abbreviation = (enum lexicon_abbreviation)lexicon_find(
		p->lexicon->abbreviations, p->word, p->n_word);
}

void
stop_look_back(struct stop *p)
{
	p->token = token_begin(p, p->stop,
			       UNICODE_SPACE | UNICODE_OPEN | UNICODE_DASH);
	p->token = skip_slash(p, p->token);
	p->previous_end = unicode_skip_back(p->s, p->begin, p->token,
					    UNICODE_SPACE);
	p->previous = token_begin(p, p->previous_end, UNICODE_SPACE);
	classify_token(p);
}

bool
stop_is_dotted(const struct stop *p)
{
	size_t n_parts = 0, n_here = 0;
	size_t most = p->token_classes & UNICODE_UPPER ? 3 : 2;

	if (!memchr(p->s + p->token, '.', p->stop - p->token))
		return false;
	for (size_t i = p->token; i < p->stop;
	     i += utf8_length((unsigned char)p->s[i])) {
		if (p->s[i] == '.') {
			if (!n_here || n_here > most)
				return false;
			n_parts++;
			n_here = 0;
		} else if (!(unicode_class_at(p->s + i) & UNICODE_ALPHA)) {
			return false;
		} else {
			n_here++;
		}
	}
	return n_parts && n_here && n_here <= most + 1;
}

bool
stop_is_roman(const char *s, size_t begin, size_t end)
{
	size_t i = begin;

	while (i < end && strchr("IVXLCDM", s[i]) && s[i])
		i++;
	return i > begin &&
	       !(i < end && unicode_class_at(s + i) & UNICODE_WORD);
}

/* The class of the first character of the token before; 0: none. */
static unsigned
previous_first_class(const struct stop *p)
{
	return p->previous < p->previous_end
		       ? unicode_class_at(p->s + p->previous)
		       : 0;
}

unsigned
stop_previous_last_class(const struct stop *p)
{
	return p->previous < p->previous_end
		       ? unicode_class_at(p->s +
					  utf8_previous(p->s, p->previous_end))
		       : 0;
}

uint32_t
stop_find_previous(const struct stop *p, const struct lexicon_table *table)
{
	char folded[FOLD_ROOM];

	return lexicon_find(table, folded,
			    fold_word(p->s + p->previous,
				      p->previous_end - p->previous, folded));
}

bool
stop_follows_name(const struct stop *p)
{
	size_t n = p->previous_end - p->previous;

	return previous_first_class(p) & UNICODE_UPPER &&
	       n > utf8_length((unsigned char)p->s[p->previous]) &&
	       p->s[p->previous_end - 1] != '.' &&
	       !stop_find_previous(p, p->lexicon->starters);
}

enum lexicon_numbered
stop_get_numbered(const struct stop *p)
{
	enum lexicon_numbered kind = (enum lexicon_numbered)stop_find_previous(
		p, p->lexicon->numbered);

	return kind == NUMBERED_NAME &&
			       !(previous_first_class(p) & UNICODE_UPPER)
		       ? NUMBERED_NONE
		       : kind;
}

bool
stop_is_at_begin(const struct stop *p)
{
	size_t begin = p->sentence;
	uint32_t cp = utf8_get(p->s + begin);

	/* A run of openers is not looked through again for each stop. */
	if (p->token > begin + MAX_LOOK)
		return false;
	if (cp == 0x2022 || stop_is_one_of(cp, "-*"))
		begin = unicode_skip(
			p->s, begin + utf8_length((unsigned char)p->s[begin]),
			p->token, UNICODE_SPACE);
	return unicode_skip(p->s, begin, p->token, UNICODE_OPEN) >= p->token;
}

bool
stop_continues_after(const struct stop *p, size_t at)
{
	if (stop_is_one_of(stop_cp_at(p, at), ",;:"))
		return true;
	at = unicode_skip(p->s, at, p->end, UNICODE_SPACE);
	return at < p->end && unicode_class_at(p->s + at) & UNICODE_LOWER &&
	       !p->is_small;
}

bool
stop_opens_remark(const struct stop *p)
{
	size_t n = p->end - p->next;
	const char *close;
	size_t before;

	if (p->opener != '(')
		return false;
	if (n > MAX_REMARK)
		n = MAX_REMARK;
	close = memchr(p->s + p->next, ')', n);
	if (!close)
		return false;
	if (stop_continues_after(p, (size_t)(close - p->s) + 1))
		return true;
	before = unicode_skip_back(p->s, p->next, (size_t)(close - p->s),
				   UNICODE_CLOSE | UNICODE_SPACE);
	return !(unicode_class_at(p->s + utf8_previous(p->s, before)) &
		 UNICODE_TERMINATOR);
}

bool
stop_opens(const struct stop *p)
{
	if (p->in_list)
		return true;
	switch (p->opener) {
	case '(':
		return !stop_opens_remark(p);
	case 0xBF:
	case 0xA1:
	case 0xAB: /* ¿ ¡ « */
	case '"':
	case 0x201C:
	case 0x2014:
	case 0x2013:
	case '-':
		return true;
	}
	return false;
}

bool
stop_opens_speech(const struct stop *p)
{
	return p->opener == 0xBF || p->opener == 0xA1;
}

bool
stop_is_half(const struct stop *p)
{
	size_t behind = p->first + utf8_length((unsigned char)p->s[p->first]);

	return p->first == p->next && p->first_class & UNICODE_UPPER &&
	       stop_cp_at(p, behind) == '.';
}

bool
stop_is_company(const struct stop *p)
{
	return p->abbreviation == ABBREVIATION_STARTER &&
	       p->previous < p->previous_end &&
	       p->s[p->previous_end - 1] == ',' &&
	       p->token_classes & UNICODE_UPPER &&
	       p->first_class & UNICODE_UPPER;
}

bool
stop_is_shouted(const struct stop *p)
{
	size_t second = p->first + utf8_length((unsigned char)p->s[p->first]);

	return second < p->end &&
	       unicode_class_at(p->s + second) & UNICODE_UPPER;
}

bool
stop_is_name(const struct stop *p, size_t end)
{
	size_t begin = token_begin(p, end, UNICODE_SPACE | UNICODE_OPEN);

	return begin > p->sentence && begin < end &&
	       unicode_class_at(p->s + begin) & UNICODE_UPPER;
}
