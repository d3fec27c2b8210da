/* SPDX-License-Identifier: MIT */
/*
 * An article and its translation: paragraphs are paired first, and the
 * segments inside of what was paired.
 */
#ifndef BITEXT_ALIGNMENT_H
#define BITEXT_ALIGNMENT_H

#include "bitext/align.h"
#include "bitext/translation.h"

struct alignment {
	const struct document *source, *other; /* other: the translation */
	struct targets targets; /* of the source's segments, in order */
};

/*
 * Fills ALIGNMENT, zeroed memory, which borrows both documents.  False: out of
 * memory.
 */
bool alignment_make(struct alignment *alignment, const struct document *source,
		    const struct document *other);

void alignment_release(struct alignment *alignment);

#endif
