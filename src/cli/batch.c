/* SPDX-License-Identifier: MIT */
/*
 * Articles come from files or records and go, each in one way, through
 * run_record() or run_text() to write_article() or reject().  With -j those
 * are called by workers, for a batch of their own that writes to memory; the
 * main thread only reads, and puts what they wrote and said into the order of
 * the input.
 */
#include <config.h>

#include "cli/batch.h"

#include "cli/input.h"
#include "cli/jobs.h"
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

/*
 * Records are handed to a worker by so many bytes, so that passing them on
 * costs nothing beside the work, and no more than so many records, so that
 * little waits in memory when each of them gives a message.
 */
#define GROUP_SIZE ((size_t)64 * 1024)
#define MAX_GROUP 256
/* Jobs for each worker: enough to go on while one long article is waited for.
 */
#define JOBS_PER_WORKER 4
/* So many bytes of input for each worker are under way, or one article. */
#define BYTES_PER_WORKER ((size_t)8 << 20)

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
	uint64_t n_written; /* documents and errors, or handed to workers */
	uint64_t n_rejected;
	/* Threads; JOBS is NULL if there are none. */
	struct jobs *jobs;
	bool jobs_tried;
	struct sumario_document **worker_docs;
	struct job *slots;
	struct job *group;	 /* being filled with records, or NULL */
	struct message_log log;	 /* said after all jobs under way */
	size_t n_bytes;		 /* of input, in jobs under way */
	enum exit_status status; /* of the first job that ended the run */
};

