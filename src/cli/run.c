/* SPDX-License-Identifier: MIT */
/*
 * A run goes through its files; of each it is decided what it is, and then
 * records, whole texts or parts of a text are handed to the lanes.  With a
 * journal it passes over what a run before has done.
 */
#include <config.h>

#include "cli/run.h"

#include "base/bytes.h"
#include "cli/dispatch.h"
#include "cli/fingerprint.h"
#include "cli/json_stream.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* So much of a text is split at a time. */
#define PART_SIZE ((size_t)256 * 1024)

/* Terms of an article's glossary: as many as one wants to look through. */
#define MAX_TERMS 100

enum exit_status
run_advance(struct run *run, const struct position *at)
{
	progress_tell(&run->progress, &run->own.tally);
	return run->journal ? journal_note(run->journal,
					   run->own.outputs[SINK_OUTPUT], at,
					   &run->own.tally)
			    : EXIT_DONE;
}

/* -- Records ------------------------------------------------------------- */

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

static enum exit_status
read_record(const struct command *command, struct json_stream *stream,
	    const char **record, size_t *len)
{
	return command->separator
		       ? input_read_article(stream->input, command->separator,
					    command->max_record, record, len)
		       : json_stream_read(stream, record, len);
}

/* The next record: a value of JSON, or what is between two separators. */
static enum exit_status
take_record(struct run *run, struct input *input, const char *record,
	    size_t len)
{
	/* Of a long one only the beginning is there. */
	if (len <= run->command->max_record && is_blank(record, len))
		return EXIT_DONE;
	input->number++;
	run->here.byte = input_offset(input);
	run->here.line = input->line;
	return dispatch_record(run, input, record, len);
}

/* Whether a run before has done the first records of this file. */
static bool
is_begun(const struct run *run)
{
	const struct journal *journal = run->journal;

	return journal && journal->goes_on && journal->at.byte &&
	       run->here.file == journal->at.file;
}

/* Lines need not be looked at; what other values are depends on those before.
 */
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

/* Passes over what a run before has done. */
static enum exit_status
pass_records(struct run *run, struct json_stream *stream)
{
	struct input *input = stream->input;
	const struct position *at = &run->journal->at;
	enum exit_status status = input_identify(input, &run->here.input);

	if (status || !is_begun(run))
		return status;
	if (run->here.input != at->input)
		return journal_fail_input(run->journal, input->name);
	run->progress.n_earlier -= run->progress.n_done;
	status = pass_over(input, stream, at);
	run->progress.n_earlier += run->progress.n_done;
	return status;
}

static enum exit_status
run_records(struct run *run, struct input *input)
{
	struct json_stream stream = {.input = input};
	enum exit_status status = EXIT_DONE, caught;
	const char *record;
	size_t len;

	if (!run->command->separator)
		status = json_stream_begin(&stream, input,
					   run->command->max_record);
	input->numbered = !stream.one_a_line;
	if (!status && run->journal)
		status = pass_records(run, &stream);
	if (status)
		return status;
	dispatch_start_threads(run);
	dispatch_attach(run, input);
	while (!(status = read_record(run->command, &stream, &record, &len)) &&
	       record && !(status = take_record(run, input, record, len)))
		;
	caught = dispatch_catch_up(run);
	return caught ? caught : status;
}

static bool
add_bytes(void *user, const char *s, size_t len)
{
	return bytes_add(user, s, len);
}

/* The items of a feed are records; what is damaged ends it. */
static enum exit_status
run_feed(struct run *run, struct input *input)
{
	const struct sumario_options *options = &run->own.options;
	struct bytes records = {0};
	struct sumario_error error;
	enum sumario_status failed;
	enum exit_status status = input_read_all(input,
						 run->command->max_input);

	if (status)
		return status;
	failed = sumario_feed_write_records(
		input->bytes, input->n_bytes, options->encoding,
		options->on_error, add_bytes, &records, &error);
	input_replace(input, records.items, records.n_items, records.n_room);
	if (records.n_items)
		status = run_records(run, input);
	if (status || !failed)
		return status;
	message_error(input->name, &error);
	input->error = input->damage = error;
	return message_exit(error.status);
}

