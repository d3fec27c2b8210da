/* SPDX-License-Identifier: MIT */
/*
 * How far a batch is, on a terminal and for Hadoop.
 * Asked after every article, it looks at the clock and mostly does nothing.
 * The line is rewritten by a carriage return and blanks, which every terminal
 * knows, and taken away before a message.  What depends on the clock is only
 * said where progress was asked for, so that messages are the same in each run.
 * The lines for Hadoop are those of "How do I update counters in streaming
 * applications?" and "... status ..." of the Hadoop Streaming manual.
 */
#include <config.h>

#include "cli/progress.h"

#include "cli/clock.h"
#include "cli/names.h"

#include <inttypes.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define _(message) gettext(message)

/* No line for what is done before one could read it. */
#define FIRST_LINE SECOND
/* Fast enough to seem alive, slow enough to be read. */
#define LINE_INTERVAL (200 * MILLISECOND)
/* Hadoop kills a task that is silent for ten minutes; others are stricter. */
#define REPORT_INTERVAL (5 * SECOND)
/* After so many errors not all have been said. */
#define MAX_SAID 20
#define NO_WIDTH 80
#define MEGABYTE 1e6

/* The terminal's, less the column in which some begin a new line. */
static int
find_width(void)
{
	struct winsize size;

	return (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || !size.ws_col
			? NO_WIDTH
			: size.ws_col) -
	       1;
}

static void
erase(void *user)
{
	struct progress *progress = user;

	if (!progress->is_drawn)
		return;
	fprintf(stderr, "\r%*s\r", progress->width, "");
	fflush(stderr);
	progress->is_drawn = false;
	progress->width = 0;
}

/* In UTF-8; at most MOST characters of it. */
static void
draw(struct progress *progress, const char *text, int most)
{
	int width = 0;
	size_t n = 0;

	for (; text[n]; n++) {
		if ((text[n] & 0xC0) != 0x80 && width++ == most)
			break;
	}
	width = width > most ? most : width;
	fprintf(stderr, "\r%.*s", (int)n, text);
	if (width < progress->width)
		fprintf(stderr, "%*s", progress->width - width, "");
	fflush(stderr);
	progress->width = width;
	progress->is_drawn = progress->was_drawn = true;
}

static double
seconds_since(uint64_t begun)
{
	return (double)(clock_now() - begun) / (double)SECOND;
}

static double
megabytes_a_second(const struct tally *tally, double seconds)
{
	return seconds > 0 ? (double)tally->n_bytes / MEGABYTE / seconds : 0;
}

/* How much is done and how long the rest takes, if that can be told. */
static void
write_left(const struct progress *progress, double seconds, char *text,
	   size_t size)
{
	uint64_t n_new = progress->n_done - progress->n_earlier;
	unsigned long left;
	double ratio;

	*text = '\0';
	if (!progress->n_all || !n_new || progress->n_done > progress->n_all)
		return;
	ratio = (double)progress->n_done / (double)progress->n_all;
	left = (unsigned long)(seconds *
				       (double)(progress->n_all -
						progress->n_done) /
				       (double)n_new +
			       0.5);
	if (left < 3600)
		snprintf(text, size, _(", %d %%, %lu:%02lu left"),
			 (int)(ratio * 100), left / 60, left % 60);
	else
		snprintf(text, size, _(", %d %%, %lu:%02lu:%02lu left"),
			 (int)(ratio * 100), left / 3600, left / 60 % 60,
			 left % 60);
}

static void
show(struct progress *progress, const struct tally *tally)
{
	char text[256], left[96];
	double seconds = seconds_since(progress->begun);

	write_left(progress, seconds, left, sizeof(left));
	snprintf(text, sizeof(text),
		 _("records: %" PRIu64 ", errors: %" PRIu64 ", %.1f MB/s%s"),
		 tally_records(tally), tally->n_errors,
		 megabytes_a_second(tally, seconds), left);
	draw(progress, text, find_width());
}

/* -- Hadoop -------------------------------------------------------------- */

