/* SPDX-License-Identifier: MIT */
/*
 * A bundle is read part by part, and its units go to a file without a name in
 * TMPDIR, so that a night of articles takes no more memory than an hour.
 */
#include <config.h>

#include "cli/bundle_file.h"

#include "cli/input.h"
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* So much is read at a time. */
#define PART_SIZE ((size_t)1 << 20)

/* -- Where units wait ------------------------------------------------------ */

static bool
open_spill(struct spill *spill)
{
	const char *folder = getenv("TMPDIR");
	static const char name[] = "/sumario-XXXXXX";
	size_t n;
	char *path;

	if (!folder || !*folder)
		folder = "/tmp";
	n = strlen(folder);
	path = malloc(n + sizeof(name));
	if (!path)
		return false;
	memcpy(path, folder, n);
	memcpy(path + n, name, sizeof(name));
	spill->fd = mkstemp(path);
	if (spill->fd >= 0)
		unlink(path);
	free(path);
	return spill->fd >= 0;
}

static bool
put(void *user, const char *bytes, size_t len)
{
	struct spill *spill = user;

	if (spill->fd < 0 && !open_spill(spill))
		return false;
	return output_write_file(spill->fd, bytes, len);
}

static bool
get(void *user, uint64_t offset, char *bytes, size_t len)
{
	const struct spill *spill = user;

	while (len) {
		ssize_t n = pread(spill->fd, bytes, len, (off_t)offset);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		len -= (size_t)n;
		offset += (uint64_t)n;
	}
	return true;
}

void
spill_close(struct spill *spill)
{
	if (spill->fd >= 0)
		close(spill->fd);
	spill->fd = -1;
}

/* -- Reading --------------------------------------------------------------- */

/* What is wrong with the part of INPUT after N_BEFORE bytes. */
static enum exit_status
fail_part(const struct input *input, uint64_t n_before,
	  struct sumario_error *error)
{
	if (error->status == SUMARIO_IO) {
		message_fail_errno(getenv("TMPDIR"), "write-failed",
				   N_("cannot write"), errno);
		return EXIT_IO;
	}
	if (error->offset != SUMARIO_NOWHERE)
		error->offset += n_before;
	message_error(input->name, error);
	return message_exit(error->status);
}

/* The next part of at least N_WANTED bytes, if there are as many. */
static enum exit_status
read_part(struct input *input, struct sumario_bundle *bundle, size_t n_wanted,
	  size_t max, size_t *n_taken)
{
	struct sumario_error error;
	uint64_t n_before = input_offset(input);
	enum exit_status status = input_fill(input, n_wanted);

	*n_taken = 0;
	if (status)
		return status;
	if (input->n_bytes - input->at > max)
		return input_fail_limit(input);
	if (sumario_bundle_read_part(bundle, input->bytes + input->at,
				     input->n_bytes - input->at, input->ended,
				     n_taken, &error))
		return fail_part(input, n_before, &error);
	input->at += *n_taken;
	return EXIT_DONE;
}

enum exit_status
bundle_file_read(const struct command *command, struct sumario_bundle *bundle,
		 struct spill *spill, const char **name)
{
	struct input input;
	enum exit_status status = input_open(&input, command->files[1]);
	size_t n_wanted = PART_SIZE, n_taken;

	*name = command->files[1];
	if (status)
		return status;
	*name = command->files[1];
	input.max_plain = command->max_input;
	input.max_expansion = command->max_expansion;
	sumario_bundle_set_store(bundle, put, get, spill);
	do {
		status = read_part(&input, bundle, n_wanted, command->max_input,
				   &n_taken);
		n_wanted = n_taken ? PART_SIZE : n_wanted * 2;
	} while (!status && !(input.ended && input.at == input.n_bytes));
	if (!status)
		status = input_check_end(&input);
	input_close(&input);
	return status;
}

/* -- What goes with it ----------------------------------------------------- */

static enum sumario_status
keep(void *user, const char *name, const char *bytes, size_t len,
     struct sumario_error *error)
{
	struct bytes *kept = user;

	(void)name;
	if (bytes_add(kept, bytes, len) && bytes_terminate(kept))
		return SUMARIO_OK;
	*error = (struct sumario_error){.status = SUMARIO_NO_MEMORY,
					.code = "no-memory",
					.message = N_("out of memory"),
					.offset = SUMARIO_NOWHERE};
	return SUMARIO_NO_MEMORY;
}

enum exit_status
bundle_file_load(const char *file, size_t max, struct bytes *bytes)
{
	return input_take_file(file, max, keep, bytes);
}

enum exit_status
bundle_file_load_ids(const struct command *command, struct bytes *ids)
{
	static const char ending[] = ".ids";
	const char *file = command->files[1];
	enum exit_status status = EXIT_DONE;
	size_t n = strlen(file);
	char *beside;

	if (command->ids_file)
		return bundle_file_load(command->ids_file, command->max_input,
					ids);
	beside = malloc(n + sizeof(ending));
	if (!beside)
		return message_fail_memory();
	memcpy(beside, file, n);
	memcpy(beside + n, ending, sizeof(ending));
	if (strcmp(file, "-") != 0 && !access(beside, R_OK))
		status = bundle_file_load(beside, command->max_input, ids);
	free(beside);
	return status;
}
