/* SPDX-License-Identifier: MIT */
/* The order of events; each step is a file of this room. */
#include <config.h>

#include "cli/verb_align.h"
#include "cli/batch.h"
#include "cli/verb_brief.h"
#include "cli/verb_df.h"
#include "cli/help.h"
#include "cli/lexicon_files.h"
#include "cli/memory_files.h"
#include "cli/verb_merge.h"
#include "cli/message.h"
#include "cli/option.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "cli/wishes.h"

#include <errno.h>
#include <fcntl.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

/*
 * A closed standard stream must not become the number of a file we open: it
 * is filled with one that fails as a closed one does.
 */
static void
fill_standard_streams(void)
{
	static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};

	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)!open("/dev/null", modes[fd]);
}

/* LC_NUMERIC stays C: no figure we write may depend on the locale. */
static void
set_language(void)
{
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	bindtextdomain(PACKAGE, LOCALEDIR);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
}

/* --help and --version: standard output may be full or closed. */
static enum exit_status
flush_help(enum exit_status status)
{
	if (!status && (fflush(stdout) || ferror(stdout))) {
		message_fail_errno(NULL, "write-failed", N_("cannot write"),
				   errno);
		return EXIT_IO;
	}
	return status;
}

/* Both files come into their places, or neither. */
static enum exit_status
close_both(struct output *output, struct output *terms, enum exit_status status)
{
	bool keep = status == EXIT_DONE || status == EXIT_PARTIAL;
	enum exit_status closed = EXIT_DONE, closed_too;

	if (terms) {
		closed = output_close(terms, keep);
		keep = keep && !closed;
	}
	closed_too = output_close(output, keep);
	return closed > closed_too ? closed : closed_too;
}

/* What is read as running text; a merged article keeps its own lines. */
static bool
is_prose(const struct command *command)
{
	enum sumario_format format = command->output.format;

	return format == SUMARIO_BULLETS ||
	       (format == SUMARIO_TEXT && command->verb != VERB_MERGE);
}

static enum exit_status
run(struct command *command, struct output *output, struct output *terms,
    struct journal *journal)
{
	switch (command->verb) {
	case VERB_ALIGN:
		return verb_align_run(command, output);
	case VERB_BRIEF:
		return verb_brief_run(command, output);
	case VERB_MERGE:
		return verb_merge_run(command, output);
	case VERB_DF_COUNT:
	case VERB_DF_MERGE:
	case VERB_DF_INFO:
		return verb_df_run(command, output);
	default:
		return option_is_given(command, OPTION_SRX)
			       ? batch_write_srx(command, output)
			       : batch_run(command, output, terms, journal);
	}
}

/* With a journal, which tells how much of it is there. */
static enum exit_status
open_output(struct output *output, const struct command *command,
	    struct journal *journal)
{
	enum exit_status status;

	if (!command->journal_file)
		return output_open(output, command->output_file);
	status = journal_open(journal, command);
	if (status)
		return status;
	status = output_resume(output, command->output_file, &journal->part);
	if (!status)
		status = journal_note_part(journal);
	if (status)
		journal_close(journal);
	return status;
}

int
main(int argc, char **argv)
{
	static char messages[8192];
	struct command command;
	struct output output, glossary;
	struct output *terms = NULL;
	struct journal journal = {.fd = -1};
	struct sumario_lexicon *lexicon;
	struct sumario_memory *memory = NULL;
	struct sumario_wishes *wishes = NULL;
	enum exit_status status, closed = EXIT_DONE;

	fill_standard_streams();
	/* A message is one write, so those of several runs do not mix. */
	setvbuf(stderr, messages, _IOLBF, sizeof(messages));
	set_language();
	if (!option_parse(&command, argc, argv, &status))
		return (int)flush_help(status);
	if (!command.n_files && !command.files_from && !option_is_given(&command, OPTION_SRX) &&
	    isatty(STDIN_FILENO)) {
		help_show_usage();
		return EXIT_USAGE;
	}
	status = paths_check(&command);
	if (status)
		return (int)status;
	command.output.terminal = !command.output_file && isatty(STDOUT_FILENO);
	status = lexicon_files_load(&command, &lexicon);
	if (status)
		return (int)status;
	command.options.lexicon = lexicon;
	status = memory_files_load(&command, &memory);
	if (status)
		goto out;
	command.options.memory = memory;
	status = wishes_load(&command, &wishes);
	if (status)
		goto out;
	command.options.wishes = wishes;
	output = (struct output){.fd = -1};
	status = open_output(&output, &command, &journal);
	if (!status && command.output.terminal && is_prose(&command))
		output_wrap(&output);
	if (!status && command.glossary_file && command.verb != VERB_MERGE) {
		terms = &glossary;
		status = output_open(terms, command.glossary_file);
	}
	if (!status)
		status = run(&command, &output, terms,
			     command.journal_file ? &journal : NULL);
	closed = close_both(&output, terms, status);
	journal_close(&journal);
out:
	sumario_wishes_free(wishes);
	sumario_memory_free(memory);
	sumario_lexicon_free(lexicon);
	message_finish();
	return (int)(closed > status ? closed : status);
}
