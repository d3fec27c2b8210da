/* SPDX-License-Identifier: MIT */
/*
 * The terms that a translator wants to settle beforehand.
 * Names and acronyms are counted by their normalised text; the keywords are
 * added, but for those whose words all are in names.  A name's weight is
 * TF-IDF as a phrase's is: its count, with the idf of its two rarest words.
 * Expansions are found by rank/acronym.c, as for keywords.
 */
#include <config.h>

#include "rank/glossary.h"

#include "base/hash.h"
#include "rank/acronym.h"
#include "rank/keyword.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

/* A name or acronym, and all its occurrences. */
struct group {
	const struct entity *first;
	uint32_t n, n_segments;
	uint32_t first_segment, last_segment;
	double idf;
	uint32_t expansion_begin, expansion_end;
	uint32_t entry; /* place in the glossary, or SEGMENT_NONE */
};

/* A segment in which a group occurs. */
struct occurrence {
	uint32_t group, segment;
};

VECTOR_TYPE(groups, struct group);
VECTOR_TYPE(occurrences, struct occurrence);

struct collector {
	struct document *doc;
	struct groups groups;
	struct occurrences occurrences;
	struct keywords keywords;
	uint32_t *slots; /* group + 1, or 0 */
	uint64_t *words; /* hashes of the words of names, or 0 */
	size_t mask, words_mask;
	uint64_t seed;
};

/* -- Expansions ---------------------------------------------------------- */

/* Looks for the expansion of an acronym in SEGMENT at this place. */
static void
expand(const struct document *doc, const struct segment *segment,
       const struct entity *entity, struct group *group)
{
	struct acronym acronym = {.text = doc->article.text,
				  .segment_begin = segment->begin,
				  .segment_end = segment->end,
				  .begin = entity->begin,
				  .end = entity->end};

	if (!acronym_expand(&acronym))
		return;
	group->expansion_begin = acronym.expansion_begin;
	group->expansion_end = acronym.expansion_end;
}

/* -- Names --------------------------------------------------------------- */

/* The sum of the two highest idf of the tokens within ENTITY. */
static double
find_idf(const struct document *doc, const struct entity *entity,
	 const struct token **at, const struct token *end)
{
	double first = 0, second = 0;

	while (*at < end && (*at)->begin < entity->begin)
		++*at;
	for (; *at < end && (*at)->end <= entity->end; ++*at) {
		double idf = (double)doc->terms.items[(*at)->term].idf;

		if (idf > first)
			second = first, first = idf;
		else if (idf > second)
			second = idf;
	}
	return first + second;
}

/* The group of ENTITY, perhaps a new one; NULL: out of memory. */
static struct group *
get_group(struct collector *c, const struct entity *entity)
{
	size_t slot = hash_bytes(entity->normalized, entity->n_normalized,
				 c->seed) &
		      c->mask;

	for (; c->slots[slot]; slot = (slot + 1) & c->mask) {
		struct group *group = &c->groups.items[c->slots[slot] - 1];

		if (group->first->n_normalized == entity->n_normalized &&
		    !memcmp(group->first->normalized, entity->normalized,
			    entity->n_normalized))
			return group;
	}
	if (!vector_add_room(&c->groups, 1))
		return NULL;
	c->groups.items[c->groups.n_items] =
		(struct group){.first = entity,
			       .last_segment = SEGMENT_NONE,
			       .entry = SEGMENT_NONE};
	c->slots[slot] = (uint32_t)++c->groups.n_items;
	return &c->groups.items[c->groups.n_items - 1];
}

static bool
add_name(struct collector *c, uint32_t s, uint32_t i, double idf)
{
	const struct segment *segment = &c->doc->segments.items[s];
	const struct entity *entity =
		&c->doc->entities.items[segment->first_entity + i];
	struct group *group = get_group(c, entity);

	if (!group)
		return false;
	if (!group->n++) {
		group->idf = idf;
		group->first_segment = s;
	}
	if (group->first->type == SUMARIO_ENTITY_ACRONYM &&
	    group->expansion_begin == group->expansion_end)
		expand(c->doc, segment, entity, group);
	if (group->last_segment == s)
		return true;
	if (!vector_add_room(&c->occurrences, 1))
		return false;
	group->last_segment = s;
	group->n_segments++;
	c->occurrences.items[c->occurrences.n_items++] =
		(struct occurrence){(uint32_t)(group - c->groups.items), s};
	return true;
}

