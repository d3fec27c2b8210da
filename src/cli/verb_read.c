/* SPDX-License-Identifier: MIT */
/*
 * No verb, and segment: each article is written in the format asked for, with
 * what goes beside it, in the order of the input.
 */
#include <config.h>

#include "base/ascii.h"
#include "cli/run.h"
#include "cli/verbs.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static enum exit_status
write_place(struct lane *lane, enum sumario_place place)
{
	enum exit_status status = EXIT_DONE;

	for (int i = 0; i < N_SINKS && !status; i++)
		if (lane->outputs[i])
			status = output_check(
				lane->outputs[i],
				sumario_write_place(place, &lane->how[i],
						    output_write,
						    lane->outputs[i]));
	return status;
}

static enum exit_status
begin_article(struct lane *lane)
{
	lane->how[SINK_OUTPUT].number = ++lane->n_written;
	return lane->n_written > 1 ? write_place(lane, SUMARIO_BETWEEN)
				   : EXIT_DONE;
}

static enum exit_status
write_article(struct lane *lane)
{
	enum exit_status status = EXIT_DONE;

	for (int i = 0; i < N_SINKS && !status; i++)
		if (lane->outputs[i])
			status = output_check(
				lane->outputs[i],
				sumario_document_write(lane->doc, &lane->how[i],
						       output_write,
						       lane->outputs[i]));
	return status;
}

/* -- Counts -------------------------------------------------------------- */

/* The formats of the schema say the counts themselves. */
static bool
has_counts(const struct sumario_output *output)
{
	return output->format == SUMARIO_JSON ||
	       output->format == SUMARIO_JSONL;
}

static void
report_count(const struct input *input, const char *label,
	     const struct sumario_count *count)
{
	char numbers[96];

	snprintf(numbers, sizeof(numbers), "%" PRIu64 " %" PRIu64 " %" PRIu64,
		 count->segments, count->words, count->chars);
	message_report(input->name, input->line, "counts", label, numbers);
}

static void
report_counts(const struct lane *lane, const struct input *input)
{
	struct sumario_counts counts;

	sumario_document_get_counts(lane->doc, &counts);
	report_count(input, N_("new segments, words, characters"),
		     &counts.fresh);
	report_count(input, N_("repeated segments, words, characters"),
		     &counts.repeated);
	report_count(input, N_("matched segments, words, characters"),
		     &counts.matched);
	report_count(input, N_("summary segments, words, characters"),
		     &counts.summary);
	report_count(input, N_("other segments, words, characters"),
		     &counts.rest);
}

/* -- Articles ------------------------------------------------------------ */

/* In the order of the output, so that a link always points back. */
static enum exit_status
link_repetitions(const struct lane *lane)
{
	struct sumario_repetitions *repetitions = lane->run->repetitions;

	return repetitions && sumario_repetitions_link(repetitions, lane->doc,
						       NULL)
		       ? message_fail_memory()
		       : EXIT_DONE;
}

static enum exit_status
take(struct lane *lane, const struct input *input)
{
	struct sumario_output *how = &lane->how[SINK_OUTPUT];
	enum exit_status status = begin_article(lane);

	if (!status)
		status = link_repetitions(lane);
	if (how->with_counts && !has_counts(how))
		report_counts(lane, input);
	if (!status && lane->omegat)
		status = omegat_folder_write(lane->omegat, lane->doc,
					     lane->n_written);
	return status ? status : write_article(lane);
}

static enum exit_status
reject(struct lane *lane, const char *id, const struct sumario_error *error)
{
	struct output *output = lane->outputs[SINK_OUTPUT];
	enum exit_status status = begin_article(lane);

	if (status || !output)
		return status;
	return output_check(output, sumario_write_error(id, error,
							&lane->how[SINK_OUTPUT],
							output_write, output));
}

static const struct lane_verb writing = {
	.place = write_place,
	.take = take,
	.reject = reject,
	.take_rest = write_article,
};

/* -- The verb ------------------------------------------------------------ */

/* The ending of the file's name tells the format. */
static void
set_terms(struct sumario_output *how, const char *file)
{
	size_t n = strlen(file);

	sumario_output_init(how);
	how->format = n > 4 && ascii_equals(file + n - 4, 4, ".tbx")
			      ? SUMARIO_GLOSSARY_TBX
			      : SUMARIO_GLOSSARY_TSV;
}

/* Where the run writes, and how. */
static void
set_outputs(struct run *run, struct sinks *sinks)
{
	const struct command *command = run->command;
	struct lane *own = &run->own;

	for (int i = 0; i < N_SINKS; i++)
		own->outputs[i] = sinks->is_open[i] ? &sinks->outputs[i] : NULL;
	own->how[SINK_OUTPUT] = own->how[SINK_IDS] = command->output;
	own->how[SINK_IDS].format = SUMARIO_MT_IDS;
	if (own->outputs[SINK_TERMS])
		set_terms(&own->how[SINK_TERMS], command->glossary_file);
}

enum exit_status
verb_read_run(const struct command *command, struct sinks *sinks,
	      struct journal *journal)
{
	struct omegat_folder omegat = {.names = NULL};
	struct run run = {
		.command = command, .verb = &writing, .journal = journal};
	enum exit_status status = EXIT_DONE;

	set_outputs(&run, sinks);
	if (command->repetitions == REPETITIONS_BATCH) {
		run.repetitions = sumario_repetitions_new();
		if (!run.repetitions)
			return message_fail_memory();
	}
	if (command->omegat_folder) { /* instead of an output */
		run.own.outputs[SINK_OUTPUT] = NULL;
		run.own.omegat = &omegat;
		status = omegat_folder_open(&omegat, command);
	}
	if (!status)
		status = run_articles(&run);
	omegat_folder_close(&omegat);
	sumario_repetitions_free(run.repetitions);
	return status;
}

enum exit_status
verb_srx_run(const struct command *command, struct sinks *sinks,
	     struct journal *journal)
{
	struct output *output = &sinks->outputs[SINK_OUTPUT];

	(void)journal;
	return output_check(output, sumario_write_srx(command->options.lexicon,
						      output_write, output));
}
