/* SPDX-License-Identifier: MIT */
/*
 * Which words of an article belong together, and where.
 * Pairs are counted with a hash of their terms, longer runs only where all
 * their pairs occur twice, as no run is more frequent than its parts (Agrawal &
 * Srikant, "Fast algorithms for mining association rules", VLDB 1994).  Names,
 * runs of capitals, are taken whole even if they occur once.
 *
 * Later the article may say "Paz" for "Rodrigo Paz", and an acronym for its
 * expansion: the short form is counted with the long one.
 */
#include <config.h>

#include "rank/phrase.h"

#include "base/hash.h"
#include "rank/acronym.h"

#include <string.h>

/* Repeated runs and names are of at most so many words. */
#define MAX_RUN 5
#define MAX_NAME 8
/* A name of so many words may be called by one of them. */
#define MAX_PERSON 3
/* A run must be seen so often, unless it is a name. */
#define MIN_RUN_COUNT 2
/* A number in a name has so many digits: "Beca 18", "Agenda 2030". */
#define MAX_NAME_DIGITS 4
/* In a text of fewer tokens each word is looked at. */
#define MIN_TOKENS 100
/* A table of phrases begins with so many slots. */
#define MIN_SLOTS 64
/* So many expansions are looked for. */
#define MAX_EXPANSIONS 64

#define OWNER_MANY UINT32_MAX

/* -- Counting ------------------------------------------------------------ */

/* Whether two words are the same: of one term, or written alike. */
static inline bool
is_same_word(const struct phrase_finder *finder, const struct phrase_word *a,
	     const struct phrase_word *b)
{
	return a->term == b->term &&
	       (a->term != TERM_NONE ||
		phrase_is_written_so(finder, a,
				     (uint32_t)(b - finder->words.items)));
}

static inline bool
has_same_words(const struct phrase_finder *finder, size_t a, size_t b, size_t n)
{
	const struct phrase_word *words = finder->words.items;

	for (size_t i = 0; i < n; i++)
		if (!is_same_word(finder, &words[a + i], &words[b + i]))
			return false;
	return true;
}

/* A hash of the N words at I. */
static inline size_t
hash_words(const struct phrase_finder *finder, size_t i, size_t n)
{
	uint64_t hash = finder->seed;

	for (size_t k = 0; k < n; k++) {
		const struct phrase_word *word = &finder->words.items[i + k];
		uint64_t term = word->term;

		if (term == TERM_NONE)
			term = hash_bytes(
				phrase_get_text(finder, word) + word->begin,
				word->end - word->begin, finder->seed);
		hash = (hash ^ term) * UINT64_C(0x9E3779B97F4A7C15);
		hash ^= hash >> 29;
	}
	hash *= UINT64_C(0xBF58476D1CE4E5B9) ^ (finder->seed << 1);
	return (size_t)(hash ^ hash >> 32);
}

/* The slot of the phrase of N words at I, no term, or the one it goes to. */
static uint32_t *
find_slot(const struct phrase_finder *finder, size_t i, size_t n)
{
	size_t mask = finder->slots.n_items - 1;
	size_t slot = hash_words(finder, i, n) & mask;

	for (; finder->slots.items[slot]; slot = (slot + 1) & mask) {
		const struct phrase *phrase =
			&finder->phrases.items[finder->slots.items[slot] - 1];

		if (phrase->n_words == n &&
		    has_same_words(finder, phrase->word, i, n))
			break;
	}
	return &finder->slots.items[slot];
}

/* Makes N slots, a power of two, and puts the phrases there that are known. */
static bool
set_slots(struct phrase_finder *finder, size_t n)
{
	struct phrase_slots *slots = &finder->slots;

	slots->n_items = 0;
	if (!vector_add_room(slots, n))
		return false;
	slots->n_items = n;
	memset(slots->items, 0, n * sizeof(*slots->items));
	for (size_t i = finder->doc->terms.n_items; i < finder->phrases.n_items;
	     i++) {
		const struct phrase *phrase = &finder->phrases.items[i];

		*find_slot(finder, phrase->word,
			   phrase->n_words) = (uint32_t)i + 1;
	}
	return true;
}

/* Doubles the slots when half of them are taken. */
static bool
grow(struct phrase_finder *finder)
{
	size_t n = finder->phrases.n_items - finder->doc->terms.n_items;

	return 2 * (n + 1) <= finder->slots.n_items ||
	       set_slots(finder, 2 * finder->slots.n_items);
}

