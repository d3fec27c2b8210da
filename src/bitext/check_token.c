/* SPDX-License-Identifier: MIT */
/* What has to stand in the translation as it is: addresses and acronyms. */
#include <config.h>

#include "base/hash.h"
#include "bitext/check_part.h"
#include "text/unicode.h"

#include <string.h>

/* clang-format off */
static const struct finding_kind
	url_missing = {"url-missing",
		N_("a URL is missing"), false},
	email_missing = {"email-missing",
		N_("an e-mail address is missing"), false},
	acronym_missing = {"acronym-missing",
		N_("an acronym is missing"), false};
/* clang-format on */

/* Two letters are the least, the most is what is still read as one. */
#define MAX_ACRONYM 12

static void
collect_tokens(struct check *check, struct pieces *pieces, struct span text,
	       bool (*wanted)(struct span))
{
	struct span token;

	pieces->n_items = 0;
	while (check_next_token(&text, &token)) {
		token = check_strip(token);
		if (wanted(token))
			check_add_piece(check, pieces, token,
					hash_bytes(token.s, token.len, 0));
	}
}

static void
check_tokens(struct check *check, const struct finding_kind *kind,
	     bool (*wanted)(struct span))
{
	collect_tokens(check, &check->source, check->source_text, wanted);
	if (!check->source.n_items)
		return;
	collect_tokens(check, &check->target, check->target_text, wanted);
	check_missing(check, kind, false);
}

void
check_references(struct check *check)
{
	check_tokens(check, &url_missing, check_is_url);
	check_tokens(check, &email_missing, check_is_email);
}

/* Headlines in capitals have no acronyms that one could tell. */
static bool
is_shouted(struct span text)
{
	size_t n_upper = 0, n_lower = 0;

	for (size_t i = 0; i < text.len;
	     i += utf8_length((unsigned char)text.s[i])) {
		unsigned class = unicode_class_at(text.s + i);

		n_upper += (class & UNICODE_UPPER) != 0;
		n_lower += (class & UNICODE_LOWER) != 0;
	}
	return n_upper > n_lower;
}

/* Roman numerals change their form, "EE. UU." its letters. */
static bool
is_acronym(struct span word)
{
	size_t n_letters = 0, n = 0;
	bool roman = true;

	for (size_t i = 0; i < word.len; n++) {
		unsigned class = unicode_class_at(word.s + i);

		if (class & UNICODE_UPPER)
			n_letters++;
		else if (!(class & UNICODE_DIGIT))
			return false;
		roman = roman && word.s[i] && strchr("IVXLCDM", word.s[i]);
		i += utf8_length((unsigned char)word.s[i]);
	}
	return n_letters >= 2 && n <= MAX_ACRONYM && !roman &&
	       !(word.len == 2 && word.s[0] == word.s[1]);
}

static void
collect_acronyms(struct check *check, struct pieces *pieces, struct span text,
		 bool all)
{
	size_t i = 0;

	pieces->n_items = 0;
	while (i < text.len) {
		size_t end = unicode_skip(text.s, i, text.len, UNICODE_WORD);
		struct span word = {text.s + i, end - i};

		if (word.len && (all || is_acronym(word)))
			check_add_piece(check, pieces, word,
					hash_bytes(word.s, word.len, 0));
		i = end < text.len
			    ? end + utf8_length((unsigned char)text.s[end])
			    : end;
	}
}

void
check_acronyms(struct check *check)
{
	if (is_shouted(check->source_text))
		return;
	collect_acronyms(check, &check->source, check->source_text, false);
	if (!check->source.n_items)
		return;
	collect_acronyms(check, &check->target, check->target_text, true);
	check_missing(check, &acronym_missing, false);
}
