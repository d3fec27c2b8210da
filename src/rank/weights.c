/* SPDX-License-Identifier: MIT */
/*
 * What features are worth, read from a table of the language.
 * An entry of the table is the name of a feature, or the name and " untitled"
 * for what it is worth in articles without a title.
 */
#include <config.h>

#include "rank/weights.h"

#include <string.h>

static const char untitled[] = " untitled";

static int32_t
find(const struct lexicon_table *table, const char *name, bool titled)
{
	char key[64];
	size_t n = strlen(name);

	memcpy(key, name, n);
	if (!titled) {
		memcpy(key + n, untitled, strlen(untitled));
		n += strlen(untitled);
	}
	return (int32_t)lexicon_find(table, key, n);
}

void
weights_read(struct weights *weights, const struct language *lexicon)
{
	const struct lexicon_table *table = lexicon->weights;

	for (int titled = 0; titled < 2; titled++) {
		weights->intercept[titled] = find(table, "intercept", titled);
		for (int i = 0; i < N_FEATURES; i++)
			weights->of[titled][i] = find(
				table, feature_name((enum feature)i), titled);
	}
}
