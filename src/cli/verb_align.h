/* SPDX-License-Identifier: MIT */
/* An article and a translation that exists. */
#ifndef CLI_VERB_ALIGN_H
#define CLI_VERB_ALIGN_H

#include "cli/option.h"
#include "cli/output.h"

/* Does what COMMAND, of two files, asks for; the exit status, all said. */
enum exit_status verb_align_run(struct command *command, struct output *output);

#endif
