/* SPDX-License-Identifier: MIT */
/*
 * Each feature has the value that src/rank/feature.def and doc/scoring.md give
 * it: in each case one sentence of a small text shows it.
 */
#include <config.h>

#include "rank/feature.h"

#include "sample.h"
#include "tap.h"

#include <math.h>

#define FIRST "El puente de la Ribera se cierra desde hoy por obras. "
#define LAST " La grúa del puente llegará de Zaragoza en un camión."
#define SOME (-1) /* more than nothing */
#define ONE FEATURE_ONE

/* The value of the sentence between FIRST and LAST. */
static const struct {
	enum feature feature;
	int32_t value;
	const char *text;
} cases[] = {
	{FEATURE_first, 0, "Nadie sabe nada de la obra."},
	{FEATURE_last, 0, "Nadie sabe nada de la obra."},
	{FEATURE_place, ONE / 2, "Nadie sabe nada de la obra."},
	{FEATURE_paragraph, 0, "Nadie sabe nada de la obra."},
	{FEATURE_many, 75, "Nadie sabe nada de la obra."},
	{FEATURE_over_45, 0, "Nadie sabe nada de la obra."},
	{FEATURE_next_length, 167, "Nadie sabe nada de la obra."},
	{FEATURE_percent, ONE, "La obra costará un 3 % de todo."},
	{FEATURE_percent, 2 * ONE, "Suben un 3 %, un 4 % y un 5 %."},
	{FEATURE_percent, 0, "La obra costará 3 millones."},
	{FEATURE_numbers_rank, ONE, "La obra costará 3 millones."},
	{FEATURE_numbers_rank, 500, "La obra costará mucho dinero."},
	{FEATURE_calendar, ONE, "La obra empieza el martes."},
	{FEATURE_calendar, ONE, "La obra empezó ayer."},
	{FEATURE_calendar, ONE, "La obra empieza en mayo."},
	{FEATURE_calendar, 0, "La obra empieza pronto."},
	{FEATURE_year, ONE, "La obra empezó en 2019."},
	{FEATURE_year, 0, "La obra mide 2019,5 metros."},
	{FEATURE_quote_start, ONE, "«Es cara», dijo la alcaldesa Ana Gil."},
	{FEATURE_quote_start, 0, "La alcaldesa Ana Gil dijo: «Es cara»."},
	{FEATURE_quote_start, ONE, "\"Es cara\", dijo la alcaldesa Ana Gil."},
	{FEATURE_quote_start, ONE, "“Es cara”, dijo la alcaldesa Ana Gil."},
	{FEATURE_quote_start, 0, "Es «cara», dijo la alcaldesa Ana Gil."},
	{FEATURE_quote_share, ONE / 2, "«Es muy cara», dijo Ana Gil."},
	{FEATURE_quote_share, ONE, "«Es muy cara la obra del puente»."},
	{FEATURE_quote_share, 0, "La alcaldesa calla."},
	{FEATURE_quote_speaker, ONE, "«Es muy cara la obra», dijo Ana Gil."},
	{FEATURE_quote_speaker, 0, "La alcaldesa dijo que es muy cara."},
	{FEATURE_quote_next, 0, "Nadie sabe nada de la obra."},
	{FEATURE_saying_share, 333, "Ana Gil dijo que la obra es cara."},
	{FEATURE_saying_share, 0, "Nadie sabe nada de la obra."},
	{FEATURE_source, ONE, "La obra es cara, de acuerdo con Ana Gil."},
	{FEATURE_source, 0, "De acuerdo, la obra es cara."},
	{FEATURE_self, ONE, "Yo no sé nada de la obra."},
	{FEATURE_self, ONE, "La obra es nuestra."},
	{FEATURE_self, 0, "Nadie sabe nada de la obra."},
	{FEATURE_asks, ONE, "Nadie sabe quién hará la obra."},
	{FEATURE_asks, 0, "Nadie sabe nada de la obra."},
	{FEATURE_opens_article, ONE, "La obra es cara."},
	{FEATURE_opens_article, ONE, "Los vecinos callan."},
	{FEATURE_opens_article, 0, "Nadie sabe nada de la obra."},
	{FEATURE_opens_personal, ONE, "Ella no sabe nada de la obra."},
	{FEATURE_opens_personal, 0, "Por ella nadie hace nada."},
	{FEATURE_opens_back, ONE, "Cabe recordar que la obra es cara."},
	{FEATURE_opens_back, 0, "Sobre la obra cabe recordar que es cara."},
	{FEATURE_lean, SOME, "Ellos no lo sabían."},
	{FEATURE_conclusion, ONE, "El puente, es decir, la obra es cara."},
	{FEATURE_conclusion, 0, "Nadie sabe nada de la obra."},
	{FEATURE_magnitude, ONE, "La obra costará 3 millones."},
	{FEATURE_magnitude, 0, "La obra costará 3 euros."},
	{FEATURE_action_early, SOME, "La alcaldesa aprobó la obra."},
	{FEATURE_action_early, 0, "La alcaldesa calla."},
	{FEATURE_absolute, ONE, "Es el único puente de Villar."},
	{FEATURE_absolute, ONE, "Son tres obras en total."},
	{FEATURE_absolute, 0, "Es el puente de Villar."},
	{FEATURE_plan, ONE, "El puente abre a partir de mayo."},
	{FEATURE_plan, ONE, "El plazo es de tres meses."},
	{FEATURE_plan, 0, "El puente abre en mayo."},
	{FEATURE_future, ONE, "El puente abrirá en mayo."},
	{FEATURE_future, 2 * ONE, "Abrirá, durará, costará y subirá mucho."},
	{FEATURE_future, 0, "El puente abre en mayo."},
	{FEATURE_copula, ONE, "La obra es cara."},
	{FEATURE_copula, 0, "La obra cuesta mucho."},
	{FEATURE_auxiliary, ONE, "La obra ha costado mucho."},
	{FEATURE_auxiliary, 0, "La obra cuesta mucho."},
	{FEATURE_question, ONE, "¿Cuánto costará la obra del puente?"},
	{FEATURE_question, 0, "La obra costará mucho."},
	{FEATURE_colon, 0, "La obra costará mucho."},
	{FEATURE_unstopped, 0, "La obra costará mucho."},
	{FEATURE_unstopped, 0, "¿Cuánto costará la obra del puente?"},
	{FEATURE_unstopped, 0, "¡La obra costará mucho!"},
	{FEATURE_semicolon, ONE, "La obra es cara; el puente, no."},
	{FEATURE_semicolon, 0, "La obra es cara, el puente no."},
	{FEATURE_cell, 0, "La obra es cara."},
	{FEATURE_mean_idf, SOME, "La obra es cara."},
	{FEATURE_mean_idf, 0, "Ya no es así."},
	{FEATURE_cosine, SOME, "La obra es cara."},
	{FEATURE_cosine, 0, "Ya no es así."},
	{FEATURE_intro, SOME, "Una grúa subirá las piedras."},
	{FEATURE_intro, 0, "Nadie vende naranjas."},
};

