/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "split/detect.h"

#include "sample.h"
#include "tap.h"
#include "text/fold.h"
#include "text/gram.h"

static const struct {
	const char *tag, *text;
} snippets[] = {
	{"es", "El ayuntamiento anunció ayer que la biblioteca del barrio "
	       "abrirá también los domingos, porque muchos vecinos no pueden "
	       "ir entre semana. Según el concejal, el coste será pequeño y "
	       "los libros se podrán devolver en cualquier parada."},
	{"es", "¿Quién dijo que ya no hay lobos en la sierra? Los pastores "
	       "los oyen cuando baja el sol, pero nadie les cree."},
	{"en", "The council said yesterday that the library would also be "
	       "open on Sundays, because many of the neighbours cannot go "
	       "during the week. It will cost very little, he added."},
	{"pt", "A câmara anunciou ontem que a biblioteca do bairro também vai "
	       "abrir aos domingos, porque muitos vizinhos não podem ir "
	       "durante a semana. Segundo o vereador, isso custará pouco e "
	       "os livros já estão lá."},
	{"ca", "L'ajuntament va anunciar ahir que la biblioteca del barri "
	       "també obrirà els diumenges, perquè molts veïns no hi poden "
	       "anar entre setmana. Segons el regidor, això costarà poc i "
	       "els llibres són per a tothom."},
	{"gl", "O concello anunciou onte que a biblioteca do barrio tamén "
	       "abrirá os domingos, porque moitos veciños non poden ir "
	       "durante a semana. Segundo o concelleiro, iso custará pouco "
	       "e os libros xa están alí; nin unha persoa máis falou."},
	{"fr", "La mairie a annoncé hier que la bibliothèque du quartier "
	       "sera aussi ouverte le dimanche, parce que beaucoup de gens "
	       "ne peuvent pas y aller pendant la semaine. Selon elle, "
	       "cela ne coûtera presque rien."},
	{"und", "Lorem ipsum dolor sit amet consectetur adipiscing elit sed "
		"eiusmod tempor incididunt labore dolore magna aliqua."},
	{"und", "Вчера городской совет объявил, что районная библиотека "
		"будет работать по воскресеньям, потому что многие соседи "
		"не могут приходить туда среди недели."},
};

static void
test_snippets(void)
{
	for (size_t i = 0; i < sizeof(snippets) / sizeof(*snippets); i++) {
		struct sample article = {0};

		sample_read(&article, snippets[i].text);
		ok(!strcmp(article.doc.language, snippets[i].tag) &&
			   article.doc.language_confidence > 0.5 &&
			   article.doc.language_confidence <= 1,
		   "%s, %.2f: %.40s", article.doc.language,
		   article.doc.language_confidence, snippets[i].text);
		sample_release(&article);
	}
}

/*
 * Neighbours of Spanish and others that are not told; two of them no list has.
 */
static const struct {
	const char *name, *text;
} neighbours[] = {
	{"Occitan", "Lo cònsol diguèt ièr que lo pont vièlh serà barrat "
		    "pendent tres meses per las òbras de la ribièra, e que "
		    "los vesins poiràn passar pel pont nòu qu'es mai aval."},
	{"Esperanto", "La urbestro diris hieraŭ ke la malnova ponto estos "
		      "fermita dum tri monatoj pro la laboroj, kaj la "
		      "najbaroj povos transiri per la nova ponto."},
	{"Asturian", "L'alcalde dixo ayeri que la ponte vieya va tar zarrada "
		     "tres meses poles obres de la ribera, y que los vecinos "
		     "van poder pasar pela ponte nueva, que ta más abaxo."},
	{"Aragonese", "L'alcalde dició ahiere que o puent viello será zarrato "
		      "tres meses por as obras d'a ribera, y que os vecins "
		      "podrán pasar por o puent nuevo que ye més abaixo."},
	{"Ladino", "El rey disho ayer ke la puente vieja estara serrada tres "
		   "mezes por los lavoros de la rivera, i ke los vezinos "
		   "podran pasar por la puente mueva, ke esta mas abasho."},
	{"Latin", "Magistratus heri dixit pontem veterem tres menses clausum "
		  "fore propter opera in ripa facta; cives autem per novum "
		  "pontem transire poterunt, qui infra situs est."},
	{"Interlingua", "Le maire diceva heri que le ponte vetule essera "
			"claudite durante tres menses pro le labores del "
			"riparia, e que le vicinos potera passar per le ponte "
			"nove."},
	{"Venetian", "El sindaco el ga dito jeri che el ponte vecio el restarà "
		     "sarà par tre mesi par i laori de la riva, e che la "
		     "zente la podarà passar par el ponte novo."},
	{"Friulian", "Il sindic al à dit îr che il puint vieri al restarà "
		     "sierât par trê mês pai lavôrs de rive, e che i vicins a "
		     "podaran passâ pal puint gnûf."},
	{"Haitian", "Majistra a te di yè ke vye pon an ap rete fèmen pandan "
		    "twa mwa pou travay yo, epi vwazen yo ap kapab pase sou "
		    "nouvo pon an ki pi ba a."},
	{"Papiamento", "Alkalde a bisa ayera ku e brug bieu lo keda será tres "
		       "luna pa motibu di e trabounan na kanto di riu, i ku e "
		       "bisiñanan por pasa riba e brug nobo."},
	{"Dutch", "De burgemeester zei gisteren dat de oude brug drie maanden "
		  "dicht blijft wegens het werk aan de oever, en dat de buren "
		  "over de nieuwe brug kunnen lopen."},
	{"Tagalog", "Sinabi ng alkalde kahapon na isasara ang lumang tulay "
		    "nang tatlong buwan dahil sa mga gawain sa pampang, at "
		    "makakadaan ang mga kapitbahay sa bagong tulay."},
	{"Guarani", "Mburuvicha he'i kuehe pe puente tuja oñemboty hague "
		    "mbohapy jasy rembiapo rehe ysyry rembe'ýpe, ha umi óga "
		    "ypýpe oikóva ohasakuaa puente pyahúre."},
	{"Quechua", "Qayna p'unchaw kamachikuqmi nirqan mawk'a chaka kimsa "
		    "killa wisq'asqa kananta mayu pata llamk'aykuna rayku, "
		    "ayllukunataq musuq chakanta pasankuman."},
};

