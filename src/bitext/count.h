/* SPDX-License-Identifier: MIT */
/* How much work a document is; doc/counts.md. */
#ifndef BITEXT_COUNT_H
#define BITEXT_COUNT_H

#include "split/document.h"

/* Adds up the segments of DOC, which has keys and words. */
void count_segments(const struct document *doc, struct sumario_counts *counts);

#endif
