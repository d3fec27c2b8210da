/* SPDX-License-Identifier: MIT */
/*
 * The rows of options.def as a constant array.  Which formats a verb writes is
 * asked of the library, so that it is known in one place.
 */
#include <config.h>

#include "cli/option_table.h"

#include "cli/message.h"

#include <stdio.h>
#include <string.h>

static const struct option_row table[] = {
#define GROUP(title) {OPTION_GROUP, 0, '\0', NULL, NULL, NULL, title},
#define VARIANT(name, verbs, help)
#define OPTION(name, letter, long_name, argument, choices, verbs, help) \
	{OPTION_##name, verbs, letter, long_name, argument, choices, help},
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
#define OPTION(name, letter, long_name, argument, choices, verbs, help)
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

/* The briefing and its formats are chosen by rank; segment has no ranks. */
static bool
takes_format(unsigned verb, enum sumario_format format)
{
	switch (verb) {
	case VERB_SEGMENT:
		return format != SUMARIO_BULLETS && format != SUMARIO_TEXT &&
		       format != SUMARIO_MARKDOWN;
	case VERB_MERGE:
		return sumario_bitext_has_format(format);
	case VERB_BRIEF:
		return sumario_brief_has_format(format);
	}
	return true;
}

/* align has formats of its own, some under the same names. */
static bool
takes_alignment_format(const char *name)
{
	return option_find_choice(OPTION_ALIGNMENT_FORMATS, name,
				  strlen(name)) >= 0;
}

bool
option_takes_choice(const struct option_row *row, unsigned verb, int index)
{
	if (row->value == OPTION_FORMAT && verb == VERB_ALIGN)
		return takes_alignment_format(sumario_format_name(
			(enum sumario_format)index));
	if (row->value == OPTION_FORMAT)
		return takes_format(verb, (enum sumario_format)index);
	/* Nothing is chosen there that could be written alone. */
	return row->value != OPTION_SEGMENTS || verb != VERB_SEGMENT ||
	       index != SUMARIO_SEGMENTS_SUMMARY;
}

const char *
option_put_choices(const struct option_row *row, unsigned verb,
		   const char *separator, char list[OPTION_LIST_SIZE])
{
	const char *choices = row->choices, *choice;
	size_t n = 0, n_choice;

	list[0] = '\0';
	for (int i = 0; (choice = next_choice(&choices, &n_choice)); i++)
		if (option_takes_choice(row, verb, i) && n < OPTION_LIST_SIZE)
			n += (size_t)snprintf(list + n, OPTION_LIST_SIZE - n,
					      "%s%.*s", n ? separator : "",
					      (int)n_choice, choice);
	return list;
}
