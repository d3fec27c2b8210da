/* SPDX-License-Identifier: MIT */
/*
 * Whether a stop ends a sentence.
 * The rules by group, then the order in which they are asked.  Each one sees
 * the picture of a stop and says whether it ends the sentence, or passes.
 */
#include <config.h>

#include "split/rule.h"

#include "base/ascii.h"
#include "split/label.h"

/* A question inside parentheses: how far its ")" may be, in bytes. */
#define MAX_PAREN 200
/* How far the "¡" of an exclamation is looked for, in bytes. */
#define MAX_EXCLAMATION 200
/* A dateline's length, and that of the agency in it, in bytes. */
#define MAX_DATELINE 60
#define MAX_AGENCY 40
/* The authors and the year of an entry of a bibliography, in bytes. */
#define MAX_REFERENCE 200
/* Letters of a token that is taken for an abbreviation unseen. */
#define MAX_SHORT 5

static enum rule_verdict
ends_if(bool condition)
{
	return condition ? RULE_ENDS : RULE_GOES_ON;
}

/* -- Rules for every stop, by what comes next ---------------------------- */

static enum rule_verdict
rule_continued(const struct stop *p)
{
	if (p->in_list)
		return RULE_PASS;
	if (stop_is_one_of(p->next_cp, ",;:.)]}%/&=+") || p->next_cp == 0xBB ||
	    p->next_cp == 0x201D)
		return RULE_GOES_ON;
	if (stop_is_one_of(p->first_cp, ".,;:)/") || p->first_cp == 0xBB ||
	    p->first_cp == 0x201D)
		return RULE_GOES_ON;
	return RULE_PASS;
}

static enum rule_verdict
rule_lower_case(const struct stop *p)
{
	size_t second;

	if (!(p->first_class & UNICODE_LOWER) || stop_opens_speech(p) ||
	    p->is_small ||
	    (p->in_list && (p->next_cp == '(' || label_begins_item(p))))
		return RULE_PASS;
	second = p->first + utf8_length((unsigned char)p->s[p->first]);
	if (second < p->end && unicode_class_at(p->s + second) & UNICODE_UPPER)
		return RULE_PASS; /* eBay, iPhone */
	return RULE_GOES_ON;
}

/* "(2) en junio": the sentence goes on after it. */
static enum rule_verdict
rule_remark(const struct stop *p)
{
	size_t n = p->end - p->next;
	const char *close;

	if (p->opener != '(' || p->in_list || p->first_class & UNICODE_UPPER)
		return RULE_PASS;
	close = memchr(p->s + p->next, ')', n < MAX_PAREN ? n : MAX_PAREN);
	return close && stop_continues_after(p, (size_t)(close - p->s) + 1)
		       ? RULE_GOES_ON
		       : RULE_PASS;
}

static enum rule_verdict
rule_no_word(const struct stop *p)
{
	if (p->first_class & (UNICODE_ALPHA | UNICODE_DIGIT) ||
	    stop_is_one_of(p->first_cp, "*#@$&") || p->first_cp == 0x2022 ||
	    p->first_cp == 0x20AC)
		return RULE_PASS;
	return RULE_GOES_ON;
}

/* "y", "o": what is joined by them goes on. */
static bool
is_joined(const struct stop *p)
{
	char letter = p->first < p->end ? ascii_lower(p->s[p->first]) : '\0';

	return stop_cp_at(p, p->first + 1) == ' ' &&
	       lexicon_find(p->lexicon->words, &letter, 1) & WORD_LETTER;
}

/* -- The rule for ; ------------------------------------------------------ */

/*
 * Spanish has a small letter after a semicolon.  A starter with a capital,
 * and no name after it, begins an item of a list that lost its line ends.
 */
static enum rule_verdict
rule_semicolon(const struct stop *p)
{
	size_t second = p->first;

	if (!p->starter || p->first != p->next || p->in_quotes ||
	    stop_is_shouted(p) || p->open_paren < p->stop)
		return RULE_GOES_ON;
	second = unicode_skip(p->s, second, p->end, UNICODE_WORD);
	if (is_joined(p)) /* "; Y" */
		return RULE_GOES_ON;
	second = unicode_skip(p->s, second, p->end, UNICODE_SPACE);
	return ends_if(second < p->end &&
		       unicode_class_at(p->s + second) &
			       (UNICODE_LOWER | UNICODE_DIGIT));
}

