/* SPDX-License-Identifier: MIT */
/*
 * Codes of several groups: telephone and account numbers, ISBN.
 * After a word that says so ("teléfono", "ISBN") any groups are one; without it
 * those that numbers do not have: three groups or more, not all of three digits
 * as thousands are, seven to fourteen digits in all.
 */
#include <config.h>

#include "split/entity_scanner.h"
#include "split/entity_shape.h"

/* Words before a code that are looked at: "teléfono de contacto es el". */
#define REACH 4
#define MAX_GROUPS 9
#define MIN_DIGITS 7
#define MAX_DIGITS 15
/* An ISBN has five groups with hyphens. */
#define ISBN_GROUPS 5
#define ISBN_DIGITS 13
/* ISO 13616. */
#define MIN_IBAN 15
#define MAX_IBAN 34

struct groups {
	size_t end;
	size_t n, n_digits;
	size_t lens[MAX_GROUPS];
	char mark;
};

/* Whether a mark between groups is at AT, and a digit after it. */
static bool
is_between(const struct entity_scanner *x, size_t at, char mark)
{
	char c = entity_byte(x, at);

	return c && (mark ? c == mark : strchr(" -.", c) != NULL) &&
	       ascii_is_digit(entity_byte(x, at + 1));
}

/* The groups from AT on with one mark between them, or ANY. */
static void
read_groups(const struct entity_scanner *x, size_t at, bool any,
	    struct groups *groups)
{
	*groups = (struct groups){.end = at};
	do {
		size_t end;

		at += groups->n > 0;
		end = entity_digits_end(x, at);
		groups->lens[groups->n++] = end - at;
		groups->n_digits += end - at;
		groups->end = at = end;
		if (groups->n == 1 && strchr(" -.", entity_byte(x, at)))
			groups->mark = entity_byte(x, at);
	} while (groups->n < MAX_GROUPS &&
		 is_between(x, at, any ? '\0' : groups->mark));
}

/* Whether a word shortly before AT says that a code follows. */
static bool
is_announced(const struct entity_scanner *x, size_t at)
{
	struct entity_word word;

	for (int i = 0; i < REACH; i++) {
		if (at > x->begin && x->s[at - 1] == ' ' && at - 1 > x->begin &&
		    strchr(":(", x->s[at - 2]))
			at -= 2;
		entity_look_back(x, at, &word);
		if (!word.n)
			return false;
		if (entity_get_roles(x, &word) & ROLE_LABEL)
			return true;
		at = word.begin;
	}
	return false;
}

/* Groups as of a telephone number, which nothing has announced. */
static bool
looks_like_code(const struct groups *groups)
{
	size_t n_pairs = 0, n_threes = 0;

	if (groups->mark == '-' && groups->n == ISBN_GROUPS &&
	    groups->n_digits == ISBN_DIGITS)
		return true;
	if (groups->n < 3 || groups->mark == '.')
		return false;
	if (groups->lens[0] < 3 && groups->lens[1] == 3 &&
	    groups->n_digits == groups->lens[0] + 3 * (groups->n - 1))
		return false; /* thousands */
	for (size_t i = 0; i < groups->n; i++) {
		if (groups->lens[i] < 2 || groups->lens[i] > 4)
			return false;
		n_pairs += groups->lens[i] == 2;
		n_threes += groups->lens[i] == 3;
	}
	return n_pairs < groups->n && n_threes < groups->n &&
	       (groups->lens[0] == 3 || n_threes > 0);
}

/* "(91) 123 45 67": after the area code in brackets at AT, or AT. */
static size_t
area_end(const struct entity_scanner *x, size_t at)
{
	size_t end = entity_digits_end(x, at);

	if (at == x->begin || x->s[at - 1] != '(' || end - at > 5 ||
	    entity_byte(x, end) != ')')
		return at;
	end = entity_skip_blank(x, end + 1);
	return ascii_is_digit(entity_byte(x, end)) ? end : at;
}

size_t
entity_read_code(struct entity_scanner *x, size_t at)
{
	bool plus = at > x->begin && x->s[at - 1] == '+';
	size_t first = area_end(x, at),
	       begin = plus || first > at ? at - 1 : at;
	struct groups groups;

	if (x->s[at] == '0' && first == at && !plus)
		return at;
	read_groups(x, first, plus, &groups);
	if (groups.n_digits < (first > at ? MIN_DIGITS - 1 : MIN_DIGITS) ||
	    groups.n_digits > MAX_DIGITS ||
	    entity_class_at(x, groups.end) & UNICODE_WORD)
		return at;
	if (!(plus && groups.n > 1) && !(first > at && groups.n > 1) &&
	    !(groups.lens[0] > 1 && is_announced(x, begin)) &&
	    !looks_like_code(&groups))
		return at;
	if (entity_byte(x, groups.end) == '-' && groups.mark == '-' &&
	    entity_byte(x, groups.end + 1) == 'X') /* of an ISBN */
		groups.end += 2;
	entity_add(x, SUMARIO_ENTITY_CODE, begin, groups.end, false, NULL, 0);
	return groups.end;
}

/* Whether a group of an account number begins at AT. */
static bool
is_group(const struct entity_scanner *x, size_t at)
{
	size_t n = 0;

	while (n < 4 && ascii_is_upper(entity_byte(x, at + n)))
		n++;
	return n == 4 || ascii_is_digit(entity_byte(x, at));
}

/* Letters and digits in groups of four, the last of which may be shorter. */
static size_t
iban_end(const struct entity_scanner *x, size_t at, size_t *n)
{
	size_t group = 0;

	for (*n = 0; *n <= MAX_IBAN; at++) {
		char c = entity_byte(x, at);

		if (ascii_is_digit(c) || ascii_is_upper(c)) {
			++*n;
			group++;
			continue;
		}
		if (c != ' ' || group % 4 || !is_group(x, at + 1))
			break;
		group = 0;
	}
	return at;
}

size_t
entity_read_iban(struct entity_scanner *x, size_t at)
{
	size_t n, end;

	if (!ascii_is_upper(entity_byte(x, at + 1)) ||
	    !ascii_is_digit(entity_byte(x, at + 2)) ||
	    !ascii_is_digit(entity_byte(x, at + 3)))
		return at;
	end = iban_end(x, at, &n);
	if (n < MIN_IBAN || n > MAX_IBAN ||
	    entity_class_at(x, end) & UNICODE_WORD)
		return at;
	entity_add(x, SUMARIO_ENTITY_CODE, at, end, false, NULL, 0);
	return end;
}
