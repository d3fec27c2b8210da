/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_SIZE ((size_t)256 * 1024)
/* How long a moment is, in milliseconds: too short to be seen. */
#define MOMENT 10

/* Says what is wrong and keeps it for an error record. */
static enum exit_status
fail(struct input *input, enum exit_status status, const char *code,
     const char *message, int error)
{
	input->error = (struct sumario_error){.status = SUMARIO_BAD_DATA,
					      .code = code,
					      .message = message,
					      .offset = SUMARIO_NOWHERE};
	if (error)
		message_fail_errno(input->name, code, message, error);
	else
		message_fail(input->name, code, message, NULL);
	return status;
}

static enum exit_status
fail_errno(struct input *input)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
	case ELOOP:
	case ENAMETOOLONG:
		return fail(input, EXIT_NO_INPUT, "no-input",
			    N_("no such input"), 0);
	case EISDIR:
		return fail(input, EXIT_NO_INPUT, "no-input",
			    N_("is a directory"), 0);
	case EACCES:
	case EPERM:
		return fail(input, EXIT_NOT_PERMITTED, "not-permitted",
			    N_("not permitted"), 0);
	}
	return fail(input, EXIT_IO, "read-failed", N_("cannot read"), errno);
}

enum exit_status
input_open(struct input *input, const char *file)
{
	bool standard = !strcmp(file, "-");

	*input = (struct input){.name = standard ? "stdin" : file};
	input->fd = standard ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	return input->fd < 0 ? fail_errno(input) : EXIT_DONE;
}

void
input_close(struct input *input)
{
	if (input->fd > STDIN_FILENO)
		close(input->fd);
	free(input->bytes);
}

static bool
make_room(struct input *input, size_t n)
{
	size_t room = input->n_room + input->n_room / 2;
	char *moved;

	if (input->n_room - input->n_bytes >= n)
		return true;
	if (room < input->n_bytes + n)
		room = input->n_bytes + n;
	moved = realloc(input->bytes, room);
	if (!moved)
		return false;
	input->bytes = moved;
	input->n_room = room;
	return true;
}

/* False: nothing more is wanted. */
static bool
wait_for_bytes(const struct input *input)
{
	struct pollfd ready = {input->fd, POLLIN, 0};
	enum input_wait next = INPUT_WAIT;

	while (input->on_wait && next == INPUT_WAIT && !poll(&ready, 1, MOMENT))
		next = input->on_wait(input->user);
	return next != INPUT_STOP;
}

/* Reads once, waiting where the input is not ready. */
static enum exit_status
read_more(struct input *input)
{
	ssize_t n;

	if (!make_room(input, READ_SIZE)) {
		message_fail(input->name, "no-memory", N_("out of memory"),
			     NULL);
		return EXIT_NO_RESOURCE;
	}
	if (!wait_for_bytes(input)) {
		input->ended = true;
		return EXIT_DONE;
	}
	for (;;) {
		n = read(input->fd, input->bytes + input->n_bytes, READ_SIZE);
		if (n >= 0)
			break;
		if (errno == EAGAIN) {
			struct pollfd ready = {input->fd, POLLIN, 0};

			poll(&ready, 1, -1);
		} else if (errno != EINTR) {
			return fail_errno(input);
		}
	}
	input->ended = n == 0;
	input->n_bytes += (size_t)n;
	return EXIT_DONE;
}

enum exit_status
input_fail_limit(struct input *input)
{
	return fail(input, EXIT_DATA, "too-large",
		    N_("input larger than the limit"), 0);
}

enum exit_status
input_read_all(struct input *input, size_t max)
{
	struct stat stat;
	enum exit_status status = EXIT_DONE;

	if (!fstat(input->fd, &stat) && S_ISREG(stat.st_mode)) {
		if ((unsigned long long)stat.st_size > max)
			return input_fail_limit(input);
		/* A short file needs no second growth; failure shows later. */
		make_room(input, (size_t)stat.st_size + READ_SIZE);
	}
	while (!status && !input->ended && input->n_bytes <= max)
		status = read_more(input);
	if (!status && input->n_bytes > max)
		return input_fail_limit(input);
	return status;
}

