/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/select.h"

#include "article.h"
#include "rank/score.h"
#include "tap.h"

#define N_MANY 300

static const char news[] =
	"Obras en el puente\n\n"
	"El puente viejo de Villarrubia cerrará tres meses por obras. "
	"El concejal de obras presentó ayer el proyecto.\n\n"
	"La grúa llegará de Zaragoza en un camión. "
	"Nadie sabe cuánto costará el arreglo de los pilares de piedra que "
	"sostienen la calzada desde hace más de dos siglos y medio.\n\n"
	"Los comerciantes temen perder clientela. "
	"La grúa llegará de Zaragoza en un camión. "
	"¡Ay! "
	"El río baja crecido estos días. — … —\n";

/* Reads, scores and ranks TEXT. */
static void
rank(struct article *article, const char *text)
{
	*article = (struct article){0};
	article_read(article, text);
	if (!score_segments(&article->doc, SUMARIO_PROFILE_NEWS) ||
	    !select_rank(&article->doc))
		abort();
}

/* Chooses anew, by another budget. */
static void
choose(struct document *doc, enum sumario_unit unit, double value,
       enum sumario_order order)
{
	for (size_t i = 0; i < doc->segments.n_items; i++)
		doc->segments.items[i].in_summary = false;
	vector_clear(&doc->summary);
	doc->summary_words = doc->summary_codepoints = 0;
	doc->budget_unit = unit;
	doc->budget_value = value;
	doc->order = order;
	if (!select_summary(doc))
		abort();
}

/* Whether ranks count the sentences from 1 on, repetitions last. */
static bool
is_permutation(const struct document *doc)
{
	size_t n = 0;
	bool repeated = false, good = true;

	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];

		if (segment->kind == SUMARIO_HEADING) {
			good &= !segment->rank;
			continue;
		}
		n++;
		good &= segment->rank > 0 &&
			segment->rank <= doc->ranking.n_items &&
			doc->ranking.items[segment->rank - 1] == i;
	}
	for (size_t i = 0; i < doc->ranking.n_items; i++) {
		bool repeat = doc->segments.items[doc->ranking.items[i]]
				      .repetition_of != SEGMENT_NONE;

		good &= !repeated || repeat;
		repeated |= repeat;
	}
	return good && n == doc->ranking.n_items;
}

static void
test_ranks(void)
{
	struct article article;
	const struct segment *segments;

	rank(&article, news);
	segments = article.doc.segments.items;
	ok(article.doc.segments.n_items == 9, "nine segments: %zu",
	   article.doc.segments.n_items);
	ok(is_permutation(&article.doc), "ranks are a permutation");
	ok(segments[0].rank == 0 && segments[0].kind == SUMARIO_HEADING,
	   "the heading has none");
	ok(segments[1].rank == 1, "the first sentence is the best");
	ok(segments[6].repetition_of == 3 && segments[6].rank == 8,
	   "the repetition is the last");
	article_release(&article);
}

/* Whether the summary is what the rule in select.h takes. */
static bool
is_expected(const struct document *doc, double budget)
{
	uint64_t n_words = 0, n_chars = 0;
	size_t n = 0;

	for (size_t i = 0; i < doc->ranking.n_items; i++) {
		const struct segment *segment =
			&doc->segments.items[doc->ranking.items[i]];
		uint64_t words = n_words + segment->n_words;
		uint64_t chars = n_chars + segment->n_codepoints + (n > 0);
		double used = doc->budget_unit == SUMARIO_SENTENCES
				      ? (double)n + 1
			      : doc->budget_unit == SUMARIO_CHARS
				      ? (double)chars
				      : (double)words;

		if (segment->repetition_of != SEGMENT_NONE ||
		    (used > budget && n > 0))
			break;
		if (used > budget || !segment->n_words)
			continue;
		n++;
		n_words = words;
		n_chars = chars;
		if (!segment->in_summary)
			return false;
	}
	return n == doc->summary.n_items && n_words == doc->summary_words &&
	       n_chars == doc->summary_codepoints;
}

/* Whether what is in the summary is marked, and nothing else is. */
static bool
is_marked(const struct document *doc)
{
	size_t n = 0;

	for (size_t i = 0; i < doc->segments.n_items; i++)
		n += doc->segments.items[i].in_summary;
	for (size_t i = 0; i < doc->summary.n_items; i++)
		if (!doc->segments.items[doc->summary.items[i]].in_summary)
			return false;
	return n == doc->summary.n_items;
}

