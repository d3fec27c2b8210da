/* SPDX-License-Identifier: MIT */
/*
 * No file is written that is read as well.
 * What is written is found first, there is little of it; then all that is read
 * is compared with it, one stat(2) each.
 */
#include <config.h>

#include "cli/paths.h"

#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* "-" as the name of a file that is written, or read. */
#define STANDARD "-"
/* What a batch that may be cut off is called until it is done. */
#define PART ".part"
/* The ids of mt-lines. */
#define IDS ".ids"

char *
paths_join(const char *folder, const char *name)
{
	size_t size = strlen(folder) + strlen(name) + 2;
	char *path = malloc(size);

	if (path)
		snprintf(path, size, "%s/%s", folder, name);
	return path;
}

static bool
is_standard(const struct path *path)
{
	return !strcmp(path->file, STANDARD) && !*path->ending;
}

/* Sets FULL; what is beside the output is beside what a link leads to. */
static bool
set_full(struct path *path)
{
	char *file = !strcmp(path->ending, PART)
			     ? output_follow_links(path->file)
			     : strdup(path->file);
	size_t size = file ? strlen(file) + strlen(path->ending) + 1 : 0;

	if (file)
		path->full = malloc(size);
	if (path->full)
		snprintf(path->full, size, "%s%s", file, path->ending);
	free(file);
	return path->full != NULL;
}

static void
keep_identity(struct path *path, const struct stat *stat)
{
	path->is_known = true;
	path->device = stat->st_dev;
	path->inode = stat->st_ino;
}

/* It is not there yet: its folder may be.  False: out of memory. */
static bool
identify_new(struct path *path)
{
	char *target = output_follow_links(path->full), *slash;
	const char *folder = ".";
	struct stat stat_of;

	if (!target)
		return false;
	slash = strrchr(target, '/');
	path->name = strdup(slash ? slash + 1 : target);
	if (slash) {
		slash[slash == target] = '\0'; /* but for "/" */
		folder = target;
	}
	if (path->name && !stat(folder, &stat_of))
		keep_identity(path, &stat_of);
	free(target);
	return path->name != NULL;
}

static enum exit_status
identify(struct path *path, int standard_fd)
{
	struct stat stat_of;
	bool done = set_full(path);
	int failed;

	if (!done)
		return message_fail_memory();
	failed = is_standard(path) ? fstat(standard_fd, &stat_of)
				   : stat(path->full, &stat_of);
	if (!failed && S_ISREG(stat_of.st_mode))
		keep_identity(path, &stat_of);
	else if (failed && errno == ENOENT)
		done = identify_new(path);
	return done ? EXIT_DONE : message_fail_memory();
}

static bool
is_same(const struct path *a, const struct path *b)
{
	return a->is_known && b->is_known && a->device == b->device &&
	       a->inode == b->inode && !a->name == !b->name &&
	       (!a->name || !strcmp(a->name, b->name));
}

/* As the user has named it, and what that means: "-o got (got.part)". */
static int
print(char *to, size_t size, const struct path *path)
{
	if (is_standard(path))
		return snprintf(to, size, "%s",
				*path->option ? "stdout" : "stdin");
	return *path->ending
		       ? snprintf(to, size, "%s%s (%s)", path->option,
				  path->file, path->full)
		       : snprintf(to, size, "%s%s", path->option, path->file);
}

static enum exit_status
fail_same(const struct path *a, const struct path *b)
{
	int n_a = print(NULL, 0, a), n_b = print(NULL, 0, b);
	size_t size = (size_t)n_a + (size_t)n_b + sizeof(", ");
	char *both = malloc(size);

	if (!both)
		return message_fail_memory();
	print(both, size, a);
	memcpy(both + n_a, ", ", 2);
	print(both + n_a + 2, size - (size_t)n_a - 2, b);
	message_fail(NULL, "usage", N_("the same file twice"), both);
	free(both);
	return EXIT_USAGE;
}

/* Whether PATH is none of those that are written. */
static enum exit_status
compare(const struct paths *paths, const struct path *path)
{
	for (size_t i = 0; i < paths->n_written; i++)
		if (is_same(&paths->written[i], path))
			return fail_same(&paths->written[i], path);
	return EXIT_DONE;
}

/* -- What is written ----------------------------------------------------- */

