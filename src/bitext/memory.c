/* SPDX-License-Identifier: MIT */
/*
 * Translation memory: exact and fuzzy matches of sources.
 * Exact matches are found by the key of segments.  For the others: at a score
 * of at least 0.70 two sources share 0.7 of the words of the longer one.  So
 * if the words of each are put in order, the rarest of the memory first, they
 * share one of the first 0.3 n + 1 (the prefix filter: S. Chaudhuri, V. Ganti
 * and R. Kaushik, "A Primitive Operator for Similarity Joins in Data
 * Cleaning", ICDE 2006).  Only those are indexed and looked up, and only units
 * of a fitting length are compared, in a band of the table of distances.
 */
#include <config.h>

#include "bitext/memory.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/search.h"
#include "bitext/target.h"
#include "split/word.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

#define ONE 10000
/* The words are the same, but not how they are written. */
#define MAX_FUZZY 9900
/* Units compared for one segment; beyond, its words tell nothing. */
#define MAX_COMPARED 2000
#define NO_WORD TABLE_NONE

void
memory_init(struct sumario_memory *memory)
{
	*memory = (struct sumario_memory){.seed = hash_seed()};
}

void
memory_release(struct sumario_memory *memory)
{
	arena_release(&memory->strings);
	vector_release(&memory->text);
	vector_release(&memory->units);
	vector_release(&memory->words);
	vector_release(&memory->unit_words);
	table_release(&memory->words_by_hash);
	table_release(&memory->units_by_key);
	vector_release(&memory->postings);
	vector_release(&memory->fold);
}

/* N numbers that are 0. */
static bool
make_numbers(struct memory_numbers *numbers, size_t n)
{
	numbers->n_items = 0;
	if (!vector_add_room(numbers, n))
		return false;
	memset(numbers->items, 0, n * sizeof(*numbers->items));
	numbers->n_items = n;
	return true;
}

/* How many of N words a match must share at least. */
static uint32_t
shared_words(uint32_t n)
{
	return (n * (MEMORY_MIN_SCORE / 100) + 99) / 100;
}

/* -- Words --------------------------------------------------------------- */

/* What is looked for in a table: the hash of a word, or a key. */
struct wanted {
	const struct sumario_memory *memory;
	uint64_t hash;
};

static bool
is_word(const void *key, uint32_t word)
{
	const struct wanted *wanted = key;

	return wanted->memory->words.items[word].hash == wanted->hash;
}

/* The word with HASH, or NO_WORD and its slot; there must be room for one. */
static uint32_t
find_word(const struct sumario_memory *memory, uint64_t hash, size_t *slot)
{
	const struct wanted wanted = {memory, hash};

	return table_find(&memory->words_by_hash, (uint32_t)hash, is_word,
			  &wanted, slot);
}

static uint64_t
hash_word(const struct sumario_memory *memory, const char *s, size_t len)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(s, len, folded);

	return n ? hash_bytes(folded, n, memory->seed)
		 : hash_bytes(s, len, memory->seed);
}

/* Place of the word, which is added; NO_WORD: out of memory. */
static uint32_t
add_word(struct sumario_memory *memory, const char *s, size_t len)
{
	uint64_t hash = hash_word(memory, s, len);
	uint32_t word;
	size_t slot;

	if (!table_add_room(&memory->words_by_hash, 1) ||
	    !vector_add_room(&memory->words, 1))
		return NO_WORD;
	word = find_word(memory, hash, &slot);
	if (word != NO_WORD)
		return word;
	word = (uint32_t)memory->words.n_items;
	table_add(&memory->words_by_hash, slot, (uint32_t)hash, word);
	memory->words.items[memory->words.n_items++] =
		(struct memory_word){.hash = hash};
	return word;
}

/* -- Units --------------------------------------------------------------- */

static bool
add_words(struct sumario_memory *memory, struct memory_unit *unit,
	  const char *s, size_t len)
{
	struct word word;

	unit->first_word = (uint32_t)memory->unit_words.n_items;
	for (size_t i = 0; word_next(s, i, len, &word); i = word.end) {
		uint32_t place = add_word(memory, s + word.begin,
					  word.end - word.begin);

		if (place == NO_WORD ||
		    !vector_add_room(&memory->unit_words, 1))
			return false;
		memory->unit_words.items[memory->unit_words.n_items++] = place;
		unit->n_words++;
	}
	return true;
}

