/* SPDX-License-Identifier: MIT */
/*
 * The verb merge: a manifest, which is one article or a stream of them, and one
 * file with their translations.  Of one article that file is read against it;
 * of many it becomes a bundle that each takes its own from, and each goes
 * through a lane like an article that is read.  From there on it is the same:
 * what is wrong is told, the article is written, and what is missing as well.
 */
#include <config.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/span.h"
#include "cli/bundle_file.h"
#include "cli/dispatch.h"
#include "cli/json_stream.h"
#include "cli/merge_tell.h"
#include "cli/verbs.h"

#include <string.h>

/* What all articles share. */
struct merge {
	struct run run;
	const struct command *command;
	struct sinks *sinks;
	struct sumario_bundle *bundle; /* of many; NULL: of one */
	struct bytes glossary;	       /* of the checks */
	struct sumario_glossary *terms; /* the same, for mt-json */
	struct bytes ids;		/* of mt-lines */
	struct bytes first;		/* the first manifest */
	struct bytes original;		/* that it is put into, of one */
	bool skips;
	const char *manifest, *file; /* as in messages */
};

static enum exit_status
fail(const char *file, const struct sumario_error *error)
{
	message_error(file, error);
	return message_exit(error->status);
}

/* -- One article ----------------------------------------------------------- */

/* What is to be sent again. */
static enum exit_status
write_rest(struct lane *lane, const struct sumario_bitext *bitext)
{
	enum exit_status status = EXIT_DONE;
	uint64_t n_units;

	for (int i = SINK_RETRY; i <= SINK_RETRY_IDS && !status; i++)
		if (lane->outputs[i])
			status = output_check(
				lane->outputs[i],
				sumario_bitext_write_rest(
					bitext, &lane->how[i], output_write,
					lane->outputs[i], &n_units));
	return status;
}

/* Into the original; what cannot be put there is told as the checks are. */
static enum exit_status
write_original(struct lane *lane, struct sumario_bitext *bitext,
	       struct merge_tell *tell)
{
	const struct merge *merge = lane->run->user;
	struct output *output = lane->outputs[SINK_OUTPUT];
	struct sumario_error error;

	if (!sumario_bitext_write_original(
		    bitext, merge->original.items, merge->original.n_items,
		    merge_tell_finding, tell, output_write, output, &error))
		return EXIT_DONE;
	if (error.status == SUMARIO_IO && output->error)
		return EXIT_IO;
	return fail(merge->command->original_file, &error);
}

static enum exit_status
write_out(struct lane *lane, const struct sumario_bitext *bitext)
{
	const struct merge *merge = lane->run->user;
	struct output *output = lane->outputs[SINK_OUTPUT];
	struct sumario_error error;

	if (!sumario_bitext_write(bitext, &lane->how[SINK_OUTPUT], output_write,
				  output, &error))
		return EXIT_DONE;
	if (error.status == SUMARIO_IO && output->error)
		return EXIT_IO;
	return fail(merge->manifest, &error);
}

static enum exit_status
write_rest_place(struct lane *lane, enum sumario_place place)
{
	struct output **outputs = lane->outputs;
	enum exit_status status = EXIT_DONE;

	for (int i = SINK_RETRY; i <= SINK_RETRY_IDS && !status; i++)
		if (outputs[i])
			status = output_check(
				outputs[i],
				sumario_write_place(place, &lane->how[i],
						    output_write, outputs[i]));
	return status;
}

/* BITEXT has its translation, as far as there is one. */
static enum exit_status
put_article(struct lane *lane, struct sumario_bitext *bitext,
	    struct merge_tell *tell)
{
	const struct merge *merge = lane->run->user;
	struct sumario_coverage coverage;
	struct sumario_error error;
	uint64_t n_before = tell->tally->n_findings;
	enum exit_status status;

