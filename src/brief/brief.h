/* SPDX-License-Identifier: MIT */
/*
 * One briefing of many articles: which stories they tell, and of each the
 * sentences that say most of it.  doc/brief.md has formulas and constants.
 */
#ifndef BRIEF_BRIEF_H
#define BRIEF_BRIEF_H

#include "brief/choice.h"
#include "brief/novelty.h"
#include "brief/story.h"

/* An article that says what a bullet says. */
struct brief_support {
	uint32_t article, sentence; /* of the sketch; the closest one */
	int32_t cosine;		    /* in millionths */
};

struct brief_bullet {
	uint32_t article, sentence; /* of the sketch */
	int32_t score;		    /* in millionths */
	uint32_t entry;		    /* its story's */
	size_t first_support;
	uint32_t n_support; /* the bullet's own article is the first */
};

/* A story that has bullets. */
struct brief_entry {
	uint32_t story;
	size_t first_bullet;
	uint32_t n_bullets;
	uint32_t title;	  /* article whose title is over them; STORY_NONE */
	uint32_t section; /* article whose section it is of; STORY_NONE */
	uint32_t group;	  /* of the entries of that section, in order */
	uint32_t place;	  /* in the layout */
	size_t first_value;
	uint32_t n_values; /* figures in which sources differ */
	uint64_t id;
	uint32_t before; /* of the stories told before; STATE_NONE */
};

/* Of what a story counts one value: an article of each outlet that has it. */
struct brief_value {
	uint64_t value;
	uint32_t article; /* the outlet's */
	uint32_t counted; /* a bit of TOLL_COUNTED */
	const char *noun; /* no NUL */
	uint32_t n_bytes;
	bool begins; /* another value than the one before */
};

VECTOR_TYPE(brief_values, struct brief_value);
VECTOR_TYPE(brief_supports, struct brief_support);
VECTOR_TYPE(brief_bullets, struct brief_bullet);
VECTOR_TYPE(brief_entries, struct brief_entry);

/* Zeroed memory is empty, but for the seed of its sketches and the latest day
 * of its state. */
struct brief {
	struct sketches sketches;
	struct state state; /* of the briefings before */
	/* From here on what brief_make() makes. */
	struct stories stories;
	struct brief_entries entries; /* in order of rank */
	struct brief_bullets bullets; /* of the entries, in order */
	struct brief_supports supports;
	struct brief_values values; /* of the entries, in order */
	uint32_t *layout;	    /* the entries, section by section */
	bool has_sections;
	enum sumario_unit unit;
	double budget;
	struct brief_left_out left_out;
	uint64_t n_words, n_codepoints; /* of the bullets, with spaces */
	uint32_t n_copies;
};

void brief_release(struct brief *brief);

/*
 * Makes the briefing, anew if there was one.  False: out of memory, and there
 * is none.
 */
bool brief_make(struct brief *brief, const struct brief_wants *wants);

static inline const struct sketch *
brief_get_sketch(const struct brief *brief, uint32_t article)
{
	return &brief->sketches.articles.items[article];
}

static inline const struct sketch_sentence *
brief_get_sentence(const struct brief *brief, uint32_t article,
		   uint32_t sentence)
{
	return sketch_sentences(&brief->sketches,
				brief_get_sketch(brief, article)) +
	       sentence;
}

#endif
