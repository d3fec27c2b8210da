/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "read/plain.h"

#include "tap.h"

#include <string.h>

#define MAX_BLOCKS 9

/* A block is a letter for its kind (H, S, L; F: front matter) and its text. */
struct sample {
	const char *name, *text;
	const char *blocks[MAX_BLOCKS];
};

static const struct sample lines[] = {
	{"nothing", "", {NULL}},
	{"blanks", " \n\t\n \u00A0\n", {NULL}},
	{"one line", "Llueve.", {"S Llueve."}},
	{"one line with its end", "  Llueve. \n", {"S Llueve."}},
	{"one a line",
	 "El pleno votó ayer.\nLa sesión fue breve.\nNo hubo público.\n",
	 {"S El pleno votó ayer.", "S La sesión fue breve.",
	  "S No hubo público."}},
	{"blank lines between",
	 "El pleno votó ayer.\n\nLa sesión fue breve.\n \t\n\nNo hubo "
	 "público.",
	 {"S El pleno votó ayer.", "S La sesión fue breve.",
	  "S No hubo público."}},
	{"CRLF",
	 "Uno llegó.\r\n\r\nDos se fueron.\r\n",
	 {"S Uno llegó.", "S Dos se fueron."}},
	{"CR",
	 "Uno llegó.\rDos se fueron.\r",
	 {"S Uno llegó.", "S Dos se fueron."}},
	{"VT and FF",
	 "Uno llegó.\vDos se fueron.\fTres más.",
	 {"S Uno llegó.", "S Dos se fueron.", "S Tres más."}},
	{"NEL",
	 "Uno llegó.\xC2\x85"
	 "Dos se fueron.",
	 {"S Uno llegó.", "S Dos se fueron."}},
	{"LS and PS",
	 "Uno llegó.\u2028Dos se fueron.\u2029Tres más.",
	 {"S Uno llegó.", "S Dos se fueron.", "S Tres más."}},
	{"what only looks like a line end",
	 "Cuesta 5\u00A0€… ¿“Uno”? ©2020.",
	 {"S Cuesta 5\u00A0€… ¿“Uno”? ©2020."}},
	{"invisible lines",
	 "Uno llegó.\n\u200B\n\uFEFF\nDos se fueron.",
	 {"S Uno llegó.", "S Dos se fueron."}},
};

static const struct sample wrapped[] = {
	{"two lines",
	 "La vieja estación abrió de nuevo\nsus puertas este domingo.\n",
	 {"S La vieja estación abrió de nuevo\nsus puertas este domingo."}},
	{"a blank line ends a paragraph",
	 "La vieja estación abrió de nuevo\nsus puertas este domingo.\n\n"
	 "Los vecinos acudieron a verla con\ncuriosidad y cámaras.",
	 {"S La vieja estación abrió de nuevo\nsus puertas este domingo.",
	  "S Los vecinos acudieron a verla con\ncuriosidad y cámaras."}},
	{"so does a short last line",
	 "La vieja estación abrió de nuevo\nsus puertas al fin.\n"
	 "Los vecinos acudieron a verla con\ncuriosidad y cámaras.",
	 {"S La vieja estación abrió de nuevo\nsus puertas al fin.",
	  "S Los vecinos acudieron a verla con\ncuriosidad y cámaras."}},
	{"and an indent",
	 "   La vieja estación abrió de nuevo\nsus puertas este domingo gris.\n"
	 "   Los vecinos acudieron a verla con\ncuriosidad y cámaras.",
	 {"S La vieja estación abrió de nuevo\nsus puertas este domingo gris.",
	  "S Los vecinos acudieron a verla con\ncuriosidad y cámaras."}},
	{"a full line that ends a sentence does not",
	 "La vieja estación abrió de nuevo\nsus puertas este domingo gris.\n"
	 "Acudieron a verla muchos vecinos\ncon curiosidad y cámaras.",
	 {"S La vieja estación abrió de nuevo\nsus puertas este domingo "
	  "gris.\nAcudieron a verla muchos vecinos\ncon curiosidad y "
	  "cámaras."}},
	{"items of a list begin a block",
	 "La vieja estación abrió de nuevo\nsus puertas este domingo gris.\n"
	 "• Acudieron a verla los vecinos\nde la villa con sus cámaras.\n"
	 "• Nadie pagó.",
	 {"S La vieja estación abrió de nuevo\nsus puertas este domingo gris.",
	  "L • Acudieron a verla los vecinos\nde la villa con sus cámaras.",
	  "L • Nadie pagó."}},
	{"a colon or semicolon ends a line as a stop does",
	 "Pidió dos cosas:\nharina de trigo;\nsal gorda.",
	 {"S Pidió dos cosas:", "S harina de trigo;", "S sal gorda."}},
	{"CRLF",
	 "La vieja estación abrió de nuevo\r\nsus puertas este domingo.\r\n",
	 {"S La vieja estación abrió de nuevo\r\nsus puertas este domingo."}},
};

