/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "rank/reading.h"

#include "sample.h"
#include "tap.h"

/* Whether READING is TEXT, with these counts. */
static bool
is_reading(const struct reading_text *reading, const char *text,
	   uint32_t n_codepoints, uint32_t n_words)
{
	return reading->n_bytes == strlen(text) &&
	       !memcmp(reading->text, text, reading->n_bytes) &&
	       reading->n_codepoints == n_codepoints &&
	       reading->n_words == n_words;
}

/* The pairs of marks that newspapers use, some of one glyph. */
static const struct {
	const char *opens, *closes;
	uint32_t n; /* code points of one */
} marks[] = {
	{"\"", "\"", 1}, {"“", "”", 1}, {"«", "»", 1},	 {"„", "“", 1},
	{"„", "”", 1},	 {"”", "”", 1}, {"''", "''", 2}, {"``", "''", 2},
};

static struct reading_text
read_segment(struct sample *article, size_t i)
{
	struct reading_text reading;

	if (!reading_make(&article->doc, &article->doc.segments.items[i], true,
			  &article->doc.article.arena, &reading))
		abort();
	return reading;
}

/* Whether segment I is read as the source between two marks. */
static bool
is_marked(struct sample *article, size_t i, const char *before,
	  const char *after, uint32_t n_added)
{
	const struct document *doc = &article->doc;
	const struct segment *segment = &doc->segments.items[i];
	struct reading_text reading = read_segment(article, i);
	char text[300];

	snprintf(text, sizeof(text), "%s%.*s%s", before,
		 (int)(segment->end - segment->begin),
		 doc->article.text + segment->begin, after);
	return is_reading(&reading, text, segment->n_codepoints + n_added,
			  segment->n_words) &&
	       reading_count_added(doc, segment) == n_added;
}

/*
 * A quotation that the sentence opens is closed, one that it closes opened, if
 * it introduces it or names who said it.
 */
static void
test_marks(void)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		struct sample article = {0};
		char text[400];

		snprintf(text, sizeof(text),
			 "El alcalde de Villar dijo «no» y añadió: %sEl puente "
			 "está mal. Hay que cerrarlo ya. Será caro%s, dijo "
			 "ayer en Villar Mateo Lara.",
			 marks[i].opens, marks[i].closes);
		sample_score(&article, NULL, text, SUMARIO_PROFILE_AUTO);
		ok(article.doc.segments.n_items == 3, "%s…%s: %zu segments",
		   marks[i].opens, marks[i].closes,
		   article.doc.segments.n_items);
		ok(is_marked(&article, 0, "", marks[i].closes, marks[i].n),
		   "what it opens is closed");
		ok(is_marked(&article, 1, "", "", 0), "the middle is left");
		ok(is_marked(&article, 2, marks[i].opens, "", marks[i].n),
		   "what it closes is opened");
		sample_release(&article);
	}
}

/* Where nobody is named, or the other mark is lost, nothing is added. */
static void
test_no_marks(void)
{
	static const char *const texts[] = {
		"El puente está mal.",
		"“El puente está mal”, dijo ayer en Villar Mateo Lara.",
		"“El puente está mal. Hay que cerrarlo”, dijo.",
		"“El puente está mal. Hay que cerrarlo”.",
		"El alcalde de Villar dijo: “El puente está mal.",
		"El puente está mal”, dijo ayer en Villar Mateo Lara.",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct sample article = {0};
		bool left = true;

		sample_score(&article, NULL, texts[i], SUMARIO_PROFILE_AUTO);
		for (size_t k = 0; k < article.doc.segments.n_items; k++)
			left &= is_marked(&article, k, "", "", 0);
		ok(left, "nothing is added: %s", texts[i]);
		sample_release(&article);
	}
}

/* As much is left out as is added: counts are not those of the source. */
static void
test_same_length(void)
{
	struct sample article = {0};
	struct reading_text reading;

	sample_score(&article, NULL,
		     "“El puente está mal. Será muy caro [1]”, dijo ayer en "
		     "Villar el alcalde Mateo Lara [2].",
		     SUMARIO_PROFILE_AUTO);
	reading = read_segment(&article, 1);
	ok(is_reading(&reading,
		      "“Será muy caro”, dijo ayer en Villar el alcalde Mateo "
		      "Lara.",
		      59, 11),
	   "%u characters, %u words: %.*s", (unsigned)reading.n_codepoints,
	   (unsigned)reading.n_words, (int)reading.n_bytes, reading.text);
	sample_release(&article);
}

/* The mark of what the next sentence says is not read with this one. */
static void
test_dangling(void)
{
	static const char *const between[] = {"\"", "\"\n\n", "\"\n"};

	for (size_t i = 0; i < sizeof(between) / sizeof(*between); i++) {
		struct sample article = {0};
		struct reading_text reading;
		char text[200];

		snprintf(text, sizeof(text),
			 "Cerrará el puente de Villar.%sEl puente está mal. "
			 "Hay que cerrarlo\", dijo ayer en la radio.",
			 between[i]);
		sample_score(&article, NULL, text, SUMARIO_PROFILE_AUTO);
		reading = read_segment(&article, 0);
		ok(is_reading(&reading, "Cerrará el puente de Villar.", 28, 5),
		   "%u characters, %u words: %.*s",
		   (unsigned)reading.n_codepoints, (unsigned)reading.n_words,
		   (int)reading.n_bytes, reading.text);
		sample_release(&article);
	}
}

static void
test_summary(void)
{
	struct sample article = {0};
	struct document *doc = &article.doc;
	uint32_t chosen[] = {0, 1, 3};

	sample_read(&article, "• El año  fue\n"
			      "seco [1]. Nada más.\n"
			      "1. Llovió. 2. Nevó.\n"
			      "SOTO, 3 may (EFE).- Hiela.");
	ok(doc->segments.n_items >= 4, "%zu segments", doc->segments.n_items);
	doc->ranking->summary.items = chosen;
	doc->ranking->summary.n_items = 3;
	ok(reading_make_summary(doc) && doc->ranking->readings.n_items == 3,
	   "a text for each key sentence");
	ok(is_reading(&doc->ranking->readings.items[0], "El año fue seco.", 16,
		      4),
	   "of a list item, without its mark");
	ok(doc->ranking->summary_words ==
		   doc->ranking->readings.items[0].n_words +
			   doc->ranking->readings.items[1].n_words +
			   doc->ranking->readings.items[2].n_words,
	   "words are those that are read");
	ok(doc->ranking->summary_codepoints ==
		   doc->ranking->readings.items[0].n_codepoints +
			   doc->ranking->readings.items[1].n_codepoints +
			   doc->ranking->readings.items[2].n_codepoints + 2,
	   "characters too, with a space between two");
	doc->ranking->summary.n_items = 0;
	ok(reading_make_summary(doc) && !doc->ranking->readings.n_items &&
		   !doc->ranking->summary_codepoints &&
		   !doc->ranking->summary_words,
	   "no key sentence, no text");
	doc->ranking->summary.items = NULL;
	sample_release(&article);
}

int
main(void)
{
	test_summary();
	test_marks();
	test_no_marks();
	test_same_length();
	test_dangling();
	return done_testing();
}