/* What is being read: the strings of a unit live until it has been added. */
struct loading {
	struct sumario_memory *memory;
	struct target_file file;
	struct arena arena;
};

static bool
add_unit(struct sumario_memory *memory, struct span source, struct span target)
{
	struct memory_unit unit = {.n_source = (uint32_t)source.len,
				   .n_target = (uint32_t)target.len,
				   .origin = memory->origin};
	size_t n = source.len + target.len;

	if (memory->text.n_items + n > UINT32_MAX ||
	    !vector_add_room(&memory->text, n) ||
	    !vector_add_room(&memory->units, 1) ||
	    !fold_key(&memory->fold, source.s, source.len, &unit.key) ||
	    !add_words(memory, &unit, source.s, source.len))
		return false;
	unit.source = (uint32_t)memory->text.n_items;
	bytes_add(&memory->text, source.s, source.len); /* there is room */
	unit.target = (uint32_t)memory->text.n_items;
	bytes_add(&memory->text, target.s, target.len);
	memory->units.items[memory->units.n_items++] = unit;
	return true;
}

/* A unit that has a text in both languages is added. */
static bool
take_unit(void *user, const struct returned *returned)
{
	struct loading *loading = user;
	struct span source = unicode_trim(returned->source);
	struct span target = unicode_trim(returned->target);
	bool good = !source.len || !target.len ||
		    add_unit(loading->memory, source, target);

	arena_clear(&loading->arena);
	return good;
}

static enum sumario_status
load_units(struct sumario_memory *memory, const char *bytes, size_t len,
	   const char *source_lang, const char *target_lang,
	   struct sumario_error *error)
{
	struct loading loading = {.memory = memory, .arena = ARENA_INIT};
	enum sumario_status status;

	loading.file = (struct target_file){.arena = &loading.arena,
					    .source_lang = source_lang,
					    .target_lang = target_lang,
					    .take = take_unit,
					    .user = &loading};
	status = target_read_tmx(&loading.file, bytes, len, error);
	arena_release(&loading.arena);
	if (error && (status == SUMARIO_BAD_DATA ||
		      (status == SUMARIO_LIMIT &&
		       strcmp(error->code, "too-large") != 0)))
		error->code = "bad-tmx";
	return status;
}

/* -- Index --------------------------------------------------------------- */

static bool
is_unit(const void *key, uint32_t unit)
{
	const struct wanted *wanted = key;

	return wanted->memory->units.items[unit].key == wanted->hash;
}

static uint32_t
hash_key(const struct sumario_memory *memory, uint64_t key)
{
	return (uint32_t)hash_bytes(&key, sizeof(key), memory->seed);
}

/* The first unit with KEY, or TABLE_NONE and its slot. */
static uint32_t
find_unit(const struct sumario_memory *memory, uint64_t key, size_t *slot)
{
	const struct wanted wanted = {memory, key};

	return table_find(&memory->units_by_key, hash_key(memory, key), is_unit,
			  &wanted, slot);
}

/* Those of one key are linked in the order they came. */
static bool
index_keys(struct sumario_memory *memory)
{
	uint32_t *lasts;
	size_t n = memory->units.n_items, slot;

	table_clear(&memory->units_by_key);
	lasts = calloc(n + 1, sizeof(*lasts));
	if (!lasts || !table_add_room(&memory->units_by_key, n + 1)) {
		free(lasts);
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		struct memory_unit *unit = &memory->units.items[i];
		uint32_t first = find_unit(memory, unit->key, &slot);

		unit->next = TABLE_NONE;
		if (first == TABLE_NONE) {
			table_add(&memory->units_by_key, slot,
				  hash_key(memory, unit->key), i);
			first = i;
		} else {
			memory->units.items[lasts[first]].next = i;
		}
		lasts[first] = i;
	}
	free(lasts);
	return true;
}

/* Rarest first; of words that are not in the memory, none is rarer. */
static bool
is_rarer(const struct sumario_memory *memory, uint32_t a, uint32_t b)
{
	uint32_t n_a = a == NO_WORD ? 0 : memory->words.items[a].n_units;
	uint32_t n_b = b == NO_WORD ? 0 : memory->words.items[b].n_units;

	return n_a != n_b ? n_a < n_b : a < b;
}

/*
 * Copies into PREFIX the rarest of N words, each once, that a match must
 * share one of; returns how many.  N is at most MEMORY_MAX_WORDS.
 */
