/* SPDX-License-Identifier: MIT */
/*
 * The state after a briefing, story by story: what was told before and is not
 * forgotten, and what is told now.
 *
 * Time is told by the articles and not by a clock, so that the same input gives
 * the same state: a run is at the median day of its articles, which one wrong
 * date does not move.
 */
#include <config.h>

#include "brief/brief.h"
#include "brief/state.h"
#include "brief/state_parts.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A story is forgotten so many days after its last article; */
#define MAX_DAYS 14
/* if it has no date, after so many runs. */
#define MAX_RUNS 30
/* How much of a story's terms is replaced by what is told of it later. */
#define NEW_SHARE 0.5

/* A story as it will be: told now, before, or both. */
struct updated {
	uint64_t id;
	int64_t first, last;
	uint64_t run;
	uint32_t entry, before; /* STATE_NONE: it is not among them */
};

struct updater {
	const struct brief *brief;
	struct buffer *out;
	double *sum;
	int64_t latest;
	uint64_t n_lines;
};

static int
compare_updated(const void *a, const void *b)
{
	const struct updated *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

/* Without it days before 1970 come first, as numbers without a sign. */
#define SIGN_BIT (UINT64_C(1) << 63)

/* The median day of the articles, or that of the runs before if it is later. */
static bool
find_latest(struct updater *updater)
{
	const struct sketch_articles *articles =
		&updater->brief->sketches.articles;
	uint64_t *days = malloc((articles->n_items + 1) * sizeof(*days));
	size_t n = 0;

	if (!days)
		return false;
	for (size_t i = 0; i < articles->n_items; i++)
		if (articles->items[i].is_dated)
			days[n++] = (uint64_t)articles->items[i].when.day ^
				    SIGN_BIT;
	qsort(days, n, sizeof(*days), state_compare_keys);
	updater->latest = updater->brief->state.latest;
	if (n && (int64_t)(days[n / 2] ^ SIGN_BIT) > updater->latest)
		updater->latest = (int64_t)(days[n / 2] ^ SIGN_BIT);
	free(days);
	return true;
}

/* The days of the story of an entry, beside those that UPDATED has. */
static void
see_days(const struct brief *brief, const struct story *story,
	 struct updated *updated)
{
	for (uint32_t i = 0; i < story->n_articles; i++) {
		const struct sketch *sketch = brief_get_sketch(
			brief, brief->stories.members[story->first + i]);

		if (!sketch->is_dated)
			continue;
		if (updated->first == STATE_NO_DAY ||
		    sketch->when.day < updated->first)
			updated->first = sketch->when.day;
		if (sketch->when.day > updated->last)
			updated->last = sketch->when.day;
	}
}

static bool
is_forgotten(const struct updater *updater, const struct updated *updated)
{
	return updated->last == STATE_NO_DAY
		       ? updated->run + MAX_RUNS <=
				 updater->brief->state.n_runs + 1
		       : updated->last + MAX_DAYS < updater->latest;
}

/* Lists what will be remembered in the order of ids; returns how many. */
static size_t
list_updated(const struct updater *updater, struct updated *updated)
{
	const struct brief *brief = updater->brief;
	const struct state *state = &brief->state;
	size_t n = state->stories.n_items, n_kept = 0;

	for (size_t i = 0; i < n; i++) {
		const struct state_story *story = &state->stories.items[i];

		updated[i] = (struct updated){story->id,   story->first,
					      story->last, story->run,
					      STATE_NONE,  (uint32_t)i};
	}
	for (size_t i = 0; i < brief->entries.n_items; i++) {
		const struct brief_entry *entry = &brief->entries.items[i];
		struct updated *it = entry->before == STATE_NONE
					     ? &updated[n++]
					     : &updated[entry->before];

		if (entry->before == STATE_NONE)
			*it = (struct updated){.id = entry->id,
					       .first = STATE_NO_DAY,
					       .last = STATE_NO_DAY,
					       .before = STATE_NONE};
		it->entry = (uint32_t)i;
		it->run = state->n_runs + 1;
		see_days(brief, state_get_story(brief, i), it);
	}
	for (size_t i = 0; i < n; i++)
		if (!is_forgotten(updater, &updated[i]))
			updated[n_kept++] = updated[i];
	qsort(updated, n_kept, sizeof(*updated), compare_updated);
	return n_kept;
}

static void
put_key(struct updater *updater, const char *word, uint64_t key)
{
	char line[48];

	snprintf(line, sizeof(line), "%s %016" PRIx64 "\n", word, key);
	buffer_puts(updater->out, line);
	updater->n_lines++;
}

static void
format_day(int64_t day, char text[32])
{
	struct moment_date date = moment_get_date(day == STATE_NO_DAY ? 0
								      : day);

	snprintf(text, 32, day == STATE_NO_DAY ? "-" : "%04d-%02d-%02d",
		 date.year, date.month, date.day);
}

static void
put_terms(struct updater *updater, const struct state_term *terms, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buffer_puts(updater->out, "term ");
		buffer_put_number(updater->out, terms[i].weight);
		buffer_putc(updater->out, ' ');
		buffer_put(updater->out, terms[i].stem, terms[i].n_bytes);
		buffer_putc(updater->out, '\n');
		updater->n_lines++;
	}
}

static int
compare_terms(const void *a, const void *b)
{
	const struct state_term *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return state_compare_stems(x, y);
}