static enum exit_status
add(struct paths *paths, const char *option, const char *file,
    const char *ending)
{
	struct path *path = &paths->written[paths->n_written];
	enum exit_status status;

	*path = (struct path){.option = option, .file = file, .ending = ending};
	status = identify(path, STDOUT_FILENO);
	if (!status)
		status = compare(paths, path);
	paths->n_written++;
	return status;
}

static enum exit_status
add_output(struct paths *paths, const struct command *command)
{
	const char *file = command->output_file;
	enum exit_status status;

	if (!file || !strcmp(file, STANDARD))
		return add(paths, "-o ", STANDARD, "");
	status = add(paths, "-o ", file, "");
	if (!status && command->journal_file)
		status = add(paths, "-o ", file, PART);
	if (!status && command->output.format == SUMARIO_MT_LINES &&
	    command->verb & (VERBS_READ | VERB_BRIEF))
		status = add(paths, "-o ", file, IDS);
	return status;
}

enum exit_status
paths_init(struct paths *paths, const struct command *command)
{
	enum exit_status status;

	*paths = (struct paths){.n_written = 0};
	status = add_output(paths, command);
	if (!status && command->journal_file)
		status = add(paths, "--resume=", command->journal_file, "");
	if (!status && command->retry_file)
		status = add(paths, "--retry=", command->retry_file, "");
	if (!status && command->retry_file)
		status = add(paths, "--retry=", command->retry_file, IDS);
	if (!status && option_writes_glossary(command))
		status = add(paths, "--glossary=", command->glossary_file, "");
	if (!status && command->state_file)
		status = add(paths, "--state=", command->state_file, "");
	return status;
}

static void
release(struct path *path)
{
	free(path->full);
	free(path->name);
}

void
paths_release(struct paths *paths)
{
	for (size_t i = 0; i < paths->n_written; i++)
		release(&paths->written[i]);
}

/* -- What is read -------------------------------------------------------- */

static enum exit_status
check(const struct paths *paths, const char *option, const char *file,
      const char *ending)
{
	struct path path = {.option = option, .file = file, .ending = ending};
	enum exit_status status = identify(&path, STDIN_FILENO);

	if (!status)
		status = compare(paths, &path);
	release(&path);
	return status;
}

enum exit_status
paths_check_input(const struct paths *paths, const char *file)
{
	return check(paths, "", file, "");
}

static enum exit_status
check_inputs(const struct paths *paths, const struct command *command)
{
	enum exit_status status = EXIT_DONE;

	if (command->files_from)
		return check(paths, "--files-from=", command->files_from, "");
	if (!command->n_files && !option_is_given(command, OPTION_SRX))
		return paths_check_input(paths, STANDARD);
	for (int i = 0; i < command->n_files && !status; i++)
		status = paths_check_input(paths, command->files[i]);
	return status;
}

static enum exit_status
check_lexicon(const struct paths *paths, const char *folder)
{
	enum exit_status status = EXIT_DONE;
	const char *name;
	char ending[64];

	for (unsigned i = 0; !status && (name = sumario_lexicon_file_name(i));
	     i++) {
		snprintf(ending, sizeof(ending), "/%s", name);
		status = check(paths, "--lexicon=", folder, ending);
	}
	return status;
}

static enum exit_status
check_tables(const struct paths *paths, const struct command *command)
{
	enum exit_status status = EXIT_DONE;

	if (command->df_file)
		status = check(paths, "--df=", command->df_file, "");
	if (!status && command->lexicon_folder)
		status = check_lexicon(paths, command->lexicon_folder);
	for (int i = 0; i < command->n_tm_files && !status; i++)
		status = check(paths, "--tm=", command->tm_files[i], "");
	if (!status && command->original_file)
		status = check(paths, "--original=", command->original_file,
			       "");
	if (!status && command->ids_file)
		status = check(paths, "--mt-ids=", command->ids_file, "");
	if (!status && command->glossary_file &&
	    !option_writes_glossary(command))
		status = check(paths, "--glossary=", command->glossary_file,
			       "");
	return status;
}

enum exit_status
paths_check(const struct command *command)
{
	struct paths paths;
	enum exit_status status = paths_init(&paths, command);

	if (!status)
		status = check_inputs(&paths, command);
	if (!status)
		status = check_tables(&paths, command);
	paths_release(&paths);
	return status;
}
