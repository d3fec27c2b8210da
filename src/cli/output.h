/* SPDX-License-Identifier: MIT */
/*
 * Where the result goes: standard output, or a temporary beside the file
 * asked for, which takes that file's place only when all is written; or memory,
 * until it is this output's turn.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/bytes.h"
#include "cli/checksum.h"
#include "cli/message.h"
#include "cli/wrap.h"

#include <stdbool.h>

struct output {
	int fd;
	uint64_t n_written;  /* bytes of the output, */
	bool stays;	     /* TEMPORARY is not removed, whatever happens, */
	struct checksum sum; /* and this is kept of them */
	char *file;	     /* NULL: written directly */
	char *temporary;     /* while it is there */
	int error;	     /* errno of the first failed write, or 0 */
	bool is_list; /* a comma after its first byte is left out */
	bool is_memory;	     /* all goes here: */
	struct bytes bytes;
	struct wrap wrap; /* of a terminal: where lines end */
};

/* What is known of FILE.part, the output of a run that may be cut off. */
struct output_part {
	bool is_known;	    /* a run before has made it, */
	bool has_ended;	    /* or even all of the output */
	uint64_t n_written; /* its first bytes, which have to be there, */
	uint64_t checksum;  /* and are these */
};

/* FILE may be NULL.  What goes wrong is said. */
enum exit_status output_open(struct output *output, const char *file);

/*
 * The same for a run that may be cut off: the temporary is FILE.part, of which
 * PART is known, and which no other run may write to.  If PART has ended and
 * there is no FILE.part then FILE has to be all of it, and nothing is left to
 * be done.  A FILE.part that is not known is somebody else's, unless empty.
 */
enum exit_status output_resume(struct output *output, const char *file,
			       const struct output_part *part);

/*
 * Where FILE leads if it is a link, even to what is not there yet; to be freed.
 * NULL: out of memory.
 */
char *output_follow_links(const char *file);

/*
 * From here on lines end between words, before the last column of the terminal
 * that OUTPUT goes to; nothing changes if its width is not known.
 */
void output_wrap(struct output *output);

/* A sumario_write_fn for a struct output. */
bool output_write(void *output, const char *bytes, size_t len);

/* Writes all of BYTES to the file of FD; false: errno says why. */
bool output_write_file(int fd, const char *bytes, size_t len);

/* Keeps what is written until output_move(), then output_release_memory(). */
void output_open_memory(struct output *output);

/* Writes to TO what is kept in FROM, which is then empty; as output_write(). */
bool output_move(struct output *from, struct output *to);

void output_release_memory(struct output *output);

/* KEEP: the file is put in its place.  Otherwise nothing is left. */
enum exit_status output_close(struct output *output, bool keep);

/*
 * What STATUS of a function that wrote to OUTPUT means for the run.  Write
 * errors end everything: they are never skipped.  Only these look at OUTPUT.
 */
enum exit_status output_check(const struct output *output,
			      enum sumario_status status);

#endif
