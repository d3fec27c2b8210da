/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/keyword.h"

#include "sample.h"
#include "rank/keyword_feature.h"
#include "tap.h"

static const char text[] =
	"El puente viejo cerró. El puente viejo es de piedra.\n"
	"Los Puentes Viejos son caros, y esa piedra pesa. Una piedra rodó.\n";

static const struct keyword *
find(const struct document *doc, const char *word)
{
	for (size_t i = 0; i < doc->ranking->keywords.n_items; i++)
		if (!strcmp(doc->ranking->keywords.items[i].text, word))
			return &doc->ranking->keywords.items[i];
	return NULL;
}

static void
read_keywords(struct sample *article, const char *s, uint32_t n_most)
{
	*article = (struct sample){0};
	sample_read(article, s);
	if (!keyword_find(&article->doc, &article->scratch, n_most,
			  &article->doc.ranking->keywords))
		abort();
}

static void
test_scores(void)
{
	struct sample article;
	const struct keywords *keywords = &article.ranking.keywords;
	bool falling = true;

	read_keywords(&article, text, 100);
	ok(keywords->n_items > 1 && keywords->items[0].score == 1,
	   "the best has all of the score");
	for (size_t i = 1; i < keywords->n_items; i++)
		falling &= keywords->items[i].score > 0 &&
			   keywords->items[i].score <=
				   keywords->items[i - 1].score;
	ok(falling, "the others less and less");
	ok(!find(&article.doc, "El") && !find(&article.doc, "es") &&
		   !find(&article.doc, "de"),
	   "no stop word is one");
	sample_release(&article);
}

static void
test_pair(void)
{
	struct sample article;
	const struct keyword *pair;

	read_keywords(&article, text, 100);
	pair = find(&article.doc, "puente viejo");
	ok(pair == article.ranking.keywords.items,
	   "a pair, as it is written most often, is the best");
	ok(pair && pair->n_tokens == 3, "it counts however it is written");
	ok(pair && pair->n_segments == 3 && pair->segments[0] == 0 &&
		   pair->segments[1] == 1 && pair->segments[2] == 2,
	   "and is in these segments");
	ok(!find(&article.doc, "puente") && !find(&article.doc, "viejo"),
	   "its halves, which occur nowhere else, are left out");
	sample_release(&article);
}

static void
test_single(void)
{
	struct sample article;
	const struct keyword *single;

	read_keywords(&article, text, 100);
	single = find(&article.doc, "piedra");
	ok(single && single->n_tokens == 3, "a word of three places");
	ok(single && single->n_segments == 3 && single->segments[0] == 1 &&
		   single->segments[1] == 2 && single->segments[2] == 3,
	   "in three segments");
	sample_release(&article);
	read_keywords(&article, "Piedra y piedra y más piedra.", 100);
	single = find(&article.doc, "piedra");
	ok(single && single->n_tokens == 3 && single->n_segments == 1,
	   "the most frequent form stands for all; a segment counts once");
	sample_release(&article);
	read_keywords(&article, "Piedra contra piedra.", 100);
	ok(find(&article.doc, "piedra") && !find(&article.doc, "Piedra"),
	   "a capital that begins a sentence is no spelling");
	sample_release(&article);
}

/* What is between two words tells whether they are a pair. */
static void
test_no_pair(void)
{
	static const char *const samples[] = {
		"Un puente viejo.", /* once only */
		"Un puente, viejo. Un puente, viejo.",
		"Un puente  viejo. Un puente  viejo.",
		"Un puente (viejo). Un puente (viejo).",
		"Un puente más viejo. Un puente más viejo.",
		"Un puente / viejo. Un puente / viejo.",
		"Un puente. Viejo puente. Viejo.",
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		struct sample article;

		read_keywords(&article, samples[i], 100);
		ok(!find(&article.doc, "puente viejo") &&
			   find(&article.doc, "puente"),
		   "no pair in: %s", samples[i]);
		sample_release(&article);
	}
}

