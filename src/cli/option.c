/* SPDX-License-Identifier: MIT */
/*
 * Reading the command line with getopt_long and the table of options.def.
 * Numbers are read by hand: no locale, no sign, no exponent, no blanks.
 */
#include <config.h>

#include "cli/option.h"

#include "cli/fingerprint.h"

#include <getopt.h>
#include <libintl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define _(message) gettext(message)

/* getopt returns these; above any letter. */
enum {
	OPTION_BASE = 256,
#define OPTION(name, letter, long_name, argument, choices, verbs, help) \
	OPTION_##name,
#include "cli/options.def"
#undef OPTION
};

static const struct row {
	int value;
	unsigned verbs; /* enum option_verb, added up */
	char letter;
	const char *name, *argument, *choices, *help;
} table[] = {
#define OPTION(name, letter, long_name, argument, choices, verbs, help) \
	{OPTION_##name, verbs, letter, long_name, argument, choices, help},
#include "cli/options.def"
#undef OPTION
};

#define N_OPTIONS (sizeof(table) / sizeof(*table))
/* More keywords than any reader wants; their cost is one pass each. */
#define MAX_KEYWORDS 1000
/* More threads than help; the message names it. */
#define MAX_JOBS 256
/* Whole numbers up to here are exact in JSON. */
#define MAX_COUNT 9007199254740992.0
/* What a feed of articles never is compressed by, and bombs are. */
#define MAX_EXPANSION 200
/* Bullets of a briefing, if no budget is given. */
#define BRIEF_BULLETS 10
/* Where the help on an option begins. */
#define HELP_COLUMN 26

static bool
complain(const char *message, const char *detail)
{
	message_fail(NULL, "usage", message, detail);
	return false;
}

/* The same of the value TEXT of an option. */
static bool
complain_of_value(const struct row *row, const char *message, const char *text)
{
	char option[32];

	snprintf(option, sizeof(option), "--%s", row->name);
	message_fail(option, "usage", message, text);
	return false;
}

/* -- Help ---------------------------------------------------------------- */

static void
show_hint(void)
{
	fputs(_("Try 'sumario --help' for more information.\n"), stderr);
}

void
option_show_usage(void)
{
	fputs(_("Usage: sumario [OPTION]... [FILE]...\n"
		"  or:  sumario segment [OPTION]... [FILE]...\n"
		"  or:  sumario brief [OPTION]... [FILE]...\n"
		"  or:  sumario merge [OPTION]... MANIFEST FILE\n"
		"  or:  sumario align [OPTION]... SOURCE TARGET\n"
		"  or:  sumario df count [OPTION]... [FILE]...\n"
		"  or:  sumario df merge [OPTION]... [TABLE]...\n"
		"  or:  sumario df info [OPTION]... [TABLE]\n"),
	      stderr);
	show_hint();
}

/* An argument that may be left out is written "[=TAG]". */
static bool
is_optional(const struct row *row)
{
	return row->argument && *row->argument == '[';
}

static void
show_option(const struct row *row)
{
	char left[64];

	snprintf(left, sizeof(left), "%c%c%c --%s%s%s", row->letter ? '-' : ' ',
		 row->letter ? row->letter : ' ', row->letter ? ',' : ' ',
		 row->name, row->argument && !is_optional(row) ? "=" : "",
		 row->argument ? row->argument : "");
	printf("  %-*s %s\n", HELP_COLUMN, left, _(row->help));
	if (row->choices)
		printf("  %*s   %s\n", HELP_COLUMN, "", row->choices);
}

static void
show_help(void)
{
	fputs(_("Usage: sumario [OPTION]... [FILE]...\n"
		"  or:  sumario segment [OPTION]... [FILE]...\n"
		"  or:  sumario brief [OPTION]... [FILE]...\n"
		"  or:  sumario merge [OPTION]... MANIFEST FILE\n"
		"  or:  sumario align [OPTION]... SOURCE TARGET\n"
		"  or:  sumario df count [OPTION]... [FILE]...\n"
		"  or:  sumario df merge [OPTION]... [TABLE]...\n"
		"  or:  sumario df info [OPTION]... [TABLE]\n"
		"Write the key sentences, keywords and segments of Spanish "
		"articles as JSON;\n"
		"'segment' only splits into sentences, one a line; 'brief' "
		"makes one briefing\nof many articles; 'merge' puts a "
		"translated FILE back together; 'align' pairs\n"
		"the sentences of an article and its translation; 'df' counts "
		"in how many\narticles each stem occurs.\n"
		"Text, web pages, Markdown and JSON Lines are read, also "
		"compressed. With no FILE,\nor when FILE is -, read standard "
		"input.\n\n"),
	      stdout);
	for (size_t i = 0; i < N_OPTIONS; i++)
		show_option(&table[i]);
	fputs(_("\nExit status: 0 all done, 1 some articles rejected, 64 "
		"usage, "
		"65 bad data or\na limit, 66 no such input, 70 a bug, 71 out "
		"of memory, 73 cannot create the\noutput, 74 read or write "
		"failed, 77 not permitted.\n\n"
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

/* -- Values -------------------------------------------------------------- */

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

/* Digits, perhaps a point and up to nine digits, over 0 and at most 1. */
static bool
parse_ratio(const char *text, double *value)
{
	double place = 1;
	size_t n = strspn(text, "0123456789.");

	if (!n || text[n] || n > 11 || strspn(text, ".") == n)
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

/* Place of the N bytes of TEXT in CHOICES, or -1. */
static int
find_choice(const char *choices, const char *text, size_t n)
{
	for (int i = 0; *choices; i++) {
		size_t n_choice = strcspn(choices, " ");

		if (n_choice == n && !memcmp(choices, text, n))
			return i;
		choices += n_choice + (choices[n_choice] == ' ');
	}
	return -1;
}

/* -- Options ------------------------------------------------------------- */

static bool
set_budget(struct command *command, const struct row *row, const char *text,
	   bool *given)
{
	double *value = &command->options.budget_value;

	if (*given)
		return complain(N_("only one of -n, -w, -c and -r"), NULL);
	*given = true;
	command->options.budget_unit =
		(enum sumario_unit)(row->value - OPTION_SENTENCES);
	if (row->value == OPTION_RATIO)
		return parse_ratio(text, value) ||
		       complain_of_value(
			       row, N_("not a ratio over 0 and up to 1"), text);
	return parse_count(text, MAX_COUNT, value) ||
	       complain_of_value(row, N_("not a whole number from 1 on"), text);
}

static bool
set_keywords(struct command *command, const struct row *row, const char *text)
{
	double value = 0;

	if (strcmp(text, "0") && !parse_count(text, MAX_KEYWORDS, &value))
		return complain_of_value(row, N_("not a number from 0 to 1000"),
					 text);
	command->options.n_keywords = (uint32_t)value;
	return true;
}

/* The cores that this process may use, as nproc(1) counts them. */
static unsigned
count_cores(void)
{
	long n = 0;
#ifdef HAVE_SCHED_GETAFFINITY
	cpu_set_t cores;

	if (!sched_getaffinity(0, sizeof(cores), &cores))
		n = CPU_COUNT(&cores);
#endif
	if (n < 1)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : n > MAX_JOBS ? MAX_JOBS : (unsigned)n;
}

static bool
set_jobs(struct command *command, const struct row *row, const char *text)
{
	double value = 0;

	if (strcmp(text, "0") && !parse_count(text, MAX_JOBS, &value))
		return complain_of_value(row, N_("not a number from 0 to 256"),
					 text);
	command->n_jobs = value > 0 ? (unsigned)value : count_cores();
	return true;
}

static bool
set_count(uint64_t *count, const struct row *row, const char *text)
{
	double value;

	if (!parse_count(text, MAX_COUNT, &value))
		return complain_of_value(
			row, N_("not a whole number from 1 on"), text);
	*count = (uint64_t)value;
	return true;
}

static bool
add_tm_file(struct command *command, const struct row *row, const char *text)
{
	if (command->n_tm_files == MAX_TM_FILES)
		return complain_of_value(row, N_("too many files"), text);
	command->tm_files[command->n_tm_files++] = text;
	return true;
}

static bool
add_wish(struct command *command, const struct row *row, const char *text)
{
	if (command->n_wishes == SUMARIO_MAX_WISHES)
		return complain(N_("more than 64 of --must and --not"), NULL);
	if (!*text)
		return complain_of_value(row, N_("the value is empty"), NULL);
	command->wishes[command->n_wishes++] =
		(struct option_wish){row->value == OPTION_MUST, text};
	return true;
}

/* NAME=MEMBER; the names are in the order of enum sumario_field. */
static bool
set_field(struct command *command, const struct row *row, const char *text)
{
	size_t n = strcspn(text, "=");
	int field = find_choice("text html id title lang url", text, n);

	if (field < 0)
		return complain_of_value(
			row, N_("not one of text, html, id, title, lang, url"),
			text);
	if (!text[n] || !text[n + 1])
		return complain_of_value(row, N_("not NAME=MEMBER"), text);
	command->options.fields[field] = text + n + 1;
	return true;
}

static bool
set_separator(struct command *command, const struct row *row, const char *text)
{
	if (!*text || strpbrk(text, "\r\n"))
		return complain_of_value(row, N_("not one line with text"),
					 text);
	command->separator = text;
	return true;
}

/* In the order of enum sumario_alignment_format. */
static bool
set_alignment_format(struct command *command, const struct row *row,
		     const char *text)
{
	int choice = find_choice("tsv tmx json", text, strlen(text));

	if (choice < 0)
		return complain_of_value(row, N_("unknown value"), text);
	command->alignment_format = (enum sumario_alignment_format)choice;
	return true;
}

static bool
set_size(size_t *size, const struct row *row, const char *text)
{
	return parse_size(text, size) ||
	       complain_of_value(row, N_("not a size such as 64M"), text);
}

static bool
set_language(const char **tag, const struct row *row, const char *text)
{
	if (!sumario_is_language_tag(text))
		return complain_of_value(
			row, N_("not a language tag such as es-MX"), text);
	*tag = text;
	return true;
}

static bool
set_offsets(struct command *command, const struct row *row, const char *text)
{
	command->output.offsets = 0;
	do {
		size_t n = strcspn(text, ",");
		int found = find_choice(row->choices, text, n);

		if (found < 0)
			return complain_of_value(
				row, N_("unknown kind of offset"), text);
		command->output.offsets |= 1U << found;
		text += n;
	} while (*text++);
	return true;
}

/* Takes an option whose value is one of its choices. */
static bool
set_choice(struct command *command, const struct row *row, const char *text)
{
	int found = find_choice(row->choices, text, strlen(text));

	if (found < 0)
		return complain_of_value(row, N_("unknown value"), text);
	switch (row->value) {
	case OPTION_FORMAT:
		command->format_given = true;
		command->output.format = (enum sumario_format)found;
		break;
	case OPTION_INPUT:
		command->input = (enum option_input)found;
		break;
	case OPTION_SEGMENTS:
		command->output.segments = (enum sumario_segments)found;
		break;
	case OPTION_SEED:
		command->output.seed = (enum sumario_seed)found;
		break;
	case OPTION_REPETITIONS:
		command->repetitions = (enum option_repetitions)found;
		break;
	case OPTION_ORDER:
		command->options.order = (enum sumario_order)found;
		break;
	case OPTION_PROFILE:
		command->options.profile = (enum sumario_profile)found;
		break;
	case OPTION_COVERAGE:
		command->coverage = (enum option_coverage)found;
		break;
	case OPTION_PROGRESS:
		command->progress = (enum option_progress)found;
		break;
	case OPTION_REPORT:
		command->hadoop = true;
		break;
	case OPTION_ON_ERROR:
		command->on_error_given = true;
		command->on_error = (enum option_on_error)found;
		break;
	}
	return true;
}

/* What an option without a value sets; NULL: it does something else. */
static bool *
find_flag(struct command *command, const struct row *row)
{
	switch (row->value) {
	case OPTION_WITH_TEXT:
		return &command->output.with_text;
	case OPTION_KEEP:
		return &command->options.keep;
	case OPTION_SKIP_HEADERS:
		return &command->options.skip_headers;
	case OPTION_INLINE:
		return &command->output.inline_codes;
	case OPTION_WHOLE_PAGE:
		return &command->options.whole_page;
	case OPTION_BILINGUAL:
		return &command->output.bilingual;
	case OPTION_FLAT:
		return &command->output.flat;
	case OPTION_EXPLAIN:
		return &command->explain;
	case OPTION_SRX:
		return &command->srx;
	case OPTION_REQUIRE_COMPLETE:
		return &command->require_complete;
	case OPTION_STRICT:
		return &command->strict;
	case OPTION_NO_CHECK:
		return &command->no_check;
	}
	return NULL;
}

/* The text that an option only sets; NULL: there is more to it. */
static const char **
find_text(struct command *command, const struct row *row)
{
	switch (row->value) {
	case OPTION_RESUME:
		return &command->journal_file;
	case OPTION_FILES_FROM:
		return &command->files_from;
	case OPTION_OMEGAT:
		return &command->omegat_folder;
	case OPTION_OUTPUT:
		return &command->output_file;
	case OPTION_GLOSSARY:
		return &command->glossary_file;
	case OPTION_FOCUS:
		return &command->options.focus;
	case OPTION_LEXICON:
		return &command->lexicon_folder;
	case OPTION_DF:
		return &command->df_file;
	case OPTION_ENCODING:
		return &command->options.encoding;
	case OPTION_TITLE:
		return &command->options.title;
	case OPTION_ID:
		return &command->options.id;
	}
	return NULL;
}

/* Takes one option; false: a usage error, which has been said. */
static bool
take_option(struct command *command, const struct row *row, const char *text,
	    bool *budget_given)
{
	struct sumario_options *options = &command->options;
	bool *flag = find_flag(command, row);
	const char **field = find_text(command, row);

	if (flag)
		*flag = true;
	if (field)
		*field = text;
	if (flag || field)
		return true;
	switch (row->value) {
	case OPTION_FORMAT:
		return command->verb == VERB_ALIGN
			       ? set_alignment_format(command, row, text)
			       : set_choice(command, row, text);
	case OPTION_SENTENCES:
	case OPTION_WORDS:
	case OPTION_CHARS:
	case OPTION_RATIO:
		return set_budget(command, row, text, budget_given);
	case OPTION_FIELD:
		return set_field(command, row, text);
	case OPTION_SEPARATOR:
		return set_separator(command, row, text);
	case OPTION_OFFSETS:
		return set_offsets(command, row, text);
	case OPTION_KEYWORDS:
		return set_keywords(command, row, text);
	case OPTION_JOBS:
		return set_jobs(command, row, text);
	case OPTION_MAX_INPUT:
		return set_size(&command->max_input, row, text);
	case OPTION_MAX_RECORD:
		return set_size(&command->max_record, row, text);
	case OPTION_MAX_EXPANSION:
		return set_count(&command->max_expansion, row, text);
	case OPTION_TRANSLATE_WORDS:
		return set_count(&options->translate_words, row, text);
	case OPTION_SOURCE_LANG:
		return set_language(&options->source_lang, row, text);
	case OPTION_TARGET_LANG:
		return set_language(&options->target_lang, row, text);
	case OPTION_REQUIRE_LANG:
		return set_language(&options->required_lang, row,
				    text ? text : "es");
	case OPTION_CHECK:
		command->no_check = false;
		return true;
	case OPTION_COUNTS:
		command->counts = command->output.with_counts = true;
		return true;
	case OPTION_MUST:
	case OPTION_NOT:
		return add_wish(command, row, text);
	case OPTION_TM:
		return add_tm_file(command, row, text);
	case OPTION_QUIET:
		command->quiet = true;
		message_init(MESSAGE_QUIET);
		return true;
	case OPTION_VERBOSE:
		message_init(MESSAGE_VERBOSE);
		return true;
	default:
		return set_choice(command, row, text);
	}
}

/* -- The command line ---------------------------------------------------- */

static void
init_command(struct command *command)
{
	*command = (struct command){.verb = VERB_SUMMARISE,
				    .n_jobs = 1,
				    .fingerprint = FINGERPRINT_EMPTY,
				    .max_expansion = MAX_EXPANSION,
				    .max_input = (size_t)256 << 20,
				    .max_record = (size_t)64 << 20};
	sumario_options_init(&command->options);
	sumario_output_init(&command->output);
}

static void
make_getopt_tables(char *letters, struct option *longs)
{
	*letters++ =
		'-'; /* files may stand between, whatever the environment */
	*letters++ = ':'; /* a missing argument is told from a bad option */
	for (size_t i = 0; i < N_OPTIONS; i++) {
		longs[i] = (struct option){
			table[i].name,
			is_optional(&table[i]) ? optional_argument
			: table[i].argument    ? required_argument
					       : no_argument,
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

/* The row for what getopt returned, or NULL. */
static const struct row *
find_row(int result)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (result == table[i].value || result == table[i].letter)
			return &table[i];
	return NULL;
}

/* What getopt did not like. */
static void
complain_of(int result, char **argv)
{
	char letter[3] = {'-', (char)optopt, '\0'};
	bool is_letter = optopt && optopt < OPTION_BASE;
	const char *which = is_letter ? letter : argv[optind - 1];

	complain(result == ':' ? N_("option needs an argument")
			       : N_("unknown option"),
		 which);
}

/* The verb TEXT; 0 if it is none. */
static unsigned
find_verb(const char *text)
{
	if (!strcmp(text, "segment"))
		return VERB_SEGMENT;
	if (!strcmp(text, "merge"))
		return VERB_MERGE;
	if (!strcmp(text, "align"))
		return VERB_ALIGN;
	if (!strcmp(text, "df"))
		return VERBS_DF;
	return strcmp(text, "brief") ? 0 : VERB_BRIEF;
}

/*
 * Takes the verb, of one word or two, from the front of the arguments: *N_WORDS
 * is how many there are.  False: a usage error.
 */
static bool
take_verb(struct command *command, int argc, char **argv, int *n_words)
{
	unsigned verb = argc > 1 ? find_verb(argv[1]) : 0;
	int which;

	*n_words = verb != 0;
	if (verb == VERBS_DF) {
		const char *word = argc > 2 ? argv[2] : "";

		/* sumario df --help is no error */
		if (!strcmp(word, "--help") || !strcmp(word, "-h"))
			return true;
		which = find_choice("count merge info", word, strlen(word));
		if (which < 0)
			return complain(N_("df takes count, merge or info"),
					*word ? word : NULL);
		verb = VERB_DF_COUNT << which;
		*n_words = 2;
	}
	if (verb)
		command->verb = (enum option_verb)verb;
	return true;
}

/* The same of merge, which writes articles and needs two files. */
static bool
settle_merge(struct command *command)
{
	bool bilingual = command->output.bilingual;

	if (!command->format_given)
		command->output.format = bilingual ? SUMARIO_MARKDOWN
						   : SUMARIO_TEXT;
	command->format_given = true;
	if (bilingual && command->output.format != SUMARIO_MARKDOWN)
		return complain(N_("--bilingual goes with markdown only"),
				NULL);
	if (!sumario_bitext_has_format(command->output.format))
		return complain(N_("merge does not write this format"),
				sumario_format_name(command->output.format));
	if (command->n_files != 2)
		return complain(N_("merge needs a manifest and a translation"),
				NULL);
	return (strcmp(command->files[0], "-") != 0 ||
		strcmp(command->files[1], "-") != 0) ||
	       complain(N_("standard input can be only one of both"), NULL);
}

/* One briefing comes out of a batch, so it is no batch itself. */
static bool
settle_brief(struct command *command)
{
	command->format_given = true;
	return sumario_brief_has_format(command->output.format) ||
	       complain(N_("brief writes json, markdown or bullets, not"),
			sumario_format_name(command->output.format));
}

/* --flat is about jsonl, which it therefore asks for. */
static bool
settle_flat(struct command *command)
{
	if (command->format_given && command->output.format != SUMARIO_JSONL)
		return complain(N_("--flat goes with jsonl only"), NULL);
	command->output.format = SUMARIO_JSONL;
	command->format_given = true;
	return true;
}

/* The folder is the output, its files are seeded XLIFF. */
static bool
settle_omegat(struct command *command)
{
	if (command->format_given || command->output_file)
		return complain(N_("--omegat goes without -f and -o"), NULL);
	command->output.format = SUMARIO_XLIFF;
	command->output.seed = SUMARIO_SEED_SOURCE;
	command->format_given = true;
	return true;
}

/* Formats that have no codes must not seem to have protected anything. */
static bool
settle_inline(const struct command *command)
{
	return command->output.format == SUMARIO_XLIFF ||
	       command->output.format == SUMARIO_XLIFF2 ||
	       complain(N_("--inline goes with xliff and xliff2 only"), NULL);
}

/* Where a text is cut is told in lines, why a sentence is chosen in the JSON.
 */
static bool
settle_explain(struct command *command)
{
	enum sumario_format format = command->output.format;

	if (command->verb == VERB_SEGMENT) {
		if (command->format_given)
			return complain(N_("--explain is a format of its own"),
					NULL);
		command->output.format = SUMARIO_EXPLAIN;
		command->format_given = true;
		return true;
	}
	command->output.with_explanation = true;
	return format == SUMARIO_JSON || format == SUMARIO_JSONL ||
	       format == SUMARIO_TREE ||
	       complain(N_("--explain goes with json, jsonl and tree only"),
			NULL);
}

/* Which format is written; false: a usage error. */
static bool
settle_format(struct command *command)
{
	if (command->explain && !settle_explain(command))
		return false;
	command->output.source_lang = command->options.source_lang;
	command->output.target_lang = command->options.target_lang;
	if (command->verb == VERB_MERGE && !settle_merge(command))
		return false;
	if (command->verb == VERB_BRIEF)
		return settle_brief(command);
	if (command->omegat_folder)
		return settle_omegat(command);
	if (command->output.flat)
		return settle_flat(command);
	if (command->format_given)
		return true;
	if (command->input == INPUT_JSONL)
		command->output.format = SUMARIO_JSONL;
	else if (command->verb == VERB_SEGMENT)
		command->output.format = SUMARIO_LINES;
	return true;
}

/* Only one output can be gone on with, and only if it stands for itself. */
static bool
settle_resume(const struct command *command)
{
	if (!command->output_file || !strcmp(command->output_file, "-"))
		return complain(N_("--resume needs -o"), NULL);
	if (command->glossary_file || command->omegat_folder ||
	    command->repetitions == REPETITIONS_BATCH || command->separator ||
	    command->output.format == SUMARIO_MT_LINES)
		return complain(
			N_("--resume goes without --glossary, --omegat, "
			   "--separator, --repetitions=batch and mt-lines"),
			NULL);
	return true;
}

/* Whether what is said of the input goes together. */
static bool
settle_input(const struct command *command)
{
	const struct sumario_options *options = &command->options;
	bool of_records = options->keep;

	for (int i = 0; i < SUMARIO_N_FIELDS; i++)
		of_records |= options->fields[i] != NULL;
	if (command->input == INPUT_JSONL &&
	    (command->separator || options->skip_headers))
		return complain(N_("--separator and --skip-headers go without "
				   "JSON Lines"),
				NULL);
	if (of_records &&
	    ((command->input != INPUT_AUTO && command->input != INPUT_JSONL) ||
	     command->separator))
		return complain(
			N_("--field and --keep go with JSON Lines only"), NULL);
	return true;
}

/* What only shows when all options are known; false: a usage error. */
static bool
settle(struct command *command)
{
	if (command->files_from && command->n_files)
		return complain(N_("--files-from goes without FILE"), NULL);
	return settle_input(command) && settle_format(command) &&
	       (!command->output.inline_codes || settle_inline(command)) &&
	       (!command->journal_file || settle_resume(command));
}

/* What changes no byte of the output may be different in another run. */
static void
add_to_fingerprint(struct command *command, const struct row *row,
		   const char *text)
{
	uint64_t *known = &command->fingerprint;

	switch (row->value) {
	case OPTION_JOBS:
	case OPTION_QUIET:
	case OPTION_VERBOSE:
	case OPTION_PROGRESS:
	case OPTION_REPORT:
	case OPTION_RESUME:
		return;
	}
	*known = fingerprint_add_string(*known, row->name);
	if (text)
		*known = fingerprint_add_string(*known, text);
}

bool
option_parse(struct command *command, int argc, char **argv,
	     enum exit_status *status)
{
	char letters[2 * N_OPTIONS + 3];
	struct option longs[N_OPTIONS + 1];
	bool budget_given = false;
	int result, n_words;

	init_command(command);
	make_getopt_tables(letters, longs);
	*status = EXIT_USAGE;
	if (!take_verb(command, argc, argv, &n_words))
		return false;
	command->fingerprint = fingerprint_add(
		command->fingerprint, &command->verb, sizeof(command->verb));
	if (command->verb == VERB_BRIEF)
		command->options.budget_value = BRIEF_BULLETS;
	argc -= n_words;
	argv += n_words;
	opterr = 0;
	command->files = argv + 1; /* they are moved to the front */
	while ((result = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		const struct row *row = find_row(result);

		if (result == 1) {
			command->files[command->n_files++] = optarg;
			continue;
		}
		if (row && (row->value == OPTION_HELP ||
			    row->value == OPTION_VERSION)) {
			*status = EXIT_DONE;
			(row->value == OPTION_HELP ? show_help
						   : show_version)();
			return false;
		}
		if (!row)
			complain_of(result, argv);
		else if (!(row->verbs & command->verb))
			complain_of_value(
				row, N_("the option does not go with the verb"),
				NULL);
		else if (take_option(command, row, optarg, &budget_given)) {
			add_to_fingerprint(command, row, optarg);
			continue;
		}
		show_hint();
		return false;
	}
	while (optind < argc) /* behind "--" */
		command->files[command->n_files++] = argv[optind++];
	if (command->verb == VERB_ALIGN && command->n_files != 2)
		return complain(N_("align takes a source and a target"), NULL);
	if (command->verb == VERB_DF_INFO && command->n_files > 1)
		return complain(N_("df info takes one table"), NULL);
	return settle(command);
}
