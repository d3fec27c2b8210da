/* SPDX-License-Identifier: MIT */
/*
 * Two hash tables with linear probing.  That of words holds them itself: a
 * word is looked up with one line of the cache in most cases.  That of stems,
 * which tokens know by number, holds places in an array.
 *
 * The stemmer is Snowball's for Spanish (libstemmer, algorithm of M. Porter).
 * The formula of idf is that of doc/scoring.md.
 */
#include <config.h>

#include "split/vocabulary.h"

#include "base/hash.h"
#include "text/fold.h"

#include <libstemmer.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Words kept from one article to the next: those of some thousand articles,
 * about 6 MB with their stems.  The next article may bring some thousand more
 * before the tables, once they are full-sized, have to grow.
 */
#define MAX_KEPT_WORDS 45000
#define MIN_SLOTS 1024
#define FULL_SLOTS 65536

#define CACHE_LINE 64

static struct vocabulary_word *
new_words(size_t n_slots)
{
	size_t n_bytes = n_slots * sizeof(struct vocabulary_word);
	struct vocabulary_word *words = aligned_alloc(CACHE_LINE, n_bytes);

	if (words)
		memset(words, 0, n_bytes);
	return words;
}

static bool
set_slots(struct vocabulary_slots *slots, size_t n)
{
	slots->n_items = 0;
	if (!vector_add_room(slots, n))
		return false;
	memset(slots->items, 0, n * sizeof(*slots->items));
	slots->n_items = n;
	return true;
}

static void
forget(struct vocabulary *v)
{
	arena_release(&v->strings);
	free(v->words);
	v->words = NULL;
	v->n_words = v->n_slots = 0;
	vector_release(&v->stems);
	vector_release(&v->uses);
	vector_release(&v->long_words);
	vector_release(&v->stem_slots);
	v->epoch = 0;
}

static bool
start(struct vocabulary *v)
{
	v->words = new_words(MIN_SLOTS);
	v->n_slots = v->words ? MIN_SLOTS : 0;
	return v->words && set_slots(&v->stem_slots, MIN_SLOTS);
}

/*
 * Forgets all words, but keeps the tables: freeing and allocating them again
 * and again would leave holes, and a long batch would grow.
 */
static void
empty(struct vocabulary *v)
{
	arena_clear(&v->strings);
	memset(v->words, 0, v->n_slots * sizeof(*v->words));
	memset(v->stem_slots.items, 0,
	       v->stem_slots.n_items * sizeof(*v->stem_slots.items));
	v->n_words = v->long_words.n_items = 0;
	v->stems.n_items = v->uses.n_items = 0;
	v->epoch = 0;
}

bool
vocabulary_init(struct vocabulary *v, const struct lexicon *lexicon)
{
	v->lexicon = lexicon;
	v->lexicon_version = lexicon->version;
	v->seed = hash_seed();
	v->stemmer = sb_stemmer_new("spanish", "UTF_8");
	return v->stemmer && start(v);
}

void
vocabulary_release(struct vocabulary *v)
{
	forget(v);
	if (v->stemmer)
		sb_stemmer_delete(v->stemmer);
	v->stemmer = NULL;
}

bool
vocabulary_begin(struct vocabulary *v)
{
	if (v->n_slots > FULL_SLOTS || !v->stem_slots.n_items) {
		forget(v);
		if (!start(v))
			return false;
	} else if (v->n_words > MAX_KEPT_WORDS) {
		empty(v);
	}
	v->epoch++;
	return true;
}

/* Whether a table of N_SLOTS wants to grow before there is another item. */
static bool
is_full(size_t n_items, size_t n_slots)
{
	return n_items >= n_slots / 4 * 3;
}

/* A batch soon has the tables that it will have in the end. */
static size_t
grow_size(size_t n_slots)
{
	return n_slots < FULL_SLOTS ? n_slots * 8 : n_slots * 2;
}

static bool
grow_slots(struct vocabulary_slots *slots)
{
	struct vocabulary_slots larger = {0};
	size_t n = grow_size(slots->n_items);

	if (!set_slots(&larger, n))
		return false;
	for (size_t i = 0; i < slots->n_items; i++) {
		size_t slot = slots->items[i].hash & (n - 1);

		if (!slots->items[i].place)
			continue;
		while (larger.items[slot].place)
			slot = (slot + 1) & (n - 1);
		larger.items[slot] = slots->items[i];
	}
	vector_release(slots);
	*slots = larger;
	return true;
}

/* Room for all stems at once: to move them step by step would leave holes. */
static bool
grow_stems(struct vocabulary *v)
{
	size_t n;

	if (!grow_slots(&v->stem_slots))
		return false;
	n = v->stem_slots.n_items / 4 * 3 - v->stems.n_items;
	return vector_add_room(&v->stems, n) && vector_add_room(&v->uses, n);
}

