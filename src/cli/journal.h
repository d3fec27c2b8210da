/* SPDX-License-Identifier: MIT */
/*
 * How far a batch has come, in a file, so that another run can go on
 * (--resume).  It is text, a line each, only ever added to:
 *
 *	sumario-journal 2 VERSION OPTIONS
 *	part
 *	at FILE BYTE LINE RESULTS ERRORS WRITTEN OUTPUT FORMAT MANY NAMES INPUT
 *SUM end ...
 *
 * OPTIONS, NAMES, INPUT and SUM are fingerprints, OUTPUT a checksum; NAMES is
 *of all files before FILE, SUM of the line up to it.  "part" is written when
 * the run has made its FILE.part, an "at" line when the first WRITTEN bytes of
 * the output are on the disk, and "end" when all are; what is after the last
 * line that is whole is as if it were not there.
 */
#ifndef CLI_JOURNAL_H
#define CLI_JOURNAL_H

#include "cli/option.h"
#include "cli/output.h"
#include "cli/tally.h"

/* A place between two articles of a batch. */
struct position {
	uint64_t file;	/* how many files are before this one */
	uint64_t byte;	/* of it, decompressed; 0: its beginning */
	uint64_t line;	/* its last line that has been taken */
	uint64_t names; /* of the files before it */
	uint64_t input; /* of itself, if BYTE is not 0 */
};

struct journal {
	const char *name;
	int fd;
	bool goes_on; /* a run before has come to AT, and to these: */
	struct position at;
	uint64_t n_results, n_errors;
	struct output_part part;
	unsigned format; /* enum sumario_format */
	unsigned many;	 /* there are several articles */
	uint64_t begun, due;
};

/* Reads what there is of COMMAND's journal.  What goes wrong is said. */
enum exit_status journal_open(struct journal *journal,
			      const struct command *command);

void journal_close(struct journal *journal);

/* Notes that the output's FILE.part is one of ours. */
enum exit_status journal_note_part(struct journal *journal);

/*
 * Notes, if it is time, that what was written to OUTPUT so far is all of the
 * articles before AT, which TALLY counts.  Costs a glance at the clock if not.
 */
enum exit_status journal_note(struct journal *journal, struct output *output,
			      const struct position *at,
			      const struct tally *tally);

/* The output is complete. */
enum exit_status journal_end(struct journal *journal, struct output *output,
			     const struct position *at,
			     const struct tally *tally);

/* Says that the journal is of other inputs. */
enum exit_status journal_fail_input(const struct journal *journal,
				    const char *name);

#endif
