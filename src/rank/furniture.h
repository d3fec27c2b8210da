/* SPDX-License-Identifier: MIT */
/*
 * Segments that say nothing or are no part of the article: greetings, page
 * numbers, datelines, captions, pointers to other articles, embedded posts.
 * They are never chosen and do not count when sentences are.  Rules and
 * figures: doc/scoring.md, "Furniture".
 */
#ifndef RANK_FURNITURE_H
#define RANK_FURNITURE_H

#include "split/document.h"

/* What makes a segment no part of the article. */
enum furniture {
	FURNITURE_NONE,
	FURNITURE_SYMBOLS,  /* no letters: "- 3 -", "12:45" */
	FURNITURE_FIGURE,   /* "Página 3 de 10", "25 euros" */
	FURNITURE_NOTHING,  /* "Hola.", "Sí.", a word alone */
	FURNITURE_STAGE,    /* "(Aplausos.)" */
	FURNITURE_CAPTION,  /* of a picture, or its credit */
	FURNITURE_POINTER,  /* "Lea también: …" */
	FURNITURE_LABEL,    /* "Fotos", "Fuente: …" */
	FURNITURE_DATE,	    /* alone, or with a place */
	FURNITURE_BYLINE,   /* "Por Elena Ruiz", "EFE / Villar" */
	FURNITURE_FRONT,    /* other lines before the article: "Sucesos" */
	FURNITURE_LINE,	    /* a few words without a final mark */
	FURNITURE_EMBEDDED, /* a post of a network */
	FURNITURE_SHARE,    /* a bar to share by */
	FURNITURE_AUTHOR,   /* who wrote it */
	FURNITURE_FOREIGN,  /* another language */
	FURNITURE_N_KINDS
};

VECTOR_TYPE(furnishing, unsigned char); /* enum furniture */

/*
 * Fills doc->ranking->furniture with one enum furniture for each segment;
 * headings have FURNITURE_NONE.  If nothing else would be left, all have it: a
 * text of one greeting is its own summary.  False: out of memory.  Linear in
 * the text.
 */
bool furniture_mark(struct document *doc);

/* "pointer", "caption", … as JSON and the tree name them; NULL for none. */
const char *furniture_name(enum furniture kind);

#endif
