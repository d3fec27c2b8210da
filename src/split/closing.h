/* SPDX-License-Identifier: MIT */
/*
 * What is after the terminators of a sentence and still belongs to it:
 * closing marks, marks of notes, emoji and emoticons.
 */
#ifndef SPLIT_CLOSING_H
#define SPLIT_CLOSING_H

#include "split/stop.h"

/*
 * After what belongs to the sentence that ends at P, of which the part before
 * close is filled in.  Looks at a bounded number of bytes beyond it.
 */
size_t closing_skip(const struct stop *p);

/*
 * Whether an emoticon or an emoji that points at nothing begins at p->stop,
 * which is no terminator then.
 */
bool closing_is_face(const struct stop *p);

/*
 * Whether a sentence may begin at p->close, where there is no white space:
 * "acuerdo.La", "acuerdo.«Es", but not "Node.js", "S.A." or a file's name.
 */
bool closing_is_glued(const struct stop *p);

#endif
