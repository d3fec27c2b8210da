/* SPDX-License-Identifier: MIT */
/* What is said on standard error of how far a batch is. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/option.h"
#include "cli/tally.h"

#include <stdbool.h>

struct progress {
	bool draws; /* a line that is written again and again */
	bool is_drawn, was_drawn;
	int width;		/* of what is drawn */
	uint64_t begun, due;	/* clock_now() */
	uint64_t n_all, n_done; /* bytes as they are stored; N_ALL 0: unknown */
	uint64_t n_earlier;	/* of N_DONE, by a run before, */
	bool earlier_errors;	/* whose errors are not told by this one */
	enum option_progress when;
	bool quiet;
	/* --report=hadoop */
	bool reports;
	uint64_t report_due;
	struct tally reported;
};

void progress_init(struct progress *progress, const struct command *command);

/* A run before has done FILE. */
void progress_pass_file(struct progress *progress, const char *file);

/* Says what is due; TALLY is of all articles that have been written. */
void progress_tell(struct progress *progress, const struct tally *tally);

/*
 * The last word.  SUMS: how many articles there were is of interest, as it was
 * a batch and is done.
 */
void progress_finish(struct progress *progress, const struct tally *tally,
		     bool sums);

#endif
