/* SPDX-License-Identifier: MIT */
/*
 * The state of briefings, a text of lines:
 *
 *	sumario-state 1
 *	run 12 2026-04-07
 *	story 9f86d081884c7d65 2026-04-05 2026-04-07 12
 *	article 60303ae22b998861
 *	bullet fd61a03af4f77d87
 *	term 4213 incendi
 *	end 7
 *
 * The days of a story are those of its first and its last article, "-" if they
 * are not known, and then the run that told it last.  After it come its
 * articles and bullets, by hash, and its terms.  "end" has the number of lines
 * before it.
 *
 * Each line is read strictly: a state that was cut off or edited badly is told
 * of with its line, and nothing of it is used.
 */
#include <config.h>

#include "base/ascii.h"
#include "base/error.h"
#include "brief/state.h"
#include "brief/state_parts.h"

#include <stdlib.h>
#include <string.h>

static bool
add_key(struct state_keys *keys, uint64_t key)
{
	if (!vector_add_room(keys, 1))
		return false;
	keys->items[keys->n_items++] = key;
	return true;
}

struct reading {
	struct state *state;
	const char *at, *end; /* of the line at hand */
	uint64_t n_lines;     /* with it */
	bool has_ended;
};

/* Takes the next word of the line, which is followed by one blank or ends. */
static struct span
take_word(struct reading *r)
{
	const char *begin = r->at;

	while (r->at < r->end && *r->at != ' ')
		r->at++;
	r->at += r->at < r->end;
	return (struct span){begin,
			     (size_t)(r->at - begin) -
				     (r->at > begin && r->at[-1] == ' ')};
}

static bool
take_number(struct reading *r, uint64_t most, uint64_t *number)
{
	struct span word = take_word(r);

	return word.len &&
	       ascii_read_number(word.s, word.len, most, number) == word.len;
}

/* 16 hex digits. */
static bool
take_key(struct reading *r, uint64_t *key)
{
	struct span word = take_word(r);

	*key = 0;
	for (size_t i = 0; i < word.len; i++) {
		static const char digits[] = "0123456789abcdef";
		const char *found = word.s[i] ? strchr(digits, word.s[i])
					      : NULL;

		if (!found)
			return false;
		*key = *key << 4 | (uint64_t)(found - digits);
	}
	return word.len == 16;
}

/* A day, or "-". */
static bool
take_day(struct reading *r, int64_t *day)
{
	struct span word = take_word(r);
	struct moment moment;

	*day = STATE_NO_DAY;
	if (word.len == 1 && *word.s == '-')
		return true;
	if (!moment_read(word.s, word.len, &moment) || moment.has_time)
		return false;
	*day = moment.day;
	return true;
}

/* The story that is read; NULL: none has begun. */
static struct state_story *
get_last(const struct state *state)
{
	return state->stories.n_items
		       ? &state->stories.items[state->stories.n_items - 1]
		       : NULL;
}

enum line { GOOD, BAD, NO_MEMORY };

static enum line
read_story(struct reading *r)
{
	struct state *state = r->state;
	const struct state_story *last = get_last(state);
	struct state_story story = {.first_article = state->articles.n_items,
				    .first_bullet = state->bullets.n_items,
				    .first_term = state->terms.n_items};

	if (!take_key(r, &story.id) || !take_day(r, &story.first) ||
	    !take_day(r, &story.last) ||
	    !take_number(r, UINT64_MAX / 2, &story.run) ||
	    (last && story.id <= last->id))
		return BAD;
	if (!vector_add_room(&state->stories, 1))
		return NO_MEMORY;
	state->stories.items[state->stories.n_items++] = story;
	return GOOD;
}

static enum line
read_key(struct reading *r, struct state_keys *keys, uint32_t *n)
{
	uint64_t key;

	if (!take_key(r, &key))
		return BAD;
	++*n;
	return add_key(keys, key) ? GOOD : NO_MEMORY;
}

