/* SPDX-License-Identifier: MIT */
/*
 * The proof of a merge into Markdown.
 * Whether a sign is a mark depends on what is around it, in ways that nobody
 * escapes for sure ("emphasis"; CommonMark 0.30, 6.2).  So what was composed is
 * read once more: its blocks must be as many, of the same kinds, and have the
 * text of their targets, but for white space.  Segments of a block for which
 * that does not hold stay as they were.
 */
#include <config.h>

#include "api/original_proof.h"

#include "base/ascii.h"

struct proof {
	const struct document *doc;
	const struct article *was, *is;
	bool *stays;
	size_t next; /* segment */
};

static const struct segment *
get_segment(const struct proof *p, size_t i)
{
	return &p->doc->segments.items[i];
}

/* What is put in for segment I. */
static struct span
get_text(const struct proof *p, size_t i)
{
	const struct segment *segment = get_segment(p, i);
	const struct target *target =
		p->stays[i] ? NULL : translation_find_target(p->doc, segment);

	return target ? target->text : document_get_source(p->doc, segment);
}

/* Takes TEXT off the front of SEEN, whatever white space is in either. */
static bool
take(struct span *seen, struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (ascii_is_space(text.s[i]))
			continue;
		while (seen->len && ascii_is_space(*seen->s)) {
			seen->s++;
			seen->len--;
		}
		if (!seen->len || *seen->s != text.s[i])
			return false;
		seen->s++;
		seen->len--;
	}
	return true;
}

/* Whether SEEN is the block [BEGIN, END) with its targets. */
static bool
is_block(const struct proof *p, uint32_t begin, uint32_t end, size_t last,
	 struct span seen)
{
	const char *text = p->was->text;
	uint32_t at = begin;

	for (size_t i = p->next; i < last; i++) {
		const struct segment *segment = get_segment(p, i);

		if (!take(&seen, (struct span){text + at,
					       segment->begin - at}) ||
		    !take(&seen, get_text(p, i)))
			return false;
		at = segment->end;
	}
	return take(&seen, (struct span){text + at, end - at}) &&
	       take(&seen, (struct span){" ", 1}) && !seen.len;
}

/* How many segments from the next one to LAST have to stay from now on. */
static size_t
keep(struct proof *p, size_t last)
{
	size_t n = 0;

	for (size_t i = p->next; i < last; i++) {
		bool is_put = !p->stays[i] &&
			      translation_find_target(p->doc,
						      get_segment(p, i));

		p->stays[i] |= is_put;
		n += is_put;
	}
	return n;
}

/* Whether block I is what it should be, its segments being up to LAST. */
static bool
is_proved(const struct proof *p, size_t i, size_t last)
{
	const struct block *was = &p->was->blocks.items[i], *is;

	if (i >= p->is->blocks.n_items)
		return false;
	is = &p->is->blocks.items[i];
	return was->kind == is->kind &&
	       is_block(p, was->begin, was->end, last,
			(struct span){p->is->text + is->begin,
				      is->end - is->begin});
}

size_t
original_proof(const struct document *doc, const struct article *was,
	       const struct article *is, bool *stays)
{
	struct proof p = {doc, was, is, stays, 0};
	bool as_many = was->blocks.n_items == is->blocks.n_items;
	size_t n_all = doc->segments.n_items, n = 0;

	for (size_t i = 0; i < was->blocks.n_items && (as_many || !n); i++) {
		size_t last = p.next;

		while (last < n_all && get_segment(&p, last)->begin <
					       was->blocks.items[i].end)
			last++;
		if (!is_proved(&p, i, last))
			n += keep(&p, last);
		p.next = last;
	}
	if (!as_many && !n) { /* it is none of those that can be told */
		p.next = 0;
		n = keep(&p, n_all);
	}
	return n;
}
