/* SPDX-License-Identifier: MIT */
/*
 * A project of OmegaT as a folder.
 * Each article is a file of its own, named after its id: the last part of a
 * path, without what is after the last point, and with "_" for what is no
 * letter, figure, point or hyphen.  A name that is taken gets the article's
 * number after it.
 */
#include <config.h>

#include "cli/omegat_folder.h"

#include "base/ascii.h"
#include "cli/paths.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROJECT "omegat.project"
/* Longest name, in bytes, before the number and ".xlf". */
#define MAX_NAME 120

static enum exit_status
fail_create(const char *file)
{
	message_fail_errno(file, "cannot-create",
			   N_("cannot create the output"), errno);
	return EXIT_CANNOT_CREATE;
}

/* Whether FOLDER holds nothing at all. */
static bool
is_empty(const char *folder)
{
	DIR *stream = opendir(folder);
	const struct dirent *entry;
	bool empty = stream != NULL;

	while (empty && (entry = readdir(stream)))
		empty = !strcmp(entry->d_name, ".") ||
			!strcmp(entry->d_name, "..");
	if (stream)
		closedir(stream);
	return empty;
}

static enum exit_status
make_folders(const char *folder)
{
	static const char *const names[] = {"source",	 "target",  "omegat",
					    "tm",	 "tm/auto", "glossary",
					    "dictionary"};
	enum exit_status status = EXIT_DONE;

	for (size_t i = 0; !status && i < sizeof(names) / sizeof(*names); i++) {
		char *path = paths_join(folder, names[i]);

		if (!path)
			return message_fail_memory();
		if (mkdir(path, 0777) && errno != EEXIST)
			status = fail_create(path);
		free(path);
	}
	return status;
}

static enum exit_status
write_project(const char *path, const struct command *command)
{
	struct output output;
	enum exit_status status = output_open(&output, path), closed;

	if (status)
		return status;
	status = output_check(
		&output, sumario_write_omegat_project(&command->output,
						      output_write, &output));
	closed = output_close(&output, !status);
	return status ? status : closed;
}

enum exit_status
omegat_folder_open(struct omegat_folder *omegat, const struct command *command)
{
	const char *folder = command->omegat_folder;
	char *project = paths_join(folder, PROJECT);
	enum exit_status status = EXIT_DONE;
	bool is_project;

	*omegat = (struct omegat_folder){.command = command};
	if (!project)
		return message_fail_memory();
	is_project = !access(project, F_OK);
	if (mkdir(folder, 0777) && errno != EEXIST) {
		status = fail_create(folder);
	} else if (!is_project && !is_empty(folder)) {
		message_fail(folder, "not-a-project",
			     N_("the folder is neither empty nor a project"),
			     NULL);
		status = EXIT_CANNOT_CREATE;
	}
	if (!status)
		status = make_folders(folder);
	if (!status && !is_project)
		status = write_project(project, command);
	free(project);
	return status;
}

/* -- Articles ------------------------------------------------------------ */

static bool
is_plain(char c)
{
	return ascii_is_alnum(c) || c == '-' || c == '.' ||
	       (unsigned char)c >= 0x80;
}

/* Turns an id into a file's name. */
static void
make_name(const char *id, char name[MAX_NAME + 1])
{
	const char *slash = strrchr(id, '/');
	const char *base = slash && slash[1] ? slash + 1 : id;
	const char *point = strrchr(base, '.');
	size_t n = point && point > base ? (size_t)(point - base)
					 : strlen(base);

	if (n > MAX_NAME)
		for (n = MAX_NAME; ((unsigned char)base[n] & 0xC0) == 0x80;)
			n--;
	for (size_t i = 0; i < n; i++)
		name[i] = is_plain(base[i]) && (i || base[i] != '.') ? base[i]
								     : '_';
	name[n] = '\0';
	if (!n)
		strcpy(name, "article");
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Remembers NAME; *IS_NEW: no article had it before. */
static bool
add_name(struct omegat_folder *omegat, const char *name, bool *is_new)
{
	char *copy = strdup(name);
	char **found;

	if (!copy)
		return false;
	found = tsearch(copy, &omegat->names, compare_names);
	*is_new = found && *found == copy;
	if (!*is_new)
		free(copy);
	return found != NULL;
}

/* source/NAME.xlf as a path to be freed; NULL: out of memory. */
static char *
choose_path(struct omegat_folder *omegat, const char *id, uint64_t number)
{
	char base[MAX_NAME + 1], name[MAX_NAME + 64];
	bool is_new = false;

	make_name(id, base);
	snprintf(name, sizeof(name), "source/%s.xlf", base);
	if (!add_name(omegat, name, &is_new))
		return NULL;
	for (unsigned i = 0; !is_new; i++) {
		snprintf(name, sizeof(name), "source/%s-%" PRIu64 ".xlf", base,
			 number + i);
		if (!add_name(omegat, name, &is_new))
			return NULL;
	}
	return paths_join(omegat->command->omegat_folder, name);
}

static enum sumario_status
write_file(struct output *output, const struct sumario_document *doc,
	   const struct sumario_output *how)
{
	enum sumario_status status;

	status = sumario_write_place(SUMARIO_BEGIN, how, output_write, output);
	if (!status)
		status = sumario_document_write(doc, how, output_write, output);
	if (!status)
		status = sumario_write_place(SUMARIO_END, how, output_write,
					     output);
	return status;
}

enum exit_status
omegat_folder_write(struct omegat_folder *omegat,
		    const struct sumario_document *doc, uint64_t number)
{
	struct sumario_output how = omegat->command->output;
	struct output output;
	enum exit_status status, closed;
	char *path = choose_path(omegat, sumario_document_id(doc), number);

	if (!path)
		return message_fail_memory();
	how.many = false;
	status = output_open(&output, path);
	free(path);
	if (status)
		return status;
	status = output_check(&output, write_file(&output, doc, &how));
	closed = output_close(&output, !status);
	return status ? status : closed;
}

void
omegat_folder_close(struct omegat_folder *omegat)
{
	while (omegat->names) {
		char *name = *(char **)omegat->names;

		tdelete(name, &omegat->names, compare_names);
		free(name);
	}
}
