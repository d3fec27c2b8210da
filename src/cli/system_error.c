/* SPDX-License-Identifier: MIT */
/*
 * errno in words.
 * The system translates its messages only where its own catalogues are
 * installed, and not at all in the locale C.UTF-8.  So the errors that reading
 * and writing give have their words here, those of glibc in lower case; others
 * are left to the system.
 */
#include <config.h>

#include "cli/system_error.h"

#include "base/ascii.h"
#include "cli/message.h"

#include <errno.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

static const struct {
	int error;
	const char *message;
} messages[] = {
	{EPERM, N_("operation not permitted")},
	{ENOENT, N_("no such file or directory")},
	{EINTR, N_("interrupted system call")},
	{EIO, N_("input/output error")},
	{ENXIO, N_("no such device or address")},
	{EBADF, N_("bad file descriptor")},
	{EAGAIN, N_("resource temporarily unavailable")},
	{ENOMEM, N_("cannot allocate memory")},
	{EACCES, N_("permission denied")},
	{EBUSY, N_("device or resource busy")},
	{EEXIST, N_("file exists")},
	{EXDEV, N_("invalid cross-device link")},
	{ENODEV, N_("no such device")},
	{ENOTDIR, N_("not a directory")},
	{EISDIR, N_("is a directory")},
	{EINVAL, N_("invalid argument")},
	{ENFILE, N_("too many open files in system")},
	{EMFILE, N_("too many open files")},
	{ETXTBSY, N_("text file busy")},
	{EFBIG, N_("file too large")},
	{ENOSPC, N_("no space left on device")},
	{ESPIPE, N_("illegal seek")},
	{EROFS, N_("read-only file system")},
	{EPIPE, N_("broken pipe")},
	{ENAMETOOLONG, N_("file name too long")},
	{ENOTEMPTY, N_("directory not empty")},
	{ELOOP, N_("too many levels of symbolic links")},
	{EOVERFLOW, N_("value too large for defined data type")},
	{ENOTSUP, N_("operation not supported")},
	{ETIMEDOUT, N_("connection timed out")},
	{EDQUOT, N_("disk quota exceeded")},
	{ESTALE, N_("stale file handle")},
};

const char *
system_error_get(int error, char bytes[SYSTEM_ERROR_SIZE])
{
	for (size_t i = 0; i < sizeof(messages) / sizeof(*messages); i++)
		if (messages[i].error == error)
			return gettext(messages[i].message);
	snprintf(bytes, SYSTEM_ERROR_SIZE, "%s", strerror(error));
	/* Messages are in lower case; "I/O error" is left alone. */
	if (ascii_is_upper(bytes[0]) && ascii_is_lower(bytes[1]))
		bytes[0] = ascii_lower(bytes[0]);
	return bytes;
}
