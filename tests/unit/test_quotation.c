/* SPDX-License-Identifier: MIT */
/*
 * Each case is an article; before each segment stands a letter for its class,
 * so that expected values are read beside the text.
 */
#include <config.h>

#include "rank/quotation.h"

#include "sample.h"
#include "tap.h"

/* One letter for each class, in order. */
static const char letters[] = ".STWB[<])}IM";

static const struct {
	const char *name, *classes, *text;
} cases[] = {
	{"no marks", "..", "El puente se cierra. Nadie lo esperaba."},
	{"half quotations", ".[I).",
	 "El alcalde anunció el cierre del puente. \"El puente está mal y hay "
	 "que cerrarlo. Las obras durarán tres meses. Después quedará como "
	 "nuevo\", dijo. El puente tiene cien años."},
	{"the same with curly marks", ".[I}.",
	 "El alcalde anunció el cierre del puente. “El puente está mal y hay "
	 "que cerrarlo. Las obras durarán tres meses. Después quedará como "
	 "nuevo”, dijo Mateo Lara. El puente tiene cien años."},
	{"… with angled ones", ".[I].",
	 "El alcalde anunció el cierre del puente. «El puente está mal y hay "
	 "que cerrarlo. Las obras durarán tres meses. Después quedará como "
	 "nuevo». El puente tiene cien años."},
	{"… with one glyph for both", ".[I].",
	 "El alcalde anunció el cierre del puente.\n\n”El puente está mal y "
	 "hay que cerrarlo. Las obras durarán tres meses. Después quedará como "
	 "nuevo”. El puente tiene cien años."},
	{"… with two single marks", ".[I].",
	 "El alcalde anunció el cierre del puente. ''El puente está mal y hay "
	 "que cerrarlo. Las obras durarán tres meses. Después quedará como "
	 "nuevo''. El puente tiene cien años."},
	{"a speaker", "S", "“El puente está mal”, dijo el alcalde de Villar."},
	{"a term", "T",
	 "La alcaldesa cerró el llamado “puente de los suspiros” de Villar."},
	{"most is quoted", "W",
	 "El alcalde de Villar: “El puente está mal y hay que cerrarlo ya”."},
	{"nobody says it", "B", "“El puente está mal y hay que cerrarlo ya”."},
	{"introduced", "<]",
	 "El alcalde de Villar dijo: “El puente está mal. Hay que cerrarlo”."},
	{"one closes, another opens", "<M]",
	 "El alcalde de Villar dijo: “El puente está mal. Hay que cerrarlo” y "
	 "luego “Ya veremos. Será caro”."},
	{"an inner one", "S",
	 "«El puente “está mal”, dicen todos», contó la alcaldesa."},
	{"single marks inside", "S",
	 "“El puente ‘de los suspiros’ está mal”, contó la alcaldesa."},
	{"single marks alone", "T.",
	 "La obra se llama 'Los ríos' y es de O'Higgins. Mide 5' 19''."},
	{"speech after a dash goes on", "..I",
	 "La alcaldesa cerró el mercado.\n\n—El mercado está en ruinas —dijo "
	 "la alcaldesa—. Se caerá este invierno."},
	{"… after a shorter one", "..I",
	 "La alcaldesa cerró el mercado.\n\n–Está en ruinas –dijo la "
	 "alcaldesa–. Se caerá este invierno."},
	{"… after a hyphen", "..I",
	 "El alcalde habló.\n\n-¿Está mal? -dijo el alcalde-. Está muy mal."},
	{"an item of a list", "...",
	 "Obras:\n\n- El puente se cierra. Dura tres meses."},
	{"apostrophes", "..", "L'Hospitalet y d'Angelo. ¿Es de O’Higgins?"},
	{"inches", "..", "Mide 32\" de largo. Una de 27\" mide menos."},
	{"over two paragraphs, opened again", "<][)",
	 "El alcalde de Villar dijo: “El puente está mal.\n\n"
	 "“Hay que cerrarlo ya”.\n\n"
	 "“El río baja. Nada más”, dijo el alcalde."},
	{"a paragraph without marks inside", "<I]",
	 "El alcalde de Villar dijo: “El puente está muy mal.\n\n"
	 "Hay que cerrarlo cuanto antes.\n\n"
	 "Será un año largo”."},
	{"never closed", "[..",
	 "“El puente está mal, dijo el alcalde de Villar. El río baja. Llueve "
	 "desde ayer en toda la comarca."},
	{"never closed, nobody says it", "[].",
	 "“El puente está mal. Hay que cerrarlo. El alcalde dijo esto ayer en "
	 "la feria de Villar."},
	{"opened at the end of the line before", "..I).",
	 "El alcalde habló ayer. Cerrará el puente de Villar.\"\n"
	 "El puente está muy mal. Hay que cerrarlo ya\", dijo en la radio.\n\n"
	 "El río baja muy crecido."},
	{"… after a question", ".I}",
	 "¿Por qué se cierra el puente viejo de Villar?\"\n\n"
	 "El puente está mal. Hay que cerrarlo\", dijo Mateo Lara."},
	{"… with a mark that only closes", "B[)",
	 "Cerrará el puente viejo de Villar.”\n\n"
	 "El puente está mal. Hay que cerrarlo\", dijo en la radio."},
	{"opened at the end of the sentence before", ".[)",
	 "Cerrará el puente viejo de Villar.\"El puente está muy mal. Hay que "
	 "cerrarlo ya\", dijo en la radio."},
	{"never opened", "[]..",
	 "El puente está mal. Hay que cerrarlo”. El río baja. Llueve."},
	{"an earlier closer is lost", "[T",
	 "“El puente está mal. El “puente de los suspiros” de Villar se "
	 "cierra."},
	{"a quotation that is open at the end", "<...",
	 "El alcalde dijo: “El puente está mal y hay que cerrarlo\n\n"
	 "El río baja muy crecido desde ayer.\n\nLlueve en toda la comarca.\n\n"
	 "Nieva en la sierra desde el martes."},
	{"a mark between blanks", ".", "El puente \" está mal y se cierra ya."},
	{"a stray mark after a quotation", "T",
	 "El “puente” de Villar está mal” y se cierra ya mañana."},
	{"two whole ones", "S",
	 "“Está mal”, dijo el alcalde, y “habrá que cerrarlo” en mayo."},
	{"doubled marks", "S", "\"\"Está mal\"\", dijo el alcalde de Villar."},
	{"headings have a class, too", "T.",
	 "El puente \"de los suspiros\" de Villar\n\n"
	 "Villar cierra su puente más viejo desde hoy por las obras."},
};

