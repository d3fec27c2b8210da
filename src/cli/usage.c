/* SPDX-License-Identifier: MIT */
/*
 * What is wrong with a command line.
 * Each message says what is wrong and, after a semicolon, what would be right:
 * the nearest word that is, and all of them where they are few.  The parts are
 * msgids of their own; what the user wrote is put between them as it is.
 */
#include <config.h>

#include "cli/usage.h"

#include "cli/message.h"
#include "cli/nearest.h"

#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define _(message) gettext(message)

/* Room for what would be right. */
#define HINT_SIZE 512

struct hint {
	char text[HINT_SIZE];
	size_t n;
};

/* Adds "; LABEL: PREFIX" and N bytes of TEXT, if it is not NULL. */
static void
add_hint(struct hint *hint, const char *label, const char *prefix,
	 const char *text, size_t n)
{
	if (hint->n < HINT_SIZE)
		hint->n += (size_t)snprintf(
			hint->text + hint->n, HINT_SIZE - hint->n,
			text ? "; %s: %s%.*s" : "; %s%s", label, prefix, (int)n,
			text);
}

/* The option, if ROW is not NULL, the message, what the user wrote, the hint.
 */
static bool
fail(const struct option_row *row, const char *message, const char *detail,
     const struct hint *hint)
{
	size_t size = strlen(detail) + HINT_SIZE + 1;
	char option[40] = "";
	char *both = malloc(size);

	if (row)
		snprintf(option, sizeof(option), "--%s", row->name);
	if (both) /* without a detail, without what divides it from the hint */
		snprintf(both, size, "%s%s", detail,
			 hint->text + (*detail || !hint->n ? 0 : strlen("; ")));
	message_fail(row ? option : NULL, "usage", message,
		     both ? both : detail);
	free(both);
	return false;
}

bool
usage_fail(const char *message, const char *detail)
{
	message_fail(NULL, "usage", message, detail);
	return false;
}

bool
usage_fail_count(const char *message, int n_files)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", n_files);
	return usage_fail(message, number);
}

bool
usage_fail_value(const struct option_row *row, const char *message,
		 const char *text)
{
	struct hint hint = {.n = 0};
	char letter[3] = {'-', row->letter, '\0'};

	if (text && *text == '=' && row->letter)
		add_hint(&hint, _("without the '='"), letter, text + 1,
			 strlen(text + 1));
	return fail(row, message, text ? text : "", &hint);
}

/* -- Values -------------------------------------------------------------- */

/* Adds the word that is nearest to TEXT; without the "=" of "-f=json". */
static void
add_nearest(struct hint *hint, const char *words, const char *text)
{
	size_t n;
	const char *found;

	text += *text == '=';
	found = nearest_find(words, text, strlen(text), &n);
	if (found)
		add_hint(hint, _("nearest"), "", found, n);
}

bool
usage_fail_choice(const struct option_row *row, unsigned verb, const char *text)
{
	struct hint hint = {.n = 0};
	char list[OPTION_LIST_SIZE];
	bool is_known = option_find_choice(row->choices, text, strlen(text)) >=
			0;

	option_put_choices(row, verb, " ", list);
	add_nearest(&hint, list, text);
	option_put_choices(row, verb, ", ", list);
	add_hint(&hint, _("one of"), "", list, strlen(list));
	return fail(row,
		    is_known ? N_("the verb does not take the value")
		    : *text  ? N_("unknown value")
			     : N_("the value is empty"),
		    text, &hint);
}

/* -- Verbs --------------------------------------------------------------- */

bool
usage_fail_verb(const struct option_row *row, unsigned verb)
{
	struct hint hint = {.n = 0};
	char name[VERB_NAMES_SIZE], names[VERB_NAMES_SIZE];

	verb_put_names(verb, name);
	verb_put_names(row->verbs, names);
	if (verb == VERB_SUMMARISE)
		return fail(row, N_("the option goes only with the verb"),
			    names, &hint);
	if (row->verbs & VERB_SUMMARISE)
		add_hint(&hint, _("it goes without a verb"), "", NULL, 0);
	if (*names)
		add_hint(&hint, _("it goes with"), "", names, strlen(names));
	return fail(row, N_("the option does not go with the verb"), name,
		    &hint);
}

bool
usage_is_no_verb(const char *word)
{
	struct hint hint = {.n = 0};
	const char *guess = verb_guess(word);

	if (!guess || !access(word, F_OK))
		return false;
	if (*guess)
		add_hint(&hint, _("nearest"), "", guess, strlen(guess));
	else
		add_hint(&hint, _("to summarise takes no verb"), "", NULL, 0);
	fail(NULL, N_("neither a verb nor a file"), word, &hint);
	return true;
}

/* -- Options ------------------------------------------------------------- */