/* What OLD and the N_NEW terms after them weigh together, the heaviest. */
static size_t
mix_terms(struct state_terms *terms, size_t n_old, size_t n_new)
{
	struct state_term *items = terms->items;
	size_t n = n_old;
	double square = 0;

	for (size_t i = 0; n_old && i < n_old; i++)
		items[i].weight =
			(uint32_t)lround((1 - NEW_SHARE) * items[i].weight);
	for (size_t i = n_old; i < n_old + n_new; i++) {
		struct state_term term = items[i];
		size_t k = 0;

		if (n_old)
			term.weight = (uint32_t)lround(NEW_SHARE * term.weight);
		while (k < n_old && state_compare_stems(&items[k], &term))
			k++;
		if (k < n_old)
			items[k].weight += term.weight;
		else
			items[n++] = term;
	}
	qsort(items, n, sizeof(*items), compare_terms);
	n = n < STATE_MAX_TERMS ? n : STATE_MAX_TERMS;
	for (size_t i = 0; i < n; i++)
		square += (double)items[i].weight * items[i].weight;
	for (size_t i = 0; square > 0 && i < n; i++)
		items[i].weight = (uint32_t)lround(STATE_ONE * items[i].weight /
						   sqrt(square));
	return n;
}

/* The terms of a story, before and now. */
static bool
put_story_terms(struct updater *updater, const struct updated *updated)
{
	const struct state *state = &updater->brief->state;
	struct state_terms terms = {0};
	uint32_t n_old = 0, n_new = 0;
	bool done = true;

	if (updated->before != STATE_NONE) {
		const struct state_story *story =
			&state->stories.items[updated->before];

		n_old = story->n_terms;
		done = vector_add_room(&terms, n_old + 1);
		for (uint32_t i = 0; done && i < n_old; i++)
			terms.items[terms.n_items++] =
				state->terms.items[story->first_term + i];
	}
	if (updated->entry != STATE_NONE)
		done = done && state_find_terms(updater->brief, updated->entry,
						updater->sum, &terms, &n_new);
	if (done && terms.n_items)
		put_terms(updater, terms.items,
			  n_new ? mix_terms(&terms, n_old, n_new) : n_old);
	vector_release(&terms);
	return done;
}

/* What was told of a story before. */
static void
put_before(struct updater *updater, const struct state_story *story)
{
	const struct state *state = &updater->brief->state;

	for (uint32_t i = 0; i < story->n_articles; i++)
		put_key(updater, "article",
			state->articles.items[story->first_article + i]);
	for (uint32_t i = 0; i < story->n_bullets; i++)
		put_key(updater, "bullet",
			state->bullets.items[story->first_bullet + i]);
}

/* What is told of it now. */
static void
put_entry(struct updater *updater, uint32_t number)
{
	const struct brief *brief = updater->brief;
	const struct brief_entry *entry = &brief->entries.items[number];
	const struct story *story = state_get_story(brief, number);

	for (uint32_t i = 0; i < story->n_articles; i++)
		put_key(updater, "article",
			brief_get_sketch(
				brief, brief->stories.members[story->first + i])
				->key);
	for (uint32_t i = 0; i < entry->n_bullets; i++) {
		const struct brief_bullet *bullet =
			&brief->bullets.items[entry->first_bullet + i];
		const struct sketch_sentence *sentence =
			sketch_sentences(
				&brief->sketches,
				brief_get_sketch(brief, bullet->article)) +
			bullet->sentence;

		put_key(updater, "bullet",
			hash_bytes(sentence->text, sentence->n_bytes, 0));
	}
}

static bool
put_story(struct updater *updater, const struct updated *updated)
{
	char first[32], last[32], line[128];

	format_day(updated->first, first);
	format_day(updated->last, last);
	snprintf(line, sizeof(line), "story %016" PRIx64 " %s %s %" PRIu64 "\n",
		 updated->id, first, last, updated->run);
	buffer_puts(updater->out, line);
	updater->n_lines++;
	if (updated->before != STATE_NONE)
		put_before(
			updater,
			&updater->brief->state.stories.items[updated->before]);
	if (updated->entry != STATE_NONE)
		put_entry(updater, updated->entry);
	return put_story_terms(updater, updated);
}

static bool
put_all(struct updater *updater, struct updated *updated)
{
	size_t n = list_updated(updater, updated);
	char day[32], line[96];
	bool done = true;

	format_day(updater->latest, day);
	snprintf(line, sizeof(line),
		 STATE_MAGIC STATE_VERSION "\nrun %" PRIu64 " %s\n",
		 updater->brief->state.n_runs + 1, day);
	buffer_puts(updater->out, line);
	updater->n_lines = 2;
	for (size_t i = 0; done && i < n; i++)
		/* Two stories of one id are told from one article. */
		if (!i || updated[i].id != updated[i - 1].id)
			done = put_story(updater, &updated[i]);
	snprintf(line, sizeof(line), "end %" PRIu64 "\n", updater->n_lines);
	buffer_puts(updater->out, line);
	return done;
}

bool
state_write(const struct brief *brief, struct buffer *out)
{
	struct updater updater = {.brief = brief, .out = out};
	struct updated *updated = malloc(
		(brief->state.stories.n_items + brief->entries.n_items + 1) *
		sizeof(*updated));
	bool done;

	updater.sum = calloc(brief->sketches.stems.n_items + 1,
			     sizeof(*updater.sum));
	done = updated && updater.sum && find_latest(&updater) &&
	       put_all(&updater, updated);
	free(updater.sum);
	free(updated);
	return done;
}
