/* SPDX-License-Identifier: MIT */
/*
 * Help is made from the table of options: by groups, and for a verb of what it
 * takes.  Columns are counted in characters, since metavariables are
 * translated.
 */
#include <config.h>

#include "cli/help.h"

#include "base/span.h"
#include "cli/message.h"
#include "cli/option_table.h"

#include <libintl.h>
#include <stdio.h>
#include <string.h>

#define _(message) gettext(message)

/* Where the help on an option begins. */
#define HELP_COLUMN 26
/* Where the choices of an option begin, and where their lines end. */
#define CHOICES_COLUMN (HELP_COLUMN + 5)
#define LAST_COLUMN 79

static const struct {
	unsigned verb;
	const char *line, *about;
} usages[] = {
	{VERB_SUMMARISE, N_("sumario [OPTION]... [FILE]..."),
	 N_("Write the key sentences, keywords and segments of Spanish "
	    "articles as JSON.")},
	{VERB_SEGMENT, N_("sumario segment [OPTION]... [FILE]..."),
	 N_("Only split articles into sentences, one a line.")},
	{VERB_BRIEF, N_("sumario brief [OPTION]... [FILE]..."),
	 N_("Make one briefing of many articles.")},
	{VERB_MERGE, N_("sumario merge [OPTION]... MANIFEST FILE"),
	 N_("Put a translated FILE back together.  MANIFEST is the JSON of "
	    "the article.")},
	{VERB_ALIGN, N_("sumario align [OPTION]... SOURCE TARGET"),
	 N_("Pair the sentences of an article and its translation.")},
	{VERB_DF_COUNT, N_("sumario df count [OPTION]... [FILE]..."),
	 N_("Count in how many articles each stem occurs.")},
	{VERB_DF_MERGE, N_("sumario df merge [OPTION]... [TABLE]..."),
	 N_("Add up tables of such counts.")},
	{VERB_DF_INFO, N_("sumario df info [OPTION]... [TABLE]"),
	 N_("Say what such a table is of.")},
};

#define N_USAGES (sizeof(usages) / sizeof(*usages))

/* The lines of VERBS, enum option_verb added up. */
static void
put_usage(FILE *file, unsigned verbs)
{
	const char *label = _("Usage: ");
	bool first = true;

	for (size_t i = 0; i < N_USAGES; i++) {
		if (!(usages[i].verb & verbs))
			continue;
		fprintf(file, "%s%s\n", first ? label : _("  or:  "),
			_(usages[i].line));
		first = false;
	}
}

void
help_show_hint(void)
{
	fputs(_("Try 'sumario --help' for more information.\n"), stderr);
}

void
help_show_usage(void)
{
	put_usage(stderr, VERBS_ALL);
	help_show_hint();
}

/* -- Options ------------------------------------------------------------- */

/* Choices with commas, on as many lines as they need. */
static void
put_choices(const struct option_row *row, unsigned verbs)
{
	char list[OPTION_LIST_SIZE];
	int column = CHOICES_COLUMN;

	option_put_choices(row, verbs, " ", list);
	printf("%*s", column, "");
	for (char *choice = list, *next; choice; choice = next) {
		next = strchr(choice, ' ');
		if (next)
			*next++ = '\0';
		column += (int)strlen(choice) + 2;
		printf("%s%s", choice, next ? "," : "\n");
		if (next && column + (int)strcspn(next, " ") >= LAST_COLUMN) {
			column = CHOICES_COLUMN;
			printf("\n%*s", column, "");
		} else if (next) {
			putchar(' ');
		}
	}
}

static void
put_option(const struct option_row *row, unsigned verbs)
{
	const char *argument = row->argument ? _(row->argument) : "";
	char left[96];
	int n;

	snprintf(left, sizeof(left), "%c%c%c --%s%s%s", row->letter ? '-' : ' ',
		 row->letter ? row->letter : ' ', row->letter ? ',' : ' ',
		 row->name,
		 row->argument && !option_is_optional(row) ? "=" : "",
		 argument);
	n = HELP_COLUMN - (int)span_count_characters(span_of(left));
	printf("  %s%*s %s\n", left, n > 0 ? n : 0, "",
	       _(option_get_help(row, verbs)));
	if (row->choices)
		put_choices(row, verbs);
}

/* The options of VERBS under the titles of their groups. */
static void
put_options(unsigned verbs)
{
	const struct option_row *row;
	const char *title = NULL;

	for (size_t i = 0; (row = option_get_row(i)); i++) {
		if (row->value == OPTION_GROUP)
			title = row->help;
		else if (row->verbs & verbs) {
			if (title)
				printf("\n%s:\n", _(title));
			title = NULL;
			put_option(row, verbs);
		}
	}
}

/* -- Texts --------------------------------------------------------------- */

static void
put_about(unsigned verbs)
{
	for (size_t i = 0; i < N_USAGES; i++)
		if (usages[i].verb & verbs)
			printf("%s\n", _(usages[i].about));
	if (verbs & VERBS_ARTICLES)
		fputs(_("Text, web pages, Markdown and JSON Lines are read, "
			"also compressed. With no\nFILE, or when FILE is -, "
			"read standard input.\n"),
		      stdout);
}

static void
put_whole_about(void)
{
	fputs(_("Write the key sentences, keywords and segments of Spanish "
		"articles as JSON;\n"
		"'segment' only splits into sentences, one a line; 'brief' "
		"makes one briefing\nof many articles; 'merge' puts a "
		"translated FILE back together; 'align' pairs\n"
		"the sentences of an article and its translation; 'df' counts "
		"in how many\narticles each stem occurs. "
		"'sumario VERB --help' shows what a verb takes.\n"
		"Text, web pages, Markdown and JSON Lines are read, also "
		"compressed. With no\nFILE, or when FILE is -, read standard "
		"input.\n"),
	      stdout);
}

static void
put_examples(void)
{
	fputs(_("\nExamples:\n"
		"  curl ... | sumario -f bullets   five bullets of a page\n"
		"  sumario -w 100 -f text a.txt    at most 100 words\n"
		"  sumario article.txt             JSON of one article\n"
		"  sumario -i jsonl < day.jsonl    one line out for each in\n"),
	      stdout);
}

void
help_show(unsigned verbs)
{
	bool whole = verbs == VERB_SUMMARISE;

	put_usage(stdout, whole ? VERBS_ALL : verbs);
	if (whole)
		put_whole_about();
	else
		put_about(verbs);
	put_options(whole ? VERBS_ALL : verbs);
	fputs(_("\nExit status: 0 all done, 1 some articles rejected, 64 "
		"usage, "
		"65 bad data or\na limit, 66 no such input, 70 a bug, 71 out "
		"of memory, 73 cannot create the\noutput, 74 read or write "
		"failed, 77 not permitted.\n"),
	      stdout);
	if (whole)
		put_examples();
}

void
help_show_version(void)
{
	printf("sumario %s\n%s", sumario_version(),
	       _("License: MIT.\n"
		 "This is free software: you are free to change and "
		 "redistribute it.\n"
		 "There is NO WARRANTY, to the extent permitted by law.\n"));
}
