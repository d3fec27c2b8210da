/* SPDX-License-Identifier: MIT */
/*
 * The verb align: two files are read as articles, each by the lists of its
 * language, and what sumario_align() finds is written.
 */
#include <config.h>

#include "cli/input.h"
#include "cli/verbs.h"

#include <string.h>

/* A file and what was read of it, which the document borrows. */
struct side {
	struct input input;
	bool opened;
	struct sumario_document *doc;
	struct sumario_lexicon *lexicon; /* of its language, or NULL */
};

static void
tell_of(const struct side *side)
{
	struct sumario_info info;

	sumario_document_get_info(side->doc, &info);
	message_tell(side->input.name, N_("encoding"), info.encoding);
	if (info.encoding_guessed)
		message_warn(side->input.name, 0, "guessed-encoding",
			     N_("encoding guessed, name it with -e"),
			     info.encoding);
	if (!info.n_segments)
		message_warn(side->input.name, 0, "empty",
			     N_("the article is empty"), NULL);
}

/* Without --lexicon an article is split by the lists of its language. */
static bool
choose_lexicon(struct side *side, struct sumario_options *options)
{
	if (options->lexicon)
		return true;
	side->lexicon = sumario_lexicon_new();
	options->lexicon = side->lexicon;
	return side->lexicon &&
	       !sumario_lexicon_use_language(side->lexicon,
					     options->source_lang, NULL);
}

/* Reads FILE, an article in LANG. */
static enum exit_status
read_side(struct side *side, const struct command *command, const char *file,
	  const char *lang)
{
	struct sumario_options options = command->options;
	struct sumario_error error;
	enum exit_status status = input_open(&side->input, file);

	if (status)
		return status;
	side->opened = true;
	status = input_read_all(&side->input, command->max_input);
	if (status)
		return status;
	options.original = side->input.name;
	options.source_lang = lang;
	options.depth = SUMARIO_DEPTH_SPLIT;
	side->doc = sumario_document_new();
	if (!side->doc || !choose_lexicon(side, &options))
		return message_fail_memory();
	if (sumario_document_read(side->doc, &options, side->input.bytes,
				  side->input.n_bytes, &error)) {
		message_error(side->input.name, &error);
		return message_exit(error.status);
	}
	tell_of(side);
	return EXIT_DONE;
}

static void
release_side(struct side *side)
{
	sumario_document_free(side->doc);
	sumario_lexicon_free(side->lexicon);
	if (side->opened)
		input_close(&side->input);
}

enum exit_status
verb_align_run(const struct command *command, struct sinks *sinks,
	       struct journal *journal)
{
	struct output *output = &sinks->outputs[SINK_OUTPUT];
	struct side source = {.doc = NULL}, target = {.doc = NULL};
	struct sumario_alignment *alignment = NULL;
	struct sumario_error error;
	enum exit_status status;

	(void)journal;
	status = read_side(&source, command, command->files[0],
			   command->options.source_lang);
	if (!status)
		status = read_side(&target, command, command->files[1],
				   command->options.target_lang);
	if (status)
		goto out;
	if (sumario_align(source.doc, target.doc, &alignment, &error)) {
		message_error(NULL, &error);
		status = message_exit(error.status);
		goto out;
	}
	status = output_check(output,
			      sumario_alignment_write(alignment,
						      command->alignment_format,
						      command->output.terminal,
						      output_write, output));
out:
	sumario_alignment_free(alignment);
	release_side(&source);
	release_side(&target);
	return status;
}
