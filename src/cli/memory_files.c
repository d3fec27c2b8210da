/* SPDX-License-Identifier: MIT */
/*
 * Translation memories, --tm: each file is read into one memory, and a file
 * without a unit in both languages is warned about.
 */
#include <config.h>

#include "cli/memory_files.h"

#include "cli/input.h"

#include <inttypes.h>
#include <stdio.h>

struct reading {
	const struct sumario_options *options;
	struct sumario_memory *memory;
};

static enum sumario_status
take_tmx(void *user, const char *name, const char *bytes, size_t len,
	 struct sumario_error *error)
{
	const struct reading *reading = user;

	return sumario_memory_read_tmx(reading->memory, name, bytes, len,
				       reading->options->source_lang,
				       reading->options->target_lang, error);
}

enum exit_status
memory_files_load(const struct command *command, struct sumario_memory **memory)
{
	struct reading reading = {.options = &command->options};
	enum exit_status status = EXIT_DONE;
	uint64_t n_before = 0;

	*memory = NULL;
	if (!command->n_tm_files)
		return EXIT_DONE;
	*memory = sumario_memory_new();
	if (!*memory)
		return message_fail_memory();
	reading.memory = *memory;
	for (int i = 0; i < command->n_tm_files && !status; i++) {
		const char *file = command->tm_files[i];
		uint64_t n;
		char text[24];

		status = input_take_file(file, command->max_input, take_tmx,
					 &reading);
		n = sumario_memory_count(*memory);
		snprintf(text, sizeof(text), "%" PRIu64, n - n_before);
		message_tell(file, N_("translation units"), text);
		if (!status && n == n_before)
			message_warn(file, 0, "empty-memory",
				     N_("no unit in both languages"), NULL);
		n_before = n;
	}
	if (status) {
		sumario_memory_free(*memory);
		*memory = NULL;
	}
	return status;
}
