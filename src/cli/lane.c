/* SPDX-License-Identifier: MIT */
/*
 * One article is read, and what there is to say of it is said, or it is
 * rejected.  All inputs, all verbs and all threads come through here, so the
 * order of these steps is decided once.
 */
#include <config.h>

#include "cli/run.h"
#include "cli/wishes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Warns of something that happened N times, if it did. */
static void
tell_number(const struct input *input, const char *code, const char *message,
	    uint64_t n)
{
	char number[24];

	if (!n)
		return;
	snprintf(number, sizeof(number), "%" PRIu64, n);
	message_warn(input->name, input->line, code, message, number);
}

static void
tell_left_out(const struct input *input, const struct sumario_info *info)
{
	char numbers[48];

	if (!info->n_lines_left_out)
		return;
	snprintf(numbers, sizeof(numbers), "%" PRIu64 " %" PRIu64,
		 info->n_lines_left_out, info->n_chars_left_out);
	message_tell(input->name,
		     N_("heads, feet and numbers of pages and the like that are "
			"left out, lines and characters"),
		     numbers);
}

/* Who says that it is in another language knows. */
static void
tell_language(const struct lane *lane, const struct input *input,
	      const char *language)
{
	if ((*lane->options.source_lang &&
	     strncmp(lane->options.source_lang, "es", 2) != 0) ||
	    sumario_document_may_be_in(lane->doc, "es"))
		return;
	if (sumario_has_language(language))
		message_warn(input->name, input->line, "language",
			     N_("read in the language of its words"), language);
	else if (!strcmp(language, "und"))
		message_warn(input->name, input->line, "language",
			     N_("not Spanish by its words"), NULL);
	else
		message_warn(input->name, input->line, "language",
			     N_("not Spanish by its words, but rather"),
			     language);
}

/* What of the bytes was not read as it is. */
static void
tell_of_bytes(const struct input *input, const struct sumario_info *info)
{
	message_tell(input->name, N_("encoding"), info->encoding);
	tell_left_out(input, info);
	if (info->encoding_guessed)
		message_warn(input->name, input->line, "guessed-encoding",
			     N_("encoding guessed, name it with -e"),
			     info->encoding);
	tell_number(input, "replaced",
		    N_("bytes replaced by U+FFFD, number of places"),
		    info->n_replaced);
	tell_number(input, "double-encoded",
		    N_("characters encoded in UTF-8 twice, number of them"),
		    info->n_double);
	tell_number(input, "flattened",
		    N_("tags nested too deeply were left out, number of them"),
		    info->n_flattened);
	tell_number(input, "cut",
		    N_("comments, quotes or scripts without an end, number "
		       "of them"),
		    info->n_cut);
	if (info->other_parts)
		message_warn(input->name, input->line, "attachment",
			     N_("parts of the mail that are not read"),
			     info->other_parts);
}

/* Says what the user should know of the article, or part, read from INPUT. */
static void
tell_of(const struct lane *lane, const struct input *input)
{
	/* A briefing counts what is in another language. */
	bool is_brief = lane->run->command->verb == VERB_BRIEF;
	struct sumario_info info;

	sumario_document_get_info(lane->doc, &info);
	tell_of_bytes(input, &info);
	if (!is_brief)
		tell_language(lane, input, info.language);
	if (!info.n_segments)
		message_warn(input->name, input->line, "empty",
			     N_("the article is empty"), NULL);
	else if (info.no_article)
		message_warn(input->name, input->line, "no-article",
			     N_("no article found, this is the whole page"),
			     NULL);
	if (info.nothing_fits)
		message_warn(input->name, input->line, "nothing-fits",
			     N_("no key sentence fits the budget"), NULL);
	if (!is_brief)
		wishes_warn(lane->run->command, &info, input->name,
			    input->line);
}

bool
lane_ends_run(const struct run *run)
{
	const struct command *command = run->command;

	return !run->many || (option_is_given(command, OPTION_ON_ERROR) &&
			      command->on_error == ON_ERROR_FAIL);
}

enum exit_status
lane_reject(struct lane *lane, const char *id,
	    const struct sumario_error *error)
{
	const struct lane_verb *verb = lane->run->verb;

	if (lane_ends_run(lane->run) || error->status == SUMARIO_NO_MEMORY ||
	    error->status == SUMARIO_USAGE)
		return message_exit(error->status);
	tally_add_errors(&lane->tally, error->code, 1);
	return verb->reject ? verb->reject(lane, id, error) : EXIT_DONE;
}

/* Counts the article that was read and hands it to the verb. */
static enum exit_status
take(struct lane *lane, const struct input *input)
{
	lane->tally.n_results++;
	tell_of(lane, input);
	return lane->run->verb->take(lane, input);
}

