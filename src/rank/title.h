/* SPDX-License-Identifier: MIT */
/* The words of the title, or of the heading that an article begins with. */
#ifndef RANK_TITLE_H
#define RANK_TITLE_H

#include "split/document.h"
#include "split/vocabulary.h"

/* What is known of the title; all 0 if there is none. */
struct title {
	uint32_t n_stems; /* different ones */
	double idf;	  /* of all of them, added up */
	double common;	  /* … of those in small letters */
	double norm;	  /* root of the sum of their squares */
	bool asks;	  /* "¿Cuánto cuesta …?", "5 claves …" */
};

/*
 * Sets title and in_small_letters of the terms of DOC, which has words; fills
 * in TITLE.  False: out of memory.
 */
bool title_read(struct title *title, struct document *doc,
		struct vocabulary *vocabulary);

#endif
