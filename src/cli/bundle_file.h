/* SPDX-License-Identifier: MIT */
/* The file with the translations of many articles, and what goes with it. */
#ifndef CLI_BUNDLE_FILE_H
#define CLI_BUNDLE_FILE_H

#include "base/bytes.h"
#include "cli/option.h"

/* A file without a name, in which units wait for their articles. */
struct spill {
	int fd; /* -1: there is none yet */
};

#define SPILL_INIT \
	{ \
		-1 \
	}

/*
 * Reads the translation of COMMAND into BUNDLE, whose units go to SPILL; that
 * must stay open as long as BUNDLE is used.  *NAME is the file's, as in
 * messages.
 */
enum exit_status bundle_file_read(const struct command *command,
				  struct sumario_bundle *bundle,
				  struct spill *spill, const char **name);

void spill_close(struct spill *spill);

/* All of FILE, which is never NULL then even if it is empty. */
enum exit_status bundle_file_load(const char *file, size_t max,
				  struct bytes *bytes);

/*
 * The ids of mt-lines: those of --mt-ids, or what is beside the translation; no
 * items: there are none.
 */
enum exit_status bundle_file_load_ids(const struct command *command,
				      struct bytes *ids);

#endif
