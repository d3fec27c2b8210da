/* SPDX-License-Identifier: MIT */
/*
 * An article and its translation: paragraphs are paired first, and the
 * segments inside of what was paired.
 */
#ifndef BITEXT_ALIGNMENT_H
#define BITEXT_ALIGNMENT_H

#include "base/buffer.h"
#include "bitext/align.h"

struct alignment {
	const struct document *source, *target;
	struct align_pairs pairs; /* of segments */
};

/*
 * Fills ALIGNMENT, zeroed memory, which borrows both documents.  False: out of
 * memory.
 */
bool alignment_make(struct alignment *alignment, const struct document *source,
		    const struct document *target);

void alignment_release(struct alignment *alignment);

/* How sure a pair is, 0 to 1; 0 for one with an empty side. */
double alignment_confidence(const struct align_pair *pair);

/* Writes the pairs. */
void alignment_write(const struct alignment *alignment,
		     enum sumario_alignment_format format, bool terminal,
		     struct buffer *out);

#endif
