/* SPDX-License-Identifier: MIT */
/*
 * Figures in which the sources of a story differ: "2 muertos (El Faro), 9 (La
 * Vega)".  Only what an event cost is compared, by the words of
 * data/es/tolls.tsv: two figures of anything else may both be right.
 */
#ifndef BRIEF_FIGURES_H
#define BRIEF_FIGURES_H

#include "brief/sketch.h"

struct brief;

/*
 * Adds the figures of SEGMENT, the last sentence of SKETCH: a whole number
 * right before such a word.  False: out of memory.
 */
bool figures_read(struct sketches *sketches, const struct document *doc,
		  const struct segment *segment, struct sketch *sketch);

/*
 * Whether SENTENCE of ARTICLE has all figures that sentence K of article I has:
 * who does not tell how many died does not say that nine did.
 */
bool figures_are_in(const struct sketches *sketches, uint32_t i, uint32_t k,
		    uint32_t article, uint32_t sentence);

/*
 * Whether SENTENCE of ARTICLE has a figure that a newer one of the N ARTICLES
 * tells otherwise.
 */
bool figures_are_outdated(const struct brief *brief, const uint32_t *articles,
			  uint32_t n, uint32_t article, uint32_t sentence);

/*
 * Finds the values of the entries of BRIEF, most outlets first, where two
 * outlets have two values.  False: out of memory.
 */
bool figures_compare(struct brief *brief);

#endif
