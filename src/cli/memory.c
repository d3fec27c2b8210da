/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "cli/memory.h"

#include "cli/input.h"

#include <inttypes.h>
#include <stdio.h>

static enum exit_status
read_file(const struct command *command, const char *file,
	  struct sumario_memory *memory)
{
	struct sumario_error error;
	struct input input;
	enum exit_status status = input_open(&input, file);

	if (status)
		return status;
	status = input_read_all(&input, command->max_input);
	if (!status &&
	    sumario_memory_read_tmx(memory, input.name, input.bytes,
				    input.n_bytes, command->options.source_lang,
				    command->options.target_lang, &error)) {
		message_error(input.name, &error);
		status = message_exit(error.status);
	}
	input_close(&input);
	return status;
}

enum exit_status
memory_load(const struct command *command, struct sumario_memory **memory)
{
	enum exit_status status = EXIT_DONE;
	uint64_t n_before = 0;

	*memory = NULL;
	if (!command->n_tm_files)
		return EXIT_DONE;
	*memory = sumario_memory_new();
	if (!*memory)
		return message_fail_memory();
	for (int i = 0; i < command->n_tm_files && !status; i++) {
		const char *file = command->tm_files[i];
		uint64_t n;
		char text[24];

		status = read_file(command, file, *memory);
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
