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
 *articles and bullets, by hash, and its terms.  "end" has the number of lines
 *before it.
 *
 * Time is told by the articles and not by a clock, so that the same input gives
 * the same state: a run is at the median day of its articles, which one wrong
 * date does not move.
 */
#include <config.h>

#include "brief/state.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/order.h"
#include "brief/brief.h"
#include "brief/copies.h"
#include "rank/score.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC "sumario-state "
#define FORMAT_VERSION "1"
/* A story is forgotten so many days after its last article; */
#define MAX_DAYS 14
/* if it has no date, after so many runs. */
#define MAX_RUNS 30
/* The heaviest terms of a story are kept, of at most so many articles. */
#define MAX_TERMS 24
#define MAX_ARTICLES 64
/* A story goes on if the cosine of what is kept is this at least. */
#define MIN_COSINE 0.40
/* A stem of more than a tenth of the stories, and of more than three, tells
 * only which affair it is. */
#define COMMON_SHARE 10
#define COMMON_LEAST 3
/* How much of a story's terms is replaced by what is told of it later. */
#define NEW_SHARE 0.5

#define ONE 10000.0

void
state_release(struct state *state)
{
	arena_release(&state->strings);
	vector_release(&state->stories);
	vector_release(&state->articles);
	vector_release(&state->bullets);
	vector_release(&state->terms);
	vector_release(&state->known);
	vector_release(&state->told);
}

/* -- Keys ------------------------------------------------------------------ */

static int
compare_keys(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static bool
add_key(struct state_keys *keys, uint64_t key)
{
	if (!vector_add_room(keys, 1))
		return false;
	keys->items[keys->n_items++] = key;
	return true;
}

static bool
sort_keys(struct state_keys *sorted, const struct state_keys *keys)
{
	if (!vector_add_room(sorted, keys->n_items + 1))
		return false;
	for (size_t i = 0; i < keys->n_items; i++)
		sorted->items[i] = keys->items[i];
	sorted->n_items = keys->n_items;
	qsort(sorted->items, sorted->n_items, sizeof(uint64_t), compare_keys);
	return true;
}

static bool
has_key(const struct state_keys *sorted, uint64_t key)
{
	return sorted->n_items && bsearch(&key, sorted->items, sorted->n_items,
					  sizeof(key), compare_keys);
}

bool
state_has_article(const struct state *state, uint64_t key)
{
	return has_key(&state->known, key);
}

bool
state_has_bullet(const struct state *state, const char *text, size_t len)
{
	return has_key(&state->told, hash_bytes(text, len, 0));
}

/* -- Reading --------------------------------------------------------------- */

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

	if (!take_number(r, (uint64_t)ONE, &weight) || r->at == r->end)
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
	size_t n = strlen(MAGIC);

	if (line.len < n || memcmp(line.s, MAGIC, n) != 0)
		return N_("this is no state of briefings");
	return span_is((struct span){line.s + n, line.len - n}, FORMAT_VERSION)
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
	if (!status && (!sort_keys(&state->known, &state->articles) ||
			!sort_keys(&state->told, &state->bullets)))
		status = error_no_memory(error);
	return status;
}

/* -- Terms of a story ------------------------------------------------------ */

struct weighed {
	double weight;
	uint32_t stem;
};

static int
compare_weighed(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	if (x->weight != y->weight) /* rounded */
		return x->weight > y->weight ? -1 : 1;
	return (x->stem > y->stem) - (x->stem < y->stem);
}

static const struct story *
get_story(const struct brief *brief, size_t entry)
{
	return &brief->stories.list.items[brief->entries.items[entry].story];
}

/* Adds the head of an article with length 1 to SUM. */
static void
add_head(const struct brief *brief, uint32_t article, double *sum)
{
	const struct sketch *sketch = brief_get_sketch(brief, article);
	const struct sketch_term *terms = sketch_terms(&brief->sketches,
						       sketch);
	const struct sketch_stem *stems = brief->sketches.stems.items;
	double square = 0;

	for (uint32_t i = 0; i < sketch->n_terms; i++) {
		double weight = score_weight(terms[i].n_head,
					     (double)stems[terms[i].stem].idf);

		square += weight * weight;
	}
	for (uint32_t i = 0; square > 0 && i < sketch->n_terms; i++)
		sum[terms[i].stem] +=
			score_weight(terms[i].n_head,
				     (double)stems[terms[i].stem].idf) /
			sqrt(square);
}

