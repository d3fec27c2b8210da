/* SPDX-License-Identifier: MIT */
/*
 * Pairs are counted first, with a hash of their terms; longer runs only where
 * all their pairs occur twice, as no run is more frequent than its parts
 * (Agrawal & Srikant, "Fast algorithms for mining association rules", VLDB
 * 1994).  Names, runs of capitals, are taken whole even if they occur once.
 *
 * A capital that begins a sentence says nothing by itself: the word is a name
 * if the article has it in capitals elsewhere and nowhere in small letters.
 * Later the article may say "Paz" for "Rodrigo Paz", and an acronym for its
 * expansion: the short form is counted with the long one.
 */
#include <config.h>

#include "rank/phrase.h"

#include "base/hash.h"
#include "rank/acronym.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

/* Repeated runs and names are of at most so many terms. */
#define MAX_RUN 5
#define MAX_NAME 8
/* A name of so many words may be called by one of them. */
#define MAX_PERSON 3
/* A run must be seen so often, unless it is a name. */
#define MIN_RUN_COUNT 2
/* More bytes between two tokens do not hold them together. */
#define MAX_GAP 24
/* Segments of so many acronyms are in capitals altogether. */
#define MIN_SHOUT 4
/* So many expansions are looked for; each is one pass over the tokens. */
#define MAX_EXPANSIONS 64
/* The same words elsewhere may be so many bytes further apart. */
#define MAX_STRETCH 16

#define OWNER_MANY UINT32_MAX

/* -- How tokens are written ---------------------------------------------- */

struct gap {
	const char *s;
	uint32_t at, end;
};

static char
gap_byte(const struct gap *gap)
{
	return gap->at < gap->end ? gap->s[gap->at] : '\0';
}

static bool
gap_take(struct gap *gap, char c)
{
	bool found = gap_byte(gap) == c;

	gap->at += found;
	return found;
}

static bool
gap_take_blank(struct gap *gap)
{
	return gap_take(gap, ' ') || gap_take(gap, '\n');
}

/* "General" in "Fiscalía General del Estado": a stop word in capitals. */
static void
gap_skip_capital(struct gap *gap)
{
	struct gap kept = *gap;

	if (gap->at >= gap->end ||
	    !(unicode_class_at(gap->s + gap->at) & UNICODE_UPPER))
		return;
	while (gap->at < gap->end &&
	       unicode_class_at(gap->s + gap->at) & UNICODE_ALPHA)
		gap->at +=
			(uint32_t)utf8_length((unsigned char)gap->s[gap->at]);
	if (!gap_take_blank(gap))
		*gap = kept;
}

/* The mark for what is between two tokens; UPPER: the first is in capitals. */
static unsigned
read_gap(const char *s, uint32_t begin, uint32_t end, bool upper)
{
	struct gap gap = {s, begin + 1, end};

	if (s[begin] != ' ' && s[begin] != '\n')
		return 0;
	if (end - begin == 1)
		return MARK_BLANK;
	if (end - begin > MAX_GAP ||
	    (!upper && s[gap.at] != 'd' && s[gap.at] != 'y'))
		return 0;
	if (upper)
		gap_skip_capital(&gap);
	if (gap.at == end)
		return MARK_BLANK;
	if (gap_take(&gap, 'y') || gap_take(&gap, 'e'))
		return gap_take_blank(&gap) && gap.at == end ? MARK_AND : 0;
	if (!gap_take(&gap, 'd') || !gap_take(&gap, 'e'))
		return 0;
	gap_take(&gap, 'l');
	if (!gap_take_blank(&gap))
		return 0;
	if (gap.at == end)
		return MARK_DE;
	if (!gap_take(&gap, 'l') ||
	    !(gap_take(&gap, 'a') || gap_take(&gap, 'o')))
		return 0;
	gap_take(&gap, 's');
	return gap_take_blank(&gap) && gap.at == end ? MARK_DE : 0;
}

