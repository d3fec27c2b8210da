/* SPDX-License-Identifier: MIT */
/* What a briefing is asked for, and which articles take part in it. */
#ifndef BRIEF_CHOICE_H
#define BRIEF_CHOICE_H

#include "brief/sketch.h"
#include "brief/state.h"

struct brief_wants {
	enum sumario_unit unit; /* not SUMARIO_RATIO */
	double budget;
	/* Articles from SINCE to UNTIL, both of them in it; NULL: all. */
	const struct moment *since, *until;
	const char *language; /* a tag; NULL: any */
	/* Bullets of a story, which gets them at once; 0: see brief.c. */
	uint64_t per_story;
	uint64_t per_section; /* bullets of a section; 0: any number */
};

/* Articles that take no part, by the first reason in this order. */
struct brief_left_out {
	uint64_t n_known;   /* told by a briefing before */
	uint64_t n_foreign; /* in another language */
	uint64_t n_undated; /* there is a window, and no date */
	uint64_t n_outside; /* of the window */
};

/* Whether SINCE is not after UNTIL, where they can be compared. */
bool choice_is_window(const struct brief_wants *wants);

/*
 * Hides the articles of SKETCHES, which are sorted, that STATE has or WANTS do
 * not ask for; the others stay in order.
 */
void choice_make(struct sketches *sketches, const struct state *state,
		 const struct brief_wants *wants,
		 struct brief_left_out *left_out);

/* All articles are there again, in no order. */
void choice_undo(struct sketches *sketches);

#endif
