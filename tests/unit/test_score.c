/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/score.h"

#include "article.h"
#include "tap.h"

#include <math.h>

#define MAX_SEGMENTS 10

static const char news[] =
	"Obras en el puente\n\n"
	"El puente viejo de Villarrubia cerrará tres meses por obras.\n\n"
	"El concejal de obras presentó el proyecto del puente.\n\n"
	"La grúa llegará de Zaragoza en un camión.\n\n"
	"Los comerciantes temen que las obras del puente alejen a la "
	"clientela.\n\n"
	"«El puente viejo necesita obras», dijo el concejal.\n\n"
	"De lo que no hay nada.\n";

/* Saliences of TEXT's segments; returns how many segments there are. */
static size_t
score(const char *text, enum sumario_profile profile,
      int32_t saliences[MAX_SEGMENTS])
{
	struct article article = {0};
	size_t n;

	article_read(&article, text);
	n = article.doc.segments.n_items;
	if (n > MAX_SEGMENTS || !score_segments(&article.doc, profile))
		abort();
	for (size_t i = 0; i < n; i++)
		saliences[i] = article.doc.segments.items[i].salience;
	article_release(&article);
	return n;
}

static void
test_bounds(enum sumario_profile profile, const char *name)
{
	int32_t saliences[MAX_SEGMENTS], best = 0;
	size_t n = score(news, profile, saliences);
	bool bounded = true;

	for (size_t i = 0; i < n; i++) {
		bounded &= saliences[i] >= 0 && saliences[i] <= SCORE_ONE;
		if (saliences[i] > best)
			best = saliences[i];
	}
	ok(n == 7, "%s: seven segments", name);
	ok(bounded, "%s: none is out of bounds", name);
	ok(best == SCORE_ONE, "%s: the best has all", name);
	ok(saliences[0] == 0, "%s: the heading has nothing", name);
	ok(saliences[1] > saliences[3], "%s: what the article is about counts",
	   name);
}

static void
test_no_content(void)
{
	int32_t saliences[MAX_SEGMENTS];

	score(news, SUMARIO_PROFILE_GENERAL, saliences);
	ok(saliences[6] == 0, "a sentence of stop words has nothing");
	ok(saliences[2] > 0 && saliences[3] > 0, "one with content something");
}

/* The same paragraphs in another order: in general it does not matter. */
static void
test_order(void)
{
	static const char forth[] = "El puente viejo cerrará por obras.\n"
				    "La grúa llegará de Zaragoza.\n"
				    "El concejal presentó el puente.\n";
	static const char back[] = "El concejal presentó el puente.\n"
				   "La grúa llegará de Zaragoza.\n"
				   "El puente viejo cerrará por obras.\n";
	int32_t a[MAX_SEGMENTS], b[MAX_SEGMENTS];

	score(forth, SUMARIO_PROFILE_GENERAL, a);
	score(back, SUMARIO_PROFILE_GENERAL, b);
	ok(a[0] == b[2] && a[1] == b[1] && a[2] == b[0],
	   "general: the order of the sentences is nothing");
	score(forth, SUMARIO_PROFILE_NEWS, a);
	score(back, SUMARIO_PROFILE_NEWS, b);
	ok(a[0] == SCORE_ONE && b[0] == SCORE_ONE,
	   "news: the first one is the best both ways");
	ok(a[0] > b[2] && b[0] > a[2], "news: a sentence counts more in front");
}

/* Sentences of one content. */
static void
test_position(void)
{
	static const char text[] = "El puente cerró.\nEl puente cerró.\n"
				   "El puente cerró.\nEl puente cerró.\n";
	int32_t general[MAX_SEGMENTS], falling[MAX_SEGMENTS];

	ok(score(text, SUMARIO_PROFILE_GENERAL, general) == 4 &&
		   general[0] == SCORE_ONE && general[1] == SCORE_ONE &&
		   general[3] == SCORE_ONE,
	   "general: all alike");
	ok(score(text, SUMARIO_PROFILE_NEWS, falling) == 4 &&
		   falling[0] == SCORE_ONE && falling[1] < falling[0] &&
		   falling[2] < falling[1] && falling[3] < falling[2] &&
		   falling[3] > 0,
	   "news: less and less");
}

