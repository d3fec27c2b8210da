/* SPDX-License-Identifier: MIT */
/*
 * Addresses of the net are recognised by a mark within them: "://", the dot
 * of a domain, "@".  From there the host is read to both sides, never more
 * than a domain name may have (RFC 1035: 63 bytes a label, 253 in all; RFC
 * 5321: 64 before "@").
 */
#include <config.h>

#include "split/entity_scanner.h"

#define MAX_HOST 253

static bool
is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

/* Top-level domains of bare host names: the frequent and Spanish ones. */
static bool
is_top_level(const char *s, size_t n)
{
	static const char known[] =
		" com org net edu gov gob mil int info eu es mx ar cl co pe "
		"uy py bo ec ve cr pa gt hn ni sv do cu pr br pt fr it de uk "
		"us cat gal eus news tv io app dev example ";
	char wanted[16];

	if (n < 2 || n > sizeof(wanted) - 3)
		return false;
	wanted[0] = ' ';
	for (size_t i = 0; i < n; i++)
		wanted[i + 1] = (char)(s[i] | 0x20);
	wanted[n + 1] = ' ';
	wanted[n + 2] = '\0';
	return strstr(known, wanted) != NULL;
}

/* After the host name that goes on at AT; its last label at *LABEL. */
static size_t
host_end(const struct entity_scanner *x, size_t at, size_t *label)
{
	size_t end = at;

	*label = at;
	while (end < x->end && end - at < MAX_HOST) {
		if (is_one_of(x->s[end], ".-")) {
			if (!ascii_is_alnum(entity_byte(x, end + 1)))
				break;
			if (x->s[end] == '.')
				*label = end + 1;
		} else if (!ascii_is_alnum(x->s[end])) {
			break;
		}
		end++;
	}
	return end;
}

/* After the address from AT on: no blank, quote or closing mark ends it. */
static size_t
address_end(const struct entity_scanner *x, size_t begin, size_t at)
{
	size_t end = at, n_open = 0, n_closed = 0;

	while (end < x->end) {
		unsigned class = unicode_class_at(x->s + end);

		if (class & UNICODE_SPACE || is_one_of(x->s[end], "<>\"`") ||
		    (class & (UNICODE_OPEN | UNICODE_CLOSE) &&
		     !is_one_of(x->s[end], "()[]{}'")))
			break;
		end += utf8_length((unsigned char)x->s[end]);
	}
	for (size_t i = begin; i < end; i++) {
		n_open += x->s[i] == '(';
		n_closed += x->s[i] == ')';
	}
	/* What ends the sentence, or the parenthesis around it. */
	while (end > at) {
		size_t last = utf8_previous(x->s, end);

		if (x->s[last] == ')' && n_closed-- <= n_open)
			break;
		if (!is_one_of(x->s[last], ".,;:!?)]}'") &&
		    utf8_get(x->s + last) != 0x2026)
			break;
		end = last;
	}
	return end;
}

static size_t
add_url(struct entity_scanner *x, size_t begin, size_t at)
{
	size_t end = address_end(x, begin, at);

	entity_add(x, SUMARIO_ENTITY_URL, begin, end, false, NULL, 0);
	return end;
}

size_t
entity_read_colon(struct entity_scanner *x, size_t at)
{
	size_t begin = at;

	if (!entity_has(x, at, "://"))
		return at + 1;
	while (begin > x->begin && at - begin < ENTITY_MAX_BACK &&
	       (ascii_is_alnum(x->s[begin - 1]) ||
		is_one_of(x->s[begin - 1], "+-.")))
		begin--;
	if (begin == at || entity_class_at(x, at + 3) & UNICODE_SPACE ||
	    at + 3 >= x->end)
		return at + 3;
	return add_url(x, begin, at + 3);
}

size_t
entity_read_dot(struct entity_scanner *x, size_t at)
{
	size_t begin = at, label, end;

	if (!ascii_is_alnum(entity_byte(x, at + 1)))
		return at + 1;
	while (begin > x->begin && at - begin < ENTITY_MAX_BACK &&
	       (ascii_is_alnum(x->s[begin - 1]) || x->s[begin - 1] == '-'))
		begin--;
	end = host_end(x, at, &label);
	if (begin == at || entity_class_before(x, begin) & UNICODE_WORD ||
	    entity_class_at(x, end) & UNICODE_WORD || end == at ||
	    is_one_of(entity_byte(x, end), "@_"))
		return at + 1;
	if (at - begin == 3 && !memcmp(x->s + begin, "www", 3))
		return add_url(x, begin, end);
	/* What another dot of it would find is known as well. */
	return is_top_level(x->s + label, end - label) ? add_url(x, begin, end)
						       : label;
}

size_t
entity_read_at(struct entity_scanner *x, size_t at)
{
	size_t begin = at, label, end;

	while (begin > x->begin && at - begin < ENTITY_MAX_BACK &&
	       (ascii_is_alnum(x->s[begin - 1]) ||
		is_one_of(x->s[begin - 1], "._%+-")))
		begin--;
	if (begin < at && is_one_of(x->s[begin], ".-"))
		begin++;
	if (!ascii_is_alnum(entity_byte(x, at + 1)) &&
	    entity_byte(x, at + 1) != '_')
		return at + 1;
	end = host_end(x, at + 1, &label);
	if (begin < at && label > at + 1) {
		entity_add(x, SUMARIO_ENTITY_EMAIL, begin, end, false, NULL, 0);
		return end;
	}
	if (begin < at || entity_class_before(x, at) & UNICODE_WORD)
		return at + 1;
	end = at + 1; /* "@name" */
	while (ascii_is_alnum(entity_byte(x, end)) ||
	       entity_byte(x, end) == '_')
		end++;
	entity_add(x, SUMARIO_ENTITY_CODE, at, end, false, NULL, 0);
	return end;
}