/* No keyword is a part of another, though it is mostly elsewhere. */
static void
test_absorbed(void)
{
	struct sample article;

	read_keywords(&article,
		      "Puente viejo y puente viejo. Un puente, dos puentes, "
		      "tres puentes, otro puente.",
		      100);
	ok(!find(&article.doc, "puente viejo") != !find(&article.doc, "puente"),
	   "a pair or its first word");
	ok(!find(&article.doc, "viejo"), "but not its second");
	sample_release(&article);
}

/* What stands around a word may say that it is none. */
static void
test_no_word(void)
{
	static const struct {
		const char *text, *word;
		bool is_word;
	} cases[] = {
		{"El puente.", "puente", true},
		{"Un «puente», dijo.", "puente", true},
		{"El té frío.", "té", true}, /* three bytes */
		{"El yo frío.", "yo", false},
		{"Ve a ejemplo.org hoy.", "ejemplo", false},
		{"Ve a ejemplo.org hoy.", "org", false},
		{"Escribe a prensa@ejemplo hoy.", "prensa", false},
		{"Escribe a prensa@ejemplo hoy.", "ejemplo", false},
		{"Abre mapa_nuevo hoy.", "mapa", false},
		{"Lo dijo la Sra. Mora ayer.", "Sra", false},
		{"Lo dijo la Sra. Mora ayer.", "Mora", true},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct sample article;

		read_keywords(&article, cases[i].text, 100);
		ok((find(&article.doc, cases[i].word) != NULL) ==
			   cases[i].is_word,
		   "%s is %s keyword of: %s", cases[i].word,
		   cases[i].is_word ? "a" : "no", cases[i].text);
		sample_release(&article);
	}
}

/* What a text has as keywords, and what it has not. */
static const struct {
	const char *text, *term;
	uint32_t n; /* 0: it is none */
} phrases[] = {
	/* what holds a phrase together */
	{"El plan de rescate. Un plan de rescate.", "plan de rescate", 2},
	{"La ley del suelo. Otra ley del suelo.", "ley del suelo", 2},
	{"La casa de los montes y la casa de los montes.", "casa de los montes",
	 2},
	{"La casa hacia los montes, la casa hacia los montes.",
	 "casa hacia los montes", 0},
	{"La casa que monte, la casa que monte.", "casa que monte", 0},
	{"La lucha contra el fuego. Otra lucha contra el fuego.",
	 "lucha contra el fuego", 2},
	{"La oferta y demanda, la oferta y demanda.", "oferta y demanda", 2},
	{"El bono-tren sube. Otro bono-tren.", "bono-tren", 2},
	{"El cambio\u00A0climático sigue. El cambio climático.",
	 "cambio climático", 2},
	{"El cambio\nclimático sigue. El cambio climático.", "cambio climático",
	 2},
	{"El cambio climático sigue.", "cambio climático", 0}, /* once */
	/* the longer one explains the shorter ones */
	{"El plan de rescate financiero. Un plan de rescate financiero.",
	 "plan de rescate financiero", 2},
	{"El plan de rescate financiero. Un plan de rescate financiero.",
	 "plan de rescate", 0},
	{"El plan de rescate financiero. Un plan de rescate financiero.",
	 "rescate financiero", 0},
	{"El plan de rescate financiero. Un plan de rescate financiero.",
	 "plan", 0},
	{"La red pública local rural nueva. Una red pública local rural nueva.",
	 "red pública local rural nueva", 2},
	{"La red pública local rural nueva fija. Una red pública local rural "
	 "nueva fija.",
	 "red pública local rural nueva fija", 0}, /* six */
	/* no verbs, adverbs, numbers, weak words */
	{"El puente cedió. El puente cedió.", "puente cedió", 0},
	{"El puente cedió. El puente cedió.", "cedió", 0},
	{"Un puente lentamente, un puente lentamente.", "puente lentamente", 0},
	{"El puente todavía. El puente todavía.", "todavía", 0},
	{"El nuevo puente, el nuevo puente.", "nuevo puente", 2},
	{"El nuevo puente, el nuevo puente.", "nuevo", 0},
	{"El reciente puente, el reciente puente.", "reciente puente", 0},
	{"El reciente puente, el reciente puente.", "puente", 2},
	{"Los siete puentes, los siete puentes.", "siete puentes", 0},
	{"Para Rivas pinta mal, Rivas pinta mal.", "Rivas pinta", 0},
	/* names, even once */
	{"Hoy vino Elena Rivas.", "Elena Rivas", 1},
	{"Elena Rivas vino.", "Elena Rivas", 1},
	{"Vino Elena.", "Elena", 1},
	{"Ayer Elena vino.", "Ayer Elena", 0},
	{"Dijo Elena que no.", "Dijo Elena", 0},
	{"Según el Banco de Obras y Puertos, no.", "Banco de Obras y Puertos",
	 1},
	{"Con Ana Ruiz y Eva Mora no.", "Ana Ruiz y Eva Mora", 0},
	{"Viven en Los Robledos. Va a Los Robledos.", "Los Robledos", 2},
	{"La Fiscalía General del Soto, la Fiscalía General del Soto.",
	 "Fiscalía General del Soto", 2},
	{"EL PUENTE VIEJO CERRADO AYER TARDE. Un puente, el puente.", "puente",
	 3},
	/* and by a part of them later */
	{"Hoy vino Elena Rivas. Luego Rivas se fue, y de Rivas nadie supo.",
	 "Elena Rivas", 3},
	{"Hoy vino Elena Rivas. Luego Rivas se fue, y de Rivas nadie supo.",
	 "Rivas", 0},
	{"Vino Elena Rivas. Con Luis Rivas. Y Rivas se fue con Rivas.",
	 "Elena Rivas", 1}, /* which one? */
	{"Jugó el Alto Soto en Soto ante Soto.", "Alto Soto", 1}, /* a place */
	{"De Soto, de Soto. Así va.\nVino Ana Soto.", "Ana Soto", 3},
	{"Así va.\nDe Soto, de Soto.\nVino Ana Soto.", "Ana Soto", 1},
	{"La Nación Libre vino. Luego Libre se fue con Libre.", "Nación Libre",
	 1},
};

