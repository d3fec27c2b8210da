/* SPDX-License-Identifier: MIT */
/* The words of pages, in whatever language: data/html_*.tsv as tables. */
#ifndef READ_HTML_WORDS_H
#define READ_HTML_WORDS_H

#include "text/lexicon.h"

/* Names of elements, taken apart into words: flags, see enum html_hint. */
extern const struct lexicon_table *const html_words_hints;

/* How texts that are no part of an article begin: words at most. */
extern const struct lexicon_table *const html_words_interludes;

#endif