static void
test_budget(const char *name, enum sumario_unit unit, double step, double most)
{
	struct article article;
	struct document *doc = &article.doc;
	bool expected = true, kept = true, marked = true, grown = false;

	rank(&article, news);
	for (double value = step; value <= most; value += step) {
		double budget = unit == SUMARIO_RATIO
					? value * (double)doc->n_words
					: value;
		double used;

		choose(doc, unit, value, SUMARIO_ORDER_DOCUMENT);
		used = unit == SUMARIO_SENTENCES ? (double)doc->summary.n_items
		       : unit == SUMARIO_CHARS ? (double)doc->summary_codepoints
					       : (double)doc->summary_words;
		expected &= is_expected(doc, budget);
		kept &= used <= budget;
		marked &= is_marked(doc);
		grown |= doc->summary.n_items > 3;
	}
	ok(expected, "%s: by rank until one does not fit", name);
	ok(kept, "%s: no budget is exceeded", name);
	ok(marked, "%s: what is taken is marked", name);
	ok(grown, "%s: a larger budget takes more", name);
	article_release(&article);
}

static void
test_limits(void)
{
	struct article article;
	struct document *doc = &article.doc;

	rank(&article, news);
	choose(doc, SUMARIO_SENTENCES, 1000, SUMARIO_ORDER_DOCUMENT);
	ok(doc->summary.n_items == 7, "all but heading and repetition: %zu",
	   doc->summary.n_items);
	choose(doc, SUMARIO_WORDS, 1, SUMARIO_ORDER_DOCUMENT);
	ok(doc->summary.n_items == 1 &&
		   article_segment_is(&article, doc->summary.items[0], "¡Ay!"),
	   "what is too long for all of the budget is passed over");
	choose(doc, SUMARIO_CHARS, 3, SUMARIO_ORDER_DOCUMENT);
	ok(!doc->summary.n_items && !doc->summary_words &&
		   !doc->summary_codepoints,
	   "nothing fits");
	choose(doc, SUMARIO_RATIO, 1, SUMARIO_ORDER_DOCUMENT);
	ok(doc->summary.n_items == 7, "the whole article");
	article_release(&article);
}

static void
test_order(void)
{
	struct article article;
	struct document *doc = &article.doc;
	bool rising = true, by_rank = true, same = true;

	rank(&article, news);
	choose(doc, SUMARIO_SENTENCES, 5, SUMARIO_ORDER_DOCUMENT);
	for (size_t i = 1; i < doc->summary.n_items; i++)
		rising &= doc->summary.items[i - 1] < doc->summary.items[i];
	ok(doc->summary.n_items == 5 && rising, "in the article's order");
	choose(doc, SUMARIO_SENTENCES, 5, SUMARIO_ORDER_RANK);
	for (size_t i = 0; i < doc->summary.n_items; i++) {
		uint32_t number = doc->summary.items[i];

		by_rank &= doc->segments.items[number].rank == i + 1;
		same &= number == doc->ranking.items[i];
	}
	ok(doc->summary.n_items == 5 && by_rank && same, "in order of rank");
	article_release(&article);
}

/* A sentence that says what was said comes behind a new one. */
static void
test_guard(void)
{
	struct article article = {0};
	struct segment *segments;

	article_read(&article, "El puente viejo cerró por obras.\n"
			       "Las obras cerraron el viejo puente.\n"
			       "La grúa vino de Zaragoza.\n");
	segments = article.doc.segments.items;
	segments[0].salience = SCORE_ONE;
	segments[1].salience = SCORE_ONE - 1000;
	segments[2].salience = SCORE_ONE * 8 / 10;
	ok(article.doc.segments.n_items == 3 && select_rank(&article.doc) &&
		   segments[0].rank == 1 && segments[2].rank == 2 &&
		   segments[1].rank == 3,
	   "what has been said comes later");
	article_release(&article);
}

/* What leans comes with the sentence before it, or hardly. */
static void
test_leaning(void)
{
	struct article article = {0};
	struct segment *segments;

	article_read(&article, "El puente viejo cerró.\nEsto dolió.\n"
			       "La grúa vino de Zaragoza.\nEso gustó.\n");
	segments = article.doc.segments.items;
	segments[0].salience = SCORE_ONE;
	segments[2].salience = SCORE_ONE / 2;
	for (int i = 1; i < 4; i += 2) {
		segments[i].leans = true;
		segments[i].salience = SCORE_ONE / 4;
		segments[i].salience_behind = SCORE_ONE * 3 / 4;
	}
	ok(article.doc.segments.n_items == 4 && select_rank(&article.doc) &&
		   is_permutation(&article.doc) && segments[0].rank == 1 &&
		   segments[1].rank == 2 && segments[2].rank == 3 &&
		   segments[3].rank == 4,
	   "what leans is worth more behind what it leans on");
	article_release(&article);
}