/* Whether what is before AT makes any word begin with a capital. */
static bool
is_initial(const char *s, uint32_t begin, uint32_t at)
{
	uint32_t before = (uint32_t)unicode_skip_back(s, begin, at,
						      UNICODE_SPACE);
	unsigned class;

	if (before == begin)
		return true;
	class = unicode_class_at(s + utf8_previous(s, before));
	if (s[before - 1] == '(')
		return false;
	return !(class & (UNICODE_WORD | UNICODE_CLOSE)) &&
	       s[before - 1] != ',' && s[before - 1] != '/';
}

static bool
is_acronym(const char *s, uint32_t begin, uint32_t end)
{
	uint32_t at = begin;

	if (end - begin < 2)
		return false;
	while (at < end && unicode_class_at(s + at) & UNICODE_UPPER)
		at += (uint32_t)utf8_length((unsigned char)s[at]);
	return at == end;
}

/* Whether the term of TOKEN is found often enough for a run. */
static bool
is_repeated(const struct document *doc, const struct token *token)
{
	return doc->terms.items[token->term].n_tokens >= MIN_RUN_COUNT;
}

static void
mark_segment(struct phrase_finder *finder, const struct segment *segment)
{
	const struct document *doc = finder->doc;
	uint32_t first = segment->first_token, n = segment->n_tokens;
	const struct token *tokens = document_get_tokens(doc, segment);
	uint8_t *marks = finder->marks + first;
	uint32_t n_acronyms = 0;
	unsigned upper = MARK_UPPER | MARK_ACRONYM | MARK_INITIAL;

	for (uint32_t i = 0; i < n; i++) {
		const struct token *token = &tokens[i];
		unsigned mark = 0;

		if (unicode_class_at(doc->text + token->begin) &
		    UNICODE_UPPER) {
			mark = MARK_UPPER;
			if (is_acronym(doc->text, token->begin, token->end))
				mark |= MARK_ACRONYM;
			if (is_initial(doc->text, segment->begin, token->begin))
				mark |= MARK_INITIAL;
			n_acronyms += mark / MARK_ACRONYM & 1;
		}
		/* Nothing but names begins with what is said once. */
		if (i + 1 < n && (mark || is_repeated(doc, token)))
			mark |= read_gap(doc->text, token->end, token[1].begin,
					 mark);
		marks[i] = (uint8_t)mark;
	}
	if (n_acronyms >= MIN_SHOUT && 2 * n_acronyms > n)
		for (uint32_t i = 0; i < n; i++)
			marks[i] &= (uint8_t)~upper;
	else
		for (uint32_t i = 0; i < n; i++) {
			struct phrase_word *word =
				&finder->words[tokens[i].term];

			if (!(marks[i] & MARK_UPPER))
				word->n_lower++;
			else if (!(marks[i] & MARK_INITIAL))
				word->n_upper++;
		}
}

enum lexicon_phrase
phrase_get_kind(const struct document *doc, const char *s, size_t len)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(s, len, folded);

	return n ? (enum lexicon_phrase)lexicon_find(doc->lexicon->phrases,
						     folded, n)
		 : PHRASE_NONE;
}

bool
phrase_has_ending(const struct document *doc, size_t i,
		  const char *const *endings, size_t n_endings)
{
	const struct token *token = &doc->tokens.items[i];
	const char *end = doc->text + token->end;

	for (size_t k = 0; k < n_endings; k++) {
		const char *ending = endings[k];
		size_t n = 1;

		if (ending[0] != end[-1]) /* told by the last byte mostly */
			continue;
		while (ending[n] && n < token->end - token->begin &&
		       ending[n] == end[-1 - (ptrdiff_t)n])
			n++;
		if (!ending[n] && n + 1 < token->end - token->begin)
			return true;
	}
	return false;
}

