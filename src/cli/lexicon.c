/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "cli/lexicon.h"

#include "cli/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* No list is longer. */
#define MAX_FILE ((size_t)16 << 20)

static enum exit_status
read_file(struct sumario_lexicon *lexicon, const char *path, const char *name)
{
	struct input input;
	struct sumario_error error;
	enum exit_status status = input_open(&input, path);

	if (status)
		return status;
	status = input_read_all(&input, MAX_FILE);
	if (!status &&
	    sumario_lexicon_read(lexicon, name, input.bytes ? input.bytes : "",
				 input.n_bytes, &error)) {
		message_error(path, &error);
		status = message_exit(error.status);
	}
	input_close(&input);
	return status;
}

static enum exit_status
read_frequencies(struct sumario_lexicon *lexicon, const struct command *command)
{
	struct input input;
	struct sumario_error error;
	enum exit_status status = input_open(&input, command->df_file);

	if (status)
		return status;
	status = input_read_all(&input, command->max_input);
	if (!status &&
	    sumario_lexicon_read_df(lexicon, input.bytes ? input.bytes : "",
				    input.n_bytes, &error)) {
		message_error(input.name, &error);
		status = message_exit(error.status);
	}
	input_close(&input);
	return status;
}

/* Reads the files that are there; at least one has to be. */
static enum exit_status
read_folder(struct sumario_lexicon *lexicon, const char *folder)
{
	enum exit_status status = EXIT_DONE;
	const char *name;
	int n_read = 0;

	for (unsigned i = 0; !status && (name = sumario_lexicon_file_name(i));
	     i++) {
		size_t size = strlen(folder) + strlen(name) + 2;
		char *path = malloc(size);

		if (!path)
			return message_fail_memory();
		snprintf(path, size, "%s/%s", folder, name);
		if (!access(path, F_OK)) {
			status = read_file(lexicon, path, name);
			n_read++;
		}
		free(path);
	}
	if (!status && !n_read) {
		message_fail(folder, "no-input",
			     N_("no file of a lexicon is there"), NULL);
		status = EXIT_NO_INPUT;
	}
	return status;
}

static enum exit_status
load(const struct command *command, struct sumario_lexicon *lexicon)
{
	enum exit_status status = EXIT_DONE;

	if (command->lexicon_folder)
		status = read_folder(lexicon, command->lexicon_folder);
	if (!status && command->df_file)
		status = read_frequencies(lexicon, command);
	return status;
}

enum exit_status
lexicon_load(const struct command *command, struct sumario_lexicon **lexicon)
{
	enum exit_status status;

	*lexicon = NULL;
	if (!command->lexicon_folder && !command->df_file)
		return EXIT_DONE;
	*lexicon = sumario_lexicon_new();
	if (!*lexicon)
		return message_fail_memory();
	status = load(command, *lexicon);
	if (status) {
		sumario_lexicon_free(*lexicon);
		*lexicon = NULL;
	}
	return status;
}
