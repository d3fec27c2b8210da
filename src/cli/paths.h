/* SPDX-License-Identifier: MIT */
/*
 * A file that a run writes must be none that it reads, and no other that it
 * writes, by whatever names: files are told apart by device and inode, and
 * those that are not there yet by their folder and name in it.  Devices and
 * pipes are left alone.
 */
#ifndef CLI_PATHS_H
#define CLI_PATHS_H

#include "cli/option.h"

#include <sys/types.h>

/* Outputs, FILE.part or FILE.ids beside them, a glossary, a journal, a state. */
#define MAX_WRITTEN 8

struct path {
	const char *option; /* what names it: "-o ", "" for FILE */
	const char *file;
	const char *ending; /* put after FILE, or "" */
	char *full;	    /* both */
	bool is_known;	    /* it is, or will be, a file, */
	dev_t device;	    /* which has these, or if there is */
	ino_t inode;	    /* NAME its folder has them */
	char *name;
};

struct paths {
	struct path written[MAX_WRITTEN];
	size_t n_written;
};

/* FOLDER/NAME, to be freed; NULL: out of memory. */
char *paths_join(const char *folder, const char *name);

/* Whether all that COMMAND names goes together; what does not is said. */
enum exit_status paths_check(const struct command *command);

/* Finds what COMMAND writes to. */
enum exit_status paths_init(struct paths *paths, const struct command *command);

/* Whether FILE, which is going to be read, is none of them. */
enum exit_status paths_check_input(const struct paths *paths, const char *file);

void paths_release(struct paths *paths);

#endif
