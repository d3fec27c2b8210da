/* SPDX-License-Identifier: MIT */
/* The table of options.def, and what can be asked of it. */
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H

#include "cli/verb.h"

#include <stddef.h>

/* What getopt returns for an option, and the kind of a row; over any letter. */
enum {
	OPTION_GROUP = 256, /* no option: HELP is the title of a group */
#define GROUP(title)
#define VARIANT(name, verbs, help)
#define OPTION(name, letter, long_name, argument, choices, verbs, help) \
	OPTION_##name,
#include "cli/options.def"
#undef OPTION
#undef VARIANT
#undef GROUP
	OPTION_END
};

#define OPTION_COUNT (OPTION_END - OPTION_GROUP - 1)
/* Room for the choices of an option, with ", " between them. */
#define OPTION_LIST_SIZE 256

/* What align writes, in the order of enum sumario_alignment_format. */
#define OPTION_ALIGNMENT_FORMATS "tsv tmx json"

struct option_row {
	int value;
	unsigned verbs; /* enum option_verb, added up */
	char letter;	/* '\0': none */
	/* NULL: none.  CHOICES have blanks between them. */
	const char *name, *argument, *choices, *help;
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

/* Whether the verb takes choice INDEX of ROW, one of its options. */
bool option_takes_choice(const struct option_row *row, unsigned verb,
			 int index);

#endif
