/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/select.h"

#include "sample.h"
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
rank(struct sample *article, const char *text)
{
	*article = (struct sample){0};
	sample_score(article, NULL, text, SUMARIO_PROFILE_NEWS);
	if (!select_rank(&article->doc))
		abort();
}

/* Chooses anew, by another budget. */
static void
choose(struct sample *article, enum sumario_unit unit, double value,
       enum sumario_order order)
{
	struct document *doc = &article->doc;

	for (size_t i = 0; i < doc->segments.n_items; i++)
		doc->ranking->ratings.items[i].in_summary = false;
	vector_clear(&doc->ranking->summary);
	doc->ranking->summary_words = doc->ranking->summary_codepoints = 0;
	article->options.budget_unit = unit;
	article->options.budget_value = value;
	article->options.order = order;
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
		const struct rating *rating = &doc->ranking->ratings.items[i];

		if (!document_can_choose(segment)) {
			good &= !rating->rank;
			continue;
		}
		n++;
		good &= rating->rank > 0 &&
			rating->rank <= doc->ranking->order.n_items &&
			doc->ranking->order.items[rating->rank - 1] == i;
	}
	for (size_t i = 0; i < doc->ranking->order.n_items; i++) {
		bool repeat = doc->segments.items[doc->ranking->order.items[i]]
				      .repetition_of != SEGMENT_NONE;

		good &= !repeated || repeat;
		repeated |= repeat;
	}
	return good && n == doc->ranking->order.n_items;
}

static void
test_ranks(void)
{
	struct sample article;
	const struct segment *segments;
	const struct rating *ratings;

	rank(&article, news);
	segments = article.doc.segments.items;
	ratings = article.ranking.ratings.items;
	ok(article.doc.segments.n_items == 9, "nine segments: %zu",
	   article.doc.segments.n_items);
	ok(is_permutation(&article.doc), "ranks are a permutation");
	ok(ratings[0].rank == 0 && segments[0].kind == SUMARIO_HEADING,
	   "the heading has none");
	ok(ratings[1].rank == 1, "the first sentence is the best");
	ok(segments[6].repetition_of == 3 && ratings[6].rank == 8,
	   "the repetition is the last");
	ok(ratings[7].rank == 7, "furniture comes before it: %u",
	   (unsigned)ratings[7].rank);
	sample_release(&article);
}

static double
get_use(const struct document *doc, uint32_t set, const uint32_t *numbers)
{
	uint64_t n = 0, words = 0, chars = 0;

	for (int i = 0; i < 32; i++) {
		const struct segment *segment;

		if (!(set >> i & 1))
			continue;
		segment = &doc->segments.items[numbers[i]];
		chars += segment->n_codepoints + (n > 0);
		words += segment->n_words;
		n++;
	}
	return doc->article.options->budget_unit == SUMARIO_SENTENCES
		       ? (double)n
	       : doc->article.options->budget_unit == SUMARIO_CHARS
		       ? (double)chars
		       : (double)words;
}

/* What all of the summary adds up to. */
static int64_t
sum_values(const struct document *doc)
{
	int64_t sum = 0;

	for (size_t i = 0; i < doc->ranking->summary.n_items; i++)
		sum += sample_get_worth(
			doc, &doc->ranking->ratings
				      .items[doc->ranking->summary.items[i]]);
	return sum;
}

/* Whether no set of the sentences within reach is worth more. */
static bool
is_expected(const struct document *doc, double budget)
{
	uint32_t numbers[32], n = 0;
	int64_t best = 0;
	bool reached = true, good = true;

	for (size_t i = 0; i < doc->ranking->order.n_items; i++) {
		uint32_t number = doc->ranking->order.items[i];
		const struct rating *rating =
			&doc->ranking->ratings.items[number];

		if (rating->fate == FATE_CHOSEN ||
		    rating->fate == FATE_BUDGET) {
			good &= reached || doc->ranking->summary.n_items == 1;
			numbers[n++] = number;
		}
		reached &= rating->fate != FATE_RANK;
	}
	for (uint32_t set = 0; set < UINT32_C(1) << n; set++) {
		int64_t worth = 0;

		for (uint32_t i = 0; i < n; i++)
			if (set >> i & 1)
				worth += sample_get_worth(
					doc, ranking_get(doc, numbers[i]));
		if (worth > best && get_use(doc, set, numbers) <= budget)
			best = worth;
	}
	return good && best == sum_values(doc);
}

