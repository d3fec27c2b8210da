/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "split/vocabulary.h"

#include "tap.h"
#include "text/gram.h"
#include "text/fold.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Over what is kept from one article to the next, and far over it. */
#define N_MANY 46000u
#define N_TOO_MANY 200001u

static const struct vocabulary_word *
get(struct vocabulary *v, const char *word)
{
	return vocabulary_add(v, word, strlen(word),
			      strpbrk(word, "0123456789") != NULL);
}

/* The stem of WORD, or NULL if it has none. */
static const struct vocabulary_stem *
get_entry(struct vocabulary *v, const char *word)
{
	uint32_t stem = get(v, word)->stem;

	return stem == VOCABULARY_NO_STEM ? NULL : &v->stems.items[stem];
}

static const char *
get_stem(struct vocabulary *v, const char *word)
{
	const struct vocabulary_stem *entry = get_entry(v, word);

	return entry ? entry->bytes : NULL;
}

static void
test_places(struct vocabulary *v)
{
	const struct vocabulary_word *place;

	vocabulary_begin(v);
	place = get(v, "montaña");
	ok(get(v, "montaña") == place, "one word, one place");
	ok(get(v, "MONTAÑA") == place && get(v, "Montan\u0303a") == place &&
		   get(v, "mon\u00ADtaña") == place,
	   "however it is written");
	ok(get(v, "montana") != place && get(v, "montañas") != place,
	   "another word, another place");
	vocabulary_begin(v);
	ok(get(v, "montaña") == place, "the same in the next article");
	ok(get(v, "Montaña")->n_folded == 8 &&
		   !memcmp(get(v, "Montaña")->head, "montaña\0\0\0\0\0\0\0",
			   VOCABULARY_HEAD),
	   "it is kept as it is compared");
}

static void
test_stems(struct vocabulary *v)
{
	static const struct {
		const char *word, *stem;
	} cases[] = {
		{"trabajadores", "trabaj"},
		{"Trabajar", "trabaj"},
		{"canciones", "cancion"},
		{"puentes", "puent"},
		{"de", NULL},
		{"El", NULL},
		{"2024", NULL},
		{"G20", NULL},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *stem = get_stem(v, cases[i].word);

		ok(stem && cases[i].stem ? !strcmp(stem, cases[i].stem)
					 : stem == cases[i].stem,
		   "stem of %s: %s", cases[i].word, stem ? stem : "none");
	}
	ok(get(v, "trabajadores")->stem == get(v, "trabajar")->stem,
	   "one stem, one place");
	ok(gram_languages[get(v, "the")->row] & 1u << 6 &&
		   gram_languages[get(v, "el")->row] & 1 &&
		   !get(v, "montaña")->row,
	   "languages that use the word");
}

static void
test_idf(struct vocabulary *v)
{
	const struct lexicon_table *table = language_default()->frequencies;
	double n = table->n_documents;
	const struct vocabulary_stem *rare, *common;
	double df = lexicon_find(table, "president", 9);

	rare = get_entry(v, "zurcidores");
	ok(!lexicon_find(table, rare->bytes, rare->n_bytes) &&
		   fabs((double)rare->idf - log((n + 1) / 0.5)) < 1e-5,
	   "idf of a stem that no article has");
	common = get_entry(v, "presidente");
	ok(df > 1 &&
		   fabs((double)common->idf - log((n + 1) / (df + 0.5))) < 1e-5,
	   "idf of one that many have");
}

static void
test_long_words(struct vocabulary *v)
{
	char word[4 * FOLD_MAX_WORD];
	const struct vocabulary_word *place, *shorter;

	memset(word, 'A', sizeof(word));
	place = vocabulary_add(v, word, sizeof(word), false);
	shorter = vocabulary_add(v, word, sizeof(word) - 1, false);
	ok(place && shorter && place != shorter,
	   "words that are too long to fold");
	ok(vocabulary_add(v, word, sizeof(word), false) == place &&
		   place->n_folded == sizeof(word),
	   "are found as they are");
	word[0] = 'a';
	ok(vocabulary_add(v, word, sizeof(word), false) != place,
	   "their case counts");
}

/* Distinct words of letters: I in the digits a to j. */
static const char *
make_word(uint32_t i, char word[16])
{
	snprintf(word, 16, "x%07u", (unsigned)i);
	for (char *p = word + 1; *p; p++)
		*p = (char)(*p - '0' + 'a');
	return word;
}