/* Forgets what has been taken. */
static void
shift(struct input *input)
{
	if (!input->at)
		return;
	memmove(input->bytes, input->bytes + input->at,
		input->n_bytes - input->at);
	input->n_bytes -= input->at;
	input->at = 0;
}

enum exit_status
input_fill(struct input *input, size_t n)
{
	enum exit_status status = EXIT_DONE;

	if (input->n_bytes - input->at < n)
		shift(input);
	while (!status && input->n_bytes < n && !input->ended)
		status = read_more(input);
	return status;
}

enum exit_status
input_read_line(struct input *input, size_t max, const char **line, size_t *len)
{
	size_t seen = input->at, dropped = 0;
	enum exit_status status;
	char *end = NULL;

	for (;;) {
		if (input->n_bytes > seen)
			end = memchr(input->bytes + seen, '\n',
				     input->n_bytes - seen);
		if (end || input->ended)
			break;
		shift(input);
		if (input->n_bytes > max) { /* keep the beginning only */
			dropped += input->n_bytes - max;
			input->n_bytes = max;
		}
		seen = input->n_bytes;
		status = read_more(input);
		if (status)
			return status;
	}
	*len = (end ? (size_t)(end - input->bytes) : input->n_bytes) -
	       input->at;
	*line = *len || end ? input->bytes + input->at : NULL;
	input->at += *len + (end != NULL);
	*len += dropped;
	input->line += *line != NULL;
	return EXIT_DONE;
}

/* An article being looked for in an input. */
struct search {
	struct input *input;
	const char *separator;
	size_t max;
	size_t line;	/* where the line at hand begins */
	size_t seen;	/* so far there is no end of it */
	size_t dropped; /* bytes before LINE that are gone */
	size_t n_lines; /* of the article, so far */
};

/* Whether the line of N bytes, perhaps with a CR, is the separator. */
static bool
is_separator(const struct search *search, size_t n)
{
	const char *line = search->input->bytes + search->line;
	size_t n_wanted = strlen(search->separator);

	n -= n && line[n - 1] == '\r';
	return n == n_wanted && !memcmp(line, search->separator, n);
}

/* Looks at all lines that are there; NEXT is then behind the separator. */
static bool
find_separator(struct search *search, size_t *next)
{
	struct input *input = search->input;

	for (;;) {
		const char *begin = input->bytes + search->seen;
		const char *end =
			input->n_bytes > search->seen
				? memchr(begin, '\n',
					 input->n_bytes - search->seen)
				: NULL;

		if (!end && !input->ended) {
			search->seen = input->n_bytes;
			return false;
		}
		*next = end ? (size_t)(end - input->bytes) + 1 : input->n_bytes;
		search->n_lines += end != NULL;
		if (is_separator(search, *next - (end != NULL) - search->line))
			return true;
		search->line = search->seen = *next;
		if (!end)
			return true;
	}
}

/*
 * Of an article over the limit its beginning stays, and of the line at hand
 * enough to tell that it is longer than the separator.
 */
static void
drop(struct search *search)
{
	struct input *input = search->input;
	size_t n_most = strlen(search->separator) + 2, end;

	if (search->line > search->max) {
		size_t n = search->line - search->max;

		memmove(input->bytes + search->max, input->bytes + search->line,
			input->n_bytes - search->line);
		input->n_bytes -= n;
		search->dropped += n;
		search->line = search->max;
	}
	end = search->line + n_most;
	end = end > search->max ? end : search->max;
	if (input->n_bytes > end) {
		search->dropped += input->n_bytes - end;
		input->n_bytes = end;
	}
	search->seen = input->n_bytes;
}

enum exit_status
input_read_article(struct input *input, const char *separator, size_t max,
		   const char **text, size_t *len)
{
	struct search search = {.input = input,
				.separator = separator,
				.max = max,
				.line = input->at,
				.seen = input->at};
	size_t next;

	while (!find_separator(&search, &next)) {
		enum exit_status status;

		search.line -= input->at;
		shift(input);
		drop(&search);
		status = read_more(input);
		if (status)
			return status;
	}
	*len = search.line - input->at + search.dropped;
	*text = next > input->at || *len ? input->bytes + input->at : NULL;
	input->at = next;
	input->line = input->next_line + 1;
	input->next_line += search.n_lines;
	return EXIT_DONE;
}
