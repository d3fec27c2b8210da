/* SPDX-License-Identifier: MIT */
/*
 * The expansion of an acronym is what is before its parenthesis, if the
 * initials agree: "producto interior bruto (PIB)"; or the name beside it,
 * before or after in parentheses, that has its letters in their order:
 * "Programa Nacional de Becas y Crédito (Pronabec)".  Short words may be
 * missing among the initials, in a name also one long word, and some words
 * after the last initial; of all beginnings the one that leaves out least is
 * taken.  Between commas or dashes nothing may be missing.  The idea
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
/* … and of so many even with a capital: "La". */
#define MAX_ARTICLE 2
/* Small words inside a name that has the letters: "contra". */
#define MAX_INSIDE 6
/* An expansion is of at most so many words and bytes. */
#define MAX_WORDS (3 * MAX_LETTERS)
#define MAX_BYTES 200
/* Long words that no initial is of: inside, and after the last initial. */
#define MAX_LEFT_OUT 1
#define MAX_TRAILING 2
/* An acronym of no more letters is made of initials, most of them. */
#define MAX_PLAIN 4
/* Letters of an acronym for which long words may be left out. */
#define MIN_LETTERS 3
/* A parenthesis may begin so far before the acronym: "(en adelante, BC)". */
#define MAX_LEAD 40
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

/* "EE. UU." has the letters of "EU". */
static void
join_pairs(struct letters *letters)
{
	uint32_t *items = letters->items;

	if (letters->n != 4 || items[0] != items[1] || items[2] != items[3] ||
	    letters->n_upper < 4)
		return;
	items[1] = items[2];
	letters->n = letters->n_upper = 2;
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
	join_pairs(letters);
	return letters->n >= 2 && letters->n_upper > 0;
}

/* Whether a letter twice is at AT, as in a plural: "EE". */
static bool
is_doubled(const char *s, uint32_t at, uint32_t limit)
{
	return limit - at >= 2 && s[at] == s[at + 1] && s[at] >= 'A' &&
	       s[at] <= 'Z';
}

uint32_t
acronym_find_end(const char *text, uint32_t begin, uint32_t end, uint32_t limit)
{
	uint32_t at = end;

	if (end - begin != 2 || !is_doubled(text, begin, limit))
		return end;
	at += at < limit && text[at] == '.';
	at += at < limit && text[at] == ' ';
	if (at == end || at >= limit || !is_doubled(text, at, limit))
		return end;
	at += 2;
	if (text[end] == '.') /* "EE. UU.", "EE UU" */
		return at < limit && text[at] == '.' ? at + 1 : end;
	return at < limit && unicode_class_at(text + at) & UNICODE_WORD ? end
									: at;
}

/* A word of what may be an expansion. */
struct part {
	size_t begin;
	uint32_t initial;
	bool is_small, is_capital;
	bool is_article; /* so small that nothing begins with it */
};

/* Up to MAX_WORDS words that end at the end, the last one first. */
struct parts {
	struct part items[MAX_WORDS];
	size_t n;
};

/* Whether only blanks, commas and hyphens are between two words. */
static bool
is_gap(const char *s, size_t begin, size_t end)
{
	for (; begin < end; begin += utf8_length((unsigned char)s[begin]))
		if (!strchr(",-&\"", s[begin]) &&
		    !(unicode_class_at(s + begin) & UNICODE_SPACE))
			return false;
	return true;
}

/* Where the gap before AT, after a word, begins. */
static size_t
skip_gap_back(const char *s, size_t begin, size_t at)
{
	size_t gap = at;

	while (gap > begin && at - gap < 4 &&
	       !(unicode_class_at(s + utf8_previous(s, gap)) & UNICODE_WORD))
		gap = utf8_previous(s, gap);
	return gap;
}

static void
read_parts(struct parts *parts, const char *s, size_t begin, size_t end)
{
	size_t at = end;

	parts->n = 0;
	while (parts->n < MAX_WORDS && at > begin && end - at < MAX_BYTES) {
		size_t behind = skip_gap_back(s, begin, at), word;

		word = unicode_skip_back(s, begin, behind, UNICODE_WORD);
		if (word == behind || !is_gap(s, behind, at))
			return;
		parts->items[parts->n++] = (struct part){
			.begin = word,
			.initial = base_at(s + word),
			.is_small = behind - word <= MAX_ARTICLE ||
				    (behind - word <= MAX_SMALL_WORD &&
				     !(unicode_class_at(s + word) &
				       UNICODE_UPPER)),
			.is_capital = (unicode_class_at(s + word) &
				       UNICODE_UPPER) != 0,
			.is_article = behind - word <= MAX_ARTICLE};
		at = word;
	}
}

/* What an expansion that begins with a certain word leaves out. */
struct rest {
	size_t n_inside, n_trailing; /* words, but for small ones */
	size_t n_lower;		     /* initials of words in small letters */
};

/* Whether the word after I, not counting small ones, has INITIAL. */
static bool
is_next(const struct parts *parts, size_t i, uint32_t initial)
{
	while (i && parts->items[i - 1].is_small)
		i--;
	return i && parts->items[i - 1].initial == initial;
}