static void
test_many(struct vocabulary *v, uint32_t n)
{
	char word[16];
	bool found = true;
	size_t n_before = v->n_words;

	for (uint32_t i = 0; i < n; i++)
		vocabulary_add(v, make_word(i, word), 8, false);
	ok(v->n_words == n_before + n, "%u words", (unsigned)n);
	for (uint32_t i = 0; i < n; i += 7) {
		make_word(i, word);
		found &= !memcmp(vocabulary_add(v, word, 8, false)->head, word,
				 9);
	}
	ok(found && v->n_words == n_before + n, "each is found again");
	ok(vocabulary_begin(v) && !v->n_words && !v->stems.n_items,
	   "the next article forgets them");
	ok(get(v, "montaña") == get(v, "montaña") && v->n_words == 1 &&
		   !strcmp(get_stem(v, "montañas"), "montañ"),
	   "and begins anew");
}

/* Whether A and B know the same of WORD. */
static bool
agree(struct vocabulary *a, struct vocabulary *b, const char *word)
{
	struct vocabulary_word x = *get(a, word), y = *get(b, word);
	const char *stem = get_stem(a, word), *other = get_stem(b, word);

	return x.cues == y.cues && x.row == y.row &&
	       (stem && other ? !strcmp(stem, other) : stem == other);
}

/* Words are forgotten twice; what is known of them is not. */
static void
test_past(void)
{
	static const char *const words[] = {"canciones",
					    "de",
					    "dijo",
					    "the",
					    "x",
					    "llegaron",
					    "otorrinolaringólogos",
					    "otorrinolaringólogas"};
	struct vocabulary used = {0}, fresh = {0};
	char word[16];
	bool same = true;

	vocabulary_init(&used, language_default());
	vocabulary_init(&fresh, language_default());
	vocabulary_begin(&fresh);
	for (int round = 0; round < 4; round++) {
		vocabulary_begin(&used);
		for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
			same &= agree(&used, &fresh, words[i]);
		for (uint32_t i = 0; i < N_MANY; i++)
			get(&used, make_word(i + 1000 * round, word));
	}
	ok(same, "words of the past are known as they were");
	vocabulary_release(&used);
	vocabulary_release(&fresh);
	ok(!used.past.words && !used.past.stems.items, "which is released");
}

static void
test_numbers(struct vocabulary *v)
{
	size_t n_before = v->n_words;

	ok(get(v, "1789")->stem == VOCABULARY_NO_STEM &&
		   get(v, "mp3")->stem == VOCABULARY_NO_STEM &&
		   v->n_words == n_before,
	   "words with digits are not kept");
}

/* The same words get the same answers whatever was there before. */
static void
test_cache(struct vocabulary *used)
{
	static const char *const words[] = {"puentes", "the", "de", "2024",
					    "montaña"};
	struct vocabulary fresh = {0};
	bool same = true;

	vocabulary_init(&fresh, language_default());
	vocabulary_begin(&fresh);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const char *a = get_stem(&fresh, words[i]);
		const char *b = get_stem(used, words[i]);

		same &= a && b ? !strcmp(a, b) : a == b;
		same &= get(&fresh, words[i])->row == get(used, words[i])->row;
	}
	ok(same, "no answer depends on what was asked before");
	vocabulary_release(&fresh);
	vocabulary_release(&fresh);
	ok(!fresh.words && !fresh.stemmer, "released twice");
}

static void
test_epochs(struct vocabulary *v)
{
	uint32_t epoch = v->epoch;

	ok(vocabulary_begin(v) && v->epoch != epoch,
	   "each article has an epoch");
	ok(v->stems.items[get(v, "riberas")->stem].epoch != v->epoch,
	   "a new stem is in no article yet");
}

int
main(void)
{
	struct vocabulary v = {0};

	ok(vocabulary_init(&v, language_default()), "init");
	test_places(&v);
	test_stems(&v);
	test_idf(&v);
	test_long_words(&v);
	test_epochs(&v);
	test_numbers(&v);
	test_many(&v, N_MANY);
	test_many(&v, N_TOO_MANY);
	test_many(&v, N_MANY);
	test_past();
	test_cache(&v);
	vocabulary_release(&v);
	return done_testing();
}
