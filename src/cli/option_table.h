/* SPDX-License-Identifier: MIT */
/* The table of options.def, and what can be asked of it. */
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H

#include "cli/verb.h"
#include "sumario.h"

#include <stddef.h>

/* What getopt returns for an option, and the kind of a row; over any letter. */
enum {
	OPTION_GROUP = 256, /* no option: HELP is the title of a group */
#define GROUP(title)
#define VARIANT(name, verbs, help)
#define OPTION(name, letter, long_name, argument, choices, take, member, \
	       verbs, help) \
	OPTION_##name,
#include "cli/options.def"
#undef OPTION
#undef VARIANT
#undef GROUP
	OPTION_END
};

#define OPTION_FIRST (OPTION_GROUP + 1)
#define OPTION_COUNT (OPTION_END - OPTION_FIRST)
/* Room for the choices of an option, with ", " between them. */
#define OPTION_LIST_SIZE 256

/* Names of one of the library's lists, with a blank after each. */
#define OPTION_WORD_ARTICLE(name) name " "
#define OPTION_WORD_SUMMARY(name) name " "
#define OPTION_WORD_BESIDE(name)
#define OPTION_WORD_OF_FORMAT(constant, identifier, use, name) \
	OPTION_WORD_##use(name)
#define OPTION_WORD_OF_INPUT(constant, identifier, name) name " "
#define OPTION_WORD(constant, name) name " "
#define OPTION_FIELDS SUMARIO_FIELDS(OPTION_WORD)
#define OPTION_ALIGNMENT_FORMATS SUMARIO_ALIGNMENT_FORMATS(OPTION_WORD)

struct command;
struct option_row;

/* See option_value.h. */
typedef bool option_take_fn(struct command *command,
			    const struct option_row *row, const char *text);

struct option_row {
	int value;
	unsigned verbs; /* enum option_verb, added up, and SAME_BYTES */
	char letter;	/* '\0': none */
	/* NULL: none.  CHOICES have blanks between them, or after each. */
	const char *name, *argument, *choices, *help;
	option_take_fn *take; /* NULL: that it is given is all */
	size_t member;	      /* its place in struct command */
};

/* Row INDEX, groups among them; NULL: there are no more. */
const struct option_row *option_get_row(size_t index);

/* The option that getopt returned, a letter or one of the enum; or NULL. */
const struct option_row *option_find_row(int value);

/*
 * The next option after ROW, NULL: the first, whose name begins with the N
 * bytes of NAME; NULL: there are no more.
 */
const struct option_row *option_find_next(const struct option_row *row,
					  const char *name, size_t n);

/* The help of ROW under one of the verbs; VERBS_ALL: in the whole help. */
const char *option_get_help(const struct option_row *row, unsigned verb);

/* An argument that may be left out is written "[=TAG]". */
bool option_is_optional(const struct option_row *row);

/* Place of the N bytes of TEXT in the list CHOICES, or -1. */
int option_find_choice(const char *choices, const char *text, size_t n);

/*
 * Writes the choices of ROW that the verb takes, with SEPARATOR between them.
 * Returns LIST.
 */
const char *option_put_choices(const struct option_row *row, unsigned verb,
			       const char *separator,
			       char list[OPTION_LIST_SIZE]);

/* Whether the verb takes the N bytes of CHOICE, one of those of ROW. */
bool option_takes_choice(const struct option_row *row, unsigned verb,
			 const char *choice, size_t n);

/* The format that is called by the N bytes of NAME; SUMARIO_N_FORMATS: none. */
enum sumario_format option_find_format(const char *name, size_t n);

#endif
