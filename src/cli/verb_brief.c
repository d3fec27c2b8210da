/* SPDX-License-Identifier: MIT */
/*
 * Articles are read as for any other verb, and then one briefing is made of all
 * that could be.  Nothing is written before the last of them has been read.
 */
#include <config.h>

#include "cli/run.h"
#include "cli/verbs.h"

#include <inttypes.h>
#include <stdio.h>

static enum exit_status
take(struct lane *lane, const struct input *input)
{
	(void)input;
	return sumario_brief_add_document(lane->brief, lane->doc, NULL)
		       ? message_fail_memory()
		       : EXIT_DONE;
}

static const struct lane_verb gathering = {.take = take};

static enum exit_status
write_brief(const struct command *command, struct sumario_brief *brief,
	    struct output *output)
{
	struct sumario_brief_info info;
	char number[96];

	if (sumario_brief_make(brief, &command->options, NULL))
		return output_check(output, SUMARIO_NO_MEMORY);
	sumario_brief_get_info(brief, &info);
	snprintf(number, sizeof(number),
		 "%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64,
		 info.n_articles, info.n_copies, info.n_stories,
		 info.n_bullets);
	message_tell(NULL, N_("articles, copies, stories, bullets"), number);
	if (!info.n_bullets)
		message_warn(NULL, 0, "empty", N_("the briefing is empty"),
			     NULL);
	return output_check(output,
			    sumario_brief_write(brief, command->output.format,
						output_write, output));
}

enum exit_status
verb_brief_run(const struct command *command, struct sinks *sinks,
	       struct journal *journal)
{
	struct output *output = &sinks->outputs[SINK_OUTPUT];
	struct sumario_brief *brief = sumario_brief_new();
	struct run run = {.command = command,
			  .verb = &gathering,
			  .own = {.brief = brief, .how = {command->output}}};
	enum exit_status status, wrote = EXIT_DONE;

	(void)journal;
	if (!brief)
		return message_fail_memory();
	status = run_articles(&run);
	if (status == EXIT_DONE || status == EXIT_PARTIAL)
		wrote = write_brief(command, brief, output);
	sumario_brief_free(brief);
	return wrote ? wrote : status;
}
