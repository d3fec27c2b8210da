/* SPDX-License-Identifier: MIT */
/*
 * What the program saw, for debugging: paragraphs, segments with their scores
 * and why they were chosen or not, tokens, entities, keywords with their
 * features. The format may change with every version.
 */
#include <config.h>

#include "rank/keyword.h"
#include "rank/furniture.h"
#include "rank/lean.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "write/writer.h"

static void
put_tokens(const struct writing *writing, const struct segment *segment)
{
	const struct document *doc = writing->doc;
	struct buffer *out = writing->out;

	for (uint32_t i = 0; i < segment->n_tokens; i++) {
		const struct token *token =
			&doc->tokens.items[segment->first_token + i];
		const struct term *term = &doc->terms.items[token->term];

		buffer_puts(out, "    token ");
		line_put(out, doc->article.text + token->begin,
			 token->end - token->begin, true);
		buffer_puts(out, " stem ");
		buffer_puts(out, term->stem_text);
		buffer_puts(out, " count ");
		buffer_put_number(out, term->n_tokens);
		buffer_puts(out, " idf ");
		buffer_put_decimal(out, (double)term->idf, 4);
		buffer_putc(out, '\n');
	}
}

static void
put_entities(const struct writing *writing, const struct segment *segment)
{
	const struct document *doc = writing->doc;
	struct buffer *out = writing->out;

	for (uint32_t i = 0; i < segment->n_entities; i++) {
		const struct entity *entity =
			&doc->entities.items[segment->first_entity + i];

		buffer_puts(out, "    entity ");
		buffer_puts(out, writer_entity_name(entity->type));
		buffer_puts(out, entity->translate ? " " : " kept ");
		line_put(out, doc->article.text + entity->begin,
			 entity->end - entity->begin, true);
		buffer_puts(out, " = ");
		line_put(out, entity->normalized, entity->n_normalized, true);
		if (entity->subtype) {
			buffer_puts(out, " : ");
			buffer_puts(out, writer_subtype_name(entity->subtype));
		}
		buffer_putc(out, '\n');
	}
}

/* Why segment I leans on those before it. */
static void
put_leaning(const struct writing *writing, size_t i)
{
	const struct leaning *leaning =
		&writing->doc->ranking->leanings.items[i];

	buffer_puts(writing->out, "\n    leaning ");
	buffer_put_decimal(writing->out, leaning->permille / 1000.0, 4);
	for (int cue = 0; cue < LEAN_N_CUES; cue++) {
		if (!(leaning->cues >> cue & 1))
			continue;
		buffer_putc(writing->out, ' ');
		buffer_puts(writing->out, lean_cue_name((enum lean_cue)cue));
	}
}

/* What each feature that counts adds to the score. */
static void
put_features(struct buffer *out, const struct document *doc, size_t i)
{
	const struct reason *reasons = vector_from(&doc->ranking->reasons,
						   i * N_FEATURES);

	for (int k = 0; doc->ranking->reasons.n_items && k < N_FEATURES; k++) {
		if (!reasons[k].adds)
			continue;
		buffer_putc(out, ' ');
		buffer_puts(out, feature_name((enum feature)k));
		buffer_putc(out, ' ');
		buffer_put_decimal(out, (double)reasons[k].adds / WORTH_ONE, 4);
	}
}

/* What made the score, and why the segment is in the summary or not. */
static void
put_reasons(const struct writing *writing, size_t i)
{
	const struct document *doc = writing->doc;
	const struct rating *rating = ranking_get(doc, i);
	struct buffer *out = writing->out;

	buffer_puts(out, "    score ");
	buffer_put_decimal(out, (double)rating->score / WORTH_ONE, 4);
	put_features(out, doc, i);
	put_leaning(writing, i);
	buffer_puts(out, "\n    ");
	if (doc->ranking->furniture.items[i]) {
		buffer_puts(out,
			    furniture_name(doc->ranking->furniture.items[i]));
	} else {
		buffer_puts(out, "worth ");
		buffer_put_decimal(out, (double)rating->worth / SCORE_ONE, 4);
	}
	buffer_putc(out, ' ');
	buffer_puts(out, fate_name(rating->fate));
	if (rating->fate == FATE_COPY || rating->fate == FATE_REPETITION) {
		buffer_puts(out, " of s");
		buffer_put_number(
			out, (uint64_t)1 + (rating->fate == FATE_COPY
						    ? rating->copy_of
						    : doc->segments.items[i]
							      .repetition_of));
	}
	buffer_putc(out, '\n');
}

static void
put_segment(const struct writing *writing, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	const struct rating *rating = ranking_get(writing->doc, i);
	struct buffer *out = writing->out;

	buffer_puts(out, "  s");
	buffer_put_number(out, i + 1);
	buffer_putc(out, ' ');
	buffer_puts(out, document_kind_name(segment->kind));
	buffer_puts(out, " salience ");
	buffer_put_decimal(out, (double)rating->salience / SCORE_ONE, 4);
	buffer_puts(out, " rank ");
	buffer_put_number(out, rating->rank);
	buffer_puts(out, rating->in_summary ? " in summary: " : ": ");
	writer_put_source(writing, segment, true);
	buffer_putc(out, '\n');
	if (rating->rank)
		put_reasons(writing, i);
	put_tokens(writing, segment);
	put_entities(writing, segment);
}

static void
tree_document(const struct writing *writing)
{
	const struct document *doc = writing->doc;
	struct buffer *out = writing->out;
	uint32_t block = SEGMENT_NONE;

	buffer_puts(out, "document ");
	line_put(out, doc->article.id, strlen(doc->article.id), true);
	buffer_puts(out, " encoding ");
	buffer_puts(out, doc->article.encoding);
	buffer_puts(out, " language ");
	buffer_puts(out, doc->language);
	buffer_putc(out, '\n');
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];

		if (!writer_wants(writing, segment))
			continue;
		if (segment->block != block) {
			block = segment->block;
			buffer_puts(out, " p");
			buffer_put_number(out, (uint64_t)block + 1);
			buffer_putc(out, '\n');
		}
		put_segment(writing, i);
	}
	if (doc->article.options->depth == SUMARIO_DEPTH_RANK &&
	    !keyword_explain(doc, out))
		out->status = SUMARIO_NO_MEMORY;
}

const struct writer writer_tree = {
	.document = tree_document,
	.shows = WRITER_ENTITIES | WRITER_KEYWORDS,
};