static void
test_standing(void)
{
	static const char text[] = "El puente cerró.\n"
				   "El puente cerró.\n"
				   "Este puente cerró.\n"
				   "«El puente cerró.»\n"
				   "«Este puente cerró.»\n"
				   "— El puente cerró.\n"
				   "Este lunes el puente cerró.\n"
				   "¿El puente cerró y el puente cerró?\n"
				   "El puente cerró:\n"
				   "Lea también: el puente cerró.\n";
	int32_t s[MAX_SEGMENTS];

	ok(score(text, SUMARIO_PROFILE_GENERAL, s) == 10 && s[0] == s[1],
	   "sentences that stand alone are as good");
	ok(s[2] > 0 && s[2] < s[1], "one that leans is worth less");
	ok(s[3] > 0 && s[3] < s[1], "one that is speech, too");
	ok(s[4] > 0 && s[4] < s[2], "one that is both is worth least");
	ok(s[5] > 0 && s[5] < s[1], "a dash is speech too");
	ok(s[6] > s[3], "a date does not lean");
	ok(s[7] > 0 && s[7] < s[1], "a question says less");
	ok(s[8] > 0 && s[8] < s[7], "what only introduces says still less");
	ok(s[9] == 0, "a pointer to another article says nothing");
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

/* The cosine of SEGMENT with the article, times the article's length. */
static double
compute_cosine(const struct document *doc, const struct segment *segment)
{
	double dot = 0, norm = 0;

	for (uint32_t t = 0; t < doc->terms.n_items; t++) {
		const struct term *term = &doc->terms.items[t];
		uint32_t n = count_term(doc, segment, t);
		double here = n ? (1 + log(n)) * (double)term->idf : 0;

		dot += here * (1 + log(term->n_tokens)) * (double)term->idf;
		norm += here * here;
	}
	return dot / sqrt(norm);
}

/* … less what it loses by leaning. */
static double
compute_score(const struct document *doc, size_t i)
{
	return compute_cosine(doc, &doc->segments.items[i]) *
	       doc->scores.items[i].values[SCORE_LEAN];
}

static void
test_cosine(void)
{
	struct article article = {0};
	const struct segments *segments = &article.doc.segments;
	double best = 0;
	bool same = true;

	article_read(&article, "El puente viejo y el puente nuevo.\n"
			       "La grúa del puente vino de Zaragoza.\n"
			       "Un puente, dos puentes, tres grúas.\n"
			       "Zaragoza canta.\n");
	if (!score_segments(&article.doc, SUMARIO_PROFILE_GENERAL))
		abort();
	for (size_t i = 0; i < segments->n_items; i++)
		best = fmax(best, compute_score(&article.doc, i));
	for (size_t i = 0; i < segments->n_items; i++) {
		double cosine = compute_score(&article.doc, i) / best;

		same &= fabs(cosine * SCORE_ONE - segments->items[i].salience) <
			1;
	}
	ok(same && segments->n_items == 4,
	   "general: the cosine, less where it leans");
	article_release(&article);
}

static void
test_weight(void)
{
	ok(score_weight(1, 2.5) == 2.5, "once: the idf");
	ok(fabs(score_weight(2, 2.5) - 2.5 * (1 + log(2))) < 1e-12,
	   "twice: (1 + ln 2) as much");
	ok(score_weight(100, 1) > score_weight(99, 1), "more is more");
	ok(score_weight(100, 1) < 100 * score_weight(1, 1),
	   "but not as much more");
}

/* A word that few articles have weighs more than one that many have. */
static void
test_rarity(void)
{
	static const char text[] = "Zurcidores, zurcidores.\n"
				   "Presidente, presidente.\n";
	int32_t s[MAX_SEGMENTS];

	score(text, SUMARIO_PROFILE_GENERAL, s);
	ok(s[0] == SCORE_ONE && s[1] < s[0], "rare words weigh more");
}

static void
test_nothing(void)
{
	struct article article = {0};

	article_read(&article, "");
	ok(score_segments(&article.doc, SUMARIO_PROFILE_NEWS),
	   "nothing can be scored");
	article_release(&article);
}

int
main(void)
{
	test_bounds(SUMARIO_PROFILE_NEWS, "news");
	test_bounds(SUMARIO_PROFILE_GENERAL, "general");
	test_no_content();
	test_order();
	test_position();
	test_standing();
	test_cosine();
	test_weight();
	test_rarity();
	test_nothing();
	return done_testing();
}
