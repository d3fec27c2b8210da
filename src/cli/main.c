/* SPDX-License-Identifier: MIT */
/*
 * The order of events: locale, options, files that the options name, the verb,
 * the exit status.  Each step is a file of this room, and each that fails has
 * said so before it comes back here.
 */
#include <config.h>

#include "cli/glossary_file.h"
#include "cli/help.h"
#include "cli/lexicon_files.h"
#include "cli/memory_files.h"
#include "cli/message.h"
#include "cli/option.h"
#include "cli/paths.h"
#include "cli/verbs.h"
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

static verb_run_fn *
find_verb(const struct command *command)
{
	switch (command->verb) {
	case VERB_ALIGN:
		return verb_align_run;
	case VERB_BRIEF:
		return verb_brief_run;
	case VERB_MERGE:
		return verb_merge_run;
	case VERB_DF_COUNT:
	case VERB_DF_MERGE:
	case VERB_DF_INFO:
		return verb_df_run;
	default:
		return option_is_given(command, OPTION_SRX) ? verb_srx_run
							    : verb_read_run;
	}
}

/* What the options name and every article needs; it stays to be freed. */
struct aids {
	struct sumario_lexicon *lexicon;
	struct sumario_memory *memory;
	struct sumario_wishes *wishes;
	struct sumario_glossary *glossary;
};

static enum exit_status
load_aids(struct aids *aids, struct command *command)
{
	enum exit_status status = lexicon_files_load(command, &aids->lexicon);

	if (!status)
		status = memory_files_load(command, &aids->memory);
	if (!status)
		status = wishes_load(command, &aids->wishes);
	if (!status)
		status = glossary_file_load(command, &aids->glossary);
	command->options.lexicon = aids->lexicon;
	command->options.memory = aids->memory;
	command->options.wishes = aids->wishes;
	command->output.glossary = aids->glossary;
	return status;
}

static void
free_aids(struct aids *aids)
{
	sumario_glossary_free(aids->glossary);
	sumario_wishes_free(aids->wishes);
	sumario_memory_free(aids->memory);
	sumario_lexicon_free(aids->lexicon);
}

int
main(int argc, char **argv)
{
	static char messages[8192];
	struct command command;
	struct sinks sinks;
	struct journal journal = {.fd = -1};
	struct aids aids = {.lexicon = NULL};
	enum exit_status status, closed = EXIT_DONE;

	fill_standard_streams();
	/* A message is one write, so those of several runs do not mix. */
	setvbuf(stderr, messages, _IOLBF, sizeof(messages));
	set_language();
	if (!option_parse(&command, argc, argv, &status))
		return (int)flush_help(status);
	if (!command.n_files && !command.files_from &&
	    !option_is_given(&command, OPTION_SRX) && isatty(STDIN_FILENO)) {
		help_show_usage();
		return EXIT_USAGE;
	}
	command.output.terminal = !command.output_file && isatty(STDOUT_FILENO);
	status = paths_check(&command);
	if (!status)
		status = load_aids(&aids, &command);
	if (!status) {
		status = sinks_open(&sinks, &command, &journal);
		if (!status)
			status = find_verb(&command)(
				&command, &sinks,
				command.journal_file ? &journal : NULL);
		closed = sinks_close(&sinks, status == EXIT_DONE ||
						     status == EXIT_PARTIAL);
		journal_close(&journal);
	}
	free_aids(&aids);
	message_finish();
	return (int)(closed > status ? closed : status);
}
