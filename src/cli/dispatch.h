/* SPDX-License-Identifier: MIT */
/*
 * The lanes of a run: its own, or with threads (-j) several.  Either way what
 * is taken here comes out in the order of the input.
 */
#ifndef CLI_DISPATCH_H
#define CLI_DISPATCH_H

#include "cli/run.h"

/* RUN's own lane and no other; false: out of memory. */
bool dispatch_init(struct run *run);

/* Starts threads, once, if the run is to have some; fewer do as well. */
void dispatch_start_threads(struct run *run);

bool dispatch_has_threads(const struct run *run);

/* Ends the threads and frees what is theirs. */
void dispatch_release(struct run *run);

/* Hands on a record of INPUT, which is copied; the status of the run so far. */
enum exit_status dispatch_record(struct run *run, const struct input *input,
				 const char *record, size_t len);

/* Hands on a text that was read whole; takes INPUT over. */
enum exit_status dispatch_text(struct run *run, struct input *input);

/* What is said from here on is said after what has been handed on. */
void dispatch_divert(struct run *run);

/* INPUT is read for threads: when it pauses, what is done is written. */
void dispatch_attach(struct run *run, struct input *input);

/* Whether something that was handed on is not yet written. */
bool dispatch_is_busy(const struct run *run);

/*
 * Waits for all that was handed on; after this all is as if there were no
 * threads, but for counts.
 */
enum exit_status dispatch_catch_up(struct run *run);

/* Adds what threads have counted to the own lane's df, once, at the end. */
enum exit_status dispatch_add_counts(struct run *run);

#endif
