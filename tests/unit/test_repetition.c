/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "bitext/repetition.h"

#include "sample.h"
#include "tap.h"

/* More than enough for the table to grow a dozen times. */
#define N_MANY 20000
/* Of an article; the last one is in the article in front of it as well. */
#define N_LINES 4

/* Reads TEXT as the article ID in LANGUAGE and links it; whether it could. */
static bool
link_article(struct sumario_repetitions *repetitions, struct sample *article,
	     const char *id, const char *language, const char *text)
{
	*article = (struct sample){0};
	sample_read(article, text);
	article->doc.article.id = id;
	article->doc.article.source_lang = language;
	article->options.depth = SUMARIO_DEPTH_WORDS;
	return repetition_link(repetitions, &article->doc);
}

/* Whether segment I repeats segment NUMBER of article ID; NULL: of none. */
static bool
repeats(const struct sample *article, uint32_t i, const char *id,
	uint32_t number)
{
	const struct task *task = &article->translation.tasks.items[i];

	if (!id)
		return !task->repeats_in;
	return task->repeats_in && !strcmp(task->repeats_in, id) &&
	       task->repeats == number;
}

static void
test_links(void)
{
	struct sumario_repetitions repetitions;
	struct sample article;
	char id[] = "a";

	repetition_init(&repetitions);
	ok(link_article(&repetitions, &article, id, "es", ""),
	   "an empty article");
	ok(!repetitions.ids.n_items, "nobody remembers its id");
	sample_release(&article);
	link_article(&repetitions, &article, id, "es", "Uno.\nDos.\nUno.\n");
	ok(repeats(&article, 0, NULL, 0) && repeats(&article, 1, NULL, 0) &&
		   repeats(&article, 2, NULL, 0) && repetitions.n_used == 2,
	   "the first article has no links, two segments are kept");
	sample_release(&article);
	*id = '?'; /* it was copied */
	link_article(&repetitions, &article, "b", "es", "Tres.\nDos.\nDos.\n");
	ok(repeats(&article, 0, NULL, 0) && repeats(&article, 1, "a", 1) &&
		   repeats(&article, 2, NULL, 0) &&
		   article.doc.segments.items[2].repetition_of == 1,
	   "the first of two links to the article before");
	sample_release(&article);
	link_article(&repetitions, &article, "c", "es", "Dos.\nUno.\n");
	ok(repeats(&article, 0, "a", 1) && repeats(&article, 1, "a", 0),
	   "links go to the first article that has it");
	ok(repetitions.ids.n_items == 2, "nothing new: no id is kept");
	sample_release(&article);
	repetition_release(&repetitions);
}

static void
test_languages(void)
{
	struct sumario_repetitions repetitions;
	struct sample article;

	repetition_init(&repetitions);
	link_article(&repetitions, &article, "a", "es-ES", "No.\n");
	sample_release(&article);
	link_article(&repetitions, &article, "b", "en", "No.\n");
	ok(repeats(&article, 0, NULL, 0), "another language");
	sample_release(&article);
	link_article(&repetitions, &article, "c", "est", "No.\n");
	ok(repeats(&article, 0, NULL, 0), "a longer subtag");
	sample_release(&article);
	link_article(&repetitions, &article, "d", "ES-mx", "No.\n");
	ok(repeats(&article, 0, "a", 0), "another region, another case");
	sample_release(&article);
	link_article(&repetitions, &article, "e", "en", "No.\n");
	ok(repeats(&article, 0, "b", 0), "each language has its own");
	sample_release(&article);
	repetition_release(&repetitions);
}

static void
test_split_only(void)
{
	struct sumario_repetitions repetitions;
	struct sample article = {0};

	repetition_init(&repetitions);
	sample_read(&article, "Uno.\n");
	article.doc.article.source_lang = "es";
	article.options.depth = SUMARIO_DEPTH_SPLIT;
	ok(repetition_link(&repetitions, &article.doc) && !repetitions.n_used,
	   "what has no keys is not kept");
	sample_release(&article);
	repetition_release(&repetitions);
}

/* Each article repeats the last line of the one before. */
static void
test_many(void)
{
	struct sumario_repetitions repetitions;
	uint64_t n_wrong = 0, n_roomy = 0;

	repetition_init(&repetitions);
	for (unsigned i = 0; i < N_MANY; i += N_LINES - 1) {
		struct sample article;
		char text[N_LINES * 24], id[24], before[24];
		size_t n = 0;

		for (unsigned k = 0; k < N_LINES; k++)
			n += (size_t)snprintf(text + n, sizeof(text) - n,
					      "Frase x%uz.\n", i + k);
		snprintf(id, sizeof(id), "a%u", i);
		snprintf(before, sizeof(before), "a%u", i - (N_LINES - 1));
		if (!link_article(&repetitions, &article, id, "es", text))
			abort();
		n_wrong += !repeats(&article, 0, i ? before : NULL,
				    N_LINES - 1);
		for (uint32_t k = 1; k < N_LINES; k++)
			n_wrong += !repeats(&article, k, NULL, 0);
		n_roomy += i > 100 && repetitions.n_slots * 16 >
					      repetitions.n_used * 30 + 16;
		sample_release(&article);
	}
	ok(!n_wrong, "the table grows, links stay (%u wrong)",
	   (unsigned)n_wrong);
	ok(repetitions.n_used > N_MANY, "all distinct segments are kept");
	ok(sizeof(struct repetition_slot) == 16 && !n_roomy &&
		   repetitions.n_used * 5 <= repetitions.n_slots * 4,
	   "in 20 to 30 bytes each");
	repetition_release(&repetitions);
}

int
main(void)
{
	test_links();
	test_languages();
	test_split_only();
	test_many();
	return done_testing();
}