static void
test_phrases(void)
{
	for (size_t i = 0; i < sizeof(phrases) / sizeof(*phrases); i++) {
		struct sample article;
		const struct keyword *keyword;

		read_keywords(&article, phrases[i].text, 100);
		keyword = find(&article.doc, phrases[i].term);
		ok((keyword ? keyword->n_tokens : 0) == phrases[i].n,
		   "text %zu has %s: %u", i, phrases[i].term,
		   (unsigned)phrases[i].n);
		sample_release(&article);
	}
}

/* Acronyms, and what they stand for; NULL: nothing. */
static const struct {
	const char *text, *term, *acronym, *expansion;
	uint32_t n, n_segments;
} acronyms[] = {
	{"La Red de Aguas (RA) abre. La RA cierra. La RA.", "RA", "RA",
	 "Red de Aguas", 4, 3},
	{"La RA (Red de Aguas) abre. La RA cierra. La RA.", "RA", "RA",
	 "Red de Aguas", 4, 3},
	{"La Red de Aguas (RA) abre.", "RA", "RA", "Red de Aguas", 2, 1},
	{"La Red de Aguas (RA) abre la Red de Aguas.", "Red de Aguas", "RA",
	 "Red de Aguas", 3, 1},
	{"El producto interior bruto (PIB) crece. Ese PIB, el PIB.", "PIB",
	 "PIB", "producto interior bruto", 4, 2},
	{"El PIB (producto interior bruto) crece.", "PIB", "PIB",
	 "producto interior bruto", 2, 1},
	{"El Programa Nacional de Obras (Pronaob) abre con Pronaob.", "Pronaob",
	 "Pronaob", "Programa Nacional de Obras", 3, 1},
	{"La Red de Aguas ( RA ) abre.", "RA", "RA", "Red de Aguas", 2, 1},
	{"La Red de Aguas (RB) abre la RB.", "RB", NULL, NULL, 2, 1},
	{"La REX (Red de Aguas, creada en mayo) abre.", "Red de Aguas", NULL,
	 NULL, 1, 1},
	{"El RDA (Red de Aguas, creada en mayo) abre.", "RDA", "RDA",
	 "Red de Aguas", 2, 1},
	{"Va Ana (Alba) con Ana.", "Ana", NULL, NULL, 2, 1},
	{"La RA (nada de nada) abre con la RA.", "nada", NULL, NULL, 0, 0},
	{"La Agencia Estatal de Ríos, AER, abre.",
	 "AER", "AER", "Agencia Estatal de Ríos", 2, 1},
	{"La Agencia Estatal de Ríos (en adelante, AER) abre.",
	 "AER", "AER", "Agencia Estatal de Ríos", 2, 1},
	{"La Agencia Estatal de Ríos (AER, por sus siglas) abre.",
	 "AER", "AER", "Agencia Estatal de Ríos", 2, 1},
	{"La Agencia Estatal de Ríos - AER - abre.",
	 "AER", "AER", "Agencia Estatal de Ríos", 2, 1},
	{"La Agencia Estatal de Ríos —AER— abre.",
	 "AER", "AER", "Agencia Estatal de Ríos", 2, 1},
	{"La AER, la Agencia Estatal de Ríos, abre.",
	 "AER", "AER", "Agencia Estatal de Ríos", 2, 1},
	{"La AER - Agencia Estatal de Ríos - abre.",
	 "AER", "AER", "Agencia Estatal de Ríos", 2, 1},
	{"Ese Boletín Oficial del Estado (BOE) abre.",
	 "BOE", "BOE", "Boletín Oficial del Estado", 2, 1},
	{"El Centro de Control y Prevención de Aguas (CCA) abre.",
	 "CCA", "CCA", "Centro de Control y Prevención de Aguas", 2, 1},
	{"La Red de Pesca, Caza, Monte y Ríos (RPCMR) abre.",
	 "RPCMR", "RPCMR", "Red de Pesca, Caza, Monte y Ríos", 2, 1},
	{"El Consejo de Ribereños Opuestos a la presa La Umbría (CROP) abre.",
	 "CROP", "CROP", "Consejo de Ribereños Opuestos a la presa La Umbría", 2, 1},
	{"La Red Castilla-Mancha (RCM) abre.",
	 "RCM", "RCM", "Red Castilla-Mancha", 2, 1},
	{"El Departamento de Seguridad Nacional (DSN) abre.", "DSN", "DSN",
	 "Departamento de Seguridad Nacional", 2, 1},
	{"La Oficina Central contra la Delincuencia (OCOD) abre.", "OCOD",
	 "OCOD", "Oficina Central contra la Delincuencia", 2, 1},
	{"Las RGT (Redes, Gremios y Talleres) abren.", "RGT", "RGT",
	 "Redes, Gremios y Talleres", 2, 1},
	{"Los Estados Unidos (EE. UU.) callan.", "EE. UU.", "EE. UU.",
	 "Estados Unidos", 2, 1},
	{"Las Fuerzas Armadas (FF. AA.) callan.", "FF. AA.", "FF. AA.",
	 "Fuerzas Armadas", 2, 1},
	{"La Agencia de Harinas y Frutas del Estado Unido (FDA) abre.", "FDA",
	 NULL, NULL, 1, 1},
	{"El Instituto Nacional de la Aeronáutica y del Sur (NASA) abre.",
	 "NASA", NULL, NULL, 1, 1},
	{"La Agencia Estatal de Ríos, EFE, abre.", "EFE", NULL, NULL, 1, 1},
	{"El director Luis Prado (EFE) abre.", "EFE", NULL, NULL, 1, 1},
	{"La Red Americana de Aguas (AWA, en inglés) abre.", "AWA", NULL, NULL, 1, 1},
	{"La agencia estatal de ríos, AER, abre.", "AER", NULL, NULL, 1, 1},
};