/* -- Rules for texts without capitals ------------------------------------ */

/* "¿quién soy? y ¿adónde voy?" */
static enum rule_verdict
rule_small_mark(const struct stop *p)
{
	if (!p->is_small || !(p->first_class & UNICODE_LOWER))
		return RULE_PASS;
	return ends_if(!is_joined(p));
}

/* After a word that is no abbreviation, or a number. */
static enum rule_verdict
rule_small(const struct stop *p)
{
	unsigned classes = UNICODE_ALPHA | UNICODE_LOWER | UNICODE_UPPER |
			   UNICODE_MARK | UNICODE_CLOSE | UNICODE_DIGIT |
			   UNICODE_IGNORABLE;

	if (!p->is_small || !(p->first_class & UNICODE_LOWER))
		return RULE_PASS;
	if (p->in_list)
		return RULE_PASS;
	if (p->abbreviation == ABBREVIATION_UNIT &&
	    stop_previous_last_class(p) & UNICODE_DIGIT)
		return RULE_ENDS;
	if (p->abbreviation != ABBREVIATION_NONE ||
	    (p->n_letters < 2 && !(p->token_classes & UNICODE_DIGIT)) ||
	    p->token_classes & ~classes || stop_is_at_begin(p))
		return RULE_GOES_ON;
	return RULE_ENDS;
}

/* -- Rules for ! and ? --------------------------------------------------- */

static enum rule_verdict
rule_doubt_mark(const struct stop *p)
{
	return p->stop > p->begin && p->s[p->stop - 1] == '(' &&
			       stop_cp_at(p, p->behind) == ')'
		       ? RULE_GOES_ON
		       : RULE_PASS;
}

/* A question that is itself inside parentheses goes on after them. */
static enum rule_verdict
rule_in_parentheses(const struct stop *p)
{
	size_t n = p->end - p->behind;

	if (p->open_paren >= p->stop || p->close != p->behind)
		return RULE_PASS;
	if (n > MAX_PAREN)
		n = MAX_PAREN;
	return memchr(p->s + p->behind, ')', n) ? RULE_GOES_ON : RULE_PASS;
}

/*
 * "Yahoo! Respuestas": a capitalised word inside the sentence, no "¡" before
 * and no starter after.
 */
static enum rule_verdict
rule_name(const struct stop *p)
{
	size_t begin = p->sentence;

	if (p->stop - begin > MAX_EXCLAMATION)
		begin = p->stop - MAX_EXCLAMATION;
	if (p->s[p->stop] != '!' || p->close != p->stop + 1 || p->starter ||
	    p->first != p->next)
		return RULE_PASS;
	for (size_t i = begin; i + 1 < p->stop; i++)
		if (!memcmp(p->s + i, "\xC2\xA1", 2))
			return RULE_PASS;
	return stop_is_name(p, p->stop) ? RULE_GOES_ON : RULE_PASS;
}

static enum rule_verdict
rule_mark(const struct stop *p)
{
	(void)p;
	return RULE_ENDS;
}

/* -- Rules for ... and … ------------------------------------------------- */

static enum rule_verdict
rule_omission(const struct stop *p)
{
	if (p->stop == p->begin ||
	    !stop_is_one_of(stop_cp_at(p, p->behind), ")]"))
		return RULE_PASS;
	if (!stop_is_one_of((unsigned char)p->s[p->stop - 1], "(["))
		return RULE_PASS;
	return p->starter ? RULE_PASS : RULE_GOES_ON;
}

static enum rule_verdict
rule_ellipsis(const struct stop *p)
{
	return ends_if(p->first_class & UNICODE_UPPER ||
		       (p->first_class & UNICODE_DIGIT && stop_opens(p)));
}

/* -- Rules for a full stop, by the token it is after ---------------- */

/* "1.", "IV." or "b." before a sentence or an item. */
static enum rule_verdict
rule_enumerator(const struct stop *p)
{
	bool number = !(p->token_classes & ~(unsigned)UNICODE_DIGIT) &&
		      p->n_letters <= 3;
	bool letter = p->n_letters == 1 && p->token_classes & UNICODE_ALPHA;
	uint32_t before;

	if (p->token == p->stop || p->new_line)
		return RULE_PASS;
	if (stop_is_at_begin(p))
		return number || letter ||
				       stop_is_roman(p->s, p->token, p->stop) ||
				       label_is_small_roman(p->s, p->token,
							    p->stop) ||
				       label_is_levels(p->s, p->token, p->stop)
			       ? RULE_GOES_ON
			       : RULE_PASS;
	if (!number || p->n_letters > 2 || p->previous == p->previous_end)
		return RULE_PASS;
	before = utf8_get(p->s + utf8_previous(p->s, p->previous_end));
	return stop_is_one_of(before, ":;)") && p->first_class & UNICODE_UPPER
		       ? RULE_GOES_ON
		       : RULE_PASS;
}

