/* SPDX-License-Identifier: MIT */
/*
 * Which language a text is in, by its most frequent words: naive Bayes over
 * the languages of data/languages.tsv and "und", any other.
 */
#ifndef SPLIT_LANGUAGE_H
#define SPLIT_LANGUAGE_H

#include "read/document.h"
#include "text/lexicon.h"

#include <stdbool.h>
#include <stdint.h>

/* Lanes of a counter of flags, of 12 bits each, and what they hold. */
#define LANGUAGE_LANES 5
#define LANGUAGE_LANE_BITS 12
#define LANGUAGE_LANE_MAX 4095

_Static_assert(LEXICON_N_LANGUAGES <= 2 * LANGUAGE_LANES, "flags fit");

struct language_count {
	uint64_t n_words;
	uint64_t n_hits[LEXICON_N_LANGUAGES];
	uint64_t lanes[2]; /* hits that are not in n_hits yet */
	uint32_t n_in_lanes;
};

/* Adds what the lanes hold to n_hits. */
void language_settle(struct language_count *count);

/* One flag a lane: each is shifted by 11 times its number. */
static inline uint64_t
language_spread(uint64_t flags)
{
	const uint64_t copies = 1 | UINT64_C(1) << 11 | UINT64_C(1) << 22 |
				UINT64_C(1) << 33 | UINT64_C(1) << 44;
	const uint64_t lowest = 1 | UINT64_C(1) << 12 | UINT64_C(1) << 24 |
				UINT64_C(1) << 36 | UINT64_C(1) << 48;

	return flags * copies & lowest;
}

/* Counts a word; LANGUAGES are flags as in lexicon->languages. */
static inline void
language_add(struct language_count *count, uint32_t languages, bool digits)
{
	count->n_words += !digits;
	count->lanes[0] += language_spread(languages & 31);
	count->lanes[1] += language_spread(languages >> LANGUAGE_LANES);
	if (++count->n_in_lanes == LANGUAGE_LANE_MAX)
		language_settle(count);
}

/* The likeliest BCP 47 tag (static) and its probability, 0..1. */
const char *language_choose(struct language_count *count, double *confidence);

/*
 * Whether DOC, whose language has been chosen, may be in that of TAG.  Of so
 * few characters that there is little to say anything may be.
 */
bool language_may_be(const struct document *doc, const char *tag);

#endif
