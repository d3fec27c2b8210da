/* SPDX-License-Identifier: MIT */
/*
 * The threads of a batch (-j).  What they write and say comes out in the order
 * of the input, as if there were none.
 */
#ifndef CLI_WORKERS_H
#define CLI_WORKERS_H

#include "cli/item.h"

/* Starts them, once; batch->jobs stays NULL if the run has none. */
void workers_start(struct batch *batch);

/* Ends them and frees what is theirs.  There may be none. */
void workers_stop(struct batch *batch);

/* INPUT is read for them: when it pauses, what is done is written. */
void workers_attach(struct batch *batch, struct input *input);

/* Hands on a record of INPUT, which is copied; the status of the run so far. */
enum exit_status workers_queue_record(struct batch *batch,
				      const struct input *input,
				      const char *line, size_t len);

/* Hands on a text that was read whole; takes INPUT over. */
enum exit_status workers_queue_text(struct batch *batch, struct input *input);

/*
 * Waits for all that is under way; after this all is as if there were none,
 * but for counts.
 */
enum exit_status workers_catch_up(struct batch *batch);

/* Adds what the workers have counted to batch->df, once, at the end. */
enum exit_status workers_add_counts(struct batch *batch);

#endif