/* "Artículo 5.", "Disposición final primera.", "Segundo." */
static enum rule_verdict
rule_label(const struct stop *p)
{
	return !p->new_line && p->first == p->next && label_is_heading(p)
		       ? RULE_GOES_ON
		       : RULE_PASS;
}

/* "Trajo pan, etc. (Ana no fue) y se marchó." */
static enum rule_verdict
rule_aside(const struct stop *p)
{
	if (p->opener != '(' || !stop_opens_remark(p) ||
	    (p->abbreviation == ABBREVIATION_NONE && p->n_letters > 1 &&
	     !stop_is_dotted(p)))
		return RULE_PASS;
	return RULE_GOES_ON;
}

/* After the one to three words with capitals that the sentence begins with. */
static size_t
skip_surnames(const struct stop *p)
{
	size_t i = p->sentence, end = i;

	for (int n = 0;
	     n < 3 && i < p->stop && unicode_class_at(p->s + i) & UNICODE_UPPER;
	     n++) {
		end = unicode_skip(p->s, i, p->stop,
				   UNICODE_WORD | UNICODE_DASH);
		i = unicode_skip(p->s, end, p->stop, UNICODE_SPACE);
	}
	return end;
}

/* "Ruiz, A. (2020). El agua del río.": an entry of a bibliography. */
static enum rule_verdict
rule_reference(const struct stop *p)
{
	size_t i, before;

	if (p->stop - p->sentence > MAX_REFERENCE ||
	    !(p->token_classes & UNICODE_CLOSE) ||
	    !(unicode_class(p->token_first) & UNICODE_DIGIT) ||
	    p->token == p->sentence || p->s[p->token - 1] != '(')
		return RULE_PASS;
	before = unicode_skip_back(p->s, p->sentence, p->token - 1,
				   UNICODE_SPACE);
	i = skip_surnames(p);
	if (before == p->sentence || stop_cp_at(p, i) != ',' ||
	    !stop_is_one_of((unsigned char)p->s[before - 1], ".)"))
		return RULE_PASS;
	i = unicode_skip(p->s, i + 1, p->stop, UNICODE_SPACE);
	return unicode_class_at(p->s + i) & UNICODE_UPPER &&
			       p->s[i + utf8_length((unsigned char)p->s[i])] ==
				       '.'
		       ? RULE_GOES_ON
		       : RULE_PASS;
}

/* "$. 30", "S/. 4880" */
static enum rule_verdict
rule_currency(const struct stop *p)
{
	uint32_t last = p->token < p->stop
				? utf8_get(p->s + utf8_previous(p->s, p->stop))
				: 0;

	if (!(p->first_class & UNICODE_DIGIT) || p->n_letters > 3 ||
	    !(last == '$' || last == 0x20AC ||
	      (last == '/' && p->token_first == 'S')))
		return RULE_PASS;
	return stop_previous_last_class(p) & UNICODE_DIGIT ? RULE_PASS
							   : RULE_GOES_ON;
}

/* The value of the word [begin, end) in TABLE. */
static uint32_t
look_up(const struct stop *p, const struct lexicon_table *table, size_t begin,
	size_t end)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(p->s + begin, end - begin, folded);

	return n ? lexicon_find(table, folded, n) : 0;
}

/* "el 2. Octubre": a day, with the full stop of an ordinal, and its month. */
static bool
is_day_of_month(const struct stop *p)
{
	if (p->n_letters > 2 || p->new_line || p->first != p->next ||
	    !(p->first_class & UNICODE_UPPER))
		return false;
	return look_up(p, p->lexicon->words, p->previous, p->previous_end) &
		       (WORD_DEFINITE | WORD_CONTRACTED) &&
	       look_up(p, p->lexicon->months, p->first,
		       unicode_skip(p->s, p->first, p->end,
				    UNICODE_ALPHA | UNICODE_MARK));
}

