/* SPDX-License-Identifier: MIT */
/*
 * The columns of a ranking are emptied for the next article without giving
 * their memory back; strings are in the arena of the article.
 */
#include <config.h>

#include "rank/ranking.h"

const struct rating ranking_none;

void
ranking_clear(struct ranking *ranking)
{
	struct ranking kept = *ranking;

	vector_clear(&kept.ratings);
	vector_clear(&kept.terms);
	vector_clear(&kept.quote_marks);
	vector_clear(&kept.quotes);
	vector_clear(&kept.single_quotes);
	vector_clear(&kept.quotations);
	vector_clear(&kept.furniture);
	vector_clear(&kept.leanings);
	vector_clear(&kept.reasons);
	vector_clear(&kept.order);
	vector_clear(&kept.summary);
	vector_clear(&kept.readings);
	vector_clear(&kept.keywords);
	vector_clear(&kept.glossary);
	*ranking = (struct ranking){.ratings = kept.ratings,
				    .terms = kept.terms,
				    .quote_marks = kept.quote_marks,
				    .quotes = kept.quotes,
				    .single_quotes = kept.single_quotes,
				    .quotations = kept.quotations,
				    .furniture = kept.furniture,
				    .leanings = kept.leanings,
				    .reasons = kept.reasons,
				    .order = kept.order,
				    .summary = kept.summary,
				    .readings = kept.readings,
				    .keywords = kept.keywords,
				    .glossary = kept.glossary};
}

void
ranking_release(struct ranking *ranking)
{
	vector_release(&ranking->ratings);
	vector_release(&ranking->terms);
	vector_release(&ranking->quote_marks);
	vector_release(&ranking->quotes);
	vector_release(&ranking->single_quotes);
	vector_release(&ranking->quotations);
	vector_release(&ranking->furniture);
	vector_release(&ranking->leanings);
	vector_release(&ranking->reasons);
	vector_release(&ranking->order);
	vector_release(&ranking->summary);
	vector_release(&ranking->readings);
	vector_release(&ranking->keywords);
	vector_release(&ranking->glossary);
}

bool
ranking_make(struct document *doc)
{
	struct ratings *ratings = &doc->ranking->ratings;
	struct term_ratings *terms = &doc->ranking->terms;
	size_t n = doc->segments.n_items, n_terms = doc->terms.n_items;

	vector_clear(ratings);
	vector_clear(terms);
	if (!vector_add_room(ratings, n) || !vector_add_room(terms, n_terms))
		return false;
	for (size_t i = 0; i < n; i++)
		ratings->items[i] = (struct rating){.score = 0};
	for (size_t i = 0; i < n_terms; i++)
		terms->items[i] = (struct term_rating){.weight = 0};
	ratings->n_items = n;
	terms->n_items = n_terms;
	return true;
}

const char *
fate_name(enum fate fate)
{
	static const char *const names[N_FATES] = {
		"none",		"chosen",	  "must",	"heading",
		"front-matter", "no-words",	  "repetition", "forbidden",
		"furniture",	"torn-quotation", "leans",	"near-copy",
		"too-long",	"budget",	  "rank"};

	return names[fate];
}
