/* SPDX-License-Identifier: MIT */
/*
 * Blocks into sentences.
 * Walks through a block from stop to stop; the rules decide.  What a rule may
 * need to know of the text before, whether quotation marks and parentheses
 * are open, is kept up to date on the way.
 */
#include <config.h>

#include "split/sentence.h"

#include "split/closing.h"
#include "text/scan.h"

/* From so much on, capitals before a sentence are a heading. */
#define GLUED_MIN_WORDS 4
#define GLUED_MIN_LETTERS 15

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

/*
 * Whether sentences begin with small letters: the block does, and no capital
 * is after a stop.  Most blocks are told by their first letter.
 */
static bool
is_small(const char *s, size_t begin, size_t end)
{
	size_t i = begin;

	while (i < end && i - begin < 2 * UTF8_MAX &&
	       !(unicode_class_at(s + i) & UNICODE_ALPHA))
		i += utf8_length((unsigned char)s[i]);
	if (i >= end || !(unicode_class_at(s + i) & UNICODE_LOWER))
		return false;
	while ((i = scan_punctuation(s, i, end)) < end) {
		bool stop = unicode_class_at(s + i) & UNICODE_TERMINATOR;
		size_t next;

		i += utf8_length((unsigned char)s[i]);
		next = unicode_skip(s, i, end, UNICODE_SPACE | UNICODE_OPEN);
		if (stop && next > i && next < end &&
		    unicode_class_at(s + next) & UNICODE_UPPER)
			return false;
	}
	return true;
}

void
sentence_init(struct sentence_scanner *scanner, const struct language *lexicon,
	      const char *s, size_t begin, size_t end)
{
	*scanner =
		(struct sentence_scanner){.lexicon = lexicon,
					  .s = s,
					  .begin = begin,
					  .end = end,
					  .at = begin,
					  .sentence = begin,
					  .is_small = is_small(s, begin, end),
					  .open_paren = end};
}

/*
 * A straight quote that is free after the stop closes the sentence if
 * one is open:  «Eso dijo. " Pero …».  False: it does, and the sentence goes
 * on after it.
 */
static bool
take_free_quote(struct stop *p)
{
	size_t behind = p->next + 1, after;

	if (!p->in_quotes || p->s[p->next] != '"')
		return true;
	if (stop_is_one_of(stop_cp_at(p, behind), ",;:"))
		return false;
	if (!(unicode_class(stop_cp_at(p, behind)) & UNICODE_SPACE))
		return true;
	after = unicode_skip(p->s, behind, p->end, UNICODE_SPACE);
	if (after == p->end || stop_is_one_of(stop_cp_at(p, after), ",;:") ||
	    unicode_class_at(p->s + after) & UNICODE_LOWER)
		return false;
	p->close = behind;
	p->next = after;
	return true;
}

/*
 * Fills P with what is around the terminators at STOP.  False if no sentence
 * can end there: nothing is after it, or what could not begin one.
 */
static bool
look_at(struct sentence_scanner *scanner, size_t stop, struct stop *p)
{
	const char *s = scanner->s;
	size_t end = scanner->end;

	p->lexicon = scanner->lexicon;
	p->s = s;
	p->begin = scanner->begin;
	p->end = end;
	p->sentence = scanner->sentence;
	p->stop = stop;
	p->behind = s[stop] == ';'
			    ? stop + 1
			    : unicode_skip(s, stop, end, UNICODE_TERMINATOR);
	count_quotes(scanner, p->behind);
	p->in_quotes = scanner->in_quotes;
	p->is_small = scanner->is_small;
	p->close = s[stop] == ';' ? p->behind : closing_skip(p);
	if (p->close == end)
		return false;
	if (!(unicode_class_at(s + p->close) & UNICODE_SPACE) &&
	    (s[stop] == ';' || !closing_is_glued(p)))
		return false;
	p->next = unicode_skip(s, p->close, end, UNICODE_SPACE);
	if (p->next == end)
		return false;
	p->new_line = false;
	for (size_t i = p->close; i < p->next; i++)
		p->new_line |= s[i] == '\n' || s[i] == '\r';
	return true;
}

