/* SPDX-License-Identifier: MIT */
/* The index misses nothing that a comparison with all would find. */
#include <config.h>

#include "brief/novelty.h"

#include "articles.h"
#include "unit/tap.h"

static struct sumario_document *doc;
static char text[100000];

static bool
is_new_to_all(const struct novelty *novelty, const struct sketches *sketches,
	      const struct novelty_vector *vector)
{
	for (size_t i = 0; i < novelty->vectors.n_items; i++)
		if (novelty_cosine(sketches, vector,
				   &novelty->vectors.items[i]) >
		    NOVELTY_MAX_COSINE - 1e-6)
			return false;
	return true;
}

/*
 * Sentences of N_WORDS words, of which some are taken; FEW, so that all can be
 * compared, or so many that some are given up.
 */
static void
test_index(unsigned n_words, bool few)
{
	struct brief brief = {.sketches.seed = hash_seed()};
	const struct sketches *sketches = &brief.sketches;
	struct novelty novelty = {0};
	unsigned n_asked = 0, n_new = 0, n_wrong = 0;

	for (int i = 0; i < (few ? 14 : 60); i++) {
		random_article(text, 20, 1, n_words, 30);
		add_article(&brief, doc, "a", text);
	}
	for (size_t i = 0; i < sketches->articles.n_items; i++) {
		const struct sketch *article = &sketches->articles.items[i];

		for (uint32_t k = 0; k < article->n_sentences; k++) {
			const struct sketch_sentence *sentence =
				&sketch_sentences(sketches, article)[k];
			struct novelty_vector vector = {
				sketch_sentence_stems(sketches, article,
						      sentence),
				sentence->n_stems, (double)sentence->norm};
			bool new = novelty_is_new(&novelty, sketches, &vector);
			bool really = is_new_to_all(&novelty, sketches,
						    &vector);

			n_asked++;
			n_new += new;
			n_wrong += few ? new != really : new && !really;
			if (new && !novelty_take(&novelty, sketches, &vector))
				abort();
		}
	}
	ok(!n_wrong && n_new > 20 && (n_new < n_asked || n_words > 60),
	   "%u words: %u of %u are new, none of them wrongly", n_words, n_new,
	   n_asked);
	novelty_release(&novelty);
	brief_release(&brief);
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		return 99;
	test_index(20, true);
	test_index(60, true);
	test_index(300, true);
	test_index(20, false);
	test_index(60, false);
	sumario_document_free(doc);
	return done_testing();
}
