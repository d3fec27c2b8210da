/* SPDX-License-Identifier: MIT */
/*
 * What begins with a word: numbers and hours in words, days in words, centuries
 * and, where the date of the article is known, "ayer" and "este martes".
 * Few words may begin one, and they are known when the words of an article are
 * read (number_word.c).
 */
#include <config.h>

#include "split/entity_number.h"
#include "split/word.h"

#include <stdio.h>

/* -- Which words ---------------------------------------------------------- */

/* Looks up the hour that is an article as well. */
static void
find_one(struct entity_scanner *x)
{
	const struct lexicon_table *hours =
		x->doc->article.lexicon->conventions->hours;

	for (uint32_t i = 0; i < hours->n_entries; i++)
		if (hours->entries[i].value == 1) {
			x->one = hours->pool + hours->entries[i].offset;
			x->n_one = strlen(x->one);
		}
}

/*
 * Whether [begin, end) is the article, as it nearly always is: not after a
 * word of two letters.
 */
static bool
is_article(const struct entity_scanner *x, size_t begin, size_t end)
{
	return end - begin == x->n_one &&
	       !memcmp(x->s + begin, x->one, x->n_one) &&
	       (begin < x->begin + 3 || x->s[begin - 1] != ' ' ||
		!ascii_is_letter(x->s[begin - 2]) ||
		!ascii_is_letter(x->s[begin - 3]) ||
		(begin > x->begin + 3 && ascii_is_letter(x->s[begin - 4])));
}

void
entity_begin_words(struct entity_scanner *x)
{
	find_one(x);
	x->is_dated = entity_read_article_date(x);
	if (!x->doc->words.n_items)
		number_words_init(&x->filter, x->doc->article.lexicon);
}

/* The next one of a text whose words have not been read. */
static size_t
find_word(const struct entity_scanner *x, size_t at)
{
	struct word word;

	if (!x->filter.lexicon)
		return x->end;
	for (; word_next(x->s, at, x->end, &word); at = word.end)
		if (number_words_may_have(&x->filter, x->s + word.begin,
					  word.end - word.begin))
			return word.begin;
	return x->end;
}

size_t
entity_next_word(struct entity_scanner *x, size_t at)
{
	const struct document *doc = x->doc;

	if (!doc->words.n_items)
		return find_word(x, at);
	for (; x->next_word < doc->number_words.n_items; x->next_word++) {
		uint32_t place = doc->number_words.items[x->next_word];
		const struct running_word *word = &doc->words.items[place];

		if (word->begin < at || is_article(x, word->begin, word->end))
			continue;
		return word->begin < x->end ? word->begin : x->end;
	}
	return x->end;
}

/* -- Numbers -------------------------------------------------------------- */

/* Adds VALUE in words, in [begin, end), with what is after it. */
static size_t
add_value(struct entity_scanner *x, size_t begin, size_t end, uint64_t value,
	  bool scaled)
{
	struct entity_number number = {
		.begin = begin, .end = end, .words = true, .scaled = scaled};

	entity_set_value(&number, value);
	entity_take_groups(x, &number);
	entity_add_amount(x, &number);
	return number.end;
}

/* "y medio" after a scale, whose half is added to NUMERAL. */
static size_t
take_half(const struct entity_scanner *x, struct numeral *numeral, size_t end)
{
	struct entity_word word;

	if (numeral->scale < 2 || numeral->current)
		return end;
	entity_look_ahead(x, end, &word);
	if (!(entity_get_roles(x, &word) & ROLE_AND))
		return end;
	entity_look_ahead(x, word.end, &word);
	if (!(entity_get_roles(x, &word) & ROLE_HALF))
		return end;
	numeral_halve(numeral);
	return word.end;
}

/* "treinta y cinco mil", "diez de octubre", "las siete y media". */
static size_t
read_numeral(struct entity_scanner *x, size_t at)
{
	struct numeral numeral = {.open = false};
	size_t end = entity_read_numeral(x, at, &numeral), behind;
	uint64_t value;
	struct entity_word word;

	if (end == at)
		return at;
	end = take_half(x, &numeral, end);
	value = numeral.total + numeral.current;
	behind = value <= 31 ? entity_read_day(x, at, end, (int)value) : at;
	if (behind == at && value <= 12)
		behind = entity_read_hour(x, at, end, (int)value);
	if (behind == at && value < 60)
		behind = entity_read_minute(x, at, end, (int)value);
	if (behind > at)
		return behind;
	if (value % 10 == 0 && value < 100 &&
	    entity_add_decade(x, at, end, (unsigned)value, true))
		return end;
	entity_look_back(x, at, &word);
	if (value < 2 || entity_get_roles(x, &word) & ROLE_PER)
		return end;
	return add_value(x, at, end, value, numeral.scale > 1);
}

/* "un millón", "medio millón", "un par", "medio centenar". */
static size_t
read_after_article(struct entity_scanner *x, const struct entity_word *word,
		   uint64_t value, bool scaled)
{
	struct numeral numeral = {.open = true, .scale = value};
	struct entity_word before;
	size_t end = word->end;

	entity_look_back(x, word->begin, &before);
	if (!before.n || before.end + 1 != word->begin)
		return word->begin;
	if (entity_get_roles(x, &before) & ROLE_HALF) {
		value /= 2;
	} else if (lexicon_find(x->doc->article.lexicon->conventions->numerals,
				before.folded, before.n) != 1) {
		return word->begin;
	} else if (scaled) {
		numeral.total = value;
		end = entity_read_numeral(x, end, &numeral);
		end = take_half(x, &numeral, end);
		value = numeral.total + numeral.current;
	}
	return value ? add_value(x, before.begin, end, value, scaled)
		     : word->begin;
}

