/* SPDX-License-Identifier: MIT */
/*
 * The verb align: two articles are read, each by the lists of its language, and
 * what sumario_align() finds is written.  They are two files of any kind, an
 * article's JSON among them; or many pairs: the files of the same name in two
 * folders, or the records of JSON Lines, which have both.
 */
#include <config.h>

#include "base/bytes.h"
#include "base/span.h"
#include "cli/input.h"
#include "cli/json_stream.h"
#include "cli/paths.h"
#include "cli/usage.h"
#include "cli/verbs.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A file and what was read of it, which the document borrows. */
struct side {
	struct input input;
	bool opened;
	struct bytes text; /* of a manifest */
	struct sumario_document *doc;
	struct sumario_lexicon *lexicon; /* of its language, or NULL */
};

struct aligner {
	const struct command *command;
	struct output *output;
	struct sumario_output how;
	bool many, begun;
	uint64_t n_rejected; /* pairs */
};

static enum exit_status
fail(const char *name, const struct sumario_error *error)
{
	message_error(name, error);
	return message_exit(error->status);
}

/* -- Reading a side ------------------------------------------------------ */

static void
tell_of(const struct side *side, const char *name)
{
	struct sumario_info info;

	sumario_document_get_info(side->doc, &info);
	message_tell(name, N_("encoding"), info.encoding);
	if (info.encoding_guessed)
		message_warn(name, 0, "guessed-encoding",
			     N_("encoding guessed, name it with -e"),
			     info.encoding);
	if (!info.n_segments)
		message_warn(name, 0, "empty", N_("the article is empty"),
			     NULL);
	else if (info.no_article)
		message_warn(name, 0, "no-article",
			     N_("no article found, this is the whole page"),
			     NULL);
}

/* Without --lexicon an article is split by the lists of its language. */
static bool
choose_lexicon(struct side *side, struct sumario_options *options)
{
	if (options->lexicon)
		return true;
	side->lexicon = side->lexicon ? side->lexicon : sumario_lexicon_new();
	options->lexicon = side->lexicon;
	return side->lexicon &&
	       !sumario_lexicon_use_language(side->lexicon,
					     options->source_lang, NULL);
}

/* Options for a side in LANG, whose document is made if there is none. */
static enum exit_status
prepare(struct side *side, const struct command *command, const char *lang,
	struct sumario_options *options)
{
	*options = command->options;
	options->source_lang = lang;
	options->depth = SUMARIO_DEPTH_SPLIT;
	if (!side->doc)
		side->doc = sumario_document_new();
	return side->doc && choose_lexicon(side, options)
		       ? EXIT_DONE
		       : message_fail_memory();
}

static bool
add_text(void *user, const char *bytes, size_t len)
{
	return bytes_add(user, bytes, len);
}

/* The article's text, which is in what was read, or in its JSON. */
static enum exit_status
take_text(struct side *side, struct sumario_options *options, const char **text,
	  size_t *len)
{
	struct sumario_error error;

	*text = side->input.bytes;
	*len = side->input.n_bytes;
	if (options->input != SUMARIO_INPUT_JSONL)
		return EXIT_DONE;
	if (sumario_manifest_write_text(*text, *len, &options->input, add_text,
					&side->text, &error))
		return fail(side->input.name, &error);
	options->encoding = "UTF-8";
	*text = side->text.items;
	*len = side->text.n_items;
	return EXIT_DONE;
}

/* The choices of -i are "auto" and the kinds of the library. */
static enum exit_status
choose_kind(const struct command *command, struct input *input,
	    enum sumario_input *kind)
{
	*kind = (enum sumario_input)((int)command->input - INPUT_TEXT);
	return command->input == INPUT_AUTO ? input_guess(input, kind)
					    : EXIT_DONE;
}

