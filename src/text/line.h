/* SPDX-License-Identifier: MIT */
/* A text on one line, as people and line by line tools read it. */
#ifndef TEXT_LINE_H
#define TEXT_LINE_H

#include "base/buffer.h"

#include <stdbool.h>

/*
 * Writes text on one line: each line end, with the white space around it, is
 * one space.  If SHOW, other control characters become the pictures of
 * U+2400 so that a terminal does not obey them.
 */
void line_put(struct buffer *out, const char *s, size_t len, bool show);

#endif
