/* SPDX-License-Identifier: MIT */
/*
 * From blocks to segments, and from segments to tokens and terms.  Words are
 * read some ahead of being looked up, so that memory is waited for once for
 * several of them: that is 10 to 15 % of a batch.
 */
#include <config.h>

#include "split/segment.h"

#include "base/hash.h"
#include "base/table.h"
#include "split/detect.h"
#include "split/sentence.h"
#include "split/word.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

/* -- Segments ------------------------------------------------------------ */

static bool
add_segment(struct document *doc, size_t begin, size_t end, uint32_t block,
	    enum sumario_kind kind)
{
	if (!vector_add_room(&doc->segments, 1))
		return false;
	doc->segments.items[doc->segments.n_items++] = (struct segment){
		.begin = (uint32_t)begin,
		.end = (uint32_t)end,
		.block = block,
		.kind = kind,
		.is_front_matter =
			doc->article.blocks.items[block].is_front_matter,
		.repetition_of = SEGMENT_NONE};
	return true;
}

static bool
split_block(struct document *doc, uint32_t number)
{
	const struct block *block = &doc->article.blocks.items[number];
	struct sentence_scanner scanner;
	struct sentence sentence;

	if (block->kind == SUMARIO_HEADING)
		return add_segment(doc, block->begin, block->end, number,
				   SUMARIO_HEADING);
	sentence_init(&scanner, doc->article.lexicon, doc->article.text,
		      block->begin, block->end);
	while (sentence_next(&scanner, &sentence))
		if (!add_segment(doc, sentence.begin, sentence.end, number,
				 sentence.heading ? SUMARIO_HEADING
						  : block->kind))
			return false;
	return true;
}

/* Offsets in code points and UTF-16 units, and the whole text's. */
static void
count_characters(struct document *doc)
{
	uint32_t at = 0, n_codepoints = 0, n_utf16 = 0;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		struct segment *segment = &doc->segments.items[i];

		utf8_count(doc->article.text + at, segment->begin - at,
			   &n_codepoints, &n_utf16);
		segment->codepoint_begin = n_codepoints;
		segment->utf16_begin = n_utf16;
		at = segment->end;
		utf8_count(doc->article.text + segment->begin,
			   at - segment->begin, &n_codepoints, &n_utf16);
		segment->n_codepoints = n_codepoints - segment->codepoint_begin;
		segment->n_utf16 = n_utf16 - segment->utf16_begin;
	}
	if (doc->article.n_bytes > at)
		utf8_count(doc->article.text + at, doc->article.n_bytes - at,
			   &n_codepoints, &n_utf16);
	doc->article.n_codepoints = n_codepoints;
	doc->article.n_utf16 = n_utf16;
}

/* The segment with a key that came first, and how many have it. */
struct first {
	uint32_t segment, n;
};
VECTOR_TYPE(firsts, struct first);

struct keys {
	const struct segment *segments;
	struct firsts firsts;
	struct table table; /* of the firsts */
	uint64_t seed;
	uint64_t key; /* that is asked for */
};

static bool
has_key(const void *user, uint32_t item)
{
	const struct keys *keys = user;

	return keys->segments[keys->firsts.items[item].segment].key ==
	       keys->key;
}

/* There is room for one more. */
static void
link_repetition(struct keys *keys, struct segment *segment, uint32_t i)
{
	uint32_t hash, item;
	size_t slot;

	keys->key = segment->key;
	hash = (uint32_t)hash_bytes(&keys->key, sizeof(keys->key), keys->seed);
	item = table_find(&keys->table, hash, has_key, keys, &slot);
	if (item == TABLE_NONE) {
		table_add(&keys->table, slot, hash, keys->firsts.n_items);
		keys->firsts.items[keys->firsts.n_items++] = (struct first){i,
									    1};
		return;
	}
	segment->repetition_of = keys->firsts.items[item].segment;
	segment->occurrence = keys->firsts.items[item].n++;
}

bool
segment_make_keys(struct document *doc)
{
	struct bytes scratch = {0};
	struct keys keys = {.segments = doc->segments.items,
			    .seed = article_seed(&doc->article)};
	size_t n = doc->segments.n_items;
	bool made = false;

	if (!vector_add_room(&keys.firsts, n) ||
	    !table_add_room(&keys.table, n))
		goto out;
	for (size_t i = 0; i < n; i++) {
		struct segment *segment = &doc->segments.items[i];

		if (!fold_key(&scratch, doc->article.text + segment->begin,
			      segment->end - segment->begin, &segment->key))
			goto out;
		link_repetition(&keys, segment, (uint32_t)i);
	}
	made = true;
out:
	vector_release(&keys.firsts);
	table_release(&keys.table);
	vector_release(&scratch);
	return made;
}

