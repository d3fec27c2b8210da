/* SPDX-License-Identifier: MIT */
/* The command line. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "cli/message.h"
#include "cli/option_table.h"
#include "sumario.h"

/* What inputs are; in the order of the choices of -i. */
#define INPUT_(constant, identifier, name) INPUT_##constant,
enum option_input { INPUT_AUTO, SUMARIO_INPUTS(INPUT_) };
#undef INPUT_

/* Where a segment's repetitions are looked for. */
enum option_repetitions { REPETITIONS_ARTICLE, REPETITIONS_BATCH };

/* How merge says how much is translated. */
enum option_coverage { COVERAGE_TEXT, COVERAGE_JSON, COVERAGE_NONE };
enum option_findings { FINDINGS_TEXT, FINDINGS_JSON };

enum option_progress { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

enum option_report { REPORT_HADOOP };

enum option_on_error { ON_ERROR_FAIL, ON_ERROR_SKIP, ON_ERROR_REPLACE };

/* More --tm than anybody needs. */
#define MAX_TM_FILES 64

/* A sentence that must, or must not, be in the summary. */
struct option_wish {
	bool is_must;
	const char *text;
};

struct command {
	struct sumario_options options;
	struct sumario_output output;
	enum option_verb verb; /* one of them */
	enum sumario_alignment_format alignment_format;
	bool given[OPTION_COUNT]; /* see option_is_given() */
	bool format_settled;	  /* else it depends on the input */
	enum option_input input;
	const char *separator; /* between articles of a text; NULL: none */
	enum option_on_error on_error;
	enum option_repetitions repetitions;
	enum option_progress progress;
	enum option_report report;
	enum message_level level;
	size_t max_input, max_record;
	uint64_t max_expansion; /* of compressed input beyond MAX_INPUT */
	/* Of verb and options, but for those that change no byte. */
	uint64_t fingerprint;
	unsigned
		n_jobs; /* threads for articles; 1: none besides the main one */
	const char *output_file;    /* NULL: standard output */
	const char *glossary_file;  /* NULL: none */
	const char *state_file;	    /* NULL: none */
	const char *lexicon_folder; /* NULL: the built-in lists */
	const char *df_file;	    /* NULL: the built-in frequencies */
	const char *omegat_folder;  /* NULL: no project is written */
	const char *tm_files[MAX_TM_FILES];
	int n_tm_files;
	struct option_wish wishes[SUMARIO_MAX_WISHES];
	unsigned n_wishes;
	/* Of merge. */
	enum option_coverage coverage;
	enum option_findings findings;
	enum sumario_repeats repeats;
	bool no_check;
	const char *retry_file; /* NULL: none */
	const char *original_file; /* of the manifest; NULL: none */
	const char *ids_file;	/* of mt-lines; NULL: beside them */
	const char *journal_file; /* NULL: none */
	const char *files_from;	  /* a list of files; NULL: FILES */
	char **files;
	int n_files;
};

/* Whether the option of that name of options.def was given: OPTION_STRICT. */
static inline bool
option_is_given(const struct command *command, int option)
{
	return command->given[option - OPTION_FIRST];
}

/* Whether --glossary names what is written; else it is read. */
static inline bool
option_writes_glossary(const struct command *command)
{
	return command->glossary_file && command->verb & VERBS_READ &&
	       command->output.format != SUMARIO_MT_JSON;
}

/*
 * Fills COMMAND from the arguments.  True: go on.  False: all is said, exit
 * with *STATUS.
 */
bool option_parse(struct command *command, int argc, char **argv,
		  enum exit_status *status);

#endif