static enum rule_verdict
rule_number(const struct stop *p)
{
	size_t i = p->token + (p->s[p->token] == '-');

	if (i >= p->stop || !ascii_is_digit(p->s[i]))
		return RULE_PASS;
	for (; i < p->stop; i++)
		if (!stop_is_one_of((unsigned char)p->s[i], "0123456789.,:%-"))
			return RULE_PASS;
	return is_day_of_month(p) ? RULE_GOES_ON : RULE_ENDS;
}

/* Words that a letter belongs to, as in "vitamina C" or "siglo V". */
static bool
is_named_by_letter(const struct stop *p)
{
	enum lexicon_numbered kind = stop_get_numbered(p);

	return kind == NUMBERED_LETTER || kind == NUMBERED_PART;
}

/* The token before is a letter such as FIRST with its full stop. */
static bool
is_second_half(const struct stop *p, enum lexicon_word first)
{
	return p->previous_end - p->previous == 2 &&
	       p->s[p->previous + 1] == '.' &&
	       lexicon_find(p->lexicon->words, p->s + p->previous, 1) & first;
}

static enum rule_verdict
rule_initial(const struct stop *p)
{
	bool numeral, kept;
	unsigned before = stop_previous_last_class(p);

	if (p->n_letters != 1 || !(p->token_classes & UNICODE_UPPER))
		return RULE_PASS;
	if (stop_is_half(p))
		return RULE_GOES_ON;
	if (is_second_half(p, WORD_ERA)) /* a. C. */
		return ends_if(p->first_class & UNICODE_UPPER || stop_opens(p));
	if (before & (UNICODE_DIGIT | UNICODE_ALPHA) &&
	    !(before & (UNICODE_UPPER | UNICODE_LOWER))) /* a door: "3.º B." */
		return ends_if(p->first_class & UNICODE_UPPER || stop_opens(p));
	if (is_named_by_letter(p))
		return ends_if(p->first_class & UNICODE_UPPER || stop_opens(p));
	if (!p->starter)
		return ends_if(stop_opens(p));
	numeral = stop_is_roman(p->s, p->token, p->stop) &&
		  stop_get_numbered(p);
	kept = p->weak &&
	       (stop_follows_name(p) ||
		!(p->first + 1 < p->end &&
		  unicode_class_at(p->s + p->first + 1) & UNICODE_WORD));
	return ends_if(numeral || !kept || stop_opens(p));
}

static enum rule_verdict
rule_letter(const struct stop *p)
{
	uint32_t word;

	if (p->n_letters != 1 || !(p->token_classes & UNICODE_ALPHA))
		return RULE_PASS;
	if (stop_is_half(p))
		return RULE_GOES_ON;
	word = lexicon_find(p->lexicon->words, p->word, p->n_word);
	if (stop_previous_last_class(p) & UNICODE_DIGIT &&
	    (p->abbreviation == ABBREVIATION_UNIT || word & WORD_AREA))
		return RULE_ENDS;
	if (word & WORD_LETTER)
		return RULE_ENDS;
	if (is_second_half(p, WORD_NOON)) /* p. m. */
		return ends_if(p->first_class & UNICODE_UPPER || stop_opens(p));
	return ends_if(stop_opens(p) ||
		       (p->starter && p->abbreviation != ABBREVIATION_BOUND));
}

/* EE.UU., S.A., p.m.: letters with stops between them. */
static enum rule_verdict
rule_acronym(const struct stop *p)
{
	unsigned dashed = p->next < p->first &&
			  unicode_class(p->next_cp) & UNICODE_DASH;

	if (!stop_is_dotted(p))
		return RULE_PASS;
	if (p->abbreviation == ABBREVIATION_BOUND)
		return RULE_GOES_ON;
	if (dashed && !p->starter)
		return RULE_GOES_ON;
	if (p->abbreviation == ABBREVIATION_FREE || stop_is_company(p))
		return ends_if(!(p->first_class & UNICODE_DIGIT));
	if (!(p->token_classes & UNICODE_UPPER) &&
	    p->abbreviation == ABBREVIATION_NONE)
		return ends_if(p->first_class & UNICODE_UPPER || stop_opens(p));
	return ends_if(p->starter || stop_opens(p));
}

