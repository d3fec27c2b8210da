/* SPDX-License-Identifier: MIT */
/*
 * Reading the command line with getopt_long and the table of options.def.
 * Numbers are read by hand: no locale, no sign, no exponent, no blanks.
 */
#include <config.h>

#include "cli/option.h"

#include "cli/fingerprint.h"
#include "cli/help.h"
#include "cli/option_table.h"
#include "cli/usage.h"

#include <getopt.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

/* -- Options ------------------------------------------------------------- */

/* Of several budgets the last one counts. */
static bool
set_budget(struct command *command, const struct option_row *row,
	   const char *text)
{
	double *value = &command->options.budget_value;

	command->options.budget_unit =
		(enum sumario_unit)(row->value - OPTION_SENTENCES);
	if (row->value == OPTION_RATIO)
		return parse_ratio(text, value) ||
		       usage_fail_value(
			       row, N_("not a ratio over 0 and up to 1"), text);
	return parse_count(text, MAX_COUNT, value) ||
	       usage_fail_value(row, N_("not a whole number from 1 on"), text);
}

static bool
set_keywords(struct command *command, const struct option_row *row,
	     const char *text)
{
	double value = 0;

	if (strcmp(text, "0") && !parse_count(text, MAX_KEYWORDS, &value))
		return usage_fail_value(row, N_("not a number from 0 to 1000"),
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
set_jobs(struct command *command, const struct option_row *row,
	 const char *text)
{
	double value = 0;

	if (strcmp(text, "0") && !parse_count(text, MAX_JOBS, &value))
		return usage_fail_value(row, N_("not a number from 0 to 256"),
					text);
	command->n_jobs = value > 0 ? (unsigned)value : count_cores();
	return true;
}

static bool
set_count(uint64_t *count, const struct option_row *row, const char *text)
{
	double value;

	if (!parse_count(text, MAX_COUNT, &value))
		return usage_fail_value(row, N_("not a whole number from 1 on"),
					text);
	*count = (uint64_t)value;
	return true;
}

static bool
add_tm_file(struct command *command, const struct option_row *row,
	    const char *text)
{
	if (command->n_tm_files == MAX_TM_FILES)
		return usage_fail_value(row, N_("too many files"), text);
	command->tm_files[command->n_tm_files++] = text;
	return true;
}

static bool
add_wish(struct command *command, const struct option_row *row,
	 const char *text)
{
	if (command->n_wishes == SUMARIO_MAX_WISHES)
		return usage_fail(N_("more than 64 of --must and --not"), NULL);
	if (!*text)
		return usage_fail_value(row, N_("the value is empty"), NULL);
	command->wishes[command->n_wishes++] =
		(struct option_wish){row->value == OPTION_MUST, text};
	return true;
}

/* NAME=MEMBER; the names are in the order of enum sumario_field. */
static bool
set_field(struct command *command, const struct option_row *row,
	  const char *text)
{
	size_t n = strcspn(text, "=");
	int field = option_find_choice("text html id title lang url", text, n);

	if (field < 0)
		return usage_fail_value(
			row, N_("not one of text, html, id, title, lang, url"),
			text);
	if (!text[n] || !text[n + 1])
		return usage_fail_value(row, N_("not NAME=MEMBER"), text);
	command->options.fields[field] = text + n + 1;
	return true;
}

static bool
set_separator(struct command *command, const struct option_row *row,
	      const char *text)
{
	if (!*text || strpbrk(text, "\r\n"))
		return usage_fail_value(row, N_("not one line with text"),
					text);
	command->separator = text;
	return true;
}

static bool
set_size(size_t *size, const struct option_row *row, const char *text)
{
	return parse_size(text, size) ||
	       usage_fail_value(row, N_("not a size such as 64M"), text);
}

/* An empty TEXT leaves what is there. */
static bool
set_language(const char **tag, const struct option_row *row, const char *text)
{
	if (!*text)
		return true;
	if (!sumario_is_language_tag(text))
		return usage_fail_value(
			row, N_("not a language tag such as es-MX"), text);
	*tag = text;
	return true;
}

static bool
set_offsets(struct command *command, const struct option_row *row,
	    const char *text)
{
	command->output.offsets = 0;
	do {
		size_t n = strcspn(text, ",");
		int found = option_find_choice(row->choices, text, n);

		if (found < 0)
			return usage_fail_choice(row, command->verb, text);
		command->output.offsets |= 1U << found;
		text += n;
	} while (*text++);
	return true;
}

/* Under align the formats are others, with the same names. */
static void
set_format(struct command *command, const char *text, int choice)
{
	command->format_given = true;
	if (command->verb == VERB_ALIGN)
		command->alignment_format =
			(enum sumario_alignment_format)option_find_choice(
				OPTION_ALIGNMENT_FORMATS, text, strlen(text));
	else
		command->output.format = (enum sumario_format)choice;
}

/* In the order of the choices, which is not that of the enum. */
static enum sumario_profile
get_profile(int choice)
{
	static const enum sumario_profile profiles[] = {
		SUMARIO_PROFILE_AUTO, SUMARIO_PROFILE_NEWS,
		SUMARIO_PROFILE_GENERAL};

	return profiles[choice];
}

/* Takes an option whose value is one of its choices. */
static bool
set_choice(struct command *command, const struct option_row *row,
	   const char *text)
{
	int found = option_find_choice(row->choices, text, strlen(text));

	if (found < 0 || !option_takes_choice(row, command->verb, found))
		return usage_fail_choice(row, command->verb, text);
	switch (row->value) {
	case OPTION_FORMAT:
		set_format(command, text, found);
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
		command->options.profile = get_profile(found);
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
find_flag(struct command *command, const struct option_row *row)
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
find_text(struct command *command, const struct option_row *row)
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

/* What an empty value does not give; of a file it is no name. */
static bool
may_be_empty(const struct option_row *row)
{
	return row->value == OPTION_TITLE || row->value == OPTION_ID;
}

/* Takes one option; false: a usage error, which has been said. */
static bool
take_option(struct command *command, const struct option_row *row,
	    const char *text)
{
	struct sumario_options *options = &command->options;
	bool *flag = find_flag(command, row);
	const char **field = find_text(command, row);

	if (flag)
		*flag = true;
	if (field)
		*field = *text || !may_be_empty(row) ? text : NULL;
	if (flag || field)
		return true;
	switch (row->value) {
	case OPTION_SENTENCES:
	case OPTION_WORDS:
	case OPTION_CHARS:
	case OPTION_RATIO:
		return set_budget(command, row, text);
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
				    text && *text ? text : "es");
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

/* What getopt needs; long options are those of VERBS only. */
struct getopt_tables {
	char letters[2 * OPTION_COUNT + 3];
	struct option longs[OPTION_COUNT + 1];
};

static void
add_letter(char **letters, const struct option_row *row)
{
	if (!row->letter)
		return;
	*(*letters)++ = row->letter;
	if (row->argument)
		*(*letters)++ = ':';
}

static void
make_getopt_tables(struct getopt_tables *tables, unsigned verbs)
{
	const struct option_row *row = NULL;
	struct option *next = tables->longs;
	char *letters = tables->letters;

	/* Files may stand between, whatever the environment says. */
	*letters++ = '-';
	*letters++ = ':'; /* a missing argument is told from a bad option */
	while ((row = option_find_next(row, "", 0))) {
		add_letter(&letters, row);
		if (row->verbs & verbs)
			*next++ = (struct option){
				row->name,
				option_is_optional(row) ? optional_argument
				: row->argument		? required_argument
							: no_argument,
				NULL, row->value};
	}
	*letters = '\0';
	*next = (struct option){0};
}

/* The words that make the verb, in the arguments. */
struct verb_words {
	unsigned verbs; /* VERBS_DF: a second word is missing */
	int n_words;
};

/* The first word, or the second one after "df"; false: it is a usage error. */
static bool
take_word(struct verb_words *words, const char *word)
{
	unsigned verb = words->n_words ? verb_find_df(word) : verb_find(word);

	if (!verb && words->n_words)
		return usage_fail(N_("df takes count, merge or info"), word);
	if (!verb)
		return !usage_is_no_verb(word);
	words->verbs = verb;
	words->n_words++;
	return true;
}

/*
 * Finds the verb, which is the first argument that is neither an option nor the
 * value of one.  What is wrong with the options before it is said later.
 */
static bool
find_words(struct verb_words *words, int argc, char **argv)
{
	struct getopt_tables tables;
	bool more = true;
	int result;

	*words = (struct verb_words){VERB_SUMMARISE, 0};
	make_getopt_tables(&tables, VERBS_ALL);
	for (optind = 0; more;) {
		result = getopt_long(argc, argv, tables.letters, tables.longs,
				     NULL);
		if (result == 1 && !take_word(words, optarg))
			return false;
		more = result != -1 &&
		       (result != 1 || words->verbs == VERBS_DF);
	}
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
		return usage_fail(N_("--bilingual goes with markdown only"),
				  NULL);
	if (command->n_files != 2)
		return usage_fail_count(
			N_("merge takes a manifest and a translation, files "
			   "given"),
			command->n_files);
	return (strcmp(command->files[0], "-") != 0 ||
		strcmp(command->files[1], "-") != 0) ||
	       usage_fail(N_("standard input can be only one of both"), NULL);
}

/* --flat is about jsonl, which it therefore asks for. */
static bool
settle_flat(struct command *command)
{
	if (command->format_given && command->output.format != SUMARIO_JSONL)
		return usage_fail(N_("--flat goes with jsonl only"), NULL);
	command->output.format = SUMARIO_JSONL;
	command->format_given = true;
	return true;
}

/* The folder is the output, its files are seeded XLIFF. */
static bool
settle_omegat(struct command *command)
{
	if (command->format_given || command->output_file)
		return usage_fail(N_("--omegat goes without -f and -o"), NULL);
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
	       usage_fail(N_("--inline goes with xliff and xliff2 only"), NULL);
}

/* Where a text is cut is told in lines, why a sentence is chosen in the JSON.
 */
static bool
settle_explain(struct command *command)
{
	enum sumario_format format = command->output.format;

	if (command->verb == VERB_SEGMENT) {
		if (command->format_given)
			return usage_fail(
				N_("--explain is a format of its own"), NULL);
		command->output.format = SUMARIO_EXPLAIN;
		command->format_given = true;
		return true;
	}
	command->output.with_explanation = true;
	return format == SUMARIO_JSON || format == SUMARIO_JSONL ||
	       format == SUMARIO_TREE ||
	       usage_fail(N_("--explain goes with json, jsonl and tree only"),
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
	/* One briefing comes out of a batch, so it is no batch itself. */
	if (command->verb == VERB_BRIEF)
		command->format_given = true;
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
		return usage_fail(N_("--resume needs -o"), NULL);
	if (command->glossary_file || command->omegat_folder ||
	    command->repetitions == REPETITIONS_BATCH || command->separator ||
	    command->output.format == SUMARIO_MT_LINES)
		return usage_fail(
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
		return usage_fail(
			N_("--separator and --skip-headers go without "
			   "JSON Lines"),
			NULL);
	if (of_records &&
	    ((command->input != INPUT_AUTO && command->input != INPUT_JSONL) ||
	     command->separator))
		return usage_fail(
			N_("--field and --keep go with JSON Lines only"), NULL);
	return true;
}

/* What only shows when all options are known; false: a usage error. */
static bool
settle(struct command *command)
{
	if (command->files_from && command->n_files)
		return usage_fail(N_("--files-from goes without FILE"), NULL);
	return settle_input(command) && settle_format(command) &&
	       (!command->output.inline_codes || settle_inline(command)) &&
	       (!command->journal_file || settle_resume(command));
}

/* What changes no byte of the output may be different in another run. */
static void
add_to_fingerprint(struct command *command, const struct option_row *row,
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

/* What option_parse() does with what getopt returned. */
enum step { STEP_NEXT, STEP_EXIT, STEP_FAIL };

static enum step
take_result(struct command *command, int result, char **argv,
	    const struct verb_words *words)
{
	const struct option_row *row = result == '?' || result == ':'
					       ? NULL
					       : option_find_row(result);

	if (row && row->value == OPTION_HELP) {
		help_show(words->verbs);
		return STEP_EXIT;
	}
	if (row && row->value == OPTION_VERSION) {
		help_show_version();
		return STEP_EXIT;
	}
	if (!row)
		usage_fail_option(result, optopt, argv[optind - 1],
				  words->verbs);
	else if (!(row->verbs & words->verbs))
		usage_fail_verb(row, words->verbs);
	else if (take_option(command, row, optarg)) {
		add_to_fingerprint(command, row, optarg);
		return STEP_NEXT;
	}
	return STEP_FAIL;
}

/* Options and files; the words of the verb are no files. */
static enum step
take_arguments(struct command *command, int argc, char **argv,
	       const struct verb_words *words)
{
	struct getopt_tables tables;
	enum step step = STEP_NEXT;
	int n_skipped = 0, result;

	make_getopt_tables(&tables, words->verbs);
	command->files = argv + 1; /* they are moved to the front */
	optind = 0;
	while (step == STEP_NEXT) {
		int at = optind ? optind : 1;

		if (at < argc && usage_is_one_hyphen(argv[at]))
			return STEP_FAIL;
		result = getopt_long(argc, argv, tables.letters, tables.longs,
				     NULL);
		if (result == -1)
			break;
		if (result != 1)
			step = take_result(command, result, argv, words);
		else if (n_skipped < words->n_words)
			n_skipped++;
		else
			command->files[command->n_files++] = optarg;
	}
	while (optind < argc) /* after "--" */
		command->files[command->n_files++] = argv[optind++];
	return step;
}

/* The files that a verb cannot do with. */
static bool
check_count(const struct command *command)
{
	if (command->verb == VERB_ALIGN && command->n_files != 2)
		return usage_fail_count(
			N_("align takes a source and a target, files given"),
			command->n_files);
	if (command->verb == VERB_DF_INFO && command->n_files > 1)
		return usage_fail_count(
			N_("df info takes one table, files given"),
			command->n_files);
	return true;
}

bool
option_parse(struct command *command, int argc, char **argv,
	     enum exit_status *status)
{
	struct verb_words words;
	enum step step = STEP_FAIL;

	init_command(command);
	*status = EXIT_USAGE;
	opterr = 0;
	if (find_words(&words, argc, argv)) {
		command->verb = (enum option_verb)words.verbs;
		command->fingerprint = fingerprint_add(command->fingerprint,
						       &command->verb,
						       sizeof(command->verb));
		if (command->verb == VERB_BRIEF)
			command->options.budget_value = BRIEF_BULLETS;
		step = take_arguments(command, argc, argv, &words);
	}
	if (step == STEP_EXIT)
		*status = EXIT_DONE;
	if (step == STEP_FAIL)
		help_show_hint();
	if (step != STEP_NEXT)
		return false;
	if (words.verbs == VERBS_DF)
		return usage_fail(N_("df takes count, merge or info"), NULL);
	return check_count(command) && settle(command);
}
