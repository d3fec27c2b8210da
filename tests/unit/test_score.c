/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/score.h"

#include "sample.h"
#include "rank/focus.h"
#include "tap.h"

#include <math.h>

static const char news[] =
	"Obras en el puente\n\n"
	"El puente viejo de Villarrubia cerrará tres meses por obras.\n\n"
	"El concejal de obras presentó el proyecto del puente.\n\n"
	"La grúa llegará de Zaragoza en un camión.\n\n"
	"Los comerciantes temen que las obras del puente alejen a la "
	"clientela.\n\n"
	"«El puente viejo necesita obras», dijo el concejal.\n\n"
	"(Aplausos.)\n\n"
	"De lo que no hay nada.\n";

/* Below the merit of any sentence: what headings and furniture have. */
#define NO_MERIT (-(1 << 29))

static void
test_bounds(enum sumario_profile profile, const char *name)
{
	struct sample article = {0};
	const struct rating *ratings;
	int32_t best = 0;
	bool bounded = true, same = true;

	sample_score(&article, NULL, news, profile);
	ratings = article.ranking.ratings.items;
	for (size_t i = 0; i < article.doc.segments.n_items; i++) {
		int32_t salience = ratings[i].salience;

		bounded &= salience >= 0 && salience <= SCORE_ONE;
		same &= salience ==
			(ratings[i].merit > 0 ? ratings[i].merit : 0);
		best = salience > best ? salience : best;
	}
	ok(article.doc.segments.n_items == 8, "%s: eight segments", name);
	ok(bounded, "%s: none is out of bounds", name);
	ok(same, "%s: salience is merit, if that is over nothing", name);
	ok(best == SCORE_ONE, "%s: the best has all", name);
	ok(!ratings[0].salience && ratings[0].merit == NO_MERIT,
	   "%s: the heading has nothing", name);
	ok(!ratings[6].salience && ratings[6].merit == NO_MERIT,
	   "%s: furniture has nothing", name);
	ok(ratings[1].merit > ratings[3].merit &&
		   ratings[3].merit > ratings[7].merit,
	   "%s: what the article is about counts", name);
	sample_release(&article);
}

/* The score is the sum of what the features add. */
static void
test_sum(const char *title)
{
	struct sample article = {0};
	const struct document *doc = &article.doc;
	bool added = true, weighed = true;

	sample_score(&article, title, news, SUMARIO_PROFILE_AUTO);
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct reason *reasons = doc->ranking->reasons.items +
					       i * N_FEATURES;
		/* The article begins with a heading, so it has a title. */
		int64_t sum = (int64_t)article.weights.intercept[1] *
			      FEATURE_ONE;

		if (article.facts.list.items[i].index == SEGMENT_NONE)
			continue;
		for (int k = 0; k < N_FEATURES; k++) {
			sum += reasons[k].adds;
			weighed &= reasons[k].adds ==
				   (int64_t)reasons[k].value *
					   article.weights.of[1][k];
		}
		added &= doc->ranking->ratings.items[i].score == sum;
	}
	ok(added, "the score is the sum of what features add");
	ok(weighed, "each adds its value times its weight");
	sample_release(&article);
}

/* Articles with a title and without one have weights of their own. */
static void
test_sets(void)
{
	static const char text[] =
		"El puente de la Ribera se cierra desde hoy por obras.\n"
		"La grúa del puente llegará de Zaragoza en un camión.\n";
	struct sample article = {0};
	const struct reason *reasons;
	bool untitled = true, titled = true;

	sample_score(&article, NULL, text, SUMARIO_PROFILE_AUTO);
	reasons = article.ranking.reasons.items;
	for (int k = 0; k < N_FEATURES; k++)
		untitled &= reasons[k].adds == (int64_t)reasons[k].value *
						       article.weights.of[0][k];
	sample_release(&article);
	sample_score(&article, "Obras", text, SUMARIO_PROFILE_AUTO);
	reasons = article.ranking.reasons.items;
	for (int k = 0; k < N_FEATURES; k++)
		titled &= reasons[k].adds ==
			  (int64_t)reasons[k].value * article.weights.of[1][k];
	sample_release(&article);
	ok(untitled, "without a title");
	ok(titled, "with a title");
}

