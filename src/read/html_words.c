/* SPDX-License-Identifier: MIT */
/*
 * Words of many languages that pages use for their parts.
 * The tables are made by tools/mklex.awk, as those of the languages are, but
 * belong to no language: the templates of pages mix them.
 */
#include <config.h>

#include "read/html_words.h"

#include "text/utf8.h"

#include "read/html_words.inc"

const struct lexicon_table *const html_words_hints = &lexicon_html_hints;
const struct lexicon_table *const html_words_interludes =
	&lexicon_html_interludes;
const struct lexicon_table *const html_words_promos = &lexicon_html_promos;
const struct lexicon_table *const html_words_months = &lexicon_html_months;
const struct lexicon_table *const html_words_bylines = &lexicon_html_bylines;

void
html_words_simplify(const char *s, size_t len, char *out, size_t size)
{
	static const char plain[] = "aaaaaaaceeeeiiiidnooooo/ouuuuypsaaaaaaace"
				    "eeeiiiidnooooo/ouuuuypy";
	size_t n = 0;

	for (size_t i = 0; i < len && n < size - 4;
	     i += utf8_length((unsigned char)s[i])) {
		uint32_t cp = utf8_get(s + i);

		if (cp >= 0xC0 && cp < 0x100)
			out[n++] = plain[cp - 0xC0];
		else if (cp < 0x80 && (n || html_words_is_letter((char)cp)))
			out[n++] = ascii_lower((char)cp);
		else if (cp == 0xA9)
			n += utf8_put(cp, out + n);
	}
	out[n] = '\0';
}
