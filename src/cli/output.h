/* SPDX-License-Identifier: MIT */
/*
 * Where the result goes: standard output, or a temporary beside the file
 * asked for, which takes that file's place only when all is written; or memory,
 * until it is this output's turn.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/message.h"

struct output {
	int fd;
	char *file;	 /* NULL: written directly */
	char *temporary; /* while it is there */
	int error;	 /* errno of the first failed write, or 0 */
	bool is_memory;	 /* all goes here: */
	char *bytes;
	size_t n_bytes, n_room;
};

/* FILE may be NULL.  What goes wrong is said. */
enum exit_status output_open(struct output *output, const char *file);

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