static bool
collect_names(struct collector *c)
{
	const struct document *doc = c->doc;
	size_t n_slots = 16;

	while (n_slots < 2 * doc->entities.n_items)
		n_slots *= 2;
	c->slots = calloc(n_slots, sizeof(*c->slots));
	if (!c->slots)
		return false;
	c->mask = n_slots - 1;
	for (uint32_t s = 0; s < doc->segments.n_items; s++) {
		const struct segment *segment = &doc->segments.items[s];
		const struct token *token = NULL, *end = NULL;

		if (segment->n_tokens) {
			token = doc->tokens.items + segment->first_token;
			end = token + segment->n_tokens;
		}
		for (uint32_t i = 0; i < segment->n_entities; i++) {
			const struct entity *entity =
				&doc->entities.items[segment->first_entity + i];

			if ((entity->type == SUMARIO_ENTITY_NAME ||
			     entity->type == SUMARIO_ENTITY_ACRONYM) &&
			    !add_name(c, s, i,
				      find_idf(doc, entity, &token, end)))
				return false;
		}
	}
	return true;
}

/* -- Keywords that are no names ------------------------------------------ */

/* The end of the word at AT of TEXT: a blank or the end. */
static size_t
word_end(const char *text, size_t n, size_t at)
{
	while (at < n && text[at] != ' ')
		at++;
	return at;
}

/* A hash of the folded word, never 0. */
static uint64_t
hash_word(const struct collector *c, const char *s, size_t n)
{
	char folded[FOLD_ROOM];

	n = fold_word(s, n, folded);
	return hash_bytes(folded, n, c->seed) | 1;
}

/* The slot of HASH among the words of names. */
static uint64_t *
find_word(const struct collector *c, uint64_t hash)
{
	size_t slot = (hash >> 1) & c->words_mask;

	while (c->words[slot] && c->words[slot] != hash)
		slot = (slot + 1) & c->words_mask;
	return &c->words[slot];
}

static bool
collect_words(struct collector *c)
{
	size_t n_slots = 16, n_bytes = 0;

	for (size_t i = 0; i < c->groups.n_items; i++)
		n_bytes += c->groups.items[i].first->n_normalized + 1;
	while (n_slots < n_bytes) /* a word and its blank are two at least */
		n_slots *= 2;
	c->words = calloc(n_slots, sizeof(*c->words));
	if (!c->words)
		return false;
	c->words_mask = n_slots - 1;
	for (size_t i = 0; i < c->groups.n_items; i++) {
		const struct entity *name = c->groups.items[i].first;
		size_t at = 0;

		while (at < name->n_normalized) {
			size_t end = word_end(name->normalized,
					      name->n_normalized, at);
			uint64_t hash = hash_word(c, name->normalized + at,
						  end - at);

			*find_word(c, hash) = hash;
			at = end + 1;
		}
	}
	return true;
}

/* Whether all words of TEXT are in names. */
static bool
is_named(const struct collector *c, const char *text)
{
	size_t n = strlen(text), at = 0;

	while (at < n) {
		size_t end = word_end(text, n, at);

		if (!*find_word(c, hash_word(c, text + at, end - at)))
			return false;
		at = end + 1;
	}
	return true;
}

/* -- The glossary -------------------------------------------------------- */

