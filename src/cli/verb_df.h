/* SPDX-License-Identifier: MIT */
/* The verb df: counting in how many articles each stem occurs. */
#ifndef CLI_VERB_DF_H
#define CLI_VERB_DF_H

#include "cli/option.h"
#include "cli/output.h"

/* Does what COMMAND asks for; the exit status, all said. */
enum exit_status verb_df_run(struct command *command, struct output *output);

#endif
