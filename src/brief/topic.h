/* SPDX-License-Identifier: MIT */
/*
 * Articles of one affair: they share much of the vocabulary that is rare
 * elsewhere, or are so by others between them.
 */
#ifndef BRIEF_TOPIC_H
#define BRIEF_TOPIC_H

#include "brief/sketch.h"

#define TOPIC_NONE UINT32_MAX

struct topics {
	/* Articles with other words than those before, topic by topic. */
	uint32_t *articles;
	uint32_t *ends; /* of each topic, a place in articles */
	uint32_t n;	/* topics */
	/* By article: the first one of the same words, and the next one. */
	uint32_t *same, *next; /* next: TOPIC_NONE at the end */
};

void topics_release(struct topics *topics);

/*
 * Finds the topics of SKETCHES, which are sorted.  False: out of memory; TOPICS
 * is to be released in any case.
 */
bool topics_find(struct topics *topics, const struct sketches *sketches);

#endif
