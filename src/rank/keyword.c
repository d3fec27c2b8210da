/* SPDX-License-Identifier: MIT */
/*
 * Candidates are the terms and the pairs of terms that stand side by side,
 * with one blank between them, at least twice.  A term's weight is its TF-IDF
 * weight in the article; a pair's is that of its count with the sum of both
 * idf, as it is about as rare as both together.  A heap gives the best one by
 * one; a term that occurs mostly inside a better pair is left out.  Only for
 * those that are chosen are the surface forms counted.
 */
#include <config.h>

#include "rank/keyword.h"

#include "base/hash.h"
#include "base/heap.h"
#include "rank/score.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

/* A pair must be seen so often. */
#define MIN_PAIR_COUNT 2
/* Share of a term's occurrences inside a chosen pair that makes it needless. */
#define ABSORBED_SHARE 0.5

/* Shorter words, in bytes, say too little. */
#define MIN_WORD 3

/* More different spellings of one keyword than this are not counted. */
#define MAX_SURFACES 64

#define NO_TERM UINT32_MAX

struct candidate {
	uint32_t first, second; /* terms; second NO_TERM: a single one */
	uint32_t n;
	uint32_t token; /* where it occurs first */
	double weight;
};

VECTOR_TYPE(candidates, struct candidate);

struct finder {
	struct document *doc;
	struct candidates candidates;
	uint32_t *slots; /* pairs: candidate + 1, or 0 */
	size_t mask;
	uint64_t seed;
};

/* Whether the token behind TOKEN stands right beside it. */
static bool
is_pair(const struct document *doc, size_t token)
{
	const struct token *a = &doc->tokens.items[token], *b = a + 1;

	return token + 1 < doc->tokens.n_items && b->begin == a->end + 1 &&
	       doc->text[a->end] == ' ' && a->term != b->term;
}

static bool
add_pair(struct finder *finder, uint32_t token)
{
	const struct token *tokens = finder->doc->tokens.items + token;
	uint32_t pair[2] = {tokens[0].term, tokens[1].term};
	/* Multiply-shift with a random odd factor (Dietzfelbinger 1997). */
	uint64_t key = (uint64_t)pair[0] << 32 | pair[1];
	size_t slot = (size_t)(key * finder->seed >> 32) & finder->mask;

	for (; finder->slots[slot]; slot = (slot + 1) & finder->mask) {
		struct candidate *candidate =
			&finder->candidates.items[finder->slots[slot] - 1];

		if (candidate->first == pair[0] &&
		    candidate->second == pair[1]) {
			candidate->n++;
			return true;
		}
	}
	if (!vector_add_room(&finder->candidates, 1))
		return false;
	finder->candidates.items[finder->candidates.n_items++] =
		(struct candidate){pair[0], pair[1], 1, token, 0};
	finder->slots[slot] = (uint32_t)finder->candidates.n_items;
	return true;
}

static bool
collect_pairs(struct finder *finder)
{
	const struct document *doc = finder->doc;
	size_t n_slots = 16;

	while (n_slots < doc->tokens.n_items * 2)
		n_slots *= 2;
	finder->slots = calloc(n_slots, sizeof(*finder->slots));
	if (!finder->slots)
		return false;
	finder->mask = n_slots - 1;
	finder->seed = document_seed(finder->doc) | 1;
	for (size_t i = 0; i < doc->tokens.n_items; i++)
		if (is_pair(doc, i) && !add_pair(finder, (uint32_t)i))
			return false;
	return true;
}

