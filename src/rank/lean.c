/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/lean.h"

#include "split/word.h"
#include "text/fold.h"

#include <string.h>

/* The longest entry of data/es/leaning.tsv has so many words. */
#define MAX_WORDS 4

size_t
lean_get_end(const struct lexicon *lexicon, const char *s, size_t begin,
	     size_t end)
{
	char phrase[MAX_WORDS * (FOLD_ROOM + 1)];
	size_t n = 0, i = begin, found_end = 0;
	struct word word;
	uint32_t found = LEANING_NONE;

	for (int k = 0; k < MAX_WORDS && word_next(s, i, end, &word); k++) {
		uint32_t longer;

		if (k)
			phrase[n++] = ' ';
		n += fold_word(s + word.begin, word.end - word.begin,
			       phrase + n);
		longer = lexicon_find(lexicon->leaning, phrase, n);
		i = word.end;
		if (!longer)
			continue;
		found = longer;
		found_end = i;
	}
	return found == LEANING_LEANS ? found_end : 0;
}

bool
lean_find(const struct lexicon *lexicon, const char *s, size_t begin,
	  size_t end)
{
	return lean_get_end(lexicon, s, begin, end) > 0;
}
