/* SPDX-License-Identifier: MIT */
/*
 * Where the text of an article comes from: for each piece of it the bytes of
 * the page or Markdown that it was read from, and the marks between them.
 *
 * Places in the text and in the original are bytes of UTF-8.  What is in no run
 * has no place that is known.
 */
#ifndef READ_ORIGIN_H
#define READ_ORIGIN_H

#include "base/span.h"
#include "base/vector.h"
#include "markup/html_tag.h"

#include <stdint.h>

#define ORIGIN_NONE UINT32_MAX

/*
 * N_TEXT bytes of text from TEXT on are the N bytes from BEGIN on.  If these
 * are as many they are the same; else it is a character reference, white space
 * or the like, which is one piece.
 */
struct origin_run {
	uint32_t text, n_text, begin, n;
	bool is_whole; /* one piece although as long: code of Markdown */
};

enum origin_mark_type { ORIGIN_OPEN, ORIGIN_CLOSE, ORIGIN_ALONE };

/* A tag, or a mark of Markdown, with the blanks beside it that mean nothing. */
struct origin_mark {
	uint32_t begin, end;   /* in the original */
	uint32_t text;	       /* the text that follows */
	uint32_t name, n_name; /* where it is named; n_name may be 0 */
	uint8_t type;	       /* enum origin_mark_type */
	bool is_hidden;	       /* a comment, a script: nothing to be seen */
	bool is_text;	       /* none at all: text that is not in the article */
	bool is_sign;		/* of Markdown, which no tag ends */
	enum html_name element; /* also of what Markdown has for it */
};

VECTOR_TYPE(origin_runs, struct origin_run);
VECTOR_TYPE(origin_marks, struct origin_mark);

struct origin {
	bool wanted;
	struct span original;	   /* S is NULL: not known */
	struct origin_runs runs;   /* in order, of the text and the original */
	struct origin_marks marks; /* in order */
};

/* Empties ORIGIN, zeroed memory or one, for the next article. */
void origin_clear(struct origin *origin);

void origin_release(struct origin *origin);

/* Adds a run after all others, or to the last; false: out of memory. */
bool origin_add_run(struct origin *origin, struct origin_run run);

/* Adds a mark after all others; false: out of memory. */
bool origin_add_mark(struct origin *origin, struct origin_mark mark);

/*
 * The range of the original that [BEGIN, END) of the text was read from; false:
 * a part of it has no place.  Linear in the runs of the range.
 */
bool origin_find(const struct origin *origin, uint32_t begin, uint32_t end,
		 uint32_t *from, uint32_t *to);

/* The run in which the byte AT of the text is; NULL: none. */
const struct origin_run *origin_find_run(const struct origin *origin,
					 uint32_t at);

/* Whether the marks A and B are of one name, in whatever case. */
bool origin_is_same_name(const struct origin *origin,
			 const struct origin_mark *a,
			 const struct origin_mark *b);

/* The number of the first mark that begins at AT of the original or later. */
size_t origin_find_mark(const struct origin *origin, uint32_t at);

#endif