/* Drops the rare pairs, adds the single terms, weighs all. */
static bool
collect_terms(struct finder *finder)
{
	const struct document *doc = finder->doc;
	struct candidates *all = &finder->candidates;
	size_t n = 0;

	for (size_t i = 0; i < all->n_items; i++)
		if (all->items[i].n >= MIN_PAIR_COUNT)
			all->items[n++] = all->items[i];
	all->n_items = n;
	if (!vector_add_room(all, doc->terms.n_items))
		return false;
	for (size_t i = 0; i < doc->terms.n_items; i++)
		all->items[all->n_items++] = (struct candidate){
			(uint32_t)i, NO_TERM, doc->terms.items[i].n_tokens,
			UINT32_MAX, 0};
	for (size_t i = doc->tokens.n_items; i-- > 0;)
		all->items[n + doc->tokens.items[i].term].token = (uint32_t)i;
	for (size_t i = 0; i < all->n_items; i++) {
		struct candidate *c = &all->items[i];
		double idf = (double)doc->terms.items[c->first].idf;

		if (c->second != NO_TERM)
			idf += (double)doc->terms.items[c->second].idf;
		c->weight = score_weight(c->n, idf);
	}
	return true;
}

/* By weight, then by place, a pair before its first word. */
static bool
goes_before(const void *context, const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	(void)context;
	if (a->weight != b->weight)
		return a->weight > b->weight;
	if (a->token != b->token)
		return a->token < b->token;
	return a->second != NO_TERM && b->second == NO_TERM;
}

static bool
has_term(const struct candidate *c, uint32_t term)
{
	return c->first == term || c->second == term;
}

/* Whether a pair that has been chosen makes C needless. */
static bool
is_absorbed(const struct document *doc, const struct candidate *c,
	    const struct candidate *chosen)
{
	if (chosen->second == NO_TERM)
		return false;
	if (c->second != NO_TERM)
		return has_term(chosen, c->first) ||
		       has_term(chosen, c->second);
	return has_term(chosen, c->first) &&
	       chosen->n >=
		       ABSORBED_SHARE * doc->terms.items[c->first].n_tokens;
}

/* The byte at AT of the text, or 0 outside of it. */
static char
byte_at(const struct document *doc, size_t at)
{
	return at < doc->n_bytes ? doc->text[at] : 0;
}

/* No letter or two, no abbreviation, no part of an address or file name. */
static bool
is_word(const struct document *doc, const struct candidate *c)
{
	const struct token *token = &doc->tokens.items[c->token];
	const char *s = doc->text + token->begin;
	size_t n = token->end - token->begin;
	char before = token->begin ? byte_at(doc, token->begin - 1) : 0;
	char behind = byte_at(doc, token->end);
	char folded[FOLD_ROOM];

	if (c->second != NO_TERM)
		return true;
	if (n < MIN_WORD || (before && strchr("./@_", before)) ||
	    (behind && strchr("/@_", behind)))
		return false;
	if (behind != '.')
		return true;
	return !(unicode_latin1[(unsigned char)byte_at(doc, token->end + 1)] &
		 (UNICODE_ALPHA | UNICODE_DIGIT)) &&
	       !lexicon_find(doc->lexicon->abbreviations, folded,
			     fold_word(s, n, folded));
}

/* The N_MOST best words and pairs, no parts of better ones; how many. */
static size_t
choose(struct finder *finder, uint32_t n_most, struct candidate *chosen)
{
	const struct document *doc = finder->doc;
	struct heap heap = {finder->candidates.items,
			    finder->candidates.n_items,
			    sizeof(struct candidate), goes_before, NULL};
	size_t n = 0;

	heap_build(&heap);
	while (heap.n_items && n < n_most) {
		struct candidate best;
		bool absorbed;

		heap_pop(&heap, &best);
		absorbed = !is_word(doc, &best);
		for (size_t k = 0; k < n && !absorbed; k++)
			absorbed = is_absorbed(doc, &best, &chosen[k]);
		if (!absorbed)
			chosen[n++] = best;
	}
	return n;
}

/* Whether the candidate stands at token I. */
static bool
matches(const struct document *doc, const struct candidate *c, size_t i)
{
	const struct token *tokens = doc->tokens.items + i;

	return tokens[0].term == c->first &&
	       (c->second == NO_TERM ||
		(is_pair(doc, i) && tokens[1].term == c->second));
}

struct surface {
	uint32_t begin, n_bytes, n;
};