/* All stems of N articles with what SUM has of them, which becomes zero. */
static size_t
take_sum(const struct brief *brief, const uint32_t *articles, uint32_t n,
	 double *sum, struct weighed *weighed)
{
	size_t n_stems = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct sketch *sketch = brief_get_sketch(brief,
							       articles[i]);
		const struct sketch_term *terms = sketch_terms(&brief->sketches,
							       sketch);

		for (uint32_t k = 0; k < sketch->n_terms; k++) {
			double *of = &sum[terms[k].stem];

			if (*of > 0)
				weighed[n_stems++] = (struct weighed){
					rint(*of * 1e6), terms[k].stem};
			*of = 0;
		}
	}
	return n_stems;
}

/* Adds the heaviest of N terms, weighed anew, to TERMS as those of a story. */
static bool
add_terms(const struct sketch_stem *stems, struct weighed *weighed, size_t n,
	  struct state_terms *terms, uint32_t *n_added)
{
	double square = 0;

	qsort(weighed, n, sizeof(*weighed), compare_weighed);
	n = n < MAX_TERMS ? n : MAX_TERMS;
	*n_added = (uint32_t)n;
	for (size_t i = 0; i < n; i++)
		square += weighed[i].weight * weighed[i].weight;
	if (!vector_add_room(terms, n + 1))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct sketch_stem *stem = &stems[weighed[i].stem];

		terms->items[terms->n_items++] = (struct state_term){
			stem->text, stem->n_bytes,
			(uint32_t)lround(ONE * weighed[i].weight /
					 sqrt(square))};
	}
	return true;
}

/* The terms of the story of entry NUMBER. */
static bool
find_terms(const struct brief *brief, size_t number, double *sum,
	   struct state_terms *terms, uint32_t *n_terms)
{
	const struct story *story = get_story(brief, number);
	uint32_t articles[MAX_ARTICLES], n = 0;
	size_t n_all = 0;
	struct weighed *weighed;
	bool done;

	for (uint32_t i = 0; i < story->n_articles && n < MAX_ARTICLES; i++) {
		uint32_t article = brief->stories.members[story->first + i];

		if (brief->stories.copy_of[article] != COPY_NONE)
			continue;
		articles[n++] = article;
		add_head(brief, article, sum);
		n_all += brief_get_sketch(brief, article)->n_terms;
	}
	weighed = malloc((n_all + 1) * sizeof(*weighed));
	if (!weighed)
		return false;
	n_all = take_sum(brief, articles, n, sum, weighed);
	done = add_terms(brief->sketches.stems.items, weighed, n_all, terms,
			 n_terms);
	free(weighed);
	return done;
}

/* -- Stories that go on ---------------------------------------------------- */

/* A term of a remembered story. */
struct posting {
	const struct state_term *term;
	uint32_t story;
};

/* An entry and a story that may be one. */
struct match {
	double cosine;
	uint32_t entry, story;
};

VECTOR_TYPE(state_matches, struct match);

struct matcher {
	struct brief *brief;
	struct posting *postings; /* by stem, then story */
	double *squares; /* by remembered story: of what tells it from others */
	double *sum;	 /* by stem of the sketches */
	double *cosines; /* by remembered story */
	uint32_t *touched; /* those that have one */
	struct state_matches matches;
};

static int
compare_stems(const struct state_term *a, const struct state_term *b)
{
	size_t n = a->n_bytes < b->n_bytes ? a->n_bytes : b->n_bytes;
	int order = memcmp(a->stem, b->stem, n);

	return order ? order
		     : (a->n_bytes > b->n_bytes) - (a->n_bytes < b->n_bytes);
}