/* Whether what is in the summary is marked, and nothing else is. */
static bool
is_marked(const struct document *doc)
{
	size_t n = 0;

	for (size_t i = 0; i < doc->segments.n_items; i++)
		n += doc->ranking->ratings.items[i].in_summary;
	for (size_t i = 0; i < doc->ranking->summary.n_items; i++)
		if (!doc->ranking->ratings.items[doc->ranking->summary.items[i]]
			     .in_summary)
			return false;
	return n == doc->ranking->summary.n_items;
}

static void
test_budget(const char *name, enum sumario_unit unit, double step, double most)
{
	struct sample article;
	struct document *doc = &article.doc;
	bool expected = true, kept = true, marked = true, grown = false;
	bool falls = false;
	int64_t before = 0;

	rank(&article, news);
	for (double value = step; value <= most; value += step) {
		double budget = unit == SUMARIO_RATIO
					? value * (double)doc->n_words
					: value;
		double used;

		choose(&article, unit, value, SUMARIO_ORDER_DOCUMENT);
		used = unit == SUMARIO_SENTENCES
			       ? (double)doc->ranking->summary.n_items
		       : unit == SUMARIO_CHARS
			       ? (double)doc->ranking->summary_codepoints
			       : (double)doc->ranking->summary_words;
		expected &= is_expected(doc, budget);
		kept &= used <= budget;
		marked &= is_marked(doc);
		grown |= doc->ranking->summary.n_items > 3;
		falls |= sum_values(doc) < before;
		before = sum_values(doc);
	}
	ok(expected, "%s: the best set within reach", name);
	ok(kept, "%s: no budget is exceeded", name);
	ok(marked, "%s: what is taken is marked", name);
	ok(grown, "%s: a larger budget takes more", name);
	ok(!falls, "%s: and is never worth less", name);
	sample_release(&article);
}

static void
test_limits(void)
{
	struct sample article;
	struct document *doc = &article.doc;

	rank(&article, news);
	choose(&article, SUMARIO_SENTENCES, 1000, SUMARIO_ORDER_DOCUMENT);
	ok(doc->ranking->summary.n_items == 6,
	   "all but heading, repetition and furniture: %zu",
	   doc->ranking->summary.n_items);
	choose(&article, SUMARIO_WORDS, 5, SUMARIO_ORDER_DOCUMENT);
	ok(doc->ranking->summary.n_items == 1 &&
		   sample_segment_is(
			   &article, doc->ranking->summary.items[0],
			   "Los comerciantes temen perder clientela."),
	   "what is too long for all of the budget is passed over");
	choose(&article, SUMARIO_WORDS, 1, SUMARIO_ORDER_DOCUMENT);
	ok(!doc->ranking->summary.n_items, "furniture does not fill a budget");
	choose(&article, SUMARIO_CHARS, 3, SUMARIO_ORDER_DOCUMENT);
	ok(!doc->ranking->summary.n_items && !doc->ranking->summary_words &&
		   !doc->ranking->summary_codepoints,
	   "nothing fits");
	choose(&article, SUMARIO_RATIO, 1, SUMARIO_ORDER_DOCUMENT);
	ok(doc->ranking->summary.n_items == 5 &&
		   doc->ranking->ratings.items[8].score < -WORTH_ONE / 2,
	   "of the whole article what is worth reading");
	sample_release(&article);
}

static void
test_order(void)
{
	struct sample article;
	struct document *doc = &article.doc;
	bool rising = true, by_rank = true, same = true;

	rank(&article, news);
	choose(&article, SUMARIO_SENTENCES, 5, SUMARIO_ORDER_DOCUMENT);
	for (size_t i = 1; i < doc->ranking->summary.n_items; i++)
		rising &= doc->ranking->summary.items[i - 1] <
			  doc->ranking->summary.items[i];
	ok(doc->ranking->summary.n_items == 5 && rising,
	   "in the article's order");
	choose(&article, SUMARIO_SENTENCES, 5, SUMARIO_ORDER_RANK);
	for (size_t i = 0; i < doc->ranking->summary.n_items; i++) {
		uint32_t number = doc->ranking->summary.items[i];

		by_rank &= doc->ranking->ratings.items[number].rank == i + 1;
		same &= number == doc->ranking->order.items[i];
	}
	ok(doc->ranking->summary.n_items == 5 && by_rank && same,
	   "in order of rank");
	sample_release(&article);
}

