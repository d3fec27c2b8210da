/* SPDX-License-Identifier: MIT */
/*
 * The verbs.  Each does what COMMAND asks for and writes to SINKS; JOURNAL is
 * NULL unless there is one.  The exit status, all said.  Articles that were
 * rejected are missing in what df count and brief write.
 */
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include "cli/sinks.h"

typedef enum exit_status verb_run_fn(const struct command *command,
				     struct sinks *sinks,
				     struct journal *journal);

verb_run_fn verb_read_run; /* no verb, and segment */
verb_run_fn verb_srx_run;  /* segment --srx */
verb_run_fn verb_align_run;
verb_run_fn verb_brief_run;
verb_run_fn verb_df_run;
verb_run_fn verb_merge_run;

#endif