static uint32_t
find_prefix(const struct sumario_memory *memory, const uint32_t *words,
	    uint32_t n, uint32_t *prefix)
{
	uint32_t wanted = n - shared_words(n) + 1, n_kept = 0, n_distinct = 0;

	/* By insertion: only the first few places are kept in order. */
	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = n_kept < wanted ? n_kept++ : wanted;

		if (k == wanted) {
			if (!is_rarer(memory, words[i], prefix[--k]))
				continue;
		}
		for (; k && is_rarer(memory, words[i], prefix[k - 1]); k--)
			prefix[k] = prefix[k - 1];
		prefix[k] = words[i];
	}
	for (uint32_t i = 0; i < n_kept; i++)
		if (!n_distinct || prefix[i] != prefix[n_distinct - 1])
			prefix[n_distinct++] = prefix[i];
	return n_distinct;
}

/* Whether the unit can be found by its words. */
static bool
is_indexed(const struct memory_unit *unit)
{
	return unit->n_words && unit->n_words <= MEMORY_MAX_WORDS;
}

/* Counts the postings of each word (COUNT), or puts those of a unit in. */
static void
post_unit(struct sumario_memory *memory, uint32_t number, uint32_t *ends,
	  bool count)
{
	const struct memory_unit *unit = &memory->units.items[number];
	uint32_t prefix[MEMORY_MAX_WORDS];
	uint32_t n = find_prefix(
		memory, vector_from(&memory->unit_words, unit->first_word),
		unit->n_words, prefix);

	for (uint32_t i = 0; i < n; i++)
		if (count)
			ends[prefix[i] + 1]++;
		else
			memory->postings.items[ends[prefix[i]]++] = number;
}

/* ORDER: the units that are indexed, by their numbers of words. */
static uint32_t
sort_units(const struct sumario_memory *memory, uint32_t *order)
{
	uint32_t begins[MEMORY_MAX_WORDS + 2] = {0};

	for (size_t i = 0; i < memory->units.n_items; i++)
		if (is_indexed(&memory->units.items[i]))
			begins[memory->units.items[i].n_words + 1]++;
	for (size_t i = 0; i <= MEMORY_MAX_WORDS; i++)
		begins[i + 1] += begins[i];
	for (size_t i = 0; i < memory->units.n_items; i++)
		if (is_indexed(&memory->units.items[i]))
			order[begins[memory->units.items[i].n_words]++] =
				(uint32_t)i;
	return begins[MEMORY_MAX_WORDS];
}

static void
count_words(struct sumario_memory *memory)
{
	for (size_t i = 0; i < memory->words.n_items; i++)
		memory->words.items[i].n_units = 0;
	for (size_t i = 0; i < memory->unit_words.n_items; i++)
		memory->words.items[memory->unit_words.items[i]].n_units++;
}

static bool
index_words(struct sumario_memory *memory)
{
	size_t n_words = memory->words.n_items;
	uint32_t *order = calloc(memory->units.n_items + 1, sizeof(*order));
	uint32_t *ends = calloc(n_words + 2, sizeof(*ends));
	uint32_t n = 0;
	bool made = order && ends;

	if (made) {
		count_words(memory);
		n = sort_units(memory, order);
	}
	for (uint32_t i = 0; i < n; i++)
		post_unit(memory, order[i], ends, true);
	for (size_t i = 0; made && i < n_words; i++) {
		ends[i + 1] += ends[i];
		memory->words.items[i].first = ends[i];
	}
	made = made && make_numbers(&memory->postings, ends[n_words] + 1);
	for (uint32_t i = 0; made && i < n; i++)
		post_unit(memory, order[i], ends, false);
	free(order);
	free(ends);
	return made;
}

enum sumario_status
memory_read_tmx(struct sumario_memory *memory, const char *origin,
		const char *bytes, size_t len, const char *source_lang,
		const char *target_lang, struct sumario_error *error)
{
	size_t n_units = memory->units.n_items, n_text = memory->text.n_items;
	size_t n_unit_words = memory->unit_words.n_items;
	enum sumario_status status;

	memory->origin = arena_strdup(&memory->strings, origin);
	if (!memory->origin)
		return error_no_memory(error);
	status = load_units(memory, bytes, len, source_lang, target_lang,
			    error);
	if (status) {
		memory->units.n_items = n_units;
		memory->text.n_items = n_text;
		memory->unit_words.n_items = n_unit_words;
	}
	if (!index_keys(memory) || !index_words(memory)) {
		memory->units.n_items = 0; /* nothing can be found */
		memory->postings.n_items = 0;
		return error_no_memory(error);
	}
	return status;
}

