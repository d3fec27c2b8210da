/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "split/ending.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

/* The length of the longest ending of WORD, and how far it was walked. */
static size_t
find_longest(const struct endings *endings, const char *word, size_t *n_walked,
	     uint32_t *value)
{
	size_t len = strlen(word), longest = 0;
	uint64_t bytes = 0;

	*value = 0;
	*n_walked = 0;
	for (size_t n = 1; n <= len && n <= ENDING_MAX; n++) {
		const struct ending *ending = ending_find(endings, &bytes,
							  word[len - n], n);

		if (!ending)
			break;
		*n_walked = n;
		if (!ending->value)
			continue;
		longest = n;
		*value = ending->value;
	}
	return longest;
}

int
main(void)
{
	static const char *const words[] = {"aron", "ieron", "n", "amientos"};
	struct endings endings = {0};
	uint32_t value;
	size_t n;

	if (!ending_init(&endings, 4 + 5 + 1 + 8))
		abort();
	for (uint32_t i = 0; i < 4; i++)
		ending_add(&endings, words[i], strlen(words[i]), 1u << i);
	ending_add(&endings, "n", 1, 16);
	ok(find_longest(&endings, "llegaron", &n, &value) == 4 && value == 1 &&
		   n == 4,
	   "the longest one");
	ok(find_longest(&endings, "oyeron", &n, &value) == 1 && value == 20 &&
		   n == 4,
	   "a shorter one, with both values, where a longer one went on");
	ok(!find_longest(&endings, "llega", &n, &value) && !n, "none");
	ok(find_longest(&endings, "tratamientos", &n, &value) == 8 &&
		   value == 8,
	   "one of eight bytes");
	ok(!find_longest(&endings, "entos", &n, &value) && n == 5,
	   "a word that is only a part of one");
	ending_release(&endings);
	ok(!endings.slots, "released");
	return done_testing();
}
