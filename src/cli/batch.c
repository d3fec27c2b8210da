/* SPDX-License-Identifier: MIT */
/*
 * Articles come from files or records and go, each in one way, through
 * item_run_record() or item_run_text(); with -j by way of workers.
 */
#include <config.h>

#include "cli/batch.h"

#include "base/ascii.h"
#include "cli/item.h"
#include "cli/fingerprint.h"
#include "cli/json_stream.h"
#include "cli/jobs.h"
#include "cli/names.h"
#include "cli/workers.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So much of a text is split at a time. */
#define PART_SIZE ((size_t)256 * 1024)

/* Terms of an article's glossary: as many as one wants to look through. */
#define MAX_TERMS 100

/* White space only: such a line is no record, and no article. */
static bool
is_blank(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len &&
	       (s[i] == ' ' || s[i] == '\t' || s[i] == '\r' || s[i] == '\n'))
		i++;
	return i == len;
}

/* The next record: a value of JSON, or what is between two separators. */
static enum exit_status
run_record(struct batch *batch, struct input *input, const char *record,
	   size_t len)
{
	enum exit_status status;

	input->number++;
	batch->here.byte = input_offset(input);
	batch->here.line = input->line;
	if (batch->jobs)
		return workers_queue_record(batch, input, record, len);
	status = item_run_record(batch, input, record, len);
	return status ? status : item_advance(batch, &batch->here);
}

static enum exit_status
read_record(const struct command *command, struct json_stream *stream,
	    const char **record, size_t *len)
{
	return command->separator
		       ? input_read_article(stream->input, command->separator,
					    command->max_record, record, len)
		       : json_stream_read(stream, record, len);
}

static enum exit_status
run_each_record(struct batch *batch, struct json_stream *stream)
{
	struct input *input = stream->input;
	enum exit_status status = EXIT_DONE;

	while (!status) {
		const char *record;
		size_t len;

		status = read_record(batch->command, stream, &record, &len);
		if (status || !record)
			break;
		/* Of a long one only the beginning is there. */
		if (len <= batch->command->max_record && is_blank(record, len))
			continue;
		status = run_record(batch, input, record, len);
	}
	return status;
}

/* Whether a run before has done the first records of this file. */
static bool
is_begun(const struct batch *batch)
{
	const struct journal *journal = batch->journal;

	return journal && journal->goes_on && journal->at.byte &&
	       batch->here.file == journal->at.file;
}

/* Lines need not be looked at; what other values are depends on those before. */
static enum exit_status
pass_over(struct input *input, struct json_stream *stream,
	  const struct position *at)
{
	enum exit_status status = EXIT_DONE;
	const char *value = "";
	size_t len;

	if (stream->one_a_line) {
		input->line = (size_t)at->line;
		return input_skip_to(input, at->byte);
	}
	while (!status && value && input_offset(input) < at->byte) {
		status = json_stream_read(stream, &value, &len);
		input->number += value != NULL;
	}
	return status;
}

/* Passes over these. */
static enum exit_status
go_on_behind(struct batch *batch, struct json_stream *stream)
{
	struct input *input = stream->input;
	const struct position *at = &batch->journal->at;
	enum exit_status status = input_identify(input, &batch->here.input);

	if (status || !is_begun(batch))
		return status;
	if (batch->here.input != at->input)
		return journal_fail_input(batch->journal, input->name);
	batch->progress->n_earlier -= batch->progress->n_done;
	status = pass_over(input, stream, at);
	batch->progress->n_earlier += batch->progress->n_done;
	return status;
}

