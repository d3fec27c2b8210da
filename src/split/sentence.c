/* SPDX-License-Identifier: MIT */
/*
 * A stop is a run of terminators with white space behind it:
 *
 *	… en la Avda. Libertad «y nada más». —Otra frase …
 *	         ^token       ^previous  ^stop ^next, ^first
 *
 * Closing quotes and brackets belong to the sentence on the left, opening
 * ones and dashes to the right.  struct stop is this picture; each rule looks
 * at it and says ENDS, GOES_ON or PASS.
 */
#include <config.h>

#include "split/sentence.h"

#include "text/fold.h"
#include "text/scan.h"
#include "text/unicode.h"

#include <string.h>

/* Tokens and words are looked at as far as this many bytes. */
#define MAX_LOOK 64
/* A question inside parentheses: how far its ")" may be, in bytes. */
#define MAX_PAREN 200
/* A dateline's length, and that of the agency in it, in bytes. */
#define MAX_DATELINE 60
#define MAX_AGENCY 40

/* From so much on, capitals in front of a sentence are a heading. */
#define GLUED_MIN_WORDS 4
#define GLUED_MIN_LETTERS 15

enum verdict { PASS, ENDS, GOES_ON };

struct stop {
	const struct sentence_scanner *scanner;
	const char *s;
	size_t begin, end; /* of the block */

	size_t stop, behind; /* the run of terminators */
	size_t close;	     /* behind its closing quotes and brackets */
	size_t next;	     /* first character after the white space */
	size_t first;	     /* first of it that is no opener or dash */
	uint32_t opener;     /* the character at next if it opens, or 0 */
	uint32_t next_cp, first_cp;
	unsigned first_class;
	bool new_line; /* a line end in the white space */
	bool starter;  /* the first word is in starters.txt */
	bool weak;     /* … as one that is also part of names */

	/* Only for a single full stop: */
	size_t token;	      /* begin of the token it ends */
	size_t previous;      /* begin of the token before that */
	size_t previous_end;  /* its end; equal if there is none */
	char word[FOLD_ROOM]; /* last part of the token, folded */
	size_t n_word;
	enum lexicon_abbreviation abbreviation; /* what the lexicon says */
	unsigned token_classes; /* of all its characters, added up */
	uint32_t token_first;
	size_t n_letters; /* code points of the token */
};

static uint32_t
cp_at(const struct stop *p, size_t at)
{
	return at < p->end ? utf8_get(p->s + at) : 0;
}

static unsigned
class_before(const char *s, size_t begin, size_t at)
{
	return at > begin ? unicode_class_at(s + utf8_previous(s, at)) : 0;
}

static bool
is_one_of(uint32_t cp, const char *ascii)
{
	return cp && cp < 0x80 && strchr(ascii, (int)cp);
}

/* -- Looking at the text around a stop ---------------------------------- */

static void
count_quotes(struct sentence_scanner *scanner, size_t upto)
{
	for (; scanner->at < upto; scanner->at++)
		switch (scanner->s[scanner->at]) {
		case '"':
			scanner->in_quotes = !scanner->in_quotes;
			break;
		case '(':
			scanner->open_paren = scanner->at;
			break;
		case ')':
			scanner->open_paren = scanner->end;
			break;
		}
}

/* What kind of starter the word at AT is, in text that ends at END. */
static enum lexicon_starter
find_starter(const struct lexicon *lexicon, const char *s, size_t at,
	     size_t end)
{
	size_t i = at, limit = end - at > MAX_LOOK ? at + MAX_LOOK : end;
	char folded[FOLD_ROOM];

	while (i < limit &&
	       unicode_class_at(s + i) & (UNICODE_ALPHA | UNICODE_MARK))
		i += utf8_length((unsigned char)s[i]);
	return (enum lexicon_starter)lexicon_find(
		lexicon->starters, folded, fold_word(s + at, i - at, folded));
}