/* Reads FILE, an article in LANG. */
static enum exit_status
read_side(struct side *side, const struct command *command, const char *file,
	  const char *lang)
{
	struct sumario_options options;
	struct sumario_error error;
	const char *text = NULL;
	size_t len = 0;
	enum exit_status status = input_open(&side->input, file);

	side->opened = !status;
	if (!status)
		status = prepare(side, command, lang, &options);
	if (!status)
		status = choose_kind(command, &side->input, &options.input);
	if (!status)
		status = input_read_all(&side->input, command->max_input);
	if (!status)
		status = take_text(side, &options, &text, &len);
	if (status)
		return status;
	options.original = side->input.name;
	if (sumario_document_read(side->doc, &options, text, len, &error))
		return fail(side->input.name, &error);
	tell_of(side, side->input.name);
	return EXIT_DONE;
}

static void
release_side(struct side *side)
{
	sumario_document_free(side->doc);
	sumario_lexicon_free(side->lexicon);
	vector_release(&side->text);
	if (side->opened)
		input_close(&side->input);
}

/* -- A pair -------------------------------------------------------------- */

/* What goes before the next pair, or after all. */
static enum exit_status
put_place(struct aligner *aligner, enum sumario_place place)
{
	if (!aligner->many)
		return EXIT_DONE;
	return output_check(
		aligner->output,
		sumario_alignment_place(aligner->command->alignment_format,
					place, &aligner->how, output_write,
					aligner->output));
}

static enum exit_status
put_next(struct aligner *aligner, const struct sumario_alignment *alignment)
{
	enum exit_status status = put_place(
		aligner, aligner->begun ? SUMARIO_BETWEEN : SUMARIO_BEGIN);

	if (!status)
		status = output_check(
			aligner->output,
			sumario_alignment_put(
				alignment, aligner->command->alignment_format,
				&aligner->how, output_write, aligner->output));
	aligner->begun = true;
	aligner->how.number++;
	return status;
}

static enum exit_status
align(struct aligner *aligner, const struct side *source,
      const struct side *target)
{
	struct sumario_alignment *alignment = NULL;
	struct sumario_error error;
	enum exit_status status;

	if (sumario_align(source->doc, target->doc, &alignment, &error))
		return fail(NULL, &error);
	status = put_next(aligner, alignment);
	sumario_alignment_free(alignment);
	return status;
}

static enum exit_status
align_files(struct aligner *aligner, const char *from, const char *to)
{
	const struct sumario_options *options = &aligner->command->options;
	struct side source = {.doc = NULL}, target = {.doc = NULL};
	enum exit_status status = read_side(&source, aligner->command, from,
					    options->source_lang);

	if (!status)
		status = read_side(&target, aligner->command, to,
				   options->target_lang);
	if (!status)
		status = align(aligner, &source, &target);
	release_side(&source);
	release_side(&target);
	return status;
}

/* -- Many pairs ---------------------------------------------------------- */

/* Of many, one that is bad is told of and left out. */
static enum exit_status
go_on(struct aligner *aligner, enum exit_status status)
{
	if (status != EXIT_DATA && status != EXIT_NO_INPUT)
		return status;
	aligner->n_rejected++;
	return EXIT_DONE;
}

/* The text of RECORD that MEMBER is, for SIDE. */
static enum exit_status
read_member(struct side *side, const struct aligner *aligner,
	    const struct input *input, struct span record, const char *member,
	    const char *lang)
{
	bool is_html = aligner->command->input == INPUT_HTML;
	struct sumario_options options;
	struct sumario_error error;
	enum exit_status status = prepare(side, aligner->command, lang,
					  &options);
	char id[24];

	if (status)
		return status;
	snprintf(id, sizeof(id), "%" PRIu64,
		 input->numbered ? input->number : (uint64_t)input->line);
	options.id = id;
	options.original = input->name;
	options.fields[is_html ? SUMARIO_FIELD_HTML : SUMARIO_FIELD_TEXT] =
		member;
	if (!sumario_document_read_record(side->doc, &options, record.s,
					  record.len, &error))
		return EXIT_DONE;
	error.line = input->line;
	return fail(input->name, &error);
}