/* -- Look-up ------------------------------------------------------------- */

/* A segment, and the best that was found for it. */
struct query {
	const struct sumario_memory *memory;
	struct memory_scratch *scratch;
	uint32_t words[MEMORY_MAX_WORDS];
	uint32_t n_words;
	uint32_t n_compared;
	uint32_t units[MEMORY_MAX_MATCHES];
	uint32_t scores[MEMORY_MAX_MATCHES]; /* falling */
	uint32_t n_found;
};

static bool
is_same_unit(const struct sumario_memory *memory, uint32_t a, uint32_t b)
{
	const struct memory_unit *x = &memory->units.items[a];
	const struct memory_unit *y = &memory->units.items[b];

	return x->key == y->key && x->n_target == y->n_target &&
	       (!x->n_target ||
		!memcmp(memory->text.items + x->target,
			memory->text.items + y->target, x->n_target));
}

/* Of those with one score the first in the memory comes first. */
static void
keep(struct query *query, uint32_t unit, uint32_t score)
{
	uint32_t k = query->n_found;

	for (uint32_t i = 0; i < k; i++)
		if (is_same_unit(query->memory, query->units[i], unit)) {
			if (query->units[i] > unit)
				query->units[i] = unit;
			return;
		}
	while (k &&
	       (query->scores[k - 1] < score ||
		(query->scores[k - 1] == score && query->units[k - 1] > unit)))
		k--;
	if (k == MEMORY_MAX_MATCHES)
		return;
	if (query->n_found < MEMORY_MAX_MATCHES)
		query->n_found++;
	for (uint32_t i = query->n_found - 1; i > k; i--) {
		query->units[i] = query->units[i - 1];
		query->scores[i] = query->scores[i - 1];
	}
	query->units[k] = unit;
	query->scores[k] = score;
}

/*
 * Edit distance of two sources in words, or over MOST if it is more (Ukkonen:
 * only a band of so many cells on either side of the diagonal counts).
 */
static uint32_t
distance(const uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m,
	 uint32_t most)
{
	uint32_t row[MEMORY_MAX_WORDS + 1];

	for (uint32_t j = 0; j <= m; j++)
		row[j] = j;
	for (uint32_t i = 1; i <= n; i++) {
		uint32_t begin = i > most ? i - most : 1;
		uint32_t end = i + most < m ? i + most : m;
		uint32_t corner = row[begin - 1], least = UINT32_MAX;

		row[begin - 1] = begin == 1 ? i : most + 1;
		for (uint32_t j = begin; j <= end; j++) {
			uint32_t above = j == i + most ? most + 1 : row[j];
			uint32_t cost = corner + (a[i - 1] != b[j - 1]);

			corner = row[j];
			if (above + 1 < cost)
				cost = above + 1;
			if (row[j - 1] + 1 < cost)
				cost = row[j - 1] + 1;
			row[j] = cost;
			if (cost < least)
				least = cost;
		}
		if (least > most)
			return most + 1;
	}
	return row[m];
}

static void
compare(struct query *query, uint32_t number)
{
	const struct sumario_memory *memory = query->memory;
	const struct memory_unit *unit = &memory->units.items[number];
	uint32_t n = query->n_words > unit->n_words ? query->n_words
						    : unit->n_words;
	uint32_t most = n - shared_words(n);
	uint32_t found =
		distance(query->words, query->n_words,
			 vector_from(&memory->unit_words, unit->first_word),
			 unit->n_words, most);
	uint32_t score;

	if (found > most)
		return;
	score = (n - found) * ONE / n;
	keep(query, number, score > MAX_FUZZY ? MAX_FUZZY : score);
}

/* The number of words of a posted unit that is looked for. */
struct wanted_length {
	const struct sumario_memory *memory;
	uint32_t n_words;
};

static bool
is_shorter(const void *key, size_t i)
{
	const struct wanted_length *wanted = key;
	uint32_t unit = wanted->memory->postings.items[i];

	return wanted->memory->units.items[unit].n_words < wanted->n_words;
}

