/* SPDX-License-Identifier: MIT */
/* Articles one after another, from the first input to the last. */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "cli/lane.h"
#include "cli/names.h"

struct run {
	const struct command *command;
	const struct lane_verb *verb;
	struct journal *journal; /* NULL: none */
	void *user;		 /* the verb's */
	struct lane own;	 /* its tally is the run's */
	bool many;		 /* several articles: errors can take a place */
	bool begun; /* the first article is there, the format is settled */
	struct sumario_repetitions *repetitions; /* NULL: in articles only */
	struct progress progress;
	struct names names;
	const char *file;     /* the one being read */
	struct position here; /* how far the input has been taken */
	struct position next; /* the file after it */
	struct dispatch *dispatch;
};

/*
 * Reads all that the command of RUN names.  The caller has set the command, the
 * verb, and of the own lane where articles go.  EXIT_PARTIAL: some of them were
 * rejected.
 */
enum exit_status run_articles(struct run *run);

/* AT is where the articles end that have been written. */
enum exit_status run_advance(struct run *run, const struct position *at);

#endif
