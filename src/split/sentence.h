/* SPDX-License-Identifier: MIT */
/*
 * Sentences of a block.  One pass over the bytes that stops at . ! ? … and at
 * the quotes and parentheses that change their meaning; everything else is
 * skipped by vectors.  At each stop a short list of rules is asked, and the
 * first that knows decides.  doc/segmentation.md states the rules under the
 * names they have here, and its cases are the test.
 *
 * No allocation.  Linear: a stop looks back at two tokens and forward at one
 * word, none longer than a fixed number of bytes.
 */
#ifndef SPLIT_SENTENCE_H
#define SPLIT_SENTENCE_H

#include "split/rule.h"

#include <stdbool.h>
#include <stddef.h>

struct sentence_scanner {
	const struct language *lexicon;
	const char *s;
	size_t begin, end; /* the block */
	size_t at;	   /* up to here quotes and parentheses are known */
	size_t sentence;   /* begin of the sentence that is being read */
	size_t open_paren; /* the last "(" that no ")" has closed, or end */
	bool in_quotes;	   /* an odd number of " since the block began */
	bool is_small;	   /* its sentences begin with small letters */
};

struct sentence {
	size_t begin, end; /* without white space at the ends */
	bool heading;	   /* capitals glued to the front of a paragraph */
};

/* A block is [begin, end) of S, well-formed UTF-8. */
void sentence_init(struct sentence_scanner *scanner,
		   const struct language *lexicon, const char *s, size_t begin,
		   size_t end);

/* The next sentence; false when there is none left. */
bool sentence_next(struct sentence_scanner *scanner, struct sentence *sentence);

/* Why a stop is or is not the end of a sentence. */
struct sentence_decision {
	size_t stop; /* first byte of the . ! ? … */
	size_t end;  /* where the sentence would end */
	bool is_end;
	const struct rule *rule;
};

/* The next stop of the block; false when there is none left. */
bool sentence_next_decision(struct sentence_scanner *scanner,
			    struct sentence_decision *decision);

#endif
