/* SPDX-License-Identifier: MIT */
/*
 * Articles about the same event.  Each has one story; a story is an article,
 * its centre, and those that are close to it: so there are no chains of which
 * the ends have nothing in common.
 */
#ifndef BRIEF_STORY_H
#define BRIEF_STORY_H

#include "brief/sketch.h"

struct story {
	uint32_t centre;	    /* number of the article */
	uint32_t first, n_articles; /* in members, copies too */
	uint32_t n_sources;	    /* articles that are no copies */
	/* Mean cosine of the centre and the others of them, in millionths. */
	int32_t centrality;
};

VECTOR_TYPE(story_list, struct story);

/* Zeroed it is empty. */
struct stories {
	struct story_list list; /* ranked */
	/*
	 * Of each article: the one it is a copy of, or COPY_NONE.  Those that
	 * are contained in another one of their story are copies as well.
	 */
	uint32_t *copy_of;
	uint32_t *members;   /* articles, story by story, in order */
	int32_t *similarity; /* of each article to the centre of its story */
};

void stories_release(struct stories *stories);

/*
 * Finds the stories of SKETCHES.  False: out of memory; STORIES is to be
 * released in any case.
 */
bool stories_find(struct stories *stories, const struct sketches *sketches);

#endif
