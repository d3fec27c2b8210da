/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "split/reading.h"

#include "article.h"
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

int
main(void)
{
	struct article article = {0};
	struct document *doc = &article.doc;
	uint32_t chosen[] = {0, 1, 3};

	article_read(&article, "• El año  fue\n"
			       "seco [1]. Nada más.\n"
			       "1. Llovió. 2. Nevó.\n"
			       "SOTO, 3 may (EFE).- Hiela.");
	ok(doc->segments.n_items >= 4, "%zu segments", doc->segments.n_items);
	doc->summary.items = chosen;
	doc->summary.n_items = 3;
	ok(reading_make_summary(doc) && doc->readings.n_items == 3,
	   "a text for each key sentence");
	ok(is_reading(&doc->readings.items[0], "El año fue seco.", 16, 4),
	   "of a list item, without its mark");
	ok(doc->summary_words == doc->readings.items[0].n_words +
					 doc->readings.items[1].n_words +
					 doc->readings.items[2].n_words,
	   "words are those that are read");
	ok(doc->summary_codepoints ==
		   doc->readings.items[0].n_codepoints +
			   doc->readings.items[1].n_codepoints +
			   doc->readings.items[2].n_codepoints + 2,
	   "characters too, with a space between two");
	doc->summary.n_items = 0;
	ok(reading_make_summary(doc) && !doc->readings.n_items &&
		   !doc->summary_codepoints && !doc->summary_words,
	   "no key sentence, no text");
	doc->summary.items = NULL;
	article_release(&article);
	return done_testing();
}
