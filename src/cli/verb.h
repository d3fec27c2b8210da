/* SPDX-License-Identifier: MIT */
/* What the program is to do: the word among the options. */
#ifndef CLI_VERB_H
#define CLI_VERB_H

#include <stdbool.h>

/* Bits, so that a row of the table of options can name several. */
enum option_verb {
	VERB_SUMMARISE = 1, /* no word */
	VERB_SEGMENT = 2,
	VERB_MERGE = 4,
	VERB_ALIGN = 8,
	VERB_DF_COUNT = 16, /* two words: df count, */
	VERB_DF_MERGE = 32, /* df merge */
	VERB_DF_INFO = 64,  /* and df info */
	VERBS_DF = VERB_DF_COUNT | VERB_DF_MERGE | VERB_DF_INFO,
	VERB_BRIEF = 128,
	VERBS_READ = VERB_SUMMARISE | VERB_SEGMENT,
	VERBS_ARTICLES = VERBS_READ | VERB_DF_COUNT | VERB_BRIEF,
	VERBS_TEXT = VERBS_READ | VERB_MERGE | VERB_ALIGN | VERB_BRIEF,
	VERBS_ALL = VERBS_TEXT | VERBS_DF,
	SAME_BYTES = 256 /* of an option: it changes no byte of the output */
};

/* Room for the names of all verbs, with ", " between them. */
#define VERB_NAMES_SIZE 96

/* The verb TEXT, VERBS_DF for "df", of which a second word follows; or 0. */
unsigned verb_find(const char *text);

/* The verb that TEXT makes after "df"; or 0. */
unsigned verb_find_df(const char *text);

/*
 * What the user may have meant by TEXT, which is no verb: the name of a verb,
 * an option, or "" for no verb at all.  NULL: TEXT is not like any.
 */
const char *verb_guess(const char *text);

/*
 * Writes the names of VERBS, enum option_verb added up; VERB_SUMMARISE, which
 * has none, is left out.  Returns NAMES.
 */
const char *verb_put_names(unsigned verbs, char names[VERB_NAMES_SIZE]);

#endif