void
segment_count(struct document *doc)
{
	for (size_t i = 0; i < doc->segments.n_items; i++)
		doc->n_sentences +=
			document_can_choose(&doc->segments.items[i]);
	count_characters(doc);
}

bool
segment_split(struct document *doc)
{
	for (size_t i = 0; i < doc->article.blocks.n_items; i++)
		if (!split_block(doc, (uint32_t)i))
			return false;
	segment_count(doc);
	return true;
}

/* -- Tokens -------------------------------------------------------------- */

/* Place in doc->terms of a stem, TERM_NONE: out of memory. */
static uint32_t
add_term(struct document *doc, struct vocabulary *vocabulary, uint32_t stem)
{
	struct vocabulary_stem *entry = &vocabulary->stems.items[stem];

	if (entry->epoch != vocabulary->epoch) {
		if (!vector_add_room(&doc->terms, 1))
			return TERM_NONE;
		entry->epoch = vocabulary->epoch;
		entry->place = (uint32_t)doc->terms.n_items++;
		doc->terms.items[entry->place] = (struct term){
			.stem_text = entry->bytes, .idf = entry->idf};
	}
	doc->terms.items[entry->place].n_tokens++;
	return entry->place;
}

static bool
add_token(struct document *doc, struct vocabulary *vocabulary,
	  struct running_word *word, uint32_t stem)
{
	word->term = add_term(doc, vocabulary, stem);
	if (word->term == TERM_NONE || !vector_add_room(&doc->tokens, 1))
		return false;
	doc->tokens.items[doc->tokens.n_items++] =
		(struct token){word->begin, word->end, word->term};
	return true;
}

/* Words that are read before the first of them is looked up. */
#define MAX_AHEAD 16

struct words_ahead {
	struct word words[MAX_AHEAD];
	uint32_t hashes[MAX_AHEAD];
	size_t n;
};

/* Reads some words of [i, end); returns where to go on. */
static size_t
read_ahead(const struct vocabulary *vocabulary, const char *s, size_t i,
	   size_t end, struct words_ahead *ahead)
{
	ahead->n = word_read(s, i, end, ahead->words, MAX_AHEAD);
	for (size_t k = 0; k < ahead->n; k++) {
		const struct word *word = &ahead->words[k];

		if (!word->n_folded)
			continue;
		ahead->hashes[k] = vocabulary_hash(vocabulary, word->folded,
						   word->n_folded);
		vocabulary_fetch_word(vocabulary, ahead->hashes[k]);
	}
	return ahead->n ? ahead->words[ahead->n - 1].end : end;
}

/* Word K until the next one, NULL: out of memory. */
static const struct vocabulary_word *
add_word(struct vocabulary *vocabulary, const char *s,
	 const struct words_ahead *ahead, size_t k)
{
	const struct word *word = &ahead->words[k];

	return word->n_folded
		       ? vocabulary_add_folded(vocabulary, word->folded,
					       word->n_folded, ahead->hashes[k])
		       : vocabulary_add(vocabulary, s + word->begin,
					word->end - word->begin,
					word->has_digit);
}

/* What can be seen of WORD, beside what is known of it. */
static inline uint32_t
see_word(const char *s, const struct word *word)
{
	bool capital = unicode_class_at(s + word->begin) & UNICODE_UPPER;

	return (word->has_digit ? CUE_DIGIT : 0) | (capital ? CUE_CAPITAL : 0);
}

static bool
add_number_word(struct document *doc, size_t place)
{
	if (!vector_add_room(&doc->number_words, 1))
		return false;
	doc->number_words.items[doc->number_words.n_items++] = (uint32_t)place;
	return true;
}

/* Looks the words up and adds them to the article's. */
static bool
take_words(struct document *doc, struct segment *segment,
	   struct vocabulary *vocabulary, const struct words_ahead *ahead,
	   struct detect_sum *sum)
{
	uint32_t stems[MAX_AHEAD], places[MAX_AHEAD];
	uint32_t cues, all = 0, n_capitals = 0;
	struct running_word *words;
	size_t n = 0;

