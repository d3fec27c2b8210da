/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/lean.h"

#include "split/word.h"
#include "text/fold.h"

#include <string.h>

/* The longest entry of data/es/leaning.tsv has so many words. */
#define MAX_WORDS 4

enum lexicon_leaning
lean_find(const struct lexicon *lexicon, const char *s, size_t begin,
	  size_t end, size_t *words_end)
{
	char phrase[MAX_WORDS * (FOLD_ROOM + 1)];
	size_t n = 0, i = begin, found_end = begin;
	struct word word;
	uint32_t found = LEANING_NONE;
	bool goes_on = true;

	for (int k = 0; goes_on && k < MAX_WORDS && word_next(s, i, end, &word);
	     k++) {
		uint32_t longer;

		if (k)
			phrase[n++] = ' ';
		n += fold_word(s + word.begin, word.end - word.begin,
			       phrase + n);
		longer = lexicon_find_begin(lexicon->leaning, phrase, n,
					    &goes_on);
		i = word.end;
		if (!longer)
			continue;
		found = longer;
		found_end = i;
	}
	if (words_end)
		*words_end = found_end;
	return (enum lexicon_leaning)found;
}
