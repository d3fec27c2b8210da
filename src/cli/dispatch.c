/* SPDX-License-Identifier: MIT */
/*
 * From inputs to lanes, with threads or without.
 * What is to be read is put into jobs.  Without threads a job is done where it
 * is made, by the run's own lane.  With threads each job is a lane that writes
 * to memory, and the main thread, which only reads, puts what was written and
 * said into the order of the input.  What is counted, each thread counts in a
 * table of its own.
 */
#include <config.h>

#include "cli/dispatch.h"

#include "cli/jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Records are handed to a thread by so many bytes, so that passing them on
 * costs nothing beside the work, and no more than so many records, so that
 * little waits in memory when each of them gives a message.
 */
#define GROUP_SIZE ((size_t)64 * 1024)
#define MAX_GROUP 256
/* Jobs for each thread: enough to go on while one long article is waited for.
 */
#define JOBS_PER_THREAD 4
/* So many bytes of input for each thread are under way, or one article. */
#define BYTES_PER_THREAD ((size_t)8 << 20)

struct record {
	size_t begin, len; /* in the job's bytes */
	size_t line, column;
	uint64_t number;
};

/* Records, or an article, and the lane that reads them. */
struct job {
	struct lane *lane; /* the run's own, or */
	struct lane apart; /* with these: */
	struct output memory[N_SINKS];
	struct sumario_brief *brief;
	struct message_log log;
	struct input input; /* the article, if there are no records; */
	char *name;	    /* its name */
	struct position at; /* after it, or the records */
	const char *bytes;  /* of the records: the input's, or a copy: */
	struct bytes copy;
	size_t n_bytes; /* of the input that it stands for */
	struct record records[MAX_GROUP];
	size_t n_records;
	enum exit_status status;
};

/* What a thread keeps from job to job. */
struct thread {
	struct sumario_document *doc;
	struct sumario_df *df; /* NULL: nothing is counted */
};

struct dispatch {
	struct jobs *ring; /* NULL: no threads */
	bool tried;
	struct thread *threads;
	struct job *slots;
	size_t n_slots;
	struct job *group;	 /* being filled with records, or NULL */
	struct message_log log;	 /* said after all jobs under way */
	size_t n_bytes;		 /* of input, in jobs under way */
	enum exit_status status; /* of the first job that ended the run */
};

/* -- One job ------------------------------------------------------------- */

/* Does JOB. */
static enum exit_status
read_job(struct job *job)
{
	enum exit_status status = EXIT_DONE;

	if (!job->n_records)
		return lane_read_text(job->lane, &job->input);
	for (size_t i = 0; i < job->n_records && !status; i++) {
		const struct record *record = &job->records[i];

		job->input.line = record->line;
		job->input.column = record->column;
		job->input.number = record->number;
		status = lane_read_record(job->lane, &job->input,
					  job->bytes + record->begin,
					  record->len);
	}
	return status;
}

/* What a thread does. */
static void
run_job(void *user, unsigned thread)
{
	struct job *job = user;
	const struct thread *own = &job->lane->run->dispatch->threads[thread];

	message_divert(&job->log);
	job->lane->doc = own->doc;
	job->lane->df = own->df;
	job->status = read_job(job);
}

/* The next free job, whose lane is as the run's own is now. */
static void
begin_job(struct run *run, struct job *job, const struct input *input)
{
	job->input = *input;
	job->copy.n_items = job->n_bytes = job->n_records = 0;
	job->status = EXIT_DONE;
	job->lane = &run->own;
	if (!run->dispatch->ring)
		return;
	job->lane = &job->apart;
	job->apart = run->own;
	for (int i = 0; i < N_SINKS; i++)
		if (job->apart.outputs[i])
			job->apart.outputs[i] = &job->memory[i];
	job->apart.brief = job->brief;
	job->apart.tally = (struct tally){0};
}

/* Puts what JOB, a lane apart, wrote and said in its place. */
static enum exit_status
join(struct run *run, struct job *job)
{
	bool lost = job->log.lost;

	message_replay(&job->log);
	tally_add(&run->own.tally, &job->apart.tally);
	if (lost || (job->brief &&
		     sumario_brief_append(run->own.brief, job->brief, NULL)))
		return message_fail_memory();
	for (int i = 0; i < N_SINKS; i++)
		if (run->own.outputs[i] &&
		    !output_move(&job->memory[i], run->own.outputs[i]))
			return EXIT_IO; /* said when that is closed */
	return EXIT_DONE;
}

static enum exit_status
deliver(struct run *run, struct job *job)
{
	enum exit_status status = job->lane == &run->own ? EXIT_DONE
							 : join(run, job);

	if (!status)
		status = job->status;
	return status ? status : run_advance(run, &job->at);
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
	if (job->copy.n_room > 2 * GROUP_SIZE)
		vector_release(&job->copy);
}

/* -- Jobs one after another ---------------------------------------------- */

