/* SPDX-License-Identifier: MIT */
/*
 * Each sentence comes second in an article: which of its cues are seen, and
 * whether it is taken to lean.
 */
#include <config.h>

#include "rank/lean.h"
#include "rank/quotation.h"

#include "sample.h"
#include "tap.h"

#define FIRST "El puente de la Ribera se cierra desde hoy por obras. "

struct leaning_case {
	struct sample article;
	const struct leaning *leaning; /* of the last segment */
};

static void
read_case(struct leaning_case *here, const char *text)
{
	struct document *doc = &here->article.doc;

	sample_read(&here->article, text);
	if (!quotation_read(doc) || !lean_measure(doc, false))
		abort();
	here->leaning = &doc->ranking->leanings
				 .items[doc->ranking->leanings.n_items - 1];
}

static bool
has(const struct leaning_case *here, enum lean_cue cue)
{
	return here->leaning->cues >> cue & 1;
}

static const struct {
	enum lean_cue cue;
	bool holds;
	const char *text;
} cases[] = {
	{LEAN_PERSONAL_OPEN, true, "Él lo negó todo ante la prensa."},
	{LEAN_PERSONAL_OPEN, true, "E\u0301l lo negó todo ante la prensa."},
	{LEAN_PERSONAL_OPEN, true, "Pero ellos no lo sabían todavía."},
	{LEAN_PERSONAL_OPEN, true, "Para ella la obra fue un error."},
	{LEAN_PERSONAL_OPEN, false, "El lunes abre la feria de Villar."},
	{LEAN_PRONOUN_OPEN, true, "Esto no se sabía en la comarca."},
	{LEAN_PRONOUN_OPEN, true, "Aquéllas no se abrirán hasta mayo."},
	{LEAN_PRONOUN_OPEN, true, "De eso nadie se acuerda ya."},
	{LEAN_CONNECTIVE_HARD, true, "Con ello se cierra una época."},
	{LEAN_PRONOUN_OPEN, true, "Además, eso cuesta dinero."},
	{LEAN_PRONOUN_OPEN, false, "Este impulso duró muy poco."},
	{LEAN_DEMONSTRATIVE_OPEN, true, "Este impulso duró muy poco."},
	{LEAN_DEMONSTRATIVE_OPEN, true, "Esas obras duran tres meses."},
	{LEAN_DEMONSTRATIVE_OPEN, true, "De aquella obra nadie se acuerda."},
	{LEAN_DEMONSTRATIVE_OPEN, true, "Sin embargo, este puente no."},
	{LEAN_DEMONSTRATIVE_OPEN, false, "Este lunes abre la feria."},
	{LEAN_DEMONSTRATIVE_OPEN, false, "ESTE LUNES abre la feria."},
	{LEAN_DEMONSTRATIVE_OPEN, false, "Este fin de semana hay feria."},
	{LEAN_DEMONSTRATIVE_OPEN, false, "Este 2024 no habrá feria."},
	{LEAN_DEMONSTRATIVE_OPEN, true, "Ese lunes abrió la feria."},
	{LEAN_POSSESSIVE_OPEN, true, "Su madre lo supo por la radio."},
	{LEAN_POSSESSIVE_OPEN, true, "Según su madre, llovía mucho."},
	{LEAN_POSSESSIVE_OPEN, false, "La madre de Ana lo supo ayer."},
	{LEAN_POSSESSIVE_EARLY, true, "La obra y su precio se discuten."},
	{LEAN_POSSESSIVE_EARLY, false, "La alcaldesa Ana Gil y su equipo."},
	{LEAN_CONNECTIVE_SOFT, true, "Asimismo, sube el pan en Villar."},
	{LEAN_CONNECTIVE_SOFT, true, "«Asimismo», sube el pan en Villar."},
	{LEAN_CONNECTIVE_SOFT, true, "Por su parte, Ana Gil calló."},
	{LEAN_CONNECTIVE_SOFT, true, "Cabe señalar que Ana Gil calló."},
	{LEAN_CONNECTIVE_SOFT, true, "SIN EMBARGO, nadie fue a Villar."},
	{LEAN_CONNECTIVE_SOFT, false, "Sin embargos no hay subasta."},
	{LEAN_CONNECTIVE_SOFT, false, "Además de la feria hay un baile."},
	{LEAN_CONNECTIVE_SOFT, false, "Además del baile hay una feria."},
	{LEAN_CONNECTIVE_HARD, true, "Por eso se cierra el puente."},
	{LEAN_CONNECTIVE_HARD, true, "Pero nadie lo esperaba."},
	{LEAN_CONNECTIVE_HARD, true, "Entonces se cerró el puente."},
	{LEAN_CONNECTIVE_HARD, true, "A pesar de ello ganó Ana Gil."},
	{LEAN_CONNECTIVE_HARD, false, "Después de la feria hay baile."},
	{LEAN_CONNECTIVE_HARD, false, "Así como el pan, sube el agua."},
	{LEAN_CONNECTIVE_HARD, false, "A pesar de todo ganó Ana Gil."},
	{LEAN_VERB_OPEN, true, "Llegó a Villar en el tren de las doce."},
	{LEAN_VERB_OPEN, true, "Ayer llegó a Villar en el tren."},
	{LEAN_VERB_OPEN, true, "Tras la obra, será el más largo."},
	{LEAN_VERB_OPEN, true, "No se abrirá hasta el mes de mayo."},
	{LEAN_VERB_OPEN, true, "También lo negó ante la prensa."},
	{LEAN_VERB_OPEN, false, "Hay tres puentes en toda la comarca."},
	{LEAN_VERB_OPEN, false, "Es necesario cerrar el puente viejo."},
	{LEAN_VERB_OPEN, false, "Se prevé que la obra dure tres meses."},
	{LEAN_VERB_OPEN, false, "La marca vende más que en el año pasado."},
	{LEAN_VERB_OPEN, false, "Policía y bomberos acudieron al puente."},
	{LEAN_VERB_OPEN, false, "Ana Gil llegó en el tren de las doce."},
	{LEAN_VERB_SAYS, true, "Dijo que la obra durará tres meses."},
	{LEAN_VERB_SAYS, true, "Además, señaló que no hay dinero."},
	{LEAN_VERB_SAYS, false, "Dijo Ana Gil que no hay dinero."},
	{LEAN_VERB_SAYS, false, "Dijo el alcalde que no hay dinero."},
	{LEAN_DEFINITE_OPEN, true, "La obra durará tres meses."},
	{LEAN_DEFINITE_OPEN, true, "Hoy, los vecinos se quejan."},
	{LEAN_DEFINITE_OPEN, false, "Una obra durará tres meses."},
	{LEAN_DEFINITE_OPEN, false, "Al puente le falta una piedra."},
	{LEAN_ANAPHOR, true, "La obra de dicho puente es cara."},
	{LEAN_ANAPHOR, true, "Las dos orillas y ambas torres."},
	{LEAN_THEN, true, "La feria abrió un mes después."},
	{LEAN_THEN, true, "La feria abrió un mes despue\u0301s."},
	{LEAN_PRONOUN_OPEN, true, "Aque\u0301llas no se abrirán hasta mayo."},
	{LEAN_VERB_OPEN, true, "Las celebro\u0301 en Villar con su gente."},
	{LEAN_VERB_OPEN, true, "Las celebró en Villar con su gente."},
	{LEAN_THEN, false, "La feria abrió después de la obra."},
	{LEAN_NO_NAME, true, "Nadie lo esperaba ya en la comarca."},
	{LEAN_NO_NAME, false, "Nadie lo esperaba ya en Villar."},
	{LEAN_NO_NAME, true, "Nadie sabe nada: Hay que esperar."},
	{LEAN_NO_NAME, false, "Ribera es el nombre de un puente."},
	{LEAN_NAME_EARLY, true, "En Villar nadie lo esperaba."},
	{LEAN_NAME_EARLY, false, "Nadie lo esperaba ya ayer en Villar."},
	{LEAN_THREE_NAMES, true, "Van Ana Gil, Luis Mora y Eva Lara."},
	{LEAN_DIGIT, true, "La obra durará 3 meses."},
	{LEAN_NO_END, true, "¿Cuánto durará la obra del puente?"},
	{LEAN_NO_END, true, "La alcaldesa lo dijo ayer:"},
	{LEAN_QUOTED_NONE, true, "La obra durará tres meses."},
	{LEAN_QUOTED_WHOLE, true, "«Es caro», dijo Ana Gil en Villar."},
	{LEAN_SAID_TAIL, true, "«La obra del puente es cara», dijo."},
	{LEAN_SAID_TAIL, true, "«Es cara», señaló en la radio."},
	{LEAN_SAID_TAIL, true, "«Es cara», ha dicho en la radio."},
	{LEAN_SAID_TAIL, false, "«Es cara», dijo Ana Gil en la radio."},
	{LEAN_WORDS_6, true, "Nadie lo esperaba."},
	{LEAN_WORDS_11, true, "Nadie lo esperaba ya en toda la comarca."},
};

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char text[500];
		struct leaning_case here = {0};

		snprintf(text, sizeof(text), "%s%s", FIRST, cases[i].text);
		read_case(&here, text);
		ok(has(&here, cases[i].cue) == cases[i].holds, "%s%s: %s",
		   cases[i].holds ? "" : "not ", lean_cue_name(cases[i].cue),
		   cases[i].text);
		sample_release(&here.article);
	}
}