static void
look_forward(struct stop *p)
{
	enum lexicon_starter starter = STARTER_NONE;

	p->next_cp = cp_at(p, p->next);
	p->first_cp = cp_at(p, p->first);
	p->first_class = unicode_class(p->first_cp);
	p->opener = p->first > p->next ? p->next_cp : 0;
	if (p->first_class & UNICODE_ALPHA)
		starter = find_starter(p->scanner->lexicon, p->s, p->first,
				       p->end);
	p->starter = starter != STARTER_NONE;
	p->weak = starter == STARTER_WEAK;
}

/* First character from p->next on that neither opens nor is a dash. */
static size_t
skip_openers(const struct stop *p)
{
	size_t i = p->next;

	while (i < p->end) {
		unsigned class = unicode_class_at(p->s + i);

		if (!(class & (UNICODE_OPEN | UNICODE_DASH)) &&
		    !(class & UNICODE_SPACE && i > p->next))
			break;
		i += utf8_length((unsigned char)p->s[i]);
	}
	return i;
}

/* Begin of the token that ends at END: up to a blank or an opener. */
static size_t
token_begin(const struct stop *p, size_t end, unsigned until)
{
	size_t i = end;

	while (i > p->begin && end - i < MAX_LOOK) {
		size_t before = utf8_previous(p->s, i);
		unsigned class = unicode_class_at(p->s + before);

		if (class & until && p->s[before] != '-')
			break;
		i = before;
	}
	return i;
}

/* A slash joins words: "km/h." ends in "h", but "C/." is one token. */
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
		p->scanner->lexicon->abbreviations, p->word, p->n_word);
}

static void
look_back(struct stop *p)
{
	p->token = token_begin(p, p->stop,
			       UNICODE_SPACE | UNICODE_OPEN | UNICODE_DASH);
	p->token = skip_slash(p, p->token);
	p->previous_end = unicode_skip_back(p->s, p->begin, p->token,
					    UNICODE_SPACE);
	p->previous = token_begin(p, p->previous_end, UNICODE_SPACE);
	classify_token(p);
}

/*
 * Letters with full stops between them: EE.UU, S.A, p.m.  Parts are short, or
 * it is the name of a file or a domain.
 */
static bool
is_dotted(const struct stop *p)
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

static bool
is_roman(const char *s, size_t begin, size_t end)
{
	size_t i = begin;

	while (i < end && strchr("IVXLCDM", s[i]) && s[i])
		i++;
	return i > begin &&
	       !(i < end && unicode_class_at(s + i) & UNICODE_WORD);
}

static unsigned
previous_first_class(const struct stop *p)
{
	return p->previous < p->previous_end
		       ? unicode_class_at(p->s + p->previous)
		       : 0;
}

static unsigned
previous_last_class(const struct stop *p)
{
	return p->previous < p->previous_end
		       ? class_before(p->s, p->previous, p->previous_end)
		       : 0;
}

/* Value of the token before this one in TABLE. */
static uint32_t
find_previous(const struct stop *p, const struct lexicon_table *table)
{
	char folded[FOLD_ROOM];

	return lexicon_find(table, folded,
			    fold_word(p->s + p->previous,
				      p->previous_end - p->previous, folded));
}

/* The token before this one is a capitalised word, and no "El" or "La". */
static bool
follows_name(const struct stop *p)
{
	size_t n = p->previous_end - p->previous;

	return previous_first_class(p) & UNICODE_UPPER &&
	       n > utf8_length((unsigned char)p->s[p->previous]) &&
	       p->s[p->previous_end - 1] != '.' &&
	       !find_previous(p, p->scanner->lexicon->starters);
}

/* The token stands behind a word such as "capítulo" or "Felipe". */
static bool
follows_numbered(const struct stop *p)
{
	return previous_first_class(p) & UNICODE_UPPER &&
	       find_previous(p, p->scanner->lexicon->numbered);
}

