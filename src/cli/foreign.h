/* SPDX-License-Identifier: MIT */
/* Documents that are no text, and what makes a text of them. */
#ifndef CLI_FOREIGN_H
#define CLI_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * "PDF: pdftotext FILE -" if the N first bytes of an input are those of such a
 * document, else NULL.  *MORE: they are too few to tell, unless they are all.
 */
const char *foreign_recognise(const char *bytes, size_t n, bool *more);

#endif