static bool
is_same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static void
test_acronyms(void)
{
	for (size_t i = 0; i < sizeof(acronyms) / sizeof(*acronyms); i++) {
		struct sample article;
		const struct keyword *keyword;

		read_keywords(&article, acronyms[i].text, 100);
		keyword = find(&article.doc, acronyms[i].term);
		ok((keyword ? keyword->n_tokens : 0) == acronyms[i].n &&
			   (!keyword ||
			    (keyword->n_segments == acronyms[i].n_segments &&
			     is_same(keyword->acronym, acronyms[i].acronym) &&
			     is_same(keyword->expansion,
				     acronyms[i].expansion))),
		   "%s in: %s", acronyms[i].term, acronyms[i].text);
		if (acronyms[i].acronym)
			ok(!find(&article.doc, acronyms[i].acronym) ||
				   !find(&article.doc, acronyms[i].expansion),
			   "its other form is none");
		sample_release(&article);
	}
}

/* What no list of keywords may have, each kind in five ways. */
static const struct {
	const char *text, *term;
} faults[] = {
	/* numbers of laws and the like */
	{"La ley Nº 3, el decreto Nº 4 y la orden Nº 5.", "Nº"},
	{"La ley nº 3, el decreto nº 4 y la orden nº 5.", "nº"},
	{"El piso 1º, el piso 2º y el piso 1º.", "1º"},
	{"El art.º 3 y el art.º 4 de la ley.", "art.º"},
	{"La 2ª planta y la 2ª puerta.", "2ª"},
	/* auxiliaries and other forms of frequent verbs */
	{"Tú has dicho que no has ido, y has vuelto.", "has"},
	{"Hemos visto que hemos ganado y hemos vuelto.", "hemos"},
	{"Soy alcalde, soy vecino, soy abuelo.", "soy"},
	{"Tienes razón, tienes tiempo, tienes prisa.", "tienes"},
	{"Vamos a la presa, vamos al río, vamos al monte.", "vamos"},
	/* accents that are left out */
	{"Segun el acta, segun la ley, segun el alcalde.", "segun"},
	{"Tambien llueve, tambien nieva, tambien truena.", "tambien"},
	{"Mañana habra lluvia, habra viento y habra nieve.", "habra"},
	{"El río todavia baja y todavia crece.", "todavia"},
	{"Ademas del agua, ademas del barro.", "ademas"},
	/* addresses and file names */
	{"Escribe a prensa@villar.example hoy, a prensa@villar.example.",
	 "villar"},
	{"Mira en www.villar.example y en www.villar.example.", "www"},
	{"Mira en https://villar.example/agua y en https://villar.example/sol.",
	 "https"},
	{"Baja acta_pleno.pdf, luego acta_pleno.pdf.", "acta"},
	{"La cuenta @embalsesur dice, y @embalsesur calla.", "embalsesur"},
	/* verbs, in whatever case */
	{"DEJARÁ DE FUNCIONAR LA PRESA VIEJA\nLa presa dejará de funcionar. "
	 "Dejará de funcionar hoy.",
	 "dejará de funcionar"},
	{"CERRARON LA PRESA VIEJA HOY\nCerraron la presa. Cerraron hoy.",
	 "cerraron"},
	{"Quieren retirar agua, retirar barro y retirar piedras.", "retirar"},
	{"Los que participan, si participan, participan poco.", "participan"},
	{"Van a abrirlo, a abrirlo ya, a abrirlo hoy.", "abrirlo"},
	/* words in capitals that are no names */
	{"El alcalde dijo que NO, que NO y que NO.", "NO"},
	{"Dicen que SÍ, que SÍ y que SÍ.", "SÍ"},
	{"Lo quieren YA, lo quieren YA.", "YA"},
	{"CIERRA EL PUENTE VIEJO HOY\nEl puente viejo cierra. El puente viejo.",
	 "PUENTE VIEJO"},
	{"La cifra es de NUMBER euros, de NUMBER litros.", "NUMBER"},
};