/* Whether the words from FIRST on have all initials in order. */
static bool
match_from(const struct parts *parts, size_t first,
	   const struct letters *letters, struct rest *rest)
{
	size_t found = 0;

	*rest = (struct rest){0};
	for (size_t i = first + 1; i-- > 0;) {
		const struct part *part = &parts->items[i];
		uint32_t wanted =
			found < letters->n ? letters->items[found] : 0;

		if (part->initial == wanted &&
		    !(part->is_small && is_next(parts, i, wanted))) {
			found++;
			rest->n_lower += !part->is_capital && !part->is_small;
		} else if (!part->is_small) {
			rest->n_inside += found < letters->n;
			rest->n_trailing += found == letters->n;
		}
	}
	return found == letters->n;
}

/* How much the place of an acronym says. */
enum strictness {
	LOOSE,	/* in a parenthesis by itself: words may be left out */
	EXACT,	/* in one with other words: none may */
	CAPITAL /* between commas or dashes: nor words in small letters */
};

/* Whether so much may be left out. */
static bool
is_allowed(const struct rest *rest, const struct letters *letters,
	   enum strictness strictness)
{
	if (!rest->n_inside && !rest->n_trailing)
		return strictness < CAPITAL || !rest->n_lower;
	return strictness == LOOSE && 4 * rest->n_lower <= letters->n && letters->n >= MIN_LETTERS &&
	       rest->n_inside <= MAX_LEFT_OUT &&
	       rest->n_trailing <= MAX_TRAILING;
}

/* Where the words that end at END and have the initials begin; END: none. */
static size_t
match_initials(const char *s, size_t begin, size_t end,
	       const struct letters *letters, enum strictness strictness)
{
	size_t best = end, least = SIZE_MAX;
	struct parts parts;

	read_parts(&parts, s, begin, end);
	for (size_t i = 0; i < parts.n; i++) {
		struct rest rest;
		size_t cost;

		if (parts.items[i].initial != letters->items[0] ||
		    (parts.items[i].is_article && !parts.items[i].is_capital) ||
		    !match_from(&parts, i, letters, &rest) ||
		    !is_allowed(&rest, letters, strictness))
			continue;
		cost = 2 * rest.n_inside + rest.n_trailing;
		if (cost >= least)
			continue;
		least = cost;
		best = parts.items[i].begin;
	}
	return best;
}

/*
 * Whether of the words with capitals of [begin, end) more have their initial
 * among LETTERS, in their order, than have not.
 */
static bool
has_initials(const char *s, size_t begin, size_t end,
	     const struct letters *letters)
{
	size_t found = 0, n_found = 0, n_left_out = 0;

	for (size_t i = begin; i < end;
	     i += utf8_length((unsigned char)s[i])) {
		size_t at = found;

		if ((i > begin && s[i - 1] != ' ') ||
		    !(unicode_class_at(s + i) & UNICODE_UPPER))
			continue;
		while (at < letters->n && letters->items[at] != base_at(s + i))
			at++;
		n_found += at < letters->n;
		n_left_out += at == letters->n;
		found = at < letters->n ? at + 1 : found;
	}
	return n_found > n_left_out || !n_left_out;
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
	       n_words >= (letters->n_upper == letters->n ? 2 : MIN_WORDS) &&
	       (letters->n > MAX_PLAIN ||
		has_initials(s, begin, end, letters));
}

/* Whether a capital, but for an article's, is directly before the one at AT. */
static bool
is_cut(const char *s, size_t begin, size_t at)
{
	size_t behind = unicode_skip_back(s, begin, at, UNICODE_SPACE);
	size_t word = unicode_skip_back(s, begin, behind, UNICODE_WORD);

	return behind < at && behind - word > MAX_ARTICLE &&
	       unicode_class_at(s + word) & UNICODE_UPPER;
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
			if (has_letters(s, at, end, letters) &&
			    !is_cut(s, begin, at))
				return at;
		} else if (behind - at > MAX_INSIDE) {
			return end;
		}
	}
	return end;
}

/* Where the parenthesis begins in which the acronym is, or 0: "(o BC)". */
static size_t
find_open(const struct acronym *a)
{
	const char *s = a->text;
	size_t at = a->begin;

	while (at > a->segment_begin && a->begin - at < MAX_LEAD) {
		at = utf8_previous(s, at);
		if (s[at] == '(')
			return at;
		if (s[at] == ')' || unicode_class_at(s + at) & UNICODE_UPPER)
			break;
	}
	return 0;
}

/* Whether the parenthesis ends after the acronym, or goes on small. */
static bool
is_closed(const struct acronym *a)
{
	size_t at = unicode_skip(a->text, a->end, a->segment_end,
				 UNICODE_SPACE);

	return at < a->segment_end && strchr("),;", a->text[at]);
}

/* Whether nothing else is in the parenthesis that begins at OPEN. */
static bool
is_alone(const struct acronym *a, size_t open)
{
	const char *s = a->text;
	size_t behind = unicode_skip(s, a->end, a->segment_end, UNICODE_SPACE);

	return s[behind] == ')' &&
	       unicode_skip(s, open + 1, a->begin, UNICODE_SPACE) == a->begin;
}

