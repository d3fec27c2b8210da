/* SPDX-License-Identifier: MIT */
/*
 * Headers of e-mail before a text.
 * RFC 5322, section 2.2: a name of visible ASCII, a colon, and a value which
 * goes on in lines that begin with a blank.  What begins so down to its first
 * blank line is headers; where one line is nothing of the kind, none is.
 */
#include <config.h>

#include "read/mail_headers.h"

#include "base/ascii.h"
#include "base/span.h"
#include "read/encoded_word.h"
#include "read/mail_date.h"

#include <string.h>

/* Length of the name before the first colon; 0: there is none. */
static size_t
name_length(const char *s, size_t begin, size_t end)
{
	size_t i = begin;

	while (i < end && s[i] > ' ' && s[i] < 0x7F && s[i] != ':')
		i++;
	return i < end && s[i] == ':' ? i - begin : 0;
}

bool
mail_headers_has_line(const char *s, size_t begin, size_t end, bool first)
{
	return (!first && ascii_is_blank(s[begin])) ||
	       name_length(s, begin, end);
}

/* Such a line, or "From " by which mailboxes begin. */
static bool
is_header(const char *s, size_t begin, size_t end, bool first)
{
	return mail_headers_has_line(s, begin, end, first) ||
	       (first && end - begin > 5 && !memcmp(s + begin, "From ", 5));
}

size_t
mail_headers_length(const char *s, size_t len, bool *open)
{
	size_t n = len < MAIL_HEADERS_MAX_BYTES ? len : MAIL_HEADERS_MAX_BYTES;
	bool any = false;

	*open = false;
	for (size_t at = 0, end; at < n; at = end) {
		end = span_skip_line(s, at, n);
		if (s[end - 1] != '\n') /* it is cut off */
			break;
		if (encoded_word_is_blank(s, at, end)) {
			if (any)
				return end;
		} else if (!is_header(s, at, end, !any)) {
			return 0;
		} else {
			any = true;
		}
	}
	*open = len == n;
	return 0;
}

static const char **
find_field(struct article *article, const char *name, size_t n)
{
	const struct article_field fields[] = {
		{"subject", &article->title},
		{"from", &article->metadata.author},
		{"date", &article->metadata.date},
		{"content-language", &article->metadata.language},
	};

	return article_find_field(fields, sizeof(fields) / sizeof(*fields),
				  name, n);
}

/* Adds a line without the blanks at its ends, a space between two. */
static bool
add_line(struct bytes *value, const char *s, size_t begin, size_t end)
{
	while (begin < end && encoded_word_is_blank(s, begin, begin + 1))
		begin++;
	while (begin < end && encoded_word_is_blank(s, end - 1, end))
		end--;
	return (!value->n_items || bytes_add(value, " ", 1)) &&
	       bytes_add(value, s + begin, end - begin);
}

/* The value of [begin, end), which may be several lines. */
static bool
set_field(struct article *article, const char **field, const char *s,
	  size_t begin, size_t end)
{
	struct bytes value = {0}, decoded = {0};
	bool good = true;

	for (size_t next; good && begin < end; begin = next) {
		next = span_skip_line(s, begin, end);
		good = add_line(&value, s, begin, next);
	}
	good = good &&
	       encoded_word_decode(value.items, value.n_items, &decoded);
	if (good && decoded.n_items)
		good = article_set_string(article, field, decoded.items,
					  decoded.n_items);
	vector_release(&value);
	vector_release(&decoded);
	return good;
}

/* As all dates are written, if it is one. */
static bool
set_date(struct article *article)
{
	const char *date = article->metadata.date;
	char iso[MAIL_DATE_SIZE];

	return !date || !mail_date_read(date, strlen(date), iso) ||
	       article_set_string(article, &article->metadata.date, iso,
				  strlen(iso));
}

bool
mail_headers_read(struct article *article, const char *s, size_t len)
{
	size_t at = 0;

	while (at < len) {
		size_t end = span_skip_line(s, at, len);
		size_t n_name = name_length(s, at, end);
		const char **field = find_field(article, s + at, n_name);

		while (end < len && (s[end] == ' ' || s[end] == '\t'))
			end = span_skip_line(s, end, len);
		if (field && !*field &&
		    !set_field(article, field, s, at + n_name + 1, end))
			return false;
		at = end;
	}
	return set_date(article);
}
