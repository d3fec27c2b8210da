/* SPDX-License-Identifier: MIT */
/*
 * Which returned unit is the translation of which segment.  The key of the
 * returned source is computed again: an id is believed only where it agrees.
 * Consumers drop and renumber ids, so units without a known one are paired by
 * key, repeats in order of occurrence.  A repeat that has no translation gets
 * that of another one.
 */
#ifndef BITEXT_PAIR_H
#define BITEXT_PAIR_H

#include "bitext/finding.h"
#include "bitext/manifest.h"
#include "bitext/target.h"

/* How it is done. */
struct pair_ways {
	enum sumario_repeats repeats;
	bool skips;   /* what would be refused is left out */
	bool is_part; /* units were chosen for the article: none is no fault */
};

/*
 * Pairs FILE with MANIFEST and fills in targets and states.  FINDINGS, which
 * may have some of the file, get what is missing, left over or refused.  If
 * anything is refused the manifest stays as it was: SUMARIO_BAD_DATA,
 * source-mismatch.
 */
enum sumario_status pair_units(struct manifest *manifest,
			       struct target_file *file,
			       const struct pair_ways *ways,
			       struct findings *findings,
			       struct sumario_error *error);

#endif