/* What SCORE has over SCORE_ZERO_WORTH, as a share of what BEST has. */
static double
get_share(int64_t score, int64_t best)
{
	int64_t zero = SCORE_ZERO_WORTH * WORTH_ONE;

	return (double)(score - zero) / (double)(best - zero);
}

/* Merit is the score as a share of the best one's. */
static void
test_merit(void)
{
	struct sample article = {0};
	const struct document *doc = &article.doc;
	const struct rating *best = NULL;
	bool same = true;

	sample_score(&article, NULL, news, SUMARIO_PROFILE_AUTO);
	for (size_t i = 0; i < doc->segments.n_items; i++)
		if (doc->ranking->ratings.items[i].merit == SCORE_ONE)
			best = &doc->ranking->ratings.items[i];
	if (!best)
		abort();
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct rating *rating = &doc->ranking->ratings.items[i];
		double share = get_share(rating->score, best->score);

		if (rating->merit != NO_MERIT)
			same &= fabs(share * SCORE_ONE - rating->merit) <= 1;
	}
	ok(best->score > 0 && same, "merit is a share of the best score");
	ok(fabs(doc->ranking->merit_of_worth *
			((double)best->score / WORTH_ONE - SCORE_ZERO_WORTH) -
		SCORE_ONE) < 1,
	   "how much merit a worth of 1 is");
	sample_release(&article);
}

/* Weights by which nothing is worth anything: the best is still the best. */
static void
test_worthless(void)
{
	struct sample article = {0};
	struct document *doc = &article.doc;
	struct weights weights = {.intercept = {-90000, -90000}};
	int32_t best = 0, least = SCORE_ONE;

	weights.of[0][FEATURE_place] = weights.of[1][FEATURE_place] = -10000;
	sample_score(&article, NULL, news, SUMARIO_PROFILE_AUTO);
	vector_clear(&doc->ranking->reasons);
	if (!score_segments(doc, &article.facts, &article.vocabulary, &weights,
			    SUMARIO_PROFILE_AUTO, false))
		abort();
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		int32_t merit = doc->ranking->ratings.items[i].merit;

		best = merit > best ? merit : best;
		if (merit != NO_MERIT)
			least = merit < least ? merit : least;
	}
	ok(best == SCORE_ONE && doc->ranking->ratings.items[1].merit == best,
	   "the best has all, although it is worth nothing");
	ok(least >= 0 && least < best, "a worth of 1 less has nothing");
	ok(!doc->ranking->reasons.n_items, "nobody asked for reasons");
	sample_release(&article);
}

/* The score of the sentence between two others. */
static int64_t
get_score(const char *sentence)
{
	struct sample article = {0};
	char text[600];
	int64_t score;

	snprintf(text, sizeof(text),
		 "El puente de la Ribera se cierra desde hoy por obras.\n\n"
		 "%s\n\n"
		 "La grúa del puente llegará de Zaragoza en un camión.\n",
		 sentence);
	sample_score(&article, NULL, text, SUMARIO_PROFILE_AUTO);
	if (article.doc.segments.n_items != 3)
		abort();
	score = article.ranking.ratings.items[1].score;
	sample_release(&article);
	return score;
}

