/* SPDX-License-Identifier: MIT */
/*
 * What is said of a command line that cannot be followed.  All functions return
 * false, so that a parser can return what they do.
 */
#ifndef CLI_USAGE_H
#define CLI_USAGE_H

#include "cli/option_table.h"

#include <stdbool.h>

/* MESSAGE is a msgid; DETAIL is what the user wrote, or NULL. */
bool usage_fail(const char *message, const char *detail);

/* The same of the value TEXT, may be NULL, of an option. */
bool usage_fail_value(const struct option_row *row, const char *message,
		      const char *text);

/* The same of so many files where others are needed. */
bool usage_fail_count(const char *message, int n_files);

/* TEXT is none of the choices: the nearest one, and all that the verb takes. */
bool usage_fail_choice(const struct option_row *row, unsigned verb,
		       const char *text);

/* The verb does not take ROW. */
bool usage_fail_verb(const struct option_row *row, unsigned verb);

/* Whether WORD, the first that is no option, is a mistyped verb: it is said. */
bool usage_is_no_verb(const char *word);

/*
 * What getopt_long() returned '?' or ':' for: ARGUMENT is what the user wrote,
 * VALUE the letter or the option that getopt has left in optopt.
 */
bool usage_fail_option(int result, int value, const char *argument,
		       unsigned verb);

/* Whether ARGUMENT is a long option after one hyphen only: it is said. */
bool usage_is_one_hyphen(const char *argument);

#endif
