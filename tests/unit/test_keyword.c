/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/keyword.h"

#include "article.h"
#include "tap.h"

static const char text[] =
	"El puente viejo cerró. El puente viejo es de piedra.\n"
	"Los Puentes Viejos son caros, y esa piedra pesa. Una piedra rodó.\n";

static const struct keyword *
find(const struct document *doc, const char *word)
{
	for (size_t i = 0; i < doc->keywords.n_items; i++)
		if (!strcmp(doc->keywords.items[i].text, word))
			return &doc->keywords.items[i];
	return NULL;
}

static void
read_keywords(struct article *article, const char *s, uint32_t n_most)
{
	*article = (struct article){0};
	article_read(article, s);
	if (!keyword_find(&article->doc, n_most, &article->doc.keywords))
		abort();
}

static void
test_scores(void)
{
	struct article article;
	const struct keywords *keywords = &article.doc.keywords;
	bool falling = true;

	read_keywords(&article, text, 100);
	ok(keywords->n_items > 3 && keywords->items[0].score == 1,
	   "the best has all of the score");
	for (size_t i = 1; i < keywords->n_items; i++)
		falling &= keywords->items[i].score > 0 &&
			   keywords->items[i].score <=
				   keywords->items[i - 1].score;
	ok(falling, "the others less and less");
	ok(!find(&article.doc, "El") && !find(&article.doc, "es") &&
		   !find(&article.doc, "de"),
	   "no stop word is one");
	article_release(&article);
}

static void
test_pair(void)
{
	struct article article;
	const struct keyword *pair;

	read_keywords(&article, text, 100);
	pair = find(&article.doc, "puente viejo");
	ok(pair == article.doc.keywords.items,
	   "a pair, as it is written most often, is the best");
	ok(pair && pair->n_tokens == 3, "it counts however it is written");
	ok(pair && pair->n_segments == 3 && pair->segments[0] == 0 &&
		   pair->segments[1] == 1 && pair->segments[2] == 2,
	   "and is in these segments");
	ok(!find(&article.doc, "puente") && !find(&article.doc, "viejo"),
	   "its halves, which occur nowhere else, are left out");
	article_release(&article);
}

static void
test_single(void)
{
	struct article article;
	const struct keyword *single;

	read_keywords(&article, text, 100);
	single = find(&article.doc, "piedra");
	ok(single && single->n_tokens == 3, "a word of three places");
	ok(single && single->n_segments == 3 && single->segments[0] == 1 &&
		   single->segments[1] == 2 && single->segments[2] == 3,
	   "in three segments");
	article_release(&article);
	read_keywords(&article, "Piedra y piedra y más piedra.", 100);
	single = find(&article.doc, "piedra");
	ok(single && single->n_tokens == 3 && single->n_segments == 1,
	   "the most frequent form stands for all; a segment counts once");
	article_release(&article);
	read_keywords(&article, "Piedra contra piedra.", 100);
	ok(find(&article.doc, "Piedra") && !find(&article.doc, "piedra"),
	   "of two forms alike the first");
	article_release(&article);
}

/* What is between two words tells whether they are a pair. */
static void
test_no_pair(void)
{
	static const char *const samples[] = {
		"Puente viejo.", /* once only */
		"Puente, viejo. Puente, viejo.",
		"Puente a viejo. Puente a viejo.",
		"Puente  viejo. Puente  viejo.",
		"Puente\u00A0viejo. Puente\u00A0viejo.",
		"Puente-viejo. Puente-viejo.",
		"Un puente. Viejo puente. Viejo.",
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		struct article article;

		read_keywords(&article, samples[i], 100);
		ok(!find(&article.doc, "puente viejo") &&
			   !find(&article.doc, "Puente viejo") &&
			   article.doc.keywords.n_items == 2,
		   "no pair in: %s", samples[i]);
		article_release(&article);
	}
}

