/* SPDX-License-Identifier: MIT */
/* What the detector makes of scores: a language, and how sure that is. */
#ifndef SPLIT_DETECT_SCORE_H
#define SPLIT_DETECT_SCORE_H

#include "split/detect.h"

/* The default language's model is the first. */
#define DETECT_DEFAULT_MODEL 0

/* Classes of languages: UNCLEAR, those of gram_known, and this: all others. */
unsigned detect_other(void);

/* The tag of CLASS; "und" for others, and for what is not clear. */
const char *detect_tag(unsigned class);

/* Adds what is expected before the first word. */
void detect_add_bias(int32_t *scores);

/* What the likeliest model of CLASS has. */
int32_t detect_score(const int32_t *scores, unsigned class);

/* The likeliest class; *LEAD: how far it is ahead of the next one. */
unsigned detect_find_best(const int32_t *scores, int32_t *lead);

/* Chooses by SCORES; a tie is none. */
unsigned detect_choose(const int32_t *scores, double *confidence);

#endif
