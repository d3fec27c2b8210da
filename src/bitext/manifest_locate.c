/* SPDX-License-Identifier: MIT */
/*
 * Where targets and states are in a manifest, so that they can be replaced.
 * One pass over JSON that is known to be well-formed: strings are skipped,
 * brackets counted, and a member's value is found by the name before it.
 */
#include <config.h>

#include "bitext/manifest.h"

#include <string.h>

struct locator {
	const char *s;
	size_t len, at, depth;
	bool in_segments;
	uint32_t n_segments;
	struct manifest_values *values;
	bool no_memory;
};

static void
skip_space(struct locator *l)
{
	while (l->at < l->len && memchr(" \t\r\n", l->s[l->at], 4))
		l->at++;
}

/* At the opening quote; goes after the closing one. */
static struct span
skip_string(struct locator *l)
{
	size_t begin = ++l->at;

	while (l->at < l->len && l->s[l->at] != '"')
		l->at += l->s[l->at] == '\\' ? 2 : 1;
	return (struct span){l->s + begin, l->at++ - begin};
}

/* At an opening bracket; goes after the one that closes it. */
static void
skip_array(struct locator *l)
{
	size_t depth = 0;

	do {
		char c = l->s[l->at];

		if (c == '"') {
			skip_string(l);
			continue;
		}
		depth += c == '[' || c == '{';
		depth -= c == ']' || c == '}';
		l->at++;
	} while (depth && l->at < l->len);
}

/* At a value that is a string, an array or a literal; goes to its end. */
static void
take_value(struct locator *l, enum manifest_member member)
{
	struct manifest_value value = {l->at, 0, l->n_segments - 1, member};

	if (l->s[l->at] == '"')
		skip_string(l);
	else if (l->s[l->at] == '[')
		skip_array(l);
	else
		while (l->at < l->len && !memchr(",}] \t\r\n", l->s[l->at], 7))
			l->at++;
	value.end = l->at;
	if (!vector_add_room(l->values, 1)) {
		l->no_memory = true;
		return;
	}
	l->values->items[l->values->n_items++] = value;
}

/* After the colon of member NAME. */
static void
take_member(struct locator *l, struct span name)
{
	static const char *const members[] = {"target", "state", "notes"};

	skip_space(l);
	if (l->depth == 1)
		l->in_segments = span_is(name, "segments");
	if (l->depth != 3 || !l->in_segments || !l->n_segments)
		return;
	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
		if (span_is(name, members[i])) {
			take_value(l, (enum manifest_member)i);
			return;
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
		l->n_segments++;
}

bool
manifest_locate(struct manifest *manifest)
{
	struct locator l = {.s = manifest->bytes.s,
			    .len = manifest->bytes.len,
			    .values = &manifest->values};

	while (l.at < l.len && !l.no_memory)
		if (l.s[l.at] == '"')
			take_string(&l);
		else
			take_byte(&l);
	return !l.no_memory;
}