/* A word that is mostly elsewhere stays beside its pair. */
static void
test_not_absorbed(void)
{
	struct article article;

	read_keywords(&article,
		      "Puente viejo y puente viejo. Un puente, dos puentes, "
		      "tres puentes, otro puente.",
		      100);
	ok(find(&article.doc, "puente viejo") || find(&article.doc, "Puente "
								    "viejo"),
	   "the pair");
	ok(find(&article.doc, "puente"), "and its first word");
	ok(!find(&article.doc, "viejo"), "but not its second");
	article_release(&article);
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
		{"«Puente», dijo.", "Puente", true},
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
		struct article article;

		read_keywords(&article, cases[i].text, 100);
		ok((find(&article.doc, cases[i].word) != NULL) ==
			   cases[i].is_word,
		   "%s is %s keyword of: %s", cases[i].word,
		   cases[i].is_word ? "a" : "no", cases[i].text);
		article_release(&article);
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
	{"La casa a los montes y la casa a los montes.", "casa a los montes",
	 0},
	{"La casa y monte, la casa y monte.", "casa y monte", 0},
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
	{"El nuevo puente, el nuevo puente.", "nuevo puente", 0},
	{"El nuevo puente, el nuevo puente.", "puente", 2},
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
		struct article article;
		const struct keyword *keyword;

		read_keywords(&article, phrases[i].text, 100);
		keyword = find(&article.doc, phrases[i].term);
		ok((keyword ? keyword->n_tokens : 0) == phrases[i].n,
		   "text %zu has %s: %u", i, phrases[i].term,
		   (unsigned)phrases[i].n);
		article_release(&article);
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
	{"La Red de Aguas (RA) abre.", "Red de Aguas", "RA", "Red de Aguas", 2,
	 1},
	{"El producto interior bruto (PIB) crece. Ese PIB, el PIB.", "PIB",
	 "PIB", "producto interior bruto", 4, 2},
	{"El PIB (producto interior bruto) crece.", "producto interior bruto",
	 "PIB", "producto interior bruto", 2, 1},
	{"El Programa Nacional de Obras (Pronaob) abre con Pronaob.", "Pronaob",
	 "Pronaob", "Programa Nacional de Obras", 3, 1},
	{"La Red de Aguas ( RA ) abre.", "Red de Aguas", "RA", "Red de Aguas",
	 2, 1},
	{"La Red de Aguas (RB) abre la RB.", "RB", NULL, NULL, 0, 0},
	{"La REX (Red de Aguas, creada en mayo) abre.", "Red de Aguas", NULL,
	 NULL, 1, 1},
	{"El RDA (Red de Aguas, creada en mayo) abre.", "Red de Aguas", "RDA",
	 "Red de Aguas", 2, 1},
	{"Va Ana (Alba) con Ana.", "Ana", NULL, NULL, 2, 1},
	{"La RA (nada de nada) abre con la RA.", "nada", NULL, NULL, 0, 0},
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
		struct article article;
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
		article_release(&article);
	}
}

static void
test_nothing(void)
{
	struct article article;

	read_keywords(&article, "", 10);
	ok(!article.doc.keywords.n_items, "nothing has none");
	article_release(&article);
	read_keywords(&article, "De la que no.", 10);
	ok(!article.doc.keywords.n_items, "nor have stop words");
	article_release(&article);
}

/* Many words, each a time more than the one before: a heap sorts them. */
static void
test_many(void)
{
	static char many[80 * 80 * 8];
	struct article article;
	const struct keywords *keywords = &article.doc.keywords;
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
		sorted &= !i || keywords->items[i].weight <=
					keywords->items[i - 1].weight;
	}
	ok(keywords->n_items == 60 && n_tokens == 60 * 61 / 2 && sorted, "sixty words by weight: %zu",
	   keywords->n_items);
	article_release(&article);
}

static void
test_most(void)
{
	struct article article, all;

	read_keywords(&all, text, UINT32_MAX);
	for (uint32_t n = 0; n <= 4; n++) {
		bool same = true;

		read_keywords(&article, text, n);
		for (size_t i = 0; i < article.doc.keywords.n_items; i++)
			same &= !strcmp(article.doc.keywords.items[i].text,
					all.doc.keywords.items[i].text);
		ok(article.doc.keywords.n_items == n && same, "the best %u",
		   (unsigned)n);
		article_release(&article);
	}
	article_release(&all);
}

int
main(void)
{
	test_scores();
	test_pair();
	test_single();
	test_no_pair();
	test_not_absorbed();
	test_no_word();
	test_phrases();
	test_acronyms();
	test_nothing();
	test_many();
	test_most();
	return done_testing();
}
