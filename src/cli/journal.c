/* SPDX-License-Identifier: MIT */
/*
 * How far a run has come, for --resume.
 * A line is only added when the output it speaks of is on the disk, so whatever
 * is lost, the last line is true: the output is cut back to it and the input
 * passed over up to it.  A line that is not whole is known by its checksum.
 */
#include <config.h>

#include "cli/journal.h"

#include "cli/clock.h"
#include "cli/fingerprint.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "sumario-journal "
#define FORMAT_VERSION "2 "
#define PART "part\n"
#define LINE_SIZE 512
/*
 * No more than an eighth of the work, or a second of it, is done again, and
 * waiting for the disk takes no more than a fiftieth of the time.
 */
#define LEAST_INTERVAL (10 * MILLISECOND)
#define MOST_INTERVAL SECOND
#define SHARE_LOST 8
#define SHARE_WAITED 50

static enum exit_status
fail(const struct journal *journal, const char *message, const char *detail)
{
	message_fail(journal->name, "bad-journal", message, detail);
	return EXIT_DATA;
}

static enum exit_status
fail_write(const struct journal *journal)
{
	if (errno == ENOMEM)
		return output_check(NULL, SUMARIO_NO_MEMORY);
	message_fail_errno(journal->name, "write-failed", N_("cannot write"),
			   errno);
	return EXIT_IO;
}

enum exit_status
journal_fail_input(const struct journal *journal, const char *name)
{
	return fail(journal, N_("the journal is of other inputs"), name);
}

static void
write_header(const struct command *command, char *line)
{
	snprintf(line, LINE_SIZE, MAGIC FORMAT_VERSION "%s %016" PRIx64 "\n",
		 sumario_version(), command->fingerprint);
}

/* The line of JOURNAL as it is; WORD is "at" or "end". */
static void
write_line(const struct journal *journal, const char *word, char *line)
{
	const struct position *at = &journal->at;
	int n = snprintf(line, LINE_SIZE,
			 "%s %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64
			 " %" PRIu64 " %" PRIu64 " %016" PRIx64
			 " %u %u %016" PRIx64 " %016" PRIx64,
			 word, at->file, at->byte, at->line, journal->n_results,
			 journal->n_errors, journal->part.n_written,
			 journal->part.checksum, journal->format, journal->many,
			 at->names, at->input);

	snprintf(line + n, LINE_SIZE - (size_t)n, " %016" PRIx64 "\n",
		 fingerprint_add(FINGERPRINT_EMPTY, line, (size_t)n));
}

/* False: that is no whole line.  Written again it must be the same. */
static bool
parse_line(struct journal *journal, const char *line)
{
	struct journal read = *journal;
	struct position *at = &read.at;
	char word[8], again[LINE_SIZE];

	if (sscanf(line,
		   "%7s %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64
		   " %" SCNu64 " %" SCNu64 " %" SCNx64 " %u %u %" SCNx64
		   " %" SCNx64,
		   word, &at->file, &at->byte, &at->line, &read.n_results,
		   &read.n_errors, &read.part.n_written, &read.part.checksum,
		   &read.format, &read.many, &at->names, &at->input) != 12)
		return false;
	read.part.has_ended = !strcmp(word, "end");
	if (!read.part.has_ended && strcmp(word, "at") != 0)
		return false;
	write_line(&read, word, again);
	if (strcmp(again, line) != 0)
		return false;
	*journal = read;
	return true;
}

/* What is wrong with the header LINE, where WANTED should be. */
static enum exit_status
fail_header(const struct journal *journal, const char *line, const char *wanted)
{
	const char *options = strrchr(wanted, ' ');

	if (strncmp(line, MAGIC, strlen(MAGIC)) != 0)
		return fail(journal, N_("this is no journal"), NULL);
	return strncmp(line, wanted, (size_t)(options - wanted)) != 0
		       ? fail(journal, N_("the journal is of another version"),
			      NULL)
		       : fail(journal, N_("the journal is of other options"),
			      NULL);
}

/* Reads FILE; *N_GOOD bytes of it are whole lines. */
static enum exit_status
read_lines(struct journal *journal, FILE *file, const char *header,
	   size_t *n_good)
{
	char line[LINE_SIZE];

	*n_good = 0;
	if (!fgets(line, sizeof(line), file))
		return EXIT_DONE;
	/* The run before may have died over the header. */
	if (!strchr(line, '\n') && !strncmp(line, header, strlen(line)))
		return EXIT_DONE;
	if (strcmp(line, header) != 0)
		return fail_header(journal, line, header);
	*n_good = strlen(line);
	if (!fgets(line, sizeof(line), file) || strcmp(line, PART) != 0)
		return EXIT_DONE;
	journal->part.is_known = true;
	do {
		*n_good += strlen(line);
	} while (fgets(line, sizeof(line), file) && parse_line(journal, line));
	return EXIT_DONE;
}

