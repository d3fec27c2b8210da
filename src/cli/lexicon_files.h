/* SPDX-License-Identifier: MIT */
/* The word lists of a user's folder, and a table of frequencies. */
#ifndef CLI_LEXICON_FILES_H
#define CLI_LEXICON_FILES_H

#include "cli/option.h"

/*
 * *LEXICON becomes the built-in lists changed by what COMMAND names, a folder
 * of lists or a table of frequencies, to be freed by sumario_lexicon_free();
 * NULL if it names neither.  What goes wrong is said.
 */
enum exit_status lexicon_files_load(const struct command *command,
				    struct sumario_lexicon **lexicon);

#endif
