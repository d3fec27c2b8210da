/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "cli/option.h"

#include <errno.h>
#include <getopt.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define _(message) gettext(message)

/* getopt returns these; above any letter. */
enum {
	OPTION_BASE = 256,
#define OPTION(name, letter, long_name, argument, help) OPTION_##name,
#include "cli/options.def"
#undef OPTION
};

static const struct {
	int value;
	char letter;
	const char *name, *argument, *help;
} table[] = {
#define OPTION(name, letter, long_name, argument, help) \
	{OPTION_##name, letter, long_name, argument, help},
#include "cli/options.def"
#undef OPTION
};

#define N_OPTIONS (sizeof(table) / sizeof(*table))
/* More keywords than any reader wants; their cost is one pass each. */
#define MAX_KEYWORDS 1000

static bool
complain(const char *message, const char *detail)
{
	message_fail(NULL, "usage", message, detail);
	return false;
}

void
option_show_usage(void)
{
	fputs(_("Usage: sumario [OPTION]... [FILE]...\n"
		"  or:  sumario segment [OPTION]... [FILE]...\n"
		"Try 'sumario --help' for more information.\n"),
	      stderr);
}

static void
show_help(void)
{
	fputs(_("Usage: sumario [OPTION]... [FILE]...\n"
		"  or:  sumario segment [OPTION]... [FILE]...\n"
		"Write the key sentences, keywords and segments of Spanish "
		"articles as JSON;\n"
		"'segment' only splits into sentences, one a line.\n"
		"With no FILE, or when FILE is -, read standard input.\n\n"),
	      stdout);
	for (size_t i = 0; i < N_OPTIONS; i++) {
		char left[64];
		const char *argument = table[i].argument;

		snprintf(left, sizeof(left), "%c%c%c --%s%s%s",
			 table[i].letter ? '-' : ' ',
			 table[i].letter ? table[i].letter : ' ',
			 table[i].letter ? ',' : ' ', table[i].name,
			 argument ? "=" : "", argument ? argument : "");
		printf("  %-26s %s\n", left, _(table[i].help));
	}
	fputs(_("\nExit status: 0 all done, 1 some articles rejected, 64 usage, "
		"65 bad data,\n66 no such input, 71 out of memory, 73 cannot "
		"create, 74 read or write failed,\n77 not permitted.\n\n"
		"Examples:\n"
		"  curl ... | sumario              JSON of one article\n"
		"  sumario -f bullets article.txt  five bullets\n"
		"  sumario -w 100 -f text a.txt    at most 100 words\n"
		"  sumario -i jsonl < day.jsonl    one line out for each in\n"),
	      stdout);
}

static void
show_version(void)
{
	printf("sumario %s\n%s", sumario_version(),
	       _("License: MIT.\n"
		 "This is free software: you are free to change and "
		 "redistribute it.\n"
		 "There is NO WARRANTY, to the extent permitted by law.\n"));
}

/* A decimal number of digits only, from 1 to MAX. */
static bool
parse_count(const char *text, double max, double *value)
{
	if (!*text || strspn(text, "0123456789") != strlen(text))
		return false;
	*value = 0;
	for (; *text; text++)
		*value = *value * 10 + (*text - '0');
	return *value >= 1 && *value <= max;
}

/* Digits, perhaps a point and digits; no exponent, no locale. */
static bool
parse_ratio(const char *text, double *value)
{
	double place = 1;
	size_t n = strspn(text, "0123456789.");

	if (!n || text[n] || n > 18 || strspn(text, ".") == n)
		return false;
	for (*value = 0; *text && *text != '.'; text++)
		*value = *value * 10 + (*text - '0');
	if (*text == '.')
		for (text++; *text && *text != '.'; text++)
			*value += (*text - '0') * (place /= 10);
	return !*text && *value > 0 && *value <= 1;
}

/* 100, 64K, 256M, 2G. */
static bool
parse_size(const char *text, size_t *size)
{
	static const char units[] = "KMG";
	char digits[24];
	size_t n = strspn(text, "0123456789");
	const char *unit = text[n] ? strchr(units, text[n]) : NULL;
	double value;

	if (n >= sizeof(digits) || (text[n] && (!unit || text[n + 1])))
		return false;
	memcpy(digits, text, n);
	digits[n] = '\0';
	if (!parse_count(digits, 1e15, &value))
		return false;
	for (const char *u = units; unit && u <= unit; u++)
		value *= 1024;
	*size = value < 4294967294.0 ? (size_t)value : 4294967294U;
	return true;
}

/* Place of TEXT among the N names, or -1. */
static int
find_name(const char *text, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (!strcmp(text, names[i]))
			return i;
	return -1;
}

static bool
set_budget(struct command *command, enum sumario_unit unit, const char *text,
	   bool *given)
{
	double *value = &command->options.budget_value;

	if (*given)
		return complain(N_("only one of -n, -w, -c and -r"), NULL);
	*given = true;
	command->options.budget_unit = unit;
	if (unit == SUMARIO_RATIO)
		return parse_ratio(text, value) ||
		       complain(N_("not a ratio over 0 and up to 1"), text);
	return parse_count(text, 9007199254740992.0, value) ||
	       complain(N_("not a whole number from 1 on"), text);
}

static bool
set_format(struct command *command, const char *text)
{
	command->format_given = true;
	for (int i = 0; i < SUMARIO_N_FORMATS; i++)
		if (!strcmp(text, sumario_format_name((enum sumario_format)i))) {
			command->output.format = (enum sumario_format)i;
			return true;
		}
	return complain(N_("unknown format"), text);
}

static bool
set_offsets(struct command *command, const char *text)
{
	static const char *const names[] = {"codepoint", "byte", "utf16"};
	unsigned offsets = 0;

	while (*text) {
		char name[16];
		size_t n = strcspn(text, ",");
		int found = -1;

		if (n < sizeof(name)) {
			memcpy(name, text, n);
			name[n] = '\0';
			found = find_name(name, names, 3);
		}
		if (found < 0)
			return complain(N_("unknown kind of offset"), text);
		offsets |= 1U << found;
		text += n + (text[n] == ',');
	}
	command->output.offsets = offsets;
	return true;
}

/* Sets *FIELD to the place of TEXT among NAMES. */
#define SET_NAME(field, type, text, ...) \
	do { \
		static const char *const names[] = {__VA_ARGS__}; \
		int found = find_name(text, names, \
				      (int)(sizeof(names) / sizeof(*names))); \
		if (found < 0) \
			return complain(N_("unknown value"), text); \
		(field) = (type)found; \
	} while (0)

static bool
set_text_option(struct command *command, int option, const char *text)
{
	struct sumario_options *options = &command->options;
	double value;

	switch (option) {
	case OPTION_INPUT:
		SET_NAME(command->input, enum option_input, text, "auto",
			 "text", "jsonl");
		break;
	case OPTION_SEGMENTS:
		SET_NAME(command->output.segments, enum sumario_segments, text,
			 "all", "summary", "none");
		break;
	case OPTION_ORDER:
		SET_NAME(options->order, enum sumario_order, text, "document",
			 "rank");
		break;
	case OPTION_PROFILE:
		SET_NAME(options->profile, enum sumario_profile, text, "news",
			 "general");
		break;
	case OPTION_ON_ERROR:
		SET_NAME(command->on_error, enum option_on_error, text, "",
			 "fail", "skip", "replace");
		break;
	case OPTION_KEYWORDS:
		value = 0;
		if (strcmp(text, "0") &&
		    !parse_count(text, MAX_KEYWORDS, &value))
			return complain(N_("not a number from 0 to 1000"),
					text);
		options->n_keywords = (uint32_t)value;
		break;
	case OPTION_MAX_INPUT:
	case OPTION_MAX_RECORD:
		return parse_size(text, option == OPTION_MAX_INPUT
						? &command->max_input
						: &command->max_record) ||
		       complain(N_("not a size such as 64M"), text);
	case OPTION_OUTPUT:
		command->output_file = text;
		break;
	case OPTION_ENCODING:
		options->encoding = text;
		break;
	case OPTION_TITLE:
		options->title = text;
		break;
	case OPTION_ID:
		options->id = text;
		break;
	case OPTION_SOURCE_LANG:
		options->source_lang = text;
		break;
	case OPTION_TARGET_LANG:
		options->target_lang = text;
		break;
	}
	return true;
}

static void
init_command(struct command *command)
{
	*command = (struct command){.max_input = (size_t)256 << 20,
				    .max_record = (size_t)64 << 20};
	sumario_options_init(&command->options);
	sumario_output_init(&command->output);
}

static void
make_getopt_tables(char *letters, struct option *longs)
{
	*letters++ = ':'; /* a missing argument is told from a bad option */
	for (size_t i = 0; i < N_OPTIONS; i++) {
		longs[i] = (struct option){
			table[i].name,
			table[i].argument ? required_argument : no_argument,
			NULL, table[i].value};
		if (!table[i].letter)
			continue;
		*letters++ = table[i].letter;
		if (table[i].argument)
			*letters++ = ':';
	}
	*letters = '\0';
	longs[N_OPTIONS] = (struct option){0};
}

/* The table's value for what getopt returned. */
static int
get_option(int result)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (result == table[i].value ||
		    (table[i].letter && result == table[i].letter))
			return table[i].value;
	return result;
}