bool
phrase_is_verb(const struct document *doc, size_t i)
{
	static const char *const endings[] = {"nora",	       /* -aron */
					      "norei",	       /* -ieron */
					      "naba",	       /* -aban */
					      "aba",	       /* -aba */
					      "na\255\303",    /* -ían */
					      "n\241\303ra",   /* -arán */
					      "n\241\303re",   /* -erán */
					      "n\241\303ri",   /* -irán */
					      "\241\303ra",    /* -ará */
					      "\241\303re",    /* -erá */
					      "\241\303ri",    /* -irá */
					      "a\255\303ra",   /* -aría */
					      "na\255\303ra",  /* -arían */
					      "a\255\303re",   /* -ería */
					      "na\255\303re",  /* -erían */
					      "odna",	       /* -ando */
					      "odne",	       /* -endo */
					      "soma",	       /* -amos */
					      "some",	       /* -emos */
					      "etnem",	       /* -mente */
					      "esra",	       /* -arse */
					      "esre",	       /* -erse */
					      "esri",	       /* -irse */
					      "esodn\241\303", /* -ándose */
					      "nara",	       /* -aran */
					      "narei",	       /* -ieran */
					      "\263\303",
					      /* -ó */};

	return phrase_has_ending(doc, i, endings,
				 sizeof(endings) / sizeof(*endings));
}

/* Whether a word that begins a sentence before a capital may be a name. */
static bool
may_start_name(const struct document *doc, size_t i)
{
	const struct token *token = &doc->tokens.items[i];
	const char *s = doc->text + token->begin;
	char folded[FOLD_ROOM];
	size_t n = fold_word(s, token->end - token->begin, folded);

	return !lexicon_find(doc->lexicon->starters, folded, n) &&
	       !lexicon_find(doc->lexicon->phrases, folded, n) &&
	       !phrase_is_verb(doc, i);
}

static void
mark_names(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;
	uint8_t *marks = finder->marks;

	for (size_t i = 0; i < doc->tokens.n_items; i++) {
		const struct phrase_word *word =
			&finder->words[doc->tokens.items[i].term];

		if (!(marks[i] & MARK_UPPER))
			continue;
		if (!(marks[i] & MARK_INITIAL) ||
		    (!word->n_lower &&
		     (word->n_upper ||
		      (marks[i] & MARK_BLANK && marks[i + 1] & MARK_UPPER &&
		       may_start_name(doc, i)))))
			marks[i] |= MARK_NAME;
	}
}

static void
link_tokens(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;

	for (size_t i = 0; i < doc->terms.n_items; i++)
		finder->words[i].first = PHRASE_NOWHERE;
	for (size_t i = doc->tokens.n_items; i-- > 0;) {
		struct phrase_word *word =
			&finder->words[doc->tokens.items[i].term];

		finder->next[i] = word->first;
		word->first = (uint32_t)i;
		finder->pairs[i] = PHRASE_NOWHERE;
	}
}

/* -- Counting ------------------------------------------------------------ */

static bool
has_same_terms(const struct document *doc, size_t a, size_t b, size_t n)
{
	const struct token *tokens = doc->tokens.items;

	for (size_t i = 0; i < n; i++)
		if (tokens[a + i].term != tokens[b + i].term)
			return false;
	return true;
}

/* A hash of the terms of the N tokens at TOKEN. */
static size_t
hash_terms(const struct phrase_finder *finder, size_t token, size_t n)
{
	const struct token *tokens = finder->doc->tokens.items + token;
	uint64_t hash = finder->seed;

	for (size_t i = 0; i < n; i += 2) {
		uint32_t terms[2] = {tokens[i].term,
				     i + 1 < n ? tokens[i + 1].term : 0};

		hash = hash_bytes(terms, sizeof(terms), hash);
	}
	return (size_t)hash;
}