uint32_t
phrase_find_same(const struct phrase_finder *finder, size_t word, size_t n)
{
	const struct phrase_word *first = &finder->words.items[word];

	if (n == 1 && first->term != TERM_NONE)
		return first->term;
	if (n == 2 && first->pair != PHRASE_NOWHERE)
		return first->pair;
	return *find_slot(finder, word, n) - 1; /* 0 - 1: nowhere */
}

/* Place of the phrase of N words at I, no term, or PHRASE_NOWHERE: no memory.
 */
static inline uint32_t
get_phrase(struct phrase_finder *finder, size_t i, size_t n)
{
	uint32_t *slot;

	if (!grow(finder) || !vector_add_room(&finder->phrases, 1))
		return PHRASE_NOWHERE;
	slot = find_slot(finder, i, n);
	if (*slot)
		return *slot - 1;
	finder->phrases.items[finder->phrases.n_items] =
		(struct phrase){.word = (uint32_t)i,
				.n_words = (uint32_t)n,
				.first = PHRASE_NOWHERE,
				.other = TERM_NONE};
	*slot = (uint32_t)++finder->phrases.n_items;
	return *slot - 1;
}

/* Whether the N words at WORD are names, or numbers after one. */
static bool
is_all_name(const struct phrase_word *word, uint32_t n)
{
	bool all = word->marks & MARK_NAME;

	for (uint32_t k = 1; all && k < n; k++)
		all &= word[k].marks & MARK_NAME || word[k].cues & CUE_DIGIT;
	return all;
}

/* Notes that the phrase occurs at word I; there is room. */
static inline void
add_occurrence(struct phrase_finder *finder, uint32_t found, size_t i)
{
	struct phrase *phrase = &finder->phrases.items[found];
	struct phrase_occurrences *all = &finder->occurrences;
	const struct phrase_word *word = &finder->words.items[i];

	all->items[all->n_items] = (struct phrase_occurrence){(uint32_t)i,
							      PHRASE_NOWHERE};
	if (phrase->first == PHRASE_NOWHERE) {
		phrase->first = (uint32_t)all->n_items;
		phrase->word = (uint32_t)i;
	} else {
		all->items[phrase->last].next = (uint32_t)all->n_items;
	}
	phrase->last = (uint32_t)all->n_items++;
	phrase->n++;
	phrase->n_name += is_all_name(word, phrase->n_words);
	if (word->segment != SEGMENT_NONE && !phrase->n_text++)
		phrase->first_place = word->place;
	phrase->n_title += (word->marks & MARK_TITLE) != 0;
}

static inline bool
count_phrase(struct phrase_finder *finder, size_t i, size_t n, uint32_t *found)
{
	*found = get_phrase(finder, i, n);
	if (*found == PHRASE_NOWHERE ||
	    !vector_add_room(&finder->occurrences, 1))
		return false;
	add_occurrence(finder, *found, i);
	return true;
}

/* The first phrases are the terms, each by itself. */
static bool
count_terms(struct phrase_finder *finder)
{
	struct phrases *phrases = &finder->phrases;
	size_t n = finder->doc->terms.n_items;

	if (!vector_add_room(phrases, n) ||
	    !vector_add_room(&finder->occurrences, finder->words.n_items))
		return false;
	for (size_t i = 0; i < n; i++)
		phrases->items[i] = (struct phrase){.n_words = 1,
						    .first = PHRASE_NOWHERE,
						    .other = TERM_NONE};
	phrases->n_items = n;
	for (size_t i = 0; i < finder->words.n_items; i++)
		if (finder->words.items[i].term != TERM_NONE)
			add_occurrence(finder, finder->words.items[i].term, i);
	return true;
}

/* Whether the word occurs often enough for a run. */
static bool
is_repeated(const struct phrase_finder *finder, const struct phrase_word *word)
{
	return word->term == TERM_NONE ||
	       finder->phrases.items[word->term].n >= MIN_RUN_COUNT;
}

/* Whether WORD and the next may be a name or may be found once more. */
static bool
may_be_pair(const struct phrase_finder *finder, const struct phrase_word *word)
{
	if (!word->link ||
	    (word->term == word[1].term && word->term != TERM_NONE) ||
	    (word->marks | word[1].marks) & MARK_ADDRESS)
		return false;
	return word->marks & word[1].marks & MARK_NAME ||
	       (is_repeated(finder, word) && is_repeated(finder, word + 1));
}