static void
test_faults(void)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		struct sample article;

		read_keywords(&article, faults[i].text, 100);
		ok(!find(&article.doc, faults[i].term), "%s is none in: %s",
		   faults[i].term, faults[i].text);
		sample_release(&article);
	}
}

/* How keywords are written. */
static const struct {
	const char *text, *term;
} spellings[] = {
	{"CIERRA EL PUENTE VIEJO HOY\nEl puente viejo cierra. El puente viejo.",
	 "puente viejo"},
	{"CAUDAL MÍNIMO EN TODA LA CUENCA\nEl caudal mínimo baja.",
	 "caudal mínimo"},
	{"Embalses llenos. Embalses llenos. Embalses llenos.",
	 "embalses llenos"},
	{"El plan \"agua\" sube. Un plan \"agua\".", "plan agua"},
	{"En EE.UU. llueve. Los EE.UU. lo saben.", "EE.UU."},
	{"Vino Elena Rivas. La obra de Rivas crece.", "Elena Rivas"},
	{"El Plan Hidrológico 2030 sube. El Plan Hidrológico 2030 baja.",
	 "Plan Hidrológico 2030"},
	{"Compró un iPluvio. El iPluvio mide.", "iPluvio"},
};

static void
test_spellings(void)
{
	for (size_t i = 0; i < sizeof(spellings) / sizeof(*spellings); i++) {
		struct sample article;

		read_keywords(&article, spellings[i].text, 100);
		ok(find(&article.doc, spellings[i].term), "%s in: %s",
		   spellings[i].term, spellings[i].text);
		sample_release(&article);
	}
}

