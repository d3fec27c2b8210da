/* SPDX-License-Identifier: MIT */
/* The files to be read, as named by the arguments or by a list. */
#ifndef CLI_NAMES_H
#define CLI_NAMES_H

#include "cli/input.h"
#include "cli/option.h"
#include "cli/paths.h"

struct names {
	const struct command *command;
	int n_taken;	   /* of the arguments */
	struct input list; /* if there is one */
	bool is_open;
	struct paths paths; /* none of which is a file of the list */
	char *name;
	size_t n_room;
};

/* What goes wrong is said. */
enum exit_status names_open(struct names *names, const struct command *command);

void names_close(struct names *names);

/* *NAME is valid until the next call; NULL: that was all. */
enum exit_status names_next(struct names *names, const char **name);

/* The bytes of a file; 0: that cannot be told. */
uint64_t names_size_of(const char *name);

/* Those of all files together; 0: that cannot be told. */
uint64_t names_size(const struct command *command);

#endif
