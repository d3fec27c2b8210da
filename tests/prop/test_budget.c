/* SPDX-License-Identifier: MIT */
/*
 * Budgets on random articles: never exceeded; more room never means a worse
 * choice, that is a worse best sentence, or the same one and fewer behind it;
 * the same input gives the same choice; equal sentences are taken in order.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/tap.h"
#include "random_text.h"

#include <stdlib.h>

#define N_ARTICLES 300
#define MAX_ARTICLE 20000

static struct sumario_document *doc;

struct taken {
	uint64_t n_sentences, n_words, n_chars, all_words;
	uint32_t best_rank;   /* of those taken */
	uint64_t fingerprint; /* of which ones they are */
};

/* An article of sentences of one to twenty words. */
static size_t
random_article(char *s, size_t max)
{
	static const char *const words[] = {
		"agua",	 "río",	   "firma",  "acuerdo", "gobierno", "de",
		"la",	 "que",	   "puerto", "café",	"sequía",   "ayer",
		"según", "médico", "cuenca", "barco",	"cifra",    "lluvia",
	};
	size_t n = 0, n_sentences = 1 + random_below(60);

	while (n_sentences-- && n + 400 < max) {
		size_t n_words = 1 + random_below(20);

		memcpy(s + n, "El ", 3);
		n += 3;
		while (n_words--) {
			const char *word = words[random_below(18)];

			memcpy(s + n, word, strlen(word));
			n += strlen(word);
			s[n++] = n_words ? ' ' : '.';
		}
		s[n++] = random_below(5) ? ' ' : '\n';
	}
	return n;
}

static struct taken
summarise(const char *s, size_t len, enum sumario_unit unit, double value)
{
	struct sumario_options options;
	struct sumario_segment segment;
	struct taken taken = {0};

	sumario_options_init(&options);
	options.budget_unit = unit;
	options.budget_value = value;
	if (sumario_document_read(doc, &options, s, len, NULL))
		abort();
	for (uint32_t i = 0; sumario_document_get_segment(doc, i, &segment);
	     i++) {
		taken.all_words += segment.n_words;
		if (!segment.in_summary)
			continue;
		taken.n_chars += segment.n_codepoints + (taken.n_sentences > 0);
		taken.n_sentences++;
		if (!taken.best_rank || segment.rank < taken.best_rank)
			taken.best_rank = segment.rank;
		taken.n_words += segment.n_words;
		taken.fingerprint = taken.fingerprint * 31 + i + 1;
	}
	return taken;
}

static bool
is_within(const struct taken *taken, enum sumario_unit unit, double value)
{
	switch (unit) {
	case SUMARIO_SENTENCES:
		return (double)taken->n_sentences <= value;
	case SUMARIO_WORDS:
		return (double)taken->n_words <= value;
	case SUMARIO_CHARS:
		return (double)taken->n_chars <= value;
	case SUMARIO_RATIO:
		return (double)taken->n_words <=
		       value * (double)taken->all_words;
	}
	return false;
}

static bool
is_worse(const struct taken *now, const struct taken *before)
{
	if (!before->n_sentences)
		return false;
	if (now->best_rank != before->best_rank)
		return !now->best_rank || now->best_rank > before->best_rank;
	return now->n_sentences < before->n_sentences;
}

static void
test_unit(enum sumario_unit unit, double step, const char *name)
{
	static char s[MAX_ARTICLE];
	int n_over = 0, n_worse = 0, n_different = 0, n_empty = 0;

	for (int i = 0; i < N_ARTICLES; i++) {
		size_t len = random_article(s, sizeof(s));
		struct taken before = {0};

		for (int k = 1; k <= 6; k++) {
			double value = step * k;
			struct taken now = summarise(s, len, unit, value);
			struct taken again = summarise(s, len, unit, value);

			n_over += !is_within(&now, unit, value);
			n_worse += is_worse(&now, &before);
			n_different += now.fingerprint != again.fingerprint;
			before = now;
		}
		n_empty += !before.n_sentences;
	}
	ok(!n_over, "%s: never exceeded", name);
	ok(!n_worse, "%s: more room, no worse", name);
	ok(!n_different, "%s: the same choice every time", name);
	ok(n_empty < N_ARTICLES / 2, "%s: something is chosen", name);
}

static void
test_ties(void)
{
	static const char s[] = "Llueve hoy. Llueve hoy. Llueve hoy.";
	struct sumario_segment segment;
	struct sumario_options options;

	sumario_options_init(&options);
	options.profile = SUMARIO_PROFILE_GENERAL;
	sumario_document_read(doc, &options, s, sizeof(s) - 1, NULL);
	for (uint32_t i = 0; i < 3; i++) {
		sumario_document_get_segment(doc, i, &segment);
		ok(segment.rank == i + 1 && segment.in_summary == (i == 0),
		   "equal sentence %u has rank %u, only the first is taken",
		   (unsigned)i + 1, (unsigned)i + 1);
	}
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		return 99;
	test_unit(SUMARIO_SENTENCES, 1, "sentences");
	test_unit(SUMARIO_WORDS, 17, "words");
	test_unit(SUMARIO_CHARS, 90, "characters");
	test_unit(SUMARIO_RATIO, 0.15, "ratio");
	test_ties();
	sumario_document_free(doc);
	return done_testing();
}
