/* SPDX-License-Identifier: MIT */
/*
 * The state of briefings is read, and replaced by a new file when the briefing
 * is in its place.  Two runs at once must not read the same state and each
 * replace it, or what one of them has told is lost; so one has it at a time.
 * The lock is on the file itself: who gets it and finds another file there by
 * then, for the run before has replaced it, takes the lock of that one.
 */
#include <config.h>

#include "cli/state_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static enum exit_status
fail(const char *file)
{
	message_fail_errno(file, "cannot-create",
			   N_("cannot open the state for writing"), errno);
	return EXIT_CANNOT_CREATE;
}

/* Waits for the lock of FD; a signal that does not end the run is no end. */
static int
wait_for(const char *file, int fd)
{
	int result = flock(fd, LOCK_EX | LOCK_NB);

	if (result && errno == EWOULDBLOCK)
		message_tell(file, N_("waiting for another run"), NULL);
	while (result && (errno == EWOULDBLOCK || errno == EINTR))
		result = flock(fd, LOCK_EX);
	return result;
}

/* Whether FILE is still what FD was opened as. */
static bool
is_same(const char *file, int fd)
{
	struct stat ours, now;

	return !fstat(fd, &ours) && !stat(file, &now) &&
	       ours.st_dev == now.st_dev && ours.st_ino == now.st_ino;
}

enum exit_status
state_file_lock(const char *file, int *fd)
{
	for (;;) {
		*fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
		if (*fd < 0 || wait_for(file, *fd))
			return fail(file);
		if (is_same(file, *fd))
			return EXIT_DONE;
		close(*fd);
	}
}
