/* SPDX-License-Identifier: MIT */
/*
 * The rows of options.def as a constant array.  Which formats a verb writes is
 * asked of the library, so that it is known in one place.
 */
#include <config.h>

#include "cli/option_table.h"

#include "cli/message.h"
#include "cli/option_value.h"

#include <stdio.h>
#include <string.h>

#define FORMATS SUMARIO_FORMATS(OPTION_WORD_OF_FORMAT)
#define INPUTS SUMARIO_INPUTS(OPTION_WORD_OF_INPUT)

static const struct option_row table[] = {
#define GROUP(title) {OPTION_GROUP, 0, '\0', NULL, NULL, NULL, title, NULL, 0},
#define VARIANT(name, verbs, help)
#define OPTION(name, letter, long_name, argument, choices, take, member, \
	       verbs, help) \
	{OPTION_##name, \
	 verbs, \
	 letter, \
	 long_name, \
	 argument, \
	 choices, \
	 help, \
	 option_take_##take, \
	 offsetof(struct command, member)},
#include "cli/options.def"
#undef OPTION
#undef VARIANT
#undef GROUP
};

#define N_ROWS (sizeof(table) / sizeof(*table))

static const struct variant {
	int value;
	unsigned verbs;
	const char *help;
} variants[] = {
#define GROUP(title)
#define VARIANT(name, verbs, help) {OPTION_##name, verbs, help},
#define OPTION(name, letter, long_name, argument, choices, take, member, \
	       verbs, help)
#include "cli/options.def"
#undef OPTION
#undef VARIANT
#undef GROUP
};

const struct option_row *
option_get_row(size_t index)
{
	return index < N_ROWS ? &table[index] : NULL;
}

const struct option_row *
option_find_row(int value)
{
	for (size_t i = 0; i < N_ROWS; i++)
		if (table[i].value != OPTION_GROUP &&
		    (value == table[i].value || value == table[i].letter))
			return &table[i];
	return NULL;
}

const struct option_row *
option_find_next(const struct option_row *row, const char *name, size_t n)
{
	for (size_t i = row ? (size_t)(row - table) + 1 : 0; i < N_ROWS; i++)
		if (table[i].name && !strncmp(table[i].name, name, n))
			return &table[i];
	return NULL;
}

const char *
option_get_help(const struct option_row *row, unsigned verb)
{
	for (size_t i = 0; i < sizeof(variants) / sizeof(*variants); i++)
		if (variants[i].value == row->value &&
		    !(verb & ~variants[i].verbs))
			return variants[i].help;
	return row->help;
}

bool
option_is_optional(const struct option_row *row)
{
	return row->argument && *row->argument == '[';
}

/* The choice at *LIST, which goes on to the next one; NULL: no more. */
static const char *
next_choice(const char **list, size_t *n)
{
	const char *choice = *list;

	*n = strcspn(choice, " ");
	*list += *n + (choice[*n] == ' ');
	return *n ? choice : NULL;
}

int
option_find_choice(const char *choices, const char *text, size_t n)
{
	const char *choice;
	size_t n_choice;

	for (int i = 0; (choice = next_choice(&choices, &n_choice)); i++)
		if (n_choice == n && !memcmp(choice, text, n))
			return i;
	return -1;
}

enum sumario_format
option_find_format(const char *name, size_t n)
{
	int format = 0;

	while (format < SUMARIO_N_FORMATS) {
		const char *other =
			sumario_format_name((enum sumario_format)format);

		if (!strncmp(other, name, n) && !other[n])
			break;
		format++;
	}
	return (enum sumario_format)format;
}

/* Whether the verb writes the format CHOICE; align has a list of its own. */
static bool
takes_format(unsigned verb, const char *choice, size_t n)
{
	enum sumario_format format = option_find_format(choice, n);

	switch (verb) {
	case VERB_SEGMENT: /* it ranks nothing */
		return sumario_document_has_format(format, SUMARIO_DEPTH_WORDS);
	case VERB_MERGE:
		/* That of a briefing; what it is shows later. */
		return sumario_bitext_has_format(format) ||
		       format == SUMARIO_HTML;
	case VERB_BRIEF:
		return sumario_brief_has_format(format);
	case VERB_ALIGN:
		return option_find_choice(OPTION_ALIGNMENT_FORMATS, choice,
					  n) >= 0;
	}
	return true;
}

bool
option_takes_choice(const struct option_row *row, unsigned verb,
		    const char *choice, size_t n)
{
	if (row->value == OPTION_FORMAT)
		return takes_format(verb, choice, n);
	/* Nothing is chosen there that could be written alone. */
	return row->value != OPTION_SEGMENTS || verb != VERB_SEGMENT ||
	       n != strlen("summary") || memcmp(choice, "summary", n) != 0;
}

const char *
option_put_choices(const struct option_row *row, unsigned verb,
		   const char *separator, char list[OPTION_LIST_SIZE])
{
	const char *choices = row->choices, *choice;
	size_t n = 0, n_choice;

	list[0] = '\0';
	while ((choice = next_choice(&choices, &n_choice)))
		if (option_takes_choice(row, verb, choice, n_choice) &&
		    n < OPTION_LIST_SIZE)
			n += (size_t)snprintf(list + n, OPTION_LIST_SIZE - n,
					      "%s%.*s", n ? separator : "",
					      (int)n_choice, choice);
	return list;
}