static void
test_case(enum feature feature, int32_t wanted, const char *sentence)
{
	struct sample article = {0};
	char text[600];
	int32_t value;

	snprintf(text, sizeof(text), FIRST "%s" LAST, sentence);
	sample_score(&article, NULL, text, SUMARIO_PROFILE_AUTO);
	value = sample_get_value(&article, 1, feature);
	ok(article.doc.segments.n_items == 3 &&
		   (wanted == SOME ? value > 0 : value == wanted),
	   "%s %d: %s", feature_name(feature), (int)value, sentence);
	sample_release(&article);
}

/* What depends on more than one sentence. */
static const struct {
	enum feature feature;
	int32_t value;
	uint32_t segment;
	const char *title, *text;
} articles[] = {
	{FEATURE_first, ONE, 0, NULL, FIRST LAST},
	{FEATURE_first, 0, 1, NULL, FIRST LAST},
	{FEATURE_last, ONE, 1, NULL, FIRST LAST},
	{FEATURE_last, ONE, 0, NULL, FIRST},
	{FEATURE_place, 0, 0, NULL, FIRST LAST},
	{FEATURE_place, ONE, 1, NULL, FIRST LAST},
	{FEATURE_place, 0, 0, NULL, FIRST},
	{FEATURE_length, ONE, 0, NULL, FIRST},
	{FEATURE_early_short, 967, 0, NULL, FIRST},
	{FEATURE_paragraph, ONE, 1, NULL, FIRST "\n\n" LAST},
	{FEATURE_after_heading, ONE, 1, NULL, "Obras\n\n" FIRST LAST},
	{FEATURE_after_heading, 0, 2, NULL, "Obras\n\n" FIRST LAST},
	{FEATURE_next_length, 0, 1, NULL, FIRST LAST},
	{FEATURE_lean_before, 0, 0, NULL, FIRST LAST},
	{FEATURE_lean_before, SOME, 2, NULL, FIRST "Ellos callan." LAST},
	{FEATURE_quote_next, ONE, 0, NULL, FIRST "«No», dijo Ana Gil ayer."},
	{FEATURE_quote_next, 0, 0, NULL, FIRST LAST},
	{FEATURE_quote_start, ONE, 2, NULL,
	 FIRST "«El puente es caro. Hay que cerrarlo ya», dijo Ana Gil."},
	{FEATURE_colon, ONE, 1, NULL,
	 FIRST "\n\nLa alcaldesa dijo ayer:\n\n" LAST},
	{FEATURE_unstopped, ONE, 1, NULL,
	 FIRST "\n\nLa alcaldesa dijo ayer:\n\n" LAST},
	{FEATURE_title_new, ONE, 0, "Obras en el puente", FIRST LAST},
	{FEATURE_title_new, 0, 1, "Obras en el puente", FIRST LAST},
	{FEATURE_title_new, SOME, 1, "Obras en Zaragoza", FIRST LAST},
	{FEATURE_title_common_new, 0, 1, "Obras en Zaragoza", FIRST LAST},
	{FEATURE_title_common_new, ONE, 0, "Obras en Zaragoza", FIRST LAST},
	{FEATURE_title_cosine, SOME, 0, "Obras en el puente", FIRST LAST},
	{FEATURE_title_cosine, 0, 1, "Nadie canta", FIRST LAST},
	{FEATURE_title_most, ONE, 0, "Obras en el puente", FIRST LAST},
	{FEATURE_title_most, SOME, 1, "Obras en el puente", FIRST LAST},
	{FEATURE_title_before, ONE, 1, "Obras en el puente", FIRST LAST},
	{FEATURE_title_before, 0, 0, "Obras en el puente", FIRST LAST},
	{FEATURE_title_next, ONE, 0, "La grúa de Zaragoza", FIRST LAST},
	{FEATURE_title_next, 0, 1, "La grúa de Zaragoza", FIRST LAST},
	{FEATURE_title_mean, SOME, 1, "Nadie cruza un puente", FIRST LAST},
	{FEATURE_title_mean, 400, 1, "Obras en el puente", FIRST LAST},
	{FEATURE_title_mean, 0, 1, NULL, FIRST LAST},
	{FEATURE_title_first, ONE, 0, "Obras en el puente", FIRST LAST},
	{FEATURE_title_first, 0, 1, "Obras en el puente", FIRST LAST},
	{FEATURE_title_early, ONE, 0, "Obras en el puente", FIRST LAST},
	{FEATURE_title_early, SOME, 1, "Obras en el puente", FIRST LAST},
	{FEATURE_title_content, SOME, 0, "Obras en el puente", FIRST LAST},
	{FEATURE_title_content, 0, 0, NULL, FIRST LAST},
	{FEATURE_asked_first, ONE, 0, "¿Por qué se cierra?", FIRST LAST},
	{FEATURE_asked_first, 0, 1, "¿Por qué se cierra?", FIRST LAST},
	{FEATURE_asked_first, 0, 0, "Se cierra", FIRST LAST},
	{FEATURE_content_early, ONE, 0, NULL, FIRST},
	{FEATURE_frequent_rank, 750, 0, NULL, FIRST FIRST "Ya no es así."},
	{FEATURE_frequent_rank, 0, 2, NULL, FIRST FIRST "Ya no es así."},
	{FEATURE_names_rank, ONE, 1, NULL, "Ya no es así. " FIRST},
	{FEATURE_names_rank, 0, 0, NULL, "Ya no es así. " FIRST},
};