/* Compares the units with WORD among their rarest, of a fitting length. */
static void
compare_posted(struct query *query, uint32_t word)
{
	const struct sumario_memory *memory = query->memory;
	const struct wanted_length wanted = {memory,
					     shared_words(query->n_words)};
	size_t last = word + 1 < memory->words.n_items
			      ? memory->words.items[word + 1].first
			      : memory->postings.n_items - 1;

	for (size_t i = search_first(memory->words.items[word].first, last,
				     is_shorter, &wanted);
	     i < last && query->n_compared < MAX_COMPARED; i++) {
		uint32_t unit = memory->postings.items[i];
		uint32_t *stamp = &query->scratch->stamps.items[unit];

		if (shared_words(memory->units.items[unit].n_words) >
		    query->n_words)
			return;
		if (*stamp == query->scratch->query)
			continue;
		*stamp = query->scratch->query;
		query->n_compared++;
		compare(query, unit);
	}
}

/* False: it has too many words, or none. */
static bool
read_query(struct query *query, const char *s, size_t len)
{
	struct word word;

	if (!query->memory->words.n_items)
		return false;
	for (size_t i = 0; word_next(s, i, len, &word); i = word.end) {
		uint64_t hash = hash_word(query->memory, s + word.begin,
					  word.end - word.begin);
		size_t slot;

		if (query->n_words == MEMORY_MAX_WORDS)
			return false;
		query->words[query->n_words++] = find_word(query->memory, hash,
							   &slot);
	}
	return query->n_words > 0;
}

static void
find_exact(struct query *query, uint64_t key)
{
	const struct sumario_memory *memory = query->memory;
	size_t slot;

	for (uint32_t unit = find_unit(memory, key, &slot);
	     unit != TABLE_NONE && query->n_found < MEMORY_MAX_MATCHES;
	     unit = memory->units.items[unit].next) {
		query->scratch->stamps.items[unit] = query->scratch->query;
		keep(query, unit, ONE);
	}
}

static void
find_fuzzy(struct query *query, const char *s, size_t len)
{
	uint32_t prefix[MEMORY_MAX_WORDS], n;

	if (!read_query(query, s, len))
		return;
	n = find_prefix(query->memory, query->words, query->n_words, prefix);
	for (uint32_t i = 0; i < n; i++)
		if (prefix[i] != NO_WORD)
			compare_posted(query, prefix[i]);
}

static bool
add_matches(struct document *doc, size_t number, const struct query *query)
{
	struct task *task = &doc->translation->tasks.items[number];
	const struct sumario_memory *memory = query->memory;

	task->first_match = (uint32_t)doc->translation->matches.n_items;
	task->n_matches = query->n_found;
	if (!vector_add_room(&doc->translation->matches, query->n_found))
		return false;
	for (uint32_t i = 0; i < query->n_found; i++) {
		const struct memory_unit *unit =
			&memory->units.items[query->units[i]];

		doc->translation->matches
			.items[doc->translation->matches.n_items++] =
			(struct match){
				.source = memory->text.items + unit->source,
				.n_source = unit->n_source,
				.target = memory->text.items + unit->target,
				.n_target = unit->n_target,
				.origin = unit->origin,
				.score = query->scores[i]};
	}
	return true;
}

/* What the memory has for the same source is the translation. */
static bool
make_targets(struct document *doc)
{
	if (!translation_make_targets(doc))
		return false;
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct task *task = translation_get_task(doc, i);
		const struct match *match;

		if (!task->n_matches)
			continue;
		match = &doc->translation->matches.items[task->first_match];
		if (match->score != MATCH_EXACT)
			continue;
		doc->translation->targets.items[i].text =
			(struct span){match->target, match->n_target};
		doc->translation->targets.items[i].state = TARGET_TRANSLATED;
	}
	return true;
}

/* The next query; its number is not in the stamps. */
static bool
begin_query(struct memory_scratch *scratch, size_t n_units)
{
	if (scratch->stamps.n_items == n_units && ++scratch->query)
		return true;
	scratch->query = 1;
	return make_numbers(&scratch->stamps, n_units);
}

bool
memory_match(const struct sumario_memory *memory,
	     struct memory_scratch *scratch, struct document *doc)
{
	doc->translation->has_memory = true;
	if (!memory->units.n_items)
		return true;
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		struct segment *segment = &doc->segments.items[i];
		struct query query = {.memory = memory, .scratch = scratch};

		if (!begin_query(scratch, memory->units.n_items))
			return false;
		find_exact(&query, segment->key);
		if (query.n_found < MEMORY_MAX_MATCHES)
			find_fuzzy(&query, doc->article.text + segment->begin,
				   segment->end - segment->begin);
		if (!add_matches(doc, i, &query))
			return false;
	}
	return make_targets(doc);
}
