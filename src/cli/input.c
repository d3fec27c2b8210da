/* SPDX-License-Identifier: MIT */
/*
 * Inputs, whole or in pieces: files, pipes, compressed or not.
 * One buffer, in which bytes are taken from the front and read at the end.
 * Damaged data end the input as its end would, so that what is before is
 * used; only then is it told.
 */
#include <config.h>

#include "cli/input.h"

#include "base/vector.h"
#include "cli/fingerprint.h"
#include "cli/foreign.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_SIZE ((size_t)256 * 1024)
/* So many bytes of an input tell it from others. */
#define IDENTIFY_SIZE 4096
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

	*input = (struct input){.name = standard ? "stdin" : file,
				.line_end = '\n'};
	input->fd = standard ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	return input->fd < 0 ? fail_errno(input) : EXIT_DONE;
}

void
input_close(struct input *input)
{
	if (input->fd > STDIN_FILENO)
		close(input->fd);
	decompress_free(input->decompressor);
	free(input->stored);
	free(input->bytes);
}

static bool
make_room(struct input *input, size_t n)
{
	return input->n_room - input->n_bytes >= n ||
	       vector_grow(&input->bytes, &input->n_room, input->n_bytes, n, 1);
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

static enum exit_status
fail_memory(const struct input *input)
{
	message_fail(input->name, "no-memory", N_("out of memory"), NULL);
	return EXIT_NO_RESOURCE;
}

/*
 * Reads once, up to READ_SIZE bytes, waiting where the input is not ready.
 * *N is 0 at the end.
 */
static enum exit_status
read_stored(struct input *input, char *bytes, size_t *n)
{
	ssize_t got;

	*n = 0;
	if (!wait_for_bytes(input))
		return EXIT_DONE;
	while ((got = read(input->fd, bytes, READ_SIZE)) < 0) {
		if (errno == EAGAIN) {
			struct pollfd ready = {input->fd, POLLIN, 0};

			poll(&ready, 1, -1);
		} else if (errno != EINTR) {
			return fail_errno(input);
		}
	}
	*n = (size_t)got;
	if (input->n_read)
		*input->n_read += *n;
	return EXIT_DONE;
}

/* Nothing more can be had, for a reason that is told when all is taken. */
static enum exit_status
end_early(struct input *input, const char *code, const char *message,
	  const char *detail)
{
	input->ended = true;
	input->damage = (struct sumario_error){.status = SUMARIO_BAD_DATA,
					       .code = code,
					       .message = message,
					       .offset = input->n_taken};
	if (detail)
		snprintf(input->damage.detail, sizeof(input->damage.detail),
			 "%s", detail);
	return EXIT_DONE;
}

static enum exit_status
end_by(struct input *input, enum decompress_result result)
{
	switch (result) {
	case DECOMPRESS_NO_MEMORY:
		return fail_memory(input);
	case DECOMPRESS_TOO_LARGE:
		return end_early(input, "too-large",
				 N_("compressed data takes too much memory"),
				 NULL);
	default:
		return end_early(input, "bad-compression",
				 N_("compressed data is damaged"), NULL);
	}
}

static bool
expands_too_far(const struct input *input)
{
	return input->max_expansion && input->n_made > input->max_plain &&
	       input->n_made / input->max_expansion > input->n_taken;
}

/* Decompresses what is there; neither: more has to be read. */
static enum exit_status
expand(struct input *input, size_t *n_taken, size_t *n_made)
{
	enum decompress_result result = decompress_step(
		input->decompressor, input->stored + input->stored_at,
		input->n_stored - input->stored_at, n_taken,
		input->bytes + input->n_bytes, READ_SIZE, n_made);

	input->stored_at += *n_taken;
	input->n_taken += *n_taken;
	input->n_bytes += *n_made;
	input->n_made += *n_made;
	if (result)
		return end_by(input, result);
	return expands_too_far(input)
		       ? end_early(input, "too-large",
				   N_("compressed data expands too far"), NULL)
		       : EXIT_DONE;
}

static enum exit_status
end_stored(struct input *input)
{
	input->ended = true;
	return decompress_can_end(input->decompressor)
		       ? EXIT_DONE
		       : end_early(input, "bad-compression",
				   N_("compressed data is cut off"), NULL);
}

/* The same as read_plain() of what is compressed; there is room. */
static enum exit_status
read_compressed(struct input *input)
{
	size_t n_taken, n_made;
	enum exit_status status;

	for (;;) {
		status = expand(input, &n_taken, &n_made);
		if (status || input->ended || n_made)
			return status;
		if (n_taken)
			continue;
		if (input->stored_at < input->n_stored)
			return end_by(input, DECOMPRESS_DAMAGED);
		if (input->stored_ended)
			return end_stored(input);
		input->stored_at = 0;
		status = read_stored(input, input->stored, &input->n_stored);
		input->stored_ended = !input->n_stored;
		if (status)
			return status;
	}
}

/* What has been read turned out to be compressed. */
static enum exit_status
start_expanding(struct input *input, const struct codec *codec)
{
	if (!decompress_is_known(codec)) {
		input->n_bytes = 0;
		return end_early(
			input, "unknown-compression",
			N_("this version does not read the compression"),
			decompress_name(codec));
	}
	input->stored_ended = input->ended;
	input->ended = false;
	input->decompressor = decompress_new(codec);
	input->stored = malloc(READ_SIZE > input->n_bytes ? READ_SIZE
							  : input->n_bytes);
	if (!input->decompressor || !input->stored)
		return fail_memory(input);
	memcpy(input->stored, input->bytes, input->n_bytes);
	input->n_stored = input->n_bytes;
	input->n_bytes = 0;
	return make_room(input, READ_SIZE) ? read_compressed(input)
					   : fail_memory(input);
}

static enum exit_status
read_plain(struct input *input)
{
	size_t n;
	enum exit_status status =
		read_stored(input, input->bytes + input->n_bytes, &n);

	input->ended = !n;
	input->n_bytes += n;
	return status;
}

/* Nothing of it is read; what would make a text of it is told. */
static enum exit_status
refuse(struct input *input, const char *name)
{
	input->n_bytes = 0;
	end_early(input, "not-text",
		  N_("not a text; a command that makes one of it"), name);
	input->damage.offset = SUMARIO_NOWHERE;
	return EXIT_DONE;
}

/* The first bytes tell whether it is compressed, or no text at all. */
static enum exit_status
read_first(struct input *input)
{
	const struct codec *codec = NULL;
	const char *foreign = NULL;
	enum exit_status status = EXIT_DONE;
	bool more = true, more_still = true;

	while ((more || more_still) && !input->ended && !status) {
		if (!make_room(input, READ_SIZE))
			return fail_memory(input);
		status = read_plain(input);
		codec = decompress_recognise(input->bytes, input->n_bytes,
					     &more);
		foreign = foreign_recognise(input->bytes, input->n_bytes,
					    &more_still);
	}
	input->recognised = true;
	if (status || (!codec && !foreign))
		return status;
	return foreign ? refuse(input, foreign) : start_expanding(input, codec);
}

/* Reads once. */
static enum exit_status
read_more(struct input *input)
{
	if (!input->recognised)
		return read_first(input);
	if (!make_room(input, READ_SIZE))
		return fail_memory(input);
	return input->decompressor ? read_compressed(input) : read_plain(input);
}

enum exit_status
input_fail_limit(struct input *input)
{
	return fail(input, EXIT_DATA, "too-large",
		    N_("input larger than the limit"), 0);
}

enum exit_status
input_check_end(struct input *input)
{
	if (!input->damage.code)
		return EXIT_DONE;
	input->error = input->damage;
	message_error(input->name, &input->damage);
	return EXIT_DATA;
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
	return status ? status : input_check_end(input);
}

void
input_replace(struct input *input, char *bytes, size_t n, size_t n_room)
{
	free(input->bytes);
	input->bytes = bytes;
	input->n_bytes = n;
	input->n_room = n_room;
	input->at = 0;
	input->ended = true;
}

enum exit_status
input_take_file(const char *file, size_t max, input_take_fn *take, void *user)
{
	struct input input;
	struct sumario_error error;
	enum exit_status status = input_open(&input, file);

	if (status)
		return status;
	status = input_read_all(&input, max);
	if (!status && take(user, input.name, input.bytes ? input.bytes : "",
			    input.n_bytes, &error)) {
		message_error(input.name, &error);
		status = message_exit(error.status);
	}
	input_close(&input);
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
	input->n_before += input->at;
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

/* Reads up to the end of a line, *END, or of the input; counts what is over
 * MAX. */
static enum exit_status
find_line_end(struct input *input, size_t max, char **end, size_t *dropped)
{
	size_t seen = input->at;

	*end = NULL;
	*dropped = 0;
	for (;;) {
		enum exit_status status;

		if (input->n_bytes > seen)
			*end = memchr(input->bytes + seen, input->line_end,
				      input->n_bytes - seen);
		if (*end || input->ended)
			return EXIT_DONE;
		shift(input);
		if (input->n_bytes > max) { /* keep the beginning only */
			*dropped += input->n_bytes - max;
			input->n_before += input->n_bytes - max;
			input->n_bytes = max;
		}
		seen = input->n_bytes;
		status = read_more(input);
		if (status)
			return status;
	}
}

enum exit_status
input_read_line(struct input *input, size_t max, const char **line, size_t *len)
{
	size_t dropped;
	char *end;
	enum exit_status status = find_line_end(input, max, &end, &dropped);

	if (status)
		return status;
	*line = NULL;
	*len = 0;
	if (!end && input->damage.code) { /* what is left is half a line */
		input->n_before += input->n_bytes;
		input->n_bytes = input->at = 0;
		return input_check_end(input);
	}
	*len = (end ? (size_t)(end - input->bytes) : input->n_bytes) -
	       input->at;
	*line = *len || end ? input->bytes + input->at : NULL;
	input->at += *len + (end != NULL);
	*len += dropped;
	input->line += *line != NULL;
	return EXIT_DONE;
}

uint64_t
input_offset(const struct input *input)
{
	return input->n_before + input->at;
}

/* Moves where a file is read; false: it has to be read through. */
static bool
seek(struct input *input, uint64_t offset)
{
	struct stat stat;
	uint64_t end = input->n_before + input->n_bytes;

	if (input->decompressor || offset < end || fstat(input->fd, &stat) ||
	    !S_ISREG(stat.st_mode) ||
	    lseek(input->fd, (off_t)(offset - end), SEEK_CUR) < 0)
		return false;
	if (input->n_read)
		*input->n_read += offset - end;
	input->n_before = offset;
	input->n_bytes = input->at = 0;
	input->ended = false;
	return true;
}

enum exit_status
input_skip_to(struct input *input, uint64_t offset)
{
	enum exit_status status = EXIT_DONE;

	if (seek(input, offset))
		return EXIT_DONE;
	for (;;) {
		uint64_t n = offset - input_offset(input);

		if (n <= input->n_bytes - input->at) {
			input->at += (size_t)n;
			return EXIT_DONE;
		}
		input->at = input->n_bytes;
		shift(input);
		if (input->ended)
			return input_check_end(input);
		status = read_more(input);
		if (status)
			return status;
	}
}

enum exit_status
input_identify(struct input *input, uint64_t *fingerprint)
{
	enum exit_status status = input_fill(input, IDENTIFY_SIZE);
	uint64_t known = fingerprint_add_string(FINGERPRINT_EMPTY, input->name);
	struct stat stat;

	if (status)
		return status;
	if (!fstat(input->fd, &stat) && S_ISREG(stat.st_mode))
		known = fingerprint_add(known, &stat.st_size,
					sizeof(stat.st_size));
	if (input->n_bytes)
		known = fingerprint_add(known, input->bytes,
					input->n_bytes < IDENTIFY_SIZE
						? input->n_bytes
						: IDENTIFY_SIZE);
	*fingerprint = known;
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

/* Looks at all lines that are there; NEXT is then after the separator. */
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
		input->n_before += n;
		search->line = search->max;
	}
	end = search->line + n_most;
	end = end > search->max ? end : search->max;
	if (input->n_bytes > end) {
		search->dropped += input->n_bytes - end;
		input->n_before += input->n_bytes - end;
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
	if (input->ended && input->damage.code && next == input->n_bytes) {
		input->n_before += input->n_bytes; /* half an article */
		input->n_bytes = input->at = 0;
		*text = NULL;
		*len = 0;
		return input_check_end(input);
	}
	*len = search.line - input->at + search.dropped;
	*text = next > input->at || *len ? input->bytes + input->at : NULL;
	input->at = next;
	input->line = input->next_line + 1;
	input->next_line += search.n_lines;
	return EXIT_DONE;
}

enum exit_status
input_guess(struct input *input, enum sumario_input *kind)
{
	enum exit_status status = input_fill(input, SUMARIO_GUESS_BYTES);
	size_t n = input->n_bytes;

	*kind = sumario_input_guess(input->name, input->bytes, n);
	if (!status && *kind == SUMARIO_INPUT_TEXT &&
	    n < SUMARIO_GUESS_PAGE_BYTES)
		status = input_fill(input, SUMARIO_GUESS_PAGE_BYTES);
	if (input->n_bytes > n)
		*kind = sumario_input_guess(input->name, input->bytes,
					    input->n_bytes);
	return status;
}