/* The fates of sentences that nearly say the same. */
static void
test_copies(void)
{
	static const struct {
		const char *first, *second;
		bool is_copy;
	} pairs[] = {
		{"El alcalde de Villarrubia anunció ayer tres obras nuevas "
		 "en el puente viejo.",
		 "EL ALCALDE de Villarrubia anunció ayer 3 obras nuevas en el "
		 "viejo puente…",
		 true},
		{"El alcalde de Villarrubia anunció ayer obras nuevas en el "
		 "puente viejo de piedra.",
		 "El alcalde de Villarrubia presentó ayer obras nuevas en el "
		 "puente viejo de piedra.",
		 true},
		{"El alcalde de Villarrubia anunció ayer obras nuevas en el "
		 "puente viejo.",
		 "La grúa llegará de Zaragoza en un camión.", false},
		{"Llueve mucho hoy.", "¡LLUEVE mucho hoy!", true},
		{"Son 12 GRADOS.", "Son 15 grados…", true},
		{"Nadie nos ganará nunca a nada.", "Alguien ganará algo hoy.",
		 false},
		{"El alcalde calla.", "El concejal calla.", false},
		{"Uno y dos.", "Dos y uno.", false},
	};
	char text[400];

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct sample article;
		const struct rating *ratings;
		uint32_t first;

		snprintf(text, sizeof(text), "%s\n\n%s\n", pairs[i].first,
			 pairs[i].second);
		rank(&article, text);
		choose(&article, SUMARIO_SENTENCES, 5, SUMARIO_ORDER_DOCUMENT);
		ratings = article.ranking.ratings.items;
		first = ratings[0].rank == 1 ? 0 : 1;
		ok(article.doc.segments.n_items == 2 &&
			   ratings[first].fate == FATE_CHOSEN &&
			   ratings[!first].in_summary == !pairs[i].is_copy &&
			   (!pairs[i].is_copy ||
			    (ratings[!first].fate == FATE_COPY &&
			     ratings[!first].copy_of == first)),
		   "%s: %s", pairs[i].is_copy ? "near-copy" : "no copy",
		   pairs[i].second);
		sample_release(&article);
	}
}

static void
test_wishes(void)
{
	struct sample article;
	struct document *doc = &article.doc;
	struct rating *ratings;

	rank(&article, news);
	ratings = article.ranking.ratings.items;
	ratings[0].wish = ratings[4].wish = WISH_MUST;
	ratings[1].wish = WISH_NOT;
	choose(&article, SUMARIO_SENTENCES, 2, SUMARIO_ORDER_DOCUMENT);
	ok(ratings[4].fate == FATE_MUST && ratings[4].in_summary &&
		   doc->ranking->summary.n_items == 2,
	   "what must be is there");
	ok(ratings[1].fate == FATE_FORBIDDEN && !ratings[1].in_summary,
	   "what must not be is not");
	ok(ratings[0].fate == FATE_HEADING && !ratings[0].in_summary,
	   "a heading cannot be chosen");
	choose(&article, SUMARIO_WORDS, 10, SUMARIO_ORDER_DOCUMENT);
	ok(ratings[4].fate == FATE_LONG && doc->ranking->summary_words <= 10 &&
		   doc->ranking->summary.n_items,
	   "no wish exceeds a budget");
	for (size_t i = 0; i < doc->segments.n_items; i++)
		ratings[i].wish = WISH_MUST;
	choose(&article, SUMARIO_WORDS, 30, SUMARIO_ORDER_RANK);
	ok(doc->ranking->summary.n_items > 1 &&
		   doc->ranking->summary_words <= 30,
	   "too many wishes: as many as fit");
	for (size_t i = 0; i < doc->segments.n_items; i++)
		ratings[i].wish = WISH_NOT;
	choose(&article, SUMARIO_WORDS, 30, SUMARIO_ORDER_RANK);
	ok(!doc->ranking->summary.n_items, "nothing is left to choose from");
	sample_release(&article);
}

/* A sentence that says what was said comes behind a new one. */
static void
test_guard(void)
{
	struct sample article = {0};
	struct rating *ratings;

	sample_read(&article, "El puente viejo cerró por obras.\n"
			      "Las obras cerraron el viejo puente.\n"
			      "La grúa vino de Zaragoza.\n");
	ratings = article.ranking.ratings.items;
	ratings[0].merit = SCORE_ONE;
	ratings[1].merit = SCORE_ONE - 1000;
	ratings[2].merit = SCORE_ONE * 8 / 10;
	article.ranking.merit_of_worth = SCORE_ONE;
	ok(article.doc.segments.n_items == 3 && select_rank(&article.doc) &&
		   ratings[0].rank == 1 && ratings[2].rank == 2 &&
		   ratings[1].rank == 3,
	   "what has been said comes later");
	sample_release(&article);
}

