/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "split/detect.h"

#include "sample.h"
#include "tap.h"

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

static void
test_count(void)
{
	struct detect_count count = {0};

	detect_add(&count, 1u << 0 | 1u << 3, false);
	detect_add(&count, 1u << 3, false);
	detect_add(&count, 0, false);
	detect_add(&count, 0, true);
	ok(count.n_words == 3, "what has digits is no word of a language");
	ok(count.n_hits[0] == 1 && count.n_hits[3] == 2 && !count.n_hits[1],
	   "each language that uses it is counted");
	detect_add(&count, 1u << (LANGUAGE_MAX_KNOWN - 1), false);
	ok(count.n_hits[LANGUAGE_MAX_KNOWN - 1] == 1, "also the last");
	for (int i = 0; i < 100000; i++)
		detect_add(&count, (1u << LANGUAGE_MAX_KNOWN) - 1, false);
	ok(count.n_hits[0] == 100001 && count.n_hits[1] == 100000 &&
		   count.n_hits[LANGUAGE_MAX_KNOWN - 1] == 100001,
	   "as many as there are");
}

static void
test_choice(void)
{
	struct detect_count count = {0};
	double none, even, sure;

	ok(!strcmp(detect_choose(&count, &none), "und") && none == 0,
	   "without words nothing is known");
	count.n_words = 100;
	count.n_hits[0] = count.n_hits[3] = 60;
	ok(!strcmp(detect_choose(&count, &even), "es") && even > 0.4 &&
		   even <= 0.5,
	   "the first of two alike, with half the confidence: %.3f", even);
	count.n_hits[3] = 20;
	ok(!strcmp(detect_choose(&count, &sure), "es") && sure > 0.99 &&
		   sure <= 1,
	   "one alone is sure: %.3f", sure);
	count.n_words = 1000000;
	count.n_hits[0] = 900000;
	ok(!strcmp(detect_choose(&count, &sure), "es") && sure <= 1,
	   "a long text overflows nothing");
	count.n_hits[0] = 1000;
	ok(!strcmp(detect_choose(&count, &sure), "und"),
	   "a word in a thousand is not enough");
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
	test_count();
	test_choice();
	return done_testing();
}
