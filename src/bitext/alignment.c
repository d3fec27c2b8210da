/* SPDX-License-Identifier: MIT */
/*
 * An article and its translation become pairs of segments: paragraphs are
 * aligned first, then the segments within.
 * A paragraph left out, or put in, is found by the first pass and keeps the
 * second from being led astray.  Where the first pass is in doubt, which shows
 * in pairs of several kinds side by side, the second looks at all of them as
 * one.
 */
#include <config.h>

#include "bitext/alignment.h"

#include <math.h>
#include <stdlib.h>

/* Characters that speak for texts of equal length before any is read. */
#define RATIO_PRIOR 1000.0
#define MIN_RATIO 0.5
#define MAX_RATIO 2.0
/* The score, in hundredths of a nat, at which a pair is as likely as not. */
#define EVEN_SCORE (-200)
#define SCORE_SCALE 200.0

/* The lengths of the units of DOC, with N_UNITS of them. */
static bool
find_lengths(struct align_lengths *lengths, const struct document *doc,
	     bool by_block)
{
	size_t n = by_block ? doc->article.blocks.n_items
			    : doc->segments.n_items;

	if (!vector_add_room(lengths, n + 1))
		return false;
	for (size_t i = 0; i < n; i++)
		lengths->items[i] = 0;
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];

		lengths->items[EVIDENCE_UNIT(segment, i, by_block)] +=
			segment->n_codepoints;
	}
	lengths->n_items = n;
	return true;
}

/* One of the two passes. */
struct pass {
	struct evidence evidence;
	struct align_lengths source, target;
	struct align_task task;
};

static bool
prepare(struct pass *pass, const struct alignment *alignment, bool by_block,
	double ratio)
{
	if (!find_lengths(&pass->source, alignment->source, by_block) ||
	    !find_lengths(&pass->target, alignment->other, by_block) ||
	    !evidence_find(&pass->evidence, alignment->source, alignment->other,
			   by_block))
		return false;
	pass->task.source_lengths = pass->source.items;
	pass->task.target_lengths = pass->target.items;
	pass->task.evidence = &pass->evidence;
	pass->task.ratio = ratio;
	align_init(&pass->task);
	return true;
}

static void
release(struct pass *pass)
{
	evidence_release(&pass->evidence);
	vector_release(&pass->source);
	vector_release(&pass->target);
}

static bool
is_one_to_one(const struct align_pair *pair)
{
	return pair->n_source == 1 && pair->n_target == 1;
}

/* How much longer the target is where paragraphs are paired one to one. */
static double
measure_ratio(const struct pass *pass, const struct align_pairs *pairs)
{
	double source = RATIO_PRIOR, target = RATIO_PRIOR, ratio;

	for (size_t i = 0; i < pairs->n_items; i++) {
		const struct align_pair *pair = &pairs->items[i];

		if (!is_one_to_one(pair))
			continue;
		source += pass->source.items[pair->source];
		target += pass->target.items[pair->target];
	}
	ratio = target / source;
	return ratio < MIN_RATIO   ? MIN_RATIO
	       : ratio > MAX_RATIO ? MAX_RATIO
				   : ratio;
}

/* Pairs of paragraphs, and the ratio of their lengths. */
static bool
pair_blocks(const struct alignment *alignment, struct align_pairs *pairs,
	    double *ratio)
{
	struct align_range range = {
		0, (uint32_t)alignment->source->article.blocks.n_items, 0,
		(uint32_t)alignment->other->article.blocks.n_items};
	struct pass pass = {0};
	bool made = prepare(&pass, alignment, true, 1) &&
		    align_find(&pass.task, &range, pairs);

	if (made)
		*ratio = measure_ratio(&pass, pairs);
	release(&pass);
	return made;
}

/* End of the pairs from FIRST on that are looked at as one. */
static size_t
find_run(const struct align_pairs *pairs, size_t first)
{
	size_t end = first;
	bool source = false, target = false;

	if (is_one_to_one(&pairs->items[first]))
		return first + 1;
	for (; end < pairs->n_items && !is_one_to_one(&pairs->items[end]);
	     end++) {
		source |= pairs->items[end].n_source > 0;
		target |= pairs->items[end].n_target > 0;
	}
	return source && target ? end : first + 1;
}

/* First segment from AT on whose block is BLOCK or more. */
static uint32_t
find_segment(const struct document *doc, uint32_t at, uint32_t block)
{
	while (at < doc->segments.n_items &&
	       doc->segments.items[at].block < block)
		at++;
	return at;
}

static bool
pair_segments(const struct alignment *alignment,
	      const struct align_pairs *blocks, double ratio,
	      struct align_pairs *pairs)
{
	struct pass pass = {0};
	struct align_range range = {0, 0, 0, 0};
	bool made = prepare(&pass, alignment, false, ratio);

	for (size_t i = 0; made && i < blocks->n_items;) {
		const struct align_pair *last;

		i = find_run(blocks, i);
		last = &blocks->items[i - 1];
		range.source = range.source_end;
		range.target = range.target_end;
		range.source_end = find_segment(alignment->source, range.source,
						last->source + last->n_source);
		range.target_end = find_segment(alignment->other, range.target,
						last->target + last->n_target);
		made = align_find(&pass.task, &range, pairs);
	}
	release(&pass);
	return made;
}

/* How sure a pair is, 0 to 1; 0 for one with an empty side. */
static double
get_confidence(const struct align_pair *pair)
{
	if (!pair->n_source || !pair->n_target)
		return 0;
	return 1 / (1 + exp((EVEN_SCORE - pair->score) / SCORE_SCALE));
}

/* The pairs become targets: the text of a side is that of its segments. */
static bool
make_targets(struct alignment *alignment, const struct align_pairs *pairs)
{
	struct targets *targets = &alignment->targets;

	if (!vector_add_room(targets, pairs->n_items))
		return false;
	for (size_t i = 0; i < pairs->n_items; i++) {
		const struct align_pair *pair = &pairs->items[i];
		struct target other = {.first = pair->target,
				       .n = pair->n_target};

		targets->items[i] = (struct target){
			.first = pair->source,
			.n = pair->n_source,
			.first_other = pair->target,
			.n_other = pair->n_target,
			.text = target_get_source(alignment->other, &other),
			.state = pair->n_target ? TARGET_TRANSLATED
						: TARGET_INITIAL,
			.confidence = get_confidence(pair)};
	}
	targets->n_items = pairs->n_items;
	return true;
}

bool
alignment_make(struct alignment *alignment, const struct document *source,
	       const struct document *other)
{
	struct align_pairs blocks = {0}, pairs = {0};
	double ratio = 1;
	bool made;

	alignment->source = source;
	alignment->other = other;
	made = pair_blocks(alignment, &blocks, &ratio) &&
	       pair_segments(alignment, &blocks, ratio, &pairs) &&
	       make_targets(alignment, &pairs);
	vector_release(&blocks);
	vector_release(&pairs);
	return made;
}

void
alignment_release(struct alignment *alignment)
{
	vector_release(&alignment->targets);
}
