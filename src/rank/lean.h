/* SPDX-License-Identifier: MIT */
/*
 * Sentences that lean on the one before: "Este impulso …", "Asimismo, …",
 * "Él lo negó"; they can hardly be read alone.  And those that are no part of
 * the story: "Lea también: …".  data/es/leaning.tsv lists how they begin.
 */
#ifndef RANK_LEAN_H
#define RANK_LEAN_H

#include "text/lexicon.h"

#include <stddef.h>

/*
 * How the sentence [begin, end) of S, well-formed UTF-8, begins; LEANING_NONE
 * if that is not listed.  Looks at its first few words only, which end at
 * *WORDS_END (may be NULL).
 */
enum lexicon_leaning lean_find(const struct lexicon *lexicon, const char *s,
			       size_t begin, size_t end, size_t *words_end);

#endif
