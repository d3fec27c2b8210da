/* SPDX-License-Identifier: MIT */
/*
 * Files that are written whole or not at all.
 * A result takes its file's place by rename(2) when all of it is written and
 * flushed to disk; before, it is in a temporary beside the file.  A signal that
 * ends the program removes the temporary, so its name is kept where a signal
 * handler can read it.
 */
#include <config.h>

#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Links that lead to links are followed so far, as the system does. */
#define MAX_LINKS 40
/* Memory that one large article took is given back. */
#define MAX_KEPT ((size_t)1 << 20)

/*
 * What a signal must take away; NULL: nothing.  The result, and one that is
 * written beside it.
 */
static char *volatile left_behind[3];

/* The place of TEMPORARY, or with NULL a free one. */
static char *volatile *
find_left_behind(const char *temporary)
{
	int i = 0;

	while (i < 2 && left_behind[i] != temporary)
		i++;
	return &left_behind[i];
}

static void
remove_and_die(int signal_number)
{
	for (int i = 0; i < 3; i++)
		if (left_behind[i])
			unlink(left_behind[i]);
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

/* What is ignored, as under nohup, stays so. */
static void
catch_signals(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGXFSZ,
				      SIGXCPU};

	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		if (signal(signals[i], remove_and_die) == SIG_IGN)
			signal(signals[i], SIG_IGN);
}

static enum exit_status
fail_create(const char *file)
{
	if (errno == ENOMEM)
		return output_check(NULL, SUMARIO_NO_MEMORY);
	message_fail_errno(file, "cannot-create",
			   N_("cannot create the output"), errno);
	return EXIT_CANNOT_CREATE;
}