/* Sentences an editor would not take, and some that stand. */
static const struct {
	bool leans;
	const char *text;
} sentences[] = {
	{true, "Ellos no lo sabían."},
	{true, "Su acción fue muy discutida."},
	{true, "Tras ella se abrió un debate."},
	{true, "Dijo que no lo sabía."},
	{true, "Esto no se sabía."},
	{true, "Después quedará como nuevo», dijo."},
	{true, "Pero no lo esperaban."},
	{false, "El puente de la Ribera en Villar se abrirá en mayo después de "
		"las obras, que cuestan un millón de euros."},
	{false,
	 "La alcaldesa Ana Gil inaugurará en mayo el puente de la Ribera "
	 "con los vecinos de Villar y de Lara."},
	{false, "Por su parte, la alcaldesa Ana Gil anunció en Villar que el "
		"puente de la Ribera costará un millón de euros."},
	{false,
	 "«El puente de la Ribera costará un millón de euros», dijo ayer "
	 "en Villar la alcaldesa Ana Gil."},
};

/* From so many per mille on a reader would rather not have it alone. */
#define LEANS 400

static void
test_sentences(void)
{
	for (size_t i = 0; i < sizeof(sentences) / sizeof(*sentences); i++) {
		char text[500];
		struct leaning_case here = {0};

		snprintf(text, sizeof(text), "%s%s", FIRST, sentences[i].text);
		read_case(&here, text);
		ok((here.leaning->permille >= LEANS) == sentences[i].leans,
		   "%s: %u: %s", sentences[i].leans ? "leans" : "stands",
		   (unsigned)here.leaning->permille, sentences[i].text);
		sample_release(&here.article);
	}
}

