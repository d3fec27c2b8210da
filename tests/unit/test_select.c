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

		if (!document_can_choose(segment)) {
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
	struct sample article;
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
	ok(segments[7].rank == 7, "furniture comes before it: %u",
	   (unsigned)segments[7].rank);
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
	return doc->budget_unit == SUMARIO_SENTENCES ? (double)n
	       : doc->budget_unit == SUMARIO_CHARS   ? (double)chars
						     : (double)words;
}

/* What all of the summary adds up to. */
static int64_t
sum_values(const struct document *doc)
{
	int64_t sum = 0;

	for (size_t i = 0; i < doc->summary.n_items; i++)
		sum += sample_get_worth(
			doc, &doc->segments.items[doc->summary.items[i]]);
	return sum;
}

/* Whether no set of the sentences within reach is worth more. */
static bool
is_expected(const struct document *doc, double budget)
{
	uint32_t numbers[32], n = 0;
	int64_t best = 0;
	bool reached = true, good = true;

	for (size_t i = 0; i < doc->ranking.n_items; i++) {
		uint32_t number = doc->ranking.items[i];
		const struct segment *segment = &doc->segments.items[number];

		if (segment->fate == FATE_CHOSEN ||
		    segment->fate == FATE_BUDGET) {
			good &= reached || doc->summary.n_items == 1;
			numbers[n++] = number;
		}
		reached &= segment->fate != FATE_RANK;
	}
	for (uint32_t set = 0; set < UINT32_C(1) << n; set++) {
		int64_t worth = 0;

		for (uint32_t i = 0; i < n; i++)
			if (set >> i & 1)
				worth += sample_get_worth(
					doc, &doc->segments.items[numbers[i]]);
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
		n += doc->segments.items[i].in_summary;
	for (size_t i = 0; i < doc->summary.n_items; i++)
		if (!doc->segments.items[doc->summary.items[i]].in_summary)
			return false;
	return n == doc->summary.n_items;
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

		choose(doc, unit, value, SUMARIO_ORDER_DOCUMENT);
		used = unit == SUMARIO_SENTENCES ? (double)doc->summary.n_items
		       : unit == SUMARIO_CHARS ? (double)doc->summary_codepoints
					       : (double)doc->summary_words;
		expected &= is_expected(doc, budget);
		kept &= used <= budget;
		marked &= is_marked(doc);
		grown |= doc->summary.n_items > 3;
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
	choose(doc, SUMARIO_SENTENCES, 1000, SUMARIO_ORDER_DOCUMENT);
	ok(doc->summary.n_items == 6,
	   "all but heading, repetition and furniture: %zu",
	   doc->summary.n_items);
	choose(doc, SUMARIO_WORDS, 5, SUMARIO_ORDER_DOCUMENT);
	ok(doc->summary.n_items == 1 &&
		   sample_segment_is(
			   &article, doc->summary.items[0],
			   "Los comerciantes temen perder clientela."),
	   "what is too long for all of the budget is passed over");
	choose(doc, SUMARIO_WORDS, 1, SUMARIO_ORDER_DOCUMENT);
	ok(!doc->summary.n_items, "furniture does not fill a budget");
	choose(doc, SUMARIO_CHARS, 3, SUMARIO_ORDER_DOCUMENT);
	ok(!doc->summary.n_items && !doc->summary_words &&
		   !doc->summary_codepoints,
	   "nothing fits");
	choose(doc, SUMARIO_RATIO, 1, SUMARIO_ORDER_DOCUMENT);
	ok(doc->summary.n_items == 5 &&
		   doc->segments.items[8].score < -WORTH_ONE / 2,
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
		const struct segment *segments;
		uint32_t first;

		snprintf(text, sizeof(text), "%s\n\n%s\n", pairs[i].first,
			 pairs[i].second);
		rank(&article, text);
		choose(&article.doc, SUMARIO_SENTENCES, 5,
		       SUMARIO_ORDER_DOCUMENT);
		segments = article.doc.segments.items;
		first = segments[0].rank == 1 ? 0 : 1;
		ok(article.doc.segments.n_items == 2 &&
			   segments[first].fate == FATE_CHOSEN &&
			   segments[!first].in_summary == !pairs[i].is_copy &&
			   (!pairs[i].is_copy ||
			    (segments[!first].fate == FATE_COPY &&
			     segments[!first].copy_of == first)),
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
	struct segment *segments;

	rank(&article, news);
	segments = doc->segments.items;
	segments[0].wish = segments[4].wish = WISH_MUST;
	segments[1].wish = WISH_NOT;
	choose(doc, SUMARIO_SENTENCES, 2, SUMARIO_ORDER_DOCUMENT);
	ok(segments[4].fate == FATE_MUST && segments[4].in_summary &&
		   doc->summary.n_items == 2,
	   "what must be is there");
	ok(segments[1].fate == FATE_FORBIDDEN && !segments[1].in_summary,
	   "what must not be is not");
	ok(segments[0].fate == FATE_HEADING && !segments[0].in_summary,
	   "a heading cannot be chosen");
	choose(doc, SUMARIO_WORDS, 10, SUMARIO_ORDER_DOCUMENT);
	ok(segments[4].fate == FATE_LONG && doc->summary_words <= 10 &&
		   doc->summary.n_items,
	   "no wish exceeds a budget");
	for (size_t i = 0; i < doc->segments.n_items; i++)
		segments[i].wish = WISH_MUST;
	choose(doc, SUMARIO_WORDS, 30, SUMARIO_ORDER_RANK);
	ok(doc->summary.n_items > 1 && doc->summary_words <= 30,
	   "too many wishes: as many as fit");
	for (size_t i = 0; i < doc->segments.n_items; i++)
		segments[i].wish = WISH_NOT;
	choose(doc, SUMARIO_WORDS, 30, SUMARIO_ORDER_RANK);
	ok(!doc->summary.n_items, "nothing is left to choose from");
	sample_release(&article);
}

/* A sentence that says what was said comes behind a new one. */
static void
test_guard(void)
{
	struct sample article = {0};
	struct segment *segments;

	sample_read(&article, "El puente viejo cerró por obras.\n"
			      "Las obras cerraron el viejo puente.\n"
			      "La grúa vino de Zaragoza.\n");
	segments = article.doc.segments.items;
	segments[0].merit = SCORE_ONE;
	segments[1].merit = SCORE_ONE - 1000;
	segments[2].merit = SCORE_ONE * 8 / 10;
	article.doc.merit_of_worth = SCORE_ONE;
	ok(article.doc.segments.n_items == 3 && select_rank(&article.doc) &&
		   segments[0].rank == 1 && segments[2].rank == 2 &&
		   segments[1].rank == 3,
	   "what has been said comes later");
	sample_release(&article);
}

/* The fate of the segment that is SOURCE; N_FATES: there is none. */
static enum fate
find_fate(const struct sample *article, const char *source)
{
	for (size_t i = 0; i < article->doc.segments.n_items; i++)
		if (sample_segment_is(article, i, source))
			return article->doc.segments.items[i].fate;
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
	choose(doc, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	ok(find_fate(&article, "\"El puente está mal y hay que cerrarlo.") ==
			   FATE_TORN &&
		   find_fate(&article, "Las obras del puente durarán tres "
				       "meses.") == FATE_TORN,
	   "neither its beginning nor its middle");
	ok(doc->summary.n_items == 2, "the rest is chosen: %zu",
	   doc->summary.n_items);
	doc->segments.items[2].wish = WISH_MUST;
	choose(doc, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	ok(doc->segments.items[2].fate == FATE_MUST, "unless it is asked for");
	sample_release(&article);
	rank(&article, "“El puente está mal y hay que cerrarlo. Las obras "
		       "durarán tres meses. Después quedará como nuevo”.");
	choose(doc, SUMARIO_SENTENCES, 1, SUMARIO_ORDER_DOCUMENT);
	ok(doc->summary.n_items == 1, "or there is nothing else");
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

	rank(&article, "“El puente está mal y hay que cerrarlo. Después "
		       "quedará como nuevo”, dijo ayer en Villar Mateo Lara.");
	ok(doc->segments.n_items == 2 && sample_segment_is(&article, 1, half),
	   "the end of a quotation");
	segment = &doc->segments.items[1];
	choose(doc, SUMARIO_CHARS, segment->n_codepoints + 1,
	       SUMARIO_ORDER_DOCUMENT);
	ok(segment->fate == FATE_CHOSEN, "fits with its mark");
	choose(doc, SUMARIO_CHARS, segment->n_codepoints,
	       SUMARIO_ORDER_DOCUMENT);
	ok(segment->fate == FATE_LONG, "does not fit without");
	choose(doc, SUMARIO_WORDS, segment->n_words, SUMARIO_ORDER_DOCUMENT);
	ok(segment->fate == FATE_CHOSEN, "a mark is no word");
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
	choose(doc, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	ok(doc->summary.n_items == 2 &&
		   find_fate(&article, "(Aplausos.)") == FATE_FURNITURE,
	   "it is not chosen");
	doc->segments.items[1].wish = WISH_MUST;
	choose(doc, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	ok(doc->summary.n_items == 3 &&
		   doc->segments.items[1].fate == FATE_MUST,
	   "it is if it must be");
	sample_release(&article);
	rank(&article, "Hola.");
	choose(doc, SUMARIO_SENTENCES, 9, SUMARIO_ORDER_DOCUMENT);
	ok(doc->summary.n_items == 1, "alone it is the summary");
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
		rising &= article.doc.segments.items[i].rank == i + 1;
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
		struct segment *segments;

		sample_read(&article, text + 4 * (12 - n));
		segments = article.doc.segments.items;
		falling &= article.doc.segments.n_items == n;
		for (uint32_t i = 0; i < n; i++)
			segments[i].merit = (int32_t)i;
		if (!select_rank(&article.doc))
			abort();
		for (uint32_t i = 0; i < n; i++)
			falling &= segments[i].rank == n - i;
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
	const struct ranking *ranking = &article.doc.ranking;
	uint32_t state = 1;
	bool sorted = true;

	for (int i = 0; i < N_MANY; i++)
		snprintf(text + 8 * i, 9, "Xx%c%c%c.\n ", 'a' + i % 26,
			 'a' + i / 26 % 26, 'a' + i * 7 % 26);
	sample_read(&article, text);
	for (size_t i = 0; i < article.doc.segments.n_items; i++) {
		state = state * 1664525 + 1013904223;
		article.doc.segments.items[i].merit = (int32_t)(state >> 16) %
						      200 * 5000;
	}
	if (!select_rank(&article.doc))
		abort();
	for (size_t i = 1; i < ranking->n_items; i++) {
		const struct segment *segments = article.doc.segments.items;
		uint32_t a = ranking->items[i - 1], b = ranking->items[i];

		sorted &= segments[a].merit > segments[b].merit ||
			  (segments[a].merit == segments[b].merit && a < b);
	}
	ok(sorted && is_permutation(&article.doc) && ranking->n_items == N_MANY,
	   "by merit, then by position");
	sample_release(&article);
}

static void
test_nothing(void)
{
	struct sample article;

	rank(&article, "");
	choose(&article.doc, SUMARIO_SENTENCES, 5, SUMARIO_ORDER_DOCUMENT);
	ok(!article.doc.ranking.n_items && !article.doc.summary.n_items,
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
	test_mended();
	test_furniture();
	test_ties();
	test_rising();
	test_many();
	test_merit();
	test_nothing();
	return done_testing();
}