/* Makes the temporary, with the permissions the file will have. */
static enum exit_status
open_temporary(struct output *output, const struct stat *old)
{
	static const char name[] = ".sumario.XXXXXX";
	const char *slash = strrchr(output->file, '/');
	int n_folder = slash ? (int)(slash - output->file + 1) : 0;
	size_t size = (size_t)n_folder + sizeof(name);
	mode_t mask = umask(0);
	sigset_t all, before;

	umask(mask);
	output->temporary = malloc(size);
	if (!output->temporary)
		return fail_create(output->file);
	snprintf(output->temporary, size, "%.*s%s", n_folder, output->file,
		 name);
	/* A signal waits until what it must remove is known. */
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	output->fd = mkstemp(output->temporary);
	if (output->fd >= 0) {
		*find_left_behind(NULL) = output->temporary;
		catch_signals();
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (output->fd < 0) {
		free(output->temporary);
		output->temporary = NULL;
		return fail_create(output->file);
	}
	fchmod(output->fd, old ? old->st_mode & 07777 : 0666 & ~mask);
	return EXIT_DONE;
}

/* Where the link FILE leads, relative to its folder; NULL: no link. */
static char *
read_link(const char *file)
{
	char target[PATH_MAX];
	const char *slash = strrchr(file, '/');
	size_t n_folder = slash ? (size_t)(slash - file + 1) : 0;
	ssize_t n = readlink(file, target, sizeof(target));
	char *path;

	if (n < 0 || (size_t)n == sizeof(target))
		return NULL;
	if (target[0] == '/')
		n_folder = 0;
	path = malloc(n_folder + (size_t)n + 1);
	if (!path)
		return NULL;
	memcpy(path, file, n_folder);
	memcpy(path + n_folder, target, (size_t)n);
	path[n_folder + (size_t)n] = '\0';
	return path;
}

char *
output_follow_links(const char *file)
{
	char *path = strdup(file), *next;

	for (int i = 0; path && i < MAX_LINKS && (next = read_link(path));
	     i++) {
		free(path);
		path = next;
	}
	return path;
}

/* Nothing is left of OUTPUT that closing it would meet. */
static void
give_up(struct output *output)
{
	if (output->fd >= 0)
		close(output->fd);
	free(output->temporary);
	free(output->file);
	*output = (struct output){.fd = -1};
}

enum exit_status
output_open(struct output *output, const char *file)
{
	bool is_stdout = !file || !strcmp(file, "-");
	struct stat old;
	bool exists;
	enum exit_status status;

	*output = (struct output){.fd = is_stdout ? STDOUT_FILENO : -1};
	if (is_stdout)
		return EXIT_DONE;
	exists = !stat(file, &old);
	if (!exists && !*file)
		return fail_create(file);
	if (exists && !S_ISREG(old.st_mode)) { /* a device, a pipe */
		output->fd = open(file, O_WRONLY | O_CLOEXEC);
		return output->fd < 0 ? fail_create(file) : EXIT_DONE;
	}
	output->file = output_follow_links(file);
	if (!output->file)
		return fail_create(file);
	status = open_temporary(output, exists ? &old : NULL);
	if (status)
		give_up(output);
	return status;
}

static enum exit_status
fail_resume(const char *file, const char *message)
{
	message_fail(file, "bad-journal", message, NULL);
	return EXIT_DATA;
}

static enum exit_status
fail_other(const char *file)
{
	return fail_resume(file, N_("the output is not what the journal says"));
}

/* Opens FILE.part for this run alone; a run that is killed lets go of it. */
static enum exit_status
lock_part(struct output *output, bool is_known, struct stat *part)
{
	int flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC;
	struct stat named;

	output->fd = open(output->temporary, is_known ? flags : flags | O_CREAT,
			  0666);
	if (output->fd < 0)
		return errno == ENOENT ? fail_other(output->temporary)
				       : fail_create(output->temporary);
	if (fstat(output->fd, part) || !S_ISREG(part->st_mode))
		return fail_other(output->temporary);
	/* The run that had it may have given it its name meanwhile. */
	if ((flock(output->fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK) ||
	    lstat(output->temporary, &named) || named.st_ino != part->st_ino ||
	    named.st_dev != part->st_dev)
		return fail_resume(output->temporary,
				   N_("another run is at work on it"));
	return EXIT_DONE;
}

/* The checksum of the first N bytes of FD; false: they are not there. */
static bool
add_up(int fd, uint64_t n, struct checksum *sum)
{
	char bytes[65536];

	while (n) {
		size_t most = n < sizeof(bytes) ? (size_t)n : sizeof(bytes);
		ssize_t got = read(fd, bytes, most);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		checksum_add(sum, bytes, (size_t)got);
		n -= (uint64_t)got;
	}
	return true;
}

/* Opens FILE.part, made by this run or by one before. */
static enum exit_status
open_part(struct output *output, const struct output_part *known)
{
	struct stat part;
	uint64_t n = known->n_written;
	enum exit_status status = lock_part(output, n > 0, &part);

	if (status)
		return status;
	if (!known->is_known && part.st_size)
		return fail_resume(output->temporary,
				   N_("a file that the journal does not know "
				      "is in the way"));
	if (!add_up(output->fd, n, &output->sum) ||
	    (n && checksum_get(&output->sum) != known->checksum))
		return fail_other(output->temporary);
	if (ftruncate(output->fd, (off_t)n) ||
	    lseek(output->fd, (off_t)n, SEEK_SET) < 0)
		return fail_create(output->temporary);
	output->n_written = n;
	return EXIT_DONE;
}

/* Whether FILE, which is complete, is what is known of it. */
static bool
is_result(const char *file, const struct output_part *known)
{
	struct checksum sum = {0};
	struct stat result;
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && !fstat(fd, &result) &&
		    (uint64_t)result.st_size == known->n_written &&
		    add_up(fd, known->n_written, &sum) &&
		    checksum_get(&sum) == known->checksum;

	if (fd >= 0)
		close(fd);
	return good;
}

/* The run before came as far as it could, and perhaps a little less. */
static enum exit_status
find_result(struct output *output, const struct output_part *known)
{
	if (!access(output->temporary, F_OK))
		return open_part(output, known);
	if (!is_result(output->file, known))
		return fail_other(output->file);
	free(output->temporary);
	output->temporary = NULL;
	return EXIT_DONE;
}

enum exit_status
output_resume(struct output *output, const char *file,
	      const struct output_part *part)
{
	static const char ending[] = ".part";
	enum exit_status status;
	struct stat old;
	bool exists = !stat(file, &old);
	size_t n;

	*output = (struct output){.fd = -1, .stays = true};
	if (exists && !S_ISREG(old.st_mode))
		return fail_resume(file, N_("only a file can be gone on with"));
	output->file = output_follow_links(file);
	n = output->file ? strlen(output->file) : 0;
	output->temporary = malloc(n + sizeof(ending));
	if (!output->file || !output->temporary) {
		give_up(output);
		return output_check(NULL, SUMARIO_NO_MEMORY);
	}
	memcpy(output->temporary, output->file, n);
	memcpy(output->temporary + n, ending, sizeof(ending));
	status = part->has_ended ? find_result(output, part)
				 : open_part(output, part);
	if (!status && exists && output->fd >= 0)
		fchmod(output->fd, old.st_mode & 07777);
	if (status)
		give_up(output);
	return status;
}

void
output_open_memory(struct output *output)
{
	*output = (struct output){.fd = -1, .is_memory = true};
}

static bool
keep_bytes(struct output *output, const char *bytes, size_t len)
{
	if (bytes_add(&output->bytes, bytes, len))
		return true;
	output->error = ENOMEM;
	return false;
}

bool
output_move(struct output *from, struct output *to)
{
	bool moved = output_write(to, from->bytes.items, from->bytes.n_items);

	from->bytes.n_items = 0;
	from->error = 0;
	if (from->bytes.n_room > MAX_KEPT)
		output_release_memory(from);
	return moved;
}

void
output_release_memory(struct output *output)
{
	vector_release(&output->bytes);
	output_open_memory(output);
}

void
output_wrap(struct output *output)
{
	struct winsize size;

	if (!output->is_memory && !ioctl(output->fd, TIOCGWINSZ, &size))
		output->wrap.columns = size.ws_col;
}

bool
output_write_file(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
	}
	return true;
}

static bool
write_directly(void *user, const char *bytes, size_t len)
{
	struct output *output = user;
	size_t n_left_out = output->is_list && output->n_written == 1 && len &&
			    bytes[0] == ',';

	bytes += n_left_out;
	len -= n_left_out;
	while (len) {
		ssize_t n = write(output->fd, bytes, len);

		if (n > 0) {
			if (output->stays)
				checksum_add(&output->sum, bytes, (size_t)n);
			bytes += n;
			len -= (size_t)n;
			output->n_written += (uint64_t)n;
		} else if (n < 0 && errno == EAGAIN) {
			struct pollfd ready = {output->fd, POLLOUT, 0};

			poll(&ready, 1, -1);
		} else if (n == 0 || errno != EINTR) {
			output->error = n ? errno : ENOSPC;
			return false;
		}
	}
	return true;
}

bool
output_write(void *user, const char *bytes, size_t len)
{
	struct output *output = user;

	if (output->is_memory)
		return keep_bytes(output, bytes, len);
	return output->wrap.columns ? wrap_write(&output->wrap, bytes, len,
						 write_directly, output)
				    : write_directly(output, bytes, len);
}

/* What a failed write means; it is said. */
static enum exit_status
fail_write(const struct output *output)
{
	message_fail_errno(output->file, "write-failed", N_("cannot write"),
			   output->error);
	return EXIT_IO;
}

enum exit_status
output_close(struct output *output, bool keep)
{
	enum exit_status status = EXIT_DONE;

	if (output->wrap.columns && keep)
		wrap_finish(&output->wrap, write_directly, output);
	if (output->temporary) {
		if (keep && fsync(output->fd) && errno != EINVAL)
			output->error = errno;
		if (close(output->fd) && !output->error)
			output->error = errno;
		keep = keep && !output->error;
		if (keep && rename(output->temporary, output->file))
			output->error = errno, keep = false;
		if (!keep && !output->stays)
			unlink(output->temporary);
		if (!output->stays)
			*find_left_behind(output->temporary) = NULL;
	} else if (output->fd >= 0 && close(output->fd)) {
		output->error = errno;
	}
	if (output->error && !status)
		status = fail_write(output);
	free(output->temporary);
	free(output->file);
	return status;
}

enum exit_status
output_check(const struct output *output, enum sumario_status status)
{
	if (status == SUMARIO_IO && !output->is_memory)
		return output->error ? EXIT_IO : EXIT_BUG;
	if (status)
		return message_fail_memory();
	return EXIT_DONE;
}
