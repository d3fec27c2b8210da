/* SPDX-License-Identifier: MIT */
/*
 * The inline codes of a target in an order that leaves the page around it as it
 * was, and what is wrong with those that came back.
 */
#ifndef BITEXT_CODE_ORDER_H
#define BITEXT_CODE_ORDER_H

#include "bitext/code.h"
#include "bitext/finding.h"

/* A piece of what is written. */
struct code_piece {
	struct span text;
	const struct code *code; /* NULL: text */
	bool blank_before, blank_after; /* that the text beside it had */
};

VECTOR_TYPE(code_pieces, struct code_piece);
VECTOR_TYPE(code_flags, unsigned char);

/* What can be wrong; of each the first code it is so of, from 1. */
enum code_fault {
	CODE_LOST,
	CODE_DOUBLED,
	CODE_UNKNOWN,
	CODE_CROSSED, /* it cannot stand where it is */
	N_CODE_FAULTS
};

extern const struct finding_kind code_fault_kinds[N_CODE_FAULTS];

struct code_order {
	struct code_pieces pieces;
	struct code_flags flags;   /* of each code of the set */
	struct code_numbers first; /* by number, the code it begins with */
	struct code_numbers open;
	bool faults[N_CODE_FAULTS];
	uint32_t number[N_CODE_FAULTS];
};

/*
 * Makes order->pieces of TARGET, in which the codes of SET are.  Pairs nest,
 * what is split comes in the order it had, what nobody sees is kept.  Zeroed
 * memory or an order; false: out of memory.
 */
bool code_order_make(struct code_order *order, const struct code_set *set,
		     struct span target);

void code_order_release(struct code_order *order);

#endif
