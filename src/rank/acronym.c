/* SPDX-License-Identifier: MIT */
/*
 * The expansion of an acronym is what is before its parenthesis, if the
 * initials agree: "producto interior bruto (PIB)"; or the name beside it,
 * before or after in parentheses, that has its letters in their order:
 * "Programa Nacional de Becas y Crédito (Pronabec)".  Initials are read from
 * the last to the first, and short words may be missing among them; the idea
 * is that of Schwartz & Hearst, "A simple algorithm for identifying
 * abbreviation definitions in biomedical text", PSB 2003.
 */
#include <config.h>

#include "rank/acronym.h"

#include "text/unicode.h"

#include <string.h>

/* Acronyms of more letters are not expanded. */
#define MAX_LETTERS 12
/* Words of at most so many bytes may be missing in an acronym: "de", "los". */
#define MAX_SMALL_WORD 4
/* An expansion is of at most so many words and bytes. */
#define MAX_WORDS (3 * MAX_LETTERS)
#define MAX_BYTES 200
/* A name in small letters, "Pronabec", stands for so many words at least. */
#define MIN_WORDS 3

struct letters {
	uint32_t items[MAX_LETTERS];
	size_t n, n_upper;
};

/* The letter CP is, without accent and in lower case. */
static uint32_t
base_letter(uint32_t cp)
{
	static const char bases[] = "aaaaaaaceeeeiiiidnooooo*ouuuuyts";

	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp | 0x20 : cp;
	if (cp >= 0xC0 && cp <= 0xFF)
		return (uint32_t)bases[(cp | 0x20) - 0xE0];
	return cp;
}

static uint32_t
base_at(const char *s)
{
	return base_letter(utf8_get(s));
}

/* The letters of the acronym, but for a plural's "s"; false: too many. */
static bool
read_letters(const struct acronym *a, struct letters *letters)
{
	*letters = (struct letters){0};
	for (size_t i = a->begin; i < a->end;) {
		const char *s = a->text + i;
		unsigned class = unicode_class_at(s);

		i += utf8_length((unsigned char)*s);
		if (!(class & UNICODE_ALPHA))
			continue;
		if (letters->n == MAX_LETTERS)
			return false;
		letters->items[letters->n++] = base_at(s);
		letters->n_upper += (class & UNICODE_UPPER) != 0;
	}
	if (letters->n == letters->n_upper + 1 && letters->n_upper > 1 &&
	    a->text[a->end - 1] == 's')
		letters->n--;
	return letters->n >= 2 && letters->n_upper > 0;
}

/* Where the words that end at END and have the initials begin; END: none. */
static size_t
match_initials(const char *s, size_t begin, size_t end,
	       const struct letters *letters)
{
	size_t n = letters->n, at = end;

	for (size_t n_words = 0; n && n_words < MAX_WORDS; n_words++) {
		size_t behind = unicode_skip_back(s, begin, at, UNICODE_SPACE);

		at = unicode_skip_back(s, begin, behind, UNICODE_WORD);
		if (at == behind)
			return end;
		if (base_at(s + at) == letters->items[n - 1])
			n--;
		else if (behind - at > MAX_SMALL_WORD)
			return end;
	}
	return n ? end : at;
}

/* Whether [begin, end) begins with the first letter and has all in order. */
static bool
has_letters(const char *s, size_t begin, size_t end,
	    const struct letters *letters)
{
	size_t found = 0, n_words = 1;

	if (base_at(s + begin) != letters->items[0] ||
	    end - begin <= 2 * letters->n)
		return false;
	for (size_t i = begin; i < end;) {
		if (found < letters->n &&
		    base_at(s + i) == letters->items[found])
			found++;
		n_words += s[i] == ' ';
		i += utf8_length((unsigned char)s[i]);
	}
	return found == letters->n &&
	       n_words >= (letters->n_upper == letters->n ? 2 : MIN_WORDS);
}

/* Where the name that ends at END and has the letters begins; END: none. */
static size_t
match_name(const char *s, size_t begin, size_t end,
	   const struct letters *letters)
{
	size_t at = end;

	while (at > begin && end - at < MAX_BYTES) {
		size_t behind = unicode_skip_back(s, begin, at, UNICODE_SPACE);
		unsigned class;

		at = unicode_skip_back(s, begin, behind, UNICODE_WORD);
		if (at == behind)
			return end;
		class = unicode_class_at(s + at);
		if (class & UNICODE_UPPER) {
			if (has_letters(s, at, end, letters))
				return at;
		} else if (behind - at > MAX_SMALL_WORD) {
			return end;
		}
	}
	return end;
}

/* "Banco Central (BC)" */
static bool
expand_before(struct acronym *a, const struct letters *letters)
{
	const char *s = a->text;
	size_t at = unicode_skip_back(s, a->segment_begin, a->begin,
				      UNICODE_SPACE);
	size_t behind = unicode_skip(s, a->end, a->segment_end, UNICODE_SPACE);
	size_t begin = a->segment_begin, end;

	if (at == begin || s[at - 1] != '(' || behind >= a->segment_end ||
	    s[behind] != ')')
		return false;
	end = unicode_skip_back(s, begin, at - 1, UNICODE_SPACE);
	at = letters->n_upper == letters->n
		     ? match_initials(s, begin, end, letters)
		     : end;
	if (at == end)
		at = match_name(s, begin, end, letters);
	a->expansion_begin = (uint32_t)at;
	a->expansion_end = (uint32_t)end;
	return at < end;
}

/* "BC (Banco Central)" */
static bool
expand_behind(struct acronym *a, const struct letters *letters)
{
	const char *s = a->text;
	size_t begin = a->end + 2, end = begin;
	bool known;

	if (begin >= a->segment_end || s[a->end] != ' ' ||
	    s[a->end + 1] != '(' || letters->n_upper < letters->n)
		return false;
	while (end < a->segment_end && end - begin < MAX_BYTES &&
	       !strchr("(),;:", s[end]))
		end++;
	if (end == begin || end == a->segment_end || s[end] == '(' ||
	    end - begin >= MAX_BYTES)
		return false;
	known = unicode_class_at(s + begin) & UNICODE_UPPER
			? has_letters(s, begin, end, letters)
			: match_initials(s, begin, end, letters) == begin;
	a->expansion_begin = (uint32_t)begin;
	a->expansion_end = (uint32_t)end;
	return known;
}

bool
acronym_expand(struct acronym *acronym)
{
	struct letters letters;

	return read_letters(acronym, &letters) &&
	       (expand_before(acronym, &letters) ||
		expand_behind(acronym, &letters));
}