	sumario_bitext_list_unpaired(bitext, merge_tell_finding, tell);
	if (!merge->command->no_check &&
	    sumario_bitext_check(
		    bitext, merge->glossary.items, merge->glossary.n_items,
		    merge_tell_finding, tell, &error))
		return fail(merge->command->glossary_file, &error);
	status = merge->command->original_file
			 ? write_original(lane, bitext, tell)
			 : write_out(lane, bitext);
	if (!status)
		status = write_rest(lane, bitext);
	sumario_bitext_get_coverage(bitext, &coverage);
	tally_add_coverage(&lane->tally, &coverage);
	if (!status && tell->article)
		merge_tell_coverage(merge->command, tell->article, 0, &coverage,
				    tell->tally->n_findings - n_before);
	return status;
}

/* -- One of many ----------------------------------------------------------- */

static enum exit_status
write_place(struct lane *lane, enum sumario_place place)
{
	struct output *output = lane->outputs[SINK_OUTPUT];
	enum exit_status status = output_check(
		output,
		sumario_bitext_write_place(place, &lane->how[SINK_OUTPUT],
					   output_write, output));

	return status ? status : write_rest_place(lane, place);
}

static enum exit_status
begin_article(struct lane *lane)
{
	lane->n_written++;
	lane->how[SINK_OUTPUT].number = lane->how[SINK_RETRY].number =
		lane->n_written;
	return lane->n_written > 1 ? write_place(lane, SUMARIO_BETWEEN)
				   : EXIT_DONE;
}

/* What is no manifest; the place of what was none before stays as it is. */
static enum exit_status
reject(struct lane *lane, const struct sumario_bitext *bitext,
       const struct sumario_error *error, struct span record)
{
	const struct sumario_output *how = &lane->how[SINK_OUTPUT];
	struct output *output = lane->outputs[SINK_OUTPUT];
	bool is_json = how->format == SUMARIO_JSON ||
		       how->format == SUMARIO_JSONL;
	enum exit_status status;

	if (lane_ends_run(lane->run) || error->status == SUMARIO_NO_MEMORY)
		return message_exit(error->status);
	tally_add_errors(&lane->tally, error->code, 1);
	status = begin_article(lane);
	if (status || !is_json)
		return status;
	if (!strcmp(error->code, "rejected"))
		return output_write(output, record.s, record.len) &&
				       (how->format == SUMARIO_JSON ||
					output_write(output, "\n", 1))
			       ? EXIT_DONE
			       : EXIT_IO;
	return output_check(output, sumario_write_error(
					    sumario_bitext_get_id(bitext),
					    error, how, output_write, output));
}

static enum exit_status
take_record(struct lane *lane, struct sumario_bitext *bitext,
	    const struct input *input, struct span record)
{
	const struct merge *merge = lane->run->user;
	struct merge_tell tell = {.command = merge->command,
				  .file = merge->file,
				  .tally = &lane->tally};
	struct sumario_error error;
	enum exit_status status;

	if (sumario_bitext_read_manifest(bitext, record.s, record.len,
					 &error)) {
		error.line = input->line;
		message_error(input->name, &error);
		return reject(lane, bitext, &error, record);
	}
	tell.article = sumario_bitext_get_id(bitext);
	if (sumario_bitext_take(bitext, merge->bundle, &error)) {
		sumario_bitext_list_unpaired(bitext, merge_tell_finding, &tell);
		return fail(merge->file, &error);
	}
	lane->tally.n_results++;
	status = begin_article(lane);
	return status ? status : put_article(lane, bitext, &tell);
}

static enum exit_status
merge_record(struct lane *lane, const struct input *input, const char *record,
	     size_t len)
{
	const struct merge *merge = lane->run->user;
	struct sumario_bitext *bitext = sumario_bitext_new();
	enum exit_status status;

	if (!bitext)
		return message_fail_memory();
	sumario_bitext_set_repeats(bitext, merge->command->repeats);
	sumario_bitext_set_skip(bitext, merge->skips);
	status = take_record(lane, bitext, input, (struct span){record, len});
	sumario_bitext_free(bitext);
	return status;
}

static const struct lane_verb merging = {.record = merge_record};

/* -- What is written ------------------------------------------------------- */

