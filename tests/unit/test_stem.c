/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "split/stem.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

/*
 * Stems as those of libstemmer 2.2, with which data/es/df.tsv was counted: if
 * one changes, DF_STEMMER has to be raised.
 */
static const struct {
	const char *word, *stem;
} cases[] = {
	/* Regions: what is too short keeps its ending */
	{"sol", "sol"},
	{"a", "a"},
	{"ir", "ir"},
	{"ñu", "ñu"},
	{"yo", "yo"},
	{"oreja", "orej"},
	{"trabajo", "trabaj"},
	{"áureo", "aure"},
	{"macho", "mach"},
	{"mente", "ment"},
	{"río", "rio"},
	{"ríos", "rios"},
	{"país", "pais"},
	{"será", "ser"},
	{"verás", "veras"},
	/* Pronouns */
	{"cantándoles", "cant"},
	{"decírselo", "dec"},
	{"comprando", "compr"},
	{"comprándolas", "compr"},
	{"comiéndosela", "com"},
	{"construyendola", "constru"},
	{"argüirme", "argü"},
	{"cántale", "cantal"},
	{"huyéndonos", "huyendon"},
	{"verle", "verl"},
	/* Standard endings */
	{"alianzas", "alianz"},
	{"históricas", "histor"},
	{"periodismo", "period"},
	{"notables", "notabl"},
	{"imposible", "impos"},
	{"artistas", "artist"},
	{"famosas", "fam"},
	{"conocimiento", "conoc"},
	{"sacramento", "sacrament"},
	{"trabajadores", "trabaj"},
	{"indicadora", "indic"},
	{"declaración", "declar"},
	{"comunicación", "comun"},
	{"publicaciones", "public"},
	{"estudiante", "estudi"},
	{"distancias", "distanci"},
	{"presencia", "presenci"},
	{"informacion", "informacion"},
	{"biología", "biolog"},
	{"tecnologías", "tecnolog"},
	{"lógica", "logic"},
	{"contribución", "contribu"},
	{"instituciones", "institu"},
	{"existencia", "existent"},
	{"inteligencias", "inteligent"},
	{"audiencia", "audienci"},
	{"lentamente", "lent"},
	{"decisivamente", "decis"},
	{"relativamente", "relat"},
	{"cariñosamente", "cariñ"},
	{"únicamente", "unic"},
	{"libremente", "librement"},
	{"constantemente", "constant"},
	{"probablemente", "probabl"},
	{"felizmente", "feliz"},
	{"comunidad", "comun"},
	{"responsabilidad", "respons"},
	{"publicidad", "public"},
	{"actividades", "activ"},
	{"bondades", "bondad"},
	{"nativas", "nativ"},
	{"negativo", "negat"},
	{"cultivo", "cultiv"},
	/* Verbs */
	{"huyó", "huy"},
	{"cayeron", "cayeron"},
	{"incluyan", "inclu"},
	{"construyamos", "constru"},
	{"oyes", "oyes"},
	{"paguen", "pag"},
	{"pagues", "pag"},
	{"lleguemos", "lleg"},
	{"averigüéis", "averigü"},
	{"vivís", "viv"},
	{"hablaríamos", "habl"},
	{"comerán", "com"},
	{"partiremos", "part"},
	{"cantaba", "cant"},
	{"cantábamos", "cant"},
	{"salieran", "sal"},
	{"tuviésemos", "tuv"},
	{"dijeron", "dijeron"},
	{"llegado", "lleg"},
	/* What is left */
	{"abiertos", "abiert"},
	{"café", "caf"},
	{"llegué", "lleg"},
	{"pague", "pag"},
	{"distingue", "disting"},
	{"rápido", "rap"},
	{"lección", "leccion"},
	{"pingüino", "pingüin"},
	{"niñez", "niñez"},
	{"москва", "москва"},
};

static bool
has_stem(struct stemmer *stemmer, const char *word, size_t len,
	 const char *stem, size_t n)
{
	size_t n_found;
	const char *found = stem_find(stemmer, word, len, &n_found);

	return found && n_found == n && !memcmp(found, stem, n);
}

static void
test_cases(struct stemmer *stemmer)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ok(has_stem(stemmer, cases[i].word, strlen(cases[i].word),
			    cases[i].stem, strlen(cases[i].stem)),
		   "%s: %s", cases[i].word, cases[i].stem);
}

/* A long word has a stem as a short one. */
static void
test_long(struct stemmer *stemmer)
{
	static char word[5000];

	memset(word, 'b', sizeof(word));
	memcpy(word, "cata", 4);
	memcpy(word + sizeof(word) - 9, "ablemente", 9);
	ok(has_stem(stemmer, word, sizeof(word), word, sizeof(word) - 9),
	   "a word of 5,000 bytes");
}

int
main(void)
{
	struct stemmer *stemmer = calloc(1, sizeof(*stemmer));

	if (!stemmer)
		return 1;
	stem_init(stemmer);
	test_cases(stemmer);
	test_long(stemmer);
	stem_release(stemmer);
	free(stemmer);
	return done_testing();
}
