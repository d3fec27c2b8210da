/* SPDX-License-Identifier: MIT */
/*
 * How likely it is that a sentence cannot be read alone: "Ellos lo negaron",
 * "Este impulso …", "Dijo que no", half a quotation.  A logistic model of a few
 * cues that are seen in the text; its weights, data/es/leanweights.tsv, are
 * learned from readers' marks by bench/fit_lean.py.  Cues and figures:
 * doc/scoring.md, "Leaning".
 */
#ifndef RANK_LEAN_H
#define RANK_LEAN_H

#include "split/document.h"

/* Why a sentence leans on those before it. */
enum lean_cue {
	LEAN_ANAPHOR, /* "dicho", "ambas" anywhere */
	LEAN_BIAS,    /* always holds, but is no bit */
	LEAN_CONNECTIVE_HARD,
	LEAN_CONNECTIVE_SOFT,
	LEAN_DEFINITE_OPEN,	 /* "La …" */
	LEAN_DEMONSTRATIVE_OPEN, /* "Este impulso" */
	LEAN_DIGIT,
	LEAN_FIRST_IN_PARAGRAPH,
	LEAN_LENGTH, /* no bit: words, up to 50, of 50 */
	LEAN_NAME_EARLY,
	LEAN_NO_END, /* ends with a question mark, colon or comma */
	LEAN_NO_NAME,
	LEAN_NO_TITLE_WORD,
	LEAN_PERSONAL_OPEN,    /* "Ella" */
	LEAN_POSSESSIVE_EARLY, /* "su" before any name */
	LEAN_POSSESSIVE_OPEN,
	LEAN_PRONOUN_OPEN, /* "Esto" */
	LEAN_QUOTED_NONE,
	LEAN_QUOTED_OPENS, /* after an introduction */
	LEAN_QUOTED_WHOLE,
	LEAN_SAID_TAIL, /* "…», dijo." */
	LEAN_THEN,	/* "después" of what? */
	LEAN_THREE_NAMES,
	LEAN_THREE_TITLE_WORDS,
	LEAN_VERB_OPEN, /* no subject: "Llegó ayer" */
	LEAN_VERB_SAYS, /* … "Dijo que" */
	LEAN_WORDS_11,
	LEAN_WORDS_6,
	LEAN_N_CUES
};

/* What is known of a segment. */
struct leaning {
	uint32_t cues;	      /* bits, by enum lean_cue */
	uint32_t permille;    /* how likely it is that it leans */
	uint32_t opening_end; /* of the words by which it begins to lean */
};

VECTOR_TYPE(leanings, struct leaning);

/*
 * Fills doc->ranking->leanings, one for each segment; headings do not lean.
 * Needs doc->words, doc->ranking->quotations, and the terms of the title
 * marked, if it is TITLED.  False: out of memory.  Linear in the words.
 */
bool lean_measure(struct document *doc, bool titled);

/* "anaphor", "no-name", … as the table of weights, JSON and the tree say. */
const char *lean_cue_name(enum lean_cue cue);

#endif
