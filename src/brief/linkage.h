/* SPDX-License-Identifier: MIT */
/*
 * Average-link clustering (Sokal & Michener 1958) of a sparse graph: the two
 * groups whose members are closest in the mean become one, as long as that is
 * close enough.  So groups do not grow in chains.
 */
#ifndef BRIEF_LINKAGE_H
#define BRIEF_LINKAGE_H

#include "base/vector.h"

#include <stdint.h>

struct linkage_edge {
	uint32_t a, b;
	int32_t close; /* in millionths */
};

VECTOR_TYPE(linkage_edges, struct linkage_edge);

/*
 * GROUP[i] becomes the smallest member of the group of I, for each of N.  Pairs
 * without an edge are MISSING close; groups are joined from THRESHOLD on, a tie
 * by the smaller numbers.  An edge may be there twice.  O(e log e) for E edges,
 * but for hostile ones.  False: out of memory.
 */
bool linkage_join(const struct linkage_edges *edges, uint32_t n,
		  int32_t missing, int32_t threshold, uint32_t *group);

#endif