static void
test_case(const char *name, const char *classes, const char *text)
{
	struct sample article = {0};
	char found[64] = "";
	size_t n;

	sample_read(&article, text);
	ok(quotation_read(&article.doc), "read");
	n = article.ranking.quotations.n_items;
	for (size_t i = 0; i < n && i < sizeof(found) - 1; i++)
		found[i] = letters[article.ranking.quotations.items[i].class];
	ok(!strcmp(found, classes), "%s: %s, not %s", name, classes, found);
	sample_release(&article);
}

/* Quotations are in order, do not overlap, and end where they should. */
static void
test_quotes(void)
{
	static const char text[] = "Dijo «sí» y “no”. Luego, ‘quizá’.";
	struct sample article = {0};
	const struct quotes *quotes = &article.ranking.quotes;

	sample_read(&article, text);
	ok(quotation_read(&article.doc), "read");
	ok(quotes->n_items == 2 &&
		   !memcmp(text + quotes->items[0].begin, "«sí»",
			   quotes->items[0].end - quotes->items[0].begin) &&
		   !memcmp(text + quotes->items[1].begin, "“no”",
			   quotes->items[1].end - quotes->items[1].begin),
	   "with their marks, in order");
	ok(article.ranking.single_quotes.n_items == 1, "the single one apart");
	sample_release(&article);
}

/* Many marks take no time: each look ahead and back is bounded. */
static void
test_hostile(void)
{
	static const char *const patterns[] = {
		"“a ",	"a” ",	"\"", "'",    "“a \"b” ", "\" ",
		"“A. ", "5\" ", ", ", "“a, ", "“a\n\n",	  "a”\n\n"};
	static char text[60001];

	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++) {
		struct sample article = {0};
		size_t n = strlen(patterns[i]), len = 0;

		while (len + n < sizeof(text)) {
			memcpy(text + len, patterns[i], n);
			len += n;
		}
		text[len] = '\0';
		sample_read(&article, text);
		ok(quotation_read(&article.doc) &&
			   article.ranking.quotations.n_items ==
				   article.doc.segments.n_items,
		   "hostile pattern %zu", i);
		sample_release(&article);
	}
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		test_case(cases[i].name, cases[i].classes, cases[i].text);
	test_quotes();
	test_hostile();
	return done_testing();
}
