/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/weights.h"

#include "sample.h"
#include "tap.h"
#include "text/lexicon_reader.h"

static const char untitled[] = " untitled";

/* Whether the N bytes of NAME are those of a feature, or "intercept". */
static bool
is_known(const char *name, size_t n)
{
	if (n == strlen("intercept") && !memcmp(name, "intercept", n))
		return true;
	for (int i = 0; i < N_FEATURES; i++) {
		const char *known = feature_name((enum feature)i);

		if (strlen(known) == n && !memcmp(known, name, n))
			return true;
	}
	return false;
}

/* A misspelt name would weigh nothing, and nobody would see it. */
static void
test_names(void)
{
	const struct lexicon_table *table = language_default()->weights;

	for (uint32_t i = 0; i < table->n_entries; i++) {
		const char *entry = table->pool + table->entries[i].offset;
		const char *blank = strchr(entry, ' ');
		size_t n = blank ? (size_t)(blank - entry) : strlen(entry);

		ok(is_known(entry, n) && (!blank || !strcmp(blank, untitled)),
		   "a feature: %s", entry);
	}
}

static void
test_read(void)
{
	struct weights weights;
	bool titled = false, without = false, same = true;

	weights_read(&weights, language_default());
	for (int i = 0; i < N_FEATURES; i++) {
		const char *name = feature_name((enum feature)i);

		titled |= weights.of[1][i] != 0;
		without |= weights.of[0][i] != 0;
		same &= weights.of[1][i] ==
			(int32_t)lexicon_find(language_default()->weights, name,
					      strlen(name));
	}
	ok(titled && without, "both sets have weights");
	ok(same, "each feature has its own");
	ok(weights.intercept[0] && weights.intercept[1], "and an intercept");
	ok(weights.of[1][FEATURE_lean] < 0 && weights.of[0][FEATURE_lean] < 0,
	   "leaning is worth less than nothing");
	ok(weights.of[1][FEATURE_cosine] > 0, "content is worth something");
}

static void
test_missing(void)
{
	static const char text[] = "#: replace\ncosine\t7\nlength\t-3\n"
				   "intercept untitled\t-5\nno_such\t9\n";
	struct sumario_lexicon lexicon;
	struct weights weights;
	int n = 0;

	lexicon_reader_init(&lexicon);
	if (lexicon_reader_read(&lexicon, "weights.tsv", text, strlen(text),
				NULL))
		abort();
	weights_read(&weights, &lexicon.tables);
	ok(weights.of[1][FEATURE_cosine] == 7 && !weights.of[0][FEATURE_cosine],
	   "a weight of articles with a title");
	ok(weights.intercept[0] == -5 && !weights.intercept[1],
	   "one of articles without");
	ok(weights.of[1][FEATURE_length] == -3, "less than nothing");
	for (int i = 0; i < N_FEATURES; i++)
		n += (weights.of[0][i] != 0) + (weights.of[1][i] != 0);
	ok(n == 2, "what the table lacks is 0");
	lexicon_reader_release(&lexicon);
}

int
main(void)
{
	test_names();
	test_read();
	test_missing();
	return done_testing();
}