/* -- Texts --------------------------------------------------------------- */

/*
 * The next part of a text of which N_BEFORE bytes have been taken, of at least
 * N_WANTED bytes if it has them.
 */
static enum exit_status
run_part(struct run *run, struct input *input, uint64_t n_before,
	 size_t n_wanted, size_t *n_taken)
{
	enum exit_status status = input_fill(input, n_wanted);

	*n_taken = 0;
	if (status)
		return status;
	if (n_before + (input->n_bytes - input->at) > run->command->max_input)
		return input_fail_limit(input);
	status = lane_read_part(&run->own, input, n_before, n_taken);
	progress_tell(&run->progress, &run->own.tally);
	return status;
}

/* Splits a text part by part: it need not fit into memory. */
static enum exit_status
run_parts(struct run *run, struct input *input)
{
	enum exit_status status = EXIT_DONE;
	size_t n_wanted = PART_SIZE, n_taken;
	uint64_t n_before = 0;

	do {
		status = run_part(run, input, n_before, n_wanted, &n_taken);
		n_before += n_taken;
		n_wanted = n_taken ? PART_SIZE : n_wanted * 2;
	} while (!status && !(input->ended && input->at == input->n_bytes));
	return status ? status : input_check_end(input);
}

/* -- Inputs -------------------------------------------------------------- */

/* From here on the format is settled. */
static enum exit_status
begin(struct run *run)
{
	struct sumario_output *how = run->own.how;

	if (run->begun)
		return EXIT_DONE;
	run->begun = true;
	how[SINK_OUTPUT].many = how[SINK_IDS].many = run->many;
	if (run->journal) {
		run->journal->many = run->many;
		run->journal->format = how[SINK_OUTPUT].format;
	}
	return run->verb->place ? run->verb->place(&run->own, SUMARIO_BEGIN)
				: EXIT_DONE;
}

/* No more work than the output shows. */
static void
choose_depth(struct run *run)
{
	const struct command *command = run->command;
	struct sumario_options *options = &run->own.options;
	enum sumario_depth depth = command->verb == VERB_SUMMARISE ||
						   command->verb == VERB_BRIEF
					   ? SUMARIO_DEPTH_RANK
					   : SUMARIO_DEPTH_WORDS;

	options->depth = depth;
	options->entities = true;
	options->codes = !option_is_given(command, OPTION_NO_INLINE);
	options->n_terms = 0;
	sumario_options_fit(options, &run->own.how[SINK_OUTPUT]);
	if (option_writes_glossary(command) ||
	    command->output.format == SUMARIO_MT_JSON) {
		options->depth = depth;
		options->entities = true;
		options->n_terms = MAX_TERMS;
	}
	if (command->verb == VERB_BRIEF) /* it shows no article */
		options->depth = depth;
	if (!(command->verb & VERBS_READ)) {
		options->entities = false;
		options->n_keywords = 0;
	}
}

/*
 * Whether a text is to be split part by part.  Threads take those that are one
 * part anyway; longer ones are not held in memory for them.
 */
static enum exit_status
choose_parts(const struct run *run, struct input *input, bool *is_parts)
{
	enum exit_status status = EXIT_DONE;

	*is_parts = run->own.options.depth == SUMARIO_DEPTH_SPLIT &&
		    run->own.options.input == SUMARIO_INPUT_TEXT;
	if (!*is_parts || !dispatch_has_threads(run))
		return EXIT_DONE;
	status = input_fill(input, PART_SIZE);
	*is_parts = !input->ended || input->n_bytes > PART_SIZE;
	return status;
}