/* FORMAT is that of the translation, FIRST has the first manifest. */
static enum exit_status
set_outputs(struct merge *merge, const struct sumario_bitext *first,
	    enum sumario_format format)
{
	struct lane *own = &merge->run.own;
	const char *source_lang = sumario_bitext_get_source_lang(first);
	const char *target_lang = sumario_bitext_get_target_lang(first);
	struct sinks *sinks = merge->sinks;
	enum exit_status status = EXIT_DONE;

	own->how[SINK_OUTPUT] = merge->command->output;
	own->how[SINK_OUTPUT].many = merge->run.many;
	if (source_lang && target_lang) {
		own->how[SINK_OUTPUT].source_lang = source_lang;
		own->how[SINK_OUTPUT].target_lang = target_lang;
	}
	if (merge->run.many &&
	    !option_is_given(merge->command, OPTION_FORMAT) &&
	    !own->how[SINK_OUTPUT].bilingual)
		own->how[SINK_OUTPUT].format = SUMARIO_JSONL;
	own->how[SINK_RETRY] = own->how[SINK_OUTPUT];
	own->how[SINK_RETRY].format = format;
	own->how[SINK_RETRY].glossary = merge->terms;
	own->how[SINK_RETRY_IDS] = own->how[SINK_RETRY];
	own->how[SINK_RETRY_IDS].format = SUMARIO_MT_IDS;
	if (sinks->is_open[SINK_RETRY] && format == SUMARIO_MT_LINES)
		status = sinks_open_ids(sinks, SINK_RETRY_IDS,
					merge->command->retry_file);
	sinks->outputs[SINK_RETRY].is_list = format == SUMARIO_MT_JSON;
	for (int i = 0; i < N_SINKS; i++)
		own->outputs[i] = sinks->is_open[i] ? &sinks->outputs[i] : NULL;
	return status;
}

/* -- One and no more ------------------------------------------------------- */
struct reading {
	struct merge *merge;
	struct sumario_bitext *bitext;
};

static enum sumario_status
take_target(void *user, const char *name, const char *bytes, size_t len,
	    struct sumario_error *error)
{
	const struct reading *reading = user;

	reading->merge->file = name;
	return sumario_bitext_read_target(reading->bitext, bytes, len, error);
}

/* BITEXT has the manifest. */
static enum exit_status
merge_one(struct merge *merge, struct sumario_bitext *bitext)
{
	const struct command *command = merge->command;
	struct reading reading = {merge, bitext};
	struct lane *own = &merge->run.own;
	struct merge_tell tell = {.command = merge->command,
				  .tally = &own->tally};
	enum exit_status status;

	sumario_bitext_set_repeats(bitext, command->repeats);
	sumario_bitext_set_skip(bitext, merge->skips);
	if (merge->ids.items)
		sumario_bitext_set_ids(bitext, merge->ids.items,
				       merge->ids.n_items);
	status = input_take_file(command->files[1], command->max_input,
				 take_target, &reading);
	tell.file = merge->file;
	if (status) {
		sumario_bitext_list_unpaired(bitext, merge_tell_finding, &tell);
		return status;
	}
	status = set_outputs(merge, bitext, sumario_bitext_get_format(bitext));
	if (!status)
		status = write_rest_place(own, SUMARIO_BEGIN);
	if (!status)
		status = put_article(own, bitext, &tell);
	return status ? status : write_rest_place(own, SUMARIO_END);
}

/* -- Many ------------------------------------------------------------------ */

/* The next record that is not blank, valid until the next call, or NULL. */
static enum exit_status
next_record(struct json_stream *stream, struct span *record)
{
	enum exit_status status;
	bool is_blank;

	do {
		status = json_stream_read(stream, &record->s, &record->len);
		is_blank = !status && record->s && record->len <= stream->max;
		for (size_t i = 0; is_blank && i < record->len; i++)
			is_blank = ascii_is_space(record->s[i]);
		stream->input->number += !is_blank;
	} while (is_blank);
	return status;
}