/* Where the emoticon begins of which the parenthesis at I is the mouth, or I.
 */
static size_t
find_eyes(const char *s, size_t begin, size_t i)
{
	size_t at = i;

	at -= at > begin && (s[at - 1] == '-' || s[at - 1] == '\'');
	return at > begin && (s[at - 1] == ':' || s[at - 1] == ';') ? at - 1
								    : i;
}

/*
 * A face ends a sentence if a starter with a capital follows:  "Ya llegué :)
 * Luego te llamo".
 */
static bool
take_face(struct sentence_scanner *scanner, size_t i,
	  struct sentence_decision *decision)
{
	static const struct rule face = {"face", "a face, then a starter",
					 NULL};
	const char *s = scanner->s;
	size_t begin = i, next;
	struct stop p;

	if (s[i] == '(' || s[i] == ')')
		begin = find_eyes(s, scanner->sentence, i);
	if (s[i] > 0 && begin == i) /* most marks: P is large, so not yet */
		return false;
	p = (struct stop){.lexicon = scanner->lexicon,
			  .s = s,
			  .begin = scanner->begin,
			  .end = scanner->end,
			  .sentence = scanner->sentence,
			  .stop = begin,
			  .behind = begin};
	if (!closing_is_face(&p))
		return false;
	p.close = closing_skip(&p);
	next = unicode_skip(s, p.close, p.end, UNICODE_SPACE);
	if (p.close <= i || next == p.close || next == p.end ||
	    !(unicode_class_at(s + next) & UNICODE_UPPER) ||
	    !stop_find_starter(p.lexicon, s, next, p.end))
		return false;
	*decision = (struct sentence_decision){p.stop, p.close, true, &face};
	count_quotes(scanner, p.close);
	scanner->sentence = next;
	return true;
}

/* A terminator; or a semicolon if a capital follows, which is rare. */
static bool
is_stop(const struct sentence_scanner *scanner, size_t i)
{
	const char *s = scanner->s;

	if (s[i] != ';')
		return unicode_class_at(s + i) & UNICODE_TERMINATOR;
	i = unicode_skip(s, i + 1, scanner->end, UNICODE_SPACE);
	return i < scanner->end && unicode_class_at(s + i) & UNICODE_UPPER;
}

bool
sentence_next_decision(struct sentence_scanner *scanner,
		       struct sentence_decision *decision)
{
	static const struct rule free_quote = {
		"free-quote", "the quotation goes on behind the mark", NULL};
	struct stop p;

	for (;;) {
		size_t i = scan_punctuation(scanner->s, scanner->at,
					    scanner->end);

		if (i == scanner->end)
			return false;
		scanner->at = i;
		if (!is_stop(scanner, i)) {
			if (take_face(scanner, i, decision))
				return true;
			i += utf8_length((unsigned char)scanner->s[i]);
			count_quotes(scanner, i);
			continue;
		}
		if (look_at(scanner, i, &p))
			break;
	}
	count_quotes(scanner, p.close);
	p.open_paren = scanner->open_paren;
	p.in_quotes = scanner->in_quotes;
	decision->stop = p.stop;
	decision->rule = &free_quote;
	decision->is_end = false;
	if (take_free_quote(&p))
		decision->rule = rule_decide(&p, &decision->is_end);
	decision->end = p.close;
	count_quotes(scanner, p.close);
	if (decision->is_end)
		scanner->sentence = p.next;
	return true;
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
	size_t n_last = 0; /* letters of the last word */

	for (;;) {
		size_t behind = i, n_before = n_letters;
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
		n_last = n_letters - n_before;
		i = behind + 1;
		n_words++;
	}
	if (n_words < GLUED_MIN_WORDS || n_letters < GLUED_MIN_LETTERS ||
	    !n_last || !stop_find_starter(scanner->lexicon, s, i, end))
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