/* No word of a keyword's parts is another keyword. */
static void
test_nesting(void)
{
	static const char *const samples[] = {
		"El plan de aguas. El plan de aguas. El plan. El plan. Plan.",
		"Vino Ana Soto Vega. Ana Soto habló. Con Ana Soto Vega.",
		"La Red de Aguas (RA) abre. La RA del Soto. La RA del Soto.",
		("El caudal mínimo del río. El caudal mínimo. El caudal del "
		 "río."),
		"Presa vieja de Villar. Presa vieja de Villar. Presa vieja.",
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		struct sample article;
		const struct keywords *keywords = &article.ranking.keywords;
		size_t n_nested = 0;

		read_keywords(&article, samples[i], 100);
		for (size_t k = 0; k < keywords->n_items; k++)
			for (size_t m = 0; m < keywords->n_items; m++)
				n_nested += k != m &&
					    strstr(keywords->items[k].text,
						   keywords->items[m].text);
		ok(keywords->n_items && !n_nested, "nothing nested in: %s",
		   samples[i]);
		sample_release(&article);
	}
}

/* The compiled table has the features where the program looks for them. */
static void
test_weights(void)
{
	const struct lexicon_table *table = language_default()->keywords;
	bool in_place = table->n_entries ==
			KEYWORD_N_FEATURES + KEYWORD_N_QUICK;

	for (size_t k = 0; in_place && k < KEYWORD_N_FEATURES; k++) {
		size_t at = k + (k < KEYWORD_rank_count ? 0 : KEYWORD_N_QUICK);

		in_place = !strcmp(table->pool + table->entries[at].offset,
				   keyword_feature_names[k]);
	}
	for (size_t k = 0; in_place && k < KEYWORD_N_QUICK; k++)
		in_place = !strcmp(
			table->pool +
				table->entries[KEYWORD_rank_count + k].offset,
			keyword_quick_names[k]);
	ok(in_place, "the weights are in the order of the features");
}

/* Reads another text into an article that has been read into before. */
static void
read_next(struct sample *article, const char *s, const struct language *lexicon)
{
	vocabulary_release(&article->vocabulary);
	article->vocabulary = (struct vocabulary){0};
	sample_read(article, s);
	article->doc.article.lexicon = lexicon;
	if (!keyword_find(&article->doc, &article->scratch, 100,
			  &article->doc.ranking->keywords))
		abort();
}

static bool
has_same_keywords(const struct keywords *a, const struct keywords *b)
{
	bool same = a->n_items == b->n_items;

	for (size_t i = 0; same && i < a->n_items; i++)
		same = !strcmp(a->items[i].text, b->items[i].text) &&
		       a->items[i].score == b->items[i].score &&
		       a->items[i].n_tokens == b->items[i].n_tokens;
	return same;
}