static enum exit_status
align_records(struct aligner *aligner, struct input *input)
{
	const struct command *command = aligner->command;
	struct side source = {.doc = NULL}, target = {.doc = NULL};
	struct json_stream stream;
	enum exit_status status = json_stream_begin(&stream, input,
						    command->max_input);

	while (!status) {
		struct span record;

		status = json_stream_read(&stream, &record.s, &record.len);
		if (status || !record.s)
			break;
		status = read_member(&source, aligner, input, record, "source",
				     command->options.source_lang);
		if (!status)
			status = read_member(&target, aligner, input, record,
					     "target",
					     command->options.target_lang);
		status = status ? go_on(aligner, status)
				: align(aligner, &source, &target);
	}
	release_side(&source);
	release_side(&target);
	return status;
}

/* One file has to be of pairs. */
static enum exit_status
align_one_file(struct aligner *aligner, const char *file)
{
	struct input input;
	enum sumario_input kind;
	enum exit_status status = input_open(&input, file);

	if (status)
		return status;
	status = input_guess(&input, &kind);
	if (!status && kind != SUMARIO_INPUT_JSONL) {
		usage_fail_count(N_("align takes a source and a target, files "
				    "given"),
				 1);
		status = EXIT_USAGE;
	}
	if (!status)
		status = align_records(aligner, &input);
	input_close(&input);
	return status;
}

static bool
is_folder(const char *name)
{
	struct stat info;

	return !stat(name, &info) && S_ISDIR(info.st_mode);
}

static int
is_shown(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* The file NAME of the first folder, which needs one in the second. */
static enum exit_status
align_named(struct aligner *aligner, const char *name)
{
	char *source = paths_join(aligner->command->files[0], name);
	char *target = paths_join(aligner->command->files[1], name);
	enum exit_status status = EXIT_DONE;

	if (!source || !target)
		status = message_fail_memory();
	else if (!is_folder(source))
		status = go_on(aligner, align_files(aligner, source, target));
	free(source);
	free(target);
	return status;
}

/* In the order of names; alphasort() would ask the locale. */
static int
compare_names(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static enum exit_status
align_folders(struct aligner *aligner)
{
	const char *folder = aligner->command->files[0];
	struct dirent **names = NULL;
	enum exit_status status = EXIT_DONE;
	int n = scandir(folder, &names, is_shown, compare_names);

	if (n < 0) {
		message_fail(folder, "no-input", N_("no such input"),
			     strerror(errno));
		return EXIT_NO_INPUT;
	}
	for (int i = 0; i < n; i++) {
		if (!status)
			status = align_named(aligner, names[i]->d_name);
		free(names[i]);
	}
	free(names);
	return status;
}

/* -- The verb ------------------------------------------------------------ */

static enum exit_status
run(struct aligner *aligner)
{
	char **files = aligner->command->files;
	enum exit_status status;

	if (aligner->command->n_files == 1)
		status = align_one_file(aligner, files[0]);
	else if (aligner->many)
		status = align_folders(aligner);
	else
		status = align_files(aligner, files[0], files[1]);
	if (!status && !aligner->begun)
		status = put_place(aligner, SUMARIO_BEGIN);
	if (!status)
		status = put_place(aligner, SUMARIO_END);
	return status || !aligner->n_rejected ? status : EXIT_PARTIAL;
}

enum exit_status
verb_align_run(const struct command *command, struct sinks *sinks,
	       struct journal *journal)
{
	struct aligner aligner = {.command = command,
				  .output = &sinks->outputs[SINK_OUTPUT],
				  .how = command->output};

	(void)journal;
	aligner.many = command->n_files == 1 || (is_folder(command->files[0]) &&
						 is_folder(command->files[1]));
	aligner.how.many = aligner.many;
	aligner.how.source_lang = *command->options.source_lang
					  ? command->options.source_lang
					  : "es";
	aligner.how.number = 1;
	return run(&aligner);
}