/* Doubles the slots when half of them are taken. */
static bool
grow(struct phrase_finder *finder)
{
	size_t n = 2 * (finder->mask + 1);
	uint32_t *slots;

	if (2 * (finder->phrases.n_items + 1) <= finder->mask)
		return true;
	slots = calloc(n, sizeof(*slots));
	if (!slots)
		return false;
	for (size_t i = 0; i < finder->phrases.n_items; i++) {
		const struct phrase *phrase = &finder->phrases.items[i];
		size_t slot = hash_terms(finder, phrase->token,
					 phrase->n_tokens) &
			      (n - 1);

		while (slots[slot])
			slot = (slot + 1) & (n - 1);
		slots[slot] = (uint32_t)i + 1;
	}
	free(finder->slots);
	finder->slots = slots;
	finder->mask = n - 1;
	return true;
}

/* Place of the phrase of N tokens at TOKEN, or PHRASE_NOWHERE: no memory. */
static uint32_t
get_phrase(struct phrase_finder *finder, size_t token, size_t n)
{
	size_t slot;

	if (!grow(finder))
		return PHRASE_NOWHERE;
	slot = hash_terms(finder, token, n) & finder->mask;
	for (; finder->slots[slot]; slot = (slot + 1) & finder->mask) {
		const struct phrase *phrase =
			&finder->phrases.items[finder->slots[slot] - 1];

		if (phrase->n_tokens == n &&
		    has_same_terms(finder->doc, phrase->token, token, n))
			return finder->slots[slot] - 1;
	}
	if (!vector_add_room(&finder->phrases, 1))
		return PHRASE_NOWHERE;
	finder->phrases.items[finder->phrases.n_items] =
		(struct phrase){.token = (uint32_t)token,
				.n_tokens = (uint32_t)n,
				.other = PHRASE_NO_TERM};
	finder->slots[slot] = (uint32_t)++finder->phrases.n_items;
	return finder->slots[slot] - 1;
}

/* Whether token I and the next may be a name or may be found once more. */
static bool
may_be_pair(const struct phrase_finder *finder, size_t i)
{
	const struct document *doc = finder->doc;
	const struct token *tokens = doc->tokens.items + i;
	const uint8_t *marks = finder->marks + i;

	if (!(marks[0] & (MARK_BLANK | MARK_DE)) ||
	    tokens[0].term == tokens[1].term)
		return false;
	return marks[0] & marks[1] & MARK_NAME ||
	       (is_repeated(doc, &tokens[0]) && is_repeated(doc, &tokens[1]));
}

static bool
count_pairs(struct phrase_finder *finder)
{
	for (size_t i = 0; i < finder->doc->tokens.n_items; i++) {
		uint32_t found;

		if (!may_be_pair(finder, i))
			continue;
		found = get_phrase(finder, i, 2);
		if (found == PHRASE_NOWHERE)
			return false;
		finder->phrases.items[found].n++;
		finder->pairs[i] = found;
	}
	return true;
}

/* Whether all pairs of the N tokens at I are frequent enough. */
static bool
is_frequent(const struct phrase_finder *finder, size_t i, size_t n)
{
	for (; n > 1; i++, n--)
		if (finder->pairs[i] == PHRASE_NOWHERE ||
		    finder->phrases.items[finder->pairs[i]].n < MIN_RUN_COUNT)
			return false;
	return true;
}

static bool
count_runs(struct phrase_finder *finder)
{
	for (size_t i = 0; i < finder->doc->tokens.n_items; i++) {
		if (!is_frequent(finder, i, 2))
			continue;
		for (size_t n = 3; n <= MAX_RUN; n++) {
			uint32_t found;

			if (!is_frequent(finder, i + n - 2, 2))
				break;
			found = get_phrase(finder, i, n);
			if (found == PHRASE_NOWHERE)
				return false;
			finder->phrases.items[found].n++;
		}
	}
	return true;
}

/* -- Names --------------------------------------------------------------- */

