/* SPDX-License-Identifier: MIT */
/*
 * What must hold for every briefing, on articles made by chance: budgets are
 * kept, no two bullets are close, each has its sources, and neither the run nor
 * the parts the articles came in show.
 */
#include <config.h>

#include "brief/copies.h"
#include "api/brief_document.h"
#include "write/brief_formats.h"

#include "articles.h"
#include "unit/sink.h"
#include "unit/tap.h"

#define MAX_TEXT 20000
#define N_ROUNDS 25
#define MAX_ARTICLES 60

static struct sumario_document *doc;
static char texts[MAX_ARTICLES][MAX_TEXT];

/* Articles of a few events; some are copies, some share their sentences. */
static unsigned
make_texts(void)
{
	unsigned n = 1 + random_below(MAX_ARTICLES), k;

	for (unsigned i = 0; i < n; i++) {
		random_article(texts[i], 1 + random_below(15),
			       1 + random_below(8), 30 + random_below(60),
			       random_below(60));
		if (!i)
			continue;
		k = random_below(i);
		if (!random_below(6))
			strcpy(texts[i], texts[k]);
		else if (!random_below(3) &&
			 strlen(texts[i]) + strlen(texts[k]) < MAX_TEXT)
			strcat(texts[i], texts[k]);
	}
	return n;
}

static struct novelty_vector
get_vector(const struct brief *brief, const struct brief_bullet *bullet)
{
	const struct sketch *sketch =
		&brief->sketches.articles.items[bullet->article];
	const struct sketch_sentence *sentence =
		&sketch_sentences(&brief->sketches, sketch)[bullet->sentence];

	return (struct novelty_vector){
		sketch_sentence_stems(&brief->sketches, sketch, sentence),
		sentence->n_stems, (double)sentence->norm};
}

/* Pairs of bullets that say the same. */
static unsigned
count_close(const struct brief *brief)
{
	unsigned n = 0;

	for (size_t i = 0; i < brief->bullets.n_items; i++)
		for (size_t k = 0; k < i; k++) {
			struct novelty_vector a =
				get_vector(brief, &brief->bullets.items[i]);
			struct novelty_vector b =
				get_vector(brief, &brief->bullets.items[k]);

			n += novelty_cosine(&brief->sketches, &a, &b) >
			     NOVELTY_MAX_COSINE;
		}
	return n;
}

/* Bullets whose sources are not theirs, or copies. */
static unsigned
count_unsupported(const struct brief *brief)
{
	unsigned n = 0;

	for (size_t i = 0; i < brief->bullets.n_items; i++) {
		const struct brief_bullet *bullet = &brief->bullets.items[i];
		const struct brief_support *support =
			&brief->supports.items[bullet->first_support];

		n += !bullet->n_support || support->article != bullet->article;
		for (uint32_t k = 0; k < bullet->n_support; k++)
			n += brief->stories.copy_of[support[k].article] !=
			     COPY_NONE;
	}
	return n;
}

static bool
is_within(const struct brief *brief)
{
	switch (brief->unit) {
	case SUMARIO_WORDS:
		return (double)brief->n_words <= brief->budget;
	case SUMARIO_CHARS:
		return (double)brief->n_codepoints <= brief->budget;
	default:
		return (double)brief->bullets.n_items <= brief->budget;
	}
}

static void
write_brief(struct brief *brief, struct sink *sink)
{
	struct sumario_document *made = sumario_document_new();
	struct briefing briefing = {.stories = {.items = NULL}};
	struct sumario_options options;
	struct sumario_output output;
	struct buffer buffer;
	struct writing writing = {
		.out = &buffer, .output = &output, .briefing = &briefing};

	sumario_options_init(&options);
	sumario_output_init(&output);
	if (!made ||
	    brief_document_make(&briefing, made, brief, &options, NULL))
		abort();
	writing.doc = &made->content;
	buffer_init(&buffer, sink_write, sink);
	brief_write(brief, &writing, true);
	if (buffer_finish(&buffer))
		abort();
	briefing_release(&briefing);
	sumario_document_free(made);
}

