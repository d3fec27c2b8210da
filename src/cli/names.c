/* SPDX-License-Identifier: MIT */
/*
 * Lists of files, --files-from.
 * A list of names is read as it is needed, so millions of them take no memory.
 * They end in line feeds, or in NULs if there is one where the first name, if
 * the system could open it, must have ended (du --files0-from, find -print0).
 */
#include <config.h>

#include "cli/names.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum exit_status
find_separator(struct names *names)
{
	struct input *list = &names->list;
	enum exit_status status = input_fill(list, PATH_MAX);
	size_t n = list->n_bytes < PATH_MAX ? list->n_bytes : PATH_MAX;

	if (!status && n && memchr(list->bytes, '\0', n))
		list->line_end = '\0';
	return status;
}

enum exit_status
names_open(struct names *names, const struct command *command)
{
	enum exit_status status;

	*names = (struct names){.command = command};
	if (!command->files_from)
		return EXIT_DONE;
	status = input_open(&names->list, command->files_from);
	if (status)
		return status;
	names->is_open = true;
	status = paths_init(&names->paths, command);
	return status ? status : find_separator(names);
}

void
names_close(struct names *names)
{
	if (names->is_open)
		input_close(&names->list);
	paths_release(&names->paths);
	vector_release(&names->name);
}

static enum exit_status
fail_list(const struct names *names, const char *message)
{
	struct sumario_error error = {.code = "bad-list",
				      .message = message,
				      .line = names->list.line,
				      .offset = SUMARIO_NOWHERE};

	message_error(names->list.name, &error);
	return EXIT_DATA;
}

/* A name as a string of its own. */
static enum exit_status
keep_name(struct names *names, const char *line, size_t len)
{
	names->name.n_items = 0;
	if (!bytes_add(&names->name, line, len) ||
	    !bytes_terminate(&names->name))
		return message_fail_memory();
	if (strlen(names->name.items) < len)
		return fail_list(names, N_("NUL in a list of lines"));
	if (!strcmp(names->name.items, "-") && names->list.fd == STDIN_FILENO)
		return fail_list(names,
				 N_("standard input holds the list itself"));
	return EXIT_DONE;
}

/* The next one that is not empty; a longer one than can be opened is cut. */
static enum exit_status
next_in_list(struct names *names, const char **name)
{
	const size_t most = PATH_MAX;
	enum exit_status status;
	const char *line;
	size_t len;

	*name = NULL;
	do {
		status = input_read_line(&names->list, most, &line, &len);
		if (status || !line)
			return status;
	} while (!len);
	status = keep_name(names, line, len < most ? len : most);
	*name = names->name.items;
	return status ? status : paths_check_input(&names->paths, *name);
}

enum exit_status
names_next(struct names *names, const char **name)
{
	const struct command *command = names->command;

	if (names->is_open)
		return next_in_list(names, name);
	if (!command->n_files) {
		*name = names->n_taken++ ? NULL : "-";
		return EXIT_DONE;
	}
	*name = names->n_taken < command->n_files
			? command->files[names->n_taken++]
			: NULL;
	return EXIT_DONE;
}

/* False: that cannot be told. */
static bool
add_size(const char *name, uint64_t *sum)
{
	struct stat stat_of;
	int failed = strcmp(name, "-") ? stat(name, &stat_of)
				       : fstat(STDIN_FILENO, &stat_of);

	if (failed || !S_ISREG(stat_of.st_mode))
		return false;
	*sum += (uint64_t)stat_of.st_size;
	return true;
}

uint64_t
names_size_of(const char *name)
{
	uint64_t sum = 0;

	add_size(name, &sum);
	return sum;
}

uint64_t
names_size(const struct command *command)
{
	uint64_t sum = 0;

	if (command->files_from)
		return 0;
	if (!command->n_files)
		return names_size_of("-");
	for (int i = 0; i < command->n_files; i++)
		if (!add_size(command->files[i], &sum))
			return 0;
	return sum;
}
