/* SPDX-License-Identifier: MIT */
/*
 * What is done with one article of a batch: it is read, then written,
 * or rejected.  All of these say what went wrong; a status other than EXIT_DONE
 * ends the run.
 */
#ifndef CLI_ITEM_H
#define CLI_ITEM_H

#include "cli/input.h"
#include "cli/journal.h"
#include "cli/omegat_folder.h"
#include "cli/option.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/tally.h"

/* A byte-order mark in front of JSON Lines. */
#define MARK "\xEF\xBB\xBF"

struct batch {
	struct command *command;
	struct output *output;
	struct output ids;	     /* of mt-lines, beside the output; */
	bool has_ids;		     /* if that is a file */
	struct omegat_folder omegat; /* instead of an output, if asked for */
	struct output *glossary;     /* NULL: none */
	struct sumario_output glossary_output;
	struct sumario_df *df;	     /* articles are counted, not written */
	struct sumario_brief *brief; /* or gathered */
	struct sumario_document *doc;
	struct sumario_repetitions *repetitions; /* NULL: in articles only */
	bool many;	    /* several articles: errors can take a place */
	bool begun;	    /* SUMARIO_BEGIN has been written */
	uint64_t n_written; /* documents and errors, or handed to workers */
	struct tally tally; /* of those whose output is where it belongs */
	struct progress *progress; /* the main thread's; */
	struct journal *journal;   /* so is this; NULL: none */
	struct position here;	   /* how far the input has been taken */
	struct position next;	   /* the file behind it */
	/* Threads; JOBS is NULL if there are none. */
	struct jobs *jobs;
	bool jobs_tried;
	struct sumario_document **worker_docs;
	struct sumario_df **worker_dfs; /* if DF is; added when all is done */
	struct job *slots;
	struct job *group;	 /* being filled with records, or NULL */
	struct message_log log;	 /* said after all jobs under way */
	size_t n_bytes;		 /* of input, in jobs under way */
	enum exit_status status; /* of the first job that ended the run */
};

/* What stands at PLACE in front of, between or behind articles. */
enum exit_status item_write_place(struct batch *batch,
				  enum sumario_place place);
enum exit_status item_write_glossary_place(struct batch *batch,
					   enum sumario_place place);

/* Says what the user should know of the article, or part, read from INPUT. */
void item_tell_of(const struct batch *batch, const struct input *input);

/* Writes batch->doc and nothing beside it. */
enum exit_status item_write_document(struct batch *batch);

/* Writes batch->doc, read from INPUT, with all that goes with it. */
enum exit_status item_write(struct batch *batch, const struct input *input);

/* Whether the first rejected article ends the run. */
bool item_ends_run(const struct batch *batch);

/* AT is where the articles end that have been written. */
enum exit_status item_advance(struct batch *batch, const struct position *at);

/* An article was rejected: it ends the run, or an error takes its place. */
enum exit_status item_reject(struct batch *batch, const char *id,
			     const struct sumario_error *error);

/* From the record that INPUT is at, LEN bytes, to its output. */
enum exit_status item_run_record(struct batch *batch, const struct input *input,
				 const char *record, size_t len);

/* From a text that was read whole from INPUT to its output. */
enum exit_status item_run_text(struct batch *batch, const struct input *input);

#endif
