/* SPDX-License-Identifier: MIT */
/*
 * Where the result goes: standard output, or a temporary beside the file
 * asked for, which takes that file's place only when all is written; or memory,
 * until it is this output's turn.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/message.h"
#include "cli/wrap.h"

#include <stdbool.h>

struct output {
	int fd;
	uint64_t n_written; /* bytes of the output */
	bool stays;	    /* TEMPORARY is not removed, whatever happens */
	char *file;	    /* NULL: written directly */
	char *temporary;    /* while it is there */
	int error;	    /* errno of the first failed write, or 0 */
	bool is_memory;	    /* all goes here: */
	char *bytes;
	size_t n_bytes, n_room;
	struct wrap wrap; /* of a terminal: where lines end */
};

/* FILE may be NULL.  What goes wrong is said. */
enum exit_status output_open(struct output *output, const char *file);

/*
 * The same for a run that may be cut off: the temporary is FILE.part, of which
 * the first N_WRITTEN bytes are there already.  HAS_ENDED: these are all, and
 * if there is no FILE.part then FILE has to be that long, and nothing is left
 * to be done.
 */
enum exit_status output_resume(struct output *output, const char *file,
			       uint64_t n_written, bool has_ended);

/*
 * From here on lines end between words, before the last column of the terminal
 * that OUTPUT goes to; nothing changes if its width is not known.
 */
void output_wrap(struct output *output);

/* A sumario_write_fn for a struct output. */
bool output_write(void *output, const char *bytes, size_t len);

/* Keeps what is written until output_move(), then output_release_memory(). */
void output_open_memory(struct output *output);

/* Writes to TO what is kept in FROM, which is then empty; as output_write(). */
bool output_move(struct output *from, struct output *to);

void output_release_memory(struct output *output);

/* What a failed write means; it is said. */
enum exit_status output_fail(const struct output *output);

/* KEEP: the file is put in its place.  Otherwise nothing stays behind. */
enum exit_status output_close(struct output *output, bool keep);

/*
 * What STATUS of a function that wrote to OUTPUT means for the run.  Write
 * errors end everything: they are never skipped.  Only these look at OUTPUT.
 */
enum exit_status output_check(const struct output *output,
			      enum sumario_status status);

#endif
