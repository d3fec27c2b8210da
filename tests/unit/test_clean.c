/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/clean.h"

#include "tap.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* All connectives that may be left out. */
#define ALL (LEANING_EMPTY | LEANING_APART)

struct sample {
	const char *source, *text; /* text: NULL if it stays as it is */
};

static const struct sample spaces[] = {
	{"", ""},
	{" \n ", ""},
	{"Llueve.", NULL},
	{"Llueve\nmucho  en\t\tVillar.", "Llueve mucho en Villar."},
	{"Llueve\r\n   mucho.", "Llueve mucho."},
	{"Llueve\u2028mucho\u00A0hoy\u2029.", "Llueve mucho hoy ."},
	{"  Llueve. ", "Llueve."},
	{"Cuesta 12\u202F345\u00A0€.", "Cuesta 12 345 €."},
	{"La co-\nmarca", "La comarca"},
	{"La co- \r\n  marca", "La comarca"},
	{"La co\u2010\nmarca", "La comarca"},
	{"La co\u00AD\nmarca", "La comarca"},
	{"La co\u00AC\nmarca", "La comarca"},
	{"> Llueve\n> mucho\n>> hoy > 5.", "Llueve mucho hoy > 5."},
	{"> > Llueve\n> > mucho.", "Llueve mucho."},
	{"Pesa\n> 5 kilos.", "Pesa > 5 kilos."},
	{"Soria -\nmucho", "Soria - mucho"},
	{"El diario Villar-\nSoto", "El diario Villar- Soto"},
	{"El ex- alcalde", NULL},
	{"La co\u00ADmar\u200Bca \uFEFFde \u2060Vi\u200Ellar",
	 "La comarca de Villar"},
	{"Un \u202Etexto\u202C", "Un texto"},
	{"Va \U0001F468\u200D\U0001F469\u200D\U0001F467 y \u2764\uFE0F.", NULL},
	{"Va\uFE0F \u200D.", "Va ."},
};

static const struct sample connectives[] = {
	{"Además, el puente se cierra.", "El puente se cierra."},
	{"ASIMISMO, el puente se cierra.", "El puente se cierra."},
	{"Además el puente se cierra.", "El puente se cierra."},
	{"Por su parte Ana Gil no irá.", "Ana Gil no irá."},
	{"Además se cierra el puente.", NULL},
	{"Además del puente, cierra el túnel.", NULL},
	{"Por su parte , Ana Gil no irá.", NULL},
	{"Por su parte, Ana Gil no irá.", "Ana Gil no irá."},
	{"Por otro\nlado, ñandúes y emús comen.", "Ñandúes y emús comen."},
	{"Cabe señalar que el puente es viejo.", "El puente es viejo."},
	{"Cabe señalar que, según Gil, es viejo.", "Según Gil, es viejo."},
	{"VILLAR, 3 may (EFE).- Igualmente, abre el puerto.",
	 "Abre el puerto."},
	{"De hecho, 12 puentes se cierran.", "12 puentes se cierran."},
	{"Además, \"el puente\" se cierra.", NULL},
	{"Sin embargo, el puente se cierra.", "El puente se cierra."},
	{"Ante ello, el puente se cierra.", "El puente se cierra."},
	{"Pero el puente se cierra.", "El puente se cierra."},
	{"Pero se cierra el puente.", NULL},
	{"Al día siguiente, el puente se cierra.", NULL},
	{"De ahí que el puente se cierre.", NULL},
	{"Además,", NULL},
	{"Al respecto, ßen.", "ßen."},
};

