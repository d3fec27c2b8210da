/* SPDX-License-Identifier: MIT */
/*
 * --glossary where it is read: with mt-json, whose segments say how their terms
 * are to be translated.
 */
#include <config.h>

#include "cli/glossary_file.h"

#include "cli/input.h"

static enum sumario_status
take(void *user, const char *name, const char *bytes, size_t len,
     struct sumario_error *error)
{
	(void)name;
	return sumario_glossary_read(user, bytes, len, error);
}

enum exit_status
glossary_file_load(const struct command *command,
		   struct sumario_glossary **glossary)
{
	enum exit_status status;

	*glossary = NULL;
	if (!command->glossary_file || !(command->verb & VERBS_READ) ||
	    option_writes_glossary(command))
		return EXIT_DONE;
	*glossary = sumario_glossary_new();
	if (!*glossary)
		return message_fail_memory();
	status = input_take_file(command->glossary_file, command->max_input,
				 take, *glossary);
	if (status) {
		sumario_glossary_free(*glossary);
		*glossary = NULL;
	}
	return status;
}
