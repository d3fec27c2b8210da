/* SPDX-License-Identifier: MIT */
/* What the program says on standard error, and the status it exits with. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include "base/vector.h"
#include "sumario.h"

#define N_(message) message

enum exit_status {
	EXIT_DONE = 0,
	EXIT_PARTIAL = 1,
	EXIT_USAGE = 64,
	EXIT_DATA = 65,
	EXIT_NO_INPUT = 66,
	EXIT_BUG = 70,
	EXIT_NO_RESOURCE = 71,
	EXIT_CANNOT_CREATE = 73,
	EXIT_IO = 74,
	EXIT_NOT_PERMITTED = 77
};

/* How much is said. */
enum message_level { MESSAGE_QUIET, MESSAGE_NORMAL, MESSAGE_VERBOSE };

void message_init(enum message_level level);

/*
 * "sumario: FILE:LINE: byte N: text: detail [code]".  FILE may be NULL, the
 * message is translated.  After 20 of one code in a row only their number is
 * given, by message_finish().
 */
void message_error(const char *file, const struct sumario_error *error);

/* An error of the program's own; DETAIL may be NULL. */
void message_fail(const char *file, const char *code, const char *message,
		  const char *detail);

/* The same with the system's words for errno ERROR. */
void message_fail_errno(const char *file, const char *code, const char *message,
			int error);

/* Says that there is no memory; returns EXIT_NO_RESOURCE. */
enum exit_status message_fail_memory(void);

/* The same for what is no error; LINE 0: none.  Not said under --quiet. */
void message_warn(const char *file, uint64_t line, const char *code,
		  const char *message, const char *detail);

/* Said under --verbose only. */
void message_tell(const char *file, const char *message, const char *detail);

/* A line of a report that was asked for: said always, however many. */
void message_report(const char *file, uint64_t line, const char *code,
		    const char *label, const char *detail);

/* LINE as it is, in its turn, always; it is escaped already. */
void message_line(const char *line);

VECTOR_TYPE(messages, struct message);

/* Messages that wait for their turn; zeroed memory is an empty log. */
struct message_log {
	struct messages messages;
	bool lost; /* memory was short */
};

/*
 * What this thread has to say goes to LOG from now on; NULL: to standard error
 * again.  Returns where it went before.
 */
struct message_log *message_divert(struct message_log *log);

/* Says what LOG holds, now, and empties it. */
void message_replay(struct message_log *log);

/* Empties LOG without a word. */
void message_forget(struct message_log *log);

/* FN is called before anything is said; NULL: nothing is. */
void message_call_before(void (*fn)(void *user), void *user);

bool message_is_verbose(void);

/* Tells how many messages were kept back. */
void message_finish(void);

/* The exit status for a library status. */
enum exit_status message_exit(enum sumario_status status);

#endif