/* Without a guard: of two alike the first. */
static void
test_ties(void)
{
	struct article article = {0};
	bool rising = true;

	article_read(&article, "Uno canta.\nOtra baila.\nNadie duerme.\n"
			       "Todos cenan.\n");
	ok(select_rank(&article.doc), "all have the same salience");
	for (uint32_t i = 0; i < article.doc.segments.n_items; i++)
		rising &= article.doc.segments.items[i].rank == i + 1;
	ok(rising, "then the order is the article's");
	article_release(&article);
}

/* The last is the best, the first the worst; of each number of sentences. */
static void
test_rising(void)
{
	static const char text[] = "Xa.\nXe.\nXi.\nXo.\nXu.\nXx.\nXt.\nXs.\n"
				   "Xr.\nXn.\nXm.\nXl.\n";
	bool falling = true;

	for (uint32_t n = 1; n <= 12; n++) {
		struct article article = {0};
		struct segment *segments;

		article_read(&article, text + 4 * (12 - n));
		segments = article.doc.segments.items;
		falling &= article.doc.segments.n_items == n;
		for (uint32_t i = 0; i < n; i++)
			segments[i].salience = (int32_t)i;
		if (!select_rank(&article.doc))
			abort();
		for (uint32_t i = 0; i < n; i++)
			falling &= segments[i].rank == n - i;
		article_release(&article);
	}
	ok(falling, "one to twelve sentences, the best last");
}

/* More sentences than are chosen with the guard. */
static void
test_many(void)
{
	static char text[N_MANY * 40];
	struct article article;
	size_t n = 0;

	for (int i = 0; i < N_MANY; i++)
		n += (size_t)snprintf(
			text + n, sizeof(text) - n, "El %s %c%c canta.\n",
			i % 3 ? "gallo" : "grillo", 'a' + i % 23, 'a' + i % 19);
	rank(&article, text);
	ok(article.doc.segments.n_items == N_MANY &&
		   is_permutation(&article.doc),
	   "%d sentences", N_MANY);
	article_release(&article);
}

/* Sentences that have no word in common are ranked as they weigh. */
static void
test_salience(void)
{
	static char text[N_MANY * 8 + 1];
	struct article article = {0};
	const struct ranking *ranking = &article.doc.ranking;
	uint32_t state = 1;
	bool sorted = true;

	for (int i = 0; i < N_MANY; i++)
		snprintf(text + 8 * i, 9, "Xx%c%c%c.\n ", 'a' + i % 26,
			 'a' + i / 26 % 26, 'a' + i * 7 % 26);
	article_read(&article, text);
	for (size_t i = 0; i < article.doc.segments.n_items; i++) {
		state = state * 1664525 + 1013904223;
		article.doc.segments.items[i].salience =
			(int32_t)(state >> 16) % 200 * 5000;
	}
	if (!select_rank(&article.doc))
		abort();
	for (size_t i = 1; i < ranking->n_items; i++) {
		const struct segment *segments = article.doc.segments.items;
		uint32_t a = ranking->items[i - 1], b = ranking->items[i];

		sorted &= segments[a].salience > segments[b].salience ||
			  (segments[a].salience == segments[b].salience &&
			   a < b);
	}
	ok(sorted && is_permutation(&article.doc) && ranking->n_items == N_MANY,
	   "by salience, then by position");
	article_release(&article);
}

static void
test_nothing(void)
{
	struct article article;

	rank(&article, "");
	choose(&article.doc, SUMARIO_SENTENCES, 5, SUMARIO_ORDER_DOCUMENT);
	ok(!article.doc.ranking.n_items && !article.doc.summary.n_items,
	   "nothing to choose from");
	article_release(&article);
}

int
main(void)
{
	test_ranks();
	test_budget("sentences", SUMARIO_SENTENCES, 1, 12);
	test_budget("words", SUMARIO_WORDS, 1, 100);
	test_budget("chars", SUMARIO_CHARS, 1, 600);
	test_budget("ratio", SUMARIO_RATIO, 0.01, 1);
	test_limits();
	test_order();
	test_guard();
	test_leaning();
	test_ties();
	test_rising();
	test_many();
	test_salience();
	test_nothing();
	return done_testing();
}