/* The token is the sentence's first, but for a bullet. */
static bool
is_at_begin(const struct stop *p)
{
	size_t begin = p->scanner->sentence;
	uint32_t cp = utf8_get(p->s + begin);

	if (cp == 0x2022 || is_one_of(cp, "-*"))
		begin = unicode_skip(
			p->s, begin + utf8_length((unsigned char)p->s[begin]),
			p->end, UNICODE_SPACE);
	return unicode_skip(p->s, begin, p->end, UNICODE_OPEN) >= p->token;
}

/* What comes next opens a question, a quotation or a remark. */
static bool
opens(const struct stop *p)
{
	switch (p->opener) {
	case 0xBF:
	case 0xA1:
	case 0xAB: /* ¿ ¡ « */
	case '"':
	case 0x201C:
	case '(':
	case 0x2014:
	case 0x2013:
	case '-':
		return true;
	}
	return false;
}

static bool
opens_speech(const struct stop *p)
{
	return p->opener == 0xBF || p->opener == 0xA1;
}

static enum verdict
ends_if(bool condition)
{
	return condition ? ENDS : GOES_ON;
}

/* -- Rules for every stop, by what comes next ---------------------------- */

static enum verdict
rule_continued(const struct stop *p)
{
	if (is_one_of(p->next_cp, ",;:.)]}%/&=+") || p->next_cp == 0xBB ||
	    p->next_cp == 0x201D)
		return GOES_ON;
	if (is_one_of(p->first_cp, ".,;:)/") || p->first_cp == 0xBB ||
	    p->first_cp == 0x201D)
		return GOES_ON;
	return PASS;
}

static enum verdict
rule_lower_case(const struct stop *p)
{
	size_t second;

	if (!(p->first_class & UNICODE_LOWER) || opens_speech(p))
		return PASS;
	second = p->first + utf8_length((unsigned char)p->s[p->first]);
	if (second < p->end && unicode_class_at(p->s + second) & UNICODE_UPPER)
		return PASS; /* eBay, iPhone */
	return GOES_ON;
}

static enum verdict
rule_no_word(const struct stop *p)
{
	if (p->first_class & (UNICODE_ALPHA | UNICODE_DIGIT) ||
	    is_one_of(p->first_cp, "*#@$&") || p->first_cp == 0x2022 ||
	    p->first_cp == 0x20AC)
		return PASS;
	return GOES_ON;
}

/* -- Rules for ! and ? --------------------------------------------------- */

static enum verdict
rule_doubt_mark(const struct stop *p)
{
	return class_before(p->s, p->begin, p->stop) && p->stop > p->begin &&
			       p->s[p->stop - 1] == '(' &&
			       cp_at(p, p->behind) == ')'
		       ? GOES_ON
		       : PASS;
}

/* A question that is itself inside parentheses goes on after them. */
static enum verdict
rule_in_parentheses(const struct stop *p)
{
	size_t n = p->end - p->behind;

	if (p->scanner->open_paren >= p->stop || p->close != p->behind)
		return PASS;
	if (n > MAX_PAREN)
		n = MAX_PAREN;
	return memchr(p->s + p->behind, ')', n) ? GOES_ON : PASS;
}

static enum verdict
rule_mark(const struct stop *p)
{
	(void)p;
	return ENDS;
}

/* -- Rules for ... and … ------------------------------------------------- */

static enum verdict
rule_omission(const struct stop *p)
{
	if (p->stop == p->begin || !is_one_of(cp_at(p, p->behind), ")]"))
		return PASS;
	if (!is_one_of((unsigned char)p->s[p->stop - 1], "(["))
		return PASS;
	return p->starter ? PASS : GOES_ON;
}

static enum verdict
rule_ellipsis(const struct stop *p)
{
	return ends_if(p->first_class & UNICODE_UPPER ||
		       (p->first_class & UNICODE_DIGIT && opens(p)));
}

/* -- Rules for a full stop, by the token it stands behind ---------------- */

