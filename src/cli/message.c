/* SPDX-License-Identifier: MIT */
/*
 * All that is said on standard error goes through here: one line for each
 * message, control characters escaped, the same code only so many times.  A
 * thread that must not speak out of turn keeps its messages in a log.
 */
#include <config.h>

#include "cli/message.h"

#include "cli/system_error.h"

#include <inttypes.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many messages of one code are shown. */
#define MAX_ALIKE 20

static struct {
	enum message_level level;
	const char *code; /* of the last message */
	uint64_t n_alike;
	void (*before)(void *user);
	void *user;
} state = {MESSAGE_NORMAL, "", 0, NULL, NULL};

struct message {
	char *file;
	char *detail; /* NULL: none */
	struct sumario_error error;
	bool is_report;
};

/* Where this thread's messages go; NULL: they are said. */
static _Thread_local struct message_log *diverted;

void
message_init(enum message_level level)
{
	state.level = level;
}

bool
message_is_verbose(void)
{
	return state.level == MESSAGE_VERBOSE;
}

void
message_call_before(void (*fn)(void *user), void *user)
{
	state.before = fn;
	state.user = user;
}

/* Length of the well-formed UTF-8 sequence of several bytes at S, or 0. */
static int
sequence_length(const unsigned char *s)
{
	int n = s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;

	if (s[0] > 0xF4)
		return 0;
	for (int i = 1; i < n; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	return n;
}

/* File names and details may hold anything: nothing of it is obeyed. */
static void
put_escaped(const char *text)
{
	const unsigned char *s = (const unsigned char *)text;

	while (*s) {
		int n = sequence_length(s);

		if (s[0] == 0xC2 && n && s[1] < 0xA0) {
			fprintf(stderr, "\\u%04x", s[1]);
		} else if (n) {
			fwrite(s, 1, (size_t)n, stderr);
		} else {
			n = 1;
			if (*s < 0x20 || *s >= 0x7F)
				fprintf(stderr, "\\x%02x", *s);
			else
				putc(*s, stderr);
		}
		s += n;
	}
}

void
message_finish(void)
{
	if (state.n_alike > MAX_ALIKE)
		fprintf(stderr,
			ngettext("sumario: %" PRIu64 " more like this [%s]\n",
				 "sumario: %" PRIu64 " more like this [%s]\n",
				 state.n_alike - MAX_ALIKE),
			state.n_alike - MAX_ALIKE, state.code);
	state.n_alike = 0;
}

static void
keep(struct message_log *log, const char *file, const char *detail,
     const struct sumario_error *error, bool is_report)
{
	char *copy = detail ? strdup(detail) : NULL;
	char *file_copy = file ? strdup(file) : NULL;
	struct messages *messages = &log->messages;

	if (!detail == !copy && !file == !file_copy &&
	    vector_add_room(messages, 1)) {
		messages->items[messages->n_items++] =
			(struct message){file_copy, copy, *error, is_report};
		return;
	}
	free(copy);
	free(file_copy);
	log->lost = true;
}

/* "sumario: FILE:LINE: byte N: MESSAGE: DETAIL [CODE]". */
static void
put_line(const char *file, const char *detail,
	 const struct sumario_error *error)
{
	fputs("sumario: ", stderr);
	if (file) {
		put_escaped(file);
		if (error->line)
			fprintf(stderr, ":%" PRIu64, error->line);
		fputs(": ", stderr);
	}
	if (error->offset != SUMARIO_NOWHERE)
		fprintf(stderr, gettext("byte %" PRIu64 ": "), error->offset);
	fputs(gettext(error->message), stderr);
	if (detail && *detail) {
		fputs(": ", stderr);
		put_escaped(detail);
	}
	fprintf(stderr, " [%s]\n", error->code);
}

static void
put(const char *file, const char *detail, const struct sumario_error *error,
    bool is_report)
{
	if (diverted) {
		keep(diverted, file, detail, error, is_report);
		return;
	}
	if (state.before)
		state.before(state.user);
	if (is_report) {
		message_finish();
		state.code = "";
	}
	if (strcmp(state.code, error->code)) {
		message_finish();
		state.code = error->code;
	}
	if (!*error->code)
		fprintf(stderr, "%s\n", detail);
	else if (++state.n_alike <= MAX_ALIKE)
		put_line(file, detail, error);
}

void
message_error(const char *file, const struct sumario_error *error)
{
	put(file, error->detail, error, false);
}

void
message_fail(const char *file, const char *code, const char *message,
	     const char *detail)
{
	struct sumario_error error = {
		.code = code, .message = message, .offset = SUMARIO_NOWHERE};

	put(file, detail, &error, false);
}

void
message_fail_errno(const char *file, const char *code, const char *message,
		   int error)
{
	char detail[SYSTEM_ERROR_SIZE];

	message_fail(file, code, message, system_error_get(error, detail));
}

enum exit_status
message_fail_memory(void)
{
	message_fail(NULL, "no-memory", N_("out of memory"), NULL);
	return EXIT_NO_RESOURCE;
}

void
message_warn(const char *file, uint64_t line, const char *code,
	     const char *message, const char *detail)
{
	struct sumario_error error = {.code = code,
				      .message = message,
				      .line = line,
				      .offset = SUMARIO_NOWHERE};

	if (state.level != MESSAGE_QUIET)
		put(file, detail, &error, false);
}

void
message_tell(const char *file, const char *message, const char *detail)
{
	if (state.level == MESSAGE_VERBOSE)
		message_fail(file, "note", message, detail);
}

void
message_report(const char *file, uint64_t line, const char *code,
	       const char *label, const char *detail)
{
	struct sumario_error error = {.code = code,
				      .message = label,
				      .line = line,
				      .offset = SUMARIO_NOWHERE};

	put(file, detail, &error, true);
}

void
message_line(const char *line)
{
	struct sumario_error error = {.code = ""};

	put(NULL, line, &error, true);
}

struct message_log *
message_divert(struct message_log *log)
{
	struct message_log *before = diverted;

	diverted = log;
	return before;
}

void
message_forget(struct message_log *log)
{
	for (size_t i = 0; i < log->messages.n_items; i++) {
		free(log->messages.items[i].detail);
		free(log->messages.items[i].file);
	}
	vector_release(&log->messages);
	*log = (struct message_log){0};
}

void
message_replay(struct message_log *log)
{
	struct message_log *before = message_divert(NULL);

	for (size_t i = 0; i < log->messages.n_items; i++) {
		const struct message *message = &log->messages.items[i];

		put(message->file, message->detail, &message->error,
		    message->is_report);
	}
	message_divert(before);
	message_forget(log);
}

enum exit_status
message_exit(enum sumario_status status)
{
	switch (status) {
	case SUMARIO_OK:
		return EXIT_DONE;
	case SUMARIO_USAGE:
		return EXIT_USAGE;
	case SUMARIO_BAD_DATA:
	case SUMARIO_LIMIT:
		return EXIT_DATA;
	case SUMARIO_NO_MEMORY:
		return EXIT_NO_RESOURCE;
	case SUMARIO_IO:
		return EXIT_IO;
	}
	return EXIT_BUG;
}
