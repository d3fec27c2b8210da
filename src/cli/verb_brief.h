/* SPDX-License-Identifier: MIT */
/* The verb brief: one briefing of many articles. */
#ifndef CLI_VERB_BRIEF_H
#define CLI_VERB_BRIEF_H

#include "cli/option.h"
#include "cli/output.h"

/* Does what COMMAND asks for; the exit status, all said. */
enum exit_status verb_brief_run(struct command *command, struct output *output);

#endif
