/* SPDX-License-Identifier: MIT */
/*
 * What earlier briefings have told, for one that tells what is new: the
 * stories, with the articles that they were told from, the bullets, and the
 * terms by which a later article is known to be of them.
 */
#ifndef BRIEF_STATE_H
#define BRIEF_STATE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/vector.h"
#include "sumario.h"

#include <stdbool.h>
#include <stdint.h>

#define STATE_NO_DAY INT64_MIN
#define STATE_NONE UINT32_MAX

/* A stem of a story, and what it weighs of its vector, whose length is 1. */
struct state_term {
	const char *stem; /* not NUL-terminated */
	uint32_t n_bytes;
	uint32_t weight; /* in ten-thousandths */
};

struct state_story {
	uint64_t id;
	int64_t first, last; /* days of its articles, or STATE_NO_DAY */
	uint64_t run;	     /* the last one that told it */
	size_t first_article, first_bullet, first_term;
	uint32_t n_articles, n_bullets, n_terms;
};

VECTOR_TYPE(state_keys, uint64_t);
VECTOR_TYPE(state_terms, struct state_term);
VECTOR_TYPE(state_stories, struct state_story);

/* Zeroed but for LATEST, STATE_NO_DAY, it is that of no run. */
struct state {
	struct arena strings;
	struct state_stories stories;	     /* in the order of their ids */
	struct state_keys articles, bullets; /* story by story */
	struct state_terms terms;
	struct state_keys known, told; /* the same keys, sorted */
	int64_t latest;		       /* the day up to which it goes */
	uint64_t n_runs;
};

struct brief;

void state_release(struct state *state);

/*
 * Reads what state_write() wrote; nothing is the state of no run.  After a
 * failure STATE can only be released: SUMARIO_BAD_DATA ("bad-state" with the
 * line), SUMARIO_NO_MEMORY.
 */
enum sumario_status state_read(struct state *state, const char *bytes,
			       size_t len, struct sumario_error *error);

/* Whether the article, or a bullet of that text, has been told. */
bool state_has_article(const struct state *state, uint64_t key);
bool state_has_bullet(const struct state *state, const char *text, size_t len);

/*
 * Gives the entries of BRIEF their ids: those of stories that were told before,
 * or new ones, which depend on their earliest article only.  False: out of
 * memory.
 */
bool state_name_stories(struct brief *brief);

/* Writes the state after BRIEF; false: out of memory. */
bool state_write(const struct brief *brief, struct buffer *out);

#endif