static const struct sample line_by_line[] = {
	{"a long line among wrapped ones",
	 "La vieja estación abrió de nuevo sus puertas\neste domingo gris y "
	 "frío a los vecinos de la\nvilla. Acudieron a verla muchos, con "
	 "cámaras y con mucha curiosidad por lo que hay en ella desde hace "
	 "tanto tiempo, y nadie pagó nada por entrar.\nLa gerente no quiso "
	 "decir si volverá a abrir\nel año que viene.",
	 {"S La vieja estación abrió de nuevo sus puertas\neste domingo gris "
	  "y frío a los vecinos de la\nvilla. Acudieron a verla muchos, con "
	  "cámaras y con mucha curiosidad por lo que hay en ella desde hace "
	  "tanto tiempo, y nadie pagó nada por entrar.",
	  "S La gerente no quiso decir si volverá a abrir\nel año que "
	  "viene."}},
	{"a short line before a digit",
	 "La vieja estación vendió ya unas\n1.200 entradas para el domingo "
	 "gris\nque viene, según dijo ayer su jefa.",
	 {"S La vieja estación vendió ya unas\n1.200 entradas para el domingo "
	  "gris\nque viene, según dijo ayer su jefa."}},
	{"what cannot end a sentence",
	 "Lo dijo el jefe de la\nEstación.\nNadie fue.",
	 {"S Lo dijo el jefe de la\nEstación.", "S Nadie fue."}},
	{"a sentence cut once",
	 "El pleno votó.\nLa obra costó más dinero\ndel previsto.\nAna calló.\n"
	 "Luis también.\nSe fueron.\nLlovía.\nNevó.\nHeló.",
	 {"S El pleno votó.", "S La obra costó más dinero\ndel previsto.",
	  "S Ana calló.", "S Luis también.", "S Se fueron.", "S Llovía.",
	  "S Nevó.", "S Heló."}},
	{"short lines of a wrapped text",
	 "Para la cena de esta noche hacen falta unas\ncuantas cosas de la "
	 "tienda de la plaza, que\ncierra a las ocho, y también esto:\nsal\n"
	 "aceite de oliva\nharina",
	 {"S Para la cena de esta noche hacen falta unas\ncuantas cosas de la "
	  "tienda de la plaza, que\ncierra a las ocho, y también esto:",
	  "S sal", "S aceite de oliva", "S harina"}},
	{"quoted mail",
	 "> La estación abrió de nuevo\n> sus puertas.\n> > Ya era hora de\n> "
	 "> abrirla.\nNo fui.",
	 {"Q > La estación abrió de nuevo\n> sus puertas.",
	  "Q > > Ya era hora de\n> > abrirla.", "S No fui."}},
	{"a prefix alone is a blank line",
	 "> La estación abrió.\n>\n> Nadie fue.",
	 {"Q > La estación abrió.", "Q > Nadie fue."}},
	{"items go on under their text",
	 "* La estación abrió de\n  nuevo.\n* Nadie fue.",
	 {"L * La estación abrió de\n  nuevo.", "L * Nadie fue."}},
	{"numbered lines",
	 "12 La vieja estación abrió de nuevo sus\n13 puertas este domingo, "
	 "y muchos vecinos\n14 acudieron a verla.",
	 {"S 12 La vieja estación abrió de nuevo sus\n13 puertas este "
	  "domingo, y muchos vecinos\n14 acudieron a verla."}},
	{"broken words",
	 "Abrió la esta-\nción.\nCerró la esta\u2010\nción.\nVio la "
	 "esta\u00AC\nción.\nAmó la esta\u00AD\nción.",
	 {"S Abrió la esta-\nción.", "S Cerró la esta\u2010\nción.",
	  "S Vio la esta\u00AC\nción.", "S Amó la esta\u00AD\nción."}},
	{"a rule is no part of a paragraph",
	 "La vieja estación abrió de nuevo\nsus puertas este domingo gris.\n"
	 "-------------------------------\nNadie pagó nada.",
	 {"S La vieja estación abrió de nuevo\nsus puertas este domingo gris.",
	  "S -------------------------------", "S Nadie pagó nada."}},
};

