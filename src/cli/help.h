/* SPDX-License-Identifier: MIT */
/* --help, --version and the short usage. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

/*
 * The help of the verb, or of the verbs of df if VERBS are all of them, on
 * standard output; VERB_SUMMARISE: the whole help.
 */
void help_show(unsigned verbs);

void help_show_version(void);

/* The short usage on standard error. */
void help_show_usage(void);

/* Where to find more, on standard error. */
void help_show_hint(void);

#endif
