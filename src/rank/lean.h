/* SPDX-License-Identifier: MIT */
/*
 * Sentences that lean on the one before: "Este impulso …", "Asimismo, …",
 * "Él lo negó".  They can hardly be read alone.  data/es/leaning.tsv lists how
 * they begin.
 */
#ifndef RANK_LEAN_H
#define RANK_LEAN_H

#include "text/lexicon.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether the sentence [begin, end) of S, well-formed UTF-8, leans.  Looks at
 * its first few words only.
 */
bool lean_find(const struct lexicon *lexicon, const char *s, size_t begin,
	       size_t end);

/* The end of the words by which it leans; 0: it does not. */
size_t lean_get_end(const struct lexicon *lexicon, const char *s, size_t begin,
		    size_t end);

#endif