/* EE. UU., RR. HH.: the left half never ends, the right may. */
static enum rule_verdict
rule_doubled(const struct stop *p)
{
	if (p->token_classes & UNICODE_LOWER)
		return RULE_PASS;
	return p->abbreviation == ABBREVIATION_PAIR ? RULE_GOES_ON : RULE_PASS;
}

static enum rule_verdict
rule_unit(const struct stop *p)
{
	if (p->abbreviation != ABBREVIATION_UNIT)
		return RULE_PASS;
	if (stop_previous_last_class(p) & UNICODE_DIGIT)
		return ends_if(p->first_class &
				       (UNICODE_UPPER | UNICODE_DIGIT) ||
			       stop_opens(p));
	if (unicode_class(p->token_first) & UNICODE_UPPER &&
	    p->token_classes & UNICODE_LOWER && p->first == p->next &&
	    p->first_class & UNICODE_UPPER) /* "Mg. Ruiz" */
		return ends_if(p->starter);
	return ends_if(!(p->first_class & UNICODE_DIGIT)); /* "km. 34" */
}

static enum rule_verdict
rule_ordinal(const struct stop *p)
{
	uint32_t last;

	if (p->token == p->stop)
		return RULE_PASS;
	last = utf8_get(p->s + utf8_previous(p->s, p->stop));
	if (last != 0xBA && last != 0xAA && last != 0xB0)
		return RULE_PASS;
	return !stop_is_at_begin(p) || p->n_letters > 2 ? RULE_PASS
							: RULE_GOES_ON;
}

/* PP., SAN.: capitals that are an abbreviation in lower case. */
static enum rule_verdict
rule_capitals(const struct stop *p)
{
	if (p->n_letters < 2 || p->token_classes & UNICODE_LOWER ||
	    p->abbreviation != ABBREVIATION_BOUND)
		return RULE_PASS;
	return ends_if((p->starter && !stop_is_shouted(p)) || stop_opens(p));
}

static enum rule_verdict
rule_et_al(const struct stop *p)
{
	if (p->n_word != 2 || memcmp(p->word, "al", 2) ||
	    p->previous_end - p->previous != 2 ||
	    memcmp(p->s + p->previous, "et", 2) || p->opener == 0xBF)
		return RULE_PASS;
	return p->opener == '(' || !p->starter ? RULE_GOES_ON : RULE_PASS;
}

static enum rule_verdict
rule_month(const struct stop *p)
{
	if (p->abbreviation != ABBREVIATION_MONTH)
		return RULE_PASS;
	if (p->token_first < 0x80 &&
	    unicode_class(p->token_first) & UNICODE_UPPER &&
	    p->first_class & UNICODE_DIGIT)
		return RULE_GOES_ON;
	return ends_if(p->first_class & UNICODE_UPPER || stop_opens(p));
}

/* Words that are abbreviations only where a number or name follows. */
static enum rule_verdict
rule_context(const struct stop *p)
{
	bool title = p->abbreviation == ABBREVIATION_TITLE;

	if (p->abbreviation != ABBREVIATION_CONTEXT && !title)
		return RULE_PASS;
	if (p->first_class & UNICODE_DIGIT ||
	    stop_is_roman(p->s, p->first, p->end))
		return stop_opens_speech(p) ? RULE_ENDS : RULE_GOES_ON;
	if (title && p->first == p->next &&
	    unicode_class(p->token_first) & UNICODE_UPPER &&
	    p->token_classes & UNICODE_LOWER && !stop_follows_name(p) &&
	    !(p->starter && stop_previous_last_class(p) & UNICODE_DIGIT))
		return RULE_GOES_ON;
	return RULE_ENDS;
}

static enum rule_verdict
rule_bound(const struct stop *p)
{
	if (p->abbreviation != ABBREVIATION_BOUND)
		return RULE_PASS;
	return ends_if(stop_opens_speech(p));
}

static enum rule_verdict
rule_starter(const struct stop *p)
{
	if (p->abbreviation != ABBREVIATION_STARTER)
		return RULE_PASS;
	return ends_if(p->starter || stop_opens(p));
}

static enum rule_verdict
rule_free(const struct stop *p)
{
	if (p->abbreviation != ABBREVIATION_FREE)
		return RULE_PASS;
	if (stop_opens(p) || p->starter)
		return RULE_ENDS;
	return ends_if(
		p->first_class & UNICODE_UPPER &&
		(p->token_classes & UNICODE_LOWER || !stop_is_shouted(p)));
}

