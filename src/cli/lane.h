/* SPDX-License-Identifier: MIT */
/*
 * A run is what the verbs that read articles have in common: articles come from
 * inputs, go through a lane each, and what becomes of them is the verb's
 * business.  A run has one lane of its own, which writes where the run does; if
 * there are threads, each job is a lane that writes to memory until its turn
 * comes.  All of these functions say what went wrong; a status other than
 * EXIT_DONE ends the run.
 */
#ifndef CLI_LANE_H
#define CLI_LANE_H

#include "cli/input.h"
#include "cli/omegat_folder.h"
#include "cli/progress.h"
#include "cli/sinks.h"

/* A byte-order mark at the beginning of JSON Lines. */
#define MARK "\xEF\xBB\xBF"

struct run;

/* Where articles are read, one after another. */
struct lane {
	const struct run *run;
	struct sumario_options options;
	struct sumario_document *doc;
	struct output *outputs[N_SINKS]; /* NULL: not written */
	struct sumario_output how[N_SINKS];
	struct omegat_folder *omegat; /* NULL: no project is written, */
	struct sumario_df *df;	      /* nothing is counted, */
	struct sumario_brief *brief;  /* or gathered */
	uint64_t n_written;	      /* articles and errors before the next */
	struct tally tally;
};

/* What becomes of articles.  Functions that are NULL do nothing. */
struct lane_verb {
	/* Takes a record instead of reading an article from it. */
	enum exit_status (*record)(struct lane *lane, const struct input *input,
				   const char *record, size_t len);
	/* At PLACE before, between or after all articles. */
	enum exit_status (*place)(struct lane *lane, enum sumario_place place);
	/* LANE's document was read from INPUT. */
	enum exit_status (*take)(struct lane *lane, const struct input *input);
	/* It could not be read: an error takes its place. */
	enum exit_status (*reject)(struct lane *lane, const char *id,
				   const struct sumario_error *error);
	/* The same as TAKE for a part of an article after the first. */
	enum exit_status (*take_rest)(struct lane *lane);
};

/* Whether the first rejected article ends the run. */
bool lane_ends_run(const struct run *run);

/* An article was rejected: it ends the run, or an error takes its place. */
enum exit_status lane_reject(struct lane *lane, const char *id,
			     const struct sumario_error *error);

/* From the record that INPUT is at, LEN bytes, to the verb. */
enum exit_status lane_read_record(struct lane *lane, const struct input *input,
				  const char *record, size_t len);

/* The same for a text of which INPUT has all. */
enum exit_status lane_read_text(struct lane *lane, const struct input *input);

/*
 * The same for the next part of a text, of which N_BEFORE bytes have been
 * taken; *N_TAKEN of those that INPUT has are, or 0: there have to be more.
 */
enum exit_status lane_read_part(struct lane *lane, struct input *input,
				uint64_t n_before, size_t *n_taken);

#endif
