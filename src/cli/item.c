/* SPDX-License-Identifier: MIT */
/*
 * What is done with one article of a batch once it is read or rejected: warnings, counts,
 * links to earlier articles, the output in its format, its ids and glossary.
 * All inputs and all threads end here, so the order of these steps is decided
 * once.
 */
#include <config.h>

#include "cli/item.h"

#include "cli/wishes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum exit_status
item_write_place(struct batch *batch, enum sumario_place place)
{
	if (batch->command->omegat_folder || batch->df || batch->brief)
		return EXIT_DONE;
	return output_check(batch->output,
			    sumario_write_place(place, &batch->command->output,
						output_write, batch->output));
}

static enum exit_status
begin_article(struct batch *batch)
{
	batch->command->output.number = ++batch->n_written;
	return batch->n_written > 1 ? item_write_place(batch, SUMARIO_BETWEEN)
				    : EXIT_DONE;
}

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

/* Who says that it is in another language knows. */
static void
tell_language(const struct batch *batch, const struct input *input,
	      const char *language)
{
	if (strncmp(batch->command->options.source_lang, "es", 2) != 0 ||
	    sumario_document_may_be_in(batch->doc, "es"))
		return;
	if (!strcmp(language, "und"))
		message_warn(input->name, input->line, "language",
			     N_("not Spanish by its words"), NULL);
	else
		message_warn(input->name, input->line, "language",
			     N_("not Spanish by its words, but rather"),
			     language);
}

void
item_tell_of(const struct batch *batch, const struct input *input)
{
	struct sumario_info info;

	sumario_document_get_info(batch->doc, &info);
	message_tell(input->name, N_("encoding"), info.encoding);
	if (info.encoding_guessed)
		message_warn(input->name, input->line, "guessed-encoding",
			     N_("encoding guessed, name it with -e"),
			     info.encoding);
	tell_number(input, "replaced",
		    N_("bytes replaced by U+FFFD, number of places"),
		    info.n_replaced);
	tell_number(input, "flattened",
		    N_("tags nested too deeply were left out, number of them"),
		    info.n_flattened);
	tell_number(input, "cut",
		    N_("comments, quotes or scripts without an end, number "
		       "of them"),
		    info.n_cut);
	tell_language(batch, input, info.language);
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
	wishes_warn(batch->command, &info, input->name, input->line);
}

/* The formats of the schema say the counts themselves. */
static bool
has_counts(const struct sumario_output *output)
{
	return output->format == SUMARIO_JSON ||
	       output->format == SUMARIO_JSONL;
}

static void
report_count(const struct input *input, const char *label,
	     const struct sumario_count *count)
{
	char numbers[96];

	snprintf(numbers, sizeof(numbers), "%" PRIu64 " %" PRIu64 " %" PRIu64,
		 count->segments, count->words, count->chars);
	message_report(input->name, input->line, "counts", label, numbers);
}

static void
report_counts(const struct batch *batch, const struct input *input)
{
	struct sumario_counts counts;

	sumario_document_get_counts(batch->doc, &counts);
	report_count(input, N_("new segments, words, characters"),
		     &counts.fresh);
	report_count(input, N_("repeated segments, words, characters"),
		     &counts.repeated);
	report_count(input, N_("matched segments, words, characters"),
		     &counts.matched);
	report_count(input, N_("summary segments, words, characters"),
		     &counts.summary);
	report_count(input, N_("other segments, words, characters"),
		     &counts.rest);
}

enum exit_status
item_write_glossary_place(struct batch *batch, enum sumario_place place)
{
	return !batch->glossary
		       ? EXIT_DONE
		       : output_check(batch->glossary,
				      sumario_write_place(
					      place, &batch->glossary_output,
					      output_write, batch->glossary));
}

static enum exit_status
write_glossary(struct batch *batch)
{
	return !batch->glossary
		       ? EXIT_DONE
		       : output_check(batch->glossary,
				      sumario_document_write(
					      batch->doc,
					      &batch->glossary_output,
					      output_write, batch->glossary));
}

static enum exit_status
write_ids(struct batch *batch)
{
	struct sumario_output how = batch->command->output;
	enum sumario_status status;

	how.format = SUMARIO_MT_IDS;
	status = sumario_document_write(batch->doc, &how, output_write,
					&batch->ids);
	/* What went wrong with the file is said when it is closed. */
	return output_check(&batch->ids, status);
}

enum exit_status
item_write_document(struct batch *batch)
{
	enum exit_status status;

	if (batch->command->omegat_folder)
		return omegat_folder_write(&batch->omegat, batch->doc,
					   batch->n_written);
	status = batch->has_ids ? write_ids(batch) : EXIT_DONE;
	if (status)
		return status;
	return output_check(
		batch->output,
		sumario_document_write(batch->doc, &batch->command->output,
				       output_write, batch->output));
}

/* In the order of the output, so that a link always points back. */
static enum exit_status
link_repetitions(struct batch *batch)
{
	return !batch->repetitions
		       ? EXIT_DONE
		       : output_check(batch->output, sumario_repetitions_link(
							     batch->repetitions,
							     batch->doc, NULL));
}

