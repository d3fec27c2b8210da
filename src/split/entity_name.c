/* SPDX-License-Identifier: MIT */
/*
 * Names and acronyms begin with a capital.  So does every sentence: its first
 * word is taken for part of a name only if another capital is after it
 * and the word lists do not know it as one that starts sentences.
 */
#include <config.h>

#include "split/entity_scanner.h"
#include "base/ascii.h"
#include "text/scan.h"

/* A name of more words is a title in capitals. */
#define MAX_WORDS 12
/* Longer "acronyms" are words in capitals. */
#define MAX_ACRONYM 12
/* Words in capitals side by side that are no acronyms. */
#define MAX_RUN 3
/* Bytes of a word that is hardly an acronym beside another one. */
#define MIN_WORD 5
/* So much of a segment is looked at to see whether it is in capitals. */
#define SHOUT_SAMPLE 120

struct capital {
	size_t begin, end;
	size_t n_upper, n_lower, n_digits;
	bool more; /* it goes on as an address or a code does */
};

/* Reads the word at AT; hyphens and ’ between letters belong to it. */
static void
read_word(const struct entity_scanner *x, size_t at, struct capital *word)
{
	*word = (struct capital){.begin = at};
	for (;;) {
		unsigned class, next;
		size_t behind;

		for (; at < x->end && ascii_is_lower(x->s[at]); at++)
			word->n_lower++;
		class = entity_class_at(x, at);
		if (at >= x->end)
			break;
		behind = at + utf8_length((unsigned char)x->s[at]);
		if (class & UNICODE_WORD) {
			word->n_upper += (class & UNICODE_UPPER) != 0;
			word->n_lower += (class & UNICODE_LOWER) != 0;
			word->n_digits += (class & UNICODE_DIGIT) != 0;
		} else {
			uint32_t cp = utf8_get(x->s + at);

			next = entity_class_at(x, behind);
			if (!((cp == '-' || cp == '\'' || cp == 0x2019) &&
			      next & (UNICODE_ALPHA | UNICODE_DIGIT)))
				break;
			if (cp == '-' && next & UNICODE_LOWER)
				break;
		}
		at = behind;
	}
	word->end = at;
	word->more = (entity_byte(x, at) == '.' &&
		      entity_class_at(x, at + 1) &
			      (UNICODE_LOWER | UNICODE_DIGIT)) ||
		     (entity_byte(x, at) && strchr("@_", x->s[at])) ||
		     entity_has(x, at, "://");
}

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

/* More capitals than small letters in the segment: they say nothing. */
static bool
is_shouted(struct entity_scanner *x)
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

/* After the Roman numeral at AT; AT if there is none. */
static size_t
roman_end(const struct entity_scanner *x, size_t at)
{
	size_t end = at;

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
	size_t n = 0;

	for (size_t i = word->begin; i < word->end; i++)
		n += x->s[i] && strchr("IVX", x->s[i]);
	return n && roman_end(x, word->begin) == word->end;
}

/* Adds [begin, end) without its full stops and blanks. */
static void
add_acronym(struct entity_scanner *x, size_t begin, size_t end, size_t n_tail)
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