static enum exit_status
hand_on(struct merge *merge, const struct input *input, struct span record)
{
	merge->run.here.byte = input_offset(input);
	merge->run.here.line = input->line;
	return dispatch_record(&merge->run, input, record.s, record.len);
}

/* The first record has been read, and the line it is on. */
static enum exit_status
merge_records(struct merge *merge, struct json_stream *stream,
	      struct span record, const struct input *first)
{
	struct run *run = &merge->run;
	struct span one = {merge->first.items, merge->first.n_items};
	enum exit_status status, caught;

	dispatch_start_threads(run);
	dispatch_attach(run, stream->input);
	status = write_place(&run->own, SUMARIO_BEGIN);
	if (!status)
		status = hand_on(merge, first, one);
	while (!status && record.s &&
	       !(status = hand_on(merge, stream->input, record)))
		status = next_record(stream, &record);
	caught = dispatch_catch_up(run);
	status = caught ? caught : status;
	return status ? status : write_place(&run->own, SUMARIO_END);
}

/* BITEXT has the first manifest, if that is one. */
static enum exit_status
merge_many(struct merge *merge, struct json_stream *stream, struct span record,
	   const struct input *first, const struct sumario_bitext *bitext)
{
	struct run *run = &merge->run;
	struct lane *own = &run->own;
	struct merge_tell tell = {.command = merge->command,
				  .tally = &own->tally};
	struct spill spill = SPILL_INIT;
	enum exit_status status;

	if (merge->command->original_file) {
		message_fail(merge->manifest, "usage",
			     N_("--original goes with one article only"), NULL);
		return EXIT_USAGE;
	}
	run->many = true;
	merge->skips = !lane_ends_run(run);
	merge->bundle = sumario_bundle_new(bitext);
	if (!merge->bundle)
		return message_fail_memory();
	if (merge->ids.items)
		sumario_bundle_set_ids(merge->bundle, merge->ids.items,
				       merge->ids.n_items);
	status = bundle_file_read(merge->command, merge->bundle, &spill,
				  &merge->file);
	tell.file = merge->file;
	if (!status)
		sumario_bundle_list(merge->bundle, merge_tell_finding, &tell);
	if (!status && own->tally.n_refused && !merge->skips)
		status = EXIT_DATA;
	if (!status)
		status = set_outputs(
			merge, bitext,
			sumario_bundle_get_format(merge->bundle));
	if (!status)
		status = merge_records(merge, stream, record, first);
	if (!status)
		sumario_bundle_list_rest(merge->bundle, merge_tell_finding,
					 &tell);
	spill_close(&spill);
	return status;
}

/* -- The verb ------------------------------------------------------------ */

/* What the options make of a merge that went well. */
static enum exit_status
judge(const struct merge *merge)
{
	const struct tally *tally = &merge->run.own.tally;
	enum exit_status status = tally->n_errors || tally->n_refused
					  ? EXIT_PARTIAL
					  : EXIT_DONE;

	if (option_is_given(merge->command, OPTION_REQUIRE_COMPLETE) &&
	    tally->coverage.n_translated < tally->coverage.n_segments) {
		message_fail(merge->file, "incomplete",
			     N_("not everything is translated"), NULL);
		status = EXIT_PARTIAL;
	}
	if (option_is_given(merge->command, OPTION_STRICT) &&
	    tally->n_findings) {
		message_fail(merge->file, "findings",
			     N_("the checks have found something"), NULL);
		status = EXIT_PARTIAL;
	}
	return status;
}

static bool
is_object(struct span text)
{
	while (text.len && (ascii_is_space(text.s[0]) ||
			    memchr(MARK, text.s[0], strlen(MARK)))) {
		text.s++;
		text.len--;
	}
	return text.len && text.s[0] == '{';
}

/* INPUT is the manifest, whose first record is copied. */
static enum exit_status
merge_stream(struct merge *merge, struct json_stream *stream,
	     struct sumario_bitext *bitext)
{
	struct input first;
	struct sumario_error error;
	struct span record = SPAN_NONE;
	enum exit_status status = next_record(stream, &record);