/* What INPUT is, as the options say or it shows. */
static enum exit_status
choose_kind(struct run *run, struct input *input, enum sumario_input *kind)
{
	enum option_input given = run->command->input;
	enum exit_status status = input_fill(input, 1);

	/* The choices of -i are "auto" and the kinds of the library. */
	*kind = (enum sumario_input)((int)given - INPUT_TEXT);
	if (!status && !input->n_bytes) /* no text; an empty one is no error */
		status = input_check_end(input);
	if (!status && given == INPUT_AUTO)
		status = input_guess(input, kind);
	if (run->command->separator && (*kind == SUMARIO_INPUT_JSONL ||
					*kind == SUMARIO_INPUT_FEED))
		*kind = SUMARIO_INPUT_TEXT;
	if (!status)
		message_tell(input->name, N_("input"),
			     sumario_input_name(*kind));
	return status;
}

static enum exit_status
read_input(struct run *run, struct input *input)
{
	enum sumario_input kind = SUMARIO_INPUT_TEXT;
	struct lane *own = &run->own;
	bool is_jsonl, is_feed, is_records, is_parts = false;
	enum exit_status status = choose_kind(run, input, &kind);

	if (status)
		return status;
	is_jsonl = kind == SUMARIO_INPUT_JSONL;
	is_feed = kind == SUMARIO_INPUT_FEED;
	is_records = is_jsonl || is_feed || run->command->separator;
	if (!is_jsonl && !is_feed && is_begun(run))
		return journal_fail_input(run->journal, input->name);
	run->many |= is_records;
	if (is_jsonl && !run->command->format_settled && !run->begun)
		own->how[SINK_OUTPUT].format = SUMARIO_JSONL;
	own->options.input = kind;
	choose_depth(run);
	if (!is_records)
		status = choose_parts(run, input, &is_parts);
	if (!status && (is_records || is_parts))
		status = dispatch_catch_up(run);
	if (!status)
		status = begin(run);
	if (status)
		return status;
	if (is_feed)
		return run_feed(run, input);
	if (is_records)
		return run_records(run, input);
	if (is_parts)
		return run_parts(run, input);
	status = input_read_all(input, run->command->max_input);
	return status ? status : dispatch_text(run, input);
}

/* -- Files --------------------------------------------------------------- */

static bool
has_many_files(const struct command *command)
{
	return command->n_files > 1 || command->files_from;
}

/* The position after FILE, from which it is a new one. */
static void
pass_file(struct position *at, const char *file)
{
	*at = (struct position){
		.file = at->file + 1,
		.names = fingerprint_add_string(at->names, file)};
}

/* Where a run before was, the files before have to be the same. */
static enum exit_status
check_names(const struct run *run, const char *file)
{
	const struct journal *journal = run->journal;

	return !journal || !journal->goes_on ||
			       run->here.file != journal->at.file ||
			       run->here.names == journal->at.names
		       ? EXIT_DONE
		       : journal_fail_input(journal, file);
}

static bool
is_done_already(const struct run *run)
{
	return run->journal && run->journal->goes_on &&
	       run->here.file < run->journal->at.file;
}

/* The next file that no run before has done; run->file is NULL at the end. */
static enum exit_status
next_file(struct run *run)
{
	enum exit_status status;

	for (;;) {
		if (run->names.is_open)
			dispatch_attach(run, &run->names.list);
		status = names_next(&run->names, &run->file);
		if (status || !run->file)
			return status;
		status = check_names(run, run->file);
		run->next = run->here;
		pass_file(&run->next, run->file);
		if (status || !is_done_already(run))
			return status;
		progress_pass_file(&run->progress, run->file);
		run->here = run->next;
	}
}

/* Whether INPUT, which failed, is an article that is rejected. */
static bool
can_be_rejected(const struct run *run, const struct input *input,
		enum exit_status status)
{
	return status != EXIT_IO && input->error.code &&
	       (has_many_files(run->command) || input->damage.code) &&
	       !lane_ends_run(run);
}

/*
 * A file that cannot be read is one rejected article of many; so is what is
 * damaged of one.
 */
static enum exit_status
reject_input(struct run *run, const struct input *input,
	     enum exit_status status)
{
	enum exit_status caught = dispatch_catch_up(run);

