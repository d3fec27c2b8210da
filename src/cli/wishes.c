/* SPDX-License-Identifier: MIT */
/*
 * --must, --not and --focus: patterns are compiled before the first article is
 * read, and after each one what was not found or does not fit is told.
 */
#include <config.h>

#include "cli/wishes.h"

#include <inttypes.h>
#include <stdio.h>

enum exit_status
wishes_load(const struct command *command, struct sumario_wishes **wishes)
{
	*wishes = NULL;
	if (!command->n_wishes)
		return EXIT_DONE;
	*wishes = sumario_wishes_new();
	if (!*wishes)
		return message_fail_memory();
	for (unsigned i = 0; i < command->n_wishes; i++) {
		const struct option_wish *wish = &command->wishes[i];
		struct sumario_error error;

		if (!sumario_wishes_add(*wishes, wish->is_must, wish->text,
					&error))
			continue;
		message_error(wish->is_must ? "--must" : "--not", &error);
		sumario_wishes_free(*wishes);
		*wishes = NULL;
		return message_exit(error.status);
	}
	return EXIT_DONE;
}

void
wishes_warn_unmet(const struct command *command, uint64_t unmet, bool no_focus,
		  const char *file, uint64_t line)
{
	for (unsigned i = 0; i < command->n_wishes; i++)
		if (command->wishes[i].is_must && unmet >> i & 1)
			message_warn(file, line, "no-match",
				     N_("no sentence is what --must asks for"),
				     command->wishes[i].text);
	if (command->options.focus && no_focus)
		message_warn(file, line, "no-match",
			     N_("no sentence has a word of --focus"),
			     command->options.focus);
}

void
wishes_warn(const struct command *command, const struct sumario_info *info,
	    const char *file, uint64_t line)
{
	char number[16];

	if (!info->n_segments)
		return;
	wishes_warn_unmet(command, ~info->wishes_met, !info->focus_met, file,
			  line);
	snprintf(number, sizeof(number), "%" PRIu32, info->n_left_out);
	if (info->n_left_out)
		message_warn(file, line, "left-out",
			     N_("sentences of --must that do not fit"), number);
}