/* Leaves nothing after the whole lines, and a header before. */
static enum exit_status
prepare(struct journal *journal, const char *header, size_t n_good)
{
	if (ftruncate(journal->fd, (off_t)n_good) ||
	    lseek(journal->fd, (off_t)n_good, SEEK_SET) < 0)
		return fail_write(journal);
	if (!n_good && !output_write_file(journal->fd, header, strlen(header)))
		return fail_write(journal);
	journal->goes_on = n_good > strlen(header) + strlen(PART);
	return EXIT_DONE;
}

static enum exit_status
read_journal(struct journal *journal, const struct command *command)
{
	char header[LINE_SIZE];
	int fd = dup(journal->fd);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "r");
	enum exit_status status;
	size_t n_good;

	if (!file) {
		if (fd >= 0)
			close(fd);
		return fail_write(journal);
	}
	write_header(command, header);
	status = read_lines(journal, file, header, &n_good);
	fclose(file);
	return status ? status : prepare(journal, header, n_good);
}

enum exit_status
journal_open(struct journal *journal, const struct command *command)
{
	struct stat stat;
	enum exit_status status;

	*journal = (struct journal){.name = command->journal_file,
				    .begun = clock_now()};
	journal->due = journal->begun + LEAST_INTERVAL;
	journal->fd = open(journal->name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (journal->fd < 0) {
		message_fail_errno(journal->name, "cannot-create",
				   N_("cannot create the journal"), errno);
		return EXIT_CANNOT_CREATE;
	}
	if (fstat(journal->fd, &stat) || !S_ISREG(stat.st_mode))
		status = fail(journal, N_("this is no journal"), NULL);
	else if (flock(journal->fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK)
		status = fail(journal, N_("another run is at work on it"),
			      NULL);
	else
		status = read_journal(journal, command);
	if (status)
		journal_close(journal);
	return status;
}

void
journal_close(struct journal *journal)
{
	if (journal->fd >= 0)
		close(journal->fd);
	journal->fd = -1;
}

/* Once a run, so it can wait for the disk. */
enum exit_status
journal_note_part(struct journal *journal)
{
	if (journal->part.is_known)
		return EXIT_DONE;
	journal->part.is_known = true;
	return output_write_file(journal->fd, PART, strlen(PART)) &&
			       !fdatasync(journal->fd)
		       ? EXIT_DONE
		       : fail_write(journal);
}

/* What is noted first has to be on the disk. */
static enum exit_status
add_line(struct journal *journal, const char *word, struct output *output,
	 const struct position *at, const struct tally *tally)
{
	char line[LINE_SIZE];

	if (fdatasync(output->fd)) {
		output->error = errno; /* said when it is closed */
		return EXIT_IO;
	}
	journal->at = *at;
	journal->n_results = tally->n_results;
	journal->n_errors = tally->n_errors;
	journal->part.n_written = output->n_written;
	journal->part.checksum = checksum_get(&output->sum);
	write_line(journal, word, line);
	return output_write_file(journal->fd, line, strlen(line))
		       ? EXIT_DONE
		       : fail_write(journal);
}

static uint64_t
clamp(uint64_t value, uint64_t least, uint64_t most)
{
	return value < least ? least : value > most ? most : value;
}

enum exit_status
journal_note(struct journal *journal, struct output *output,
	     const struct position *at, const struct tally *tally)
{
	uint64_t before = clock_now(), after, interval;
	enum exit_status status;

	if (before < journal->due)
		return EXIT_DONE;
	status = add_line(journal, "at", output, at, tally);
	after = clock_now();
	interval = clamp((after - journal->begun) / SHARE_LOST, LEAST_INTERVAL,
			 MOST_INTERVAL);
	if (interval < (after - before) * SHARE_WAITED)
		interval = (after - before) * SHARE_WAITED;
	journal->due = after + interval;
	return status;
}

enum exit_status
journal_end(struct journal *journal, struct output *output,
	    const struct position *at, const struct tally *tally)
{
	journal->part.has_ended = true;
	return add_line(journal, "end", output, at, tally);
}
