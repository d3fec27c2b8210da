/* SPDX-License-Identifier: MIT */
/*
 * Two hash tables with linear probing, words and stems; slots hold places in
 * an array, so that nothing is ever moved but the slots.
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
#include <string.h>

/* Words kept from one article to the next: about 20 MB. */
#define MAX_KEPT_WORDS 200000
#define MIN_SLOTS 1024

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
	vector_release(&v->words);
	vector_release(&v->stems);
	vector_release(&v->long_words);
	vector_release(&v->word_slots);
	vector_release(&v->stem_slots);
	v->epoch = 0;
}

static bool
start(struct vocabulary *v)
{
	return set_slots(&v->word_slots, MIN_SLOTS) &&
	       set_slots(&v->stem_slots, MIN_SLOTS);
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
	if (v->words.n_items > MAX_KEPT_WORDS || !v->stem_slots.n_items) {
		forget(v);
		if (!start(v))
			return false;
	}
	v->epoch++;
	return true;
}

/* Doubles a table that is half full. */
static bool
grow_slots(struct vocabulary_slots *slots)
{
	struct vocabulary_slots larger = {0};
	size_t n = slots->n_items * 2;

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
	if (!copy || !vector_add_room(&v->stems, 1))
		return VOCABULARY_NO_STEM;
	v->stems.items[v->stems.n_items++] = (struct vocabulary_stem){
		.bytes = copy,
		.n_bytes = (uint32_t)len,
		.idf = get_idf(v->lexicon->frequencies, bytes, len)};
	found = (uint32_t)v->stems.n_items;
	v->stem_slots.items[slot] = (struct vocabulary_slot){hash, found};
	if (v->stems.n_items * 2 > v->stem_slots.n_items &&
	    !grow_slots(&v->stem_slots))
		return VOCABULARY_NO_STEM;
	return found - 1;
}

/* Fills in what the tables know of WORD; false: out of memory. */
static bool
look_up(struct vocabulary *v, struct vocabulary_word *word, const char *folded,
	bool digits)
{
	const sb_symbol *stem;
	size_t n = word->n_folded;

	word->languages = lexicon_find(v->lexicon->languages, folded, n);
	word->stem = VOCABULARY_NO_STEM;
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

static uint32_t
add_word(struct vocabulary *v, const char head[VOCABULARY_HEAD],
	 const char *folded, size_t len, uint32_t hash, size_t slot,
	 bool digits)
{
	struct vocabulary_word word = {.n_folded = (uint32_t)len};
	uint32_t place;

	memcpy(word.head, head, VOCABULARY_HEAD);
	if (!keep_long(v, &word, folded) ||
	    !look_up(v, &word, folded, digits) ||
	    !vector_add_room(&v->words, 1))
		return UINT32_MAX;
	v->words.items[v->words.n_items++] = word;
	place = (uint32_t)v->words.n_items;
	v->word_slots.items[slot] = (struct vocabulary_slot){hash, place};
	if (v->words.n_items * 2 > v->word_slots.n_items &&
	    !grow_slots(&v->word_slots))
		return UINT32_MAX;
	return place - 1;
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

static inline bool
is_word(const struct vocabulary *v, const struct vocabulary_word *word,
	const char head[VOCABULARY_HEAD], const char *folded, size_t len)
{
	return word->n_folded == len &&
	       !memcmp(word->head, head, VOCABULARY_HEAD) &&
	       (len <= VOCABULARY_HEAD ||
		!memcmp(v->long_words.items[word->folded], folded, len));
}

/* HEAD holds the first bytes of FOLDED. */
static uint32_t
find_or_add(struct vocabulary *v, const char head[VOCABULARY_HEAD],
	    const char *folded, size_t len, uint32_t hash, bool digits)
{
	uint32_t found;
	size_t mask = v->word_slots.n_items - 1, slot;

	for (slot = hash & mask; (found = v->word_slots.items[slot].place);
	     slot = (slot + 1) & mask)
		if (v->word_slots.items[slot].hash == hash &&
		    is_word(v, &v->words.items[found - 1], head, folded, len))
			return found - 1;
	return add_word(v, head, folded, len, hash, slot, digits);
}

uint32_t
vocabulary_add(struct vocabulary *v, const char *s, size_t len, bool digits)
{
	char room[FOLD_ROOM], head[VOCABULARY_HEAD] = {0};
	const char *folded = room;
	size_t n = fold_word(s, len, room);

	if (!n) { /* too long for any table: taken as it is */
		folded = s;
		n = len;
	}
	memcpy(head, folded, n < sizeof(head) ? n : sizeof(head));
	return find_or_add(v, head, folded, n, hash_word(v, head, folded, n),
			   digits);
}

uint32_t
vocabulary_add_folded(struct vocabulary *v, const char *folded, size_t len,
		      uint32_t hash)
{
	return find_or_add(v, folded, folded, len, hash, false);
}

uint32_t
vocabulary_hash(const struct vocabulary *v, const char *folded, size_t len)
{
	return hash_word(v, folded, folded, len);
}
