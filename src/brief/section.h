/* SPDX-License-Identifier: MIT */
/* Sections of a paper: politics, sport, … as its articles name them. */
#ifndef BRIEF_SECTION_H
#define BRIEF_SECTION_H

#include "base/table.h"
#include "brief/sketch.h"
#include "brief/story.h"

/* Names that only differ in case and white space have one key; 0: none. */
uint64_t section_key(const char *section);

/*
 * The article whose section most articles of STORY that are told have, the
 * first of these; STORY_NONE: none has a section.
 */
uint32_t section_find(const struct sketches *sketches,
		      const struct stories *stories, const struct story *story);

/* How many of each section there are.  Zeroed but for the seed it is empty. */
struct section_count {
	uint64_t key;
	uint64_t n;
};

VECTOR_TYPE(section_counts, struct section_count);

struct section_tally {
	uint64_t seed; /* hash_seed() */
	struct table table;
	struct section_counts counts;
};

/* That of KEY, at first 0; valid until the next one.  NULL: out of memory. */
uint64_t *section_get_count(struct section_tally *tally, uint64_t key);

void section_release(struct section_tally *tally);

#endif
