/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "cli/batch.h"

#include "cli/input.h"
#include "cli/omegat.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A byte-order mark in front of JSON Lines. */
#define MARK "\xEF\xBB\xBF"
/* So much of a text is split at a time. */
#define PART_SIZE ((size_t)256 * 1024)

/* Terms of an article's glossary: as many as one wants to look through. */
#define MAX_TERMS 100

struct batch {
	struct command *command;
	struct output *output;
	struct output ids;	 /* of mt-lines, beside the output; */
	bool has_ids;		 /* if that is a file */
	struct omegat omegat;	 /* instead of an output, if asked for */
	struct output *glossary; /* NULL: none */
	struct sumario_output glossary_output;
	struct sumario_df *df; /* articles are counted, not written */
	struct sumario_document *doc;
	struct sumario_repetitions *repetitions; /* NULL: in articles only */
	bool many;	    /* several articles: errors can take a place */
	bool begun;	    /* SUMARIO_BEGIN has been written */
	uint64_t n_written; /* documents and errors */
	uint64_t n_rejected;
};

/* Write errors end everything: they are never skipped. */
static enum exit_status
written_to(const struct output *output, enum sumario_status status)
{
	if (status == SUMARIO_IO)
		return output->error ? EXIT_IO : EXIT_BUG;
	if (status) {
		message_fail(NULL, "no-memory", N_("out of memory"), NULL);
		return EXIT_NO_RESOURCE;
	}
	return EXIT_DONE;
}

static enum exit_status
written(struct batch *batch, enum sumario_status status)
{
	return written_to(batch->output, status);
}

static enum exit_status
write_place(struct batch *batch, enum sumario_place place)
{
	if (batch->command->omegat_folder || batch->df)
		return EXIT_DONE;
	return written(batch,
		       sumario_write_place(place, &batch->command->output,
					   output_write, batch->output));
}

static enum exit_status
begin_article(struct batch *batch)
{
	batch->command->output.number = ++batch->n_written;
	return batch->n_written > 1 ? write_place(batch, SUMARIO_BETWEEN)
				    : EXIT_DONE;
}

/* What the user should know of the article, or the part, that was read. */
static void
tell_of(const struct batch *batch, const struct input *input)
{
	struct sumario_info info;
	char number[48];

	sumario_document_get_info(batch->doc, &info);
	message_tell(input->name, N_("encoding"), info.encoding);
	if (info.encoding_guessed)
		message_warn(input->name, input->line, "guessed-encoding",
			     N_("encoding guessed, name it with -e"),
			     info.encoding);
	if (info.n_replaced) {
		snprintf(number, sizeof(number), "%" PRIu64, info.n_replaced);
		message_warn(input->name, input->line, "replaced",
			     N_("bytes replaced by U+FFFD, number of places"),
			     number);
	}
	if (!info.n_segments)
		message_warn(input->name, input->line, "empty",
			     N_("the article is empty"), NULL);
}

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
report_counts(const struct batch *batch, const struct input *input)
{
	struct sumario_counts counts;

	sumario_document_get_counts(batch->doc, &counts);
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

static enum exit_status
write_glossary_place(struct batch *batch, enum sumario_place place)
{
	return !batch->glossary
		       ? EXIT_DONE
		       : written_to(batch->glossary,
				    sumario_write_place(
					    place, &batch->glossary_output,
					    output_write, batch->glossary));
}

static enum exit_status
write_glossary(struct batch *batch)
{
	return !batch->glossary
		       ? EXIT_DONE
		       : written_to(batch->glossary,
				    sumario_document_write(
					    batch->doc, &batch->glossary_output,
					    output_write, batch->glossary));
}

static enum exit_status
write_ids(struct batch *batch)
{
	struct sumario_output how = batch->command->output;
	enum sumario_status status;

	how.format = SUMARIO_MT_IDS;
	status = sumario_document_write(batch->doc, &how, output_write,
					&batch->ids);
	/* What went wrong with the file is said when it is closed. */
	return status == SUMARIO_IO ? EXIT_IO : written(batch, status);
}

static enum exit_status
write_document(struct batch *batch)
{
	enum exit_status status;

	if (batch->command->omegat_folder)
		return omegat_write(&batch->omegat, batch->doc,
				    batch->n_written);
	status = batch->has_ids ? write_ids(batch) : EXIT_DONE;
	if (status)
		return status;
	return written(batch, sumario_document_write(
				      batch->doc, &batch->command->output,
				      output_write, batch->output));
}

/* In the order of the output, so that a link always points back. */
static enum exit_status
link_repetitions(struct batch *batch)
{
	return !batch->repetitions
		       ? EXIT_DONE
		       : written(batch,
				 sumario_repetitions_link(batch->repetitions,
							  batch->doc, NULL));
}

static enum exit_status
count_article(struct batch *batch, const struct input *input)
{
	struct sumario_error error;

	if (!sumario_df_add_document(batch->df, batch->doc, &error))
		return EXIT_DONE;
	message_error(input->name, &error);
	return message_exit(error.status);
}

static enum exit_status
write_article(struct batch *batch, const struct input *input)
{
	enum exit_status status = begin_article(batch);

	tell_of(batch, input);
	if (batch->df)
		return count_article(batch, input);
	if (!status)
		status = link_repetitions(batch);
	if (batch->command->counts && !has_counts(&batch->command->output))
		report_counts(batch, input);
	if (!status)
		status = write_document(batch);
	return status ? status : write_glossary(batch);
}

/* Whether the first rejected article ends the run. */
static bool
fails(const struct batch *batch)
{
	const struct command *command = batch->command;

	return !batch->many ||
	       (command->on_error_given && command->on_error == ON_ERROR_FAIL);
}

/* An article was rejected: it ends the run, or an error takes its place. */
static enum exit_status
reject(struct batch *batch, const char *id, const struct sumario_error *error)
{
	enum exit_status status;

	if (fails(batch) || error->status == SUMARIO_NO_MEMORY ||
	    error->status == SUMARIO_USAGE)
		return message_exit(error->status);
	batch->n_rejected++;
	if (batch->df) /* it is told, and missing in the counts */
		return EXIT_DONE;
	status = begin_article(batch);
	if (!status)
		status = written(
			batch,
			sumario_write_error(id, error, &batch->command->output,
					    output_write, batch->output));
	return status;
}

static enum exit_status
run_record(struct batch *batch, const struct input *input, const char *line,
	   size_t len)
{
	size_t n_mark = input->line == 1 && len >= strlen(MARK) &&
					!memcmp(line, MARK, strlen(MARK))
				? strlen(MARK)
				: 0;
	struct sumario_options options = batch->command->options;
	struct sumario_error error;
	enum sumario_status status;
	char id[24];

	snprintf(id, sizeof(id), "%zu", input->line);
	options.id = id; /* if the record has none */
	options.title = NULL;
	options.original = input->name;
	if (len > batch->command->max_record) {
		error = (struct sumario_error){
			.status = SUMARIO_LIMIT,
			.code = "too-large",
			.message = N_("record longer than the limit"),
			.offset = SUMARIO_NOWHERE};
		status = SUMARIO_LIMIT;
	} else {
		status = sumario_document_read_record(batch->doc, &options,
						      line + n_mark,
						      len - n_mark, &error);
	}
	if (!status)
		return write_article(batch, input);
	error.line = input->line;
	if (error.offset != SUMARIO_NOWHERE)
		error.offset += n_mark;
	message_error(input->name, &error);
	return reject(batch,
		      status == SUMARIO_LIMIT ? id
					      : sumario_document_id(batch->doc),
		      &error);
}

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
run_records(struct batch *batch, struct input *input)
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
			status = run_record(batch, input, line, len);
	}
	return status;
}