	if (caught || !can_be_rejected(run, input, status))
		return caught ? caught : status;
	status = begin(run);
	return status ? status
		      : lane_reject(&run->own,
				    input->damage.code ? input->name
						       : run->file,
				    &input->error);
}

/* When all of INPUT has been written that is noted. */
static enum exit_status
end_input(struct run *run, struct input *input, enum exit_status status)
{
	input_close(input);
	if (status)
		status = reject_input(run, input, status);
	if (!status && !dispatch_is_busy(run))
		status = run_advance(run, &run->next);
	run->here = run->next;
	return status;
}

/* Opens the next input; false: there are no more, or *STATUS says why. */
static bool
next_input(struct run *run, struct input *input, enum exit_status *status)
{
	while (!(*status = next_file(run)) && run->file) {
		/* What is said of it comes after what is said of the others. */
		dispatch_divert(run);
		*status = input_open(input, run->file);
		if (!*status) {
			input->max_plain = run->command->max_input;
			input->max_expansion = run->command->max_expansion;
			input->n_read = &run->progress.n_done;
			return true;
		}
		*status = end_input(run, input, *status);
		if (*status)
			break;
	}
	return false;
}

/* -- The run ------------------------------------------------------------- */

/* What the run before had come to. */
static void
go_on(struct run *run)
{
	const struct journal *journal = run->journal;
	struct lane *own = &run->own;
	char number[24];

	own->tally.n_results = journal->n_results;
	own->tally.n_errors = journal->n_errors;
	own->n_written = tally_records(&own->tally);
	own->how[SINK_OUTPUT].many = journal->many;
	own->how[SINK_OUTPUT].format = (enum sumario_format)journal->format;
	run->progress.earlier_errors = journal->n_errors > 0;
	run->begun = true;
	run->many = journal->many;
	snprintf(number, sizeof(number), "%" PRIu64, own->n_written);
	message_tell(journal->name, N_("articles that are done already"),
		     number);
}

static enum exit_status
start(struct run *run)
{
	const struct command *command = run->command;
	enum exit_status status;

	run->own.options = command->options;
	run->own.options.on_error = command->on_error == ON_ERROR_REPLACE
					    ? SUMARIO_ON_ERROR_REPLACE
					    : SUMARIO_ON_ERROR_FAIL;
	run->many = has_many_files(command) || command->input == INPUT_JSONL ||
		    command->separator;
	progress_init(&run->progress, command);
	if (run->journal && run->journal->goes_on)
		go_on(run);
	if (!dispatch_init(run))
		return message_fail_memory();
	status = names_open(&run->names, command);
	if (!status && has_many_files(command))
		dispatch_start_threads(run);
	return status;
}

/* All inputs have been read, or STATUS says why not. */
static enum exit_status
finish(struct run *run, enum exit_status status)
{
	enum exit_status caught = dispatch_catch_up(run);

	if (caught || status)
		return caught ? caught : status;
	if (is_done_already(run))
		return journal_fail_input(run->journal, NULL);
	status = check_names(run, NULL);
	if (!status)
		status = begin(run);
	if (!status)
		status = dispatch_add_counts(run);
	if (!status && run->verb->place)
		status = run->verb->place(&run->own, SUMARIO_END);
	if (!status && run->journal)
		status = journal_end(run->journal,
				     run->own.outputs[SINK_OUTPUT], &run->here,
				     &run->own.tally);
	return status;
}

enum exit_status
run_articles(struct run *run)
{
	enum exit_status status = start(run);
	struct input input;

	if (!status && !(run->journal && run->journal->part.has_ended)) {
		while (next_input(run, &input, &status) &&
		       !(status = end_input(run, &input,
					    read_input(run, &input))))
			;
		status = finish(run, status);
	}
	dispatch_release(run);
	names_close(&run->names);
	progress_finish(&run->progress, &run->own.tally,
			run->many && status == EXIT_DONE);
	return !status && run->own.tally.n_errors ? EXIT_PARTIAL : status;
}