static int
compare_postings(const void *a, const void *b)
{
	const struct posting *x = a, *y = b;
	int order = compare_stems(x->term, y->term);

	return order ? order : (x->story > y->story) - (x->story < y->story);
}

/* The end of the postings of the stem of the one at BEGIN. */
static size_t
find_end(const struct matcher *matcher, size_t begin)
{
	size_t end = begin + 1;

	while (end < matcher->brief->state.terms.n_items &&
	       !compare_stems(matcher->postings[end].term,
			      matcher->postings[begin].term))
		end++;
	return end;
}

/* Whether a stem that N remembered stories have tells none of them apart. */
static bool
is_common(const struct matcher *matcher, size_t n)
{
	size_t most = matcher->brief->state.stories.n_items / COMMON_SHARE;

	return n > (most > COMMON_LEAST ? most : COMMON_LEAST);
}

static bool
make_postings(struct matcher *matcher)
{
	const struct state *state = &matcher->brief->state;
	size_t n = 0;

	matcher->postings =
		malloc((state->terms.n_items + 1) * sizeof(*matcher->postings));
	if (!matcher->postings)
		return false;
	for (size_t i = 0; i < state->stories.n_items; i++) {
		const struct state_story *story = &state->stories.items[i];

		for (uint32_t k = 0; k < story->n_terms; k++)
			matcher->postings[n++] = (struct posting){
				&state->terms.items[story->first_term + k],
				(uint32_t)i};
	}
	qsort(matcher->postings, n, sizeof(*matcher->postings),
	      compare_postings);
	for (size_t begin = 0, end; begin < n; begin = end) {
		end = find_end(matcher, begin);
		for (size_t k = begin;
		     k < end && !is_common(matcher, end - begin); k++)
			matcher->squares[matcher->postings[k].story] +=
				(double)matcher->postings[k].term->weight *
				matcher->postings[k].term->weight;
	}
	return true;
}

/* The first posting of TERM, or where it would be. */
static size_t
find_posting(const struct matcher *matcher, const struct state_term *term)
{
	size_t low = 0, high = matcher->brief->state.terms.n_items;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_stems(matcher->postings[middle].term, term) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Adds up the cosines of the stories that have terms of N TERMS. */
static bool
match_entry(struct matcher *matcher, uint32_t entry,
	    const struct state_term *terms, uint32_t n)
{
	const struct state *state = &matcher->brief->state;
	size_t n_touched = 0;
	double square = 0;

	for (uint32_t i = 0; i < n; i++) {
		size_t begin = find_posting(matcher, &terms[i]), end = begin;

		if (begin < state->terms.n_items &&
		    !compare_stems(matcher->postings[begin].term, &terms[i]))
			end = find_end(matcher, begin);
		if (is_common(matcher, end - begin))
			continue;
		square += (double)terms[i].weight * terms[i].weight;
		for (size_t k = begin; k < end; k++) {
			const struct posting *it = &matcher->postings[k];
			double *cosine = &matcher->cosines[it->story];

			if (*cosine <= 0)
				matcher->touched[n_touched++] = it->story;
			*cosine += terms[i].weight * (double)it->term->weight +
				   1;
		}
	}
	if (!vector_add_room(&matcher->matches, n_touched))
		return false;
	for (size_t i = 0; i < n_touched; i++) {
		uint32_t story = matcher->touched[i];

		double cosine = matcher->cosines[story] /
				sqrt(square * matcher->squares[story] + 1);

		if (cosine >= MIN_COSINE)
			matcher->matches.items[matcher->matches.n_items++] =
				(struct match){cosine, entry, story};
		matcher->cosines[story] = 0;
	}
	return true;
}

static int
compare_matches(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->cosine != y->cosine)
		return x->cosine > y->cosine ? -1 : 1;
	if (x->entry != y->entry)
		return x->entry < y->entry ? -1 : 1;
	return (x->story > y->story) - (x->story < y->story);
}