/* Takes one option; false: a usage error, which has been said. */
static bool
take_option(struct command *command, int option, bool *budget_given)
{
	switch (option) {
	case OPTION_SENTENCES:
	case OPTION_WORDS:
	case OPTION_CHARS:
	case OPTION_RATIO:
		return set_budget(command,
				  (enum sumario_unit)(option - OPTION_SENTENCES),
				  optarg, budget_given);
	case OPTION_FORMAT:
		return set_format(command, optarg);
	case OPTION_OFFSETS:
		return set_offsets(command, optarg);
	case OPTION_WITH_TEXT:
		command->output.with_text = true;
		return true;
	case OPTION_QUIET:
		message_init(MESSAGE_QUIET);
		return true;
	case OPTION_VERBOSE:
		message_init(MESSAGE_VERBOSE);
		return true;
	default:
		return set_text_option(command, option, optarg);
	}
}

/* What getopt did not like. */
static bool
complain_of(int result, char **argv)
{
	char letter[3] = {'-', (char)optopt, '\0'};
	bool is_letter = optopt > 0 && optopt < OPTION_BASE;
	const char *which = is_letter ? letter : argv[optind - 1];

	return complain(result == ':' ? N_("option needs an argument")
				      : N_("unknown option"),
			which);
}

/* -c budget, segment verb and the rest that only shows at the end. */
static void
settle(struct command *command)
{
	command->options.rank = !command->segment;
	if (command->format_given)
		return;
	if (command->input == INPUT_JSONL)
		command->output.format = SUMARIO_JSONL;
	else if (command->segment)
		command->output.format = SUMARIO_LINES;
}

bool
option_parse(struct command *command, int argc, char **argv,
	     enum exit_status *status)
{
	char letters[2 * N_OPTIONS + 2];
	struct option longs[N_OPTIONS + 1];
	bool budget_given = false;
	int result;

	init_command(command);
	make_getopt_tables(letters, longs);
	*status = EXIT_USAGE;
	if (argc > 1 && !strcmp(argv[1], "segment")) {
		command->segment = true;
		argc--;
		argv++;
	}
	opterr = 0;
	while ((result = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		int option = get_option(result);

		if (option == OPTION_HELP || option == OPTION_VERSION) {
			*status = EXIT_DONE;
			(option == OPTION_HELP ? show_help : show_version)();
			return false;
		}
		if (result == '?' || result == ':')
			complain_of(result, argv);
		else if (take_option(command, option, &budget_given))
			continue;
		option_show_usage();
		return false;
	}
	settle(command);
	command->files = argv + optind;
	command->n_files = argc - optind;
	return true;
}