/* The name of one word at token I, with no other name beside it. */
static void
note_alone(struct phrase_finder *finder, size_t i)
{
	const struct document *doc = finder->doc;
	const struct token *token = &doc->tokens.items[i];
	struct phrase_word *word = &finder->words[token->term];

	if (finder->marks[i] & MARK_ACRONYM)
		return;
	finder->marks[i] |= MARK_ALONE;
	if (!word->n_alone++)
		word->first_alone = (uint32_t)i;
	word->at_place |= token->begin > 3 &&
			  !memcmp(doc->text + token->begin - 3, "en ", 3);
}

/* "Administración Trump" is no person: its first word is no given name. */
static bool
is_institution(const struct phrase_finder *finder, size_t i)
{
	static const char *const endings[] = {
		"n\263\303ic", /* -ción */
		"n\263\303is", /* -sión */
		"dad",
	};

	return finder->words[finder->doc->tokens.items[i].term].n_lower ||
	       phrase_has_ending(finder->doc, i, endings,
				 sizeof(endings) / sizeof(*endings));
}

/* Whether the phrase at place A is a part of the one at B. */
static bool
is_part(const struct phrase_finder *finder, uint32_t a, uint32_t b)
{
	const struct phrase *part = &finder->phrases.items[a];
	const struct phrase *whole = &finder->phrases.items[b];

	for (size_t k = 0; k + part->n_tokens <= whole->n_tokens; k++)
		if (has_same_terms(finder->doc, part->token, whole->token + k,
				   part->n_tokens))
			return true;
	return false;
}

/*
 * Each of the N words of the name at I stands for it, unless it is in another
 * one: "Tafur Gutiérrez" and "Aníbal Tafur Gutiérrez" are one person.
 */
static void
note_owner(struct phrase_finder *finder, size_t i, size_t n, uint32_t found)
{
	for (size_t k = 0; k < n; k++) {
		struct phrase_word *word =
			&finder->words[finder->doc->tokens.items[i + k].term];

		if (word->owner == OWNER_MANY)
			continue;
		if (!word->owner || is_part(finder, found, word->owner - 1))
			word->owner = found + 1;
		else if (!is_part(finder, word->owner - 1, found))
			word->owner = OWNER_MANY;
	}
}

/* Counts the N > 1 tokens at I, a name; WHOLE: in no longer one. */
static bool
note_name(struct phrase_finder *finder, size_t i, size_t n, bool whole)
{
	bool counted = n <= MAX_RUN && is_frequent(finder, i, n);
	uint32_t found = finder->pairs[i];

	if (n > MAX_NAME || (n == 2 && found == PHRASE_NOWHERE))
		return true;
	if (n > 2) {
		found = get_phrase(finder, i, n);
		if (found == PHRASE_NOWHERE)
			return false;
		finder->phrases.items[found].n += !counted;
	}
	finder->phrases.items[found].flags |= PHRASE_NAME;
	if (whole && n <= MAX_PERSON && !is_institution(finder, i))
		note_owner(finder, i, n, found);
	return true;
}

/* The names in the N tokens at I, all in capitals and held together. */
static bool
note_run(struct phrase_finder *finder, size_t i, size_t n)
{
	size_t begin = i, end = i + n;

	if (n == 1) {
		note_alone(finder, i);
		return true;
	}
	/* each piece with nothing but blanks, then all of it */
	for (size_t k = i; k < end; k++) {
		if (k + 1 < end && finder->marks[k] & MARK_BLANK)
			continue;
		if (k > begin && !note_name(finder, begin, k + 1 - begin,
					    k + 1 - begin == n))
			return false;
		if (k + 1 == end && begin > i)
			return note_name(finder, i, n, false);
		begin = k + 1;
	}
	return true;
}

static bool
count_names(struct phrase_finder *finder)
{
	const uint8_t *marks = finder->marks;
	size_t n = finder->doc->tokens.n_items;

	for (size_t i = 0; i < n;) {
		size_t end = i;
		unsigned links = MARK_BLANK | MARK_DE;

		if (!(marks[i++] & MARK_NAME))
			continue;
		while (marks[end] & links && marks[end + 1] & MARK_NAME) {
			/* "Ministerio de Economía y Hacienda" */
			if (marks[end] & MARK_DE)
				links |= MARK_AND;
			end++;
		}
		if (!note_run(finder, i - 1, end + 2 - i))
			return false;
		i = end + 1;
	}
	return true;
}

