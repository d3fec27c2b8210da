/* SPDX-License-Identifier: MIT */
/*
 * What is known of words, kept from article to article.
 * Two hash tables with linear probing.  That of words holds them itself: a
 * word is looked up with one line of the cache in most cases.  That of stems,
 * which tokens know by number, holds places in an array.
 *
 * The stemmer is Snowball's for the language (libstemmer; M. Porter).
 * The formula of idf is that of doc/scoring.md.
 */
#include <config.h>

#include "split/vocabulary.h"

#include "base/hash.h"
#include "text/fold.h"
#include "text/gram.h"

#include <libstemmer.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Words kept from one article to the next: those of some thousand articles,
 * about 6 MB with their stems, and as many of the past.  The next article may
 * bring some thousand more before the tables, once they are full-sized, have to
 * grow.
 */
#define MAX_KEPT_WORDS 45000
#define MIN_SLOTS 1024
#define FULL_SLOTS 65536
#define MIN_STEMS 768

/*
 * Of every stem of a language without frequencies: that of one in an article of
 * fifty, as the words are on which an article spends most.
 */
#define UNKNOWN_IDF 4.0F

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

static void
forget(struct vocabulary *v)
{
	arena_release(&v->past.strings);
	free(v->past.words);
	vector_release(&v->past.stems);
	vector_release(&v->past.long_words);
	v->past = (struct vocabulary_past){0};
	arena_release(&v->strings);
	free(v->words);
	v->words = NULL;
	v->n_words = v->n_slots = 0;
	vector_release(&v->stems);
	vector_release(&v->long_words);
	table_release(&v->stem_table);
	v->epoch = 0;
}

static bool
start(struct vocabulary *v)
{
	v->words = new_words(MIN_SLOTS);
	v->n_slots = v->words ? MIN_SLOTS : 0;
	return v->words && table_add_room(&v->stem_table, MIN_STEMS);
}

/* What is known becomes the past, whose tables are used again. */
static bool
exchange(struct vocabulary *v)
{
	struct vocabulary_past past = v->past;

	if (past.n_slots != v->n_slots) {
		free(v->past.words);
		v->past.words = past.words = new_words(v->n_slots);
		v->past.n_slots = past.words ? v->n_slots : 0;
		if (!past.words)
			return false;
	}
	v->past = (struct vocabulary_past){v->strings, v->words, v->n_slots,
					   v->stems, v->long_words};
	v->strings = past.strings;
	v->words = past.words;
	v->stems = past.stems;
	v->long_words = past.long_words;
	return true;
}

/*
 * Forgets all words, but keeps the tables: freeing and allocating them again
 * and again would leave holes, and a long batch would grow.  False: out of
 * memory.
 */
static bool
empty(struct vocabulary *v)
{
	if (!exchange(v))
		return false;
	arena_clear(&v->strings);
	memset(v->words, 0, v->n_slots * sizeof(*v->words));
	table_clear(&v->stem_table);
	v->n_words = v->long_words.n_items = 0;
	v->stems.n_items = 0;
	v->epoch = 0;
	return true;
}

/* The endings that CUES lists: "-" and their bytes from the last one on. */
static bool
read_endings(struct vocabulary *v, const struct lexicon_table *cues)
{
	const struct lexicon_entry *entry = cues->entries + cues->index['-'];
	const struct lexicon_entry *end = cues->entries + cues->index['-' + 1];

	if (!ending_init(&v->endings, end->offset - entry->offset))
		return false;
	for (; entry < end; entry++) {
		char ending[1 + ENDING_MAX];
		size_t n = entry[1].offset - entry->offset - 1;

		if (n > sizeof(ending))
			continue;
		memcpy(ending, cues->pool + entry->offset, n);
		lexicon_turn_ending(ending, n);
		ending_add(&v->endings, ending + 1, n - 1, entry->value);
	}
	return true;
}

