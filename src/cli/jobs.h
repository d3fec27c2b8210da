/* SPDX-License-Identifier: MIT */
/*
 * Threads that work on a ring of jobs.  One thread fills jobs and takes them
 * back in the order in which they were filled; the workers, started here, do
 * them in between.  What is in a job is its owner's business: at any time it
 * belongs to the one thread that fills, does or takes it.
 */
#ifndef CLI_JOBS_H
#define CLI_JOBS_H

#include <stdbool.h>
#include <stddef.h>

struct jobs;

/* Does JOB; WORKER, from 0, tells which thread this is. */
typedef void jobs_work_fn(void *job, unsigned worker);

/*
 * Starts N_WORKERS threads, or as many as the system lets us have: *N_STARTED.
 * SLOTS are N_SLOTS jobs of SIZE bytes, the caller's.  NULL: there is no
 * thread, or memory is short.
 */
struct jobs *jobs_new(unsigned n_workers, unsigned *n_started, void *slots,
		      size_t size, size_t n_slots, jobs_work_fn *work);

/* Ends the threads; jobs that were not begun are never done.  NULL allowed. */
void jobs_free(struct jobs *jobs);

/* The job to be filled next; NULL: the ring is full. */
void *jobs_find_free(const struct jobs *jobs);

/* The job that jobs_find_free() gave is ready to be done. */
void jobs_submit(struct jobs *jobs);

/* Whether there is a job that was submitted and not yet released. */
bool jobs_has_any(const struct jobs *jobs);

/*
 * The oldest job if it is done; NULL: it is not, or there is none.  WAIT: until
 * it is.
 */
void *jobs_find_done(struct jobs *jobs, bool wait);

/* The job that jobs_find_done() gave can be filled again. */
void jobs_release(struct jobs *jobs);

#endif
