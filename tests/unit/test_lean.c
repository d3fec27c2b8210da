/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/lean.h"

#include "tap.h"

#include <stdbool.h>
#include <string.h>

static const struct {
	const char *text;
	enum lexicon_leaning leaning;
} cases[] = {
	{"Este impulso duró poco.", LEANING_LEANS},
	{"Este lunes abrió la feria.", LEANING_ALONE},
	{"Este fin de semana abre la feria.", LEANING_ALONE},
	{"Este fin del mundo se acerca.", LEANING_LEANS},
	{"ESTE LUNES abrió la feria.", LEANING_ALONE},
	{"Asimismo, subió el pan.", LEANING_CONNECTS},
	{"«Asimismo», subió el pan.", LEANING_CONNECTS},
	{"— Él lo negó todo.", LEANING_LEANS},
	{"E\u0301l lo negó todo.", LEANING_LEANS},
	{"El lo negó todo.", LEANING_NONE},
	{"El alcalde lo negó todo.", LEANING_NONE},
	{"Sin embargo, nadie fue.", LEANING_CONNECTS},
	{"Sin embargos no hay subasta.", LEANING_NONE},
	{"Sin pan no hay feria.", LEANING_NONE},
	{"A pesar de ello, ganó.", LEANING_CONNECTS},
	{"A pesar de todo, ganó.", LEANING_NONE},
	{"Lo que pasó no se sabe.", LEANING_ALONE},
	{"Lo negó el alcalde.", LEANING_LEANS},
	{"En la feria, este año, hubo pan.", LEANING_NONE},
	{"Este", LEANING_LEANS},
	{"Lunes", LEANING_NONE},
	{"…", LEANING_NONE},
	{"", LEANING_NONE},
	{"Lea también: el pan sube.", LEANING_ASIDE},
	{"Lea el pan que sube.", LEANING_NONE},
};

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ok(lean_find(&lexicon_es, cases[i].text, 0,
			     strlen(cases[i].text), NULL) == cases[i].leaning,
		   "%d: %s", cases[i].leaning, cases[i].text);
}

static void
test_range(void)
{
	static const char text[] = "Llueve. Este lunes nieva.";

	ok(lean_find(&lexicon_es, text, 8, 12, NULL) == LEANING_LEANS,
	   "only the range counts");
	ok(lean_find(&lexicon_es, text, 8, 18, NULL) == LEANING_ALONE,
	   "a word more changes it");
	ok(lean_find(&lexicon_es, text, 0, 18, NULL) == LEANING_NONE,
	   "where it begins counts");
}

/* Long words are looked up as nothing. */
static void
test_long_word(void)
{
	char text[1000];

	memset(text, 'a', sizeof(text));
	ok(lean_find(&lexicon_es, text, 0, sizeof(text), NULL) == LEANING_NONE,
	   "a word longer than any");
	memcpy(text, "este ", 5);
	ok(lean_find(&lexicon_es, text, 0, sizeof(text), NULL) == LEANING_LEANS,
	   "as the second");
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

		if (lean_find(&lexicon_es, s, 0, strlen(s), NULL) == entry->value)
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