/* "1.", "IV." or "b." in front of a sentence or an item. */
static enum verdict
rule_enumerator(const struct stop *p)
{
	bool number = !(p->token_classes & ~(unsigned)UNICODE_DIGIT) &&
		      p->n_letters <= 3;
	bool letter = p->n_letters == 1 && p->token_classes & UNICODE_ALPHA;
	uint32_t before;

	if (p->token == p->stop || p->new_line)
		return PASS;
	if (is_at_begin(p))
		return number || letter || is_roman(p->s, p->token, p->stop)
			       ? GOES_ON
			       : PASS;
	if (!number || p->n_letters > 2 || p->previous == p->previous_end)
		return PASS;
	before = utf8_get(p->s + utf8_previous(p->s, p->previous_end));
	return is_one_of(before, ":;)") && p->first_class & UNICODE_UPPER
		       ? GOES_ON
		       : PASS;
}

static enum verdict
rule_number(const struct stop *p)
{
	size_t i = p->token + (p->s[p->token] == '-');

	if (i >= p->stop || !(p->s[i] >= '0' && p->s[i] <= '9'))
		return PASS;
	for (; i < p->stop; i++)
		if (!is_one_of((unsigned char)p->s[i], "0123456789.,:%-"))
			return PASS;
	return ENDS;
}

/* The next letter stands behind: "J. R. R.", "a. C.", "M. N.". */
static bool
is_half(const struct stop *p)
{
	size_t behind = p->first + utf8_length((unsigned char)p->s[p->first]);

	return p->first == p->next && p->first_class & UNICODE_UPPER &&
	       cp_at(p, behind) == '.';
}

static enum verdict
rule_initial(const struct stop *p)
{
	bool numeral, kept;
	unsigned before = previous_last_class(p);

	if (p->n_letters != 1 || !(p->token_classes & UNICODE_UPPER))
		return PASS;
	if (is_half(p))
		return GOES_ON;
	if (before & (UNICODE_DIGIT | UNICODE_ALPHA) &&
	    !(before & (UNICODE_UPPER | UNICODE_LOWER))) /* a door: "3.º B." */
		return ends_if(p->first_class & UNICODE_UPPER || opens(p));
	if (!p->starter)
		return ends_if(opens(p));
	numeral = is_roman(p->s, p->token, p->stop) && follows_numbered(p);
	kept = p->weak &&
	       (follows_name(p) ||
		!(p->first + 1 < p->end &&
		  unicode_class_at(p->s + p->first + 1) & UNICODE_WORD));
	return ends_if(numeral || !kept || opens(p));
}

static enum verdict
rule_letter(const struct stop *p)
{
	if (p->n_letters != 1 || !(p->token_classes & UNICODE_ALPHA))
		return PASS;
	if (is_half(p))
		return GOES_ON;
	if (previous_last_class(p) & UNICODE_DIGIT &&
	    (p->abbreviation == ABBREVIATION_UNIT || p->word[0] == 'a'))
		return ENDS;
	if (p->n_word == 1 && strchr("oye", p->word[0]))
		return ENDS;
	return ends_if(opens(p) ||
		       (p->starter && p->abbreviation != ABBREVIATION_BOUND));
}

/* A company's form behind a comma is complete: "Pérez, S.L. Gana bien". */
static bool
is_company(const struct stop *p)
{
	return p->abbreviation == ABBREVIATION_STARTER &&
	       p->previous < p->previous_end &&
	       p->s[p->previous_end - 1] == ',' &&
	       p->token_classes & UNICODE_UPPER &&
	       p->first_class & UNICODE_UPPER;
}

/* EE.UU., S.A., p.m.: letters with stops between them. */
static enum verdict
rule_acronym(const struct stop *p)
{
	unsigned dashed = p->next < p->first &&
			  unicode_class(p->next_cp) & UNICODE_DASH;

	if (!is_dotted(p))
		return PASS;
	if (p->abbreviation == ABBREVIATION_BOUND)
		return GOES_ON;
	if (dashed && !p->starter)
		return GOES_ON;
	if (p->abbreviation == ABBREVIATION_FREE || is_company(p))
		return ENDS;
	return ends_if(p->starter || opens(p));
}

