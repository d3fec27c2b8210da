/* SPDX-License-Identifier: MIT */
/*
 * Fractions: "8 sobre 10", "dos tercios", "tres cuartas partes", "½", "2 1/2".
 * What has a whole number or a sign becomes one number where it has decimals; a
 * part alone keeps its form, "3/4", as it may be something else: a mark, a
 * score.  Words for parts are in
 * data/es/fractions.tsv; most are ordinals as well, so a part of something has
 * to follow.
 */
#include <config.h>

#include "split/entity_number.h"
#include "split/entity_shape.h"

#include <stdio.h>

/* Added to the values of words that are nothing else: "tercio". */
#define CLEARLY 1000
/* "partes" of "cuartas partes". */
#define PARTS 1
/* Denominators after a whole number: "2 1/2". */
#define MAX_MIXED 16
/* Decimals of a sixteenth. */
#define MAX_DECIMALS 4

struct part {
	unsigned numerator, denominator;
	size_t end;
};

/* -- Words ---------------------------------------------------------------- */

static uint32_t
find_part(const struct entity_scanner *x, const struct entity_word *word)
{
	return word->n ? lexicon_find(x->doc->article.lexicon->conventions
					      ->fractions,
				      word->folded, word->n)
		       : 0;
}

/* Whether "de los", "del" is at AT, so that it is said what is divided. */
static bool
is_divided(const struct entity_scanner *x, size_t at)
{
	const struct lexicon_table *words = x->doc->article.lexicon->words;
	struct entity_word word;

	entity_look_ahead(x, at, &word);
	if (!word.n || !(entity_get_roles(x, &word) & ROLE_JOINT))
		return false;
	if (lexicon_find(words, word.folded, word.n) & WORD_CONTRACTED)
		return true;
	entity_look_ahead(x, word.end, &word);
	return word.n && (entity_get_roles(x, &word) & ROLE_THE ||
			  lexicon_find(words, word.folded, word.n) &
				  (WORD_DEFINITE | WORD_NEAR));
}

/* The denominator that WORD is, and where it *ENDs; 0: it is none. */
static unsigned
read_part(const struct entity_scanner *x, const struct entity_word *word,
	  size_t *end)
{
	uint32_t value = find_part(x, word);
	struct entity_word next;

	*end = word->end;
	if (value <= PARTS)
		return 0;
	entity_look_ahead(x, word->end, &next);
	if (find_part(x, &next) == PARTS) {
		*end = next.end;
		return value % CLEARLY;
	}
	return value > CLEARLY || is_divided(x, word->end) ? value % CLEARLY
							   : 0;
}

size_t
entity_read_part(struct entity_scanner *x, const struct entity_word *word)
{
	struct entity_number number = {.words = true};
	struct entity_word one;

	number.denominator = read_part(x, word, &number.end);
	if (!number.denominator)
		return word->begin;
	entity_look_back(x, word->begin, &one);
	if (!one.n || one.end + 1 != word->begin ||
	    lexicon_find(x->doc->article.lexicon->conventions->numerals,
			 one.folded, one.n) != 1)
		return word->begin;
	number.begin = one.begin;
	entity_set_value(&number, 1);
	entity_add_fraction(x, &number, false);
	return number.end;
}

/* -- After a numerator ---------------------------------------------------- */

/* The digits of "sobre 10" at AT, and where they *END; 0: none. */
static unsigned
read_digits(const struct entity_scanner *x, size_t at, size_t *end)
{
	unsigned value = 0;

	*end = entity_digits_end(x, at);
	if (*end == at || *end - at > 4 || x->s[at] == '0' ||
	    entity_class_at(x, *end) & UNICODE_WORD ||
	    (entity_byte(x, *end) && strchr(".,:/-", x->s[*end]) &&
	     ascii_is_digit(entity_byte(x, *end + 1))))
		return 0;
	while (at < *end)
		value = value * 10 + (unsigned)(x->s[at++] - '0');
	return value;
}

void
entity_take_denominator(const struct entity_scanner *x,
			struct entity_number *number)
{
	struct entity_word word;
	unsigned value;
	size_t end;