static float
get_idf(const struct lexicon_table *frequencies, const char *stem, size_t len)
{
	double n = frequencies->n_documents;
	double df = lexicon_find(frequencies, stem, len);

	return (float)log((n + 1) / (df + 0.5));
}

/* Place of the stem, or VOCABULARY_NO_STEM: out of memory. */
static uint32_t
add_stem(struct vocabulary *v, const char *bytes, size_t len)
{
	uint32_t hash = (uint32_t)hash_bytes(bytes, len, v->seed), found;
	size_t mask = v->stem_slots.n_items - 1, slot = hash & mask;
	const char *copy;

	for (; (found = v->stem_slots.items[slot].place);
	     slot = (slot + 1) & mask) {
		const struct vocabulary_stem *stem = &v->stems.items[found - 1];

		if (v->stem_slots.items[slot].hash == hash &&
		    stem->n_bytes == len && !memcmp(stem->bytes, bytes, len))
			return found - 1;
	}
	copy = arena_strndup(&v->strings, bytes, len);
	if (!copy || !vector_add_room(&v->stems, 1) ||
	    !vector_add_room(&v->uses, 1))
		return VOCABULARY_NO_STEM;
	v->stems.items[v->stems.n_items++] = (struct vocabulary_stem){
		.bytes = copy,
		.n_bytes = (uint32_t)len,
		.idf = get_idf(v->lexicon->frequencies, bytes, len)};
	v->uses.items[v->uses.n_items++] = (struct vocabulary_use){0};
	found = (uint32_t)v->stems.n_items;
	v->stem_slots.items[slot] = (struct vocabulary_slot){hash, found};
	if (is_full(v->stems.n_items, v->stem_slots.n_items) && !grow_stems(v))
		return VOCABULARY_NO_STEM;
	return found - 1;
}

/* What comes before an ending has so many bytes at least. */
#define MIN_REST 2
#define MAX_ENDING 8

/*
 * What the longest ending of the word that CUES lists tells.  The table has
 * endings from their last byte on, so a word is left where none goes on.
 */
static uint32_t
find_ending(const struct lexicon_table *cues, const char *folded, size_t n)
{
	char ending[1 + MAX_ENDING] = "-";
	uint32_t found = 0, longer;
	bool goes_on = true;

	for (size_t len = 1;
	     goes_on && len <= MAX_ENDING && len + MIN_REST <= n; len++) {
		ending[len] = folded[n - len];
		longer = lexicon_find_begin(cues, ending, len + 1, &goes_on);
		found = longer ? longer : found;
	}
	return found;
}

static uint32_t
find_cues(const struct lexicon_table *cues, const char *folded, size_t n)
{
	uint32_t found = lexicon_find(cues, folded, n);

	return found ? found : find_ending(cues, folded, n);
}

/* Fills in what the tables know of WORD; false: out of memory. */
static bool
look_up(struct vocabulary *v, struct vocabulary_word *word, const char *folded,
	bool digits)
{
	const sb_symbol *stem;
	size_t n = word->n_folded;

	word->stem = VOCABULARY_NO_STEM;
	if (n == VOCABULARY_LONGEST)
		return true;
	word->languages = (uint16_t)lexicon_find(v->lexicon->languages, folded,
						 n);
	if (!digits)
		word->cues = find_cues(v->lexicon->cues, folded, n);
	if (digits || lexicon_find(v->lexicon->stopwords, folded, n))
		return true;
	stem = sb_stemmer_stem(v->stemmer, (const sb_symbol *)folded, (int)n);
	if (!stem)
		return false;
	word->stem = add_stem(v, (const char *)stem,
			      (size_t)sb_stemmer_length(v->stemmer));
	return word->stem != VOCABULARY_NO_STEM;
}

/* Keeps all of a word that is longer than its head. */
static bool
keep_long(struct vocabulary *v, struct vocabulary_word *word,
	  const char *folded)
{
	const char *copy;

	if (word->n_folded <= VOCABULARY_HEAD)
		return true;
	copy = arena_strndup(&v->strings, folded, word->n_folded);
	if (!copy || !vector_add_room(&v->long_words, 1))
		return false;
	word->folded = (uint32_t)v->long_words.n_items;
	v->long_words.items[v->long_words.n_items++] = copy;
	return true;
}

/*
 * Two rounds of multiplying and folding over the first 16 bytes, which are
 * all of most words; the seed keeps a text from choosing its collisions.
 */