static const struct sample tables[] = {
	{"tabs",
	 "Uno\tDos\nTres\tCuatro",
	 {"C Uno", "C Dos", "C Tres", "C Cuatro"}},
	{"bars",
	 "| Soria | 3 |\n|-------|---|\n| Olmos |   |",
	 {"C Soria", "C 3", "C -------", "C ---", "C Olmos"}},
	{"box lines",
	 "│ Soria │ 3 │\n│ Olmos │ 4 │",
	 {"C Soria", "C 3", "C Olmos", "C 4"}},
	{"columns of blanks",
	 "Villa      Días\nSoria         3\nOlmos        14\n\nLlovió.",
	 {"C Villa", "C Días", "C Soria", "C 3", "C Olmos", "C 14",
	  "S Llovió."}},
	{"blanks that are none",
	 "Llovió ayer.  Nevó hoy.\nHeló.  Granizó.",
	 {"S Llovió ayer.  Nevó hoy.", "S Heló.  Granizó."}},
	{"a bar between sections",
	 "Deportes | Fútbol\n\nGanó el Olmos.",
	 {"F Deportes | Fútbol", "S Ganó el Olmos."}},
};

static const struct sample subtitles[] = {
	{"SubRip",
	 "1\n00:00:01,000 --> 00:00:04,000\nHola, he llegado\nesta mañana.\n"
	 "\n2\n00:00:05,000 --> 00:00:08,000\n- ¿Y Ana?\n- No vino.\n",
	 {"S Hola, he llegado\nesta mañana.", "L - ¿Y Ana?", "L - No vino."}},
	{"WebVTT",
	 "WEBVTT\nKind: captions\n\n00:01.000 --> 00:04.000\nHola.\n\nNOTE "
	 "mirar\nesto\n\nuno\n00:05.000 --> 00:08.000 align:start\nNo vino.",
	 {"S Hola.", "S No vino."}},
	{"what is before a time without a blank line is spoken",
	 "1\n00:00:01,000 --> 00:00:04,000\nHola.\n\nAdiós.\n00:00:05,000 "
	 "--> 00:00:08,000\nNo.",
	 {"S Hola.", "S Adiós.", "S No."}},
	{"CRLF, no number",
	 "00:00:01,000 --> 00:00:04,000\r\nHola\r\n\r\n00:00:05,000 --> "
	 "00:00:08,000\r\nEl puente cerró.\r\n",
	 {"S Hola", "S El puente cerró."}},
};

static const struct sample verse[] = {
	{"lines that end in commas",
	 "Canta el río en la ribera,\nCalla el viento del pinar\nY se duerme.",
	 {"S Canta el río en la ribera,", "S Calla el viento del pinar",
	  "S Y se duerme."}},
	{"a letter",
	 "El puente cerró.\n\nUn saludo,\nAna Ruiz\n\nLlovía.",
	 {"S El puente cerró.", "S Un saludo,", "S Ana Ruiz", "S Llovía."}},
	{"a chat",
	 "[12:03] Ana: Hola, ya estoy en\n[12:04] Luis: ahora bajo\n[12:05] "
	 "Ana: vale",
	 {"S [12:03] Ana: Hola, ya estoy en", "S [12:04] Luis: ahora bajo",
	  "S [12:05] Ana: vale"}},
};

static const struct sample lists[] = {
	{"bullets",
	 "Hace falta:\n• harina\n• agua tibia\n• sal",
	 {"S Hace falta:", "L • harina", "L • agua tibia", "L • sal"}},
	{"one bullet", "* harina", {"L * harina"}},
	{"a bullet without a blank", "•harina", {"L •harina"}},
	{"numbers",
	 "1. Amasar bien.\n2) Hornear.\n19. Servir.",
	 {"L 1. Amasar bien.", "L 2) Hornear.", "L 19. Servir."}},
	{"letters",
	 "a) Amasar bien.\nb) Hornear.",
	 {"L a) Amasar bien.", "L b) Hornear."}},
	{"no numbers",
	 "1984 fue un año seco.\n3,5 grados hizo ayer.",
	 {"S 1984 fue un año seco.", "S 3,5 grados hizo ayer."}},
	{"two dashes",
	 "- Pan de centeno.\n- Queso curado.",
	 {"L - Pan de centeno.", "L - Queso curado."}},
	{"a dash behind a colon",
	 "Falta algo:\n- El pan de centeno.",
	 {"S Falta algo:", "L - El pan de centeno."}},
	{"one dash is speech",
	 "— Ya vienen los primos.\nNadie contestó nada.",
	 {"S — Ya vienen los primos.", "S Nadie contestó nada."}},
	{"a dash without a blank",
	 "—Ya vienen.\n—¿Quiénes?",
	 {"S —Ya vienen.", "S —¿Quiénes?"}},
};