	if (number->grouped || number->n_digits > 4 || number->shift)
		return;
	entity_look_ahead(x, number->end, &word);
	if (!word.n)
		return;
	if (entity_get_roles(x, &word) & ROLE_OVER) {
		value = read_digits(x, entity_skip_blank(x, word.end), &end);
		if (number->words && entity_is_counted(x, end))
			return; /* "las tres sobre 5 temas" */
	} else {
		value = read_part(x, &word, &end);
	}
	if (!value)
		return;
	number->denominator = value;
	number->end = end;
	number->words = true;
}

void
entity_add_fraction(struct entity_scanner *x,
		    const struct entity_number *number, bool percent)
{
	char text[24];
	int n = snprintf(text, sizeof(text), "%s%.*s/%u%s",
			 number->negative ? "-" : "", (int)number->n_digits,
			 number->digits, number->denominator,
			 percent ? "%" : "");

	entity_add(x, percent ? SUMARIO_ENTITY_PERCENT : SUMARIO_ENTITY_NUMBER,
		   number->begin, number->end, number->words, text, (size_t)n);
}

/* -- Of one character, and after a whole number --------------------------- */

/* "½" at AT; false: none. */
static bool
read_vulgar(const struct entity_scanner *x, size_t at, struct part *part)
{
	/* U+00BC on and U+2153 on, as numerator and denominator. */
	static const unsigned char latin[] = {14, 12, 34};
	static const unsigned char others[] = {13, 23, 15, 25, 35, 45,
					       16, 56, 18, 38, 58, 78};
	uint32_t cp;
	unsigned char pair;

	if (at >= x->end || (unsigned char)x->s[at] < 0x80)
		return false;
	cp = utf8_get(x->s + at);
	if (cp >= 0xBC && cp <= 0xBE)
		pair = latin[cp - 0xBC];
	else if (cp >= 0x2153 && cp <= 0x215E)
		pair = others[cp - 0x2153];
	else
		return false;
	*part = (struct part){pair / 10, pair % 10,
			      at + utf8_length((unsigned char)x->s[at])};
	return true;
}

size_t
entity_read_vulgar(struct entity_scanner *x, size_t at)
{
	struct entity_number number = {.begin = at};
	struct part part;

	if (!read_vulgar(x, at, &part))
		return at;
	number.end = part.end;
	number.denominator = part.denominator;
	entity_set_value(&number, part.numerator);
	entity_add_amount(x, &number);
	return number.end;
}

/* "1/2" at AT, a part such as cooks and carpenters have; false: none. */
static bool
read_proper(const struct entity_scanner *x, size_t at, struct part *part)
{
	size_t slash = entity_digits_end(x, at);

	if (slash == at || slash - at > 2 || entity_byte(x, slash) != '/' ||
	    x->s[at] == '0')
		return false;
	part->numerator = (unsigned)(x->s[at] - '0');
	if (slash - at == 2)
		part->numerator = part->numerator * 10 +
				  (unsigned)(x->s[at + 1] - '0');
	part->denominator = read_digits(x, slash + 1, &part->end);
	return part->denominator > part->numerator &&
	       part->denominator <= MAX_MIXED &&
	       (part->denominator == 3 ||
		!(part->denominator & (part->denominator - 1)));
}

void
entity_write_out(struct entity_number *number)
{
	uint64_t value;
	size_t n_decimals = 0;

	if (!number->denominator || !entity_get_value(number, &value))
		return;
	while (value % number->denominator && n_decimals < MAX_DECIMALS) {
		value *= 10;
		n_decimals++;
	}
	if (value % number->denominator)
		return;
	entity_set_value(number, value / number->denominator);
	while (number->n_digits <= n_decimals) { /* 0.8 */
		memmove(number->digits + 1, number->digits, number->n_digits++);
		number->digits[0] = '0';
	}
	number->n_whole = number->n_digits - n_decimals;
	number->denominator = 0;
}

void
entity_take_mixed(const struct entity_scanner *x, struct entity_number *number)
{
	struct part part;
	uint64_t whole;
	size_t at;

	if (number->grouped || number->n_digits > 3)
		return;
	at = entity_skip_blank(x, number->end);
	if (!read_vulgar(x, at, &part) &&
	    (at == number->end || !read_proper(x, at, &part)))
		return;
	if (!entity_get_value(number, &whole) || !whole)
		return;
	entity_set_value(number, whole * part.denominator + part.numerator);
	number->denominator = part.denominator;
	number->end = part.end;
	number->grouped = true;
	entity_write_out(number);
}