/* EE. UU., RR. HH.: the left half never ends, the right may. */
static enum verdict
rule_doubled(const struct stop *p)
{
	if (p->token_classes & UNICODE_LOWER)
		return PASS;
	return p->abbreviation == ABBREVIATION_PAIR ? GOES_ON : PASS;
}

static enum verdict
rule_unit(const struct stop *p)
{
	if (p->abbreviation != ABBREVIATION_UNIT)
		return PASS;
	if (previous_last_class(p) & UNICODE_DIGIT)
		return ends_if(p->first_class &
				       (UNICODE_UPPER | UNICODE_DIGIT) ||
			       opens(p));
	return ends_if(!(p->first_class & UNICODE_DIGIT)); /* "km. 34" */
}

static enum verdict
rule_ordinal(const struct stop *p)
{
	uint32_t last;

	if (p->token == p->stop)
		return PASS;
	last = utf8_get(p->s + utf8_previous(p->s, p->stop));
	if (last != 0xBA && last != 0xAA && last != 0xB0)
		return PASS;
	return previous_last_class(p) || p->n_letters > 2 ? PASS : GOES_ON;
}

/* The next word is in capitals too: the text is. */
static bool
is_shouted(const struct stop *p)
{
	size_t second = p->first + utf8_length((unsigned char)p->s[p->first]);

	return second < p->end &&
	       unicode_class_at(p->s + second) & UNICODE_UPPER;
}

/* PP., SAN.: capitals that are an abbreviation in lower case. */
static enum verdict
rule_capitals(const struct stop *p)
{
	if (p->n_letters < 2 || p->token_classes & UNICODE_LOWER ||
	    p->abbreviation != ABBREVIATION_BOUND)
		return PASS;
	return ends_if((p->starter && !is_shouted(p)) || opens(p));
}

static enum verdict
rule_et_al(const struct stop *p)
{
	if (p->n_word != 2 || memcmp(p->word, "al", 2) ||
	    p->previous_end - p->previous != 2 ||
	    memcmp(p->s + p->previous, "et", 2) || p->opener == 0xBF)
		return PASS;
	return p->opener == '(' || !p->starter ? GOES_ON : PASS;
}

static enum verdict
rule_month(const struct stop *p)
{
	if (p->abbreviation != ABBREVIATION_MONTH)
		return PASS;
	if (p->token_first < 0x80 &&
	    unicode_class(p->token_first) & UNICODE_UPPER &&
	    p->first_class & UNICODE_DIGIT)
		return GOES_ON;
	return ends_if(p->first_class & UNICODE_UPPER || opens(p));
}

/* Words that are abbreviations only where a number or name follows. */
static enum verdict
rule_context(const struct stop *p)
{
	bool title = p->abbreviation == ABBREVIATION_TITLE;

	if (p->abbreviation != ABBREVIATION_CONTEXT && !title)
		return PASS;
	if (p->first_class & UNICODE_DIGIT || is_roman(p->s, p->first, p->end))
		return opens_speech(p) ? ENDS : GOES_ON;
	if (title && p->first == p->next &&
	    unicode_class(p->token_first) & UNICODE_UPPER &&
	    p->token_classes & UNICODE_LOWER && !follows_name(p) &&
	    !(p->starter && previous_last_class(p) & UNICODE_DIGIT))
		return GOES_ON;
	return ENDS;
}

static enum verdict
rule_bound(const struct stop *p)
{
	if (p->abbreviation != ABBREVIATION_BOUND)
		return PASS;
	return ends_if(opens_speech(p));
}

static enum verdict
rule_starter(const struct stop *p)
{
	if (p->abbreviation != ABBREVIATION_STARTER)
		return PASS;
	return ends_if(p->starter || opens(p));
}

static enum verdict
rule_free(const struct stop *p)
{
	if (p->abbreviation != ABBREVIATION_FREE)
		return PASS;
	return ends_if(p->first_class & UNICODE_UPPER || opens(p));
}

