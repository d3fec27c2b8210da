/* SPDX-License-Identifier: MIT */
/*
 * Articles come from files or records and go, each in one way, through
 * article_run_record() or article_run_text(); with -j by way of workers.
 */
#include <config.h>

#include "cli/batch.h"

#include "cli/article.h"
#include "cli/workers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* So much of a text is split at a time. */
#define PART_SIZE ((size_t)256 * 1024)

/* Terms of an article's glossary: as many as one wants to look through. */
#define MAX_TERMS 100

/* White space only: such a line is no record. */
static bool
is_blank(const char *line, size_t len)
{
	size_t i = 0;

	while (i < len &&
	       (line[i] == ' ' || line[i] == '\t' || line[i] == '\r'))
		i++;
	return i == len;
}

static enum exit_status
run_lines(struct batch *batch, struct input *input)
{
	enum exit_status status = EXIT_DONE;

	while (!status) {
		const char *line;
		size_t len;

		status = input_read_line(input, batch->command->max_record,
					 &line, &len);
		if (status || !line)
			break;
		if (!is_blank(line, len))
			status = (batch->jobs ? workers_queue_record
					      : article_run_record)(
				batch, input, line, len);
	}
	return status;
}

static enum exit_status
run_records(struct batch *batch, struct input *input)
{
	enum exit_status status, caught;

	workers_start(batch);
	if (!batch->jobs)
		return run_lines(batch, input);
	workers_attach(batch, input);
	status = run_lines(batch, input);
	caught = workers_catch_up(batch);
	return caught ? caught : status;
}

static enum exit_status
run_text(struct batch *batch, struct input *input)
{
	enum exit_status status = input_read_all(input,
						 batch->command->max_input);

	if (status)
		return status;
	return batch->jobs ? workers_queue_text(batch, input)
			   : article_run_text(batch, input);
}

/*
 * The next part of a text of which N_BEFORE bytes have been taken, of at least
 * N_WANTED bytes if it has them.
 */
static enum exit_status
run_part(struct batch *batch, struct input *input, uint64_t n_before,
	 size_t n_wanted, size_t *n_taken)
{
	struct sumario_options *options = &batch->command->options;
	struct sumario_info info;
	struct sumario_error error;
	enum exit_status status = input_fill(input, n_wanted);

	if (status)
		return status;
	if (n_before + (input->n_bytes - input->at) > batch->command->max_input)
		return input_fail_limit(input);
	if (sumario_document_read_part(batch->doc, options,
				       input->bytes + input->at,
				       input->n_bytes - input->at, input->ended,
				       n_taken, &error)) {
		if (error.offset != SUMARIO_NOWHERE)
			error.offset += n_before;
		message_error(input->name, &error);
		input->at = input->n_bytes; /* what is left is not read */
		input->ended = true;
		return article_reject(
			batch, options->id ? options->id : input->name, &error);
	}
	input->at += *n_taken;
	if (!n_before && (*n_taken || input->ended))
		return article_write(batch, input);
	if (!*n_taken)
		return EXIT_DONE;
	sumario_document_get_info(batch->doc, &info);
	if (info.n_replaced)
		article_tell_of(batch, input);
	return article_write_document(batch);
}

/* Splits a text part by part: it need not fit into memory. */
static enum exit_status
run_parts(struct batch *batch, struct input *input)
{
	enum exit_status status = EXIT_DONE;
	size_t n_wanted = PART_SIZE, n_taken;
	uint64_t n_before = 0;

	batch->command->options.original = input->name;
	do {
		status = run_part(batch, input, n_before, n_wanted, &n_taken);
		n_before += n_taken;
		n_wanted = n_taken ? PART_SIZE : n_wanted * 2;
	} while (!status && !(input->ended && input->at == input->n_bytes));
	return status;
}

/* From here on the format is settled. */
static enum exit_status
begin(struct batch *batch)
{
	if (batch->begun)
		return EXIT_DONE;
	batch->begun = true;
	batch->command->output.many = batch->many;
	return article_write_place(batch, SUMARIO_BEGIN);
}

