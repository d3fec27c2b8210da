/* SPDX-License-Identifier: MIT */
/*
 * A user's own word lists and frequencies, --lexicon and --df: the files of a
 * folder that are there are read over the built-in lists.
 */
#include <config.h>

#include "cli/lexicon_files.h"

#include "cli/input.h"
#include "cli/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* No list is longer. */
#define MAX_FILE ((size_t)16 << 20)

struct list {
	struct sumario_lexicon *lexicon;
	const char *name; /* of the list, without its folder */
};

static enum sumario_status
take_list(void *user, const char *path, const char *bytes, size_t len,
	  struct sumario_error *error)
{
	const struct list *list = user;

	(void)path;
	return sumario_lexicon_read(list->lexicon, list->name, bytes, len,
				    error);
}

static enum sumario_status
take_frequencies(void *lexicon, const char *name, const char *bytes, size_t len,
		 struct sumario_error *error)
{
	(void)name;
	return sumario_lexicon_read_df(lexicon, bytes, len, error);
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
		char *path = paths_join(folder, name);

		if (!path)
			return message_fail_memory();
		if (!access(path, F_OK)) {
			struct list list = {lexicon, name};

			status = input_take_file(path, MAX_FILE, take_list,
						 &list);
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

	if (sumario_has_language(command->options.source_lang) &&
	    sumario_lexicon_use_language(lexicon, command->options.source_lang,
					 NULL))
		return message_fail_memory();
	if (command->lexicon_folder)
		status = read_folder(lexicon, command->lexicon_folder);
	if (!status && command->df_file)
		status = input_take_file(command->df_file, command->max_input,
					 take_frequencies, lexicon);
	return status;
}

enum exit_status
lexicon_files_load(const struct command *command,
		   struct sumario_lexicon **lexicon)
{
	enum exit_status status;

	*lexicon = NULL;
	/* An article is read in the language that is given, rules are not. */
	if (!command->lexicon_folder && !command->df_file &&
	    !option_is_given(command, OPTION_SRX))
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