/* The fate of the segment that is SOURCE; N_FATES: there is none. */
static enum fate
find_fate(const struct sample *article, const char *source)
{
	for (size_t i = 0; i < article->doc.segments.n_items; i++)
		if (sample_segment_is(article, i, source))
			return article->doc.ranking->ratings.items[i].fate;
	return N_FATES;
}

/* What is torn out of a quotation is not chosen if there is anything else. */
static void
test_torn(void)
{
	struct sample article;
	struct document *doc = &article.doc;

	rank(&article, "El alcalde anunció el cierre del puente viejo por "
		       "obras. \"El puente está mal y hay que cerrarlo. Las "
		       "obras del puente durarán tres meses. Después quedará "
		       "como nuevo\", dijo el alcalde del puente. El puente "
		       "tiene cien años.");
	choose(&article, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	ok(find_fate(&article, "\"El puente está mal y hay que cerrarlo.") ==
			   FATE_TORN &&
		   find_fate(&article, "Las obras del puente durarán tres "
				       "meses.") == FATE_TORN,
	   "neither its beginning nor its middle");
	ok(doc->ranking->summary.n_items == 2, "the rest is chosen: %zu",
	   doc->ranking->summary.n_items);
	doc->ranking->ratings.items[2].wish = WISH_MUST;
	choose(&article, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	ok(doc->ranking->ratings.items[2].fate == FATE_MUST,
	   "unless it is asked for");
	sample_release(&article);
	rank(&article, "“El puente está mal y hay que cerrarlo. Las obras "
		       "durarán tres meses. Después quedará como nuevo”.");
	choose(&article, SUMARIO_SENTENCES, 1, SUMARIO_ORDER_DOCUMENT);
	ok(doc->ranking->summary.n_items == 1, "or there is nothing else");
	sample_release(&article);
}

/* What asks or announces waits for what comes after it. */
static void
test_open_ended(void)
{
	struct sample article;
	struct document *doc = &article.doc;

	rank(&article, "El alcalde anunció el cierre del puente viejo de "
		       "Villarrubia. ¿Cuándo abrirá el puente viejo de "
		       "Villarrubia el alcalde? Los vecinos del puente viejo "
		       "preguntan «¿Cuánto costará el cierre al alcalde de "
		       "Villarrubia?» El alcalde del puente viejo da tres "
		       "fechas: El puente tiene cien años.");
	choose(&article, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];
		char last = doc->article.text[segment->end - 1];

		ok((doc->ranking->ratings.items[i].fate == FATE_CHOSEN) ==
			   (last == '.'),
		   "%zu ends with byte %d", i, last);
	}
	sample_release(&article);
	rank(&article, "¿Cuándo abrirá el puente viejo de Villarrubia?");
	choose(&article, SUMARIO_SENTENCES, 1, SUMARIO_ORDER_DOCUMENT);
	ok(doc->ranking->summary.n_items == 1, "unless there is nothing else");
	sample_release(&article);
}

/* A mark that is added where it is shown counts as a character. */
static void
test_mended(void)
{
	static const char half[] = "Después quedará como nuevo”, dijo ayer en "
				   "Villar Mateo Lara.";
	struct sample article;
	struct document *doc = &article.doc;
	const struct segment *segment;
	const struct rating *rating;

	rank(&article, "“El puente está mal y hay que cerrarlo. Después "
		       "quedará como nuevo”, dijo ayer en Villar Mateo Lara.");
	ok(doc->segments.n_items == 2 && sample_segment_is(&article, 1, half),
	   "the end of a quotation");
	segment = &doc->segments.items[1];
	rating = &article.ranking.ratings.items[1];
	choose(&article, SUMARIO_CHARS, segment->n_codepoints + 1,
	       SUMARIO_ORDER_DOCUMENT);
	ok(rating->fate == FATE_CHOSEN, "fits with its mark");
	choose(&article, SUMARIO_CHARS, segment->n_codepoints,
	       SUMARIO_ORDER_DOCUMENT);
	ok(rating->fate == FATE_LONG, "does not fit without");
	choose(&article, SUMARIO_WORDS, segment->n_words,
	       SUMARIO_ORDER_DOCUMENT);
	ok(rating->fate == FATE_CHOSEN, "a mark is no word");
	sample_release(&article);
}

/* Furniture is chosen if it is asked for, and only then. */
static void
test_furniture(void)
{
	struct sample article;
	struct document *doc = &article.doc;

	rank(&article, "El puente viejo de Villarrubia cerrará por obras.\n\n"
		       "Lea también: El agua sube un tres por ciento.\n\n"
		       "(Aplausos.)\n\n"
		       "La grúa llegará de Zaragoza en un camión.\n");
	choose(&article, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	ok(doc->ranking->summary.n_items == 2 &&
		   find_fate(&article, "(Aplausos.)") == FATE_FURNITURE,
	   "it is not chosen");
	doc->ranking->ratings.items[1].wish = WISH_MUST;
	choose(&article, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	ok(doc->ranking->summary.n_items == 3 &&
		   doc->ranking->ratings.items[1].fate == FATE_MUST,
	   "it is if it must be");
	sample_release(&article);
	rank(&article, "Hola.");
	choose(&article, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	ok(doc->ranking->summary.n_items == 1, "alone it is the summary");
	sample_release(&article);
}

/* Without a guard: of two alike the first. */
static void
test_ties(void)
{
	struct sample article = {0};
	bool rising = true;

	sample_read(&article, "Uno canta.\nOtra baila.\nNadie duerme.\n"
			      "Todos cenan.\n");
	ok(select_rank(&article.doc), "all have the same merit");
	for (uint32_t i = 0; i < article.doc.segments.n_items; i++)
		rising &= article.ranking.ratings.items[i].rank == i + 1;
	ok(rising, "then the order is the article's");
	sample_release(&article);
}

/* The last is the best, the first the worst; of each number of sentences. */
static void
test_rising(void)
{
	static const char text[] = "Xa.\nXe.\nXi.\nXo.\nXu.\nXx.\nXt.\nXs.\n"
				   "Xr.\nXn.\nXm.\nXl.\n";
	bool falling = true;

	for (uint32_t n = 1; n <= 12; n++) {
		struct sample article = {0};
		struct rating *ratings;

		sample_read(&article, text + 4 * (12 - n));
		ratings = article.ranking.ratings.items;
		falling &= article.doc.segments.n_items == n;
		for (uint32_t i = 0; i < n; i++)
			ratings[i].merit = (int32_t)i;
		if (!select_rank(&article.doc))
			abort();
		for (uint32_t i = 0; i < n; i++)
			falling &= ratings[i].rank == n - i;
		sample_release(&article);
	}
	ok(falling, "one to twelve sentences, the best last");
}

/* More sentences than are chosen with the guard. */
static void
test_many(void)
{
	static char text[N_MANY * 40];
	struct sample article;
	size_t n = 0;

	for (int i = 0; i < N_MANY; i++)
		n += (size_t)snprintf(
			text + n, sizeof(text) - n, "El %s %c%c canta.\n",
			i % 3 ? "gallo" : "grillo", 'a' + i % 23, 'a' + i % 19);
	rank(&article, text);
	ok(article.doc.segments.n_items == N_MANY &&
		   is_permutation(&article.doc),
	   "%d sentences", N_MANY);
	sample_release(&article);
}

/* Sentences that have no word in common are ranked as they weigh. */
static void
test_merit(void)
{
	static char text[N_MANY * 8 + 1];
	struct sample article = {0};
	const struct places *order = &article.ranking.order;
	uint32_t state = 1;
	bool sorted = true;

	for (int i = 0; i < N_MANY; i++)
		snprintf(text + 8 * i, 9, "Xx%c%c%c.\n ", 'a' + i % 26,
			 'a' + i / 26 % 26, 'a' + i * 7 % 26);
	sample_read(&article, text);
	for (size_t i = 0; i < article.doc.segments.n_items; i++) {
		state = state * 1664525 + 1013904223;
		article.ranking.ratings.items[i].merit =
			(int32_t)(state >> 16) % 200 * 5000;
	}
	if (!select_rank(&article.doc))
		abort();
	for (size_t i = 1; i < order->n_items; i++) {
		const struct rating *ratings = article.ranking.ratings.items;
		uint32_t a = order->items[i - 1], b = order->items[i];

		sorted &= ratings[a].merit > ratings[b].merit ||
			  (ratings[a].merit == ratings[b].merit && a < b);
	}
	ok(sorted && is_permutation(&article.doc) && order->n_items == N_MANY,
	   "by merit, then by position");
	sample_release(&article);
}

static void
test_nothing(void)
{
	struct sample article;

	rank(&article, "");
	choose(&article, SUMARIO_SENTENCES, 5, SUMARIO_ORDER_DOCUMENT);
	ok(!article.ranking.order.n_items && !article.ranking.summary.n_items,
	   "nothing to choose from");
	sample_release(&article);
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
	test_copies();
	test_wishes();
	test_guard();
	test_torn();
	test_open_ended();
	test_mended();
	test_furniture();
	test_ties();
	test_rising();
	test_many();
	test_merit();
	test_nothing();
	return done_testing();
}
