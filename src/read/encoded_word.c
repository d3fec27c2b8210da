/* SPDX-License-Identifier: MIT */
/*
 * Words of e-mail headers in other alphabets.
 * From "=?" to "=?": what is between two encoded words is dropped if it is
 * blank, everything else is copied.  RFC 2047, sections 2, 4 and 6.2.
 */
#include <config.h>

#include "read/encoded_word.h"

#include "read/mail_code.h"

#include <string.h>

/* Section 2: no longer than 75; mailers write longer ones. */
#define MAX_LENGTH 998

struct word {
	char charset[32];
	bool base64;
	const char *text;
	size_t len;
	size_t n_all; /* from "=?" to "?=" */
};

/* The word at S, of which LEN bytes are looked at. */
static bool
parse(const char *s, size_t len, struct word *word)
{
	size_t n_charset, i = 2;
	const char *end;

	len = len < MAX_LENGTH ? len : MAX_LENGTH;
	while (i < len && s[i] != '?' && s[i] != ' ' && s[i] != '*')
		i++;
	n_charset = i - 2;
	while (i < len && s[i] != '?' && s[i] != ' ')
		i++; /* RFC 2231: a language */
	if (!n_charset || n_charset >= sizeof(word->charset) || i + 3 > len ||
	    s[i] != '?' || !strchr("QqBb", s[i + 1]) || !s[i + 1] ||
	    s[i + 2] != '?')
		return false;
	memcpy(word->charset, s + 2, n_charset);
	word->charset[n_charset] = '\0';
	word->base64 = s[i + 1] == 'B' || s[i + 1] == 'b';
	word->text = s + i + 3;
	end = memchr(word->text, '?', len - i - 3);
	if (!end || end + 1 == s + len || end[1] != '=')
		return false;
	word->len = (size_t)(end - word->text);
	word->n_all = (size_t)(end - s) + 2;
	return true;
}

/* *DECODED is false if its charset is none. */
static bool
add_word(const struct word *word, struct bytes *out, bool *decoded)
{
	struct bytes bytes = {0}, store = {0};
	struct charset_text text;
	bool good = word->base64 ? mail_code_add_base64(word->text, word->len,
							&bytes)
				 : mail_code_add_quoted(word->text, word->len,
							true, &bytes);
	enum sumario_status status = SUMARIO_NO_MEMORY;

	if (good)
		status = charset_decode(
			bytes.items, bytes.n_items, word->charset, NULL,
			SUMARIO_ON_ERROR_REPLACE, &store, &text, NULL);
	*decoded = !status;
	good = status != SUMARIO_NO_MEMORY &&
	       (status || bytes_add(out, text.bytes, text.n_bytes));
	vector_release(&bytes);
	vector_release(&store);
	return good;
}

bool
encoded_word_is_blank(const char *s, size_t begin, size_t end)
{
	while (begin < end && strchr(" \t\r\n", s[begin]) && s[begin])
		begin++;
	return begin == end;
}

bool
encoded_word_decode(const char *s, size_t len, struct bytes *out)
{
	size_t copied = 0; /* so far; what is blank after a word waits */
	bool behind_word = false;

	for (size_t i = 0; i + 1 < len; i++) {
		struct word word;
		size_t n_before = out->n_items;
		bool decoded;

		if (s[i] != '=' || s[i + 1] != '?' ||
		    !parse(s + i, len - i, &word))
			continue;
		if (!(behind_word && encoded_word_is_blank(s, copied, i)) &&
		    !bytes_add(out, s + copied, i - copied))
			return false;
		if (!add_word(&word, out, &decoded))
			return false;
		if (!decoded) { /* nothing has been copied, then */
			out->n_items = n_before;
			continue;
		}
		behind_word = true;
		i += word.n_all - 1;
		copied = i + 1;
	}
	return bytes_add(out, s + copied, len - copied);
}