static void
test_articles(void)
{
	for (size_t i = 0; i < sizeof(articles) / sizeof(*articles); i++) {
		struct sample article = {0};
		int32_t wanted = articles[i].value, value;

		sample_score(&article, articles[i].title, articles[i].text,
			     SUMARIO_PROFILE_AUTO);
		value = sample_get_value(&article, articles[i].segment,
					 articles[i].feature);
		ok(wanted == SOME ? value > 0 : value == wanted,
		   "%s %d of segment %u: %s", feature_name(articles[i].feature),
		   (int)value, (unsigned)articles[i].segment + 1,
		   articles[i].text);
		sample_release(&article);
	}
}

/* A table's cells and addresses come from pages; here they are made. */
static void
test_made(void)
{
	struct sample article = {0};
	struct document *doc = &article.doc;
	int32_t values[FEATURE_ROOM];

	sample_score(&article, NULL, FIRST LAST, SUMARIO_PROFILE_AUTO);
	doc->segments.items[1].kind = SUMARIO_TABLE_CELL;
	feature_get(doc, &article.facts, 1, SUMARIO_PROFILE_AUTO, values);
	ok(values[FEATURE_cell] == ONE, "cell: of a table");
	doc->segments.items[1].kind = SUMARIO_CAPTION;
	feature_get(doc, &article.facts, 1, SUMARIO_PROFILE_AUTO, values);
	ok(values[FEATURE_cell] == ONE, "cell: a caption");
	article.facts.list.items[1].cues |= CUE_LINK;
	feature_get(doc, &article.facts, 1, SUMARIO_PROFILE_AUTO, values);
	ok(values[FEATURE_link] == ONE, "link");
	sample_release(&article);
}