/*
 * "Paz", which the article says after "Rodrigo Paz", or in its headline, is
 * counted with it.
 */
static void
join_names(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;
	uint32_t n_headline = doc->segments.n_items
				      ? doc->segments.items[0].n_tokens
				      : 0;

	for (size_t i = 0; i < doc->terms.n_items; i++) {
		const struct phrase_word *word = &finder->words[i];
		struct phrase *name;

		if (!word->n_alone || !word->owner ||
		    word->owner == OWNER_MANY || word->at_place)
			continue;
		name = &finder->phrases.items[word->owner - 1];
		if ((word->first_alone < name->token &&
		     word->first_alone >= n_headline) ||
		    word->n_alone <= name->n_other)
			continue;
		name->n += word->n_alone - name->n_other;
		name->n_other = word->n_alone;
		name->other = (uint32_t)i;
	}
}

/* -- Acronyms ------------------------------------------------------------ */

/* The tokens within [begin, end) near token I; how many from *FIRST on. */
static size_t
find_tokens(const struct document *doc, size_t i, uint32_t begin, uint32_t end,
	    size_t *first)
{
	const struct token *tokens = doc->tokens.items;
	size_t n = 0;

	if (begin < tokens[i].begin)
		while (i && tokens[i - 1].begin >= begin)
			i--;
	else
		i++;
	*first = i;
	while (i + n < doc->tokens.n_items && tokens[i + n].end <= end)
		n++;
	return n;
}

static bool
add_expansion(struct phrase_finder *finder, size_t i, size_t first, size_t n)
{
	uint32_t term = finder->doc->tokens.items[i].term;
	uint32_t found = get_phrase(finder, first, n);
	struct phrase *phrase;

	if (found == PHRASE_NOWHERE)
		return false;
	phrase = &finder->phrases.items[found];
	if (phrase->flags & PHRASE_EXPANSION)
		return true;
	phrase->flags |= PHRASE_EXPANSION | PHRASE_NAME;
	phrase->other = term;
	phrase->n_other = finder->doc->terms.items[term].n_tokens;
	phrase->n = phrase->n_other;
	for (size_t k =
		     finder->words[finder->doc->tokens.items[first].term].first;
	     k != PHRASE_NOWHERE; k = finder->next[k])
		phrase->n += phrase_matches(finder, phrase, k);
	return true;
}

/* Whether the capitalised token may be an acronym with its expansion. */
static bool
may_be_expanded(const struct phrase_finder *finder, size_t i)
{
	const struct document *doc = finder->doc;
	const struct token *token = &doc->tokens.items[i];
	const char *s = doc->text;
	uint32_t at = token->begin;

	if (finder->words[token->term].expanded)
		return false;
	if (finder->marks[i] & MARK_ACRONYM && token->end + 1 < doc->n_bytes &&
	    s[token->end + 1] == '(')
		return true;
	at -= at && s[at - 1] == ' ';
	return at && s[at - 1] == '(';
}

static bool
find_expansions(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;
	size_t n_found = 0;

	for (size_t s = 0; s < doc->segments.n_items; s++) {
		const struct segment *segment = &doc->segments.items[s];

		for (size_t k = 0; k < segment->n_tokens; k++) {
			size_t i = segment->first_token + k, first, n;
			const struct token *token = &doc->tokens.items[i];
			struct acronym acronym;

			if (!(finder->marks[i] & MARK_UPPER) ||
			    !may_be_expanded(finder, i))
				continue;
			acronym = (struct acronym){
				.text = doc->text,
				.segment_begin = segment->begin,
				.segment_end = segment->end,
				.begin = token->begin,
				.end = token->end};
			if (!acronym_expand(&acronym))
				continue;
			n = find_tokens(doc, i, acronym.expansion_begin,
					acronym.expansion_end, &first);
			if (n < 2)
				continue;
			finder->words[token->term].expanded = true;
			if (!add_expansion(finder, i, first, n))
				return false;
			if (++n_found == MAX_EXPANSIONS)
				return true;
		}
	}
	return true;
}