static const struct sample headings[] = {
	{"above text",
	 "Las obras del puente\n\nEl puente se cerró ayer.",
	 {"H Las obras del puente", "S El puente se cerró ayer."}},
	{"between text",
	 "El puente se cerró ayer.\n\nUn plan caro\n\nLa obra cuesta mucho.",
	 {"S El puente se cerró ayer.", "H Un plan caro",
	  "S La obra cuesta mucho."}},
	{"title and byline",
	 "Las obras del puente\n\nPor Nuria Salas\n\nEl puente se cerró.",
	 {"H Las obras del puente", "F Por Nuria Salas",
	  "S El puente se cerró."}},
	{"a question",
	 "¿Qué pasó?\n\nEl puente se cerró ayer.",
	 {"H ¿Qué pasó?", "S El puente se cerró ayer."}},
	{"nothing below",
	 "El puente se cerró ayer.\n\nUn plan caro",
	 {"S El puente se cerró ayer.", "S Un plan caro"}},
	{"above a list",
	 "Ingredientes\n\n• harina de trigo",
	 {"H Ingredientes", "L • harina de trigo"}},
	{"a small letter",
	 "un plan caro\n\nEl puente se cerró ayer.",
	 {"S un plan caro", "S El puente se cerró ayer."}},
	{"a stop",
	 "Un plan caro.\n\nEl puente se cerró ayer.",
	 {"S Un plan caro.", "S El puente se cerró ayer."}},
	{"a colon",
	 "Un plan caro:\n\nEl puente se cerró ayer.",
	 {"S Un plan caro:", "S El puente se cerró ayer."}},
	{"no letters",
	 "2024\n\nEl puente se cerró ayer.",
	 {"F 2024", "S El puente se cerró ayer."}},
	{"four in a row",
	 "Uno\n\nDos\n\nTres\n\nCuatro\n\nEl puente se cerró ayer.",
	 {"H Uno", "H Dos", "H Tres", "H Cuatro",
	  "S El puente se cerró ayer."}},
	{"five in a row are none",
	 "Uno\n\nDos\n\nTres\n\nCuatro\n\nCinco\n\nEl puente se cerró ayer.",
	 {"S Uno", "S Dos", "S Tres", "S Cuatro", "S Cinco",
	  "S El puente se cerró ayer."}},
	{"too many words",
	 "Nada.\n\nUn plan que no se acaba nunca y que nadie en la villa de "
	 "Olmos de arriba entiende\n\nEl puente se cerró ayer.",
	 {"S Nada.",
	  "S Un plan que no se acaba nunca y que nadie en la villa de Olmos "
	  "de arriba entiende",
	  "S El puente se cerró ayer."}},
};

static struct article
read_text(const char *text, const char *title)
{
	struct article doc = {.text = text,
			      .n_bytes = (uint32_t)strlen(text),
			      .lexicon = language_default()};

	doc.title = title;
	if (!plain_read(&doc))
		doc.text = NULL;
	return doc;
}

static bool
is_block(const struct article *doc, size_t i, const char *expected)
{
	static const char kinds[] = "HSLPQC";
	const struct block *block = &doc->blocks.items[i];
	size_t n = strlen(expected + 2);

	return (block->is_front_matter ? 'F' : kinds[block->kind]) ==
		       *expected &&
	       block->end - block->begin == n &&
	       !memcmp(doc->text + block->begin, expected + 2, n);
}

static void
test(const char *group, const struct sample *samples, size_t n_samples)
{
	for (size_t k = 0; k < n_samples; k++) {
		struct article doc = read_text(samples[k].text, NULL);
		const char *const *blocks = samples[k].blocks;
		size_t n = 0;
		bool same = true;

		for (; n < MAX_BLOCKS && blocks[n]; n++)
			same &= n < doc.blocks.n_items &&
				is_block(&doc, n, blocks[n]);
		ok(doc.text && same && n == doc.blocks.n_items,
		   "%s: %s: %zu blocks", group, samples[k].name, n);
		for (size_t i = 0; !same && i < doc.blocks.n_items; i++)
			printf("# kind %d, [%u, %u)\n",
			       (int)doc.blocks.items[i].kind,
			       (unsigned)doc.blocks.items[i].begin,
			       (unsigned)doc.blocks.items[i].end);
		article_release(&doc);
	}
}