/* Behind AT stands a dash and a space, perhaps with "(EFE)" and "." before. */
static bool
has_dateline_dash(const struct stop *p, size_t at)
{
	const char *close;
	uint32_t cp;

	if (cp_at(p, at) == '(') {
		size_t n = p->end - at < MAX_AGENCY ? p->end - at : MAX_AGENCY;

		close = memchr(p->s + at, ')', n);
		if (!close)
			return false;
		at = (size_t)(close - p->s) + 1;
		at += cp_at(p, at) == '.';
		at = unicode_skip(p->s, at, p->end, UNICODE_SPACE);
	}
	cp = cp_at(p, at);
	if (!(unicode_class(cp) & UNICODE_DASH))
		return false;
	at += utf8_length((unsigned char)p->s[at]);
	return unicode_class(cp_at(p, at)) & UNICODE_SPACE;
}

/* Only names, numbers and little words: "San José, 18 de set", "Quito". */
static bool
is_place_and_date(const struct stop *p)
{
	size_t i = p->begin;

	if (p->stop - p->begin > MAX_DATELINE)
		return false;
	while (i < p->stop) {
		size_t end = i;
		unsigned first = unicode_class_at(p->s + i);
		char folded[FOLD_ROOM];
		size_t n;

		while (end < p->stop &&
		       unicode_class_at(p->s + end) & UNICODE_WORD)
			end += utf8_length((unsigned char)p->s[end]);
		n = fold_word(p->s + i, end - i, folded);
		if (first & UNICODE_LOWER && end - i > 3 &&
		    !lexicon_find(p->scanner->lexicon->months, folded, n) &&
		    lexicon_find(p->scanner->lexicon->abbreviations, folded,
				 n) != ABBREVIATION_MONTH)
			return false;
		i = end > i ? end : i + utf8_length((unsigned char)p->s[i]);
	}
	return true;
}

/* "Lima, 7 jul. - Texto", "Quito, 9 ago. (EFE).- Texto": all one sentence. */
static enum verdict
rule_dateline(const struct stop *p)
{
	return has_dateline_dash(p, p->next) && is_place_and_date(p) ? GOES_ON
								     : PASS;
}

/* "el 7 de julio. - Texto" in the middle of a paragraph. */
static enum verdict
rule_dated(const struct stop *p)
{
	if (!(unicode_class(p->next_cp) & UNICODE_DASH) ||
	    !has_dateline_dash(p, p->next) ||
	    !lexicon_find(p->scanner->lexicon->months, p->word, p->n_word))
		return PASS;
	return previous_last_class(p) & UNICODE_DIGIT ||
			       (p->previous_end - p->previous == 2 &&
				!memcmp(p->s + p->previous, "de", 2))
		       ? GOES_ON
		       : PASS;
}

static enum verdict
rule_full_stop(const struct stop *p)
{
	(void)p;
	return ENDS;
}

/* -- The order in which they are asked ----------------------------------- */

struct rule {
	const char *name;
	enum verdict (*ask)(const struct stop *);
};

static const struct rule next_rules[] = {
	{"continued", rule_continued},
	{"lower-case", rule_lower_case},
	{"no-word", rule_no_word},
	{NULL, NULL},
};

static const struct rule mark_rules[] = {
	{"doubt-mark", rule_doubt_mark},
	{"in-parentheses", rule_in_parentheses},
	{"mark", rule_mark},
	{NULL, NULL},
};

static const struct rule ellipsis_rules[] = {
	{"omission", rule_omission},
	{"ellipsis", rule_ellipsis},
	{NULL, NULL},
};