/* Whether a number comes next, or what says that one does: "Nº", "núm.". */
static bool
precedes_number(const struct stop *p)
{
	size_t i = p->first;
	char folded[FOLD_ROOM];
	size_t n;

	if (p->first_class & UNICODE_DIGIT)
		return true;
	if (!(p->first_class & UNICODE_UPPER) || p->first_cp != 'N')
		return false;
	while (i < p->end && i - p->first < 8 &&
	       (unicode_class_at(p->s + i) & UNICODE_ALPHA || p->s[i] == '.'))
		i += utf8_length((unsigned char)p->s[i]);
	i -= i > p->first && p->s[i - 1] == '.';
	n = fold_word(p->s + p->first, i - p->first, folded);
	return p->s[i - 1] != 'o' &&
	       lexicon_find(p->lexicon->abbreviations, folded, n) ==
		       ABBREVIATION_BOUND;
}

/*
 * A short token that ends in a consonant and is no known word, before a
 * number: "exped. 33".
 */
static enum rule_verdict
rule_short(const struct stop *p)
{
	size_t last = p->stop ? utf8_previous(p->s, p->stop) : 0;

	if (p->abbreviation != ABBREVIATION_NONE || p->n_letters < 2 ||
	    p->n_letters > MAX_SHORT || p->n_word != p->n_letters ||
	    !precedes_number(p) || stop_opens_speech(p) ||
	    p->token_classes & ~(unsigned)(UNICODE_ALPHA | UNICODE_UPPER |
					   UNICODE_LOWER) ||
	    !(p->token_classes & UNICODE_LOWER) || p->s[last] < 'b' ||
	    stop_is_one_of((unsigned char)p->s[last], "aeiou") ||
	    (p->s[last] == 's' &&
	     stop_is_one_of((unsigned char)p->s[last - 1], "aeiou")))
		return RULE_PASS;
	return lexicon_find(p->lexicon->frequencies, p->word, p->n_word) ||
			       lexicon_find(p->lexicon->stopwords, p->word,
					    p->n_word)
		       ? RULE_PASS
		       : RULE_GOES_ON;
}

/* After AT is a dash and a space, perhaps with "(EFE)" and "." before. */
static bool
has_dateline_dash(const struct stop *p, size_t at)
{
	const char *close;
	uint32_t cp;

	if (stop_cp_at(p, at) == '(') {
		size_t n = p->end - at < MAX_AGENCY ? p->end - at : MAX_AGENCY;

		close = memchr(p->s + at, ')', n);
		if (!close)
			return false;
		at = (size_t)(close - p->s) + 1;
		at += stop_cp_at(p, at) == '.';
		at = unicode_skip(p->s, at, p->end, UNICODE_SPACE);
	}
	cp = stop_cp_at(p, at);
	if (!(unicode_class(cp) & UNICODE_DASH))
		return false;
	at += utf8_length((unsigned char)p->s[at]);
	return unicode_class(stop_cp_at(p, at)) & UNICODE_SPACE;
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
		    !lexicon_find(p->lexicon->months, folded, n) &&
		    lexicon_find(p->lexicon->abbreviations, folded, n) !=
			    ABBREVIATION_MONTH)
			return false;
		i = end > i ? end : i + utf8_length((unsigned char)p->s[i]);
	}
	return true;
}

/* "Lima, 7 jul. - Texto", "Quito, 9 ago. (EFE).- Texto": all one sentence. */
static enum rule_verdict
rule_dateline(const struct stop *p)
{
	return has_dateline_dash(p, p->next) && is_place_and_date(p)
		       ? RULE_GOES_ON
		       : RULE_PASS;
}

/* "el 7 de julio. - Texto" in the middle of a paragraph. */
static enum rule_verdict
rule_dated(const struct stop *p)
{
	if (!(unicode_class(p->next_cp) & UNICODE_DASH) ||
	    !has_dateline_dash(p, p->next) ||
	    !lexicon_find(p->lexicon->months, p->word, p->n_word))
		return RULE_PASS;
	return stop_previous_last_class(p) & UNICODE_DIGIT ||
			       stop_find_previous(p, p->lexicon->words) &
				       WORD_OF
		       ? RULE_GOES_ON
		       : RULE_PASS;
}

static enum rule_verdict
rule_full_stop(const struct stop *p)
{
	(void)p;
	return RULE_ENDS;
}