/* The option of the verb whose name is nearest; NULL: none is near. */
static const struct option_row *
find_nearest(const char *name, size_t n, unsigned verb)
{
	const struct option_row *row = NULL, *found = NULL;
	unsigned smallest = NEAREST_NONE;

	while ((row = option_find_next(row, "", 0))) {
		unsigned distance = nearest_distance(row->name,
						     strlen(row->name), name,
						     n);

		if (!(row->verbs & verb) || distance >= smallest)
			continue;
		smallest = distance;
		found = row;
	}
	return found;
}

/* The option of the verb that has the choice NAME; NULL: none has. */
static const struct option_row *
find_by_choice(const char *name, size_t n, unsigned verb)
{
	const struct option_row *row = NULL;

	while ((row = option_find_next(row, "", 0)))
		if ((row->verbs & verb) && row->choices &&
		    option_find_choice(row->choices, name, n) >= 0)
			return row;
	return NULL;
}

static bool
fail_unknown(const char *argument, unsigned verb)
{
	struct hint hint = {.n = 0};
	const char *name = argument + 2;
	size_t n = strcspn(name, "=");
	const struct option_row *row = find_by_choice(name, n, verb);
	char value[64];

	if (row) {
		snprintf(value, sizeof(value), "%s=%.*s", row->name, (int)n,
			 name);
		add_hint(&hint, _("nearest"), "--", value, strlen(value));
	} else if ((row = find_nearest(name, n, verb))) {
		add_hint(&hint, _("nearest"), "--", row->name,
			 strlen(row->name));
	}
	return fail(NULL, N_("unknown option"), argument, &hint);
}

/* Several options of the verb begin with what the user wrote. */
static bool
fail_ambiguous(const char *argument, unsigned verb)
{
	struct hint hint = {.n = 0};
	size_t n = strcspn(argument + 2, "="), n_list = 0;
	const struct option_row *row = NULL;
	char list[HINT_SIZE / 2];

	while ((row = option_find_next(row, argument + 2, n)))
		if ((row->verbs & verb) && n_list < sizeof(list))
			n_list += (size_t)snprintf(
				list + n_list, sizeof(list) - n_list, "%s--%s",
				n_list ? ", " : "", row->name);
	add_hint(&hint, _("it may be"), "", list, strlen(list));
	return fail(NULL, N_("ambiguous option"), argument, &hint);
}

/* How many options of the verb begin so; *FIRST: of any verb, or NULL. */
static unsigned
count_meant(const char *argument, unsigned verb,
	    const struct option_row **first)
{
	size_t n = strcspn(argument + 2, "=");
	const struct option_row *row = NULL;
	unsigned n_meant = 0;

	*first = option_find_next(NULL, argument + 2, n);
	while ((row = option_find_next(row, argument + 2, n)))
		n_meant += (row->verbs & verb) != 0;
	return n_meant;
}

static bool
fail_long(const char *argument, unsigned verb)
{
	const struct option_row *first;
	unsigned n_meant = count_meant(argument, verb, &first);

	if (n_meant > 1)
		return fail_ambiguous(argument, verb);
	return first && !n_meant ? usage_fail_verb(first, verb)
				 : fail_unknown(argument, verb);
}

/* The option is last, and its value is missing. */
static bool
fail_missing(const struct option_row *row, const char *which, unsigned verb)
{
	struct hint hint = {.n = 0};
	char list[OPTION_LIST_SIZE];

	if (row->choices) {
		option_put_choices(row, verb, ", ", list);
		add_hint(&hint, _("one of"), "", list, strlen(list));
	} else {
		add_hint(&hint, _("it takes"), "", _(row->argument),
			 strlen(_(row->argument)));
	}
	return fail(NULL, N_("option needs an argument"), which, &hint);
}

bool
usage_fail_option(int result, int value, const char *argument, unsigned verb)
{
	const struct option_row *row = value ? option_find_row(value) : NULL;
	char letter[3] = {'-', (char)value, '\0'};
	const char *which = value && value < OPTION_GROUP ? letter : argument;

	if (result == ':' && row)
		return fail_missing(row, which, verb);
	if (row)
		return usage_fail(N_("option takes no value"), which);
	if (which == letter)
		return usage_fail(N_("unknown option"), which);
	return fail_long(argument, verb);
}

bool
usage_is_one_hyphen(const char *argument)
{
	struct hint hint = {.n = 0};
	const struct option_row *row = NULL;
	size_t n;

	if (argument[0] != '-' || !argument[1] || argument[1] == '-')
		return false;
	n = strcspn(argument + 1, "=");
	while ((row = option_find_next(row, argument + 1, n)))
		if (n == strlen(row->name) && row->value != OPTION_HELP)
			break;
	if (!row)
		return false;
	add_hint(&hint, _("nearest"), "--", argument + 1, strlen(argument + 1));
	fail(NULL, N_("a long option begins with two hyphens"), argument,
	     &hint);
	return true;
}
