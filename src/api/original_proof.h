/* SPDX-License-Identifier: MIT */
/* Whether Markdown that a translation was put into is read as it should be. */
#ifndef API_ORIGINAL_PROOF_H
#define API_ORIGINAL_PROOF_H

#include "bitext/translation.h"

/*
 * DOC has targets; its text was read from what IS was before they were put in.
 * Sets STAYS of segments whose block is not read as the block it was with the
 * new text; returns of how many.  Linear.
 */
size_t original_proof(const struct document *doc, const struct article *was,
		      const struct article *is, bool *stays);

#endif
