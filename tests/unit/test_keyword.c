/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/keyword.h"

#include "article.h"
#include "tap.h"

static const char text[] =
	"El puente viejo cerró. El puente viejo es de piedra.\n"
	"Los Puentes Viejos son caros, y esa piedra pesa. Una piedra rodó.\n";

static const struct keyword *
find(const struct document *doc, const char *word)
{
	for (size_t i = 0; i < doc->keywords.n_items; i++)
		if (!strcmp(doc->keywords.items[i].text, word))
			return &doc->keywords.items[i];
	return NULL;
}

static void
read_keywords(struct article *article, const char *s, uint32_t n_most)
{
	*article = (struct article){0};
	article_read(article, s);
	if (!keyword_find(&article->doc, n_most))
		abort();
}

static void
test_scores(void)
{
	struct article article;
	const struct keywords *keywords = &article.doc.keywords;
	bool falling = true;

	read_keywords(&article, text, 100);
	ok(keywords->n_items > 3 && keywords->items[0].score == 1,
	   "the best has all of the score");
	for (size_t i = 1; i < keywords->n_items; i++)
		falling &= keywords->items[i].score > 0 &&
			   keywords->items[i].score <=
				   keywords->items[i - 1].score;
	ok(falling, "the others less and less");
	ok(!find(&article.doc, "El") && !find(&article.doc, "es") &&
		   !find(&article.doc, "de"),
	   "no stop word is one");
	article_release(&article);
}

static void
test_pair(void)
{
	struct article article;
	const struct keyword *pair;

	read_keywords(&article, text, 100);
	pair = find(&article.doc, "puente viejo");
	ok(pair == article.doc.keywords.items,
	   "a pair, as it is written most often, is the best");
	ok(pair && pair->n_tokens == 3, "it counts however it is written");
	ok(pair && pair->n_segments == 3 && pair->segments[0] == 0 &&
		   pair->segments[1] == 1 && pair->segments[2] == 2,
	   "and is in these segments");
	ok(!find(&article.doc, "puente") && !find(&article.doc, "viejo"),
	   "its halves, which occur nowhere else, are left out");
	article_release(&article);
}

static void
test_single(void)
{
	struct article article;
	const struct keyword *single;

	read_keywords(&article, text, 100);
	single = find(&article.doc, "piedra");
	ok(single && single->n_tokens == 3, "a word of three places");
	ok(single && single->n_segments == 3 && single->segments[0] == 1 &&
		   single->segments[1] == 2 && single->segments[2] == 3,
	   "in three segments");
	article_release(&article);
	read_keywords(&article, "Piedra y piedra y más piedra.", 100);
	single = find(&article.doc, "piedra");
	ok(single && single->n_tokens == 3 && single->n_segments == 1,
	   "the most frequent form stands for all; a segment counts once");
	article_release(&article);
	read_keywords(&article, "Piedra contra piedra.", 100);
	ok(find(&article.doc, "Piedra") && !find(&article.doc, "piedra"),
	   "of two forms alike the first");
	article_release(&article);
}

/* What is between two words tells whether they are a pair. */
static void
test_no_pair(void)
{
	static const char *const samples[] = {
		"Puente viejo.", /* once only */
		"Puente, viejo. Puente, viejo.",
		"Puente de viejo. Puente de viejo.",
		"Puente  viejo. Puente  viejo.",
		"Puente\u00A0viejo. Puente\u00A0viejo.",
		"Puente-viejo. Puente-viejo.",
		"Un puente. Viejo puente. Viejo.",
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		struct article article;

		read_keywords(&article, samples[i], 100);
		ok(!find(&article.doc, "puente viejo") &&
			   !find(&article.doc, "Puente viejo") &&
			   article.doc.keywords.n_items == 2,
		   "no pair in: %s", samples[i]);
		article_release(&article);
	}
}

/* A word that is mostly elsewhere stays beside its pair. */
static void
test_not_absorbed(void)
{
	struct article article;

	read_keywords(&article,
		      "Puente viejo y puente viejo. Un puente, dos puentes, "
		      "tres puentes, otro puente.",
		      100);
	ok(find(&article.doc, "puente viejo") || find(&article.doc, "Puente "
								    "viejo"),
	   "the pair");
	ok(find(&article.doc, "puente"), "and its first word");
	ok(!find(&article.doc, "viejo"), "but not its second");
	article_release(&article);
}

/* What stands around a word may say that it is none. */
static void
test_no_word(void)
{
	static const struct {
		const char *text, *word;
		bool is_word;
	} cases[] = {
		{"El puente.", "puente", true},
		{"«Puente», dijo.", "Puente", true},
		{"El té frío.", "té", true}, /* three bytes */
		{"El yo frío.", "yo", false},
		{"Ve a ejemplo.org hoy.", "ejemplo", false},
		{"Ve a ejemplo.org hoy.", "org", false},
		{"Escribe a prensa@ejemplo hoy.", "prensa", false},
		{"Escribe a prensa@ejemplo hoy.", "ejemplo", false},
		{"Abre mapa_nuevo hoy.", "mapa", false},
		{"Lo dijo la Sra. Mora ayer.", "Sra", false},
		{"Lo dijo la Sra. Mora ayer.", "Mora", true},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct article article;

		read_keywords(&article, cases[i].text, 100);
		ok((find(&article.doc, cases[i].word) != NULL) ==
			   cases[i].is_word,
		   "%s is %s keyword of: %s", cases[i].word,
		   cases[i].is_word ? "a" : "no", cases[i].text);
		article_release(&article);
	}
}

static void
test_nothing(void)
{
	struct article article;

	read_keywords(&article, "", 10);
	ok(!article.doc.keywords.n_items, "nothing has none");
	article_release(&article);
	read_keywords(&article, "De la que no.", 10);
	ok(!article.doc.keywords.n_items, "nor have stop words");
	article_release(&article);
}

/* Many words, each a time more than the one before: a heap sorts them. */
static void
test_many(void)
{
	static char many[80 * 80 * 8];
	struct article article;
	const struct keywords *keywords = &article.doc.keywords;
	bool sorted = true;
	size_t n = 0;

	for (int i = 0; i < 60; i++)
		for (int k = 0; k <= i; k++)
			n += (size_t)snprintf(many + n, sizeof(many) - n,
					      "xz%c%cq, ", 'a' + i * 7 % 20,
					      'a' + i / 20);
	read_keywords(&article, many, 100);
	for (size_t i = 0; i < keywords->n_items; i++)
		sorted &= keywords->items[i].n_tokens == 60 - i;
	ok(keywords->n_items == 60 && sorted, "sixty words by weight: %zu",
	   keywords->n_items);
	article_release(&article);
}

static void
test_most(void)
{
	struct article article, all;

	read_keywords(&all, text, UINT32_MAX);
	for (uint32_t n = 0; n <= 4; n++) {
		bool same = true;

		read_keywords(&article, text, n);
		for (size_t i = 0; i < article.doc.keywords.n_items; i++)
			same &= !strcmp(article.doc.keywords.items[i].text,
					all.doc.keywords.items[i].text);
		ok(article.doc.keywords.n_items == n && same, "the best %u",
		   (unsigned)n);
		article_release(&article);
	}
	article_release(&all);
}

int
main(void)
{
	test_scores();
	test_pair();
	test_single();
	test_no_pair();
	test_not_absorbed();
	test_no_word();
	test_nothing();
	test_many();
	test_most();
	return done_testing();
}
