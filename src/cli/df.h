/* SPDX-License-Identifier: MIT */
/* The verb df: counting in how many articles each stem occurs. */
#ifndef CLI_DF_H
#define CLI_DF_H

#include "cli/option.h"
#include "cli/output.h"

/* Does what COMMAND asks for; the exit status, all said. */
enum exit_status df_run(struct command *command, struct output *output);

#endif
