/* SPDX-License-Identifier: MIT */
/*
 * A worker calls item_run_record() or item_run_text() as a run without
 * workers does, for a batch of its own that writes to memory.  The main thread
 * only reads, and puts what they wrote and said into the order of the input.
 * What is counted, each worker counts in a table of its own.
 */
#include <config.h>

#include "cli/workers.h"

#include "cli/jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

struct record {
	size_t begin, len; /* in the job's bytes */
	size_t line, column;
	uint64_t number;
};

/* A batch of its own, whose output and messages wait for their turn. */
struct job {
	struct batch batch;
	struct command command;
	struct output output, glossary;
	struct sumario_brief
		*brief; /* of the articles; NULL: they are written */
	struct message_log log;
	struct input input; /* the article, if there are no records; */
	char *name;	    /* its name */
	struct position at; /* behind it, or the records */
	struct bytes text;  /* of the records */
	size_t n_bytes;	    /* of the input that it stands for */
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
	if (job->batch.df)
		job->batch.df = job->batch.worker_dfs[worker];
	if (!job->n_records)
		status = item_run_text(&job->batch, &job->input);
	for (size_t i = 0; i < job->n_records && !status; i++) {
		job->input.line = job->records[i].line;
		job->input.column = job->records[i].column;
		job->input.number = job->records[i].number;
		status = item_run_record(&job->batch, &job->input,
					    job->text.items +
						    job->records[i].begin,
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
	job->batch.brief = job->brief;
	job->batch.tally = (struct tally){0};
	job->input = *input;
	job->text.n_items = job->n_bytes = job->n_records = 0;
	job->status = EXIT_DONE;
}

/* Puts what JOB wrote and said in its place. */
static enum exit_status
deliver(struct batch *batch, struct job *job)
{
	bool lost = job->log.lost;

	message_replay(&job->log);
	tally_add(&batch->tally, &job->batch.tally);
	if (lost)
		return message_fail_memory();
	if (job->brief && sumario_brief_append(batch->brief, job->brief, NULL))
		return message_fail_memory();
	if (batch->df || batch->brief) /* counted, not written */
		return job->status ? job->status
				   : item_advance(batch, &job->at);
	if ((batch->has_ids && !output_move(&job->batch.ids, &batch->ids)) ||
	    !output_move(&job->output, batch->output) ||
	    (batch->glossary && !output_move(&job->glossary, batch->glossary)))
		return EXIT_IO; /* said when that is closed */
	return job->status ? job->status : item_advance(batch, &job->at);
}

/* What memory JOB keeps is that of an ordinary group of records. */
static void
end_job(struct job *job)
{
	message_forget(&job->log);
	if (!job->n_records)
		input_close(&job->input);
	free(job->name);
	job->name = NULL;
	if (job->text.n_room > 2 * GROUP_SIZE)
		vector_release(&job->text);
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
enum exit_status
workers_catch_up(struct batch *batch)
{
	bool lost;

	if (!batch->jobs)
		return batch->status;
	submit_group(batch);
	while (retire(batch, true))
		;
	message_divert(NULL);
	if (batch->status) /* then that would not have come to pass */
		message_forget(&batch->log);
	lost = batch->log.lost;
	message_replay(&batch->log);
	if (lost)
		batch->status = message_fail_memory();
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
	const size_t usual = GROUP_SIZE + GROUP_SIZE / 2;

	return (job->text.n_room || vector_add_room(&job->text, usual)) &&
	       vector_add_room(&job->text, len + sizeof(MARK));
}

enum exit_status
workers_queue_record(struct batch *batch, const struct input *input,
		     const char *line, size_t len)
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
		return batch->status ? batch->status : message_fail_memory();
	}
	job->records[job->n_records++] = (struct record){
		job->text.n_items, len, input->line, input->column,
		input->number};
	bytes_add(&job->text, line, n_copied);
	job->n_bytes = job->text.n_items;
	job->at = batch->here;
	batch->n_written++;
	if (job->n_bytes >= GROUP_SIZE || job->n_records == MAX_GROUP)
		submit_group(batch);
	return batch->status;
}

/* The job takes INPUT over, and what was said of it so far. */
enum exit_status
workers_queue_text(struct batch *batch, struct input *input)
{
	struct job *job = wait_for_free(batch);

	job->name = strdup(input->name);
	if (!job->name)
		return batch->status ? batch->status : message_fail_memory();
	begin_job(batch, job, input);
	job->input.name = job->name;
	job->at = batch->next;
	*input = (struct input){.name = input->name, .fd = -1};
	job->log = batch->log;
	batch->log = (struct message_log){0};
	job->n_bytes = job->input.n_bytes;
	batch->n_written++;
	submit(batch, job);
	return batch->status;
}

void
workers_stop(struct batch *batch)
{
	size_t n_slots = (size_t)batch->command->n_jobs * JOBS_PER_WORKER;

	jobs_free(batch->jobs);
	batch->jobs = NULL;
	for (size_t i = 0; batch->slots && i < n_slots; i++) {
		struct job *job = &batch->slots[i];

		message_forget(&job->log);
		vector_release(&job->text);
		free(job->name);
		sumario_brief_free(job->brief);
		output_release_memory(&job->output);
		output_release_memory(&job->glossary);
		output_release_memory(&job->batch.ids);
	}
	for (unsigned i = 0; batch->worker_docs && i < batch->command->n_jobs;
	     i++)
		sumario_document_free(batch->worker_docs[i]);
	for (unsigned i = 0; batch->worker_dfs && i < batch->command->n_jobs;
	     i++)
		sumario_df_free(batch->worker_dfs[i]);
	free(batch->slots);
	free(batch->worker_docs);
	free(batch->worker_dfs);
	batch->slots = NULL;
	batch->worker_docs = NULL;
	batch->worker_dfs = NULL;
}

/* Whole numbers are added, so it does not show who counted what. */
enum exit_status
workers_add_counts(struct batch *batch)
{
	struct sumario_error error;

	for (unsigned i = 0; batch->worker_dfs && i < batch->command->n_jobs;
	     i++)
		if (sumario_df_add(batch->df, batch->worker_dfs[i], &error)) {
			message_error(NULL, &error);
			return message_exit(error.status);
		}
	return EXIT_DONE;
}

/* A table for each worker, if it is counted. */
static bool
make_tables(struct batch *batch)
{
	unsigned n = batch->command->n_jobs;

	if (!batch->df)
		return true;
	batch->worker_dfs = calloc(n, sizeof(struct sumario_df *));
	if (!batch->worker_dfs)
		return false;
	for (unsigned i = 0; i < n; i++)
		if (!(batch->worker_dfs[i] = sumario_df_new()))
			return false;
	return true;
}

static bool
make_jobs(struct batch *batch)
{
	unsigned n = batch->command->n_jobs;
	size_t n_slots = (size_t)n * JOBS_PER_WORKER;

	batch->slots = calloc(n_slots, sizeof(*batch->slots));
	batch->worker_docs = calloc(n, sizeof(struct sumario_document *));
	if (!batch->slots || !batch->worker_docs || !make_tables(batch))
		return false;
	for (unsigned i = 0; i < n; i++)
		if (!(batch->worker_docs[i] = sumario_document_new()))
			return false;
	for (size_t i = 0; i < n_slots; i++) {
		if (batch->brief &&
		    !(batch->slots[i].brief = sumario_brief_new()))
			return false;
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
void
workers_start(struct batch *batch)
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
		workers_stop(batch);
	if (n_started == n)
		return;
	snprintf(number, sizeof(number), "%u", n_started ? n_started : 1);
	message_warn(NULL, 0, "fewer-threads",
		     N_("fewer threads than asked for"), number);
}

void
workers_attach(struct batch *batch, struct input *input)
{
	message_divert(&batch->log);
	input->on_wait = on_wait;
	input->user = batch;
}