static enum exit_status
run_records(struct batch *batch, struct input *input)
{
	struct json_stream stream = {.input = input};
	enum exit_status status = EXIT_DONE, caught;

	if (!batch->command->separator)
		status = json_stream_begin(&stream, input,
					   batch->command->max_record);
	input->numbered = !stream.one_a_line;
	if (!status && batch->journal)
		status = go_on_behind(batch, &stream);
	if (status)
		return status;
	workers_start(batch);
	if (!batch->jobs)
		return run_each_record(batch, &stream);
	workers_attach(batch, input);
	status = run_each_record(batch, &stream);
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
			   : item_run_text(batch, input);
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
		return item_reject(
			batch, options->id ? options->id : input->name, &error);
	}
	input->at += *n_taken;
	batch->tally.n_bytes += *n_taken;
	progress_tell(batch->progress, &batch->tally);
	if (!n_before && (*n_taken || input->ended))
		return item_write(batch, input);
	if (!*n_taken)
		return EXIT_DONE;
	sumario_document_get_info(batch->doc, &info);
	if (info.n_replaced)
		item_tell_of(batch, input);
	return item_write_document(batch);
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
	return status ? status : input_check_end(input);
}

/* From here on the format is settled. */
static enum exit_status
begin(struct batch *batch)
{
	if (batch->begun)
		return EXIT_DONE;
	batch->begun = true;
	batch->command->output.many = batch->many;
	if (batch->journal) {
		batch->journal->many = batch->many;
		batch->journal->format = batch->command->output.format;
	}
	return item_write_place(batch, SUMARIO_BEGIN);
}

