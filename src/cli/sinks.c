/* SPDX-License-Identifier: MIT */
/*
 * The output, and what is written beside it: the ids of mt-lines and a
 * glossary. They are opened before anything is read, so that what cannot be
 * written is known before the work is done, and closed in the opposite order,
 * the output last: when it is there all is.  But what a briefing has told is
 * noted when it is there: news may be told twice, but never be lost.
 */
#include <config.h>

#include "cli/sinks.h"

#include "cli/state_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is read as running text; a merged article keeps its own lines. */
static bool
is_prose(const struct command *command)
{
	enum sumario_format format = command->output.format;

	return format == SUMARIO_BULLETS ||
	       (format == SUMARIO_TEXT && command->verb != VERB_MERGE);
}

/* With a journal, which tells how much of it is there. */
static enum exit_status
open_output(struct output *output, const struct command *command,
	    struct journal *journal)
{
	enum exit_status status;

	if (!command->journal_file)
		return output_open(output, command->output_file);
	status = journal_open(journal, command);
	if (!status)
		status = output_resume(output, command->output_file,
				       &journal->part);
	return status ? status : journal_note_part(journal);
}

static enum exit_status
open_ids(struct output *ids, const char *output_file)
{
	size_t size = strlen(output_file) + sizeof(".ids");
	char *path = malloc(size);
	enum exit_status status;

	if (!path)
		return message_fail_memory();
	snprintf(path, size, "%s.ids", output_file);
	status = output_open(ids, path);
	free(path);
	return status;
}

/* The state is ours before anybody reads it. */
static enum exit_status
open_state(struct sinks *sinks, const char *file)
{
	enum exit_status status = state_file_lock(file, &sinks->lock);

	if (!status)
		status = output_open(&sinks->outputs[SINK_STATE], file);
	sinks->is_open[SINK_STATE] = !status;
	return status;
}

enum exit_status
sinks_open_ids(struct sinks *sinks, enum sink sink, const char *file)
{
	enum exit_status status = open_ids(&sinks->outputs[sink], file);

	sinks->is_open[sink] = !status;
	return status;
}

enum exit_status
sinks_open(struct sinks *sinks, const struct command *command,
	   struct journal *journal)
{
	struct output *outputs = sinks->outputs;
	enum exit_status status;

	*sinks = (struct sinks){.outputs = {{.fd = -1}}, .lock = -1};
	status = open_output(outputs, command, journal);
	sinks->is_open[SINK_OUTPUT] = true;
	outputs->is_list = command->output.format == SUMARIO_MT_JSON;
	if (!status && command->state_file)
		status = open_state(sinks, command->state_file);
	if (!status && command->output.terminal && is_prose(command))
		output_wrap(outputs);
	if (!status && option_writes_glossary(command)) {
		status = output_open(&outputs[SINK_TERMS],
				     command->glossary_file);
		sinks->is_open[SINK_TERMS] = !status;
	}
	if (!status && command->retry_file) {
		status = output_open(&outputs[SINK_RETRY], command->retry_file);
		sinks->is_open[SINK_RETRY] = !status;
	}
	if (!status && command->output.format == SUMARIO_MT_LINES &&
	    command->verb & (VERBS_READ | VERB_BRIEF) && outputs->temporary)
		status = sinks_open_ids(sinks, SINK_IDS, command->output_file);
	return status;
}

enum exit_status
sinks_close(struct sinks *sinks, bool keep)
{
	static const enum sink order[N_SINKS] = {
		SINK_RETRY_IDS, SINK_RETRY,  SINK_TERMS,
		SINK_IDS,	SINK_OUTPUT, SINK_STATE};
	enum exit_status status = EXIT_DONE;

	for (int i = 0; i < N_SINKS; i++) {
		enum exit_status closed = EXIT_DONE;

		if (sinks->is_open[order[i]])
			closed = output_close(&sinks->outputs[order[i]],
					      keep && !status);
		if (closed > status)
			status = closed;
	}
	if (sinks->lock >= 0)
		close(sinks->lock);
	return status;
}