static void
add_groups(struct collector *c)
{
	struct glossary *glossary = &c->doc->ranking->glossary;

	for (uint32_t i = 0; i < c->groups.n_items; i++) {
		const struct group *group = &c->groups.items[i];
		const struct entity *first = group->first;
		bool name = first->type == SUMARIO_ENTITY_NAME;
		bool expanded = group->expansion_end > group->expansion_begin;

		glossary->items[glossary->n_items++] = (struct glossary_entry){
			.text = name ? first->normalized
				     : c->doc->article.text + first->begin,
			.n_text = name ? first->n_normalized
				       : first->end - first->begin,
			.expansion = expanded ? c->doc->article.text +
							group->expansion_begin
					      : NULL,
			.n_expansion = group->expansion_end -
				       group->expansion_begin,
			.kind = name ? GLOSSARY_NAME : GLOSSARY_ACRONYM,
			.n_found = group->n,
			.weight = score_weight(group->n, group->idf),
			.n_segments = i, /* the group, until it is chosen */
			.first_segment = group->first_segment};
	}
}

static void
add_keywords(struct collector *c)
{
	struct glossary *glossary = &c->doc->ranking->glossary;

	for (size_t i = 0; i < c->keywords.n_items; i++) {
		const struct keyword *keyword = &c->keywords.items[i];

		if (is_named(c, keyword->text))
			continue;
		glossary->items[glossary->n_items++] = (struct glossary_entry){
			.text = keyword->text,
			.n_text = (uint32_t)strlen(keyword->text),
			.kind = GLOSSARY_TERM,
			.n_found = keyword->n_tokens,
			.weight = keyword->weight,
			.segments = keyword->segments,
			.n_segments = keyword->n_segments,
			.first_segment = keyword->segments[0]};
	}
}

/* By weight, then by place, then by text. */
static int
compare(const void *left, const void *right)
{
	const struct glossary_entry *a = left, *b = right;
	uint32_t n = a->n_text < b->n_text ? a->n_text : b->n_text;
	int order;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	if (a->first_segment != b->first_segment)
		return a->first_segment < b->first_segment ? -1 : 1;
	order = memcmp(a->text, b->text, n);
	if (order)
		return order;
	return a->n_text != b->n_text ? (a->n_text < b->n_text ? -1 : 1)
				      : (int)a->kind - (int)b->kind;
}

/* Gives the chosen names their segments; false: out of memory. */
static bool
fill_segments(struct collector *c)
{
	struct glossary *glossary = &c->doc->ranking->glossary;

	for (uint32_t i = 0; i < glossary->n_items; i++) {
		struct glossary_entry *entry = &glossary->items[i];
		struct group *group;

		if (entry->kind == GLOSSARY_TERM)
			continue;
		group = &c->groups.items[entry->n_segments];
		group->entry = i;
		entry->n_segments = 0;
		entry->segments =
			arena_alloc(&c->doc->article.arena,
				    group->n_segments * sizeof(uint32_t));
		if (!entry->segments)
			return false;
	}
	for (size_t i = 0; i < c->occurrences.n_items; i++) {
		struct occurrence *occurrence = &c->occurrences.items[i];
		uint32_t place = c->groups.items[occurrence->group].entry;
		struct glossary_entry *entry;

		if (place == SEGMENT_NONE)
			continue;
		entry = &glossary->items[place];
		entry->segments[entry->n_segments++] = occurrence->segment;
	}
	return true;
}

bool
glossary_find(struct document *doc, struct keyword_scratch *scratch,
	      uint32_t n_most)
{
	struct collector c = {.doc = doc, .seed = hash_seed()};
	struct glossary *glossary = &doc->ranking->glossary;
	bool found = false;

	if (!collect_names(&c) || !collect_words(&c) ||
	    !keyword_find(doc, scratch, n_most, &c.keywords) ||
	    !vector_add_room(glossary, c.groups.n_items + c.keywords.n_items))
		goto out;
	add_groups(&c);
	add_keywords(&c);
	if (glossary->n_items)
		qsort(glossary->items, glossary->n_items,
		      sizeof(*glossary->items), compare);
	if (glossary->n_items > n_most)
		glossary->n_items = n_most;
	for (size_t i = glossary->n_items; i-- > 0;)
		glossary->items[i].score =
			glossary->items[0].weight > 0
				? glossary->items[i].weight /
					  glossary->items[0].weight
				: 0;
	found = fill_segments(&c);
out:
	free(c.slots);
	free(c.words);
	vector_release(&c.groups);
	vector_release(&c.occurrences);
	vector_release(&c.keywords);
	return found;
}