static enum line
read_term(struct reading *r, struct state_story *story)
{
	struct state_terms *terms = &r->state->terms;
	struct state_term term;
	uint64_t weight;

	if (!take_number(r, (uint64_t)STATE_ONE, &weight) || r->at == r->end)
		return BAD;
	term.weight = (uint32_t)weight;
	term.n_bytes = (uint32_t)(r->end - r->at);
	term.stem = arena_strndup(&r->state->strings, r->at, term.n_bytes);
	r->at = r->end;
	if (!term.stem || !vector_add_room(terms, 1))
		return NO_MEMORY;
	terms->items[terms->n_items++] = term;
	story->n_terms++;
	return GOOD;
}

static enum line
read_end(struct reading *r)
{
	uint64_t n;

	r->has_ended = take_number(r, UINT64_MAX / 2, &n) &&
		       n + 1 == r->n_lines;
	return r->has_ended ? GOOD : BAD;
}

/* A line after the first one. */
static enum line
read_line(struct reading *r)
{
	struct state *state = r->state;
	struct state_story *story = get_last(state);
	struct span word = take_word(r);
	enum line line = BAD;

	if (r->has_ended)
		return BAD;
	if (span_is(word, "run") && r->n_lines == 2)
		line = take_number(r, UINT64_MAX / 2, &state->n_runs) &&
				       take_day(r, &state->latest)
			       ? GOOD
			       : BAD;
	else if (span_is(word, "story") && r->n_lines > 2)
		line = read_story(r);
	else if (span_is(word, "end") && r->n_lines > 2)
		line = read_end(r);
	else if (story && span_is(word, "article"))
		line = read_key(r, &state->articles, &story->n_articles);
	else if (story && span_is(word, "bullet"))
		line = read_key(r, &state->bullets, &story->n_bullets);
	else if (story && span_is(word, "term"))
		line = read_term(r, story);
	return line == GOOD && r->at != r->end ? BAD : line;
}

static enum sumario_status
fail(struct sumario_error *error, const char *message, uint64_t line)
{
	error_set(error, SUMARIO_BAD_DATA, "bad-state", message);
	if (error)
		error->line = line;
	return SUMARIO_BAD_DATA;
}

/* The first line: what it is, and its version. */
static const char *
judge_header(struct span line)
{
	size_t n = strlen(STATE_MAGIC);

	if (line.len < n || memcmp(line.s, STATE_MAGIC, n) != 0)
		return N_("this is no state of briefings");
	return span_is((struct span){line.s + n, line.len - n}, STATE_VERSION)
		       ? NULL
		       : N_("the state is of another version");
}

static enum sumario_status
read_lines(struct reading *r, const char *bytes, size_t len,
	   struct sumario_error *error)
{
	const char *all_end = bytes + len;

	for (const char *at = bytes; at < all_end; at = r->end + 1) {
		const char *message = NULL;
		enum line line = GOOD;

		r->at = at;
		r->end = memchr(at, '\n', (size_t)(all_end - at));
		r->n_lines++;
		if (!r->end)
			return fail(error, N_("the state was cut off"),
				    r->n_lines);
		if (r->n_lines == 1)
			message = judge_header(
				(struct span){at, (size_t)(r->end - at)});
		else
			line = read_line(r);
		if (line == NO_MEMORY)
			return error_no_memory(error);
		if (line == BAD)
			message = N_("a line of the state cannot be read");
		if (message)
			return fail(error, message, r->n_lines);
	}
	return r->has_ended
		       ? SUMARIO_OK
		       : fail(error, N_("the state was cut off"), r->n_lines);
}

enum sumario_status
state_read(struct state *state, const char *bytes, size_t len,
	   struct sumario_error *error)
{
	struct reading reading = {.state = state};
	enum sumario_status status = SUMARIO_OK;

	if (len)
		status = read_lines(&reading, bytes, len, error);
	if (!status && (!state_sort_keys(&state->known, &state->articles) ||
			!state_sort_keys(&state->told, &state->bullets)))
		status = error_no_memory(error);
	return status;
}
