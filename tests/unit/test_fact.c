/* SPDX-License-Identifier: MIT */
/* Each fact is shown by a small text, whose last sentence has it. */
#include <config.h>

#include "rank/fact.h"

#include "sample.h"
#include "tap.h"

#include <math.h>

#define FIRST "El puente de la Ribera se cierra desde hoy por obras. "

static void
read_facts(struct sample *article, const char *title, const char *text)
{
	sample_score(article, title, text, SUMARIO_PROFILE_AUTO);
}

static const struct fact *
get_fact(const struct sample *article, size_t i)
{
	return &article->facts.list.items[i];
}

/* What is counted in the words of TEXT, after FIRST. */
static void
test_counts(void)
{
	static const struct {
		uint32_t n_numbers, n_percents, n_names, n_magnitudes;
		bool has_year;
		const char *text;
	} cases[] = {
		{1, 0, 0, 0, false, "La obra costará 300 euros."},
		{1, 1, 0, 0, false, "La obra costará un 3 % de todo."},
		{1, 1, 0, 0, false, "La obra costará un 3% de todo."},
		{1, 1, 0, 0, false, "La obra costará un 3\u00A0% de todo."},
		{1, 0, 0, 1, false, "La obra costará 3 por ciento."},
		{2, 0, 0, 0, false, "Van 3 obras y 4 grúas."},
		{0, 0, 0, 0, true, "La obra empezó en 2019."},
		{0, 0, 0, 0, true, "La obra empezó en 1987."},
		{1, 0, 0, 0, false, "La obra empezó en 1787."},
		{1, 0, 0, 0, false, "La obra mide 20190 metros."},
		{1, 0, 0, 1, false, "La obra costará 3 millones."},
		{0, 0, 2, 0, false, "La alcaldesa Ana Gil calla."},
		{0, 0, 1, 0, false, "Villar tiene una alcaldesa, Ana."},
		{0, 0, 0, 0, false, "Nadie sabe nada de la obra."},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct sample article = {0};
		char text[400];
		const struct fact *fact;

		snprintf(text, sizeof(text), "%s%s", FIRST, cases[i].text);
		read_facts(&article, NULL, text);
		fact = get_fact(&article, 1);
		ok(fact->n_numbers == cases[i].n_numbers &&
			   fact->n_percents == cases[i].n_percents &&
			   fact->has_year == cases[i].has_year,
		   "%u numbers, %u percentages: %s", (unsigned)fact->n_numbers,
		   (unsigned)fact->n_percents, cases[i].text);
		ok(fact->n_names == cases[i].n_names &&
			   (fact->n_magnitudes > 0) == cases[i].n_magnitudes,
		   "%u names: %s", (unsigned)fact->n_names, cases[i].text);
		sample_release(&article);
	}
}

static void
test_expressions(void)
{
	static const struct {
		uint32_t all, opening;
		const char *text;
	} cases[] = {
		{EXPRESSION_BACK, EXPRESSION_BACK,
		 "Cabe recordar que la obra es cara."},
		{EXPRESSION_BACK, EXPRESSION_BACK,
		 "CABE RECORDAR que la obra es cara."},
		{EXPRESSION_BACK, 0,
		 "Sobre la obra cabe recordar que es cara."},
		{EXPRESSION_PLAN, EXPRESSION_PLAN,
		 "A partir de mayo se abre el puente."},
		{EXPRESSION_PLAN, 0, "El puente se abre a partir de mayo."},
		{EXPRESSION_SOURCE, 0,
		 "La obra es cara, de acuerdo con la alcaldesa."},
		{EXPRESSION_CONCLUSION, 0,
		 "El puente, es decir, la obra entera es cara."},
		{EXPRESSION_ABSOLUTE, 0, "Son tres obras en total."},
		{0, 0, "De acuerdo, la obra es cara."},
		{0, 0, "Nadie sabe nada de la obra."},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct sample article = {0};
		char text[400];
		const struct fact *fact;

		snprintf(text, sizeof(text), "%s%s", FIRST, cases[i].text);
		read_facts(&article, NULL, text);
		fact = get_fact(&article, 1);
		ok(fact->expressions == cases[i].all &&
			   fact->opening_expressions == cases[i].opening,
		   "%x, %x: %s", fact->expressions, fact->opening_expressions,
		   cases[i].text);
		sample_release(&article);
	}
}