VECTOR_TYPE(surfaces, struct surface);

static bool
count_surface(const struct document *doc, struct surfaces *surfaces,
	      uint32_t begin, uint32_t end)
{
	for (size_t i = 0; i < surfaces->n_items; i++) {
		struct surface *surface = &surfaces->items[i];

		if (surface->n_bytes == end - begin &&
		    !memcmp(doc->text + surface->begin, doc->text + begin,
			    end - begin)) {
			surface->n++;
			return true;
		}
	}
	if (surfaces->n_items >= MAX_SURFACES)
		return true;
	if (!vector_add_room(surfaces, 1))
		return false;
	surfaces->items[surfaces->n_items++] = (struct surface){begin,
								end - begin, 1};
	return true;
}

/* The spelling in one piece, if it was hyphenated at a line end. */
static const char *
copy_surface(struct document *doc, const struct surface *surface)
{
	const char *s = doc->text + surface->begin;
	char *copy = arena_strndup(&doc->arena, s, surface->n_bytes);
	size_t n = 0;

	for (size_t i = 0; copy && i < surface->n_bytes; i++) {
		if (s[i] == '-' && i + 1 < surface->n_bytes &&
		    unicode_class_at(s + i + 1) & UNICODE_NEWLINE)
			i = unicode_skip(s, i + 1, surface->n_bytes,
					 UNICODE_SPACE);
		copy[n++] = s[i];
	}
	if (copy)
		copy[n] = '\0';
	return copy;
}

/* Fills in text, count and segments of a keyword. */
static bool
describe(struct document *doc, const struct candidate *c,
	 struct keyword *keyword, struct surfaces *surfaces)
{
	const struct surface *best;

	surfaces->n_items = 0;
	keyword->segments = arena_alloc(&doc->arena, c->n * sizeof(uint32_t));
	if (!keyword->segments)
		return false;
	for (uint32_t s = 0;
	     s < doc->segments.n_items && keyword->n_tokens < c->n; s++) {
		const struct segment *segment = &doc->segments.items[s];
		uint32_t n_before = keyword->n_tokens;

		for (uint32_t k = 0; k < segment->n_tokens; k++) {
			size_t i = segment->first_token + k;
			const struct token *token = &doc->tokens.items[i];

			if (!matches(doc, c, i))
				continue;
			keyword->n_tokens++;
			if (!count_surface(doc, surfaces, token->begin,
					   c->second == NO_TERM ? token->end
								: token[1].end))
				return false;
		}
		if (keyword->n_tokens > n_before)
			keyword->segments[keyword->n_segments++] = s;
	}
	best = surfaces->items;
	for (size_t i = 1; i < surfaces->n_items; i++)
		if (surfaces->items[i].n > best->n)
			best = &surfaces->items[i];
	keyword->text = copy_surface(doc, best);
	return keyword->text != NULL;
}

bool
keyword_find(struct document *doc, uint32_t n_most, struct keywords *keywords)
{
	struct finder finder = {.doc = doc};
	struct surfaces surfaces = {0};
	struct candidate *chosen = NULL;
	size_t n = 0;
	bool found = false;

	if (!collect_pairs(&finder) || !collect_terms(&finder))
		goto out;
	if (n_most > finder.candidates.n_items)
		n_most = (uint32_t)finder.candidates.n_items;
	chosen = malloc((n_most + 1) * sizeof(*chosen));
	if (!chosen || !vector_add_room(keywords, n_most))
		goto out;
	n = choose(&finder, n_most, chosen);
	for (size_t i = 0; i < n; i++) {
		struct keyword *keyword = &keywords->items[keywords->n_items++];

		*keyword = (struct keyword){.weight = chosen[i].weight,
					    .score = chosen[i].weight /
						     chosen[0].weight};
		if (!describe(doc, &chosen[i], keyword, &surfaces))
			goto out;
	}
	found = true;
out:
	free(finder.slots);
	vector_release(&finder.candidates);
	vector_release(&surfaces);
	free(chosen);
	return found;
}
