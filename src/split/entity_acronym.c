/* SPDX-License-Identifier: MIT */
/*
 * Acronyms: words of capitals that stand for several.  What is only written
 * in capitals is none: whole lines, laws and notices, surnames in minutes.
 */
#include <config.h>

#include "split/entity_capital.h"

#include "text/scan.h"

/* Longer "acronyms" are words in capitals. */
#define MAX_ACRONYM 12
/* Words in capitals side by side that are no acronyms. */
#define MAX_RUN 3
/* Bytes of a word that is hardly an acronym beside another one. */
#define MIN_WORD 5
/* So much of a segment is looked at to see whether it is in capitals. */
#define SHOUT_SAMPLE 120

/* Whether more words before END are in capitals than have small letters. */
static bool
has_capital_words(const struct entity_scanner *x, size_t end)
{
	size_t n_capital = 0, n_small = 0, i = x->begin;

	while (i < end) {
		size_t word = i;
		bool upper = false, lower = false;
		unsigned class;

		while (i < end &&
		       (class = unicode_class_at(x->s + i)) & UNICODE_WORD) {
			upper |= (class & UNICODE_UPPER) != 0;
			lower |= (class & UNICODE_LOWER) != 0;
			i += utf8_length((unsigned char)x->s[i]);
		}
		n_capital += upper && !lower;
		n_small += lower;
		if (i == word)
			i += utf8_length((unsigned char)x->s[i]);
	}
	return n_capital > n_small;
}

bool
entity_is_shouted(struct entity_scanner *x)
{
	size_t n_upper, n_lower, end = x->end;

	if (x->shouted >= 0)
		return x->shouted;
	if (end - x->begin > SHOUT_SAMPLE)
		end = x->begin + SHOUT_SAMPLE;
	scan_count_case(x->s + x->begin, end - x->begin, &n_upper, &n_lower);
	x->shouted = n_upper > n_lower && n_upper > MAX_ACRONYM &&
		     has_capital_words(x, end);
	return x->shouted;
}

/* -- Acronyms ------------------------------------------------------------ */

/* Takes the digit of ONE, FIVE, TEN, such as I, V, X, that is at *AT. */
static void
take_roman_digit(const struct entity_scanner *x, size_t *at, char one,
		 char five, char ten)
{
	char next = entity_byte(x, *at + 1);
	size_t n = 0;

	if (entity_byte(x, *at) == one && next &&
	    (next == five || next == ten)) {
		*at += 2;
		return;
	}
	*at += five && entity_byte(x, *at) == five;
	for (; n < 3 && entity_byte(x, *at) == one; n++)
		++*at;
}

static bool
is_digit(char c)
{
	const uint32_t digits = 1u << ('I' - 'A') | 1u << ('V' - 'A') |
				1u << ('X' - 'A') | 1u << ('L' - 'A') |
				1u << ('C' - 'A') | 1u << ('D' - 'A') |
				1u << ('M' - 'A');

	return ascii_is_upper(c) && digits >> (c - 'A') & 1;
}

size_t
entity_roman_end(const struct entity_scanner *x, size_t at)
{
	size_t end = at;

	if (!is_digit(entity_byte(x, at)))
		return at;
	take_roman_digit(x, &end, 'M', 0, 0);
	take_roman_digit(x, &end, 'C', 'D', 'M');
	take_roman_digit(x, &end, 'X', 'L', 'C');
	take_roman_digit(x, &end, 'I', 'V', 'X');
	return entity_class_at(x, end) & UNICODE_WORD ? at : end;
}

/* Roman numerals but those of C, D, M alone, such as CD. */
static bool
is_roman(const struct entity_scanner *x, const struct capital *word)
{
	size_t i = word->begin;

	if (entity_roman_end(x, i) != word->end)
		return false;
	while (i < word->end && !strchr("IVX", x->s[i]))
		i++;
	return i < word->end;
}

void
entity_add_acronym(struct entity_scanner *x, size_t begin, size_t end, size_t n_tail)
{
	char letters[64];
	size_t n = 0;

	for (size_t i = begin; i < end - n_tail;) {
		size_t len = utf8_length((unsigned char)x->s[i]);

		if (n + len > sizeof(letters))
			break;
		if (x->s[i] != '.' &&
		    !(unicode_class_at(x->s + i) & UNICODE_SPACE)) {
			memcpy(letters + n, x->s + i, len);
			n += len;
		}
		i += len;
	}
	entity_add(x, SUMARIO_ENTITY_ACRONYM, begin, end, true, letters, n);
}

/* "EE UU", "JJ OO": two letters twice, each a plural; where it ends, or BEGIN. */
static size_t
doubled_end(const struct entity_scanner *x, size_t begin)
{
	if (x->end - begin < 5 || x->s[begin] != x->s[begin + 1] ||
	    x->s[begin + 2] != ' ' || x->s[begin + 3] != x->s[begin + 4] ||
	    !ascii_is_upper(x->s[begin]) || !ascii_is_upper(x->s[begin + 3]) ||
	    entity_class_at(x, begin + 5) & UNICODE_WORD)
		return begin;
	return begin + 5;
}