/* No more work than the output shows. */
static void
choose_depth(struct command *command)
{
	struct sumario_options *options = &command->options;
	enum sumario_depth depth = command->verb == VERB_SUMMARISE ||
						   command->verb == VERB_BRIEF
					   ? SUMARIO_DEPTH_RANK
					   : SUMARIO_DEPTH_WORDS;

	options->depth = depth;
	options->entities = true;
	options->n_terms = 0;
	sumario_options_fit(options, &command->output);
	if (command->glossary_file) {
		options->depth = depth;
		options->entities = true;
		options->n_terms = MAX_TERMS;
	}
	if (!(command->verb & VERBS_READ)) {
		options->entities = false;
		options->n_keywords = 0;
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

	*is_parts = batch->command->options.depth == SUMARIO_DEPTH_SPLIT &&
		    batch->command->options.input == SUMARIO_INPUT_TEXT;
	if (!*is_parts || !batch->jobs)
		return EXIT_DONE;
	status = input_fill(input, PART_SIZE);
	*is_parts = !input->ended || input->n_bytes > PART_SIZE;
	return status;
}

/* The choices of -i are "auto" and the kinds of the library, in its order. */
static enum option_input
get_kind(enum sumario_input input)
{
	return (enum option_input)(INPUT_TEXT + (int)input);
}

static enum sumario_input
get_input(enum option_input kind)
{
	return (enum sumario_input)((int)kind - INPUT_TEXT);
}

/* What INPUT is, as the options say or it shows. */
static enum exit_status
choose_kind(struct batch *batch, struct input *input, enum option_input *kind)
{
	struct sumario_options *options = &batch->command->options;
	enum exit_status status = EXIT_DONE;

	*kind = batch->command->input;
	status = input_fill(input, 1);
	if (!status && !input->n_bytes) /* no text; an empty one is no error */
		status = input_check_end(input);
	if (!status && *kind == INPUT_AUTO) {
		status = input_fill(input, SUMARIO_GUESS_BYTES);
		*kind = get_kind(sumario_input_guess(input->name, input->bytes,
						     input->n_bytes));
	}
	if (*kind == INPUT_JSONL && batch->command->separator)
		*kind = INPUT_TEXT;
	options->input = *kind == INPUT_JSONL ? SUMARIO_INPUT_TEXT
					      : get_input(*kind);
	if (!status)
		message_tell(input->name, N_("input"),
			     sumario_input_name(get_input(*kind)));
	return status;
}

static enum exit_status
run_input(struct batch *batch, struct input *input)
{
	enum option_input kind;
	bool is_jsonl, is_records, is_parts = false;
	enum exit_status status = choose_kind(batch, input, &kind);

	if (status)
		return status;
	is_jsonl = kind == INPUT_JSONL;
	is_records = is_jsonl || batch->command->separator;
	if (!is_jsonl && is_begun(batch))
		return journal_fail_input(batch->journal, input->name);
	if (is_records)
		batch->many = true;
	if (is_jsonl) {
		if (!batch->command->format_settled && !batch->begun)
			batch->command->output.format = SUMARIO_JSONL;
	}
	choose_depth(batch->command);
	if (kind == INPUT_TEXT && !is_records)
		status = choose_parts(batch, input, &is_parts);
	if (!status && (is_records || is_parts))
		status = workers_catch_up(batch);
	if (!status)
		status = begin(batch);
	if (status)
		return status;
	if (is_records)
		return run_records(batch, input);
	return is_parts ? run_parts(batch, input) : run_text(batch, input);
}

static bool
has_many_files(const struct command *command)
{
	return command->n_files > 1 || command->files_from;
}

/* Whether INPUT, which failed, is an article that is rejected. */
static bool
can_be_rejected(const struct batch *batch, const struct input *input,
		enum exit_status status)
{
	return status != EXIT_IO && input->error.code &&
	       (has_many_files(batch->command) || input->damage.code) &&
	       !item_ends_run(batch);
}

/*
 * A file that cannot be read is one rejected article of many; so is what is
 * damaged of one.
 */
static enum exit_status
run_file(struct batch *batch, const char *file)
{
	const struct command *command = batch->command;
	struct input input;
	enum exit_status status, caught;

	if (batch->jobs) /* their turn comes before what is said of this one */
		message_divert(&batch->log);
	status = input_open(&input, file);
	if (!status) {
		input.max_plain = command->max_input;
		input.max_expansion = command->max_expansion;
		input.n_read = &batch->progress->n_done;
		status = run_input(batch, &input);
		input_close(&input);
	}
	caught = status ? workers_catch_up(batch) : EXIT_DONE;
	if (caught)
		return caught;
	if (!status || !can_be_rejected(batch, &input, status))
		return status;
	status = begin(batch);
	return status ? status
		      : item_reject(batch,
				       input.damage.code ? input.name : file,
				       &input.error);
}

/* The position behind FILE, from which it is a new one. */
static void
pass_file(struct position *at, const char *file)
{
	*at = (struct position){
		.file = at->file + 1,
		.names = fingerprint_add_string(at->names, file)};
}

/* Where a run before was, the files before have to be the same. */
static enum exit_status
check_names(const struct batch *batch, const char *file)
{
	const struct journal *journal = batch->journal;

	return !journal || !journal->goes_on ||
			       batch->here.file != journal->at.file ||
			       batch->here.names == journal->at.names
		       ? EXIT_DONE
		       : journal_fail_input(journal, file);
}

static bool
is_done_already(const struct batch *batch)
{
	return batch->journal && batch->journal->goes_on &&
	       batch->here.file < batch->journal->at.file;
}

/* What is called FILE; when all of it has been written that is noted. */
static enum exit_status
run_name(struct batch *batch, const char *file)
{
	enum exit_status status = check_names(batch, file);

	if (status)
		return status;
	batch->next = batch->here;
	pass_file(&batch->next, file);
	if (is_done_already(batch)) {
		progress_pass_file(batch->progress, file);
	} else {
		status = run_file(batch, file);
		if (!status && !(batch->jobs && jobs_has_any(batch->jobs)))
			status = item_advance(batch, &batch->next);
	}
	batch->here = batch->next;
	return status;
}

static enum exit_status
run_names(struct batch *batch, struct names *names)
{
	enum exit_status status, caught;
	const char *file;

	for (;;) {
		status = names_next(names, &file);
		if (status || !file)
			break;
		status = run_name(batch, file);
		if (status)
			break;
		if (batch->jobs && names->is_open)
			workers_attach(batch, &names->list);
	}
	caught = workers_catch_up(batch);
	if (caught || status)
		return caught ? caught : status;
	if (is_done_already(batch))
		return journal_fail_input(batch->journal, NULL);
	status = check_names(batch, NULL);
	return status ? status : begin(batch);
}

static enum exit_status
run_files(struct batch *batch)
{
	struct names names;
	enum exit_status status = names_open(&names, batch->command);

	if (!status && has_many_files(batch->command))
		workers_start(batch);
	if (!status)
		status = run_names(batch, &names);
	names_close(&names);
	return status;
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
		return omegat_folder_open(&batch->omegat, command);
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
	omegat_folder_close(&batch->omegat);
	return closed ? closed : status;
}

/* The ending of the file's name tells the format. */
static void
set_glossary(struct batch *batch)
{
	const char *file = batch->command->glossary_file;
	size_t n = strlen(file);

	sumario_output_init(&batch->glossary_output);
	batch->glossary_output.format = n > 4 && ascii_equals(file + n - 4, 4,
							      ".tbx")
						? SUMARIO_GLOSSARY_TBX
						: SUMARIO_GLOSSARY_TSV;
}

/* What the run before had come to. */
static void
go_on(struct batch *batch)
{
	const struct journal *journal = batch->journal;
	char number[24];

	batch->tally.n_results = journal->n_results;
	batch->tally.n_errors = journal->n_errors;
	batch->progress->earlier_errors = journal->n_errors > 0;
	batch->n_written = tally_records(&batch->tally);
	batch->begun = true;
	batch->many = journal->many;
	batch->command->output.many = journal->many;
	batch->command->output.format = (enum sumario_format)journal->format;
	snprintf(number, sizeof(number), "%" PRIu64, batch->n_written);
	message_tell(journal->name, N_("articles that are done already"),
		     number);
}

/* What both kinds of runs begin with; BATCH has its command. */
static enum exit_status
start(struct batch *batch)
{
	struct command *command = batch->command;

	batch->many = has_many_files(command) ||
		      command->input == INPUT_JSONL || command->separator;
	progress_init(batch->progress, command);
	if (batch->journal && batch->journal->goes_on)
		go_on(batch);
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
finish(struct batch *batch, enum exit_status status)
{
	workers_stop(batch);
	progress_finish(batch->progress, &batch->tally,
			batch->many && status == EXIT_DONE);
	sumario_document_free(batch->doc);
	sumario_repetitions_free(batch->repetitions);
}

enum exit_status
batch_brief(struct command *command, struct sumario_brief *brief)
{
	struct progress progress;
	struct batch batch = {
		.command = command, .brief = brief, .progress = &progress};
	enum exit_status status = start(&batch);

	if (!status)
		status = run_files(&batch);
	finish(&batch, status);
	return !status && batch.tally.n_errors ? EXIT_PARTIAL : status;
}

enum exit_status
batch_count(struct command *command, struct sumario_df *df)
{
	struct progress progress;
	struct batch batch = {
		.command = command, .df = df, .progress = &progress};
	enum exit_status status = start(&batch);

	if (!status)
		status = run_files(&batch);
	if (!status)
		status = workers_add_counts(&batch);
	finish(&batch, status);
	return !status && batch.tally.n_errors ? EXIT_PARTIAL : status;
}

/* From the first article to what stands behind the last one. */
static enum exit_status
write_all(struct batch *batch)
{
	enum exit_status status = run_files(batch);

	if (!status)
		status = item_write_place(batch, SUMARIO_END);
	if (!status && batch->journal)
		status = journal_end(batch->journal, batch->output,
				     &batch->here, &batch->tally);
	return status;
}

enum exit_status
batch_run(struct command *command, struct output *output,
	  struct output *glossary, struct journal *journal)
{
	struct progress progress;
	struct batch batch = {.command = command,
			      .output = output,
			      .glossary = glossary,
			      .progress = &progress,
			      .journal = journal};
	enum exit_status status;

	status = start(&batch);
	if (status) {
		finish(&batch, status);
		return status;
	}
	status = open_others(&batch);
	if (glossary)
		set_glossary(&batch);
	if (!status)
		status = item_write_glossary_place(&batch, SUMARIO_BEGIN);
	if (!status && !(journal && journal->part.has_ended))
		status = write_all(&batch);
	if (!status)
		status = item_write_glossary_place(&batch, SUMARIO_END);
	finish(&batch, status);
	if (!status && batch.tally.n_errors)
		status = EXIT_PARTIAL;
	return close_others(&batch, status);
}
