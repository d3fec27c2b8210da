/* SPDX-License-Identifier: MIT */
/*
 * The tables are made by tools/mklex.awk, as those of the languages are, but
 * belong to no language: the templates of pages mix them.
 */
#include <config.h>

#include "read/html_words.h"

#include <stddef.h>

#include "read/html_words.inc"

const struct lexicon_table *const html_words_hints = &lexicon_html_hints;
const struct lexicon_table *const html_words_interludes =
	&lexicon_html_interludes;