/* 10 to the power of ZEROS, or 0: that is too much. */
static uint64_t
power_of_ten(uint32_t zeros)
{
	struct numeral one = {.current = 1};

	return numeral_scale(&one, zeros) ? one.total : 0;
}

/* -- Roman numerals
 * ------------------------------------------------------------ */

/* The Roman numeral at AT, and where it ends; 0: none. */
static uint32_t
read_roman(const struct entity_scanner *x, size_t at, size_t *end)
{
	*end = at;
	while (ascii_is_upper(entity_byte(x, *end)))
		++*end;
	return *end == at || entity_class_at(x, *end) & UNICODE_WORD
		       ? 0
		       : numeral_read_roman(x->s + at, *end - at);
}

/* "capítulo IV", "II Guerra": two digits, or one after what is numbered. */
void
entity_read_roman(struct entity_scanner *x, size_t at)
{
	char c = x->s[at], text[8];
	struct entity_word before;
	uint32_t value;
	size_t end;
	int n;

	if (c != 'I' && c != 'V' && c != 'X')
		return;
	value = read_roman(x, at, &end);
	if (!value || value > 39 ||
	    (strchr("-.", entity_byte(x, end)) &&
	     entity_class_at(x, end + 1) & UNICODE_WORD))
		return;
	if (end == at + 1) {
		entity_look_back(x, at, &before);
		if (!before.n ||
		    lexicon_find(x->doc->article.lexicon->numbered,
				 before.folded, before.n) != NUMBERED_PART)
			return;
	}
	n = snprintf(text, sizeof(text), "%u", (unsigned)value);
	entity_add(x, SUMARIO_ENTITY_NUMBER, at, end, false, text, (size_t)n);
}

/* "a. C." at *END, which goes after it. */
static bool
skip_era(const struct entity_scanner *x, size_t *end)
{
	struct entity_word word;
	size_t at;

	entity_look_ahead(x, *end, &word);
	if (word.n != 1 || entity_byte(x, word.end) != '.' ||
	    !(lexicon_find(x->doc->article.lexicon->words, word.folded, 1) &
	      WORD_NOON))
		return false;
	at = entity_skip_blank(x, word.end + 1);
	if (!entity_has(x, at, "C."))
		return false;
	*end = at + 2;
	return true;
}

/* "siglo XXI": 20XX; "siglos XV y XVI" are two. */
static size_t
read_century(struct entity_scanner *x, const struct entity_word *word)
{
	size_t begin = word->begin, at = entity_skip_blank(x, word->end), end;
	char normalized[5] = "-00XX";
	struct entity_word next;
	uint32_t century;

	while ((century = read_roman(x, at, &end)) && century <= 30) {
		bool before = skip_era(x, &end);

		normalized[1] = (char)('0' + (century - 1) / 10);
		normalized[2] = (char)('0' + (century - 1) % 10);
		entity_look_ahead(x, end, &next);
		entity_add(x, SUMARIO_ENTITY_DATE, begin, end, true,
			   normalized + !before, before ? 5 : 4);
		if (!(entity_get_roles(x, &next) & (ROLE_AND | ROLE_TO)))
			return end;
		begin = at = entity_skip_blank(x, next.end);
	}
	return x->doc->entities.n_items > x->first && begin > word->begin
		       ? x->doc->entities.items[x->doc->entities.n_items - 1]
				 .end
		       : word->begin;
}

/* -- The walk ------------------------------------------------------------- */

/* Whether the capital of WORD tells nothing: it begins the segment. */
static bool
is_small(const struct entity_scanner *x, const struct entity_word *word)
{
	size_t behind = entity_skip_blank(x, word->end);

	return (word->begin == x->begin ||
		entity_class_before(x, word->begin) & UNICODE_OPEN) &&
	       entity_class_at(x, word->begin + 1) & UNICODE_LOWER &&
	       !(entity_class_at(x, behind) & UNICODE_UPPER);
}

size_t
entity_read_word(struct entity_scanner *x, size_t at)
{
	const struct conventions *c = x->doc->article.lexicon->conventions;
	struct entity_word word;
	uint32_t roles, value;

	entity_look_ahead(x, at, &word);
	if (!word.n || word.begin != at ||
	    entity_class_at(x, word.end) & UNICODE_WORD)
		return at;
	if (entity_class_at(x, at) & UNICODE_UPPER) {
		if (entity_get_roles(x, &word) & ROLE_CENTURY)
			return read_century(x, &word);
		if (!is_small(x, &word))
			return at;
	}
	if (lexicon_find(c->numerals, word.folded, word.n) > 1)
		return read_numeral(x, at);
	value = lexicon_find(c->scales, word.folded, word.n);
	if (value > 3)
		return word.n > 3 ? read_after_article(
					    x, &word, power_of_ten(value), true)
				  : at;
	if (value)
		return read_numeral(x, at);
	roles = entity_get_roles(x, &word);
	if (roles & ROLE_CENTURY)
		return read_century(x, &word);
	if ((value = lexicon_find(c->groups, word.folded, word.n)))
		return read_after_article(x, &word, value, false);
	if (lexicon_find(c->counting, word.folded, word.n) == 1)
		return entity_read_day(x, at, word.end, 1);
	if (lexicon_find(c->hours, word.folded, word.n))
		return entity_read_named_hour(x, &word);
	if (lexicon_find(c->fractions, word.folded, word.n))
		return entity_read_part(x, &word);
	return x->is_dated ? entity_read_relative(x, &word) : at;
}
