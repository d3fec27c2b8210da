/* SPDX-License-Identifier: MIT */
/* An article that is read, cut and counted, but not ranked. */
#ifndef ARTICLE_H
#define ARTICLE_H

#include "read/plain.h"
#include "split/segment.h"

#include <stdlib.h>
#include <string.h>

struct article {
	struct document doc;
	struct vocabulary vocabulary;
};

/* Reads TEXT, which must outlive ARTICLE, into zeroed memory. */
static inline void
article_read(struct article *article, const char *text)
{
	struct document *doc = &article->doc;
	struct charset_text decoded = {.bytes = text,
				       .n_bytes = strlen(text),
				       .encoding = "UTF-8",
				       .first_replaced = SUMARIO_NOWHERE};

	document_clear(doc);
	doc->lexicon = &lexicon_es;
	if (!vocabulary_init(&article->vocabulary, &lexicon_es) ||
	    document_set_text(doc, &decoded, NULL) || !plain_read(doc) ||
	    !segment_split(doc) || !segment_make_keys(doc) ||
	    !segment_read_words(doc, &article->vocabulary))
		abort();
}

static inline void
article_release(struct article *article)
{
	document_release(&article->doc);
	vocabulary_release(&article->vocabulary);
	*article = (struct article){0};
}

/* Whether segment I is the text SOURCE. */
static inline bool
article_segment_is(const struct article *article, size_t i, const char *source)
{
	const struct document *doc = &article->doc;
	const struct segment *segment = &doc->segments.items[i];

	return i < doc->segments.n_items &&
	       segment->end - segment->begin == strlen(source) &&
	       !memcmp(doc->text + segment->begin, source, strlen(source));
}

#endif
