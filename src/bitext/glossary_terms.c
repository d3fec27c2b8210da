/* SPDX-License-Identifier: MIT */
/*
 * The terms of a glossary that are in a text, as the check of terms finds them.
 * The glossary is read once and then only looked at, by as many threads as
 * there are.
 */
#include <config.h>

#include "bitext/glossary_terms.h"

#include "base/bytes.h"
#include "base/error.h"
#include "bitext/check_part.h"

#include <stdlib.h>

struct sumario_glossary {
	struct bytes text;   /* which the terms are pieces of */
	struct check reader; /* its glossary, and nothing else */
};

struct sumario_glossary *
sumario_glossary_new(void)
{
	return calloc(1, sizeof(struct sumario_glossary));
}

void
sumario_glossary_free(struct sumario_glossary *glossary)
{
	if (!glossary)
		return;
	vector_release(&glossary->text);
	vector_release(&glossary->reader.glossary.words);
	vector_release(&glossary->reader.glossary.terms);
	free(glossary);
}

enum sumario_status
sumario_glossary_read(struct sumario_glossary *glossary, const char *bytes,
		      size_t len, struct sumario_error *error)
{
	if (glossary->text.n_items)
		return error_set(error, SUMARIO_USAGE, "usage",
				 N_("the glossary has been read"));
	if (!bytes_add(&glossary->text, bytes, len))
		return error_no_memory(error);
	return check_read_glossary(
		&glossary->reader,
		(struct span){glossary->text.items, glossary->text.n_items},
		error);
}

/* Terms that were found, so that none comes twice. */
struct found {
	glossary_terms_fn *fn;
	void *user;
	const struct glossary_term *first; /* of the glossary */
	bool *seen;			   /* by their places */
};

static void
take(struct check *check, const struct glossary_term *term, void *user)
{
	struct found *found = user;

	(void)check;
	if (found->seen[term - found->first])
		return;
	found->seen[term - found->first] = true;
	found->fn(found->user, term->source, term->target);
}

bool
glossary_terms_find(const struct sumario_glossary *glossary, struct span text,
		    glossary_terms_fn *fn, void *user)
{
	const struct glossary_terms *terms = &glossary->reader.glossary.terms;
	struct check check = {.source_text = text,
			      .glossary = glossary->reader.glossary};
	struct found found = {fn, user, terms->items,
			      calloc(terms->n_items + 1, sizeof(bool))};

	if (found.seen)
		check_find_terms(&check, take, &found);
	else
		check.no_memory = true;
	free(found.seen);
	vector_release(&check.source_words);
	return !check.no_memory;
}
