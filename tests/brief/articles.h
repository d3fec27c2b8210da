/* SPDX-License-Identifier: MIT */
/* Articles made by chance, read to the depth of a summary. */
#ifndef ARTICLES_H
#define ARTICLES_H

#include "api/work.h"

#include "base/hash.h"
#include "brief/brief.h"
#include "prop/random_text.h"

#include <stdio.h>
#include <stdlib.h>

/* A word that no list knows: FAMILY and NUMBER name it. */
static inline size_t
put_word(char *s, unsigned family, unsigned number)
{
	static const char *const parts[] = {"ba", "ce", "di", "fo", "gu",
					    "la", "me", "ni", "po", "ru"};
	size_t n = 0;

	for (unsigned i = 0; i < 4; i++, number /= 10)
		n += (size_t)sprintf(s + n, "%s", parts[number % 10]);
	for (; family; family /= 10)
		n += (size_t)sprintf(s + n, "%s", parts[family % 10]);
	s[n++] = 'x'; /* no ending for the stemmer */
	return n;
}

/* Adds TEXT as the article ID. */
static inline void
add_article(struct brief *brief, struct sumario_document *doc, const char *id,
	    const char *text)
{
	struct sumario_options options;

	sumario_options_init(&options);
	options.id = id;
	options.entities = false;
	if (sumario_document_read(doc, &options, text, strlen(text), NULL) ||
	    !sketches_add(&brief->sketches, &doc->content))
		abort();
}

/*
 * Writes N sentences of 8 words, each one of N_WORDS of FAMILY, to S; one word
 * in 100 / PERCENT is one of everybody's.
 */
static inline void
random_article(char *s, unsigned n, unsigned family, unsigned n_words,
	       unsigned percent)
{
	size_t at = 0;

	while (n--) {
		at += (size_t)sprintf(s + at, "El");
		for (int i = 0; i < 8; i++) {
			s[at++] = ' ';
			at += random_below(100) < percent
				      ? put_word(s + at, 0, random_below(500))
				      : put_word(s + at, family,
						 random_below(n_words));
		}
		at += (size_t)sprintf(s + at, ". ");
	}
	s[at] = '\0';
}

#endif
