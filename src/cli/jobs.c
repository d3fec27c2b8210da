/* SPDX-License-Identifier: MIT */
/*
 * A ring of jobs between one thread that submits and many that work.
 * Three counters run after each other round the ring: jobs submitted, jobs
 * begun by a worker, jobs released.  A job is found by its count modulo the
 * size of the ring, so the order of the input needs no sorting.
 */
#include <config.h>

#include "cli/jobs.h"

#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

/*
 * Nothing here recurses, so this is plenty; the system's usual 8 MiB would let
 * fewer threads start where memory is limited.
 */
#define STACK_SIZE ((size_t)1 << 20)

struct worker {
	struct jobs *jobs;
	unsigned index;
	pthread_t thread;
};

struct jobs {
	char *slots;
	size_t size, n_slots;
	jobs_work_fn *work;
	struct worker *workers;
	unsigned n_workers;
	bool *done; /* for each slot; guarded by LOCK, as is all below */
	pthread_mutex_t lock;
	pthread_cond_t submitted, finished;
	uint64_t n_submitted, n_begun, n_released;
	bool ends;
};

static void *
run_worker(void *user)
{
	struct worker *worker = user;
	struct jobs *jobs = worker->jobs;

	pthread_mutex_lock(&jobs->lock);
	for (;;) {
		size_t slot;

		while (!jobs->ends && jobs->n_begun == jobs->n_submitted)
			pthread_cond_wait(&jobs->submitted, &jobs->lock);
		if (jobs->ends)
			break;
		slot = (size_t)(jobs->n_begun++ % jobs->n_slots);
		pthread_mutex_unlock(&jobs->lock);
		jobs->work(jobs->slots + slot * jobs->size, worker->index);
		pthread_mutex_lock(&jobs->lock);
		jobs->done[slot] = true;
		pthread_cond_signal(&jobs->finished);
	}
	pthread_mutex_unlock(&jobs->lock);
	return NULL;
}

/* How many of N could be started. */
static unsigned
start_workers(struct jobs *jobs, unsigned n)
{
	pthread_attr_t attributes;
	sigset_t all, before;

	if (pthread_attr_init(&attributes))
		return 0;
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	/* Signals are the main thread's: workers inherit that they are not. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	for (unsigned i = 0; i < n; i++) {
		jobs->workers[i] = (struct worker){.jobs = jobs, .index = i};
		if (pthread_create(&jobs->workers[i].thread, &attributes,
				   run_worker, &jobs->workers[i]))
			break;
		jobs->n_workers++;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	return jobs->n_workers;
}

struct jobs *
jobs_new(unsigned n_workers, unsigned *n_started, void *slots, size_t size,
	 size_t n_slots, jobs_work_fn *work)
{
	struct jobs *jobs = calloc(1, sizeof(*jobs));

	*n_started = 0;
	if (!jobs)
		return NULL;
	jobs->slots = slots;
	jobs->size = size;
	jobs->n_slots = n_slots;
	jobs->work = work;
	pthread_mutex_init(&jobs->lock, NULL);
	pthread_cond_init(&jobs->submitted, NULL);
	pthread_cond_init(&jobs->finished, NULL);
	jobs->done = calloc(n_slots, sizeof(*jobs->done));
	jobs->workers = calloc(n_workers, sizeof(*jobs->workers));
	if (jobs->done && jobs->workers)
		*n_started = start_workers(jobs, n_workers);
	if (*n_started)
		return jobs;
	jobs_free(jobs);
	return NULL;
}

void
jobs_free(struct jobs *jobs)
{
	if (!jobs)
		return;
	pthread_mutex_lock(&jobs->lock);
	jobs->ends = true;
	pthread_cond_broadcast(&jobs->submitted);
	pthread_mutex_unlock(&jobs->lock);
	for (unsigned i = 0; i < jobs->n_workers; i++)
		pthread_join(jobs->workers[i].thread, NULL);
	pthread_cond_destroy(&jobs->finished);
	pthread_cond_destroy(&jobs->submitted);
	pthread_mutex_destroy(&jobs->lock);
	free(jobs->workers);
	free(jobs->done);
	free(jobs);
}

/* Only the caller's thread changes these two counters: it may look at them. */
void *
jobs_find_free(const struct jobs *jobs)
{
	return jobs->n_submitted - jobs->n_released < jobs->n_slots
		       ? jobs->slots +
				 (size_t)(jobs->n_submitted % jobs->n_slots) *
					 jobs->size
		       : NULL;
}

bool
jobs_has_any(const struct jobs *jobs)
{
	return jobs->n_submitted != jobs->n_released;
}

void
jobs_submit(struct jobs *jobs)
{
	pthread_mutex_lock(&jobs->lock);
	jobs->done[jobs->n_submitted % jobs->n_slots] = false;
	jobs->n_submitted++;
	pthread_cond_signal(&jobs->submitted);
	pthread_mutex_unlock(&jobs->lock);
}

void *
jobs_find_done(struct jobs *jobs, bool wait)
{
	size_t slot = (size_t)(jobs->n_released % jobs->n_slots);
	bool done;

	if (!jobs_has_any(jobs))
		return NULL;
	pthread_mutex_lock(&jobs->lock);
	while (wait && !jobs->done[slot])
		pthread_cond_wait(&jobs->finished, &jobs->lock);
	done = jobs->done[slot];
	pthread_mutex_unlock(&jobs->lock);
	return done ? jobs->slots + slot * jobs->size : NULL;
}

void
jobs_release(struct jobs *jobs)
{
	jobs->n_released++;
}
