/* SPDX-License-Identifier: MIT */
/* The verb merge: a translated file and its manifest become one article. */
#ifndef CLI_VERB_MERGE_H
#define CLI_VERB_MERGE_H

#include "cli/option.h"
#include "cli/output.h"

/* Does what COMMAND asks for; the exit status, all said. */
enum exit_status verb_merge_run(struct command *command, struct output *output);

#endif
