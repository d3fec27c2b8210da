/* SPDX-License-Identifier: MIT */
/*
 * The sentence rules as far as SRX 2.0 (Segmentation Rules eXchange, LISA
 * OSCAR, 2008) can express them, for CAT tools.
 */
#ifndef WRITE_SRX_H
#define WRITE_SRX_H

#include "base/buffer.h"
#include "text/language.h"

/* Writes a whole SRX file with the word lists of LEXICON. */
void srx_write(struct buffer *out, const struct language *lexicon);

#endif