bool
phrase_matches(const struct phrase_finder *finder, const struct phrase *phrase,
	       size_t i)
{
	const struct document *doc = finder->doc;
	const struct token *tokens = doc->tokens.items;
	size_t n = phrase->n_tokens;

	if (i + n > doc->tokens.n_items ||
	    !has_same_terms(doc, phrase->token, i, n))
		return false;
	if (phrase->flags & PHRASE_EXPANSION)
		return tokens[i + n - 1].end - tokens[i].begin <=
		       tokens[phrase->token + n - 1].end -
			       tokens[phrase->token].begin + MAX_STRETCH;
	for (size_t k = 0; k + 1 < n; k++)
		if (!(finder->marks[i + k] & (MARK_BLANK | MARK_DE | MARK_AND)))
			return false;
	return true;
}

bool
phrase_matches_other(const struct phrase_finder *finder,
		     const struct phrase *phrase, size_t i)
{
	return finder->doc->tokens.items[i].term == phrase->other &&
	       (phrase->flags & PHRASE_EXPANSION ||
		finder->marks[i] & MARK_ALONE);
}

/* -- All of it ----------------------------------------------------------- */

/* Drops the rare runs, adds the single terms. */
static bool
add_terms(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;
	struct phrases *all = &finder->phrases;
	size_t n = 0;

	for (size_t i = 0; i < all->n_items; i++)
		if (all->items[i].n >= MIN_RUN_COUNT ||
		    (all->items[i].n && all->items[i].flags & PHRASE_NAME))
			all->items[n++] = all->items[i];
	all->n_items = n;
	if (!vector_add_room(all, doc->terms.n_items))
		return false;
	for (size_t i = 0; i < doc->terms.n_items; i++)
		all->items[all->n_items++] =
			(struct phrase){.token = finder->words[i].first,
					.n_tokens = 1,
					.n = doc->terms.items[i].n_tokens,
					.other = PHRASE_NO_TERM};
	return true;
}

/* All arrays are in one block, as each article needs them. */
static bool
make_room(struct phrase_finder *finder)
{
	size_t n = finder->doc->tokens.n_items, n_slots = 16;
	size_t n_words = finder->doc->terms.n_items + 1;
	size_t n_bytes = n_words * sizeof(*finder->words) +
			 (n + 1) * (2 * sizeof(uint32_t) + 1);

	while (n_slots < n)
		n_slots *= 2;
	finder->mask = n_slots - 1;
	finder->seed = document_seed(finder->doc);
	finder->slots = calloc(n_slots, sizeof(*finder->slots));
	finder->words = calloc(n_bytes, 1);
	if (!finder->slots || !finder->words)
		return false;
	finder->next = (uint32_t *)(finder->words + n_words);
	finder->pairs = finder->next + n + 1;
	finder->marks = (uint8_t *)(finder->pairs + n + 1);
	return true;
}

bool
phrase_find(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;

	if (!make_room(finder))
		return false;
	link_tokens(finder);
	for (size_t s = 0; s < doc->segments.n_items; s++)
		mark_segment(finder, &doc->segments.items[s]);
	mark_names(finder);
	if (!count_pairs(finder) || !count_runs(finder) || !count_names(finder))
		return false;
	join_names(finder);
	return find_expansions(finder) && add_terms(finder);
}

void
phrase_release(struct phrase_finder *finder)
{
	vector_release(&finder->phrases);
	free(finder->slots);
	free(finder->words);
}
