/* SPDX-License-Identifier: MIT */
/*
 * Files and standard input, read whole or line by line.  What is compressed by
 * gzip or zstd, whatever its name, is read as what it was before.  A document
 * that is no text ends the input as damage does, at once.
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "cli/decompress.h"
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
	size_t at;	   /* bytes before have been taken */
	uint64_t n_before; /* bytes before these, forgotten */
	bool ended;	   /* nothing more can be read */
	char line_end;	   /* LF */
	size_t line;	   /* number of the last line taken, from 1 */
	size_t next_line;  /* after the last article taken, from 0 */
	uint64_t number;   /* of the last article taken, from 1 */
	size_t column;	   /* where it begins in its line */
	bool numbered;	   /* articles have numbers for ids, not lines */
	struct sumario_error error; /* why it cannot be read; no code: it can */
	/* Asked again and again while nothing can be read; NULL: nobody. */
	enum input_wait (*on_wait)(void *user);
	void *user;
	uint64_t *n_read; /* adds up what is read, as it is stored, or NULL */
	/*
	 * Compressed: more than MAX_PLAIN bytes must not be more than
	 * MAX_EXPANSION times of what they were made from; 0: no limit.
	 */
	uint64_t max_plain, max_expansion;
	bool recognised;
	struct decompressor *decompressor; /* NULL: not compressed; else of */
	char *stored;
	size_t n_stored, stored_at;
	bool stored_ended;
	uint64_t n_taken, n_made; /* in all */
	/* Why nothing more can be read; no code: it has not come to that. */
	struct sumario_error damage;
};

/* "-" is standard input.  What goes wrong is said. */
enum exit_status input_open(struct input *input, const char *file);

void input_close(struct input *input);

/* Says that the input is too large. */
enum exit_status input_fail_limit(struct input *input);

/* Reads all; more than MAX bytes is a limit error. */
enum exit_status input_read_all(struct input *input, size_t max);

/*
 * BYTES of malloc(), which are INPUT's from here on, are all that it has, in
 * the place of what was read.
 */
void input_replace(struct input *input, char *bytes, size_t n, size_t n_room);

/* Takes all that a file holds, LEN BYTES; what goes wrong goes to ERROR. */
typedef enum sumario_status input_take_fn(void *user, const char *name,
					  const char *bytes, size_t len,
					  struct sumario_error *error);

/*
 * Opens FILE, reads all of it, at most MAX bytes, lets TAKE take it, and closes
 * it.  NAME is FILE's as in messages.  What goes wrong is said.
 */
enum exit_status input_take_file(const char *file, size_t max,
				 input_take_fn *take, void *user);

/*
 * Says that the input is damaged, or expands too far, after what could be
 * read of it.  input_read_all() and input_read_line() do so themselves.
 */
enum exit_status input_check_end(struct input *input);

/* Reads until N bytes that have not been taken are there, or all. */
enum exit_status input_fill(struct input *input, size_t n);

/*
 * The next line without its LF, valid until the next call.  *LINE is NULL at
 * the end.  A line over MAX bytes is passed over: *LEN is then over MAX and
 * *LINE is only its beginning.
 */
enum exit_status input_read_line(struct input *input, size_t max,
				 const char **line, size_t *len);

/* What it is by its name and how it begins.  Nothing may have been taken. */
enum exit_status input_guess(struct input *input, enum sumario_input *kind);

/* How many bytes have been taken, decompressed. */
uint64_t input_offset(const struct input *input);

/* Passes over bytes until so many have been taken, or all. */
enum exit_status input_skip_to(struct input *input, uint64_t offset);

/*
 * What the input is known by: its name, its size if it is a file, and its
 * first bytes.  Nothing may have been taken.
 */
enum exit_status input_identify(struct input *input, uint64_t *fingerprint);

/*
 * The next article of a text in which a line SEPARATOR is between two, as
 * input_read_line() gives lines; input->line becomes that of its beginning.
 */
enum exit_status input_read_article(struct input *input, const char *separator,
				    size_t max, const char **text, size_t *len);

#endif
