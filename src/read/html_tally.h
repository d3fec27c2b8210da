/* SPDX-License-Identifier: MIT */
/* A number for each of the names that elements of a page have. */
#ifndef READ_HTML_TALLY_H
#define READ_HTML_TALLY_H

#include "base/table.h"
#include "base/vector.h"

struct html_entry {
	const char *name; /* the tree's */
	uint32_t value;
};
VECTOR_TYPE(html_entries, struct html_entry);

/* Zeroed memory is empty. */
struct html_tally {
	struct table table;
	struct html_entries entries;
	uint64_t seed;
};

/*
 * The number of NAME, 0 if *IS_NEW; until the next call.  NULL: out of memory.
 */
uint32_t *html_tally_get(struct html_tally *tally, const char *name,
			 bool *is_new);

void html_tally_release(struct html_tally *tally);

#endif
