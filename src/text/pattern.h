/* SPDX-License-Identifier: MIT */
/*
 * Regular expressions over Unicode: extended ones of POSIX without
 * back-references, with \d \w \s \b and their opposites \D \W \S.  Case does
 * not count.  The locale is never asked, and the time is linear in the text.
 */
#ifndef TEXT_PATTERN_H
#define TEXT_PATTERN_H

#include "base/vector.h"
#include "sumario.h"
#include "text/fold.h"

/* No program is longer; a repetition {m,n} counts as often as it may be met. */
#define PATTERN_MAX_STEPS 1000

struct pattern_step {
	unsigned char op;
	bool negated;	  /* of a class */
	uint16_t classes; /* enum unicode_class: of a class as well */
	uint32_t cp;	  /* a character; of a class its first range */
	uint32_t n;	  /* how many ranges */
	int32_t x, y;	  /* where to go on, from here */
};

struct pattern_range {
	uint32_t first, last;
};

VECTOR_TYPE(pattern_steps, struct pattern_step);
VECTOR_TYPE(pattern_ranges, struct pattern_range);

struct pattern {
	struct pattern_steps steps;
	struct pattern_ranges ranges;
};

/*
 * Compiles the LEN bytes of TEXT into PATTERN, zeroed memory, which is to be
 * released whatever comes back: SUMARIO_USAGE ("bad-pattern") with the byte at
 * which it cannot go on, or SUMARIO_NO_MEMORY.
 */
enum sumario_status pattern_compile(struct pattern *pattern, const char *text,
				    size_t len, struct sumario_error *error);

void pattern_release(struct pattern *pattern);

/* Whether PATTERN is somewhere in S: well-formed UTF-8 by fold_text(). */
bool pattern_find(const struct pattern *pattern, const char *s, size_t len);

#endif
