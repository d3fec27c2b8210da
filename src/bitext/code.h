/* SPDX-License-Identifier: MIT */
/*
 * Inline codes: the marks that the original of an article has within a segment,
 * as a translator gets them and as they come back.
 *
 * Codes are numbered from 1 in the order of the segment, the two of a pair
 * alike; so the same original gives the same numbers every time, and a manifest
 * need not hold them.
 */
#ifndef BITEXT_CODE_H
#define BITEXT_CODE_H

#include "base/bytes.h"
#include "read/origin.h"
#include "split/document.h"

enum code_type { CODE_OPEN, CODE_CLOSE, CODE_ALONE };

struct code {
	uint32_t mark;	  /* of the origin */
	uint32_t number;  /* 0: nobody sees it */
	uint32_t text;	  /* what it stands before, within the segment */
	uint32_t partner; /* the other code of a pair, or CODE_NONE */
	enum code_type type;
	bool is_split; /* the other of its pair is in another segment */
};

#define CODE_NONE UINT32_MAX

VECTOR_TYPE(code_list, struct code);
VECTOR_TYPE(code_numbers, uint32_t);

/* The codes of a segment, and its range of the original with them. */
struct code_set {
	const struct origin *origin;
	struct code_list list;
	struct code_numbers open; /* scratch */
	uint32_t begin, end;
	uint32_t n_numbers;
	bool is_placed; /* false: the original has no such range */
};

/*
 * Finds the codes of [BEGIN, END) of the text.  A tag right before or behind it
 * whose other one is in it belongs to it.  Zeroed memory or a set; false: out
 * of memory.
 */
bool code_find(struct code_set *set, const struct origin *origin,
	       uint32_t begin, uint32_t end);

void code_release(struct code_set *set);

/* The mark of CODE, and its bytes in the original. */
const struct origin_mark *code_get_mark(const struct code_set *set,
					const struct code *code);
struct span code_get_bytes(const struct code_set *set,
			   const struct code *code);

/*
 * What a code is called in formats: "bold", "italic", "underlined", "link",
 * "image", "lb"; NULL: as its tag is.
 */
const char *code_get_kind(const struct code_set *set, const struct code *code);

/* -- In a target ---------------------------------------------------------- */

/*
 * In a text that came back a code is a byte that UTF-8 does not have, its type
 * and its number.  Adds one; false: out of memory.
 */
bool code_add(struct bytes *text, enum code_type type, uint32_t number);

/* A number as formats write it, "12"; 0: it is none of ours. */
uint32_t code_read_number(struct span digits);

struct code_token {
	struct span text; /* S is NULL: a code */
	enum code_type type;
	uint32_t number;
};

/* Takes the next piece off TEXT; false: nothing is left. */
bool code_take(struct span *text, struct code_token *token);

/* Takes the codes out of LEN bytes at S; returns how many are left. */
size_t code_strip(char *s, size_t len);

/* Whether there are codes in TEXT. */
static inline bool
code_is_in(struct span text)
{
	return text.len && memchr(text.s, '\xFF', text.len);
}

#endif