size_t
entity_dotted_end(const struct entity_scanner *x, size_t begin)
{
	size_t at = begin, end = begin, n_groups = 0;

	while (at - begin < 3 * ENTITY_MAX_BACK / 4) {
		size_t i = at, n = 0;

		while (entity_class_at(x, i) & UNICODE_UPPER && n < 3) {
			i += utf8_length((unsigned char)x->s[i]);
			n++;
		}
		if (n == 1 && at == end && n_groups > 1 &&
		    !(entity_class_at(x, i) & UNICODE_WORD))
			end = i; /* "S.N.C" */
		if (!n || n > 2 || entity_byte(x, i) != '.')
			break;
		end = i + 1;
		n_groups++;
		at = entity_skip_blank(x, end);
		if (at - end > 2)
			break;
	}
	return n_groups > 1 ? end : doubled_end(x, begin);
}

/* Where the word of capitals that ends at END begins, or END. */
static size_t
capitals_begin(const struct entity_scanner *x, size_t end)
{
	size_t begin = end;

	while (entity_class_before(x, begin) & UNICODE_UPPER)
		begin = utf8_previous(x->s, begin);
	return entity_class_before(x, begin) & UNICODE_WORD ? end : begin;
}

/* Where the word of capitals that begins at AT ends, or AT. */
static size_t
capitals_end(const struct entity_scanner *x, size_t at)
{
	size_t end = at;

	while (entity_class_at(x, end) & UNICODE_UPPER)
		end += utf8_length((unsigned char)x->s[end]);
	return entity_class_at(x, end) & UNICODE_WORD ? at : end;
}

/* Words in capitals, with blanks between: how many WORD is one of. */
struct run {
	size_t n;
	size_t begin;
	bool is_long; /* one of them has many letters */
};

static void
extend_run(struct run *run, size_t begin, size_t end)
{
	run->n++;
	run->is_long |= end - begin >= MIN_WORD;
}

static struct run
find_run(const struct entity_scanner *x, const struct capital *word)
{
	struct run run = {0};
	size_t begin = word->begin, end = word->end, at;

	extend_run(&run, begin, end);
	while (run.n < MAX_RUN) {
		size_t stop = entity_skip_blank_back(x, begin);

		at = stop < begin ? capitals_begin(x, stop) : stop;
		if (at == stop)
			break;
		extend_run(&run, at, stop);
		begin = at;
	}
	run.begin = begin;
	while (run.n < MAX_RUN) {
		size_t start = entity_skip_blank(x, end);

		at = start > end ? capitals_end(x, start) : start;
		if (at == start)
			break;
		extend_run(&run, start, at);
		end = at;
	}
	return run;
}

bool
entity_is_plain_word(const struct entity_scanner *x, const struct capital *word)
{
	const struct language *lexicon = x->doc->article.lexicon;
	const uint32_t grammar = ENDING_VERB | ENDING_INFINITIVE | ENDING_NOUN |
				 ENDING_PARTICIPLE | ENDING_MANNER;
	char folded[FOLD_ROOM];
	size_t n = fold_word(x->s + word->begin, word->end - word->begin,
			     folded);

	if (!n || word->n_digits)
		return false;
	/* Acronyms have no accents. */
	if (n > word->n_upper + word->n_lower && !memchr(folded, '&', n))
		return true;
	if (lexicon_find(lexicon->stopwords, folded, n) ||
	    lexicon_find(lexicon->starters, folded, n) ||
	    lexicon_find(lexicon->words, folded, n) & WORD_SHOUTED)
		return true;
	if (n < MIN_WORD)
		return false;
	return lexicon_find(lexicon->numbered, folded, n) ||
	       (n > MIN_WORD &&
		lexicon_add_endings(lexicon->endings, folded, n, 3) & grammar);
}

/*
 * Whether the word is one of several in capitals, "LA CASA VERDE", or part of
 * a surname: "el señor GIL".
 */
static bool
is_in_heading(const struct entity_scanner *x, const struct capital *word)
{
	struct run run = find_run(x, word);
	struct entity_word before;

	if (run.n >= MAX_RUN || (run.n == 2 && run.is_long))
		return true;
	entity_look_back(x, run.begin, &before);
	return before.n && lexicon_find(x->doc->article.lexicon->words,
					before.folded, before.n) &
				   WORD_TITLE;
}

/*
 * "(MAS)", "(CCI)" after a name: what would be a word or a numeral elsewhere is
 * what the name is called.
 */
static bool
is_bracketed(const struct entity_scanner *x, const struct capital *word)
{
	size_t open = word->begin - 1, before, at;

	if (word->begin < x->begin + 3 || x->s[open] != '(' ||
	    entity_byte(x, word->end) != ')')
		return false;
	before = entity_skip_blank_back(x, open);
	at = unicode_skip_back(x->s, x->begin, before, UNICODE_WORD);
	return at < before && entity_class_at(x, at) & UNICODE_UPPER;
}

/* Whether the word is no numeral, and not only written in capitals. */
static bool
may_be_acronym(const struct entity_scanner *x, const struct capital *word)
{
	return (!is_roman(x, word) && !entity_is_plain_word(x, word)) ||
	       is_bracketed(x, word);
}

bool
entity_is_acronym(struct entity_scanner *x, const struct capital *word)
{
	size_t plural = word->n_lower == 1 && x->s[word->end - 1] == 's';

	return word->n_upper >= 2 && word->n_lower <= plural &&
	       word->n_upper <= MAX_ACRONYM && word->n_digits <= 4 &&
	       !entity_is_shouted(x) && may_be_acronym(x, word) &&
	       !is_in_heading(x, word);
}
