/* SPDX-License-Identifier: MIT */
/*
 * count reads articles as any other verb does; merge and info read tables,
 * one at a time.  Nothing is written before all of them have been taken.
 */
#include <config.h>

#include "cli/run.h"
#include "cli/verbs.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static enum sumario_status
take_table(void *df, const char *name, const char *bytes, size_t len,
	   struct sumario_error *error)
{
	(void)name;
	return sumario_df_read(df, bytes, len, error);
}

static enum exit_status
read_table(const struct command *command, const char *file,
	   struct sumario_df *df)
{
	return input_take_file(file, command->max_input, take_table, df);
}

static enum exit_status
read_tables(const struct command *command, struct sumario_df *df)
{
	enum exit_status status = EXIT_DONE;

	if (!command->n_files)
		return read_table(command, "-", df);
	for (int i = 0; i < command->n_files && !status; i++)
		status = read_table(command, command->files[i], df);
	return status;
}

static enum exit_status
take(struct lane *lane, const struct input *input)
{
	struct sumario_error error;

	if (!sumario_df_add_document(lane->df, lane->doc, &error))
		return EXIT_DONE;
	message_error(input->name, &error);
	return message_exit(error.status);
}

static const struct lane_verb counting = {.take = take};

static enum exit_status
count(const struct command *command, struct sumario_df *df)
{
	struct run run = {.command = command,
			  .verb = &counting,
			  .own = {.df = df, .how = {command->output}}};

	return run_articles(&run);
}

static enum exit_status
write_info(const struct sumario_df *df, struct output *output)
{
	struct sumario_df_info info;
	char text[256];

	sumario_df_get_info(df, &info);
	snprintf(text, sizeof(text),
		 "documents\t%" PRIu64 "\ntokens\t%" PRIu64 "\nstems\t%" PRIu64
		 "\ntokenizer\t%s\nstemmer\t%s\n",
		 info.n_documents, info.n_tokens, info.n_stems, info.tokenizer,
		 info.stemmer);
	return output_check(output, output_write(output, text, strlen(text))
					    ? SUMARIO_OK
					    : SUMARIO_IO);
}

enum exit_status
verb_df_run(const struct command *command, struct sinks *sinks,
	    struct journal *journal)
{
	struct output *output = &sinks->outputs[SINK_OUTPUT];
	struct sumario_df *df = sumario_df_new();
	enum exit_status status, wrote = EXIT_DONE;

	(void)journal;
	if (!df)
		return message_fail_memory();
	status = command->verb == VERB_DF_COUNT ? count(command, df)
						: read_tables(command, df);
	if (status == EXIT_DONE || status == EXIT_PARTIAL)
		wrote = command->verb == VERB_DF_INFO
				? write_info(df, output)
				: output_check(output, sumario_df_write(
							       df, output_write,
							       output));
	sumario_df_free(df);
	return wrote ? wrote : status;
}