static enum exit_status
run_text(struct batch *batch, struct input *input)
{
	struct sumario_options *options = &batch->command->options;
	struct sumario_error error;
	enum exit_status status;
	enum sumario_status read;

	status = input_read_all(input, batch->command->max_input);
	if (status)
		return status;
	options->original = input->name;
	read = sumario_document_read(batch->doc, options, input->bytes,
				     input->n_bytes, &error);
	if (!read)
		return write_article(batch, input);
	message_error(input->name, &error);
	return reject(batch, options->id ? options->id : input->name, &error);
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
		return reject(batch, options->id ? options->id : input->name,
			      &error);
	}
	input->at += *n_taken;
	if (!n_before && (*n_taken || input->ended))
		return write_article(batch, input);
	if (!*n_taken)
		return EXIT_DONE;
	sumario_document_get_info(batch->doc, &info);
	if (info.n_replaced)
		tell_of(batch, input);
	return write_document(batch);
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
	return write_place(batch, SUMARIO_BEGIN);
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
}

static enum exit_status
run_input(struct batch *batch, struct input *input)
{
	enum option_input kind = batch->command->input;
	bool is_jsonl = kind == INPUT_JSONL;
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
	status = begin(batch);
	if (status)
		return status;
	if (is_jsonl)
		return run_records(batch, input);
	return batch->command->options.depth == SUMARIO_DEPTH_SPLIT
		       ? run_parts(batch, input)
		       : run_text(batch, input);
}

/* A file that cannot be read is one rejected article of many. */
static enum exit_status
run_file(struct batch *batch, const char *file)
{
	struct input input;
	enum exit_status status = input_open(&input, file);

	if (!status) {
		status = run_input(batch, &input);
		input_close(&input);
	}
	if (!status || status == EXIT_IO || !input.error.code ||
	    batch->command->n_files < 2 || fails(batch))
		return status;
	status = begin(batch);
	return status ? status : reject(batch, file, &input.error);
}

static enum exit_status
run_files(struct batch *batch)
{
	struct command *command = batch->command;
	static char standard_input[] = "-";
	enum exit_status status = EXIT_DONE;

	if (!command->n_files)
		return run_file(batch, standard_input);
	for (int i = 0; i < command->n_files && !status; i++)
		status = run_file(batch, command->files[i]);
	return status;
}

enum exit_status
batch_write_srx(struct command *command, struct output *output)
{
	struct batch batch = {.command = command, .output = output};

	return written(&batch, sumario_write_srx(command->options.lexicon,
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
		return written(batch, SUMARIO_NO_MEMORY);
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
		return written_to(NULL, SUMARIO_NO_MEMORY);
	return EXIT_DONE;
}

static void
finish(struct batch *batch)
{
	sumario_document_free(batch->doc);
	sumario_repetitions_free(batch->repetitions);
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
		status = write_glossary_place(&batch, SUMARIO_BEGIN);
	if (!status)
		status = run_files(&batch);
	if (!status)
		status = write_place(&batch, SUMARIO_END);
	if (!status)
		status = write_glossary_place(&batch, SUMARIO_END);
	finish(&batch);
	if (!status && batch.n_rejected)
		status = EXIT_PARTIAL;
	return close_others(&batch, status);
}