static void
test_neighbours(void)
{
	for (size_t i = 0; i < sizeof(neighbours) / sizeof(*neighbours); i++) {
		struct sample article = {0};

		sample_read(&article, neighbours[i].text);
		ok(!strcmp(article.doc.language, "und"), "%s is none: %s",
		   neighbours[i].name, article.doc.language);
		sample_release(&article);
	}
}

/* Headlines of 40 to 60 letters. */
static const struct {
	const char *tag, *text;
} headlines[] = {
	{"ca", "La policia deté tres persones de Vilanova per robatori"},
	{"gl", "A policía detén tres persoas en Vilanova por un roubo"},
	{"pt", "A polícia prende três pessoas em Vila Nova por roubo"},
	{"it", "La polizia ferma tre persone a Villanova per un furto"},
	{"eu", "Ertzaintzak hiru lagun atxilotu ditu Iruñean lapurretagatik"},
	{"ro", "Poliția a reținut trei persoane la Cluj pentru furt"},
	{"es", "La policía detiene a tres personas en Vilanova por robo"},
	{"es", "LA POLICIA DETIENE A TRES PERSONAS POR UN ROBO EN VILANOVA"},
	{"und", "De burgemeester opende de nieuwe brug de vorige week"},
};

static void
test_headlines(void)
{
	for (size_t i = 0; i < sizeof(headlines) / sizeof(*headlines); i++) {
		struct sample article = {0};

		sample_read(&article, headlines[i].text);
		ok(!strcmp(article.doc.language, headlines[i].tag), "%s: %s",
		   article.doc.language, headlines[i].text);
		sample_release(&article);
	}
}

static void
test_add(void)
{
	uint32_t row = gram_find_word("que", 3);
	struct detect_sum sum = {0};

	ok(!strcmp(gram_known[0], language_default()->tag),
	   "the default language is the first");
	ok(row && !gram_find_word("puente", 6), "frequent words have a row");
	detect_add(&sum, row, false);
	detect_add(&sum, 0, false);
	detect_add(&sum, row, true);
	ok(sum.n_words == 2 && sum.n_listed == 1,
	   "what has digits is no word of a language");
	ok(sum.scores[0] == gram_weights[row][0] &&
		   sum.scores[7] == gram_weights[row][7],
	   "each language has its weight");
	for (int i = 0; i < 100000; i++)
		detect_add(&sum, row, false);
	ok(sum.n_words == 100002 && sum.n_listed == DETECT_MAX_LISTED &&
		   sum.scores[0] ==
			   DETECT_MAX_LISTED * gram_weights[row][0],
	   "a long segment overflows nothing");
}

static void
test_letters(void)
{
	int32_t straight[GRAM_STRIDE] = {0}, curved[GRAM_STRIDE] = {0};
	int32_t listed[GRAM_STRIDE] = {0};
	char longest[FOLD_MAX_WORD];
	bool same = true;
	uint32_t row = gram_find_word("que", 3);

	gram_add_word(straight, "qu'aval", 7);
	gram_add_word(curved, "qu\xE2\x80\x99"
			      "aval",
		      9);
	ok(!memcmp(straight, curved, sizeof(straight)) && straight[4],
	   "apostrophes are alike");
	gram_add_word(listed, "que", 3);
	for (unsigned k = 0; k < gram_n_models(); k++)
		same &= listed[k] == gram_weights[row][k];
	ok(same, "a frequent word counts as such only");
	memset(longest, 'e', sizeof(longest));
	gram_add_word(listed, longest, sizeof(longest));
	ok(listed[0] < 26 * 4 * 120, "a long word has an end");
}

