/* SPDX-License-Identifier: MIT */
/*
 * Pieces of the source are looked up among those of the target, sorted by
 * value; the first of a value notes how many of it are used up.
 */
#include <config.h>

#include "bitext/check_part.h"

#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

bool
check_add_piece(struct check *check, struct pieces *pieces, struct span text,
		uint64_t value)
{
	if (!vector_add_room(pieces, 1)) {
		check->no_memory = true;
		return false;
	}
	pieces->items[pieces->n_items++] = (struct piece){.text = text,
							  .value = value};
	return true;
}

static int
compare_values(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return (x->text.s > y->text.s) - (x->text.s < y->text.s);
}

/* First piece of VALUE, or NULL. */
static struct piece *
find_first(const struct pieces *pieces, uint64_t value)
{
	size_t begin = 0, end = pieces->n_items;

	while (begin < end) {
		size_t middle = begin + (end - begin) / 2;

		if (pieces->items[middle].value < value)
			begin = middle + 1;
		else
			end = middle;
	}
	return begin < pieces->n_items && pieces->items[begin].value == value
		       ? &pieces->items[begin]
		       : NULL;
}

/* Uses up a piece of VALUE; false: there is none left. */
static bool
use(struct pieces *pieces, uint64_t value, bool count)
{
	struct piece *first = find_first(pieces, value), *piece;

	if (!first || !count)
		return first != NULL;
	piece = first + first->next;
	if (piece == pieces->items + pieces->n_items || piece->value != value)
		return false;
	first->next++;
	piece->used = true;
	return true;
}

void
check_missing(struct check *check, const struct finding_kind *kind, bool count)
{
	if (check->target.n_items)
		qsort(check->target.items, check->target.n_items,
		      sizeof(*check->target.items), compare_values);
	for (size_t i = 0; i < check->source.n_items; i++) {
		const struct piece *piece = &check->source.items[i];

		if (!use(&check->target, piece->value, count))
			check_report(check, kind, piece->text);
	}
}

/* -- Tokens -------------------------------------------------------------- */

bool
check_next_token(struct span *rest, struct span *token)
{
	size_t begin = 0, end;

	while (begin < rest->len && memchr(" \t\r\n", rest->s[begin], 4))
		begin++;
	end = begin;
	while (end < rest->len && !memchr(" \t\r\n", rest->s[end], 4))
		end++;
	*token = (struct span){rest->s + begin, end - begin};
	rest->s += end;
	rest->len -= end;
	return token->len > 0;
}

static bool
is_wrapping(uint32_t cp)
{
	return unicode_class(cp) &
		       (UNICODE_OPEN | UNICODE_CLOSE | UNICODE_TERMINATOR) ||
	       (cp < 0x80 && strchr("\"'<>,;:!?.", (int)cp));
}

struct span
check_strip(struct span token)
{
	size_t begin = 0, end = token.len;

	while (begin < end && is_wrapping(utf8_get(token.s + begin)))
		begin += utf8_length((unsigned char)token.s[begin]);
	while (end > begin) {
		size_t last = utf8_previous(token.s, end);

		if (!is_wrapping(utf8_get(token.s + last)))
			break;
		end = last;
	}
	return (struct span){token.s + begin, end - begin};
}

static bool
begins(struct span token, const char *word)
{
	size_t n = strlen(word);

	if (token.len <= n)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((token.s[i] >= 'A' && token.s[i] <= 'Z'
			     ? token.s[i] | 32
			     : token.s[i]) != word[i])
			return false;
	return true;
}

bool
check_is_url(struct span token)
{
	return begins(token, "http://") || begins(token, "https://") ||
	       begins(token, "ftp://") || begins(token, "www.");
}

bool
check_is_email(struct span token)
{
	const char *at = token.len ? memchr(token.s, '@', token.len) : NULL;
	const char *end = token.s + token.len;

	return at && at > token.s && at + 1 < end &&
	       memchr(at, '.', (size_t)(end - at)) != NULL;
}

bool
check_is_language(struct span language, const char *tag)
{
	size_t n = strlen(tag);

	if (language.len < n || (language.len > n && language.s[n] != '-'))
		return false;
	for (size_t i = 0; i < n; i++)
		if ((language.s[i] | 32) != (tag[i] | 32))
			return false;
	return true;
}
