/* SPDX-License-Identifier: MIT */
/*
 * Engines put two lines into one, and models answer two segments in one object:
 * then one segment has no translation, and the one beside it has two.  A
 * target tells that by its length, which is nearer to that of both (as Gale &
 * Church 1993 have it), and by sentences that end in the middle of it.
 */
#include <config.h>

#include "bitext/joined.h"

#include "bitext/align.h"
#include "bitext/translation.h"
#include "text/unicode.h"

#include <math.h>

/* So many characters of either language are taken as known beforehand. */
#define RATIO_PRIOR 300
/* A length that is so many deviations over that of one is none by chance. */
#define MIN_DEVIATION 2.5

static uint32_t
count(struct span text)
{
	uint32_t n = 0, n16 = 0;

	if (text.len)
		utf8_count(text.s, text.len, &n, &n16);
	return n;
}

double
joined_find_ratio(const struct document *doc)
{
	const struct targets *targets = &doc->translation->targets;
	double source = RATIO_PRIOR, target = RATIO_PRIOR;

	for (size_t i = 0; i < targets->n_items; i++) {
		const struct target *one = &targets->items[i];

		if (one->state == TARGET_INITIAL)
			continue;
		source += count(target_get_source(doc, one));
		target += count(one->text);
	}
	return target / source;
}

/* Sentences that end in TEXT and not with it. */
static unsigned
count_ends(struct span text)
{
	unsigned n = 0;

	for (size_t i = 0; i < text.len;
	     i += utf8_length((unsigned char)text.s[i])) {
		size_t next;

		if (!(unicode_class_at(text.s + i) & UNICODE_TERMINATOR))
			continue;
		i = unicode_skip(text.s, i, text.len,
				 UNICODE_TERMINATOR | UNICODE_CLOSE);
		next = unicode_skip(text.s, i, text.len, UNICODE_SPACE);
		n += next > i && next < text.len &&
		     unicode_class_at(text.s + next) &
			     (UNICODE_UPPER | UNICODE_OPEN);
		if (i == text.len)
			break;
	}
	return n;
}

bool
joined_is(const struct document *doc, double ratio, size_t at, size_t missing)
{
	const struct target *targets = doc->translation->targets.items;
	struct span source = target_get_source(doc, &targets[at]);
	struct span target = targets[at].text;
	double one = ratio * count(source);
	double other = ratio * count(target_get_source(doc, &targets[missing]));
	double more = count(target) - one;

	if (more < other / 2)
		return false;
	return more > MIN_DEVIATION * sqrt(ALIGN_VARIANCE * one) ||
	       count_ends(target) > count_ends(source);
}