static void
test_choice(void)
{
	struct sample none = {0}, name = {0}, half = {0}, two = {0};

	sample_read(&none, "12 345 — 2026");
	ok(!strcmp(none.doc.language, "und") &&
		   none.doc.language_confidence == 0,
	   "without words nothing is known");
	sample_read(&name, "Xq Zwj");
	ok(!strcmp(name.doc.language, "und") ||
		   name.doc.language_confidence < 0.7,
	   "letters that no language has say little: %s %.2f",
	   name.doc.language, name.doc.language_confidence);
	sample_read(&two, "Casa nova");
	ok(two.doc.language_confidence < 0.5,
	   "two words of several languages are not sure: %s %.2f",
	   two.doc.language, two.doc.language_confidence);
	sample_read(&half,
		    "El puente viejo se cierra durante tres meses por las "
		    "obras de la ribera, según dijo ayer el alcalde. Els "
		    "veïns podran creuar pel pont nou, que és més avall, fins "
		    "que s'acabin les obres al mes de maig.");
	ok(half.doc.language_confidence < 0.7,
	   "one that is half in another language is not sure: %s %.2f",
	   half.doc.language, half.doc.language_confidence);
	sample_release(&none);
	sample_release(&name);
	sample_release(&half);
	sample_release(&two);
}

static void
test_parts(void)
{
	static const char text[] =
		"El alcalde anunció ayer que el puente viejo se cierra durante "
		"tres meses por las obras de la ribera.\n\n"
		"The bridge was built in the last century and it has been "
		"repaired many times since then.\n\n"
		"Los vecinos podrán cruzar por el puente nuevo, que está más "
		"abajo, hasta que acaben las obras.\n\n"
		"«The people who live near the river remember the last flood», "
		"decía. El plazo acaba en mayo, si no llueve mucho.";
	struct sample mixed = {0}, one = {0};
	const struct language_part *parts;
	const uint32_t *blocks;

	sample_read(&mixed, text);
	parts = mixed.doc.parts.items;
	blocks = mixed.doc.part_blocks.items;
	ok(!strcmp(mixed.doc.language, "es") && mixed.doc.parts.n_items == 2 &&
		   !strcmp(parts[0].tag, "es") && !strcmp(parts[1].tag, "en"),
	   "the article's own language comes first");
	ok(parts[0].n_words + parts[1].n_words == mixed.doc.n_words &&
		   parts[1].n_words > 15,
	   "each word is in one");
	ok(parts[1].n_places && blocks[parts[1].first_place] == 1 &&
		   blocks[parts[0].first_place] == 0 &&
		   blocks[parts[0].first_place + 1] == 2,
	   "with the paragraphs");
	ok(detect_is_foreign(&mixed.doc, &mixed.doc.segments.items[1]) &&
		   !detect_is_foreign(&mixed.doc, &mixed.doc.segments.items[0]),
	   "a foreign sentence is known");
	sample_read(&one, "El puente viejo se cierra por las obras. Los "
			  "vecinos podrán cruzar por el nuevo.\n\nEl plazo "
			  "acaba en mayo, dijo el alcalde.");
	ok(!one.doc.parts.n_items, "an article in one language has no parts");
	sample_release(&mixed);
	sample_release(&one);
}

static const char *
guess(const char *s)
{
	return detect_guess(s, 0, strlen(s))->tag;
}

static void
test_guess(void)
{
	static const char portuguese[] =
		"A obra da ponte não foi aprovada pelo município, mas os "
		"moradores "
		"já têm uma solução para o problema: eles vão pagar a conta "
		"com a "
		"ajuda da igreja e de uma empresa que também fica no bairro.";
	static const char spanish[] =
		"La obra del puente no fue aprobada por el municipio, pero los "
		"vecinos ya tienen una solución para el problema: van a pagar "
		"la "
		"cuenta con la ayuda de la iglesia y de una empresa del "
		"barrio.";
	static const char french[] =
		"Le pont que la ville voulait construire sur la rivière ne "
		"sera "
		"pas fini cette année, mais les habitants ont déjà une "
		"solution "
		"pour les travaux qui sont en cours dans les autres rues.";
	static const char upper[] =
		"OS MORADORES NÃO TÊM UMA SOLUÇÃO PARA A PONTE, MAS ELES VÃO "
		"PAGAR "
		"A CONTA COM A AJUDA DA IGREJA E DE UMA EMPRESA QUE TAMBÉM "
		"FICA NO "
		"BAIRRO, DISSE O PREFEITO AOS JORNAIS DA CIDADE.";

	ok(!strcmp(guess(portuguese), "pt") && !strcmp(guess(upper), "pt"),
	   "Portuguese, in capitals, too");
	ok(!strcmp(guess(spanish), "es"), "Spanish");
	ok(!strcmp(guess(french), "es"), "a language without lists");
	ok(!strcmp(guess("Não há uma ponte, mas eles vão."), "es") &&
		   !strcmp(guess(""), "es"),
	   "of few characters little can be said");
	ok(!strcmp(detect_guess(portuguese, 0, 149)->tag, "es"),
	   "what is after the end is not looked at");
}

int
main(void)
{
	test_guess();
	test_snippets();
	test_neighbours();
	test_headlines();
	test_add();
	test_letters();
	test_parts();
	test_choice();
	return done_testing();
}