/* What is before an acronym between commas or dashes ends here; 0: none. */
static size_t
find_comma(const struct acronym *a)
{
	const char *s = a->text;
	size_t at = unicode_skip_back(s, a->segment_begin, a->begin,
				      UNICODE_SPACE);
	size_t behind = unicode_skip(s, a->end, a->segment_end, UNICODE_SPACE);
	size_t mark;

	if (at == a->segment_begin)
		return 0;
	mark = utf8_previous(s, at);
	if (s[mark] == ',')
		return behind == a->segment_end || strchr(",.;", s[behind])
			       ? mark
			       : 0;
	if (!(unicode_class_at(s + mark) & UNICODE_DASH) ||
	    behind >= a->segment_end ||
	    !(unicode_class_at(s + behind) & UNICODE_DASH || s[behind] == ','))
		return 0;
	return mark;
}

/* "Banco Central (BC)", "Banco Central, BC,", "Banco Central - BC -" */
static bool
expand_before(struct acronym *a, const struct letters *letters)
{
	const char *s = a->text;
	size_t begin = a->segment_begin, open = find_open(a), end, at;
	enum strictness strictness = !open	 ? CAPITAL
				     : is_alone(a, open) ? LOOSE
							 : EXACT;

	if (open && !is_closed(a))
		return false;
	end = open ? open : find_comma(a);
	if (!end)
		return false;
	end = unicode_skip_back(s, begin, end, UNICODE_SPACE);
	at = letters->n_upper == letters->n
		     ? match_initials(s, begin, end, letters, strictness)
		     : end;
	if (at == end && strictness == LOOSE)
		at = match_name(s, begin, end, letters);
	a->expansion_begin = (uint32_t)at;
	a->expansion_end = (uint32_t)end;
	return at < end;
}

/* Where the expansion of "BC (Banco Central)" or "BC, Banco Central," begins. */
static size_t
find_begin(const struct acronym *a, enum strictness *strictness)
{
	const char *s = a->text;
	size_t at = unicode_skip(s, a->end, a->segment_end, UNICODE_SPACE);

	if (at >= a->segment_end)
		return 0;
	*strictness = s[at] == '(' ? EXACT : CAPITAL;
	if (s[at] != '(' && s[at] != ',' &&
	    !(unicode_class_at(s + at) & UNICODE_DASH))
		return 0;
	if (s[at] != ',' && at == a->end) /* "AER-40" */
		return 0;
	return unicode_skip(s, at + utf8_length((unsigned char)s[at]),
			    a->segment_end, UNICODE_SPACE);
}

/* Whether the words from one between BEGIN and END on have all initials. */
static size_t
match_behind(const char *s, size_t begin, size_t end,
	     const struct letters *letters, enum strictness strictness)
{
	size_t at = match_initials(s, begin, end, letters, strictness), article;

	if (at == begin || at == end)
		return at;
	/* "la Agencia": nothing but a small word is before it */
	article = unicode_skip(s, begin, end, UNICODE_WORD);
	return article - begin <= MAX_SMALL_WORD &&
			       unicode_skip(s, article, end, UNICODE_SPACE) ==
				       at
		       ? at
		       : end;
}

/* What ends at MARKS from BEGIN on may be the expansion; false: it is not. */
static bool
expand_upto(struct acronym *a, const struct letters *letters, size_t begin,
	    enum strictness strictness, const char *marks)
{
	const char *s = a->text;
	size_t end = begin, at;

	while (end < a->segment_end && end - begin < MAX_BYTES &&
	       !strchr(marks, s[end]) &&
	       !(s[end] == ' ' && end + 1 < a->segment_end &&
		 unicode_class_at(s + end + 1) & UNICODE_DASH))
		end++;
	if (end == begin || end - begin >= MAX_BYTES ||
	    (end == a->segment_end && strictness == EXACT) ||
	    (end < a->segment_end && s[end] == '('))
		return false;
	at = match_behind(s, begin, end, letters, strictness);
	if (at == end && strictness == EXACT &&
	    unicode_class_at(s + begin) & UNICODE_UPPER &&
	    has_letters(s, begin, end, letters))
		at = begin;
	a->expansion_begin = (uint32_t)at;
	a->expansion_end = (uint32_t)end;
	return at < end;
}

static bool
expand_behind(struct acronym *a, const struct letters *letters)
{
	enum strictness strictness = EXACT;
	size_t begin = find_begin(a, &strictness);

	if (!begin || letters->n_upper < letters->n)
		return false;
	if (expand_upto(a, letters, begin, strictness, "(),;:."))
		return true;
	/* "RGT (Redes, Gremios y Talleres)" */
	return strictness == EXACT &&
	       expand_upto(a, letters, begin, CAPITAL, "();:.");
}

bool
acronym_expand(struct acronym *acronym)
{
	struct letters letters;

	return read_letters(acronym, &letters) &&
	       (expand_before(acronym, &letters) ||
		expand_behind(acronym, &letters));
}
