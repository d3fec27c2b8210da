/* SPDX-License-Identifier: MIT */
/* The folder of an OmegaT project, ready to be opened. */
#ifndef CLI_OMEGAT_FOLDER_H
#define CLI_OMEGAT_FOLDER_H

#include "cli/option.h"
#include "cli/output.h"

/* The project being written; zeroed memory is an empty one. */
struct omegat_folder {
	const struct command *command;
	void *names; /* of the files written, a tree of tsearch() */
};

/*
 * Makes the folder COMMAND names with all that is in a project but articles.
 * One that is a project already keeps its settings; one with anything else in
 * it is refused.  What goes wrong is said.
 */
enum exit_status omegat_folder_open(struct omegat_folder *omegat,
				    const struct command *command);

/* Writes the article as source/NAME.xlf, NAME after its id. */
enum exit_status omegat_folder_write(struct omegat_folder *omegat,
				     const struct sumario_document *doc,
				     uint64_t number);

void omegat_folder_close(struct omegat_folder *omegat);

#endif
