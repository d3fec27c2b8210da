/* SPDX-License-Identifier: MIT */
/*
 * Reading the command line with getopt_long and the table of options.def, then
 * what only shows when all of it is known: which options go together, and which
 * format is written.
 */
#include <config.h>

#include "cli/option.h"

#include "cli/fingerprint.h"
#include "cli/help.h"
#include "cli/option_table.h"
#include "cli/usage.h"

#include <getopt.h>
#include <string.h>

/* What a feed of articles never is compressed by, and bombs are. */
#define MAX_EXPANSION 200
/* The language of a briefing, and its bullets, if nothing else is given. */
#define BRIEF_LANGUAGE "es"
#define BRIEF_BULLETS 10

/* -- The command line ---------------------------------------------------- */

static void
init_command(struct command *command)
{
	*command = (struct command){.verb = VERB_SUMMARISE,
				    .level = MESSAGE_NORMAL,
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

	/* Files may be between, whatever the environment says. */
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

	if (command->original_file && (bilingual || command->format_settled))
		return usage_fail(N_("--original goes without -f and "
				     "--bilingual"),
				  NULL);
	if (!command->format_settled)
		command->output.format = bilingual ? SUMARIO_MARKDOWN
						   : SUMARIO_TEXT;
	command->format_settled = true;
	if (bilingual && command->output.format != SUMARIO_MARKDOWN)
		return usage_fail(N_("--bilingual goes with markdown only"),
				  NULL);
	if (command->on_error == ON_ERROR_REPLACE)
		return usage_fail(N_("--on-error=replace goes without merge"),
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
	if (command->format_settled && command->output.format != SUMARIO_JSONL)
		return usage_fail(N_("--flat goes with jsonl only"), NULL);
	command->output.format = SUMARIO_JSONL;
	command->format_settled = true;
	return true;
}

/* The folder is the output, its files are seeded XLIFF. */
static bool
settle_omegat(struct command *command)
{
	if (command->format_settled || command->output_file)
		return usage_fail(N_("--omegat goes without -f and -o"), NULL);
	command->output.format = SUMARIO_XLIFF;
	command->output.seed = SUMARIO_SEED_SOURCE;
	command->format_settled = true;
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

/* Only one format has versions to choose from. */
static bool
settle_version(const struct command *command)
{
	return !option_is_given(command, OPTION_XLIFF_VERSION) ||
	       command->output.format == SUMARIO_XLIFF2 ||
	       usage_fail(N_("--xliff-version goes with xliff2 only"), NULL);
}

/* Where a text is cut is told in lines, why a sentence is chosen in the JSON.
 */
static bool
settle_explain(struct command *command)
{
	enum sumario_format format = command->output.format;

	if (command->verb == VERB_SEGMENT) {
		if (command->format_settled)
			return usage_fail(
				N_("--explain is a format of its own"), NULL);
		command->output.format = SUMARIO_EXPLAIN;
		command->format_settled = true;
		return true;
	}
	command->output.with_explanation = true;
	command->options.explain = true;
	return format == SUMARIO_JSON || format == SUMARIO_JSONL ||
	       format == SUMARIO_TREE ||
	       usage_fail(N_("--explain goes with json, jsonl and tree only"),
			  NULL);
}

/* Which format is written; false: a usage error. */
static bool
settle_format(struct command *command)
{
	if (option_is_given(command, OPTION_EXPLAIN) &&
	    !settle_explain(command))
		return false;
	if (*command->options.source_lang)
		command->output.source_lang = command->options.source_lang;
	command->output.target_lang = command->options.target_lang;
	if (command->verb == VERB_MERGE && !settle_merge(command))
		return false;
	/* One briefing comes out of a batch, so it is no batch itself. */
	if (command->verb == VERB_BRIEF)
		command->format_settled = true;
	if (command->omegat_folder)
		return settle_omegat(command);
	if (command->output.flat)
		return settle_flat(command);
	if (command->format_settled)
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

/* Which sentence an id means depends on the article, and there are many. */
static bool
settle_brief(const struct command *command)
{
	for (unsigned i = 0; i < command->n_wishes; i++) {
		const char *text = command->wishes[i].text;

		if (*text == 's' && text[1] &&
		    strspn(text + 1, "0123456789") == strlen(text + 1))
			return usage_fail(
				N_("ids of segments go with one article only"),
				text);
	}
	return true;
}

/* What only shows when all options are known; false: a usage error. */
static bool
settle(struct command *command)
{
	if (command->files_from && command->n_files)
		return usage_fail(N_("--files-from goes without FILE"), NULL);
	return settle_input(command) && settle_format(command) &&
	       (command->verb != VERB_BRIEF || settle_brief(command)) &&
	       (!command->output.inline_codes || settle_inline(command)) &&
	       settle_version(command) &&
	       (!command->journal_file || settle_resume(command));
}

/* Takes one option; false: a usage error, which has been said. */
static bool
take_option(struct command *command, const struct option_row *row,
	    const char *text)
{
	uint64_t *known = &command->fingerprint;

	command->given[row->value - OPTION_FIRST] = true;
	if (row->take && !row->take(command, row, text))
		return false;
	/* What changes no byte may be different in another run. */
	if (row->verbs & SAME_BYTES)
		return true;
	*known = fingerprint_add_string(*known, row->name);
	if (text)
		*known = fingerprint_add_string(*known, text);
	return true;
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
	else if (take_option(command, row, optarg))
		return STEP_NEXT;
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
	if (command->verb == VERB_ALIGN &&
	    (command->n_files < 1 || command->n_files > 2))
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
		if (command->verb == VERB_BRIEF) {
			command->options.budget_value = BRIEF_BULLETS;
			command->options.required_lang = BRIEF_LANGUAGE;
		}
		step = take_arguments(command, argc, argv, &words);
	}
	message_init(command->level);
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
