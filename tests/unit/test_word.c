/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "split/word.h"

#include "text/fold.h"

#include "tap.h"

#include <stdio.h>
#include <stdbool.h>
#include <string.h>

/* Words are set apart by bars; one with digits has a # behind. */
static const struct {
	const char *text, *words;
} cases[] = {
	{"", ""},
	{" .,;¿?«»— 😀 ", ""},
	{"pan", "pan"},
	{"El pan, la sal.", "El|pan|la|sal"},
	{"¿Qué? ¡Ñandú!", "Qué|Ñandú"},
	{"«cigüeña»", "cigüeña"},
	{"O’Higgins y d'Ors", "O’Higgins|y|d'Ors"},
	{"los ’90 y ’tis", "los|90#|y|tis"},
	{"col·legi", "col·legi"},
	{"Jose\u0301’s", "Jose\u0301’s"},
	{"la ciu-\ndad y ex-\nJefe", "la|ciu-\ndad|y|ex|Jefe"},
	{"a··b a’’b", "a|b|a|b"},
	{"‘cita’ 'otra'", "cita|otra"},
	{"1.234,5 y 3,14", "1.234,5#|y|3,14#"},
	{"1. 2, 3.", "1#|2#|3#"},
	{"1..2 1.,2", "1#|2#|1#|2#"},
	{"a.b a,b", "a|b|a|b"},
	{"3.a 3’a", "3#|a|3#|a"},
	{"ex-ministro", "ex|ministro"},
	{"EE.UU.", "EE|UU"},
	{"G20 4x4 B-52", "G20#|4x4#|B|52#"},
	{"20%, 30€ y n.º", "20#|30#|y|n|º"},
	{"an\u0303o cafe\u0301s", "an\u0303o|cafe\u0301s"},
	{"\u0301a \u0301", "a"},
	{"coope\u00ADración", "coope\u00ADración"},
	{"fin\u200B\u00AD otro", "fin|otro"},
	{"\u00ADuno", "uno"},
	{"uno\u00A0dos\u2003tres\ncuatro", "uno|dos|tres|cuatro"},
	{"_uno_dos", "uno|dos"},
	{"https://ejemplo.org/a?b=1", "https|ejemplo|org|a|b|1#"},
	{"Москва 東京", "Москва|東京"},
	{"١٢٣", "١٢٣#"},
};

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *s = cases[i].text;
		char words[200] = "";
		size_t n = 0, at = 0;
		struct word word;

		for (; word_next(s, at, strlen(s), &word); at = word.end) {
			if (n)
				words[n++] = '|';
			memcpy(words + n, s + word.begin,
			       word.end - word.begin);
			n += word.end - word.begin;
			if (word.has_digit)
				words[n++] = '#';
		}
		ok(!strcmp(words, cases[i].words), "\"%.*s\" is %s",
		   (int)strcspn(s, "\n"), s, cases[i].words);
	}
}

/* Only [i, end) counts, though letters stand around it. */
static void
test_range(void)
{
	static const char s[] = "antes1,2después";
	struct word word;

	ok(word_next(s, 2, 4, &word) && word.begin == 2 && word.end == 4 &&
		   !word.has_digit,
	   "a range inside a word");
	ok(word_next(s, 5, 7, &word) && word.begin == 5 && word.end == 6 &&
		   word.has_digit,
	   "a comma at the end does not look behind it");
	ok(!word_next(s, 6, 7, &word), "a comma alone");
	ok(!word_next(s, 3, 3, &word), "nothing");
}

/* What is folded on the way is as fold_word() has it, wherever it stands. */
static void
test_folded(void)
{
	static const char behind[] =
		" y detrás van muchas más letras y palabras";
	size_t n_folded = 0;
	bool same = true;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		for (int k = 0; k < 2; k++) {
			char s[300], folded[FOLD_ROOM];
			struct word word;

			snprintf(s, sizeof(s), "%s%s", cases[i].text,
				 k ? behind : "");
			for (size_t at = 0; word_next(s, at, strlen(s), &word);
			     at = word.end) {
				if (!word.n_folded)
					continue;
				n_folded++;
				same &= fold_word(s + word.begin,
						  word.end - word.begin,
						  folded) == word.n_folded &&
					!memcmp(folded, word.folded,
						word.n_folded);
			}
		}
	ok(same && n_folded > 100, "%zu words are folded on the way", n_folded);
}

int
main(void)
{
	test_folded();
	test_cases();
	test_range();
	return done_testing();
}
