/* SPDX-License-Identifier: MIT */
/*
 * Which articles take part: those that no briefing has told before, in the
 * language of this one and within its window of time.
 *
 * A bound without a time zone is read by the clock of each article: who asks
 * for the news of a day means the day that is printed over them.  With a zone
 * both are compared in UTC.  A day without a time is all of the day.  Where
 * there is a window, an article without a date that can be read is left out,
 * for it may be of any day; how many these are is told.
 */
#include <config.h>

#include "brief/choice.h"

#include "text/language_tag.h"

/* The last second that may be meant. */
static int64_t
find_last(const struct moment *moment, int64_t first)
{
	return moment->has_time ? first : first + MOMENT_DAY - 1;
}

/* Whether all of WHEN is before BOUND (or, AFTER, after it). */
static bool
is_beyond(const struct moment *when, const struct moment *bound, bool after)
{
	int64_t own = bound->has_zone ? moment_utc(when) : moment_local(when);
	int64_t other = bound->has_zone ? moment_utc(bound)
					: moment_local(bound);

	return after ? own > find_last(bound, other)
		     : find_last(when, own) < other;
}

bool
choice_is_window(const struct brief_wants *wants)
{
	return !wants->since || !wants->until ||
	       wants->since->has_zone != wants->until->has_zone ||
	       !is_beyond(wants->until, wants->since, false);
}

/* The reason why SKETCH is left out; NULL: it is not. */
static uint64_t *
find_reason(const struct sketch *sketch, const struct state *state,
	    const struct brief_wants *wants, struct brief_left_out *left_out)
{
	if (state_has_article(state, sketch->key))
		return &left_out->n_known;
	if (wants->language &&
	    !language_tag_is_same(sketch->language, wants->language))
		return &left_out->n_foreign;
	if (!wants->since && !wants->until)
		return NULL;
	if (!sketch->is_dated)
		return &left_out->n_undated;
	return (wants->since &&
		is_beyond(&sketch->when, wants->since, false)) ||
			       (wants->until &&
				is_beyond(&sketch->when, wants->until, true))
		       ? &left_out->n_outside
		       : NULL;
}

void
choice_make(struct sketches *sketches, const struct state *state,
	    const struct brief_wants *wants, struct brief_left_out *left_out)
{
	struct sketch_articles *articles = &sketches->articles;
	size_t n = articles->n_items, n_kept = 0;

	*left_out = (struct brief_left_out){0};
	for (size_t i = 0; i < n; i++) {
		struct sketch sketch = articles->items[i];
		uint64_t *reason = find_reason(&sketch, state, wants, left_out);

		if (reason) {
			++*reason;
			continue;
		}
		articles->items[i] = articles->items[n_kept];
		articles->items[n_kept++] = sketch;
	}
	articles->n_items = n_kept;
	sketches->n_hidden = n - n_kept;
}

void
choice_undo(struct sketches *sketches)
{
	sketches->articles.n_items += sketches->n_hidden;
	sketches->n_hidden = 0;
}