/* Takes the oldest job back; false: it is not done, or there is none. */
static bool
retire(struct run *run, bool wait)
{
	struct dispatch *dispatch = run->dispatch;
	struct job *job = jobs_find_done(dispatch->ring, wait);
	struct message_log *before;

	if (!job)
		return false;
	before = message_divert(NULL);
	if (!dispatch->status)
		dispatch->status = deliver(run, job);
	message_divert(before);
	dispatch->n_bytes -= job->n_bytes;
	end_job(job);
	jobs_release(dispatch->ring);
	return true;
}

static struct job *
wait_for_free(struct run *run)
{
	struct job *job = run->dispatch->ring ? NULL : run->dispatch->slots;

	while (!job && !(job = jobs_find_free(run->dispatch->ring)))
		retire(run, true);
	return job;
}

/* Hands JOB on when not too much is under way, or does it. */
static void
submit(struct run *run, struct job *job)
{
	struct dispatch *dispatch = run->dispatch;
	size_t most = run->command->n_jobs * BYTES_PER_THREAD;

	if (!dispatch->ring) {
		job->status = read_job(job);
		dispatch->status = deliver(run, job);
		end_job(job);
		return;
	}
	while (jobs_has_any(dispatch->ring) &&
	       (job->n_bytes > most || dispatch->n_bytes > most - job->n_bytes))
		retire(run, true);
	dispatch->n_bytes += job->n_bytes;
	jobs_submit(dispatch->ring);
}

static void
submit_group(struct run *run)
{
	struct job *group = run->dispatch->group;

	run->dispatch->group = NULL;
	if (group)
		submit(run, group);
}

bool
dispatch_has_threads(const struct run *run)
{
	return run->dispatch->ring != NULL;
}

bool
dispatch_is_busy(const struct run *run)
{
	return run->dispatch->ring && jobs_has_any(run->dispatch->ring);
}

void
dispatch_divert(struct run *run)
{
	if (run->dispatch->ring)
		message_divert(&run->dispatch->log);
}

enum exit_status
dispatch_catch_up(struct run *run)
{
	struct dispatch *dispatch = run->dispatch;
	bool lost;

	if (!dispatch->ring)
		return dispatch->status;
	submit_group(run);
	while (retire(run, true))
		;
	message_divert(NULL);
	if (dispatch->status) /* then that would not have come to pass */
		message_forget(&dispatch->log);
	lost = dispatch->log.lost;
	message_replay(&dispatch->log);
	if (lost)
		dispatch->status = message_fail_memory();
	return dispatch->status;
}

/* Nothing to read: those who wait for our output get what there is. */
static enum input_wait
on_wait(void *user)
{
	struct run *run = user;

	submit_group(run);
	while (retire(run, false))
		;
	return run->dispatch->status   ? INPUT_STOP
	       : dispatch_is_busy(run) ? INPUT_WAIT
				       : INPUT_READ;
}

void
dispatch_attach(struct run *run, struct input *input)
{
	if (!run->dispatch->ring)
		return;
	dispatch_divert(run);
	input->on_wait = on_wait;
	input->user = run;
}

/* -- What is handed on --------------------------------------------------- */

/* Memory is short: nothing more will be written. */
static enum exit_status
fail(struct dispatch *dispatch)
{
	dispatch->group = NULL; /* what is in it is lost with the run */
	return dispatch->status ? dispatch->status : message_fail_memory();
}

/*
 * Copies RECORD after those before it, with room for a mark that may be looked
 * for; false: out of memory.
 */
static bool
copy_record(struct job *job, const char *record, size_t len)
{
	const size_t usual = GROUP_SIZE + GROUP_SIZE / 2;

	if ((!job->copy.n_room && !vector_add_room(&job->copy, usual)) ||
	    !vector_add_room(&job->copy, len + sizeof(MARK)))
		return false;
	bytes_add(&job->copy, record, len);
	job->bytes = job->copy.items;
	return true;
}

enum exit_status
dispatch_record(struct run *run, const struct input *input, const char *record,
		size_t len)
{
	struct dispatch *dispatch = run->dispatch;
	bool is_long = len > run->command->max_record;
	struct job *job = dispatch->group;

	if (!job) {
		job = dispatch->group = wait_for_free(run);
		begin_job(run, job, input);
	}
	job->records[job->n_records++] =
		(struct record){job->copy.n_items, len, input->line,
				input->column, input->number};
	job->bytes = record;
	/* Of a long one no more is looked at than whether it has a mark. */
	if (dispatch->ring &&
	    !copy_record(job, record, is_long ? strlen(MARK) : len))
		return fail(dispatch);
	job->n_bytes = job->copy.n_items;
	job->at = run->here;
	if (dispatch->ring)
		run->own.n_written++;
	/* Without threads nobody waits for more of them. */
	if (!dispatch->ring || job->n_bytes >= GROUP_SIZE ||
	    job->n_records == MAX_GROUP)
		submit_group(run);
	return dispatch->status;
}