/* Whether N_WORDS words, N_CHARS characters long, are a heading above text. */
static bool
is_heading(bool first, size_t n_words, size_t n_chars)
{
	char text[1000] = "Llueve.\n\n";
	size_t begin = first ? 0 : strlen(text);
	struct article doc;
	bool heading;

	memset(text + begin, 'A', 1);
	memset(text + begin + 1, 'a', n_chars - 1);
	for (size_t i = 1; i < n_words; i++)
		text[begin + 2 * i] = ' ';
	strcpy(text + begin + n_chars, "\n\nEl puente se cerró ayer.");
	doc = read_text(text, "Otro título");
	heading = doc.blocks.items[!first].kind == SUMARIO_HEADING;
	article_release(&doc);
	return heading;
}

static void
test_sizes(void)
{
	ok(is_heading(false, 16, 60) && !is_heading(false, 17, 60),
	   "a heading has 16 words");
	ok(is_heading(false, 5, 120) && !is_heading(false, 5, 121),
	   "and 120 characters");
	ok(is_heading(true, 34, 100) && !is_heading(true, 35, 100),
	   "the first one has 34 words");
	ok(is_heading(true, 5, 220) && !is_heading(true, 5, 221),
	   "and 220 characters");
}

static void
test_title(void)
{
	static const char text[] = "Las obras\n\nEl puente se cerró ayer.";
	static const char body[] = "El puente se cerró ayer.\n\nNada más.";
	struct article doc = read_text(text, NULL);

	ok(doc.title && !strcmp(doc.title, "Las obras"),
	   "the first heading is the title");
	article_release(&doc);
	doc = read_text(body, NULL);
	ok(!doc.title, "no heading, no title");
	article_release(&doc);
	doc = read_text(text, "Otro título");
	ok(!strcmp(doc.title, "Otro título"), "a title that is known stays");
	article_release(&doc);
	doc = read_text(body, "El puente se cerró ayer.");
	ok(is_block(&doc, 0, "H El puente se cerró ayer.") &&
		   is_block(&doc, 1, "S Nada más."),
	   "a first block that is the title is a heading");
	article_release(&doc);
	doc = read_text(body, "El puente se cerró");
	ok(is_block(&doc, 0, "S El puente se cerró ayer."),
	   "one that only begins as the title is not");
	article_release(&doc);
}

/* A text that others follow is cut behind a paragraph that is settled. */
static void
test_parts(void)
{
	static const char text[] = "Primera obra\n\nEl puente cerró.\n\n"
				   "La grúa llegó.\n\nNadie avisó.\n\nSe fue.";
	struct article doc = {.text = text,
			      .n_bytes = sizeof(text) - 1,
			      .lexicon = language_default(),
			      .is_cut = true};

	ok(plain_read(&doc) && doc.blocks.n_items > 0 &&
		   doc.blocks.n_items < 5 &&
		   doc.n_bytes ==
			   doc.blocks.items[doc.blocks.n_items - 1].end &&
		   is_block(&doc, 0, "H Primera obra") && doc.style.known,
	   "%zu paragraphs are taken", doc.blocks.n_items);
	article_release(&doc);
	doc = (struct article){.text = "Uno\n\nDos.",
			       .n_bytes = 9,
			       .lexicon = language_default(),
			       .is_cut = true};
	ok(plain_read(&doc) && !doc.blocks.n_items && !doc.n_bytes,
	   "too little to take any");
	article_release(&doc);
}

static void
test_rest(void)
{
	static const char text[] =
		"Obras del puente\n\nEl puente viejo\ncerró.";
	static const char open[] = "Obras del puente\n\nEl puente viejo\nno";
	struct article doc = {.text = open,
			      .n_bytes = sizeof(open) - 1,
			      .lexicon = language_default(),
			      .is_rest = true,
			      .style = {.known = true}};

	ok(plain_read(&doc) && !doc.title && doc.blocks.n_items == 3,
	   "a rest has no title, and the lines of what came before");
	article_release(&doc);
	doc = (struct article){.text = text,
			       .n_bytes = sizeof(text) - 1,
			       .lexicon = language_default()};
	ok(plain_read(&doc) && doc.title && doc.blocks.n_items == 2 &&
		   doc.style.known && doc.style.wrapped &&
		   doc.style.width == 15,
	   "alone it would be read otherwise");
	article_release(&doc);
}

#define TEST(samples) \
	test(#samples, samples, sizeof(samples) / sizeof(*(samples)))

int
main(void)
{
	TEST(lines);
	TEST(wrapped);
	TEST(line_by_line);
	TEST(tables);
	TEST(subtitles);
	TEST(verse);
	TEST(lists);
	TEST(headings);
	test_sizes();
	test_title();
	test_parts();
	test_rest();
	return done_testing();
}