/* Write errors end everything: they are never skipped. */
static enum exit_status
written_to(const struct output *output, enum sumario_status status)
{
	if (status == SUMARIO_IO && !output->is_memory)
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
	return written_to(&batch->ids, status);
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

/* The article that was read whole from INPUT. */
static enum exit_status
run_text_read(struct batch *batch, const struct input *input)
{
	struct sumario_options *options = &batch->command->options;
	struct sumario_error error;

	options->original = input->name;
	if (!sumario_document_read(batch->doc, options, input->bytes,
				   input->n_bytes, &error))
		return write_article(batch, input);
	message_error(input->name, &error);
	return reject(batch, options->id ? options->id : input->name, &error);
}

/* -- Jobs ---------------------------------------------------------------- */

struct record {
	size_t begin, len; /* in the job's bytes */
	size_t line;
};

/* A batch of its own, whose output and messages wait for their turn. */
struct job {
	struct batch batch;
	struct command command;
	struct output output, glossary;
	struct message_log log;
	struct input input; /* the article, if there are no records */
	char *bytes;
	size_t n_bytes, n_room;
	struct record records[MAX_GROUP];
	size_t n_records;
	enum exit_status status;
};

/* What a worker does. */
static void
run_job(void *user, unsigned worker)
{
	struct job *job = user;
	enum exit_status status = EXIT_DONE;

	message_divert(&job->log);
	job->batch.doc = job->batch.worker_docs[worker];
	if (!job->n_records)
		status = run_text_read(&job->batch, &job->input);
	for (size_t i = 0; i < job->n_records && !status; i++) {
		job->input.line = job->records[i].line;
		status = run_record(&job->batch, &job->input,
				    job->bytes + job->records[i].begin,
				    job->records[i].len);
	}
	job->status = status;
}

/* The next free job, as an empty batch like BATCH as it is now. */
static void
begin_job(const struct batch *batch, struct job *job, const struct input *input)
{
	struct output ids = job->batch.ids; /* its memory stays */

	job->command = *batch->command;
	job->batch = *batch;
	job->batch.ids = ids;
	job->batch.command = &job->command;
	job->batch.output = &job->output;
	job->batch.glossary = batch->glossary ? &job->glossary : NULL;
	job->batch.n_rejected = 0;
	job->input = *input;
	job->n_bytes = job->n_records = 0;
	job->status = EXIT_DONE;
}

static enum exit_status
no_memory(void)
{
	message_fail(NULL, "no-memory", N_("out of memory"), NULL);
	return EXIT_NO_RESOURCE;
}

/* Puts what JOB wrote and said in its place. */
static enum exit_status
deliver(struct batch *batch, struct job *job)
{
	bool lost = job->log.lost;

	message_replay(&job->log);
	batch->n_rejected += job->batch.n_rejected;
	if (lost)
		return no_memory();
	if ((batch->has_ids && !output_move(&job->batch.ids, &batch->ids)) ||
	    !output_move(&job->output, batch->output) ||
	    (batch->glossary && !output_move(&job->glossary, batch->glossary)))
		return EXIT_IO; /* said when that is closed */
	return job->status;
}

/* What memory JOB keeps is that of an ordinary group of records. */
static void
end_job(struct job *job)
{
	message_forget(&job->log);
	if (!job->n_records)
		input_close(&job->input);
	if (job->n_room > 2 * GROUP_SIZE) {
		free(job->bytes);
		job->bytes = NULL;
		job->n_room = 0;
	}
}

/* Takes the oldest job back; false: it is not done, or there is none. */
static bool
retire(struct batch *batch, bool wait)
{
	struct job *job = jobs_find_done(batch->jobs, wait);
	struct message_log *before;

	if (!job)
		return false;
	before = message_divert(NULL);
	if (!batch->status)
		batch->status = deliver(batch, job);
	message_divert(before);
	batch->n_bytes -= job->n_bytes;
	end_job(job);
	jobs_release(batch->jobs);
	return true;
}

static struct job *
wait_for_free(struct batch *batch)
{
	struct job *job;

	while (!(job = jobs_find_free(batch->jobs)))
		retire(batch, true);
	return job;
}

/* Hands JOB on when not too much is under way. */
static void
submit(struct batch *batch, struct job *job)
{
	size_t most = batch->command->n_jobs * BYTES_PER_WORKER;

	while (jobs_has_any(batch->jobs) &&
	       (job->n_bytes > most || batch->n_bytes > most - job->n_bytes))
		retire(batch, true);
	batch->n_bytes += job->n_bytes;
	jobs_submit(batch->jobs);
}

static void
submit_group(struct batch *batch)
{
	if (batch->group)
		submit(batch, batch->group);
	batch->group = NULL;
}

/* After this all is as if there had been no jobs. */
static enum exit_status
catch_up(struct batch *batch)
{
	if (!batch->jobs)
		return batch->status;
	submit_group(batch);
	while (retire(batch, true))
		;
	message_divert(NULL);
	if (batch->status) /* then that would not have come to pass */
		message_forget(&batch->log);
	message_replay(&batch->log);
	return batch->status;
}

/* Nothing to read: those who wait for our output get what there is. */
static enum input_wait
on_wait(void *user)
{
	struct batch *batch = user;

	submit_group(batch);
	while (retire(batch, false))
		;
	return batch->status		   ? INPUT_STOP
	       : jobs_has_any(batch->jobs) ? INPUT_WAIT
					   : INPUT_READ;
}

/* Room for LEN bytes, and those of a mark that may be looked for. */
static bool
make_room(struct job *job, size_t len)
{
	size_t room = job->n_bytes + len + sizeof(MARK);
	char *moved;

	if (room <= job->n_room)
		return true;
	if (room < GROUP_SIZE + GROUP_SIZE / 2)
		room = GROUP_SIZE + GROUP_SIZE / 2;
	moved = realloc(job->bytes, room);
	if (!moved)
		return false;
	job->bytes = moved;
	job->n_room = room;
	return true;
}

static enum exit_status
queue_record(struct batch *batch, const struct input *input, const char *line,
	     size_t len)
{
	bool is_long = len > batch->command->max_record;
	/* Of a long one no more is looked at than whether it has a mark. */
	size_t n_copied = is_long ? strlen(MARK) : len;
	struct job *job = batch->group;

	if (!job) {
		job = batch->group = wait_for_free(batch);
		begin_job(batch, job, input);
	}
	if (!make_room(job, n_copied)) {
		batch->group = NULL; /* what is in it is lost with the run */
		return batch->status ? batch->status : no_memory();
	}
	memcpy(job->bytes + job->n_bytes, line, n_copied);
	job->records[job->n_records++] = (struct record){job->n_bytes, len,
							 input->line};
	job->n_bytes += n_copied;
	batch->n_written++;
	if (job->n_bytes >= GROUP_SIZE || job->n_records == MAX_GROUP)
		submit_group(batch);
	return batch->status;
}

/* The job takes INPUT over, and what was said of it so far. */
static enum exit_status
queue_text(struct batch *batch, struct input *input)
{
	struct job *job = wait_for_free(batch);

	begin_job(batch, job, input);
	*input = (struct input){.name = input->name, .fd = -1};
	job->log = batch->log;
	batch->log = (struct message_log){0};
	job->n_bytes = job->input.n_bytes;
	batch->n_written++;
	submit(batch, job);
	return batch->status;
}

static void
free_jobs(struct batch *batch)
{
	size_t n_slots = (size_t)batch->command->n_jobs * JOBS_PER_WORKER;

	jobs_free(batch->jobs);
	batch->jobs = NULL;
	for (size_t i = 0; batch->slots && i < n_slots; i++) {
		struct job *job = &batch->slots[i];

		message_forget(&job->log);
		free(job->bytes);
		output_release_memory(&job->output);
		output_release_memory(&job->glossary);
		output_release_memory(&job->batch.ids);
	}
	for (unsigned i = 0; batch->worker_docs && i < batch->command->n_jobs;
	     i++)
		sumario_document_free(batch->worker_docs[i]);
	free(batch->slots);
	free(batch->worker_docs);
	batch->slots = NULL;
	batch->worker_docs = NULL;
}

static bool
make_jobs(struct batch *batch)
{
	unsigned n = batch->command->n_jobs;
	size_t n_slots = (size_t)n * JOBS_PER_WORKER;

	batch->slots = calloc(n_slots, sizeof(*batch->slots));
	batch->worker_docs = calloc(n, sizeof(struct sumario_document *));
	if (!batch->slots || !batch->worker_docs)
		return false;
	for (unsigned i = 0; i < n; i++)
		if (!(batch->worker_docs[i] = sumario_document_new()))
			return false;
	for (size_t i = 0; i < n_slots; i++) {
		output_open_memory(&batch->slots[i].output);
		output_open_memory(&batch->slots[i].glossary);
		output_open_memory(&batch->slots[i].batch.ids);
	}
	return true;
}

/*
 * Whether writing an article takes what those before it were: such runs have
 * no workers.  A project of OmegaT gives its files names in order, and links
 * between articles point back.
 */
static bool
needs_order(const struct command *command)
{
	return command->omegat_folder != NULL ||
	       command->repetitions == REPETITIONS_BATCH;
}

/* Threads are started for a batch, once; with fewer all is done as well. */
static void
start_jobs(struct batch *batch)
{
	unsigned n = batch->command->n_jobs, n_started = 0;
	char number[16];

	if (batch->jobs_tried || n < 2 || needs_order(batch->command))
		return;
	batch->jobs_tried = true;
	if (make_jobs(batch))
		batch->jobs = jobs_new(n, &n_started, batch->slots,
				       sizeof(*batch->slots),
				       (size_t)n * JOBS_PER_WORKER, run_job);
	if (!batch->jobs)
		free_jobs(batch);
	if (n_started == n)
		return;
	snprintf(number, sizeof(number), "%u", n_started ? n_started : 1);
	message_warn(NULL, 0, "fewer-threads",
		     N_("fewer threads than asked for"), number);
}

/* -- Inputs -------------------------------------------------------------- */

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
			status = (batch->jobs ? queue_record : run_record)(
				batch, input, line, len);
	}
	return status;
}

static enum exit_status
run_records(struct batch *batch, struct input *input)
{
	enum exit_status status, caught;

	start_jobs(batch);
	if (!batch->jobs)
		return run_lines(batch, input);
	message_divert(&batch->log);
	input->on_wait = on_wait;
	input->user = batch;
	status = run_lines(batch, input);
	caught = catch_up(batch);
	return caught ? caught : status;
}

static enum exit_status
run_text(struct batch *batch, struct input *input)
{
	enum exit_status status = input_read_all(input,
						 batch->command->max_input);

	if (status)
		return status;
	return batch->jobs ? queue_text(batch, input)
			   : run_text_read(batch, input);
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
		status = catch_up(batch);
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
	caught = status ? catch_up(batch) : EXIT_DONE;
	if (caught)
		return caught;
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
	if (command->n_files > 1)
		start_jobs(batch);
	for (int i = 0; i < command->n_files && !status; i++)
		status = run_file(batch, command->files[i]);
	return status ? status : catch_up(batch);
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
	free_jobs(batch);
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