/* The words by which it begins to lean are told. */
static void
test_opening(void)
{
	static const struct {
		const char *text, *opening;
	} openings[] = {{"Sin embargo, Ana Gil calló.", "Sin embargo"},
			{"Este impulso duró poco.", "Este"},
			{"Para ella fue un error.", "Para ella"},
			{"Dijo que no lo sabía.", "Dijo"},
			{"La obra dura tres meses.", ""}};

	for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++) {
		struct leaning_case here = {0};
		size_t n = strlen(openings[i].opening);

		read_case(&here, openings[i].text);
		ok(here.leaning->opening_end == n, "\"%s\" of %s",
		   openings[i].opening, openings[i].text);
		sample_release(&here.article);
	}
}

/* Words of the title count, if there is one; each once. */
static void
test_title(void)
{
	static const struct {
		const char *title, *text;
		bool none, three;
	} titles[] = {
		{"Obras en el puente de Lara", "Nadie canta.", true, false},
		{"Obras en el puente de Lara", "El puente sigue.", false,
		 false},
		{"Obras en el puente de Lara",
		 "En Lara hay un puente en obras.", false, true},
		{"Obras en el puente de Lara", "Obras, obras y más obras.",
		 false, false},
		{NULL, "Nadie canta.", false, false},
	};

	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++) {
		struct sample article = {0};
		uint32_t cues;

		sample_score(&article, titles[i].title, titles[i].text,
			     SUMARIO_PROFILE_AUTO);
		cues = article.ranking.leanings.items[0].cues;
		ok((cues >> LEAN_NO_TITLE_WORD & 1) == titles[i].none &&
			   (cues >> LEAN_THREE_TITLE_WORDS & 1) ==
				   titles[i].three,
		   "words of the title: %s", titles[i].text);
		sample_release(&article);
	}
}

/* The probabilities are those of the logistic function, and never outside. */
static void
test_order(void)
{
	struct leaning_case a = {0}, b = {0};

	read_case(&a, FIRST "Ella lo negó.");
	read_case(&b, FIRST "La alcaldesa lo negó.");
	ok(a.leaning->permille > b.leaning->permille &&
		   a.leaning->permille <= 1000,
	   "a pronoun is worse than a noun");
	sample_release(&a.article);
	sample_release(&b.article);
}

/* The names are sorted as the table of weights is, and it has them all. */
static void
test_weights(void)
{
	const struct lexicon_table *table = language_default()->lean_weights;
	bool same = table->n_entries == LEAN_N_CUES;

	for (int i = 0; same && i < LEAN_N_CUES; i++)
		same = !strcmp(table->pool + table->entries[i].offset,
			       lean_cue_name((enum lean_cue)i));
	ok(same, "leanweights.tsv has a weight for each cue, and no other");
	ok(LEAN_N_CUES <= 32, "the cues are bits");
}

static void
test_empty(void)
{
	struct leaning_case here = {0};

	sample_read(&here.article, "");
	ok(quotation_read(&here.article.doc) &&
		   lean_measure(&here.article.doc, false),
	   "an empty article");
	sample_release(&here.article);
	read_case(&here, "…");
	ok(!here.leaning->cues && !here.leaning->permille, "no words, no cues");
	sample_release(&here.article);
}

int
main(void)
{
	test_cases();
	test_sentences();
	test_opening();
	test_title();
	test_order();
	test_weights();
	test_empty();
	return done_testing();
}