/* Furniture and headings are passed over. */
static void
test_places(void)
{
	struct sample article = {0};
	const struct fact *facts;

	read_facts(&article, NULL,
		   "Obras en el puente\n\n"
		   "El puente de la Ribera se cierra por obras. La alcaldesa "
		   "Ana Gil lo anunció en Villar.\n\n"
		   "(Aplausos.)\n\n"
		   "La grúa del puente llegará de Zaragoza en un camión.\n");
	facts = article.facts.list.items;
	ok(article.facts.n_sentences == 3 && facts[0].index == SEGMENT_NONE &&
		   facts[3].index == SEGMENT_NONE,
	   "neither a heading nor furniture is a sentence");
	ok(facts[1].index == 0 && facts[2].index == 1 && facts[4].index == 2,
	   "sentences are counted");
	ok(facts[1].before == SEGMENT_NONE && facts[1].next == 2 &&
		   facts[2].before == 1 && facts[2].next == 4 &&
		   facts[4].before == 2 && facts[4].next == SEGMENT_NONE,
	   "each knows the ones around it");
	ok(facts[1].begins_paragraph && !facts[2].begins_paragraph &&
		   facts[4].begins_paragraph,
	   "where a paragraph begins");
	ok(facts[1].follows_heading && !facts[2].follows_heading &&
		   !facts[4].follows_heading,
	   "what comes after a heading");
	sample_release(&article);
}

/* New terms that come again, and the likeness to the article. */
static void
test_terms(void)
{
	struct sample article = {0};
	const struct fact *facts;

	read_facts(&article, NULL,
		   "El puente viejo se cierra por obras.\n"
		   "El puente costará mucho dinero al pueblo.\n"
		   "Nadie vende naranjas amarillas todavía.\n");
	facts = article.facts.list.items;
	ok(facts[0].intro > 0 && facts[1].intro <= 0 && facts[2].intro <= 0,
	   "the first one tells what comes again");
	ok((double)facts[0].cosine <= article.facts.best_cosine &&
		   (double)facts[1].cosine <= article.facts.best_cosine &&
		   article.facts.best_cosine > 0,
	   "one has the best cosine");
	sample_release(&article);
}

/* A word that few articles have weighs more than one that many have. */
static void
test_rarity(void)
{
	struct sample article = {0};

	read_facts(&article, NULL,
		   "Los zurcidores no lo saben todavía.\n"
		   "Los presidentes no lo saben todavía.\n");
	ok(get_fact(&article, 0)->mean_idf > get_fact(&article, 1)->mean_idf &&
		   get_fact(&article, 0)->cosine >
			   get_fact(&article, 1)->cosine,
	   "rare words weigh more");
	sample_release(&article);
}

static void
test_title(void)
{
	struct sample article = {0};
	const struct fact *facts;

	read_facts(&article, "Obras en el puente de Lara",
		   "El puente de Lara se cierra desde hoy.\n"
		   "Las obras de Lara durarán tres meses.\n"
		   "Nadie vende naranjas amarillas todavía.\n");
	facts = article.facts.list.items;
	ok(facts[1].title > 0 && facts[1].title_new > 0 &&
		   facts[1].title_new < facts[1].title,
	   "Lara is not new any more");
	ok(facts[0].title_common_new > 0 &&
		   facts[0].title_common_new < facts[0].title_new,
	   "a name is not common");
	ok(facts[2].title <= 0 && facts[2].title_cosine <= 0,
	   "a sentence without any");
	ok(article.facts.most_title >= (double)facts[0].title &&
		   article.facts.mean_title < article.facts.most_title,
	   "the most, and the mean");
	sample_release(&article);
}

