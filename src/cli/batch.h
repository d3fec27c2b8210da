/* SPDX-License-Identifier: MIT */
/* Articles one after another: files, or the records of JSON Lines. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/journal.h"
#include "cli/option.h"
#include "cli/output.h"

/*
 * Does what COMMAND asks for; the exit status, all said.  GLOSSARY and JOURNAL
 * are NULL unless it asks for one.
 */
enum exit_status batch_run(struct command *command, struct output *output,
			   struct output *glossary, struct journal *journal);

/* Counts the articles in DF and writes nothing; the exit status, all said. */
enum exit_status batch_count(struct command *command, struct sumario_df *df);

/* The same for a briefing. */
enum exit_status batch_brief(struct command *command,
			     struct sumario_brief *brief);

/* Writes the sentence rules instead. */
enum exit_status batch_write_srx(struct command *command,
				 struct output *output);

#endif