static enum exit_status
count_article(struct batch *batch, const struct input *input)
{
	struct sumario_error error;

	if (!sumario_df_add_document(batch->df, batch->doc, &error))
		return EXIT_DONE;
	message_error(input->name, &error);
	return message_exit(error.status);
}

enum exit_status
item_write(struct batch *batch, const struct input *input)
{
	enum exit_status status = begin_article(batch);

	batch->tally.n_results++;
	item_tell_of(batch, input);
	if (batch->df)
		return count_article(batch, input);
	if (batch->brief)
		return output_check(
			NULL, sumario_brief_add_document(batch->brief,
							 batch->doc, NULL));
	if (!status)
		status = link_repetitions(batch);
	if (batch->command->output.with_counts && !has_counts(&batch->command->output))
		report_counts(batch, input);
	if (!status)
		status = item_write_document(batch);
	return status ? status : write_glossary(batch);
}

/* Whether the first rejected article ends the run. */
bool
item_ends_run(const struct batch *batch)
{
	const struct command *command = batch->command;

	return !batch->many ||
	       (option_is_given(command, OPTION_ON_ERROR) && command->on_error == ON_ERROR_FAIL);
}

enum exit_status
item_advance(struct batch *batch, const struct position *at)
{
	progress_tell(batch->progress, &batch->tally);
	return batch->journal ? journal_note(batch->journal, batch->output, at,
					     &batch->tally)
			      : EXIT_DONE;
}

/* An article was rejected: it ends the run, or an error takes its place. */
enum exit_status
item_reject(struct batch *batch, const char *id,
	    const struct sumario_error *error)
{
	enum exit_status status;

	if (item_ends_run(batch) || error->status == SUMARIO_NO_MEMORY ||
	    error->status == SUMARIO_USAGE)
		return message_exit(error->status);
	tally_add_errors(&batch->tally, error->code, 1);
	if (batch->df || batch->brief) /* it is told, and missing there */
		return EXIT_DONE;
	status = begin_article(batch);
	if (!status)
		status = output_check(
			batch->output,
			sumario_write_error(id, error, &batch->command->output,
					    output_write, batch->output));
	return status;
}

/* Reads a line of JSON Lines, or an article of a text with separators. */
static enum sumario_status
read_record(struct batch *batch, const struct sumario_options *options,
	    const char *record, size_t len, struct sumario_error *error)
{
	if (len > batch->command->max_record) {
		*error = (struct sumario_error){
			.status = SUMARIO_LIMIT,
			.code = "too-large",
			.message = N_("record longer than the limit"),
			.offset = SUMARIO_NOWHERE};
		return SUMARIO_LIMIT;
	}
	return (batch->command->separator ? sumario_document_read
					  : sumario_document_read_record)(
		batch->doc, options, record, len, error);
}

/* What was kept of the record goes into its error. */
static enum exit_status
reject_record(struct batch *batch, const char *id,
	      const struct sumario_error *error)
{
	struct sumario_output *output = &batch->command->output;
	enum exit_status status;

	output->kept = sumario_document_get_kept(batch->doc, &output->n_kept);
	status = item_reject(batch, id, error);
	output->kept = NULL;
	output->n_kept = 0;
	return status;
}

/* "#3" after what else is told of ERROR. */
static void
add_number(struct sumario_error *error, uint64_t number)
{
	size_t n = strlen(error->detail);

	snprintf(error->detail + n, sizeof(error->detail) - n,
		 "%s#%" PRIu64, n ? ", " : "", number);
}

/*
 * Where ERROR is in INPUT, which is at RECORD, of which the bytes behind N_MARK
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
item_run_record(struct batch *batch, const struct input *input,
		const char *record, size_t len)
{
	size_t n_mark = input->line == 1 && len >= strlen(MARK) &&
					!memcmp(record, MARK, strlen(MARK))
				? strlen(MARK)
				: 0;
	struct sumario_options options = batch->command->options;
	struct sumario_error error;
	enum sumario_status status;
	char id[24];

	snprintf(id, sizeof(id), "%" PRIu64,
		 input->numbered ? input->number : (uint64_t)input->line);
	options.id = id; /* if the record has none */
	options.title = NULL;
	options.original = input->name;
	batch->tally.n_bytes += len;
	status = read_record(batch, &options, record + n_mark, len - n_mark,
			     &error);
	if (!status)
		return item_write(batch, input);
	if (batch->command->separator)
		error.line = input->line + (error.line ? error.line - 1 : 0);
	else
		locate_error(input, record, n_mark, &error);
	message_error(input->name, &error);
	return status == SUMARIO_LIMIT
		       ? item_reject(batch, id, &error)
		       : reject_record(batch, sumario_document_id(batch->doc),
				       &error);
}

/* The article that was read whole from INPUT. */
enum exit_status
item_run_text(struct batch *batch, const struct input *input)
{
	struct sumario_options *options = &batch->command->options;
	struct sumario_error error;

	options->original = input->name;
	batch->tally.n_bytes += input->n_bytes;
	if (!sumario_document_read(batch->doc, options, input->bytes,
				   input->n_bytes, &error))
		return item_write(batch, input);
	message_error(input->name, &error);
	return item_reject(batch, options->id ? options->id : input->name,
			   &error);
}
