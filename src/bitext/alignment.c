/* SPDX-License-Identifier: MIT */
/*
 * An article and its translation become pairs of segments, in two passes: the
 * first says how much longer the one is than the other, the second goes by
 * that.  Where paragraphs end is a hint among others (align.h), since
 * translators and extracted texts join and part them.
 */
#include <config.h>

#include "bitext/alignment.h"

#include <math.h>
#include <stdlib.h>

/* Characters that speak for texts of equal length before any is read. */
#define RATIO_PRIOR 1000.0
#define MIN_RATIO 0.5
#define MAX_RATIO 2.0
/* Pairs that speak for the usual variance. */
#define VARIANCE_PRIOR 20.0
/* The score, in hundredths of a nat, at which a pair is as likely as not. */
#define EVEN_SCORE (-200)
#define SCORE_SCALE 200.0

/* The lengths of the segments of DOC, and which paragraphs they are in. */
static bool
make_side(struct align_side *side, const struct document *doc)
{
	size_t n = doc->segments.n_items;

	if (!vector_add_room(&side->lengths, n + 1) ||
	    !vector_add_room(&side->paragraphs, n + 1))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct segment *segment = &doc->segments.items[i];

		side->lengths.items[i] = segment->n_codepoints;
		side->paragraphs.items[i] = segment->block;
	}
	side->lengths.n_items = side->paragraphs.n_items = n;
	return true;
}

static void
release_side(struct align_side *side)
{
	vector_release(&side->lengths);
	vector_release(&side->paragraphs);
}

/* What is learned of the pairs of one sentence with one. */
struct sums {
	double source, target; /* characters */
	double deviation, n;   /* their squares, and how many pairs */
	double shared;
};

static void
add_pair(struct sums *sums, const struct align_task *task,
	 const struct align_pair *pair)
{
	double source = task->source->lengths.items[pair->source];
	double target = task->target->lengths.items[pair->target];
	double off = target - source * task->ratio;
	int32_t shared = 0;

	evidence_add(task->evidence, pair->source, pair->target,
		     pair->target + 1, &shared);
	sums->source += source;
	sums->target += target;
	sums->deviation += off * off / ((source + target / task->ratio) / 2);
	sums->n++;
	sums->shared += shared;
}

/*
 * How much longer the target is, how much that varies and what pairs share, as
 * the PAIRS of the pass before have it.
 */
static void
learn(struct align_task *task, const struct align_pairs *pairs)
{
	struct sums sums = {.source = RATIO_PRIOR,
			    .target = RATIO_PRIOR,
			    .deviation = VARIANCE_PRIOR * ALIGN_VARIANCE,
			    .n = VARIANCE_PRIOR};
	double ratio;

	for (size_t i = 0; i < pairs->n_items; i++) {
		const struct align_pair *pair = &pairs->items[i];

		if (pair->n_source == 1 && pair->n_target == 1)
			add_pair(&sums, task, pair);
	}
	ratio = sums.target / sums.source;
	task->ratio = ratio < MIN_RATIO	  ? MIN_RATIO
		      : ratio > MAX_RATIO ? MAX_RATIO
					  : ratio;
	task->variance = sums.deviation / sums.n;
	align_learn_left_out(task, pairs);
	task->rate = sums.shared / ((sums.source + sums.target) / 2);
}

static bool
pair_twice(struct align_task *task, struct align_pairs *pairs)
{
	align_init(task);
	if (!align_find(task, pairs))
		return false;
	learn(task, pairs);
	pairs->n_items = 0;
	return align_find(task, pairs);
}

static bool
pair_segments(const struct alignment *alignment, struct align_pairs *pairs)
{
	struct evidence evidence = {.source = {0}};
	struct align_side source = {.lengths = {0}}, target = {.lengths = {0}};
	struct align_task task = {.source = &source,
				  .target = &target,
				  .evidence = &evidence};
	bool made = make_side(&source, alignment->source) &&
		    make_side(&target, alignment->other) &&
		    evidence_find(&evidence, alignment->source,
				  alignment->other) &&
		    pair_twice(&task, pairs);

	evidence_release(&evidence);
	release_side(&source);
	release_side(&target);
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
	struct align_pairs pairs = {0};
	bool made;

	alignment->source = source;
	alignment->other = other;
	made = pair_segments(alignment, &pairs) &&
	       make_targets(alignment, &pairs);
	vector_release(&pairs);
	return made;
}

void
alignment_release(struct alignment *alignment)
{
	vector_release(&alignment->targets);
}
