/* SPDX-License-Identifier: MIT */
/*
 * Articles about the same event.  Each has one story; stories of one affair
 * are of one topic.
 */
#ifndef BRIEF_STORY_H
#define BRIEF_STORY_H

#include "brief/sketch.h"

#define STORY_NONE UINT32_MAX

struct story {
	uint32_t topic;		    /* from 0, in order of their first ones */
	uint32_t first, n_articles; /* in members, copies too */
	uint32_t n_sources; /* outlets with articles that are no copies */
	uint32_t title;	    /* one whose title tells it; STORY_NONE */
	uint32_t latest;    /* one with the latest date; STORY_NONE */
	/* Mean cosine of its articles that are no copies with their sum. */
	int32_t centrality; /* in millionths */
	int64_t worth;	    /* of the best sentence; rank/score.h */
	double focus;	    /* of the article that has most; brief/sketch.h */
	bool has_must;	    /* a sentence that the user wants */
};

VECTOR_TYPE(story_list, struct story);

/* Zeroed it is empty.  Arrays are by article. */
struct stories {
	struct story_list list; /* ranked */
	uint32_t n_topics;
	uint32_t *copy_of;   /* the version that is told, or STORY_NONE */
	uint32_t *members;   /* articles, story by story, in order */
	int32_t *similarity; /* to all of the story, in millionths */
};

void stories_release(struct stories *stories);

/*
 * Finds the stories of SKETCHES, which are sorted.  False: out of memory;
 * STORIES is to be released in any case.
 */
bool stories_find(struct stories *stories, const struct sketches *sketches);

/* Whether two articles are from one outlet. */
bool story_same_outlet(const struct sketch *a, const struct sketch *b);

#endif