static bool
count_pairs(struct phrase_finder *finder)
{
	for (size_t i = 0; i < finder->words.n_items; i++) {
		struct phrase_word *word = &finder->words.items[i];

		if (may_be_pair(finder, word) &&
		    !count_phrase(finder, i, 2, &word->pair))
			return false;
	}
	return true;
}

/* Whether all pairs of the N words at I are frequent enough. */
static bool
is_frequent(const struct phrase_finder *finder, size_t i, size_t n)
{
	for (; n > 1; i++, n--) {
		uint32_t pair = finder->words.items[i].pair;

		if (pair == PHRASE_NOWHERE ||
		    finder->phrases.items[pair].n < MIN_RUN_COUNT)
			return false;
	}
	return true;
}

static bool
count_runs(struct phrase_finder *finder)
{
	for (size_t i = 0; i < finder->words.n_items; i++) {
		uint32_t found;

		for (size_t n = 2; n <= MAX_RUN; n++) {
			if (!is_frequent(finder, i + n - 2, 2))
				break;
			if (n > 2 && !count_phrase(finder, i, n, &found))
				return false;
		}
	}
	return true;
}

/* A name of one word that is in the text. */
static void
note_alone(struct phrase_finder *finder, size_t i)
{
	struct phrase_word *word = &finder->words.items[i];
	struct phrase_term *term = &finder->terms.items[word->term];

	if (word->marks & MARK_ACRONYM || word->segment == SEGMENT_NONE)
		return;
	word->marks |= MARK_ALONE;
	if (!term->n_alone++)
		term->first_alone = (uint32_t)i;
	term->at_place |= phrase_is_at_place(finder, word);
}

/* Whether the phrase at place A is a part of the one at B. */
static bool
is_part(const struct phrase_finder *finder, uint32_t a, uint32_t b)
{
	const struct phrase *part = &finder->phrases.items[a];
	const struct phrase *whole = &finder->phrases.items[b];

	for (size_t k = 0; k + part->n_words <= whole->n_words; k++)
		if (has_same_words(finder, part->word, whole->word + k,
				   part->n_words))
			return true;
	return false;
}

/*
 * Each of the N words of the name at I may be used for it, unless it is in
 * another one: "Tafur Gutiérrez" and "Aníbal Tafur Gutiérrez" are one person.
 */
static void
note_owner(struct phrase_finder *finder, size_t i, size_t n, uint32_t found)
{
	for (size_t k = 0; k < n; k++) {
		uint32_t place = finder->words.items[i + k].term;
		struct phrase_term *term = &finder->terms.items[place];

		if (place == TERM_NONE || term->owner == OWNER_MANY)
			continue;
		if (!term->owner || is_part(finder, found, term->owner - 1))
			term->owner = found + 1;
		else if (!is_part(finder, term->owner - 1, found))
			term->owner = OWNER_MANY;
	}
}

/* The name of N words at I. */
static bool
note_name(struct phrase_finder *finder, size_t i, size_t n)
{
	bool counted = n <= MAX_RUN && is_frequent(finder, i, n);
	uint32_t found = finder->words.items[i].pair;
	bool whole = true;

	if (n == 1 && finder->words.items[i].term != TERM_NONE) {
		found = finder->words.items[i].term;
		note_alone(finder, i);
	} else if (n == 1) { /* a stop word: "Podemos" */
		if (!count_phrase(finder, i, 1, &found))
			return false;
	} else if (n > MAX_NAME) {
		return true;
	} else if (n == 2 ? found == PHRASE_NOWHERE : !counted) {
		if (!count_phrase(finder, i, n, &found))
			return false;
	} else if (n > 2) {
		found = phrase_find_same(finder, i, n);
	}
	for (size_t k = 0; k + 1 < n; k++)
		whole &= finder->words.items[i + k].link == LINK_BLANK;
	finder->phrases.items[found].n_whole++;
	if (n > 1 && n <= MAX_PERSON && whole &&
	    phrase_get_kind(finder, &finder->words.items[i]) & PHRASE_GIVEN)
		note_owner(finder, i, n, found);
	return true;
}