static const struct rule full_stop_rules[] = {
	{"dateline", rule_dateline},
	{"enumerator", rule_enumerator},
	{"number", rule_number},
	{"initial", rule_initial},
	{"letter", rule_letter},
	{"acronym", rule_acronym},
	{"doubled", rule_doubled},
	{"unit", rule_unit},
	{"ordinal", rule_ordinal},
	{"capitals", rule_capitals},
	{"et-al", rule_et_al},
	{"month", rule_month},
	{"context", rule_context},
	{"bound", rule_bound},
	{"starter", rule_starter},
	{"free", rule_free},
	{"dated", rule_dated},
	{"full-stop", rule_full_stop},
	{NULL, NULL},
};

static enum verdict
ask(const struct rule *rules, const struct stop *p, const char **name)
{
	for (; rules->name; rules++) {
		enum verdict verdict = rules->ask(p);

		if (verdict != PASS) {
			*name = rules->name;
			return verdict;
		}
	}
	return PASS;
}

static enum verdict
decide(struct stop *p, const char **name)
{
	bool mark = false;
	enum verdict verdict;

	p->first = skip_openers(p);
	look_forward(p);
	verdict = ask(next_rules, p, name);
	if (verdict != PASS)
		return verdict;
	for (size_t i = p->stop; i < p->behind; i++)
		mark |= p->s[i] == '!' || p->s[i] == '?' ||
			(unsigned char)p->s[i] == 0xBC;
	if (mark)
		return ask(mark_rules, p, name);
	if (p->behind - p->stop > 1)
		return ask(ellipsis_rules, p, name);
	look_back(p);
	return ask(full_stop_rules, p, name);
}

/* -- Going through the block --------------------------------------------- */

void
sentence_init(struct sentence_scanner *scanner, const struct lexicon *lexicon,
	      const char *s, size_t begin, size_t end)
{
	*scanner = (struct sentence_scanner){.lexicon = lexicon,
					     .s = s,
					     .begin = begin,
					     .end = end,
					     .at = begin,
					     .sentence = begin,
					     .open_paren = end};
}

/*
 * A straight quote that stands free behind the stop closes the sentence if
 * one is open:  «Eso dijo. " Pero …».  False: it does, and the sentence goes
 * on behind it.
 */
static bool
take_free_quote(struct stop *p)
{
	size_t behind = p->next + 1, after;

	if (!p->scanner->in_quotes || p->s[p->next] != '"')
		return true;
	if (is_one_of(cp_at(p, behind), ",;:"))
		return false;
	if (!(unicode_class(cp_at(p, behind)) & UNICODE_SPACE))
		return true;
	after = unicode_skip(p->s, behind, p->end, UNICODE_SPACE);
	if (after == p->end || is_one_of(cp_at(p, after), ",;:") ||
	    unicode_class_at(p->s + after) & UNICODE_LOWER)
		return false;
	p->close = behind;
	p->next = after;
	return true;
}

/* Behind a "[12]" or superscript numerals at AT, or AT. */
static size_t
skip_note(const char *s, size_t at, size_t end)
{
	for (;;) {
		size_t i = at;

		if (i < end && s[i] == '[') {
			i++;
			while (i < end && s[i] >= '0' && s[i] <= '9')
				i++;
			if (i == at + 1 || i == end || s[i] != ']')
				return at;
			at = i + 1;
		} else if (i < end && unicode_is_superscript(utf8_get(s + i))) {
			at = i + utf8_length((unsigned char)s[i]);
		} else {
			return at;
		}
	}
}

/* Behind the emoji at AT, with or without blanks before them, or AT. */
static size_t
skip_emoji(const char *s, size_t at, size_t end)
{
	size_t i = unicode_skip(s, at, end, UNICODE_SPACE);

	while (i < end && unicode_is_emoji(utf8_get(s + i))) {
		i += utf8_length((unsigned char)s[i]);
		i = unicode_skip(s, i, end, UNICODE_IGNORABLE);
		at = i;
		i = unicode_skip(s, i, end, UNICODE_SPACE);
	}
	return at;
}

/*
 * Fills P with what is around the terminators at STOP.  False if no sentence
 * can end there: no white space, or nothing behind it.
 */
