/* SPDX-License-Identifier: MIT */
/*
 * The map from a text to what it was read from.
 * Runs are as long as text and original go the same way, so a paragraph
 * without markup is one; they are looked up by binary search.
 */
#include <config.h>

#include "read/origin.h"

#include "base/ascii.h"
#include "base/search.h"

void
origin_clear(struct origin *origin)
{
	vector_clear(&origin->runs);
	vector_clear(&origin->marks);
	origin->original = SPAN_NONE;
	origin->wanted = false;
}

void
origin_release(struct origin *origin)
{
	vector_release(&origin->runs);
	vector_release(&origin->marks);
}

/* Whether any place in it has one in the original. */
static bool
is_copy(const struct origin_run *run)
{
	return run->n == run->n_text && !run->is_whole;
}

static bool
continues(const struct origin_run *last, const struct origin_run *run)
{
	return is_copy(last) && is_copy(run) &&
	       last->text + last->n_text == run->text &&
	       last->begin + last->n == run->begin;
}

bool
origin_add_run(struct origin *origin, struct origin_run run)
{
	struct origin_runs *runs = &origin->runs;

	if (runs->n_items &&
	    continues(&runs->items[runs->n_items - 1], &run)) {
		runs->items[runs->n_items - 1].n += run.n;
		runs->items[runs->n_items - 1].n_text += run.n;
		return true;
	}
	if (!vector_add_room(runs, 1))
		return false;
	runs->items[runs->n_items++] = run;
	return true;
}

bool
origin_add_mark(struct origin *origin, struct origin_mark mark)
{
	if (!vector_add_room(&origin->marks, 1))
		return false;
	origin->marks.items[origin->marks.n_items++] = mark;
	return true;
}

/* A place that is looked for. */
struct wanted {
	const struct origin *origin;
	uint32_t at;
};

static bool
ends_before(const void *key, size_t i)
{
	const struct wanted *wanted = key;
	const struct origin_run *run = &wanted->origin->runs.items[i];

	return run->text + run->n_text <= wanted->at;
}

const struct origin_run *
origin_find_run(const struct origin *origin, uint32_t at)
{
	const struct wanted wanted = {origin, at};
	size_t n = origin->runs.n_items;
	size_t i = search_first(0, n, ends_before, &wanted);

	return i < n && origin->runs.items[i].text <= at
		       ? &origin->runs.items[i]
		       : NULL;
}

static bool
begins_before(const void *key, size_t i)
{
	const struct wanted *wanted = key;

	return wanted->origin->marks.items[i].begin < wanted->at;
}

size_t
origin_find_mark(const struct origin *origin, uint32_t at)
{
	const struct wanted wanted = {origin, at};

	return search_first(0, origin->marks.n_items, begins_before, &wanted);
}

bool
origin_is_same_name(const struct origin *origin, const struct origin_mark *a,
		    const struct origin_mark *b)
{
	const char *s = origin->original.s;

	if (a->is_sign != b->is_sign)
		return false;
	if (a->element != HTML_OTHER || b->element != HTML_OTHER)
		return a->element == b->element;
	if (a->n_name != b->n_name)
		return false;
	for (uint32_t i = 0; i < a->n_name; i++)
		if (ascii_lower(s[a->name + i]) != ascii_lower(s[b->name + i]))
			return false;
	return true;
}

/* A place within a piece that is no copy is none. */
static bool
find_place(const struct origin_run *run, uint32_t at, uint32_t *place)
{
	bool is_end = at == run->text + run->n_text;

	if (!is_copy(run) && at != run->text && !is_end)
		return false;
	*place = is_end ? run->begin + run->n : run->begin + (at - run->text);
	return true;
}

bool
origin_find(const struct origin *origin, uint32_t begin, uint32_t end,
	    uint32_t *from, uint32_t *to)
{
	const struct origin_run *run = origin_find_run(origin, begin);
	const struct origin_run *all_end =
		origin->runs.items + origin->runs.n_items;

	if (!run || begin >= end || !find_place(run, begin, from))
		return false;
	while (run->text + run->n_text < end) {
		const struct origin_run *next = run + 1;

		if (next == all_end || next->text != run->text + run->n_text)
			return false;
		run = next;
	}
	return find_place(run, end, to);
}