static uint32_t
hash_word(const struct vocabulary *v, const char head[VOCABULARY_HEAD],
	  const char *folded, size_t len)
{
	uint64_t a, b;

	if (len > VOCABULARY_HEAD)
		return (uint32_t)hash_bytes(folded, len, v->seed);
	memcpy(&a, head, sizeof(a));
	memcpy(&b, head + sizeof(a), sizeof(b));
	a = (a ^ v->seed) * (v->seed | 1);
	a = ((a ^ a >> 32) + b) * UINT64_C(0x9E3779B97F4A7C15);
	a = (a ^ a >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
	return (uint32_t)(a ^ a >> 32);
}

static const char *
get_folded(const struct vocabulary *v, const struct vocabulary_word *word)
{
	return word->n_folded <= VOCABULARY_HEAD
		       ? word->head
		       : v->long_words.items[word->folded];
}

static bool
grow_words(struct vocabulary *v)
{
	size_t n = grow_size(v->n_slots);
	struct vocabulary_word *larger = new_words(n);

	if (!larger)
		return false;
	for (size_t i = 0; i < v->n_slots; i++) {
		const struct vocabulary_word *word = &v->words[i];
		size_t slot;

		if (!word->n_folded)
			continue;
		slot = hash_word(v, word->head, get_folded(v, word),
				 word->n_folded) &
		       (n - 1);
		while (larger[slot].n_folded)
			slot = (slot + 1) & (n - 1);
		larger[slot] = *word;
	}
	free(v->words);
	v->words = larger;
	v->n_slots = n;
	return true;
}

static inline bool
is_word(const struct vocabulary *v, const struct vocabulary_word *word,
	const char head[VOCABULARY_HEAD], const char *folded, size_t len)
{
	return !memcmp(word->head, head, VOCABULARY_HEAD) &&
	       word->n_folded == len &&
	       (len <= VOCABULARY_HEAD ||
		!memcmp(v->long_words.items[word->folded], folded, len));
}

/* The slot of the word, or the one it goes to; HEAD begins FOLDED. */
static inline struct vocabulary_word *
find_slot(const struct vocabulary *v, const char head[VOCABULARY_HEAD],
	  const char *folded, size_t len, uint32_t hash)
{
	size_t mask = v->n_slots - 1, slot = hash & mask;

	while (v->words[slot].n_folded &&
	       !is_word(v, &v->words[slot], head, folded, len))
		slot = (slot + 1) & mask;
	return &v->words[slot];
}

static const struct vocabulary_word *
add_word(struct vocabulary *v, const char head[VOCABULARY_HEAD],
	 const char *folded, size_t len, uint32_t hash)
{
	struct vocabulary_word word = {.n_folded = (uint16_t)len}, *slot;

	memcpy(word.head, head, VOCABULARY_HEAD);
	if (!keep_long(v, &word, folded) || !look_up(v, &word, folded, false) ||
	    (is_full(v->n_words, v->n_slots) && !grow_words(v)))
		return NULL;
	slot = find_slot(v, head, folded, len, hash);
	*slot = word;
	v->n_words++;
	return slot;
}

static inline const struct vocabulary_word *
find_or_add(struct vocabulary *v, const char head[VOCABULARY_HEAD],
	    const char *folded, size_t len, uint32_t hash)
{
	const struct vocabulary_word *found = find_slot(v, head, folded, len,
							hash);

	return found->n_folded ? found : add_word(v, head, folded, len, hash);
}

/* A word with digits, or one that is longer than any. */
static const struct vocabulary_word *
set_number(struct vocabulary *v, const char *folded, size_t len)
{
	v->number = (struct vocabulary_word){.n_folded = (uint16_t)len};
	return look_up(v, &v->number, folded, true) ? &v->number : NULL;
}

const struct vocabulary_word *
vocabulary_add(struct vocabulary *v, const char *s, size_t len, bool digits)
{
	char room[FOLD_ROOM], head[VOCABULARY_HEAD] = {0};
	const char *folded = room;
	size_t n = fold_word(s, len, room);

	if (!n) { /* too long for any table: taken as it is */
		folded = s;
		n = len;
	}
	if (n > VOCABULARY_LONGEST)
		n = VOCABULARY_LONGEST;
	if (digits || n == VOCABULARY_LONGEST)
		return set_number(v, folded, n);
	memcpy(head, folded, n < sizeof(head) ? n : sizeof(head));
	return find_or_add(v, head, folded, n, hash_word(v, head, folded, n));
}

const struct vocabulary_word *
vocabulary_add_folded(struct vocabulary *v, const char *folded, size_t len,
		      uint32_t hash)
{
	return find_or_add(v, folded, folded, len, hash);
}

uint32_t
vocabulary_hash(const struct vocabulary *v, const char *folded, size_t len)
{
	return hash_word(v, folded, folded, len);
}
