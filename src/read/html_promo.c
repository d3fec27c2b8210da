/* SPDX-License-Identifier: MIT */
/*
 * Lines that ask the reader to follow or subscribe.
 * Such a line names a network or a newsletter and asks for something; one of
 * both alone is found in any article about networks.  The words are those of
 * data/html_promos.tsv, of several languages at once.
 */
#include <config.h>

#include "read/html_promo.h"

#include "read/html_words.h"

#include <string.h>

/* What is longer tells more. */
#define PROMO_MAX_WORDS 45
#define WORD_MAX 24

enum promo {
	PROMO_NETWORK = 1, /* "Telegram", "newsletter" */
	PROMO_CALL = 2,	   /* "follow", "suscríbete" */
	PROMO_OURS = 4,	   /* "nuestro", "us" */
	PROMO_PLACE = 8	   /* "canal", "enlace" */
};

/* The value of the word [S, LEN). */
static uint32_t
find_word(const char *s, size_t len)
{
	char word[WORD_MAX];

	if (len >= sizeof(word))
		return 0;
	html_words_simplify(s, len, word, sizeof(word));
	return lexicon_find(html_words_promos, word, strlen(word));
}

bool
html_promo_is(const char *s, size_t len, uint32_t n_words)
{
	uint32_t seen = 0;
	bool begins = true, asks = false;

	if (n_words > PROMO_MAX_WORDS)
		return false;
	for (size_t at = 0; at < len;) {
		size_t end = at;
		uint32_t word;

		while (end < len && html_words_is_letter(s[end]))
			end++;
		if (end == at) {
			if (strchr(".!?:", s[at]))
				begins = true;
			at++;
			continue;
		}
		word = find_word(s + at, end - at);
		asks |= begins && word & PROMO_CALL;
		seen |= word;
		begins = false;
		at = end;
	}
	return seen & PROMO_NETWORK &&
	       (asks ||
		((seen & PROMO_OURS) && (seen & (PROMO_CALL | PROMO_PLACE))));
}