/* The job takes INPUT over, and what was said of it so far. */
enum exit_status
dispatch_text(struct run *run, struct input *input)
{
	struct dispatch *dispatch = run->dispatch;
	struct job *job = wait_for_free(run);

	job->name = strdup(input->name);
	if (!job->name)
		return fail(dispatch);
	begin_job(run, job, input);
	job->input.name = job->name;
	job->at = run->next;
	*input = (struct input){.name = input->name, .fd = -1};
	job->log = dispatch->log;
	dispatch->log = (struct message_log){0};
	job->n_bytes = job->input.n_bytes;
	if (dispatch->ring)
		run->own.n_written++;
	submit(run, job);
	return dispatch->status;
}

/* -- Threads ------------------------------------------------------------- */

bool
dispatch_init(struct run *run)
{
	struct dispatch *dispatch = run->dispatch = calloc(1,
							   sizeof(*dispatch));

	run->own.run = run;
	run->own.doc = sumario_document_new();
	if (!dispatch || !run->own.doc)
		return false;
	dispatch->n_slots = 1;
	dispatch->slots = calloc(1, sizeof(*dispatch->slots));
	return dispatch->slots != NULL;
}

static void
release_slots(struct dispatch *dispatch)
{
	for (size_t i = 0; dispatch->slots && i < dispatch->n_slots; i++) {
		struct job *job = &dispatch->slots[i];

		message_forget(&job->log);
		vector_release(&job->copy);
		free(job->name);
		sumario_brief_free(job->brief);
		for (int k = 0; k < N_SINKS; k++)
			output_release_memory(&job->memory[k]);
	}
	free(dispatch->slots);
}

static void
release_threads(struct dispatch *dispatch, unsigned n)
{
	jobs_free(dispatch->ring);
	for (unsigned i = 0; dispatch->threads && i < n; i++) {
		sumario_document_free(dispatch->threads[i].doc);
		sumario_df_free(dispatch->threads[i].df);
	}
	free(dispatch->threads);
	dispatch->ring = NULL;
	dispatch->threads = NULL;
}

void
dispatch_release(struct run *run)
{
	sumario_document_free(run->own.doc);
	if (!run->dispatch)
		return;
	release_threads(run->dispatch, run->command->n_jobs);
	release_slots(run->dispatch);
	free(run->dispatch);
	run->dispatch = NULL;
}

/* Whole numbers are added, so it does not show who counted what. */
enum exit_status
dispatch_add_counts(struct run *run)
{
	const struct thread *threads = run->dispatch->threads;
	struct sumario_error error;

	for (unsigned i = 0; run->own.df && threads && i < run->command->n_jobs;
	     i++)
		if (sumario_df_add(run->own.df, threads[i].df, &error)) {
			message_error(NULL, &error);
			return message_exit(error.status);
		}
	return EXIT_DONE;
}

static bool
make_threads(struct run *run, unsigned n)
{
	struct dispatch *dispatch = run->dispatch;

	dispatch->threads = calloc(n, sizeof(*dispatch->threads));
	for (unsigned i = 0; dispatch->threads && i < n; i++) {
		struct thread *thread = &dispatch->threads[i];

		thread->doc = sumario_document_new();
		if (run->own.df)
			thread->df = sumario_df_new();
		if (!thread->doc || (run->own.df && !thread->df))
			return false;
	}
	return dispatch->threads != NULL;
}

/* The slot that is there stays until the others are. */
static bool
make_slots(struct run *run, size_t n)
{
	struct dispatch *dispatch = run->dispatch;
	struct dispatch more = {.n_slots = n,
				.slots = calloc(n, sizeof(*more.slots))};
	bool good = more.slots != NULL;

	for (size_t i = 0; good && i < n; i++) {
		if (run->own.brief)
			more.slots[i].brief = sumario_brief_new();
		good = !run->own.brief || more.slots[i].brief;
		for (int k = 0; k < N_SINKS; k++)
			output_open_memory(&more.slots[i].memory[k]);
	}
	if (!good) {
		release_slots(&more);
		return false;
	}
	release_slots(dispatch);
	dispatch->slots = more.slots;
	dispatch->n_slots = n;
	return true;
}

/*
 * Whether writing an article takes what those before it were: such runs have
 * no threads.  A project of OmegaT gives its files names in order, and links
 * between articles point back.
 */
static bool
needs_order(const struct run *run)
{
	return run->own.omegat || run->repetitions;
}

void
dispatch_start_threads(struct run *run)
{
	struct dispatch *dispatch = run->dispatch;
	unsigned n = run->command->n_jobs, n_started = 0;
	char number[16];

	if (dispatch->tried || n < 2 || needs_order(run))
		return;
	dispatch->tried = true;
	if (make_threads(run, n) &&
	    make_slots(run, (size_t)n * JOBS_PER_THREAD))
		dispatch->ring = jobs_new(n, &n_started, dispatch->slots,
					  sizeof(*dispatch->slots),
					  dispatch->n_slots, run_job);
	if (!dispatch->ring)
		release_threads(dispatch, n);
	if (n_started == n)
		return;
	snprintf(number, sizeof(number), "%u", n_started ? n_started : 1);
	message_warn(NULL, 0, "fewer-threads",
		     N_("fewer threads than asked for"), number);
}
