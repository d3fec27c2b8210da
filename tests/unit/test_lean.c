/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/lean.h"

#include "tap.h"

#include <string.h>

static const struct {
	const char *text;
	bool leans;
} cases[] = {
	{"Este impulso duró poco.", true},
	{"Este lunes abrió la feria.", false},
	{"Este fin de semana abre la feria.", false},
	{"Este fin del mundo se acerca.", true},
	{"ESTE LUNES abrió la feria.", false},
	{"Asimismo, subió el pan.", true},
	{"«Asimismo», subió el pan.", true},
	{"— Él lo negó todo.", true},
	{"E\u0301l lo negó todo.", true},
	{"El lo negó todo.", false},
	{"El alcalde lo negó todo.", false},
	{"Sin embargo, nadie fue.", true},
	{"Sin embargos no hay subasta.", false},
	{"Sin pan no hay feria.", false},
	{"A pesar de ello, ganó.", true},
	{"A pesar de todo, ganó.", false},
	{"Lo que pasó no se sabe.", false},
	{"Lo negó el alcalde.", true},
	{"En la feria, este año, hubo pan.", false},
	{"Este", true},
	{"Lunes", false},
	{"…", false},
	{"", false},
};

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ok(lean_find(&lexicon_es, cases[i].text, 0,
			     strlen(cases[i].text)) == cases[i].leans,
		   "%s: %s", cases[i].leans ? "leans" : "stands",
		   cases[i].text);
}

static void
test_range(void)
{
	static const char text[] = "Llueve. Este lunes nieva.";

	ok(lean_find(&lexicon_es, text, 8, 12), "only the range counts");
	ok(!lean_find(&lexicon_es, text, 8, 18), "a word more changes it");
	ok(!lean_find(&lexicon_es, text, 0, 18), "where it begins counts");
}

/* Long words are looked up as nothing. */
static void
test_long_word(void)
{
	char text[1000];

	memset(text, 'a', sizeof(text));
	ok(!lean_find(&lexicon_es, text, 0, sizeof(text)),
	   "a word longer than any");
	memcpy(text, "este ", 5);
	ok(lean_find(&lexicon_es, text, 0, sizeof(text)), "as the second");
}

/* Every entry is found at the beginning of a sentence. */
static void
test_all(void)
{
	const struct lexicon_table *table = lexicon_es.leaning;
	bool same = true;

	for (uint32_t i = 0; i < table->n_entries; i++) {
		const struct lexicon_entry *entry = &table->entries[i];
		const char *s = table->pool + entry->offset;
		bool leans = entry->value == LEANING_LEANS;

		if (lean_find(&lexicon_es, s, 0, strlen(s)) == leans)
			continue;
		same = false;
		printf("# %s\n", s);
	}
	ok(same, "each entry of the table alone");
}

int
main(void)
{
	test_cases();
	test_range();
	test_long_word();
	test_all();
	return done_testing();
}
