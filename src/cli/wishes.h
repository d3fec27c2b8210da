/* SPDX-License-Identifier: MIT */
/* What --must and --not ask for. */
#ifndef CLI_WISHES_H
#define CLI_WISHES_H

#include "cli/option.h"

/*
 * *WISHES becomes what COMMAND has, to be freed by sumario_wishes_free(); NULL
 * if there is nothing.  What goes wrong is said.
 */
enum exit_status wishes_load(const struct command *command,
			     struct sumario_wishes **wishes);

/* Warns about wishes of which the bit is set in UNMET, and an unmet focus. */
void wishes_warn_unmet(const struct command *command, uint64_t unmet,
		       bool no_focus, const char *file, uint64_t line);

/* Warns about what the summary of an article could not fulfil. */
void wishes_warn(const struct command *command, const struct sumario_info *info,
		 const char *file, uint64_t line);

#endif
