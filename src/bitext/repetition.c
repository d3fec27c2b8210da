/* SPDX-License-Identifier: MIT */
/*
 * Which segments an article before has said.
 * An open table of sixteen bytes a slot, probed in a row.  It is never more
 * than four fifths full and grows by half, not to the double: it is all that
 * grows in a batch.  So its size is no power of two, and a hash is scaled to
 * it by a multiplication (Lemire 2016) instead of cut by a mask.
 */
#include <config.h>

#include "bitext/repetition.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "bitext/translation.h"
#include "rank/select.h"

#include <stdlib.h>

#define MIN_SLOTS 64
/* A hash of 32 bits is scaled to so many slots. */
#define MAX_SLOTS UINT32_MAX
/* The longest first subtag of a language. */
#define MAX_LANGUAGE 8

void
repetition_init(struct sumario_repetitions *repetitions)
{
	*repetitions = (struct sumario_repetitions){.strings = ARENA_INIT,
						    .seed = hash_seed()};
}

void
repetition_release(struct sumario_repetitions *repetitions)
{
	free(repetitions->slots);
	vector_release(&repetitions->ids);
	arena_release(&repetitions->strings);
}

/*
 * "No." of an article in English is no repetition of "No." in Spanish, so the
 * language is part of the key: its first subtag, as es is es-MX.
 */
static uint64_t
make_key(const struct document *doc, const struct segment *segment)
{
	const char *tag = doc->article.source_lang;
	char language[MAX_LANGUAGE];
	size_t n = 0;

	for (; n < MAX_LANGUAGE && tag[n] && tag[n] != '-'; n++)
		language[n] = ascii_lower(tag[n]);
	return hash_bytes(language, n, segment->key);
}

/* The slot with KEY, or the free one where it belongs. */
static struct repetition_slot *
find_slot(const struct sumario_repetitions *repetitions, uint64_t key)
{
	uint64_t hash = hash_bytes(&key, sizeof(key), repetitions->seed);
	uint64_t slot = ((hash >> 32) * repetitions->n_slots) >> 32;

	while (repetitions->slots[slot].article &&
	       repetitions->slots[slot].key != key)
		if (++slot == repetitions->n_slots)
			slot = 0;
	return &repetitions->slots[slot];
}

/* Makes room for N more; false: out of memory, nothing is changed. */
static bool
make_room(struct sumario_repetitions *repetitions, uint64_t n)
{
	struct sumario_repetitions grown = *repetitions;
	uint64_t wanted = (repetitions->n_used + n) * 5 / 4 + 1;

	if (wanted <= repetitions->n_slots)
		return true;
	grown.n_slots += grown.n_slots / 2;
	if (grown.n_slots < wanted)
		grown.n_slots = wanted;
	if (grown.n_slots < MIN_SLOTS)
		grown.n_slots = MIN_SLOTS;
	if (grown.n_slots > MAX_SLOTS)
		return false;
	grown.slots = calloc((size_t)grown.n_slots, sizeof(*grown.slots));
	if (!grown.slots)
		return false;
	for (uint64_t i = 0; i < repetitions->n_slots; i++)
		if (repetitions->slots[i].article)
			*find_slot(&grown, repetitions->slots[i].key) =
				repetitions->slots[i];
	free(repetitions->slots);
	*repetitions = grown;
	return true;
}

/* The id of the article that is being linked; false: out of memory. */
static bool
add_id(struct sumario_repetitions *repetitions, const char *id)
{
	const char *copy;

	if (repetitions->ids.n_items == UINT32_MAX ||
	    !vector_add_room(&repetitions->ids, 1))
		return false;
	copy = arena_strdup(&repetitions->strings, id);
	if (!copy)
		return false;
	repetitions->ids.items[repetitions->ids.n_items++] = copy;
	return true;
}

/* Links SEGMENT if it has been seen; tells. */
static bool
link_segment(const struct sumario_repetitions *repetitions,
	     struct document *doc, size_t number)
{
	const struct segment *segment = &doc->segments.items[number];
	struct task *task = &doc->translation->tasks.items[number];
	const struct repetition_slot *slot =
		repetitions->n_slots
			? find_slot(repetitions, make_key(doc, segment))
			: NULL;

	if (!slot || !slot->article)
		return false;
	task->repeats_in = repetitions->ids.items[slot->article - 1];
	task->repeats = slot->segment;
	task->repeats_marked = slot->is_marked;
	return true;
}

/* Links what has been seen; how many have not. */
static uint64_t
link_segments(const struct sumario_repetitions *repetitions,
	      struct document *doc)
{
	uint64_t n_new = 0;

	/* The first one of the article has the link of them all. */
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (doc->segments.items[i].repetition_of == SEGMENT_NONE)
			n_new += !link_segment(repetitions, doc, i);
	return n_new;
}

static void
unlink_segments(struct document *doc)
{
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		doc->translation->tasks.items[i].repeats_in = NULL;
		doc->translation->tasks.items[i].repeats_marked = false;
	}
}

/* There is room; the last id is this article's, if something is new. */
static void
add_segments(struct sumario_repetitions *repetitions,
	     const struct document *doc)
{
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];
		struct repetition_slot *slot;
		uint64_t key;

		if (segment->repetition_of != SEGMENT_NONE)
			continue;
		key = make_key(doc, segment);
		slot = find_slot(repetitions, key);
		if (!slot->article) {
			slot->key = key;
			slot->article = (uint32_t)repetitions->ids.n_items;
			slot->segment = i & INT32_MAX;
			repetitions->n_used++;
		}
		slot->is_marked |=
			translation_get_task(doc, i)->translate_first;
	}
}

bool
repetition_link(struct sumario_repetitions *repetitions, struct document *doc)
{
	uint64_t n_new;

	if (doc->article.options->depth < SUMARIO_DEPTH_WORDS ||
	    !doc->segments.n_items)
		return true;
	n_new = link_segments(repetitions, doc);
	if (n_new && (!make_room(repetitions, n_new) ||
		      !add_id(repetitions, doc->article.id))) {
		unlink_segments(doc);
		return false;
	}
	translation_mark_first(doc);
	add_segments(repetitions, doc);
	return true;
}