	if (!status && record.len > stream->max)
		return input_fail_limit(stream->input);
	if (status || !bytes_add(&merge->first, record.s ? record.s : "",
				 record.len))
		return status ? status : message_fail_memory();
	first = *stream->input;
	status = record.s ? next_record(stream, &record) : EXIT_DONE;
	/* One alone is a file, which ends in a line feed. */
	if (!status && !record.s && !bytes_add(&merge->first, "\n", 1))
		status = message_fail_memory();
	if (status)
		return status;
	if (!sumario_bitext_read_manifest(bitext, merge->first.items
							  ? merge->first.items
							  : "",
					  merge->first.n_items, &error))
		return record.s ? merge_many(merge, stream, record, &first,
					     bitext)
				: merge_one(merge, bitext);
	if (record.s && is_object((struct span){merge->first.items,
						merge->first.n_items}))
		return merge_many(merge, stream, record, &first, bitext);
	return fail(merge->manifest, &error);
}

static enum exit_status
merge_manifest(struct merge *merge, struct sumario_bitext *bitext)
{
	const struct command *command = merge->command;
	struct json_stream stream;
	struct input input;
	enum exit_status status = input_open(&input, command->files[0]);

	if (status)
		return status;
	merge->manifest = input.name;
	input.max_plain = command->max_input;
	input.max_expansion = command->max_expansion;
	input.n_read = &merge->run.progress.n_done;
	status = json_stream_begin(&stream, &input, command->max_record);
	input.numbered = !stream.one_a_line;
	if (!status)
		status = merge_stream(merge, &stream, bitext);
	input_close(&input);
	return status;
}

static enum exit_status
load(struct merge *merge)
{
	const struct command *command = merge->command;
	enum exit_status status = bundle_file_load_ids(command, &merge->ids);

	if (!status && command->glossary_file)
		status = bundle_file_load(command->glossary_file,
					  command->max_input, &merge->glossary);
	if (!status && command->original_file)
		status = bundle_file_load(command->original_file,
					  command->max_input, &merge->original);
	if (status || !command->retry_file || !merge->glossary.items)
		return status;
	merge->terms = sumario_glossary_new();
	return merge->terms ? EXIT_DONE : message_fail_memory();
}

static enum exit_status
run_merge(struct merge *merge)
{
	struct sumario_bitext *bitext = sumario_bitext_new();
	struct sumario_error error;
	enum exit_status status = load(merge);

	if (!bitext || !dispatch_init(&merge->run))
		status = message_fail_memory();
	if (!status && merge->terms &&
	    sumario_glossary_read(merge->terms, merge->glossary.items,
				  merge->glossary.n_items, &error))
		status = fail(merge->command->glossary_file, &error);
	progress_init(&merge->run.progress, merge->command);
	if (!status)
		status = merge_manifest(merge, bitext);
	sumario_bitext_free(bitext);
	dispatch_release(&merge->run);
	progress_finish(&merge->run.progress, &merge->run.own.tally, false);
	return status;
}

enum exit_status
verb_merge_run(const struct command *command, struct sinks *sinks,
	       struct journal *journal)
{
	struct merge merge = {
		.run = {.command = command, .verb = &merging},
		.command = command,
		.sinks = sinks,
		.skips = option_is_given(command, OPTION_ON_ERROR) &&
			 command->on_error == ON_ERROR_SKIP};
	const struct tally *tally = &merge.run.own.tally;
	enum exit_status status;

	(void)journal;
	merge.run.user = &merge;
	status = run_merge(&merge);
	if (!status) {
		message_finish();
		status = judge(&merge);
		merge_tell_coverage(command, NULL,
				    merge.run.many ? tally_records(tally) : 0,
				    &tally->coverage, tally->n_findings);
	}
	sumario_bundle_free(merge.bundle);
	sumario_glossary_free(merge.terms);
	vector_release(&merge.glossary);
	vector_release(&merge.ids);
	vector_release(&merge.first);
	vector_release(&merge.original);
	return status;
}