/* Counters are told by how much they have grown. */
static void
report_counter(const char *name, const char *code, uint64_t n, uint64_t n_told)
{
	if (n > n_told)
		fprintf(stderr, "reporter:counter:sumario,%s%s,%" PRIu64 "\n",
			name, code, n - n_told);
}

static void
report(struct progress *progress, const struct tally *tally)
{
	struct tally *told = &progress->reported;

	erase(progress);
	report_counter("records", "", tally_records(tally),
		       tally_records(told));
	report_counter("results", "", tally->n_results, told->n_results);
	report_counter("errors", "", tally->n_errors, told->n_errors);
	report_counter("bytes", "", tally->n_bytes, told->n_bytes);
	/* Codes are only added at the end, so they have the same places. */
	for (size_t i = 0; i < tally->n_codes; i++)
		report_counter("error-", tally->codes[i].code,
			       tally->codes[i].n,
			       i < told->n_codes ? told->codes[i].n : 0);
	fprintf(stderr,
		"reporter:status:sumario: %" PRIu64 " records, %" PRIu64
		" errors\n",
		tally_records(tally), tally->n_errors);
	fflush(stderr);
	*told = *tally;
}

/* ------------------------------------------------------------------------ */

/* On a terminal that does not get the output itself. */
static bool
is_wanted(const struct command *command)
{
	switch (command->progress) {
	case PROGRESS_ALWAYS:
		return true;
	case PROGRESS_NEVER:
		return false;
	default:
		return !option_is_given(command, OPTION_QUIET) &&
		       isatty(STDERR_FILENO) &&
		       (command->output_file || !isatty(STDOUT_FILENO));
	}
}

void
progress_init(struct progress *progress, const struct command *command)
{
	*progress = (struct progress){
		.when = command->progress,
		.begun = clock_now(),
		.quiet = option_is_given(command, OPTION_QUIET),
		.reports = option_is_given(command, OPTION_REPORT)};
	progress->draws = is_wanted(command);
	progress->report_due = progress->begun + REPORT_INTERVAL;
	if (!progress->draws)
		return;
	progress->n_all = names_size(command);
	progress->due = progress->begun;
	if (command->progress == PROGRESS_AUTO)
		progress->due += FIRST_LINE;
	message_call_before(erase, progress);
}

void
progress_pass_file(struct progress *progress, const char *file)
{
	uint64_t size = names_size_of(file);

	progress->n_done += size;
	progress->n_earlier += size;
}

void
progress_tell(struct progress *progress, const struct tally *tally)
{
	uint64_t now;

	if (!progress->draws && !progress->reports)
		return;
	now = clock_now();
	if (progress->draws && now >= progress->due) {
		show(progress, tally);
		progress->due = now + LINE_INTERVAL;
	}
	if (progress->reports && now >= progress->report_due) {
		report(progress, tally);
		progress->report_due = now + REPORT_INTERVAL;
	}
}

/*
 * Counts are said if they were asked for, or if there were so many errors that
 * nobody can count them; with the time, if progress was shown.
 */
static void
say_sums(const struct progress *progress, const struct tally *tally)
{
	double seconds = seconds_since(progress->begun);
	bool timed = progress->was_drawn || progress->when == PROGRESS_ALWAYS;
	char numbers[160];
	int n;

	if (!timed && !message_is_verbose() && !progress->earlier_errors &&
	    (progress->quiet || tally->n_errors <= MAX_SAID))
		return;
	n = snprintf(numbers, sizeof(numbers),
		     "%" PRIu64 " %" PRIu64 " %" PRIu64, tally_records(tally),
		     tally->n_results, tally->n_errors);
	if (timed)
		snprintf(numbers + n, sizeof(numbers) - (size_t)n, " %.1f %.1f",
			 seconds, megabytes_a_second(tally, seconds));
	message_report(NULL, 0, "done",
		       timed ? N_("records, results, errors, seconds, MB/s")
			     : N_("records, results, errors"),
		       numbers);
}

void
progress_finish(struct progress *progress, const struct tally *tally, bool sums)
{
	erase(progress);
	if (progress->draws)
		message_call_before(NULL, NULL);
	if (sums)
		say_sums(progress, tally);
	if (progress->reports)
		report(progress, tally);
}