bool
vocabulary_init(struct vocabulary *v, const struct language *lexicon)
{
	v->lexicon = lexicon;
	v->lexicon_version = lexicon->version;
	number_words_init(&v->number_words, lexicon);
	v->own = language_find_bit(lexicon->tag);
	v->english = language_find_bit("en");
	v->seed = hash_seed();
	v->stemmer = sb_stemmer_new(lexicon->stemmer, "UTF_8");
	return v->stemmer && read_endings(v, lexicon->cues) && start(v);
}

void
vocabulary_release(struct vocabulary *v)
{
	forget(v);
	if (v->stemmer)
		sb_stemmer_delete(v->stemmer);
	v->stemmer = NULL;
	ending_release(&v->endings);
}

bool
vocabulary_begin(struct vocabulary *v)
{
	if (v->n_slots > FULL_SLOTS || !v->stem_table.n_slots) {
		forget(v);
		if (!start(v))
			return false;
	} else if (v->n_words > MAX_KEPT_WORDS && !empty(v)) {
		return false;
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

/* Room for all stems at once: to move them step by step would leave holes. */
static bool
make_room_for_stem(struct vocabulary *v)
{
	struct table *table = &v->stem_table;

	return table_add_room(table, 1) &&
	       vector_add_room(&v->stems, table->n_room - table->n_items);
}

static float
get_idf(const struct lexicon_table *frequencies, const char *stem, size_t len)
{
	double n = frequencies->n_documents;
	double df = lexicon_find(frequencies, stem, len);

	if (!frequencies->n_documents)
		return UNKNOWN_IDF;
	return (float)log((n + 1) / (df + 0.5));
}

struct asked {
	const struct vocabulary *v;
	const char *bytes;
	size_t len;
};

static bool
is_stem(const void *user, uint32_t item)
{
	const struct asked *asked = user;
	const struct vocabulary_stem *stem = &asked->v->stems.items[item];

	return stem->n_bytes == asked->len &&
	       !memcmp(stem->bytes, asked->bytes, asked->len);
}

/* Place of the stem, or VOCABULARY_NO_STEM: out of memory. */
static uint32_t
add_stem(struct vocabulary *v, const char *bytes, size_t len)
{
	uint32_t hash = (uint32_t)hash_bytes(bytes, len, v->seed), found;
	struct asked asked = {v, bytes, len};
	const char *copy;
	size_t slot;

	if (!make_room_for_stem(v))
		return VOCABULARY_NO_STEM;
	found = table_find(&v->stem_table, hash, is_stem, &asked, &slot);
	if (found != TABLE_NONE)
		return found;
	copy = arena_strndup(&v->strings, bytes, len);
	if (!copy)
		return VOCABULARY_NO_STEM;
	found = (uint32_t)v->stems.n_items;
	v->stems.items[v->stems.n_items++] = (struct vocabulary_stem){
		.bytes = copy,
		.n_bytes = (uint32_t)len,
		.idf = get_idf(v->lexicon->frequencies, bytes, len)};
	table_add(&v->stem_table, slot, hash, found);
	return found;
}

/* What comes before an ending has so many bytes at least. */
#define MIN_REST 2

/* What the longest ending of the word tells that the lexicon lists. */
static uint32_t
find_ending(const struct endings *endings, const char *folded, size_t len)
{
	uint32_t found = 0;
	uint64_t bytes = 0;

	for (size_t n = 1; n <= ENDING_MAX && n + MIN_REST <= len; n++) {
		const struct ending *ending = ending_find(endings, &bytes,
							  folded[len - n], n);

		if (!ending)
			break;
		found = ending->value ? ending->value : found;
	}
	return found;
}

static uint32_t
find_cues(const struct vocabulary *v, const char *folded, size_t len)
{
	uint32_t found = lexicon_find(v->lexicon->cues, folded, len);

	return found ? found : find_ending(&v->endings, folded, len);
}

static bool
is_number(const struct vocabulary *v, const char *folded, size_t len)
{
	return number_words_may_have(&v->number_words, folded, len) &&
	       number_words_have(&v->number_words, folded, len);
}

/* Fills in what the tables know of WORD; false: out of memory. */
static bool
look_up(struct vocabulary *v, struct vocabulary_word *word, const char *folded,
	bool digits)
{
	const sb_symbol *stem;
	size_t n = word->n_folded;
	uint32_t languages;

	word->stem = VOCABULARY_NO_STEM;
	if (n == VOCABULARY_LONGEST)
		return true;
	word->row = (uint16_t)gram_find_word(folded, n);
	languages = gram_languages[word->row];
	if (!digits) {
		word->cues = find_cues(v, folded, n);
		word->is_number = is_number(v, folded, n);
	}
	if ((languages & (v->english | v->own)) == v->english)
		word->cues |= CUE_ENGLISH;
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
	word->folded = (uint32_t)v->long_words.n_items & INT32_MAX;
	v->long_words.items[v->long_words.n_items++] = copy;
	return true;
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
		slot = vocabulary_hash(v, get_folded(v, word), word->n_folded) &
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

static bool
is_word(const struct vocabulary_strings *long_words,
	const struct vocabulary_word *word, const char *folded, size_t len)
{
	return !memcmp(word->head, folded, VOCABULARY_HEAD) &&
	       word->n_folded == len &&
	       (len <= VOCABULARY_HEAD ||
		!memcmp(long_words->items[word->folded], folded, len));
}

/* The slot of the word among N_SLOTS WORDS, or the one it goes to. */
static struct vocabulary_word *
find_slot(struct vocabulary_word *words, size_t n_slots,
	  const struct vocabulary_strings *long_words, const char *folded,
	  size_t len, uint32_t hash)
{
	size_t mask = n_slots - 1, slot = hash & mask;

	while (words[slot].n_folded &&
	       !is_word(long_words, &words[slot], folded, len))
		slot = (slot + 1) & mask;
	return &words[slot];
}

/* Fills WORD in from the past, or else from the tables. */
static bool
know(struct vocabulary *v, struct vocabulary_word *word, const char *folded,
     uint32_t hash)
{
	struct vocabulary_past *past = &v->past;
	const struct vocabulary_word *known =
		past->words ? find_slot(past->words, past->n_slots,
					&past->long_words, folded,
					word->n_folded, hash)
			    : NULL;
	const struct vocabulary_stem *stem;

	if (!known || !known->n_folded)
		return look_up(v, word, folded, false);
	word->cues = known->cues;
	word->is_number = known->is_number;
	word->row = known->row;
	word->stem = VOCABULARY_NO_STEM;
	if (known->stem == VOCABULARY_NO_STEM)
		return true;
	stem = &past->stems.items[known->stem];
	word->stem = add_stem(v, stem->bytes, stem->n_bytes);
	return word->stem != VOCABULARY_NO_STEM;
}

/* Adds a word that is not known; NULL: out of memory. */
static const struct vocabulary_word *
add_word(struct vocabulary *v, const char *folded, size_t len, uint32_t hash)
{
	struct vocabulary_word word = {.n_folded = (uint16_t)len}, *slot;

	memcpy(word.head, folded, VOCABULARY_HEAD);
	if (!keep_long(v, &word, folded) || !know(v, &word, folded, hash) ||
	    (is_full(v->n_words, v->n_slots) && !grow_words(v)))
		return NULL;
	slot = find_slot(v->words, v->n_slots, &v->long_words, folded, len,
			 hash);
	*slot = word;
	v->n_words++;
	return slot;
}

const struct vocabulary_word *
vocabulary_find_or_add(struct vocabulary *v, const char *folded, size_t len,
		       uint32_t hash)
{
	const struct vocabulary_word *found = find_slot(
		v->words, v->n_slots, &v->long_words, folded, len, hash);

	return found->n_folded ? found : add_word(v, folded, len, hash);
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
	if (n < sizeof(head))
		folded = memcpy(head, folded, n);
	return vocabulary_add_folded(v, folded, n,
				     vocabulary_hash(v, folded, n));
}

const struct vocabulary_word *
vocabulary_add_word(struct vocabulary *v, const char *s,
		    const struct word *word)
{
	size_t n = word->n_folded;

	return n ? vocabulary_add_folded(v, word->folded, n,
					 vocabulary_hash(v, word->folded, n))
		 : vocabulary_add(v, s + word->begin, word->end - word->begin,
				  word->has_digit);
}
