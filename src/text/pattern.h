/* SPDX-License-Identifier: MIT */
/*
 * Regular expressions of Perl over Unicode, by PCRE2.  Case does not count, "."
 * is any character, "^" and "$" are the ends of the text; the locale is never
 * asked.  What PCRE2 can do besides, back-references and recursion too, is
 * allowed, but the steps of a search are counted: a pattern that would take
 * longer than its text is worth fails.
 */
#ifndef TEXT_PATTERN_H
#define TEXT_PATTERN_H

#include "sumario.h"

#include <stdbool.h>

struct pcre2_real_code_8;
struct pcre2_real_match_context_8;
struct pcre2_real_match_data_8;

/* Zeroed memory is no pattern.  One may be searched for by many threads. */
struct pattern {
	struct pcre2_real_code_8 *code;
};

/*
 * Compiles the LEN bytes of TEXT.  SUMARIO_USAGE ("bad-pattern") with the byte
 * at which it cannot go on and, as detail, what PCRE2 says (in English);
 * SUMARIO_NO_MEMORY.  After a failure there is nothing to release.
 */
enum sumario_status pattern_compile(struct pattern *pattern, const char *text,
				    size_t len, struct sumario_error *error);

void pattern_release(struct pattern *pattern);

/* What one search in the parts of a text needs, of one thread. */
struct pattern_search {
	struct pcre2_real_match_context_8 *context;
	struct pcre2_real_match_data_8 *data;
	uint64_t n_steps; /* that are left */
	size_t position;  /* of the last step */
};

/*
 * For N_PATTERNS patterns in a text of LEN bytes: how many steps they may take
 * in all is linear in both.  To be released whatever comes back.
 */
enum sumario_status pattern_search_init(struct pattern_search *search,
					size_t n_patterns, size_t len,
					struct sumario_error *error);

void pattern_search_release(struct pattern_search *search);

/*
 * Whether PATTERN is somewhere in S, well-formed UTF-8 by fold_text(), in
 * *FOUND.  SUMARIO_LIMIT ("pattern-limit"): it takes too long; NO_MEMORY.
 */
enum sumario_status pattern_find(struct pattern_search *search,
				 const struct pattern *pattern, const char *s,
				 size_t len, bool *found,
				 struct sumario_error *error);

#endif
