/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "bitext/unit.h"

#include "text/unicode.h"

#include <string.h>

struct span
unit_trim(struct span span)
{
	size_t begin, end;

	if (!span.s)
		return span;
	begin = unicode_skip(span.s, 0, span.len, UNICODE_SPACE);
	end = unicode_skip_back(span.s, begin, span.len, UNICODE_SPACE);
	return (struct span){span.s + begin, end - begin};
}

bool
unit_same(struct span a, struct span b)
{
	return a.len == b.len && (!a.len || !memcmp(a.s, b.s, a.len));
}

static const char *const state_names[] = {"initial", "translated", "reviewed",
					  "final"};

const char *
unit_state_name(enum unit_state state)
{
	return state_names[state];
}

bool
unit_state_find(struct span name, enum unit_state *state)
{
	for (size_t i = 0; i < 4; i++) {
		struct span known = {state_names[i], strlen(state_names[i])};

		if (name.s && unit_same(name, known)) {
			*state = (enum unit_state)i;
			return true;
		}
	}
	return false;
}

int
unit_compare_places(const void *a, const void *b)
{
	const struct unit_place *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->unit > y->unit) - (x->unit < y->unit);
}
