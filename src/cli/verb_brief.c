/* SPDX-License-Identifier: MIT */
/*
 * Articles are read as for any other verb, and then one briefing is made of all
 * that could be.  Nothing is written before the last of them has been read.
 */
#include <config.h>

#include "cli/run.h"
#include "cli/verbs.h"
#include "cli/wishes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static enum exit_status
take(struct lane *lane, const struct input *input)
{
	(void)input;
	return sumario_brief_add_document(lane->brief, lane->doc, NULL)
		       ? message_fail_memory()
		       : EXIT_DONE;
}

static const struct lane_verb gathering = {.take = take};

/* A tag that means any language (ISO 639-2). */
#define ANY_LANGUAGE "mul"

/*
 * What the verb asks of a briefing.  Articles in another language are counted
 * and not rejected, so the lanes must not know which one it is.
 */
static struct sumario_options
get_options(const struct command *command)
{
	struct sumario_options options = command->options;

	if (!strcmp(options.required_lang, ANY_LANGUAGE))
		options.required_lang = NULL;
	return options;
}

/* -- What is told of it --------------------------------------------------- */

static void
tell_number(const char *message, uint64_t n)
{
	char number[24];

	snprintf(number, sizeof(number), "%" PRIu64, n);
	if (n)
		message_tell(NULL, message, number);
}

static void
tell_left_out(const struct sumario_brief *brief)
{
	struct sumario_brief_left_out left_out;
	char number[24];

	sumario_brief_get_left_out(brief, &left_out);
	tell_number(N_("articles told before, left out"), left_out.n_known);
	tell_number(N_("articles in another language, left out"),
		    left_out.n_foreign);
	tell_number(N_("articles of another time, left out"),
		    left_out.n_outside);
	snprintf(number, sizeof(number), "%" PRIu64, left_out.n_undated);
	if (left_out.n_undated)
		message_warn(NULL, 0, "no-date",
			     N_("articles without a date, left out"), number);
}

static void
tell_of(const struct command *command, const struct sumario_brief *brief)
{
	struct sumario_brief_info info;
	uint64_t unmet;
	bool no_focus;
	char number[96];

	sumario_brief_get_info(brief, &info);
	snprintf(number, sizeof(number),
		 "%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64,
		 info.n_articles, info.n_copies, info.n_stories,
		 info.n_bullets);
	message_tell(NULL, N_("articles, copies, stories, bullets"), number);
	tell_left_out(brief);
	sumario_brief_get_unmet(brief, &unmet, &no_focus);
	if (info.n_articles)
		wishes_warn_unmet(command, unmet, no_focus, NULL, 0);
	if (!info.n_bullets)
		message_warn(NULL, 0, "empty", N_("the briefing is empty"),
			     NULL);
}

/* -- The verb ------------------------------------------------------------- */

/* The ids of mt-lines are in a file of their own. */
static enum exit_status
write_ids(const struct command *command, const struct sumario_brief *brief,
	  struct sinks *sinks)
{
	struct sumario_output how = command->output;
	struct output *ids = &sinks->outputs[SINK_IDS];

	how.format = SUMARIO_MT_IDS;
	return sinks->is_open[SINK_IDS]
		       ? output_check(ids,
				      sumario_brief_write_output(
					      brief, &how, output_write, ids))
		       : EXIT_DONE;
}

static enum exit_status
write_state(const struct sumario_brief *brief, struct sinks *sinks)
{
	struct output *state = &sinks->outputs[SINK_STATE];

	return sinks->is_open[SINK_STATE]
		       ? output_check(state,
				      sumario_brief_write_state(
					      brief, output_write, state))
		       : EXIT_DONE;
}

static enum exit_status
write_brief(const struct command *command, struct sumario_brief *brief,
	    struct sinks *sinks)
{
	struct output *output = &sinks->outputs[SINK_OUTPUT];
	enum exit_status status;
	struct sumario_options options = get_options(command);

	if (sumario_brief_make(brief, &options, NULL))
		return output_check(output, SUMARIO_NO_MEMORY);
	tell_of(command, brief);
	status = output_check(
		output, sumario_brief_write_output(brief, &command->output,
						   output_write, output));
	if (!status)
		status = write_ids(command, brief, sinks);
	return status ? status : write_state(brief, sinks);
}

static enum sumario_status
take_state(void *user, const char *name, const char *bytes, size_t len,
	   struct sumario_error *error)
{
	(void)name;
	return sumario_brief_read_state(user, bytes, len, error);
}

static enum exit_status
read_state(const struct command *command, struct sumario_brief *brief)
{
	return command->state_file
		       ? input_take_file(command->state_file,
					 command->max_input, take_state, brief)
		       : EXIT_DONE;
}

/* What is wrong with the options shows in a briefing of nothing. */
static enum exit_status
check_options(const struct command *command, struct sumario_brief *brief)
{
	struct sumario_options options = get_options(command);
	struct sumario_error error;

	if (!sumario_brief_make(brief, &options, &error))
		return EXIT_DONE;
	message_error(NULL, &error);
	return message_exit(error.status);
}

enum exit_status
verb_brief_run(const struct command *command, struct sinks *sinks,
	       struct journal *journal)
{
	struct sumario_brief *brief = sumario_brief_new();
	struct command reading = *command;
	struct run run = {.command = &reading,
			  .verb = &gathering,
			  .own = {.brief = brief, .how = {command->output}}};
	enum exit_status status, wrote = EXIT_DONE;

	(void)journal;
	if (!brief)
		return message_fail_memory();
	reading.options.required_lang = NULL;
	status = check_options(command, brief);
	if (!status)
		status = read_state(command, brief);
	if (!status)
		status = run_articles(&run);
	if (status == EXIT_DONE || status == EXIT_PARTIAL)
		wrote = write_brief(command, brief, sinks);
	sumario_brief_free(brief);
	return wrote ? wrote : status;
}