static bool
look_at(struct sentence_scanner *scanner, size_t stop, struct stop *p)
{
	const char *s = scanner->s;
	size_t end = scanner->end;

	p->scanner = scanner;
	p->s = s;
	p->begin = scanner->begin;
	p->end = end;
	p->stop = stop;
	p->behind = unicode_skip(s, stop, end, UNICODE_TERMINATOR);
	p->close = unicode_skip(s, p->behind, end, UNICODE_CLOSE);
	p->close = skip_note(s, p->close, end);
	p->close = skip_emoji(s, p->close, end);
	count_quotes(scanner, p->behind);
	if (p->close == end ||
	    !(unicode_class_at(s + p->close) & UNICODE_SPACE))
		return false;
	p->next = unicode_skip(s, p->close, end, UNICODE_SPACE);
	if (p->next == end)
		return false;
	p->new_line = false;
	for (size_t i = p->close; i < p->next; i++)
		p->new_line |= s[i] == '\n' || s[i] == '\r';
	return true;
}

bool
sentence_next_decision(struct sentence_scanner *scanner,
		       struct sentence_decision *decision)
{
	struct stop p;

	for (;;) {
		size_t i = scan_punctuation(scanner->s, scanner->at,
					    scanner->end);

		if (i == scanner->end)
			return false;
		scanner->at = i;
		if (!(unicode_class_at(scanner->s + i) & UNICODE_TERMINATOR)) {
			i += utf8_length((unsigned char)scanner->s[i]);
			count_quotes(scanner, i);
			continue;
		}
		if (!look_at(scanner, i, &p))
			continue;
		count_quotes(scanner, p.close);
		decision->stop = p.stop;
		decision->is_end = take_free_quote(&p);
		decision->rule = "free-quote";
		if (decision->is_end)
			decision->is_end = decide(&p, &decision->rule) == ENDS;
		decision->end = p.close;
		count_quotes(scanner, p.close);
		if (decision->is_end)
			scanner->sentence = p.next;
		return true;
	}
}

/*
 * A heading in capitals that lost its line end and runs into the paragraph:
 * "EL GOBIERNO APRUEBA LA LEY El Consejo de Ministros …".  Returns where the
 * paragraph begins, or BEGIN.
 */
static size_t
skip_glued_heading(const struct sentence_scanner *scanner, size_t begin)
{
	const char *s = scanner->s;
	size_t i = begin, end = scanner->end, n_words = 0, n_letters = 0;

	for (;;) {
		size_t behind = i;
		unsigned class;

		while (behind < end &&
		       (class = unicode_class_at(s + behind)) &
			       (UNICODE_UPPER | UNICODE_DIGIT)) {
			n_letters += (class & UNICODE_UPPER) != 0;
			behind += utf8_length((unsigned char)s[behind]);
		}
		if (behind == i)
			return begin;
		if (behind < end && (s[behind] == ',' || s[behind] == ':'))
			behind++;
		if (behind == end || s[behind] != ' ')
			break;
		i = behind + 1;
		n_words++;
	}
	if (n_words < GLUED_MIN_WORDS || n_letters < GLUED_MIN_LETTERS ||
	    !find_starter(scanner->lexicon, s, i, end))
		return begin;
	return i;
}

bool
sentence_next(struct sentence_scanner *scanner, struct sentence *sentence)
{
	struct sentence_decision decision;
	size_t begin = scanner->sentence, end = scanner->end;

	if (begin >= scanner->end)
		return false;
	sentence->begin = begin;
	sentence->heading = false;
	if (scanner->s[begin] < 'a' &&
	    (end = skip_glued_heading(scanner, begin)) > begin) {
		sentence->heading = true;
	} else {
		end = scanner->end;
		while (sentence_next_decision(scanner, &decision))
			if (decision.is_end) {
				end = decision.end;
				break;
			}
	}
	scanner->sentence = unicode_skip(scanner->s, end, scanner->end,
					 UNICODE_SPACE);
	sentence->end = unicode_skip_back(scanner->s, begin, end,
					  UNICODE_SPACE);
	return true;
}