/* "Beca 18", "Agenda 2030" */
static bool
is_number_of_name(const struct phrase_word *word)
{
	return word[1].cues & CUE_DIGIT && word->link == LINK_BLANK &&
	       word[1].end - word[1].begin <= MAX_NAME_DIGITS;
}

/* Whether a name at WORD goes on at the next word; LINKS: allowed so far. */
static bool
goes_on(const struct phrase_word *word, unsigned *links)
{
	if (!word->link || word->link & ~*links ||
	    word[1].marks & MARK_ADDRESS ||
	    !(word[1].marks & MARK_NAME || is_number_of_name(word)))
		return false;
	/* "la" before a name only in "de la Vega" and "Abu La Paz" */
	if (word->link & LINK_ARTICLE &&
	    !(word->link & (LINK_DE | LINK_CAPITAL)))
		return false;
	/* "Ministerio de Economía y Hacienda" */
	if (word->link & LINK_AND && word->n_small > 1)
		return false;
	if (word->link & LINK_DE)
		*links |= LINK_AND;
	return true;
}

static bool
count_names(struct phrase_finder *finder)
{
	size_t n = finder->words.n_items;

	for (size_t i = 0, end; i < n; i = end) {
		struct phrase_word *words = finder->words.items;
		unsigned links = LINK_BLANK | LINK_TIGHT | LINK_DE |
				 LINK_ARTICLE | LINK_CAPITAL;

		end = i + 1;
		if (!(words[i].marks & MARK_NAME) ||
		    words[i].marks & MARK_ADDRESS)
			continue;
		while (goes_on(&words[end - 1], &links))
			end++;
		if (!vector_add_room(&finder->names, 1))
			return false;
		for (size_t k = i; k < end; k++)
			words[k].name = (uint32_t)finder->names.n_items;
		finder->names.items[finder->names.n_items++] =
			(struct phrase_name){(uint32_t)i, (uint32_t)end - 1};
		if (!note_name(finder, i, end - i))
			return false;
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
	for (uint32_t i = 0; i < finder->doc->terms.n_items; i++) {
		const struct phrase_term *term = &finder->terms.items[i];
		struct phrase *name;

		if (!term->n_alone || !term->owner ||
		    term->owner == OWNER_MANY || term->at_place)
			continue;
		name = &finder->phrases.items[term->owner - 1];
		if (!name->n_text ||
		    (term->first_alone < name->word &&
		     finder->words.items[term->first_alone].segment > 0) ||
		    term->n_alone <= name->n_other)
			continue;
		if (name->other != TERM_NONE)
			finder->phrases.items[name->other].flags &=
				~(unsigned)PHRASE_MERGED;
		name->n_other = term->n_alone;
		name->other = i;
		finder->phrases.items[i].flags |= PHRASE_MERGED;
	}
}

/* -- Acronyms ------------------------------------------------------------ */

/* The words within [begin, end) near word I; how many from *FIRST on. */
static size_t
find_words(const struct phrase_finder *finder, size_t i, uint32_t begin,
	   uint32_t end, size_t *first)
{
	const struct phrase_word *words = finder->words.items;
	uint32_t segment = words[i].segment;
	size_t n = 0;

	if (begin < words[i].begin)
		while (i && words[i - 1].segment == segment &&
		       words[i - 1].begin >= begin)
			i--;
	else
		i++;
	*first = i;
	while (i + n < finder->words.n_items && words[i + n].end <= end &&
	       words[i + n].segment == segment)
		n++;
	return n;
}

static bool
add_expansion(struct phrase_finder *finder, size_t i, size_t first, size_t n)
{
	uint32_t term = finder->words.items[i].term;
	uint32_t found = get_phrase(finder, first, n);
	struct phrase *phrase;

	if (found == PHRASE_NOWHERE ||
	    !vector_add_room(&finder->occurrences, 1))
		return false;
	phrase = &finder->phrases.items[found];
	if (phrase->flags & PHRASE_EXPANSION)
		return true;
	if (!phrase->n_text)
		add_occurrence(finder, found, first);
	if (phrase->other != TERM_NONE)
		finder->phrases.items[phrase->other].flags &=
			~(unsigned)PHRASE_MERGED;
	phrase->flags |= PHRASE_EXPANSION;
	phrase->word = (uint32_t)first;
	phrase->other = term;
	phrase->n_other = finder->phrases.items[term].n_text;
	finder->phrases.items[term].flags |= PHRASE_MERGED;
	return true;
}

/* Whether the capitalised word may be an acronym with its expansion. */
static bool
may_be_expanded(const struct phrase_finder *finder,
		const struct phrase_word *word)
{
	const struct document *doc = finder->doc;
	const char *s = doc->article.text;
	uint32_t at = word->begin;

	if (!(word->marks & MARK_UPPER) || word->segment == SEGMENT_NONE ||
	    word->term == TERM_NONE || finder->terms.items[word->term].expanded)
		return false;
	if (word->marks & MARK_ACRONYM)
		return true;
	at -= at && s[at - 1] == ' ';
	return at && s[at - 1] == '(';
}

static bool
find_expansions(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;
	size_t n_found = 0;

	for (size_t i = 0; i < finder->words.n_items; i++) {
		const struct phrase_word *word = &finder->words.items[i];
		const struct segment *segment;
		struct acronym acronym;
		size_t first, n;

		if (!may_be_expanded(finder, word))
			continue;
		segment = &doc->segments.items[word->segment];
		acronym = (struct acronym){.text = doc->article.text,
					   .segment_begin = segment->begin,
					   .segment_end = segment->end,
					   .begin = word->begin,
					   .end = acronym_find_end(
						   doc->article.text,
						   word->begin, word->end,
						   segment->end)};
		if (!acronym_expand(&acronym))
			continue;
		n = find_words(finder, i, acronym.expansion_begin,
			       acronym.expansion_end, &first);
		if (n < 2)
			continue;
		finder->terms.items[word->term].expanded = true;
		if (!add_expansion(finder, i, first, n))
			return false;
		if (++n_found == MAX_EXPANSIONS)
			break;
	}
	return true;
}

/* -- All of it ----------------------------------------------------------- */

/* Tells the phrase of N words at I how often a longer one occurs. */
static inline void
note_longer(struct phrase_finder *finder, size_t i, size_t n, uint32_t count)
{
	uint32_t found = phrase_find_same(finder, i, n);
	struct phrase *phrase;

	if (found == PHRASE_NOWHERE)
		return;
	phrase = &finder->phrases.items[found];
	if (count > phrase->n_longer)
		phrase->n_longer = count;
}

static void
compare_lengths(struct phrase_finder *finder)
{
	for (size_t i = finder->doc->terms.n_items; i < finder->phrases.n_items;
	     i++) {
		const struct phrase *phrase = &finder->phrases.items[i];
		size_t n = phrase->n_words - 1;

		if (!n)
			continue;
		note_longer(finder, phrase->word, n, phrase->n);
		note_longer(finder, phrase->word + 1, n, phrase->n);
	}
}

/* Empties FINDER, with room for what most articles need. */
static bool
start(struct phrase_finder *finder)
{
	const struct document *doc = finder->doc;
	size_t n = doc->tokens.n_items + doc->title_words.n_items;
	size_t n_slots = MIN_SLOTS;

	while (n_slots < n / 2)
		n_slots *= 2;
	vector_clear(&finder->phrases);
	vector_clear(&finder->words);
	vector_clear(&finder->names);
	vector_clear(&finder->occurrences);
	vector_clear(&finder->terms);
	vector_clear(&finder->slots);
	finder->is_short = doc->tokens.n_items < MIN_TOKENS;
	finder->in = doc->article.lexicon->before_places;
	finder->n_in = strlen(finder->in);
	return set_slots(finder, n_slots) &&
	       vector_add_room(&finder->words, n + n / 4) &&
	       vector_add_room(&finder->occurrences, n + n / 2) &&
	       vector_add_room(&finder->phrases, doc->terms.n_items + n / 4);
}

bool
phrase_find(struct phrase_finder *finder)
{
	if (!start(finder) || !phrase_read_words(finder))
		return false;
	if (!count_terms(finder) || !count_pairs(finder) ||
	    !count_runs(finder) || !count_names(finder))
		return false;
	join_names(finder);
	if (!find_expansions(finder))
		return false;
	compare_lengths(finder);
	return true;
}

void
phrase_release(struct phrase_finder *finder)
{
	vector_release(&finder->phrases);
	vector_release(&finder->words);
	vector_release(&finder->names);
	vector_release(&finder->occurrences);
	vector_release(&finder->terms);
	vector_release(&finder->slots);
	vector_release(&finder->kinds);
}