static const struct sample marks[] = {
	{"• Llueve.", "Llueve."},
	{"•Llueve.", "Llueve."},
	{"* Llueve.", "Llueve."},
	{"*Llueve* hoy.", NULL},
	{"► Lea esto.", "Lea esto."},
	{"➤ ➤ Lea esto.", "Lea esto."},
	{"■Lea esto.", "Lea esto."},
	{"📌 Llueve.", "Llueve."},
	{"✅🔴\uFE0F Llueve.", "Llueve."},
	{"🇪🇸 Llueve.", "Llueve."},
	{"2\uFE0F\u20E3 Llueve.", "Llueve."},
	{"Llueve 📌.", NULL},
	{"1) Llueve.", "Llueve."},
	{"12) Llueve.", "Llueve."},
	{"1)Llueve.", "Llueve."},
	{"a) Llueve.", "Llueve."},
	{"iv) Llueve.", "Llueve."},
	{"(a) Llueve.", "Llueve."},
	{"(3) Llueve.", "Llueve."},
	{"1.- Llueve.", "Llueve."},
	{"1.-Llueve.", "Llueve."},
	{"1.2. Llueve.", "Llueve."},
	{"- 1\\. Llueve.", "Llueve."},
	{"1\\. Llueve.", "Llueve."},
	{"• 1. Llueve.", "Llueve."},
	{"- Llueve.", "Llueve."},
	{"– Llueve.", "Llueve."},
	{"- No iré - dijo Ana.", NULL},
	{"— No iré.", NULL},
	{"—No iré —dijo Ana.", NULL},
	{"-5 grados.", NULL},
	{"1. FC Soto ganó.", NULL},
	{"5 vecinos.", NULL},
	{"3.500 vecinos.", NULL},
	{"2024. Fue raro.", NULL},
	{"1984) Fue raro.", NULL},
	{"12:03 Llueve.", NULL},
	{"A Soria.", NULL},
	{"(EFE) Llueve.", NULL},
	{"•", NULL},
	{"1)", NULL},
	{"- ", "-"},
	{"(Llueve).", NULL},
};

static const struct sample items[] = {
	{"1. Llueve.", "Llueve."},   {"12. Llueve.", "Llueve."},
	{"— Llueve.", "Llueve."},    {"— No iré —dijo.", NULL},
	{"- 2. Llueve.", "Llueve."}, {"2024. Fue raro.", NULL},
	{"1.5 litros.", NULL},
};

static const struct sample datelines[] = {
	{"MADRID, 3 may (EFE).- Llueve.", "Llueve."},
	{"MADRID, 3 de mayo de 2024 (EFE).- Llueve.", "Llueve."},
	{"MADRID, 3 May. (EUROPA PRESS) -\nLlueve.", "Llueve."},
	{"Lima, 12 mar. (Andina) – Llueve.", "Llueve."},
	{"Lima, 12 mar. – Llueve.", "Llueve."},
	{"(CNN) - Llueve.", "Llueve."},
	{"(CNN) — Llueve.", "Llueve."},
	{"Bogotá (AP) _ Llueve.", "Llueve."},
	{"Soto (Reuters) - Llueve.", "Llueve."},
	{"VILLAR, Sor. (villar.example).- Llueve.", "Llueve."},
	{"España.- Llueve.", "Llueve."},
	{"Villar de la Ribera.- Llueve.", "Llueve."},
	{"VILLAR.—Llueve.", "Llueve."},
	{"Lima / EFE.- Llueve.", "Llueve."},
	{"Redacción.- Llueve.", "Llueve."},
	{"• SOTO, 3 may (EFE).- Llueve.", "Llueve."},
	{"Ana Ruiz – Directora.", NULL},
	{"Ana Ruiz (Villar) – Directora.", NULL},
	{"Ana Ruiz - Directora.", NULL},
	{"Villar - Soto", NULL},
	{"Artículo 5.- Llueve.", NULL},
	{"Artículo Primero.- Llueve.", NULL},
	{"Grupo 5.- Llueve.", NULL},
	{"El río crece.- Llueve.", NULL},
	{"Villar, Soto, Olmos, Arriba, Abajo, Medio, Otro.- Llueve.", NULL},
	{"MADRID, 3 may (EFE).-", NULL},
	{"Llueve (EFE).", NULL},
};