/* -- The order in which they are asked ----------------------------------- */

static const struct rule next_rules[] = {
	{"continued", "what follows continues the sentence", rule_continued},
	{"remark", "the sentence goes on after parentheses", rule_remark},
	{"lower-case", "a small letter follows", rule_lower_case},
	{"no-word", "what follows cannot begin a sentence", rule_no_word},
	{NULL, NULL, NULL},
};

static const struct rule semicolon_rules[] = {
	{"semicolon", "whether it stands between items of a list",
	 rule_semicolon},
	{NULL, NULL, NULL},
};

static const struct rule mark_rules[] = {
	{"small-mark", "the text has no capitals", rule_small_mark},
	{"doubt-mark", "a remark inside the sentence", rule_doubt_mark},
	{"in-parentheses", "inside parentheses that are still open",
	 rule_in_parentheses},
	{"name", "the mark belongs to a name", rule_name},
	{"mark", "a question or exclamation is complete", rule_mark},
	{NULL, NULL, NULL},
};

static const struct rule ellipsis_rules[] = {
	{"omission", "words were left out", rule_omission},
	{"ellipsis", "whether a capital follows an ellipsis", rule_ellipsis},
	{NULL, NULL, NULL},
};

static const struct rule full_stop_rules[] = {
	{"small", "the text has no capitals", rule_small},
	{"dateline", "place and date in front of a news item", rule_dateline},
	{"enumerator", "it numbers what follows", rule_enumerator},
	{"label", "it names what follows", rule_label},
	{"aside", "parentheses after an abbreviation", rule_aside},
	{"reference", "an entry of a bibliography", rule_reference},
	{"currency", "a currency before its amount", rule_currency},
	{"number", "a number ends as a word does", rule_number},
	{"initial", "an initial, a numeral or a door", rule_initial},
	{"letter", "a unit, or a letter of an abbreviation", rule_letter},
	{"acronym", "letters with stops between them", rule_acronym},
	{"doubled", "left half of a doubled abbreviation", rule_doubled},
	{"unit", "a unit of measure", rule_unit},
	{"ordinal", "an ordinal in front of what it numbers", rule_ordinal},
	{"capitals", "an acronym that is spelt as an abbreviation",
	 rule_capitals},
	{"et-al", "authors that are not named", rule_et_al},
	{"month", "a month or day, shortened", rule_month},
	{"context", "an abbreviation before a number or name only",
	 rule_context},
	{"bound", "an abbreviation that never ends a sentence", rule_bound},
	{"starter", "an abbreviation, final before a starter only",
	 rule_starter},
	{"free", "an abbreviation that may be final", rule_free},
	{"short", "no word, and a number follows", rule_short},
	{"dated", "a date goes on behind a dash", rule_dated},
	{"full-stop", "nothing speaks against the end", rule_full_stop},
	{NULL, NULL, NULL},
};

/* The first rule that does not pass; the last of each list never does. */
static const struct rule *
ask(const struct rule *rules, const struct stop *p, enum rule_verdict *verdict)
{
	while ((*verdict = rules->ask(p)) == RULE_PASS && rules[1].name)
		rules++;
	return rules;
}

/* Whether one of the terminators is neither "." nor "…". */
static bool
has_mark(const struct stop *p)
{
	for (size_t i = p->stop; i < p->behind;
	     i += utf8_length((unsigned char)p->s[i])) {
		uint32_t cp = utf8_get(p->s + i);

		if (cp != '.' && cp != 0x2026)
			return true;
	}
	return false;
}

const struct rule *
rule_decide(struct stop *p, bool *is_end)
{
	enum rule_verdict verdict;
	const struct rule *rule;

	stop_look_forward(p);
	rule = ask(next_rules, p, &verdict);
	if (verdict == RULE_PASS && p->s[p->stop] == ';') {
		rule = ask(semicolon_rules, p, &verdict);
	} else if (verdict == RULE_PASS && has_mark(p)) {
		rule = ask(mark_rules, p, &verdict);
	} else if (verdict == RULE_PASS && p->behind - p->stop > 1) {
		rule = ask(ellipsis_rules, p, &verdict);
	} else if (verdict == RULE_PASS) {
		stop_look_back(p);
		rule = ask(full_stop_rules, p, &verdict);
	}
	*is_end = verdict == RULE_ENDS;
	return rule;
}
