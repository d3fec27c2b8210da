/* SPDX-License-Identifier: MIT */
/*
 * The parts of a document are emptied for the next article without giving their
 * memory back.
 */
#include <config.h>

#include "split/document.h"

/* Kinds of segments: enum sumario_kind. */
#define N_KINDS (SUMARIO_TABLE_CELL + 1)

void
document_clear(struct document *doc)
{
	struct document kept = *doc;

	article_clear(&kept.article);
	vector_clear(&kept.segments);
	vector_clear(&kept.entities);
	vector_clear(&kept.words);
	vector_clear(&kept.title_words);
	vector_clear(&kept.tokens);
	vector_clear(&kept.terms);
	vector_clear(&kept.matches);
	vector_clear(&kept.targets);
	*doc = (struct document){.language = "und",
				 .article = kept.article,
				 .segments = kept.segments,
				 .entities = kept.entities,
				 .words = kept.words,
				 .title_words = kept.title_words,
				 .tokens = kept.tokens,
				 .terms = kept.terms,
				 .ranking = kept.ranking,
				 .matches = kept.matches,
				 .targets = kept.targets};
}

void
document_release(struct document *doc)
{
	article_release(&doc->article);
	vector_release(&doc->segments);
	vector_release(&doc->entities);
	vector_release(&doc->words);
	vector_release(&doc->title_words);
	vector_release(&doc->tokens);
	vector_release(&doc->terms);
	vector_release(&doc->matches);
	vector_release(&doc->targets);
}

const char *
document_kind_name(enum sumario_kind kind)
{
	static const char *const names[N_KINDS] = {"heading",	"sentence",
						   "list-item", "caption",
						   "quote",	"table-cell"};

	return names[kind];
}

bool
document_find_kind(struct span name, enum sumario_kind *kind)
{
	for (enum sumario_kind i = 0; i < N_KINDS; i++)
		if (span_is(name, document_kind_name(i))) {
			*kind = i;
			return true;
		}
	return false;
}

static const char *const state_names[] = {"initial", "translated", "reviewed",
					  "final"};

const char *
target_state_name(enum target_state state)
{
	return state_names[state];
}

bool
target_find_state(struct span name, enum target_state *state)
{
	for (size_t i = 0; i < sizeof(state_names) / sizeof(*state_names); i++)
		if (span_is(name, state_names[i])) {
			*state = (enum target_state)i;
			return true;
		}
	return false;
}

bool
document_make_targets(struct document *doc)
{
	size_t n = doc->segments.n_items;

	doc->targets.n_items = 0;
	if (!vector_add_room(&doc->targets, n))
		return false;
	for (size_t i = 0; i < n; i++)
		doc->targets.items[i] =
			(struct target){.first = (uint32_t)i,
					.n = 1,
					.translate = true,
					.returned = TARGET_NONE};
	doc->targets.n_items = n;
	return true;
}