static const struct sample notes[] = {
	{"La ley[1] es mala.", "La ley es mala."},
	{"La ley [1] es mala [23].", "La ley es mala."},
	{"«La ley es mala [1]», dijo.", "«La ley es mala», dijo."},
	{"“La ley es mala [1]”, dijo.", "“La ley es mala”, dijo."},
	{"\"La ley es mala [1]\", dijo.", "\"La ley es mala\", dijo."},
	{"Es ''mala [1]'', dijo.", "Es ''mala'', dijo."},
	{"La ley [1] \"mala\".", "La ley \"mala\"."},
	{"La ley [1] 'mala'.", "La ley 'mala'."},
	{"¿Es mala [1]?", "¿Es mala?"},
	{"¡Es mala [1]!", "¡Es mala!"},
	{"Es mala [1]…", "Es mala…"},
	{"La ley [1, 2], dijo [3-5].", "La ley, dijo."},
	{"La ley[nota 2] es mala.", "La ley es mala."},
	{"[1] La ley es mala.", "La ley es mala."},
	{"La ley¹ es mala.²³", "La ley es mala."},
	{"La «ley»⁴ es mala.", "La «ley» es mala."},
	{"La ley (*) es mala (**).", "La ley es mala."},
	{"La ley es mala.(2)", "La ley es mala."},
	{"La ley(1) es mala.", "La ley es mala."},
	{"La ley* es mala.", "La ley es mala."},
	{"La ley† es mala‡.", "La ley es mala."},
	{"La ley […] es [sic] mala [...].", NULL},
	{"La ley [2024] es mala.", NULL},
	{"La ley (1) y la orden (2).", NULL},
	{"Mide 3 km² y 5 m³.", NULL},
	{"Son 10² litros de CO².", NULL},
	{"Los *tres* dicen que *no*.", NULL},
	{"El *N*% de N*N.", NULL},
	{"Murió († 1936).", NULL},
	{"[12:03] Ana: hola.", NULL},
	{"[", NULL},
	{"La ley [1", NULL},
};

static void
test(const char *group, const struct sample *samples, size_t n,
     enum clean_place place)
{
	for (size_t i = 0; i < n; i++) {
		const char *source = samples[i].source;
		const char *text = samples[i].text ? samples[i].text : source;
		size_t len = strlen(source), n_text;
		char *out = malloc(len + 1);

		if (!out)
			abort();
		n_text = clean_text(language_default(), source, len, place, ALL,
				    out);
		ok(n_text == strlen(text) && !memcmp(out, text, n_text),
		   "%s %zu: %s", group, i, text);
		if (n_text != strlen(text) || memcmp(out, text, n_text))
			printf("# is: %.*s\n", (int)n_text, out);
		free(out);
	}
}

/* Any bytes of these, in any order: never longer, never past the end. */
static void
test_random(void)
{
	static const char *const pieces[] = {
		"• ",	 "- ",	   "1) ",    "[1]",    "(",    ")", "*",
		"¹",	 " ",	   "\n",     "-\n",    "a",    "B", "EFE",
		"(EFE)", ".-",	   ", ",     "\u00AD", "3",    ".", "—",
		"📌",	 "\u200D", "Además", "y ",     "pero "};
	const size_t n_pieces = sizeof(pieces) / sizeof(*pieces);
	uint32_t state = 1;
	bool shorter = true, again = true;

	for (int k = 0; k < 20000; k++) {
		char source[64] = "", once[64], twice[64];
		size_t len = 0, n, n_again;
		uint32_t n_before = 0, n_after = 0, units = 0;

		while (len < 40) {
			state = state * 1664525 + 1013904223;
			len += (size_t)sprintf(source + len, "%s",
					       pieces[(state >> 8) % n_pieces]);
			if (!(state >> 28))
				break;
		}
		n = clean_text(language_default(), source, len, CLEAN_INSIDE,
			       ALL, once);
		utf8_count(source, len, &n_before, &units);
		utf8_count(once, n, &n_after, &units);
		shorter &= n <= len && n_after <= n_before &&
			   utf8_valid_prefix(once, n) == n;
		n_again = clean_text(language_default(), once, n, CLEAN_INSIDE,
				     ALL, twice);
		again &= n_again <= n;
	}
	ok(shorter, "never longer, and well-formed");
	ok(again, "nor when it is done again");
}

#define TEST(samples, place) \
	test(#samples, samples, sizeof(samples) / sizeof(*(samples)), place)

int
main(void)
{
	TEST(spaces, CLEAN_INSIDE);
	TEST(connectives, CLEAN_INSIDE);
	TEST(marks, CLEAN_INSIDE);
	TEST(items, CLEAN_ITEM);
	TEST(datelines, CLEAN_INSIDE);
	TEST(notes, CLEAN_INSIDE);
	test_random();
	return done_testing();
}
