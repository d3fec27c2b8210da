/* SPDX-License-Identifier: MIT */
/*
 * One pass over JSON that is known to be well-formed: strings are skipped,
 * brackets counted, and a member's value is found by the name in front of it.
 */
#include <config.h>

#include "bitext/manifest.h"

#include <string.h>

struct locator {
	const char *s;
	size_t len, at, depth;
	bool in_segments;
	struct units *units;
	size_t n_units, n_targets, n_states;
};

static void
skip_space(struct locator *l)
{
	while (l->at < l->len && memchr(" \t\r\n", l->s[l->at], 4))
		l->at++;
}

/* At the opening quote; goes behind the closing one. */
static struct span
skip_string(struct locator *l)
{
	size_t begin = ++l->at;

	while (l->at < l->len && l->s[l->at] != '"')
		l->at += l->s[l->at] == '\\' ? 2 : 1;
	return (struct span){l->s + begin, l->at++ - begin};
}

static bool
is(struct span name, const char *s)
{
	return name.len == strlen(s) && !memcmp(name.s, s, name.len);
}

/* At a value that is a string or a literal; goes behind it. */
static void
take_value(struct locator *l, size_t *begin, size_t *end)
{
	*begin = l->at;
	if (l->s[l->at] == '"')
		skip_string(l);
	else
		while (l->at < l->len && !memchr(",}] \t\r\n", l->s[l->at], 7))
			l->at++;
	*end = l->at;
}

/* Behind the colon of member NAME. */
static void
take_member(struct locator *l, struct span name)
{
	struct unit *unit;

	skip_space(l);
	if (l->depth == 1)
		l->in_segments = is(name, "segments");
	if (l->depth != 3 || !l->in_segments || !l->n_units ||
	    l->n_units > l->units->n_items)
		return;
	unit = &l->units->items[l->n_units - 1];
	if (is(name, "target")) {
		take_value(l, &unit->target_begin, &unit->target_end);
		l->n_targets++;
	} else if (is(name, "state")) {
		take_value(l, &unit->state_begin, &unit->state_end);
		l->n_states++;
	}
}

static void
take_string(struct locator *l)
{
	struct span name = skip_string(l);

	skip_space(l);
	if (l->at < l->len && l->s[l->at] == ':') {
		l->at++;
		take_member(l, name);
	}
}

static void
take_byte(struct locator *l)
{
	char c = l->s[l->at++];

	if (c == '{' || c == '[')
		l->depth++;
	else if (c == '}' || c == ']')
		l->depth--;
	if (c == '{' && l->depth == 3 && l->in_segments)
		l->n_units++;
}

bool
manifest_locate(struct manifest *manifest)
{
	struct locator l = {.s = manifest->bytes.s,
			    .len = manifest->bytes.len,
			    .units = &manifest->units};

	while (l.at < l.len)
		if (l.s[l.at] == '"')
			take_string(&l);
		else
			take_byte(&l);
	return l.n_units == manifest->units.n_items &&
	       l.n_targets == l.n_units && l.n_states == l.n_units;
}
