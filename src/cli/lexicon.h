/* SPDX-License-Identifier: MIT */
/* The word lists of a user's folder. */
#ifndef CLI_LEXICON_H
#define CLI_LEXICON_H

#include "cli/message.h"

/*
 * *LEXICON becomes the built-in lists changed by the files of FOLDER, to be
 * freed by sumario_lexicon_free(); NULL if FOLDER is NULL.  What goes wrong is
 * said.
 */
enum exit_status lexicon_load(const char *folder,
			      struct sumario_lexicon **lexicon);

#endif