/* Reads a line of JSON Lines, or an article of a text with separators. */
static enum sumario_status
read_record(struct lane *lane, const struct sumario_options *options,
	    const char *record, size_t len, struct sumario_error *error)
{
	const struct command *command = lane->run->command;

	if (len > command->max_record) {
		*error = (struct sumario_error){
			.status = SUMARIO_LIMIT,
			.code = "too-large",
			.message = N_("record longer than the limit"),
			.offset = SUMARIO_NOWHERE};
		return SUMARIO_LIMIT;
	}
	return (command->separator ? sumario_document_read
				   : sumario_document_read_record)(
		lane->doc, options, record, len, error);
}

/* What was kept of the record goes into its error. */
static enum exit_status
reject_record(struct lane *lane, const char *id,
	      const struct sumario_error *error)
{
	struct sumario_output *how = &lane->how[SINK_OUTPUT];
	enum exit_status status;

	how->kept = sumario_document_get_kept(lane->doc, &how->n_kept);
	status = lane_reject(lane, id, error);
	how->kept = NULL;
	how->n_kept = 0;
	return status;
}

/* "#3" after what else is told of ERROR. */
static void
add_number(struct sumario_error *error, uint64_t number)
{
	size_t n = strlen(error->detail);

	snprintf(error->detail + n, sizeof(error->detail) - n, "%s#%" PRIu64,
		 n ? ", " : "", number);
}

/*
 * Where ERROR is in INPUT, which is at RECORD, of which the bytes after N_MARK
 * were read: the line, and the byte of that line.  A record is told by its
 * number as well where that is not its line's.
 */
static void
locate_error(const struct input *input, const char *record, size_t n_mark,
	     struct sumario_error *error)
{
	uint64_t at = error->offset == SUMARIO_NOWHERE ? 0
						       : error->offset + n_mark;
	size_t begin = 0;

	error->line = input->line;
	for (size_t i = 0; i < at; i++)
		if (record[i] == '\n') {
			error->line++;
			begin = i + 1;
		}
	if (error->offset != SUMARIO_NOWHERE)
		error->offset = at - begin + (begin ? 0 : input->column);
	if (input->numbered && input->number != error->line)
		add_number(error, input->number);
}

enum exit_status
lane_read_record(struct lane *lane, const struct input *input,
		 const char *record, size_t len)
{
	size_t n_mark = input->line == 1 && len >= strlen(MARK) &&
					!memcmp(record, MARK, strlen(MARK))
				? strlen(MARK)
				: 0;
	struct sumario_options options = lane->options;
	struct sumario_error error;
	enum sumario_status status;
	char id[24];

	lane->tally.n_bytes += len;
	if (lane->run->verb->record)
		return lane->run->verb->record(lane, input, record + n_mark,
					       len - n_mark);
	snprintf(id, sizeof(id), "%" PRIu64,
		 input->numbered ? input->number : (uint64_t)input->line);
	options.id = id; /* if the record has none */
	options.title = NULL;
	options.original = input->name;
	status = read_record(lane, &options, record + n_mark, len - n_mark,
			     &error);
	if (!status)
		return take(lane, input);
	if (lane->run->command->separator)
		error.line = input->line + (error.line ? error.line - 1 : 0);
	else
		locate_error(input, record, n_mark, &error);
	message_error(input->name, &error);
	return status == SUMARIO_LIMIT
		       ? lane_reject(lane, id, &error)
		       : reject_record(lane, sumario_document_id(lane->doc),
				       &error);
}

/* INPUT could not be read, or not further. */
static enum exit_status
reject_text(struct lane *lane, const struct input *input,
	    const struct sumario_error *error)
{
	const char *id = lane->options.id;

	message_error(input->name, error);
	return lane_reject(lane, id ? id : input->name, error);
}

enum exit_status
lane_read_text(struct lane *lane, const struct input *input)
{
	struct sumario_options options = lane->options;
	struct sumario_error error;

	options.original = input->name;
	lane->tally.n_bytes += input->n_bytes;
	return sumario_document_read(lane->doc, &options, input->bytes,
				     input->n_bytes, &error)
		       ? reject_text(lane, input, &error)
		       : take(lane, input);
}

/* A part after the first, of N bytes. */
static enum exit_status
take_rest(struct lane *lane, const struct input *input, size_t n)
{
	struct sumario_info info;

	if (!n)
		return EXIT_DONE;
	sumario_document_get_info(lane->doc, &info);
	if (info.n_replaced)
		tell_of(lane, input);
	return lane->run->verb->take_rest(lane);
}

enum exit_status
lane_read_part(struct lane *lane, struct input *input, uint64_t n_before,
	       size_t *n_taken)
{
	struct sumario_options options = lane->options;
	struct sumario_error error;

	options.original = input->name;
	if (sumario_document_read_part(lane->doc, &options,
				       input->bytes + input->at,
				       input->n_bytes - input->at, input->ended,
				       n_taken, &error)) {
		if (error.offset != SUMARIO_NOWHERE)
			error.offset += n_before;
		input->at = input->n_bytes; /* what is left is not read */
		input->ended = true;
		return reject_text(lane, input, &error);
	}
	input->at += *n_taken;
	lane->tally.n_bytes += *n_taken;
	return n_before || !(*n_taken || input->ended)
		       ? take_rest(lane, input, *n_taken)
		       : take(lane, input);
}