static void
test_levels(void)
{
	ok(fact_level(0, 10) == 0 && fact_level(10, 10) == FACT_LEVELS - 1 &&
		   fact_level(0, 0) == 0,
	   "levels of a share");
	ok(fact_level(5, 10) == FACT_LEVELS / 2, "half is in the middle");
	ok(fact_level_of(0) == 0 && fact_level_of(7) == 7 &&
		   fact_level_of(FACT_LEVELS) == FACT_LEVELS - 1 &&
		   fact_level_of(UINT32_MAX) == FACT_LEVELS - 1,
	   "levels of a count");
}

static void
test_ranks(void)
{
	struct facts facts = {.n_sentences = 5};
	struct fact_levels levels = {{0}};

	/* Two of level 0, two of level 3, one of level 255. */
	for (unsigned i = 1; i <= FACT_LEVELS; i++)
		levels.below[i] = i <= 3 ? 2 : i <= 255 ? 4 : 5;
	ok(fabs(fact_rank(&facts, &levels, 0) - 0.125) < 1e-9,
	   "equal ones share the places");
	ok(fabs(fact_rank(&facts, &levels, 3) - 0.625) < 1e-9,
	   "so they do further up");
	ok(fabs(fact_rank(&facts, &levels, 255) - 1) < 1e-9, "the highest: 1");
	facts.n_sentences = 1;
	ok(fact_rank(&facts, &levels, 255) <= 0, "one alone: 0");
}

/* Ranks of an article's sentences by their numbers. */
static void
test_article_ranks(void)
{
	struct sample article = {0};
	const struct facts *facts = &article.facts;
	double ranks[3];

	read_facts(&article, NULL,
		   "La obra del puente costará 3 millones y 4 meses.\n"
		   "La obra del puente costará 3 millones.\n"
		   "La obra del puente costará mucho dinero.\n");
	for (size_t i = 0; i < 3; i++)
		ranks[i] = fact_rank(
			facts, &facts->numbers,
			fact_level_of(get_fact(&article, i)->n_numbers));
	ok(fabs(ranks[0] - 1) < 1e-9 && fabs(ranks[1] - 0.5) < 1e-9 &&
		   ranks[2] <= 0,
	   "more numbers, higher rank");
	sample_release(&article);
}

/* Reads TEXT with the facts of another article; they are kept. */
static void
read_again(struct facts *facts, const char *title, const char *text)
{
	struct sample article = {.facts = *facts};

	read_facts(&article, title, text);
	*facts = article.facts;
	article.facts = (struct facts){0};
	sample_release(&article);
}

/* Facts that are used again hold nothing of the article before. */
static void
test_again(void)
{
	static const char text[] = FIRST "La grúa vino ayer de Zaragoza.";
	struct facts facts = {0}, first = {0};

	read_again(&first, "Obras", text);
	read_again(&facts, "Obras en el puente", FIRST FIRST FIRST);
	read_again(&facts, NULL, "Nadie vende 3 naranjas.\nNadie lo sabe.\n");
	ok(facts.n_sentences == 2 && !facts.title.n_stems &&
		   facts.most_title <= 0,
	   "another article is another article");
	read_again(&facts, "Obras", text);
	ok(facts.n_sentences == first.n_sentences &&
		   fabs(facts.mean_words - first.mean_words) < 1e-12 &&
		   fabs(facts.norm - first.norm) < 1e-12 &&
		   !memcmp(&facts.names, &first.names, sizeof(facts.names)) &&
		   !memcmp(&facts.frequent, &first.frequent,
			   sizeof(facts.frequent)),
	   "the first one once more has the same facts");
	fact_release(&facts);
	fact_release(&first);
}

static void
test_nothing(void)
{
	struct sample article = {0};

	read_facts(&article, NULL, "");
	ok(!article.facts.n_sentences && article.facts.mean_words <= 0 &&
		   article.facts.norm <= 0,
	   "nothing has no facts");
	sample_release(&article);
}

int
main(void)
{
	test_counts();
	test_expressions();
	test_places();
	test_terms();
	test_rarity();
	test_title();
	test_levels();
	test_ranks();
	test_article_ranks();
	test_again();
	test_nothing();
	return done_testing();
}