/* Nothing of an article or a lexicon is left for the next one. */
static void
test_again(void)
{
	static const char other[] =
		"El BPR pagó. El Banco Popular del Río (BPR) cerró en Rivalta. "
		"Según Ana Ruiz, la Ana Ruiz de Rivalta, el banco cerró.\n";
	static const char never[] = "La actualidad manda. La actualidad pesa. "
				    "Una actualidad rota no es actualidad.\n";
	struct language lexicon = *language_default();
	struct sample once, again;
	const struct keywords *keywords = &again.ranking.keywords;
	bool all_best = true;

	read_keywords(&once, text, 100);
	read_keywords(&again, other, 100);
	read_next(&again, text, language_default());
	ok(has_same_keywords(&once.doc.ranking->keywords, keywords),
	   "a second article");
	read_next(&again, "", language_default());
	read_next(&again, text, language_default());
	ok(has_same_keywords(&once.doc.ranking->keywords, keywords),
	   "after none");
	sample_release(&once);
	read_keywords(&once, other, 100);
	read_next(&again, other, language_default());
	ok(has_same_keywords(&once.doc.ranking->keywords, keywords),
	   "the other one");
	sample_release(&once);

	read_next(&again, never, &lexicon);
	ok(!find(&again.doc, "actualidad"), "the list says never");
	lexicon.phrases = language_default()->months;
	lexicon.version++;
	read_next(&again, never, &lexicon);
	ok(find(&again.doc, "actualidad"), "another list does not");
	lexicon.keywords = language_default()->months;
	lexicon.version++;
	read_next(&again, text, &lexicon);
	for (size_t i = 0; i < keywords->n_items; i++)
		all_best &= keywords->items[i].score == 1;
	ok(keywords->n_items > 1 && all_best, "no weights: all are as good");
	sample_release(&again);
}

static void
test_nothing(void)
{
	struct sample article;

	read_keywords(&article, "", 10);
	ok(!article.ranking.keywords.n_items, "nothing has none");
	sample_release(&article);
	read_keywords(&article, "De la que no.", 10);
	ok(!article.ranking.keywords.n_items, "nor have stop words");
	sample_release(&article);
}

/* Many words, each a time more than the one before: a heap sorts them. */
static void
test_many(void)
{
	static char many[80 * 80 * 8];
	struct sample article;
	const struct keywords *keywords = &article.ranking.keywords;
	bool sorted = true;
	size_t n = 0, n_tokens = 0;

	for (int i = 0; i < 60; i++)
		for (int k = 0; k <= i; k++)
			n += (size_t)snprintf(many + n, sizeof(many) - n,
					      "xz%c%cq, ", 'a' + i * 7 % 20,
					      'a' + i / 20);
	read_keywords(&article, many, 100);
	for (size_t i = 0; i < keywords->n_items; i++) {
		n_tokens += keywords->items[i].n_tokens;
		sorted &= !i || keywords->items[i].score <=
					keywords->items[i - 1].score;
	}
	/* of a long text a word that occurs once is none */
	ok(keywords->n_items == 59 && n_tokens == 60 * 61 / 2 - 1 && sorted,
	   "all words by score: %zu", keywords->n_items);
	sample_release(&article);
}

static void
test_most(void)
{
	struct sample article, all;

	read_keywords(&all, text, UINT32_MAX);
	for (uint32_t n = 0; n <= 3; n++) {
		bool same = true;

		read_keywords(&article, text, n);
		for (size_t i = 0; i < article.ranking.keywords.n_items; i++)
			same &= !strcmp(
				article.ranking.keywords.items[i].text,
				all.doc.ranking->keywords.items[i].text);
		ok(article.ranking.keywords.n_items == n && same, "the best %u",
		   (unsigned)n);
		sample_release(&article);
	}
	sample_release(&all);
}

int
main(void)
{
	test_scores();
	test_pair();
	test_single();
	test_no_pair();
	test_absorbed();
	test_no_word();
	test_phrases();
	test_acronyms();
	test_faults();
	test_spellings();
	test_nesting();
	test_weights();
	test_again();
	test_nothing();
	test_many();
	test_most();
	return done_testing();
}
