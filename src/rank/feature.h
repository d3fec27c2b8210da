/* SPDX-License-Identifier: MIT */
/*
 * What can be told of a sentence in numbers, for the scorer: how long it is and
 * where, what it has of the title and of the article's words, its facts, its
 * quotations, how it begins.  Definitions: doc/scoring.md, "Features".
 */
#ifndef RANK_FEATURE_H
#define RANK_FEATURE_H

#include "rank/fact.h"

enum feature {
#define FEATURE(name, high, meaning) FEATURE_##name,
#include "rank/feature.def"
#undef FEATURE
	N_FEATURES
};

/* A multiple of eight, so that several are bounded and rounded at once. */
#define FEATURE_ROOM ((N_FEATURES + 7) / 8 * 8)

/* A value of 1 is so many units: whole numbers are the same everywhere. */
#define FEATURE_ONE 1000

/* As data/es/weights.tsv and --explain call it. */
const char *feature_name(enum feature feature);

/*
 * The values of segment NUMBER of DOC, which is a sentence.  For
 * SUMARIO_PROFILE_GENERAL all sentences are as if in the middle, for
 * SUMARIO_PROFILE_NEWS a long article opens as a short one does.  What is beyond
 * the features is 0.
 */
void feature_get(const struct document *doc, const struct facts *facts,
		 size_t number, enum sumario_profile profile,
		 int32_t values[FEATURE_ROOM]);

#endif
