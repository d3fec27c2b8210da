/* SPDX-License-Identifier: MIT */
/*
 * What each feature of a sentence is worth: data/es/weights.tsv, which
 * bench/fit.py learns from readers' grades, as arrays by feature.
 */
#ifndef RANK_WEIGHTS_H
#define RANK_WEIGHTS_H

#include "rank/feature.h"
#include "text/language.h"

/* A weight of 1 is so many units. */
#define WEIGHT_ONE 10000
/* A worth of 1, what a reader's lowest grade is worth. */
#define WORTH_ONE ((int64_t)WEIGHT_ONE * FEATURE_ONE)

/* One set for articles with a title, one for those without. */
struct weights {
	int32_t intercept[2];
	int32_t of[2][N_FEATURES];
};

/* Looks all weights up in LEXICON; those that it lacks are 0. */
void weights_read(struct weights *weights, const struct language *lexicon);

#endif
