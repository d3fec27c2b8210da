/* SPDX-License-Identifier: MIT */
/* What an acronym stands for, if the article tells it beside the acronym. */
#ifndef RANK_ACRONYM_H
#define RANK_ACRONYM_H

#include <stdbool.h>
#include <stdint.h>

/* A place in a text: the segment, in it the acronym, and what it stands for. */
struct acronym {
	const char *text; /* well-formed UTF-8 */
	uint32_t segment_begin, segment_end;
	uint32_t begin, end;
	uint32_t expansion_begin, expansion_end; /* the result */
};

/*
 * Whether the acronym is in parentheses, between commas or dashes after its
 * expansion, or before it: "Banco Central (BC)", "BC, el Banco Central,".
 * Looks at a bounded number of bytes on either side.
 */
bool acronym_expand(struct acronym *acronym);

/*
 * Where the acronym ends that begins with the word [begin, end) of TEXT, up to
 * LIMIT: after the second half of "EE. UU.", or END.
 */
uint32_t acronym_find_end(const char *text, uint32_t begin, uint32_t end,
			  uint32_t limit);

#endif
