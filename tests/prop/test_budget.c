/* SPDX-License-Identifier: MIT */
/*
 * Budgets on random articles: never exceeded; more room never means a set that
 * is worth less; the same input gives the same choice; equal sentences are
 * taken in order; wishes are met as far as the budget goes; an article of many
 * sentences takes no more than its share of time.
 */
#include <config.h>

#include "sumario.h"

#include "api/work.h"

#include "../unit/sample.h"
#include "../unit/tap.h"
#include "random_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_ARTICLES 300
#define MAX_ARTICLE 20000

static struct sumario_document *doc;

struct taken {
	uint64_t n_sentences, n_words, n_chars, all_words;
	int64_t worth;	      /* of those taken, together */
	uint64_t n_unwished;  /* taken though forbidden */
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

static const struct sumario_wishes *wishes;

static struct taken
summarise(const char *s, size_t len, enum sumario_unit unit, double value)
{
	struct sumario_options options;
	struct sumario_segment segment;
	struct taken taken = {0};
	const struct rating *rating;

	sumario_options_init(&options);
	options.budget_unit = unit;
	options.budget_value = value;
	options.wishes = wishes;
	if (sumario_document_read(doc, &options, s, len, NULL))
		abort();
	for (uint32_t i = 0; sumario_document_get_segment(doc, i, &segment);
	     i++) {
		taken.all_words += segment.n_words;
		if (!segment.in_summary)
			continue;
		taken.n_chars += segment.n_codepoints + (taken.n_sentences > 0);
		taken.n_sentences++;
		rating = ranking_get(&doc->content, i);
		taken.worth += sample_get_worth(&doc->content, rating);
		taken.n_unwished += rating->wish == WISH_NOT;
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

static void
test_unit(enum sumario_unit unit, double step, const char *name)
{
	static char s[MAX_ARTICLE];
	int n_over = 0, n_worse = 0, n_different = 0, n_empty = 0;

	for (int i = 0; i < N_ARTICLES; i++) {
		size_t len = random_article(s, sizeof(s));
		struct taken before = {0};

		for (int k = 1; k <= 12; k++) {
			double value = step * k / 2;
			struct taken now = summarise(s, len, unit, value);
			struct taken again = summarise(s, len, unit, value);

			n_over += !is_within(&now, unit, value);
			n_worse += now.worth < before.worth;
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
	struct sumario_segment segments[3];
	struct sumario_options options;

	sumario_options_init(&options);
	options.profile = SUMARIO_PROFILE_GENERAL;
	sumario_document_read(doc, &options, s, sizeof(s) - 1, NULL);
	for (uint32_t i = 0; i < 3; i++)
		sumario_document_get_segment(doc, i, &segments[i]);
	ok(segments[0].rank == 1 && segments[1].rank + segments[2].rank == 5,
	   "of equal sentences the first is the best");
	ok(segments[0].in_summary && !segments[1].in_summary &&
		   !segments[2].in_summary,
	   "only the first is taken");
}

/* What must be comes first, what must not be never, nothing exceeds. */
static void
test_wishes(void)
{
	static char s[MAX_ARTICLE];
	struct sumario_wishes *some = sumario_wishes_new();
	int n_over = 0, n_unwished = 0, n_odd = 0, n_worse = 0;

	if (!some || sumario_wishes_add(some, true, "agua", NULL) ||
	    sumario_wishes_add(some, true, "s3", NULL) ||
	    sumario_wishes_add(some, false, "\\bbarco$|sequía", NULL))
		abort();
	wishes = some;
	for (int i = 0; i < N_ARTICLES; i++) {
		size_t len = random_article(s, sizeof(s));
		uint32_t before = 0;

		for (int words = 5; words < 100; words += 5) {
			struct taken now = summarise(s, len, SUMARIO_WORDS,
						     words);
			uint32_t musts = 0, fits = 0;

			for (size_t k = 0; k < doc->content.segments.n_items;
			     k++) {
				const struct segment *segment =
					&doc->content.segments.items[k];
				const struct rating *rating =
					ranking_get(&doc->content, k);

				musts += rating->fate == FATE_MUST;
				fits += rating->wish == WISH_MUST &&
					rating->fate == FATE_BUDGET &&
					segment->n_words + now.n_words <=
						(uint64_t)words;
			}
			n_over += now.n_words > (uint64_t)words;
			n_unwished += now.n_unwished > 0;
			n_odd += fits > 0;
			n_worse += musts < before;
			before = musts;
		}
	}
	ok(!n_over, "wishes never exceed a budget");
	ok(!n_unwished, "what is forbidden is never taken");
	ok(!n_odd, "what must be and would fit is not left out");
	ok(!n_worse, "more room, no fewer wishes met");
	wishes = NULL;
	sumario_wishes_free(some);
}

/* N sentences, of which every hundredth nearly copies the one before. */
static char *
make_long(size_t n, size_t *len)
{
	char *s = malloc(n * 120);
	size_t at = 0;

	if (!s)
		abort();
	for (size_t i = 0; i < n; i++) {
		size_t k = i % 100 == 99 ? i - 1 : i;

		at += (size_t)sprintf(
			s + at,
			"El barco%c%c%c llevó ayer café%c%c y agua%c%c al "
			"puerto "
			"de Ma%c%c%c.%c",
			'a' + (int)(k % 26), 'a' + (int)(k / 26 % 26),
			'a' + (int)(k / 676 % 26), 'a' + (int)(k * 7 % 26),
			'a' + (int)(k * 11 % 23), 'a' + (int)(k * 5 % 19),
			'a' + (int)(k % 17), 'a' + (int)(k * 3 % 26),
			'a' + (int)(k / 9 % 26), 'a' + (int)(k / 99 % 26),
			i % 10 ? ' ' : '\n');
	}
	*len = at;
	return s;
}

static double
measure(const char *s, size_t len, enum sumario_unit unit, double value)
{
	clock_t begin = clock();

	summarise(s, len, unit, value);
	return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

static void
test_time(void)
{
	static const struct {
		enum sumario_unit unit;
		double value;
		const char *name;
	} budgets[] = {{SUMARIO_SENTENCES, 5, "5 sentences"},
		       {SUMARIO_WORDS, 100, "100 words"},
		       {SUMARIO_WORDS, 1000000, "a million words"},
		       {SUMARIO_CHARS, 4000, "4000 characters"},
		       {SUMARIO_RATIO, 0.5, "half of it"}};
	size_t n_short, n_long;
	char *text = make_long(5000, &n_short);
	char *longer = make_long(20000, &n_long);

	for (size_t i = 0; i < sizeof(budgets) / sizeof(*budgets); i++) {
		double some = measure(text, n_short, budgets[i].unit,
				      budgets[i].value);
		double all = measure(longer, n_long, budgets[i].unit,
				     budgets[i].value);

		ok(all < 12 * some + 0.1,
		   "%s: four times as long: %.3f s, "
		   "then %.3f s",
		   budgets[i].name, some, all);
	}
	free(text);
	free(longer);
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		return 99;
	test_unit(SUMARIO_SENTENCES, 2, "sentences");
	test_unit(SUMARIO_WORDS, 18, "words");
	test_unit(SUMARIO_CHARS, 90, "characters");
	test_unit(SUMARIO_RATIO, 0.15, "ratio");
	test_ties();
	test_wishes();
	test_time();
	sumario_document_free(doc);
	return done_testing();
}
