/* SPDX-License-Identifier: MIT */
/* All that a run writes besides messages; each comes whole, or none does. */
#ifndef CLI_SINKS_H
#define CLI_SINKS_H

#include "cli/journal.h"

enum sink {
	SINK_OUTPUT,
	SINK_IDS,   /* of mt-lines: in OUTPUT.ids */
	SINK_TERMS, /* the glossary */
	SINK_STATE, /* what briefings have told */
	SINK_RETRY, /* of merge: what is to be sent again, */
	SINK_RETRY_IDS, /* and its ids if it is mt-lines */
	N_SINKS
};

struct sinks {
	struct output outputs[N_SINKS];
	bool is_open[N_SINKS];
	int lock; /* of the state; -1: there is none */
};

/*
 * Opens what COMMAND asks for; if it has a journal, that is opened too and
 * tells how much of the output is there.  What goes wrong is said, and
 * sinks_close() is to be called in any case.
 */
enum exit_status sinks_open(struct sinks *sinks, const struct command *command,
			    struct journal *journal);

/* Opens SINK for the ids beside FILE. */
enum exit_status sinks_open_ids(struct sinks *sinks, enum sink sink,
				const char *file);

/* KEEP: all come into their places, up to one that cannot. */
enum exit_status sinks_close(struct sinks *sinks, bool keep);

#endif
