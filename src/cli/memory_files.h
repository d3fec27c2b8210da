/* SPDX-License-Identifier: MIT */
/* Translation memories that are named on the command line. */
#ifndef CLI_MEMORY_FILES_H
#define CLI_MEMORY_FILES_H

#include "cli/option.h"

/*
 * *MEMORY becomes the files of --tm, to be freed by sumario_memory_free(); NULL
 * if there are none.  What goes wrong is said.
 */
enum exit_status memory_files_load(const struct command *command,
				   struct sumario_memory **memory);

#endif
