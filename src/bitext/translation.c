/* SPDX-License-Identifier: MIT */
/*
 * The columns of a translation are emptied for the next article without giving
 * their memory back.  A budget of words is spent in order of rank, on what
 * nobody has translated yet.
 */
#include <config.h>

#include "bitext/translation.h"

#include "rank/ranking.h"

void
translation_clear(struct translation *translation)
{
	struct translation kept = *translation;

	vector_clear(&kept.targets);
	vector_clear(&kept.tasks);
	vector_clear(&kept.matches);
	*translation = (struct translation){.targets = kept.targets,
					    .tasks = kept.tasks,
					    .matches = kept.matches};
}

void
translation_release(struct translation *translation)
{
	vector_release(&translation->targets);
	vector_release(&translation->tasks);
	vector_release(&translation->matches);
}

bool
translation_make_tasks(struct document *doc)
{
	struct tasks *tasks = &doc->translation->tasks;
	size_t n = doc->segments.n_items;

	vector_clear(tasks);
	if (!vector_add_room(tasks, n))
		return false;
	for (size_t i = 0; i < n; i++)
		tasks->items[i] = (struct task){.repeats_in = NULL};
	tasks->n_items = n;
	return true;
}

const struct task *
translation_get_task(const struct document *doc, size_t number)
{
	static const struct task none;
	const struct tasks *tasks = &doc->translation->tasks;

	return number < tasks->n_items ? &tasks->items[number] : &none;
}

static const char *const state_names[] = {"initial", "translated", "reviewed",
					  "final"};

const char *
target_state_name(enum target_state state)
{
	return state_names[state];
}

bool
target_find_state(struct span name, enum target_state *state)
{
	for (size_t i = 0; i < sizeof(state_names) / sizeof(*state_names); i++)
		if (span_is(name, state_names[i])) {
			*state = (enum target_state)i;
			return true;
		}
	return false;
}

bool
translation_make_targets(struct document *doc)
{
	size_t n = doc->segments.n_items;

	doc->translation->targets.n_items = 0;
	if (!vector_add_room(&doc->translation->targets, n))
		return false;
	for (size_t i = 0; i < n; i++)
		doc->translation->targets.items[i] =
			(struct target){.first = (uint32_t)i,
					.n = 1,
					.translate = true,
					.returned = TARGET_NONE};
	doc->translation->targets.n_items = n;
	return true;
}

/*
 * Words somebody has to translate: what a memory has is done, and what another
 * article is to have translated is paid for there.
 */
static uint32_t
get_cost(const struct document *doc, const struct segment *segment)
{
	return translation_find_target(doc, segment) ||
			       translation_of(doc, segment)->repeats_marked
		       ? 0
		       : segment->n_words;
}

/* Marks segment NUMBER if what is LEFT of the budget is enough. */
static void
mark(struct document *doc, size_t number, uint64_t *left)
{
	const struct segment *segment = &doc->segments.items[number];
	uint32_t cost = get_cost(doc, segment);

	if (segment->repetition_of != SEGMENT_NONE || cost > *left)
		return;
	doc->translation->tasks.items[number].translate_first = true;
	*left -= cost;
}

void
translation_mark_first(struct document *doc)
{
	const struct places *order = &doc->ranking->order;
	struct task *tasks = doc->translation->tasks.items;
	size_t n = doc->segments.n_items;
	uint64_t left = doc->article.options->translate_words;

	if (!left)
		return;
	for (size_t i = 0; i < n; i++)
		tasks[i].translate_first = false;
	for (size_t i = 0; i < order->n_items; i++)
		mark(doc, order->items[i], &left);
	for (size_t i = 0; i < n; i++)
		if (!ranking_get(doc, i)->rank)
			mark(doc, i, &left);
	for (size_t i = 0; i < n; i++) {
		uint32_t first = doc->segments.items[i].repetition_of;

		if (first != SEGMENT_NONE)
			tasks[i].translate_first = tasks[first].translate_first;
	}
}