/* Words of a sentence of N words, without an end. */
static void
make_long(char *text, size_t n)
{
	text += sprintf(text, "Xa");
	for (size_t i = 1; i < n; i++)
		text += sprintf(text, " x%c%c", 'a' + (int)(i % 26),
				'a' + (int)(i / 26));
	sprintf(text, ".");
}

static void
test_long(void)
{
	static const struct {
		size_t n_words;
		int32_t over;
	} lengths[] = {{45, 0}, {46, 22}, {90, ONE}, {200, ONE}};
	static char text[4096];

	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		struct sample article = {0};

		make_long(text, lengths[i].n_words);
		sample_score(&article, NULL, text, SUMARIO_PROFILE_AUTO);
		ok(sample_get_value(&article, 0, FEATURE_over_45) ==
			   lengths[i].over,
		   "over_45 of %zu words", lengths[i].n_words);
		sample_release(&article);
	}
}

/* The bounds of feature.def; none is below 0. */
static const int32_t bounds[N_FEATURES] = {
#define FEATURE(name, high, meaning) high,
#include "rank/feature.def"
#undef FEATURE
};

#define MANY 60000

/* As often as there is room for it in TEXT, of MANY bytes. */
static void
fill(char *text, const char *pattern)
{
	size_t len = strlen(pattern);

	for (size_t n = 0; n + len < MANY; n += len)
		memcpy(text + n, pattern, len + 1);
}

/* Articles that run away in all directions. */
static void
test_bounds(void)
{
	static char numbers[MANY], names[MANY], words[MANY], marks[MANY];
	const char *const texts[] = {numbers, names, words,	 marks,
				     "a",     "…",   "1. 2. 3.", FIRST};

	make_long(words, 9000);
	fill(numbers, "30 % 1999; 5,");
	fill(names, "Ana Gil abrirá Lara. ");
	fill(marks, "«¿Yo?: “nada\"; ");
	for (size_t t = 0; t < sizeof(texts) / sizeof(*texts); t++) {
		struct sample article = {0};
		bool bounded = true;

		sample_score(&article, "¿5 Ana Gil Ana?", texts[t],
			     SUMARIO_PROFILE_AUTO);
		for (size_t i = 0; i < article.ranking.reasons.n_items; i++) {
			int32_t value = article.ranking.reasons.items[i].value;

			bounded &= value >= 0 &&
				   value <= bounds[i % N_FEATURES];
		}
		ok(bounded, "bounds are kept: %.20s", texts[t]);
		sample_release(&article);
	}
}

