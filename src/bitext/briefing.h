/* SPDX-License-Identifier: MIT */
/*
 * A briefing as it is shown.  Its texts, names of sections, headlines and
 * sentences, are the segments of a document, so that it is written, translated
 * and merged as an article is; this is what is known of them beside that.
 * Strings live as long as what it was made of.
 */
#ifndef BITEXT_BRIEFING_H
#define BITEXT_BRIEFING_H

#include "base/span.h"
#include "base/vector.h"

#include <stdint.h>

/* Who says so. */
struct briefing_source {
	const char *name; /* the outlet or, if it is not known, the article */
	const char *url, *date; /* NULL: unknown */
	const char *place; /* "s4", the sentence; NULL: the outlet is known */
};

/* Segments are places in the document; SEGMENT_NONE: there is none. */
struct briefing_bullet {
	uint32_t segment;
	struct span reading; /* as it is read in its own language */
	uint32_t first_source, n_sources;
};

struct briefing_story {
	uint32_t section, title, figures;
	uint32_t first_bullet, n_bullets;
};

VECTOR_TYPE(briefing_sources, struct briefing_source);
VECTOR_TYPE(briefing_bullets, struct briefing_bullet);
VECTOR_TYPE(briefing_stories, struct briefing_story);

/* Zeroed memory is none. */
struct briefing {
	struct briefing_stories stories; /* in the order of the document */
	struct briefing_bullets bullets;
	struct briefing_sources sources;
};

static inline void
briefing_release(struct briefing *briefing)
{
	vector_release(&briefing->stories);
	vector_release(&briefing->bullets);
	vector_release(&briefing->sources);
}

#endif
