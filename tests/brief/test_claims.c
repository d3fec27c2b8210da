/* SPDX-License-Identifier: MIT */
/* Two events of one pattern, and two versions of one event. */
#include <config.h>

#include "brief/claims.h"

#include "articles.h"
#include "unit/tap.h"

static struct sumario_document *doc;

struct sample {
	const char *a, *b;
	bool pattern, copy;
};

/* clang-format off */
static const struct sample samples[] = {
	/* The same text. */
	{"Un sismo de magnitud 5,1 se registró el 3 de marzo en la región Villar. "
	 "No hay daños. Se pide a los vecinos que mantengan la calma en casa.",
	 "Un sismo de magnitud 5,1 se registró el 3 de marzo en la región Villar. "
	 "No hay daños. Se pide a los vecinos que mantengan la calma en casa.",
	 false, true},
	/* Another day, another place. */
	{"Un sismo de magnitud 5,1 se registró el 3 de marzo en la región Villar. "
	 "No hay daños. Se pide a los vecinos que mantengan la calma en casa.",
	 "Un sismo de magnitud 6,4 se registró el 20 de julio en la región Soria. "
	 "No hay daños. Se pide a los vecinos que mantengan la calma en casa.",
	 true, false},
	{"La temperatura en Villar llegará este lunes a 31 grados, con vientos de "
	 "hasta 40 kilómetros por hora, según el servicio de meteorología.",
	 "La temperatura en Arcos llegará este jueves a 12 grados, con vientos de "
	 "hasta 60 kilómetros por hora, según el servicio de meteorología.",
	 true, false},
	{"El gordo de la lotería, el 12.345, cae en Villar y reparte 4 millones "
	 "entre los vecinos que compraron el número en el bar de la plaza.",
	 "El gordo de la lotería, el 98.701, cae en Arcos y reparte 9 millones "
	 "entre los vecinos que compraron el número en el bar de la plaza.",
	 true, false},
	/* Names of several words are one, with what joins them. */
	{"El alcalde de Villar de la Ribera abrió con Luis Gil el puente nuevo del "
	 "río junto a decenas de vecinos y a la banda municipal de música.",
	 "El alcalde de Soto de la Vega abrió con Juan Mir el puente nuevo del "
	 "río junto a decenas de vecinos y a la banda municipal de música.",
	 true, false},
	/* One figure has been brought up to date. */
	{"El derrumbe de la mina de Villar dejó dos muertos y obligó a cerrar la "
	 "carretera del puerto durante toda la tarde de ayer, según los bomberos.",
	 "El derrumbe de la mina de Villar dejó nueve muertos y obligó a cerrar la "
	 "carretera del puerto durante toda la tarde de ayer, según los bomberos.",
	 false, true},
	/* One denies what the other one says. */
	{"La ministra Ana Gil se presentará este martes ante la fiscal por el caso "
	 "de los barcos hundidos en la bahía, según dijo ayer su abogado.",
	 "La ministra Ana Gil no se presentó este martes ante la fiscal por el caso "
	 "de los barcos hundidos en la bahía, según dijo ayer su abogado.",
	 false, false},
	/* They share an end, but not the beginning. */
	{"La fiscal pidió ayer diez años para el dueño de las naves del puerto "
	 "viejo, que compró hace tiempo un pesquero, vendió dos remolcadores, abrió "
	 "un taller junto al faro, contrató marineros jóvenes, pagó tarde las "
	 "nóminas, discutió con la cofradía, perdió clientes, cerró el taller, "
	 "pidió créditos, dejó deudas enormes y huyó. Los barcos se hundieron en la bahía hace un año con toda la carga "
	 "de aceite y nadie avisó a los pescadores de la costa durante una semana.",
	 "Un velero francés encontró restos de madera y latas oxidadas cerca del "
	 "cabo norte, avisó por radio, fotografió las tablas pintadas, recogió una "
	 "boya amarilla, midió corrientes, esperó la patrulla, entregó muestras, "
	 "declaró ante un cabo, firmó papeles, cenó en tierra y zarpó temprano. "
	 "Los barcos se hundieron en la bahía hace un año con toda la carga "
	 "de aceite y nadie avisó a los pescadores de la costa durante una semana.",
	 false, false},
	{"", "", false, false},
	{"12", "34", false, false},
};
/* clang-format on */

static void
test_sample(const struct sample *sample)
{
	struct brief brief = {.sketches.seed = hash_seed()};
	struct claims a, b;

	add_article(&brief, doc, "a", sample->a);
	add_article(&brief, doc, "b", sample->b);
	a = sketch_claims(&brief.sketches, &brief.sketches.articles.items[0]);
	b = sketch_claims(&brief.sketches, &brief.sketches.articles.items[1]);
	ok(claims_are_pattern(&a, &b) == sample->pattern &&
		   claims_are_pattern(&b, &a) == sample->pattern,
	   "%s pattern: %.40s", sample->pattern ? "one" : "no", sample->b);
	ok((claims_find_shared(&a, &b) >= 0.5) == sample->copy &&
		   (claims_find_shared(&b, &a) >= 0.5) == sample->copy,
	   "%s: %.40s", sample->copy ? "a copy" : "no copy", sample->b);
	brief_release(&brief);
}

/* Of a long article a part of the runs is kept, and it is enough. */
static void
test_long(void)
{
	static char text[100000];
	struct brief brief = {.sketches.seed = hash_seed()};
	struct claims a, b;
	double shared;

	random_article(text, 300, 1, 3000, 0);
	add_article(&brief, doc, "a", text);
	text[strlen(text) / 2] = '\0';
	add_article(&brief, doc, "b", text);
	a = sketch_claims(&brief.sketches, &brief.sketches.articles.items[0]);
	b = sketch_claims(&brief.sketches, &brief.sketches.articles.items[1]);
	shared = claims_find_shared(&a, &b);
	ok(a.n_runs == CLAIMS_MAX_RUNS && shared > 0.95,
	   "half of a long article is in it (%.2f)", shared);
	brief_release(&brief);
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		return 99;
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++)
		test_sample(&samples[i]);
	test_long();
	sumario_document_free(doc);
	return done_testing();
}