	if (!vector_add_room(&doc->words, MAX_AHEAD))
		return false;
	words = doc->words.items + doc->words.n_items;
	for (size_t k = 0; k < ahead->n; k++) {
		const struct word *word = &ahead->words[k];
		const struct vocabulary_word *entry =
			add_word(vocabulary, doc->article.text, ahead, k);

		if (!entry)
			return false;
		detect_add(sum, entry->row, word->has_digit);
		cues = entry->cues | see_word(doc->article.text, word);
		all |= cues;
		n_capitals += (cues & CUE_CAPITAL) != 0;
		words[k] = (struct running_word){(uint32_t)word->begin,
						 (uint32_t)word->end, TERM_NONE,
						 cues};
		if (entry->is_number &&
		    !add_number_word(doc, doc->words.n_items + k))
			return false;
		/* Half of the words have none: a branch would be a guess. */
		stems[n] = entry->stem;
		places[n] = (uint32_t)k;
		n += entry->stem != VOCABULARY_NO_STEM;
	}
	for (size_t k = 0; k < n; k++)
		vocabulary_fetch_stem(vocabulary, stems[k]);
	for (size_t k = 0; k < n; k++)
		if (!add_token(doc, vocabulary, &words[places[k]], stems[k]))
			return false;
	doc->words.n_items += ahead->n;
	segment->cues |= all;
	segment->n_capitals += n_capitals;
	return true;
}

static bool
read_segment(struct document *doc, struct segment *segment,
	     struct vocabulary *vocabulary, struct detect *detect)
{
	size_t i = segment->begin;
	struct words_ahead ahead;
	struct detect_sum sum = {0};

	segment->first_word = (uint32_t)doc->words.n_items;
	segment->first_token = (uint32_t)doc->tokens.n_items;
	do {
		i = read_ahead(vocabulary, doc->article.text, i, segment->end,
			       &ahead);
		if (!take_words(doc, segment, vocabulary, &ahead, &sum))
			return false;
	} while (ahead.n == MAX_AHEAD);
	segment->n_words = (uint32_t)doc->words.n_items - segment->first_word;
	segment->n_tokens = (uint32_t)doc->tokens.n_items -
			    segment->first_token;
	doc->n_words += segment->n_words;
	detect_segment(detect, doc, segment, &sum);
	return true;
}

/* Whether the title is the first segment, so that its words are known. */
static bool
has_title(const struct document *doc, size_t n_title)
{
	const struct segment *first = doc->segments.items;

	return doc->segments.n_items && first->end - first->begin == n_title &&
	       !memcmp(doc->article.text + first->begin, doc->article.title,
		       n_title);
}

/*
 * The words of the title.  It may be no part of the text, so it adds no terms:
 * a word that the text does not have stays without one.
 */
static bool
read_title(struct document *doc, struct vocabulary *vocabulary)
{
	const char *s = doc->article.title;
	size_t len = s ? strlen(s) : 0;
	struct word word;

	doc->starts_with_title = len && has_title(doc, len);
	if (doc->starts_with_title)
		return true;
	for (size_t i = 0; word_next(s, i, len, &word); i = word.end) {
		const struct vocabulary_word *entry =
			vocabulary_add_word(vocabulary, s, &word);
		struct title_stem stem = {0};
		uint32_t term = TERM_NONE;

		if (!entry || !vector_add_room(&doc->title_words, 1) ||
		    !vector_add_room(&doc->title_stems, 1))
			return false;
		if (entry->stem != VOCABULARY_NO_STEM)
			stem = (struct title_stem){
				vocabulary->stems.items[entry->stem].bytes,
				vocabulary->stems.items[entry->stem].idf};
		doc->title_stems.items[doc->title_stems.n_items++] = stem;
		if (entry->stem != VOCABULARY_NO_STEM &&
		    vocabulary->stems.items[entry->stem].epoch ==
			    vocabulary->epoch)
			term = vocabulary->stems.items[entry->stem].place;
		doc->title_words.items[doc->title_words.n_items++] =
			(struct running_word){(uint32_t)word.begin,
					      (uint32_t)word.end, term,
					      entry->cues | see_word(s, &word)};
	}
	return true;
}

bool
segment_read_words(struct document *doc, struct vocabulary *vocabulary)
{
	struct detect detect = {0};

	if (!vocabulary_begin(vocabulary))
		return false;
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (!read_segment(doc, &doc->segments.items[i], vocabulary,
				  &detect))
			return false;
	return read_title(doc, vocabulary) && detect_article(&detect, doc);
}