/* "EE. UU.", "S. A.", "U.S.A."; where it ends, or BEGIN. */
static size_t
dotted_end(const struct entity_scanner *x, size_t begin)
{
	size_t at = begin, end = begin, n_groups = 0;

	while (at - begin < 3 * ENTITY_MAX_BACK / 4) {
		size_t i = at, n = 0;

		while (entity_class_at(x, i) & UNICODE_UPPER && n < 3) {
			i += utf8_length((unsigned char)x->s[i]);
			n++;
		}
		if (!n || n > 2 || entity_byte(x, i) != '.')
			break;
		end = i + 1;
		n_groups++;
		at = entity_skip_blank(x, end);
		if (at - end > 2)
			break;
	}
	return n_groups > 1 ? end : begin;
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

/* Whether the word is only written in capitals: "dijo que NO", "FALLO:". */
static bool
is_plain_word(const struct entity_scanner *x, const struct capital *word)
{
	const struct language *lexicon = x->doc->article.lexicon;
	const uint32_t grammar = ENDING_VERB | ENDING_INFINITIVE | ENDING_NOUN |
				 ENDING_PARTICIPLE | ENDING_MANNER;
	char folded[FOLD_ROOM];
	size_t n = fold_word(x->s + word->begin, word->end - word->begin,
			     folded);

	if (!n || word->n_digits)
		return false;
	/* Acronyms have no marks. */
	if (n > word->n_upper + word->n_lower)
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

/* A plain acronym: OTAN, ONGs, COVID-19; false: it is none. */
static bool
take_acronym(struct entity_scanner *x, const struct capital *word)
{
	size_t plural = word->n_lower == 1 && x->s[word->end - 1] == 's';

	if (word->n_upper < 2 || word->n_lower > plural ||
	    word->n_upper > MAX_ACRONYM || word->n_digits > 4 ||
	    is_roman(x, word) || is_shouted(x) || is_plain_word(x, word) ||
	    is_in_heading(x, word))
		return false;
	add_acronym(x, word->begin, word->end, plural);
	return true;
}

/* -- Names --------------------------------------------------------------- */

/* "(Aplausos.)": the parenthesis at AT begins the segment, a stop is in it. */
static bool
is_stage_note(const struct entity_scanner *x, size_t at)
{
	const char *close;

	if (entity_skip_blank_back(x, at) != x->begin)
		return false;
	close = memchr(x->s + at, ')', x->end - at);
	return close && close > x->s + at && close[-1] == '.';
}

/* Nothing but what opens is before the word. */
static bool
is_initial(const struct entity_scanner *x, size_t at)
{
	size_t before = entity_skip_blank_back(x, at);
	unsigned class;

	if (before == x->begin)
		return true;
	before = utf8_previous(x->s, before);
	class = unicode_class_at(x->s + before);
	if (class & (UNICODE_OPEN | UNICODE_DASH))
		return (x->s[before] != '(' || is_stage_note(x, before)) &&
		       !(class & UNICODE_DASH && before + 1 == at);
	if (class & UNICODE_TERMINATOR) {
		struct entity_word word;

		/* "la Sra. Luz", but not "¿Sí? Luz", "1. Luz" */
		if (x->s[before] != '.')
			return true;
		entity_look_back(x, before + 1, &word);
		return !word.n;
	}
	return x->s[before] == ':' || x->s[before] == ';';
}

static bool
is_listed(const struct entity_scanner *x, const struct capital *word)
{
	const struct language *lexicon = x->doc->article.lexicon;
	char folded[FOLD_ROOM];
	size_t n = fold_word(x->s + word->begin, word->end - word->begin,
			     folded);

	return n && (lexicon_find(lexicon->stopwords, folded, n) ||
		     lexicon_find(lexicon->starters, folded, n));
}

/* "Dijo", "Preguntó": verbs begin sentences and are before names. */
static bool
looks_like_verb(const struct entity_scanner *x, const struct capital *word)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(x->s + word->begin, word->end - word->begin,
			     folded);

	return lexicon_add_endings(x->doc->article.lexicon->endings, folded, n,
				   2) &
	       ENDING_OPENS;
}

/* Whether the word is an abbreviation with its full stop: "Sr.", "D.". */
static bool
is_abbreviation(const struct entity_scanner *x, const struct capital *word)
{
	char folded[FOLD_ROOM];
	size_t n;

	if (entity_byte(x, word->end) != '.')
		return false;
	n = fold_word(x->s + word->begin, word->end - word->begin, folded);
	return n && lexicon_find(x->doc->article.lexicon->abbreviations, folded,
				 n) != ABBREVIATION_NONE;
}

/* Part of a name: a capital, then small letters, or a hyphen between. */
static bool
is_name_word(const struct capital *word)
{
	return word->n_upper && word->n_lower && !word->n_digits && !word->more;
}

/* "J." or "F." before another capital: where the next word begins, or AT. */
static size_t
skip_initials(const struct entity_scanner *x, size_t at)
{
	for (int i = 0; i < 3; i++) {
		size_t end = at, next;

		if (!(entity_class_at(x, at) & UNICODE_UPPER))
			break;
		end += utf8_length((unsigned char)x->s[at]);
		if (entity_byte(x, end) != '.')
			break;
		next = entity_skip_blank(x, end + 1);
		if (!(entity_class_at(x, next) & UNICODE_UPPER))
			break;
		at = next;
	}
	return at;
}

/* After "de", "de la", "del", "van der" and a blank at AT; AT: none. */
static size_t
skip_connectors(const struct entity_scanner *x, size_t at)
{
	const struct lexicon_table *names = x->doc->article.lexicon->names;
	struct entity_word word;
	size_t begin = at;

	for (int i = 0; i < 2; i++) {
		uint32_t found;

		if (!lexicon_has_initial(names, entity_byte(x, at)))
			break;
		entity_look_ahead(x, at, &word);
		found = lexicon_find(names, word.folded, word.n);
		/* the first is no article: "Sevilla la Nueva" is rare */
		if (!(found & NAME_JOINT) || (!i && found & NAME_SECOND) ||
		    x->s[word.begin] != word.folded[0])
			break;
		at = entity_skip_blank(x, word.end);
		if (at == word.end)
			return begin;
	}
	return at > begin && entity_class_at(x, at) & UNICODE_UPPER ? at
								    : begin;
}

/* The numeral of "Felipe VI" after AT: where it ends, or AT. */
static size_t
skip_numeral(const struct entity_scanner *x, size_t at)
{
	size_t begin = entity_skip_blank(x, at);
	size_t end = begin > at ? roman_end(x, begin) : begin;

	return end > begin ? end : at;
}

/* The words of the name that go on after END; where it ends. */
static size_t
name_end(const struct entity_scanner *x, size_t end, size_t *n_words)
{
	while (*n_words < MAX_WORDS) {
		size_t at = entity_skip_blank(x, end);
		struct capital word;

		if (at == end)
			break;
		at = skip_connectors(x, at);
		at = skip_initials(x, at);
		if (!(entity_class_at(x, at) & UNICODE_UPPER))
			break;
		read_word(x, at, &word);
		if (!is_name_word(&word) || is_abbreviation(x, &word))
			break;
		end = word.end;
		++*n_words;
	}
	return skip_numeral(x, end);
}

/* Adds a name with each run of blanks as one. */
static void
add_name(struct entity_scanner *x, size_t begin, size_t end)
{
	char name[256];
	size_t n = 0, i = begin;

	if (end - begin > sizeof(name) ||
	    (!memchr(x->s + begin, '\n', end - begin) &&
	     !memchr(x->s + begin, '\r', end - begin))) {
		entity_add(x, SUMARIO_ENTITY_NAME, begin, end, true, NULL, 0);
		return;
	}
	while (i < end) {
		if (unicode_class_at(x->s + i) & UNICODE_SPACE) {
			i = unicode_skip(x->s, i, end, UNICODE_SPACE);
			name[n++] = ' ';
		} else {
			name[n++] = x->s[i++];
		}
	}
	entity_add(x, SUMARIO_ENTITY_NAME, begin, end, true, name, n);
}

/* A name that begins with WORD; where to go on. */
static size_t
take_name(struct entity_scanner *x, const struct capital *word)
{
	bool initial = is_initial(x, word->begin);
	size_t n_words = 1, end = name_end(x, word->end, &n_words);
	bool single = n_words == 1 && end == word->end;

	if (initial && single)
		return end;
	/* What follows "Dijo" or "Ayer" is looked at by itself. */
	if (initial && (is_listed(x, word) || looks_like_verb(x, word)))
		return word->end;
	if ((single && is_listed(x, word)) || is_shouted(x))
		return end;
	add_name(x, word->begin, end);
	return end;
}

/* "J. R. R. Tolkien"; AT if no name follows. */
static size_t
take_initials(struct entity_scanner *x, size_t at)
{
	size_t next = skip_initials(x, at), n_words = 1, end;
	struct capital word;

	if (next == at)
		return at;
	read_word(x, next, &word);
	if (!is_name_word(&word) || is_listed(x, &word))
		return at;
	read_word(x, at, &word);
	if (next - at < 5 && is_abbreviation(x, &word)) /* "D. Juan" */
		return at;
	read_word(x, next, &word);
	end = name_end(x, word.end, &n_words);
	add_name(x, at, end);
	return end;
}

size_t
entity_read_capital(struct entity_scanner *x, size_t at)
{
	struct capital word;
	size_t end = take_initials(x, at);

	if (end > at)
		return end;
	end = dotted_end(x, at);
	if (end > at && !is_shouted(x)) {
		add_acronym(x, at, end, 0);
		return end;
	}
	read_word(x, at, &word);
	if (word.more)
		return word.end;
	if (take_acronym(x, &word))
		return word.end;
	if (word.n_digits) /* "A-6", "G20" */
		return word.n_upper == 1 || word.n_lower
			       ? entity_read_token(x, at)
			       : word.end;
	if (!is_name_word(&word) || is_abbreviation(x, &word))
		return word.end;
	return take_name(x, &word);
}
