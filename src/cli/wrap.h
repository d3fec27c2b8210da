/* SPDX-License-Identifier: MIT */
/* Lines for a terminal: they end between words. */
#ifndef CLI_WRAP_H
#define CLI_WRAP_H

#include "sumario.h"

#define WRAP_WORD_SIZE 1024

struct wrap {
	unsigned columns;   /* 0: nothing is wrapped */
	unsigned column;    /* of the line, so far */
	unsigned indent;    /* of its further lines: 2 after a bullet */
	bool spaced;	    /* a blank waits */
	unsigned n_columns; /* of the word that waits */
	size_t n_word;
	char word[WRAP_WORD_SIZE];
};

/*
 * Writes BYTES, UTF-8, with line ends between words where a line would be
 * longer than the columns; a longer word stays whole.  The last word waits for
 * its end.  False: WRITE returned that.
 */
bool wrap_write(struct wrap *wrap, const char *bytes, size_t len,
		sumario_write_fn *write, void *user);

/* Writes what waits. */
bool wrap_finish(struct wrap *wrap, sumario_write_fn *write, void *user);

#endif
