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
	vector_clear(&kept.number_words);
	vector_clear(&kept.title_words);
	vector_clear(&kept.title_stems);
	vector_clear(&kept.tokens);
	vector_clear(&kept.terms);
	vector_clear(&kept.parts);
	vector_clear(&kept.part_blocks);
	*doc = (struct document){.language = "und",
				 .article = kept.article,
				 .segments = kept.segments,
				 .entities = kept.entities,
				 .words = kept.words,
				 .number_words = kept.number_words,
				 .title_words = kept.title_words,
				 .title_stems = kept.title_stems,
				 .tokens = kept.tokens,
				 .terms = kept.terms,
				 .parts = kept.parts,
				 .part_blocks = kept.part_blocks,
				 .ranking = kept.ranking,
				 .translation = kept.translation};
}

void
document_release(struct document *doc)
{
	article_release(&doc->article);
	vector_release(&doc->segments);
	vector_release(&doc->entities);
	vector_release(&doc->words);
	vector_release(&doc->number_words);
	vector_release(&doc->title_words);
	vector_release(&doc->title_stems);
	vector_release(&doc->tokens);
	vector_release(&doc->terms);
	vector_release(&doc->parts);
	vector_release(&doc->part_blocks);
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
