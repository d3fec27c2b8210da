/* SPDX-License-Identifier: MIT */
/* The reader of each kind of input. */
#ifndef READ_READER_H
#define READ_READER_H

#include "read/article.h"

/*
 * Makes blocks of the text of ARTICLE, by the reader of its kind, and reads
 * what it says of itself.  SUMARIO_LIMIT, SUMARIO_NO_MEMORY.
 */
enum sumario_status reader_read(struct article *article,
				struct sumario_error *error);

#endif
