/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/title.h"

#include "sample.h"
#include "tap.h"

#include <math.h>

static const char text[] =
	"El puente viejo de Villarrubia cerrará por obras.\n\n"
	"La alcaldesa anunció puentes y grúas.\n";

/* The title of TEXT with TITLE; the article stays open. */
static struct title
read_title(struct sample *article, const char *title, const char *body)
{
	struct title found;

	sample_read(article, body);
	article->doc.article.title = title;
	if (!title_read(&found, &article->doc, &article->vocabulary))
		abort();
	return found;
}

static const struct term_rating *
find_term(const struct sample *article, const char *stem)
{
	static const struct term_rating none;

	for (size_t i = 0; i < article->doc.terms.n_items; i++)
		if (!strcmp(article->doc.terms.items[i].stem_text, stem))
			return &article->ranking.terms.items[i];
	return &none;
}

static void
test_marks(void)
{
	struct sample article = {0};
	struct title title =
		read_title(&article, "Obras en el puente de Villarrubia", text);

	ok(title.n_stems == 3, "three words have a stem: %u",
	   (unsigned)title.n_stems);
	ok(find_term(&article, "puent")->title > 0 &&
		   find_term(&article, "puent")->in_small_letters,
	   "a word in small letters is marked so");
	ok(find_term(&article, "villarrubi")->title > 0 &&
		   !find_term(&article, "villarrubi")->in_small_letters,
	   "a name is marked as none");
	ok(find_term(&article, "obras")->title > 0 ||
		   find_term(&article, "obra")->title > 0 ||
		   find_term(&article, "obr")->title > 0,
	   "the first word counts");
	ok(find_term(&article, "gru")->title <= 0 &&
		   find_term(&article, "alcaldes")->title <= 0,
	   "what the title lacks is not marked");
	sample_release(&article);
}

static void
test_sums(void)
{
	struct sample article = {0};
	struct title once = read_title(&article, "El puente de Lara", text);
	struct title twice;
	double puente, lara;

	puente = (double)find_term(&article, "puent")->title;
	lara = once.idf - puente;
	ok(once.n_stems == 2 && puente > 0 && lara > 0,
	   "a word counts that the article lacks");
	ok(fabs(once.common - puente) < 1e-6, "names are not common");
	ok(fabs(once.norm - sqrt(puente * puente + lara * lara)) < 1e-6,
	   "the norm is of all");
	sample_release(&article);
	twice = read_title(&article, "El puente, los puentes de Lara", text);
	ok(twice.n_stems == 2 && fabs(twice.idf - once.idf) < 1e-6,
	   "a stem counts once");
	sample_release(&article);
}

static void
test_asks(void)
{
	static const struct {
		bool asks;
		const char *title;
	} cases[] = {
		{true, "¿Se cierra el puente?"},
		{true, "Cómo se cierra el puente"},
		{true, "Quién cierra el puente"},
		{true, "5 claves del cierre del puente"},
		{true, "El puente se cierra, ¿y ahora?"},
		{false, "El puente se cierra"},
		{false, "Se cierran 5 puentes"},
		{false, "Nadie sabe quién cierra el puente"},
		{false, ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct sample article = {0};
		struct title title = read_title(&article, cases[i].title, text);

		ok(title.asks == cases[i].asks, "%s: %s",
		   cases[i].asks ? "asks" : "asks nothing", cases[i].title);
		sample_release(&article);
	}
}

/* Without a title it is the heading that the article begins with. */
static void
test_heading(void)
{
	struct sample article = {0};
	struct title title;

	title = read_title(&article, NULL,
			   "Obras en el puente\n\nSe cierra el puente.\n");
	ok(title.n_stems == 2 && find_term(&article, "puent")->title > 0,
	   "the heading is taken for the title");
	sample_release(&article);
	title = read_title(&article, "Lara",
			   "Obras en el puente\n\nEn Lara.\n");
	ok(title.n_stems == 1 && find_term(&article, "puent")->title <= 0,
	   "unless there is one");
	sample_release(&article);
	title = read_title(&article, NULL, text);
	ok(!title.n_stems && !title.asks && title.idf <= 0 && title.norm <= 0,
	   "a sentence is no title");
	sample_release(&article);
	title = read_title(&article, NULL, "");
	ok(!title.n_stems, "nothing has none");
	sample_release(&article);
}

/* What one article's title marked does not show in the next. */
static void
test_again(void)
{
	struct sample article = {0};
	struct title title = read_title(&article, "Puentes", text);
	struct title next;

	article.doc.article.title = "Grúas";
	for (size_t i = 0; i < article.doc.terms.n_items; i++)
		article.ranking.terms.items[i].title = 0;
	ok(title_read(&next, &article.doc, &article.vocabulary) &&
		   next.n_stems == 1 && title.n_stems == 1 &&
		   find_term(&article, "puent")->title <= 0,
	   "each title has its own words");
	sample_release(&article);
}

static void
test_long(void)
{
	char title[70 * 6 + 1];
	struct sample article = {0};

	for (int i = 0; i < 70; i++)
		snprintf(title + 6 * i, 7, "xz%c%cq ", 'a' + i % 26,
			 'a' + i / 26);
	ok(read_title(&article, title, text).n_stems == 64,
	   "a title of more words is cut");
	sample_release(&article);
}

int
main(void)
{
	test_marks();
	test_sums();
	test_asks();
	test_heading();
	test_again();
	test_long();
	return done_testing();
}