/* What says less, or cannot be read alone, is worth less. */
static void
test_pairs(void)
{
	static const struct {
		const char *better, *worse;
	} pairs[] = {
		{"La obra del puente de Villar durará tres meses.",
		 "Esta obra del puente de Villar durará tres meses."},
		{"La alcaldesa Ana Gil negó la subida del agua en Villar.",
		 "Ella negó la subida del agua en Villar."},
		{"La obra del puente de Villar durará tres meses.",
		 "¿La obra del puente de Villar durará tres meses?"},
		{"La alcaldesa Ana Gil explicó la obra del puente.",
		 "La alcaldesa Ana Gil explicó la obra del puente:"},
		{"La obra costará 3 millones, un 12 % más que en 2019.",
		 "La obra costará dinero, bastante más que hace tiempo."},
		{"La obra del puente de Villar durará tres meses.",
		 "«La obra del puente de Villar durará tres meses»."},
		{"La obra del puente de Villar durará tres meses.",
		 "Ya no es así, y no lo será nunca más."},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		ok(get_score(pairs[i].better) > get_score(pairs[i].worse),
		   "worse: %s", pairs[i].worse);
}

/* A focus is three quarters of the salience, if a sentence has it. */
static void
test_focus(void)
{
	struct sample article = {0};
	struct document *doc = &article.doc;

	sample_score(&article, NULL, news, SUMARIO_PROFILE_AUTO);
	doc->ranking->focus = "grúa de Zaragoza";
	if (!focus_read(doc, &article.vocabulary) ||
	    !score_segments(doc, &article.facts, &article.vocabulary,
			    &article.weights, SUMARIO_PROFILE_AUTO, false))
		abort();
	ok(doc->ranking->focus_met &&
		   doc->ranking->ratings.items[3].salience == SCORE_ONE,
	   "what is asked for is the best");
	ok(doc->ranking->ratings.items[3].focus >= 1 &&
		   doc->ranking->ratings.items[1].focus <= 0,
	   "the focus is a share of the most");
	ok(doc->ranking->ratings.items[1].salience <= SCORE_ONE / 2 &&
		   doc->ranking->ratings.items[1].salience > 0,
	   "what is not asked for has a quarter at most");
	sample_release(&article);
	sample_score(&article, NULL, news, SUMARIO_PROFILE_AUTO);
	doc->ranking->focus = "xyz";
	if (!focus_read(doc, &article.vocabulary) ||
	    !score_segments(doc, &article.facts, &article.vocabulary,
			    &article.weights, SUMARIO_PROFILE_AUTO, false))
		abort();
	ok(!doc->ranking->focus_met &&
		   doc->ranking->ratings.items[1].salience == SCORE_ONE,
	   "a focus that nobody meets changes nothing");
	sample_release(&article);
}

/* The same article has the same scores whatever was read before it. */
static void
test_again(void)
{
	struct sample a = {0}, b = {0};
	bool same = true;

	sample_score(&a, "Obras", news, SUMARIO_PROFILE_AUTO);
	sample_score(&b, "Nadie canta",
		     "Nadie canta en Lara. Ana Gil canta en Lara.\n",
		     SUMARIO_PROFILE_NEWS);
	document_release(&b.doc);
	vocabulary_release(&b.vocabulary);
	sample_score(&b, "Obras", news, SUMARIO_PROFILE_AUTO);
	for (size_t i = 0; i < a.doc.segments.n_items; i++)
		same &= a.doc.ranking->ratings.items[i].score ==
				b.doc.ranking->ratings.items[i].score &&
			a.doc.ranking->ratings.items[i].merit ==
				b.doc.ranking->ratings.items[i].merit;
	ok(same, "the same article, the same scores");
	sample_release(&a);
	sample_release(&b);
}

static void
test_weight(void)
{
	ok(fabs(score_weight(1, 2.5) - 2.5) < 1e-12, "once: the idf");
	ok(fabs(score_weight(2, 2.5) - 2.5 * (1 + log(2))) < 1e-12,
	   "twice: (1 + ln 2) as much");
	ok(score_weight(100, 1) > score_weight(99, 1), "more is more");
	ok(score_weight(100, 1) < 100 * score_weight(1, 1),
	   "but not as much more");
}

/* What has no sentence, or no word with content. */
static void
test_nothing(void)
{
	static const char *const texts[] = {
		"", " \n", "…\n", "De la que.\n", "Hola.\n", "12\n\n13\n"};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct sample article = {0};
		bool bounded = true;

		sample_score(&article, NULL, texts[i], SUMARIO_PROFILE_NEWS);
		for (size_t k = 0; k < article.doc.segments.n_items; k++) {
			int32_t salience =
				article.ranking.ratings.items[k].salience;

			bounded &= salience >= 0 && salience <= SCORE_ONE;
		}
		ok(bounded, "can be scored: %zu segments",
		   article.doc.segments.n_items);
		sample_release(&article);
	}
}

int
main(void)
{
	test_bounds(SUMARIO_PROFILE_NEWS, "news");
	test_bounds(SUMARIO_PROFILE_GENERAL, "general");
	test_bounds(SUMARIO_PROFILE_AUTO, "auto");
	test_sum(NULL);
	test_sum("Se cierra el puente viejo");
	test_sets();
	test_merit();
	test_worthless();
	test_pairs();
	test_focus();
	test_again();
	test_weight();
	test_nothing();
	return done_testing();
}