static void
test_names(void)
{
	bool good = true;

	for (int i = 0; i < N_FEATURES; i++) {
		const char *name = feature_name((enum feature)i);

		good &= strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789") ==
			strlen(name);
		for (int k = 0; k < i; k++)
			good &= strcmp(name, feature_name((enum feature)k)) !=
				0;
		good &= bounds[i] > 0;
	}
	ok(good, "names are words, each once, and have bounds");
}

/* By where it is, not by what it says. */
static const enum feature places[] = {
	FEATURE_first,	     FEATURE_last,	  FEATURE_place,
	FEATURE_early_short, FEATURE_asked_first, FEATURE_title_first,
	FEATURE_many};

/*
 * What a sentence has by its place is the same for all sentences of a general
 * article; with news it falls from one to the next, however long it is.
 */
static void
test_profiles(void)
{
	static char text[40 * 40];
	struct sample general = {0}, news = {0}, own = {0};
	bool same = true, falling = true, none = true;
	size_t n = 0;

	for (int i = 0; i < 40; i++)
		n += (size_t)sprintf(text + n, "Nadie vende x%cx%c ahora.\n\n",
				     'a' + i % 26, 'a' + i / 26);
	sample_score(&general, "¿Quién vende?", text, SUMARIO_PROFILE_GENERAL);
	sample_score(&news, "¿Quién vende?", text, SUMARIO_PROFILE_NEWS);
	sample_score(&own, "¿Quién vende?", text, SUMARIO_PROFILE_AUTO);
	for (size_t i = 1; i < general.doc.segments.n_items; i++) {
		for (size_t k = 0; k < sizeof(places) / sizeof(*places); k++)
			same &= sample_get_value(&general, i, places[k]) ==
				sample_get_value(&general, 0, places[k]);
		falling &= sample_get_value(&news, i, FEATURE_early_short) <=
			   sample_get_value(&news, i - 1, FEATURE_early_short);
		none &= !sample_get_value(&own, i, FEATURE_early_short);
	}
	ok(general.doc.segments.n_items == 40 && same,
	   "general: all places are alike");
	ok(falling && sample_get_value(&news, 0, FEATURE_early_short) == ONE,
	   "news: the opening counts in full");
	ok(none, "auto: the opening of a long article does not");
	sample_release(&general);
	sample_release(&news);
	sample_release(&own);
}

/* Occurrences of TERM in SEGMENT. */
static uint32_t
count_term(const struct document *doc, const struct segment *segment,
	   uint32_t term)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < segment->n_tokens; i++)
		n += doc->tokens.items[segment->first_token + i].term == term;
	return n;
}

/* The cosine of SEGMENT with the article, by the book. */
static double
compute_cosine(const struct document *doc, const struct segment *segment)
{
	double dot = 0, norm = 0, all = 0;

	for (uint32_t t = 0; t < doc->terms.n_items; t++) {
		const struct term *term = &doc->terms.items[t];
		uint32_t n = count_term(doc, segment, t);
		double here = n ? (1 + log(n)) * (double)term->idf : 0;
		double there = (1 + log(term->n_tokens)) * (double)term->idf;

		dot += here * there;
		norm += here * here;
		all += there * there;
	}
	return dot / sqrt(norm) / sqrt(all);
}

static void
test_cosine(void)
{
	struct sample article = {0};
	bool same = true;

	sample_score(&article, NULL,
		     "El puente viejo y el puente nuevo se cierran.\n"
		     "La grúa del puente vino ayer de Zaragoza.\n"
		     "Un puente, dos puentes, tres grúas y una torre.\n"
		     "En Zaragoza cantan los zurcidores y los pastores.\n",
		     SUMARIO_PROFILE_AUTO);
	for (size_t i = 0; i < article.doc.segments.n_items; i++) {
		double cosine = compute_cosine(&article.doc,
					       &article.doc.segments.items[i]);
		double value = sample_get_value(&article, i, FEATURE_cosine);

		same &= fabs(fmin(cosine, 0.7) * ONE - value) <= 1;
	}
	ok(same && article.doc.segments.n_items == 4,
	   "the cosine is that of the book");
	sample_release(&article);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		test_case(cases[i].feature, cases[i].value, cases[i].text);
	test_articles();
	test_made();
	test_long();
	test_bounds();
	test_names();
	test_profiles();
	test_cosine();
	return done_testing();
}