/* Adds the articles in parts of at most MOST. */
static void
add_texts(struct brief *brief, unsigned n, unsigned most)
{
	for (unsigned i = 0; i < n;) {
		struct brief part = {.sketches.seed = hash_seed()};
		char id[16];

		for (unsigned k = 1 + random_below(most); k && i < n; k--) {
			snprintf(id, sizeof(id), "a%u", i);
			add_article(most > 1 ? &part : brief, doc, id,
				    texts[i++]);
		}
		if (!sketches_append(&brief->sketches, &part.sketches))
			abort();
		brief_release(&part);
	}
}

static bool
make(struct brief *brief, enum sumario_unit unit, double budget)
{
	struct brief_wants wants = {.unit = unit, .budget = budget};

	return brief_make(brief, &wants);
}

static void
test_unit(enum sumario_unit unit, double step, const char *name)
{
	unsigned n_close = 0, n_unsupported = 0, n_over = 0, n_other = 0;
	size_t n_bullets = 0;

	for (int round = 0; round < N_ROUNDS; round++) {
		struct brief brief = {.sketches.seed = hash_seed()};
		struct brief parts = {.sketches.seed = hash_seed()};
		unsigned n = make_texts();
		double budget = step * (1 + random_below(20));
		struct sink one = {0}, other = {0};

		add_texts(&brief, n, 1);
		add_texts(&parts, n, 7);
		if (!make(&brief, unit, budget) || !make(&parts, unit, step) ||
		    !make(&parts, unit, budget))
			abort();
		write_brief(&brief, &one);
		write_brief(&parts, &other);
		n_other += !sink_is(&other, one.bytes, one.n_bytes);
		n_close += count_close(&brief);
		n_unsupported += count_unsupported(&brief);
		n_over += !is_within(&brief);
		n_bullets += brief.bullets.n_items;
		sink_release(&one);
		sink_release(&other);
		brief_release(&brief);
		brief_release(&parts);
	}
	ok(!n_over && n_bullets, "%s: never exceeded", name);
	ok(!n_close, "%s: no two of %zu bullets are close", name, n_bullets);
	ok(!n_unsupported, "%s: each has independent sources", name);
	ok(!n_other, "%s: the same in parts, and when it is made again", name);
}

/* What is in all articles, and what is in one. */
static void
test_support(void)
{
	static const char *const articles[] = {
		"El alcalde Lobo inaugura hoy el puente nuevo de Vega. "
		"La grúa amarilla volcó de madrugada junto a la estación.",
		"El puente nuevo de Vega lo inaugura hoy el alcalde Lobo. "
		"Las vecinas protestan por el ruido de los camiones.",
		"Inaugura el alcalde Lobo hoy en Vega el puente nuevo. "
		"Ningún concejal de la oposición quiso asistir al acto.",
	};
	struct brief brief = {.sketches.seed = hash_seed()};
	const struct brief_bullet *bullets;

	for (int i = 0; i < 3; i++)
		add_article(&brief, doc, "a", articles[i]);
	if (!make(&brief, SUMARIO_SENTENCES, 10))
		abort();
	bullets = brief.bullets.items;
	ok(brief.entries.n_items == 1 && brief.bullets.n_items == 4,
	   "one story, the fact all have only once");
	ok(bullets[0].n_support == 3, "it has three sources");
	ok(bullets[1].n_support == 1 && bullets[2].n_support == 1 &&
		   bullets[3].n_support == 1,
	   "the others have one");
	brief_release(&brief);
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		return 99;
	test_unit(SUMARIO_SENTENCES, 1, "sentences");
	test_unit(SUMARIO_WORDS, 15, "words");
	test_unit(SUMARIO_CHARS, 70, "characters");
	test_support();
	sumario_document_free(doc);
	return done_testing();
}
