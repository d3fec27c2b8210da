/* SPDX-License-Identifier: MIT */
/* Files and standard input, read whole or line by line. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "cli/message.h"

#include <stdbool.h>
#include <stddef.h>

/* What to do while there is nothing to read. */
enum input_wait {
	INPUT_WAIT, /* ask again in a moment */
	INPUT_READ, /* there is nothing else to do: read, however long */
	INPUT_STOP  /* nothing more is wanted: as if the input had ended */
};

struct input {
	const char *name; /* as in messages */
	int fd;
	char *bytes;
	size_t n_bytes, n_room;
	size_t at;		    /* bytes before have been taken */
	bool ended;		    /* nothing more can be read */
	size_t line;		    /* number of the last line taken, from 1 */
	struct sumario_error error; /* why it cannot be read; no code: it can */
	/* Asked again and again while nothing can be read; NULL: nobody. */
	enum input_wait (*on_wait)(void *user);
	void *user;
};

/* "-" is standard input.  What goes wrong is said. */
enum exit_status input_open(struct input *input, const char *file);

void input_close(struct input *input);

/* Says that the input is too large. */
enum exit_status input_fail_limit(struct input *input);

/* Reads all; more than MAX bytes is a limit error. */
enum exit_status input_read_all(struct input *input, size_t max);

/* Reads until N bytes that have not been taken are there, or all. */
enum exit_status input_fill(struct input *input, size_t n);

/*
 * The next line without its LF, valid until the next call.  *LINE is NULL at
 * the end.  A line over MAX bytes is passed over: *LEN is then over MAX and
 * *LINE is only its beginning.
 */
enum exit_status input_read_line(struct input *input, size_t max,
				 const char **line, size_t *len);

/* Whether the input looks like JSON Lines; takes nothing. */
enum exit_status input_is_jsonl(struct input *input, bool *is_jsonl);

/* Whether it begins as HTML does; takes nothing. */
enum exit_status input_is_html(struct input *input, bool *is_html);

#endif
