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
/* So much is looked at to tell JSON Lines from text. */
#define LOOK_SIZE 4096
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

enum exit_status
input_is_jsonl(struct input *input, bool *is_jsonl)
{
	static const char mark[] = "\xEF\xBB\xBF";
	size_t i = 0;

	enum exit_status status = input_fill(input, LOOK_SIZE);

	if (status)
		return status;
	if (input->n_bytes >= 3 && !memcmp(input->bytes, mark, 3))
		i = 3;
	while (i < input->n_bytes && memchr(" \t\r\n", input->bytes[i], 4))
		i++;
	*is_jsonl = i < input->n_bytes && input->bytes[i] == '{';
	for (i++; *is_jsonl && i < input->n_bytes; i++)
		if (!memchr(" \t", input->bytes[i], 2)) {
			*is_jsonl = input->bytes[i] == '"' ||
				    input->bytes[i] == '}';
			break;
		}
	return EXIT_DONE;
}

/*
 * The first bytes of the input in lower case, without NULs, which are half of
 * UTF-16, without marks, white space, comments and declarations of XML.
 */
static void
get_opening(const struct input *input, char *out, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; i < input->n_bytes && n < size - 1; i++) {
		unsigned char c = (unsigned char)input->bytes[i];
		bool gap = c <= ' ' || (i < 4 && c >= 0xBB);

		if (!c || (!n && gap))
			continue;
		out[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
		if (c != '>' ||
		    (strncmp(out, "<!--", 4) && strncmp(out, "<?xml", 5)))
			continue;
		/* "-->" or "?>": what follows is the beginning. */
		out[n] = '\0';
		if (out[1] == '?' || strstr(out + 4, "-->"))
			n = 0;
	}
	out[n] = '\0';
}

/* Elements that a page, or a piece of one, begins with. */
static const char *const first_tags[] = {
	"html",	      "head",	"body",	  "meta",     "title",	 "link",
	"base",	      "script", "style",  "noscript", "article", "section",
	"main",	      "div",	"header", "nav",      "aside",	 "footer",
	"h1",	      "h2",	"h3",	  "h4",	      "p",	 "ul",
	"ol",	      "dl",	"span",	  "a",	      "b",	 "i",
	"em",	      "strong", "small",  "br",	      "hr",	 "img",
	"blockquote", "figure", "table",  "center",   "font",	 "pre",
	"form"};

enum exit_status
input_is_html(struct input *input, bool *is_html)
{
	char opening[LOOK_SIZE];
	enum exit_status status = input_fill(input, LOOK_SIZE);

	*is_html = false;
	if (status)
		return status;
	get_opening(input, opening, sizeof(opening));
	*is_html = !strncmp(opening, "<!doctype html", 14);
	for (size_t i = 0; i < sizeof(first_tags) / sizeof(*first_tags); i++) {
		size_t n = strlen(first_tags[i]);

		if (opening[0] == '<' &&
		    !strncmp(opening + 1, first_tags[i], n) && opening[n + 1] &&
		    strchr(" \t\r\n/>", opening[n + 1]))
			*is_html = true;
	}
	return EXIT_DONE;
}