/* The closest come together first, each entry and each story once. */
static bool
choose_matches(struct matcher *matcher)
{
	struct state_matches *matches = &matcher->matches;
	struct brief_entry *entries = matcher->brief->entries.items;
	bool *taken = calloc(matcher->brief->state.stories.n_items + 1,
			     sizeof(*taken));

	if (!taken)
		return false;
	if (matches->n_items)
		qsort(matches->items, matches->n_items, sizeof(*matches->items),
		      compare_matches);
	for (size_t i = 0; i < matches->n_items; i++) {
		const struct match *match = &matches->items[i];

		if (entries[match->entry].before != STATE_NONE ||
		    taken[match->story])
			continue;
		entries[match->entry].before = match->story;
		taken[match->story] = true;
	}
	free(taken);
	return true;
}

/* A new story is called after its earliest article. */
static uint64_t
make_id(const struct brief *brief, const struct story *story)
{
	const struct sketch *first = NULL;

	for (uint32_t i = 0; i < story->n_articles; i++) {
		const struct sketch *sketch = brief_get_sketch(
			brief, brief->stories.members[story->first + i]);

		if (!first || (sketch->is_dated && !first->is_dated) ||
		    (sketch->is_dated == first->is_dated &&
		     sketch_compare_age(sketch, first) < 0))
			first = sketch;
	}
	return first->key;
}

static bool
match_entries(struct matcher *matcher)
{
	struct brief *brief = matcher->brief;
	struct state_terms terms = {0};
	bool done = true;

	matcher->sum = calloc(brief->sketches.stems.n_items + 1,
			      sizeof(*matcher->sum));
	matcher->cosines = calloc(brief->state.stories.n_items + 1,
				  sizeof(*matcher->cosines));
	matcher->squares = calloc(brief->state.stories.n_items + 1,
				  sizeof(*matcher->squares));
	matcher->touched = malloc((brief->state.stories.n_items + 1) *
				  sizeof(*matcher->touched));
	done = matcher->sum && matcher->cosines && matcher->squares &&
	       matcher->touched && make_postings(matcher);
	for (size_t i = 0; done && i < brief->entries.n_items; i++) {
		uint32_t n = 0;

		terms.n_items = 0;
		done = find_terms(brief, i, matcher->sum, &terms, &n) &&
		       match_entry(matcher, (uint32_t)i, terms.items, n);
	}
	done = done && choose_matches(matcher);
	free(matcher->sum);
	free(matcher->cosines);
	free(matcher->touched);
	free(matcher->squares);
	free(matcher->postings);
	vector_release(&matcher->matches);
	vector_release(&terms);
	return done;
}

bool
state_name_stories(struct brief *brief)
{
	struct matcher matcher = {.brief = brief};

	for (size_t i = 0; i < brief->entries.n_items; i++)
		brief->entries.items[i].before = STATE_NONE;
	if (brief->state.stories.n_items && !match_entries(&matcher))
		return false;
	for (size_t i = 0; i < brief->entries.n_items; i++) {
		struct brief_entry *entry = &brief->entries.items[i];

		entry->id =
			entry->before == STATE_NONE
				? make_id(brief, get_story(brief, i))
				: brief->state.stories.items[entry->before].id;
	}
	return true;
}

/* -- Writing --------------------------------------------------------------- */

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
	qsort(days, n, sizeof(*days), compare_keys);
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
		see_days(brief, get_story(brief, i), it);
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
	return compare_stems(x, y);
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
		while (k < n_old && compare_stems(&items[k], &term))
			k++;
		if (k < n_old)
			items[k].weight += term.weight;
		else
			items[n++] = term;
	}
	qsort(items, n, sizeof(*items), compare_terms);
	n = n < MAX_TERMS ? n : MAX_TERMS;
	for (size_t i = 0; i < n; i++)
		square += (double)items[i].weight * items[i].weight;
	for (size_t i = 0; square > 0 && i < n; i++)
		items[i].weight =
			(uint32_t)lround(ONE * items[i].weight / sqrt(square));
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
		done = done && find_terms(updater->brief, updated->entry,
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
	const struct story *story = get_story(brief, number);

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
		 MAGIC FORMAT_VERSION "\nrun %" PRIu64 " %s\n",
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