static bool
shows_entities(const struct sumario_output *output)
{
	return output->segments != SUMARIO_SEGMENTS_NONE &&
	       (output->format == SUMARIO_JSON ||
		output->format == SUMARIO_JSONL ||
		output->format == SUMARIO_TREE || output->inline_codes);
}

/* No more work than the output shows. */
static void
choose_depth(struct command *command)
{
	if (command->verb == VERB_DF_COUNT)
		command->options.depth = SUMARIO_DEPTH_WORDS;
	else if (command->output.format == SUMARIO_LINES &&
		 command->output.segments == SUMARIO_SEGMENTS_ALL &&
		 !command->counts && !command->glossary_file)
		command->options.depth = SUMARIO_DEPTH_SPLIT;
	else
		command->options.depth = command->verb == VERB_SEGMENT
						 ? SUMARIO_DEPTH_WORDS
						 : SUMARIO_DEPTH_RANK;
	command->options.entities = command->verb != VERB_DF_COUNT &&
				    (command->glossary_file ||
				     shows_entities(&command->output));
	command->options.n_terms = command->glossary_file ? MAX_TERMS : 0;
	if (command->verb == VERB_BRIEF) {
		command->options.entities = false;
		command->options.n_keywords = 0;
	}
}

/*
 * Whether a text is to be split part by part.  Workers take those that are one
 * part anyway; longer ones are not held in memory for them.
 */
static enum exit_status
choose_parts(const struct batch *batch, struct input *input, bool *is_parts)
{
	enum exit_status status = EXIT_DONE;

	*is_parts = batch->command->options.depth == SUMARIO_DEPTH_SPLIT;
	if (!*is_parts || !batch->jobs)
		return EXIT_DONE;
	status = input_fill(input, PART_SIZE);
	*is_parts = !input->ended || input->n_bytes > PART_SIZE;
	return status;
}

static enum exit_status
run_input(struct batch *batch, struct input *input)
{
	enum option_input kind = batch->command->input;
	bool is_jsonl = kind == INPUT_JSONL, is_parts = false;
	enum exit_status status = EXIT_DONE;

	if (kind == INPUT_AUTO)
		status = input_is_jsonl(input, &is_jsonl);
	if (status)
		return status;
	message_tell(input->name, N_("input"), is_jsonl ? "jsonl" : "text");
	if (is_jsonl) {
		batch->many = true;
		if (!batch->command->format_given && !batch->begun)
			batch->command->output.format = SUMARIO_JSONL;
	}
	choose_depth(batch->command);
	if (!is_jsonl)
		status = choose_parts(batch, input, &is_parts);
	if (!status && (is_jsonl || is_parts))
		status = workers_catch_up(batch);
	if (!status)
		status = begin(batch);
	if (status)
		return status;
	if (is_jsonl)
		return run_records(batch, input);
	return is_parts ? run_parts(batch, input) : run_text(batch, input);
}

/* A file that cannot be read is one rejected article of many. */
static enum exit_status
run_file(struct batch *batch, const char *file)
{
	struct input input;
	enum exit_status status, caught;

	if (batch->jobs) /* their turn comes before what is said of this one */
		message_divert(&batch->log);
	status = input_open(&input, file);
	if (!status) {
		status = run_input(batch, &input);
		input_close(&input);
	}
	caught = status ? workers_catch_up(batch) : EXIT_DONE;
	if (caught)
		return caught;
	if (!status || status == EXIT_IO || !input.error.code ||
	    batch->command->n_files < 2 || article_ends_run(batch))
		return status;
	status = begin(batch);
	return status ? status : article_reject(batch, file, &input.error);
}

static enum exit_status
run_files(struct batch *batch)
{
	struct command *command = batch->command;
	static char standard_input[] = "-";
	enum exit_status status = EXIT_DONE;

	if (!command->n_files)
		return run_file(batch, standard_input);
	if (command->n_files > 1)
		workers_start(batch);
	for (int i = 0; i < command->n_files && !status; i++)
		status = run_file(batch, command->files[i]);
	return status ? status : workers_catch_up(batch);
}

enum exit_status
batch_write_srx(struct command *command, struct output *output)
{
	struct batch batch = {.command = command, .output = output};

	return output_check(batch.output,
			    sumario_write_srx(command->options.lexicon,
					      output_write, output));
}

