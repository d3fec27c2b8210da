/* SPDX-License-Identifier: MIT */
/* Runs of digits with marks between them, and what they can mean. */
#ifndef SPLIT_ENTITY_SHAPE_H
#define SPLIT_ENTITY_SHAPE_H

#include "split/entity_scanner.h"

/* A number of more groups is a code. */
#define ENTITY_MAX_GROUPS 12

/* Runs of digits with one mark between each two. */
struct entity_shape {
	size_t begin, end;
	size_t n_groups;
	size_t ends[ENTITY_MAX_GROUPS]; /* of each group */
	size_t lens[ENTITY_MAX_GROUPS];
	char marks[ENTITY_MAX_GROUPS]; /* before each group; ' ' for any blank
					*/
};

enum entity_reading {
	READING_WHOLE,
	READING_DECIMAL,
	READING_AMBIGUOUS,
	READING_CODE
};

/* After the digits at AT. */
size_t entity_digits_end(const struct entity_scanner *x, size_t at);

/* The digits at AT and the groups after; false: there are too many. */
bool entity_read_shape(const struct entity_scanner *x, size_t at,
		       struct entity_shape *shape);

/* What SHAPE is by itself. */
enum entity_reading entity_judge_shape(const struct entity_scanner *x,
				       const struct entity_shape *shape);

/*
 * Whether MARK, . or , is before decimals in the article.  Looks at all of
 * it when asked for the first time.
 */
bool entity_is_decimal(struct entity_scanner *x, char mark);

#endif