/*
 * What is written beside the output or instead of it: the ids of mt-lines in
 * OUTPUT.ids, a project of OmegaT.
 */
static enum exit_status
open_others(struct batch *batch)
{
	const struct command *command = batch->command;
	enum exit_status status;
	size_t size;
	char *path;

	if (command->omegat_folder)
		return omegat_open(&batch->omegat, command);
	if (command->output.format != SUMARIO_MT_LINES ||
	    !batch->output->temporary)
		return EXIT_DONE;
	size = strlen(command->output_file) + sizeof(".ids");
	path = malloc(size);
	if (!path)
		return output_check(batch->output, SUMARIO_NO_MEMORY);
	snprintf(path, size, "%s.ids", command->output_file);
	status = output_open(&batch->ids, path);
	batch->has_ids = !status;
	free(path);
	return status;
}

static enum exit_status
close_others(struct batch *batch, enum exit_status status)
{
	enum exit_status closed = EXIT_DONE;

	if (batch->has_ids)
		closed = output_close(&batch->ids,
				      status == EXIT_DONE ||
					      status == EXIT_PARTIAL);
	omegat_close(&batch->omegat);
	return closed ? closed : status;
}

/* The ending of the file's name tells the format. */
static void
set_glossary(struct batch *batch)
{
	const char *file = batch->command->glossary_file;
	size_t n = strlen(file);

	sumario_output_init(&batch->glossary_output);
	batch->glossary_output.format = n > 4 && !strcasecmp(file + n - 4,
							     ".tbx")
						? SUMARIO_GLOSSARY_TBX
						: SUMARIO_GLOSSARY_TSV;
}

/* What both kinds of runs begin with; BATCH has its command. */
static enum exit_status
start(struct batch *batch)
{
	struct command *command = batch->command;

	batch->many = command->n_files > 1 || command->input == INPUT_JSONL;
	command->options.on_error = command->on_error == ON_ERROR_REPLACE
					    ? SUMARIO_ON_ERROR_REPLACE
					    : SUMARIO_ON_ERROR_FAIL;
	batch->doc = sumario_document_new();
	if (command->repetitions == REPETITIONS_BATCH)
		batch->repetitions = sumario_repetitions_new();
	if (!batch->doc ||
	    (command->repetitions == REPETITIONS_BATCH && !batch->repetitions))
		return output_check(NULL, SUMARIO_NO_MEMORY);
	return EXIT_DONE;
}

static void
finish(struct batch *batch)
{
	workers_stop(batch);
	sumario_document_free(batch->doc);
	sumario_repetitions_free(batch->repetitions);
}

enum exit_status
batch_brief(struct command *command, struct sumario_brief *brief)
{
	struct batch batch = {.command = command, .brief = brief};
	enum exit_status status = start(&batch);

	if (!status)
		status = run_files(&batch);
	finish(&batch);
	return !status && batch.n_rejected ? EXIT_PARTIAL : status;
}

enum exit_status
batch_count(struct command *command, struct sumario_df *df)
{
	struct batch batch = {.command = command, .df = df};
	enum exit_status status = start(&batch);

	if (!status)
		status = run_files(&batch);
	finish(&batch);
	return !status && batch.n_rejected ? EXIT_PARTIAL : status;
}

enum exit_status
batch_run(struct command *command, struct output *output,
	  struct output *glossary)
{
	struct batch batch = {
		.command = command, .output = output, .glossary = glossary};
	enum exit_status status;

	status = start(&batch);
	if (status) {
		finish(&batch);
		return status;
	}
	status = open_others(&batch);
	if (glossary)
		set_glossary(&batch);
	if (!status)
		status = article_write_glossary_place(&batch, SUMARIO_BEGIN);
	if (!status)
		status = run_files(&batch);
	if (!status)
		status = article_write_place(&batch, SUMARIO_END);
	if (!status)
		status = article_write_glossary_place(&batch, SUMARIO_END);
	finish(&batch);
	if (!status && batch.n_rejected)
		status = EXIT_PARTIAL;
	return close_others(&batch, status);
}
