/* SPDX-License-Identifier: MIT */
/*
 * Where a value ends is told by its brackets and quotes alone.  What is damaged
 * must not take the values after it along: a string ends with its line, since
 * JSON has no line end in strings, and a "{" that begins a line where no value
 * may be begins another record.  In JSON Lines a record is a line, whatever is
 * on it.  The values are those of RFC 8259; white space, the record separator
 * of RFC 7464 and byte-order marks may be between them.
 */
#include <config.h>

#include "cli/json_stream.h"

#include <string.h>

/* What is left of a value over the limit: enough to look for a mark in. */
static const char dropped_value[] = "    ";

/* A value that is being looked through. */
struct scan {
	struct json_stream *stream;
	size_t at;	  /* bytes of it that have been seen, in the buffer, */
	size_t n_dropped; /* and before that, given up */
	size_t depth;
	char last; /* byte that is no white space */
	bool in_string, escaped, at_line_start;
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The byte that is N after those taken, or -1 at the end. */
static enum exit_status
peek(struct input *input, size_t n, int *byte)
{
	enum exit_status status = EXIT_DONE;

	if (input->n_bytes - input->at <= n)
		status = input_fill(input, n + 1);
	*byte = !status && input->n_bytes - input->at > n
			? (unsigned char)input->bytes[input->at + n]
			: -1;
	return status;
}

/* Whether C ends a value that is neither in brackets nor in quotes. */
static bool
ends_scalar(const struct scan *scan, char c)
{
	return c == '\n' || (scan->stream->in_array && (c == ',' || c == ']'));
}

/* Takes the byte C; whether the value ends before it. */
static bool
ends_before(struct scan *scan, char c)
{
	if (!scan->depth && !scan->in_string && ends_scalar(scan, c))
		return true;
	return scan->depth && !scan->in_string && scan->at_line_start &&
	       c == '{' && !strchr(":[,", scan->last);
}

/* Takes C, which is in a string; whether the value ends after it. */
static bool
take_in_string(struct scan *scan, char c)
{
	if (scan->escaped)
		scan->escaped = false;
	else if (c == '\\')
		scan->escaped = true;
	else if (c == '"')
		scan->in_string = false;
	return !scan->in_string && !scan->depth;
}

/* Takes the byte C; whether the value ends after it. */
static bool
ends_after(struct scan *scan, char c)
{
	scan->at_line_start = c == '\n';
	if (c == '\n')
		scan->in_string = scan->escaped = false;
	if (is_space(c))
		return false;
	scan->last = c;
	if (scan->in_string)
		return take_in_string(scan, c);
	scan->in_string = c == '"';
	if (c == '{' || c == '[')
		scan->depth++;
	return (c == '}' || c == ']') && scan->depth && !--scan->depth;
}

/* Follows where the N bytes at S end. */
static void
advance(struct json_stream *stream, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		stream->column++;
		if (s[i] == '\n') {
			stream->line++;
			stream->column = 0;
		}
	}
}

/* Of a value over the limit nothing is kept. */
static void
drop(struct scan *scan)
{
	struct input *input = scan->stream->input;

	advance(scan->stream, input->bytes + input->at, scan->at);
	scan->n_dropped += scan->at;
	input->at += scan->at;
	scan->at = 0;
}

/* Looks at bytes until the value has ended. */
static enum exit_status
find_end(struct scan *scan)
{
	struct input *input = scan->stream->input;
	enum exit_status status;
	int byte;

	for (;;) {
		status = peek(input, scan->at, &byte);
		if (status || byte < 0 || ends_before(scan, (char)byte))
			return status;
		scan->at++;
		if (ends_after(scan, (char)byte))
			return EXIT_DONE;
		if (scan->at > scan->stream->max) {
			drop(scan);
		}
	}
}

/* Whether C, which is between values, is passed over. */
static bool
is_between(struct json_stream *stream, int c)
{
	if (c == '[' && !stream->in_array) {
		stream->in_array = true;
		return true;
	}
	if (c == ']' && stream->in_array) {
		stream->in_array = false;
		return true;
	}
	return is_space((char)c) || c == 0x1E || c == 0xEF || c == 0xBB ||
	       c == 0xBF || (c == ',' && stream->in_array);
}

/* Passes over what is between values; *BYTE is what the next begins with. */
static enum exit_status
skip_between(struct json_stream *stream, int *byte)
{
	struct input *input = stream->input;
	enum exit_status status;

	for (;;) {
		status = peek(input, 0, byte);
		if (status || *byte < 0 || !is_between(stream, *byte))
			return status;
		advance(stream, input->bytes + input->at, 1);
		input->at++;
	}
}

/* What is damaged is only told; an array that is not closed is a bad record. */
static enum exit_status
end(struct json_stream *stream, const char **value, size_t *len)
{
	*value = NULL;
	*len = 0;
	if (stream->input->damage.code)
		return input_check_end(stream->input);
	if (!stream->in_array)
		return EXIT_DONE;
	stream->in_array = false;
	*value = "[";
	*len = 1;
	return EXIT_DONE;
}

/* The value that SCAN has looked through becomes *VALUE. */
static void
take(struct scan *scan, const char **value, size_t *len)
{
	struct json_stream *stream = scan->stream;
	struct input *input = stream->input;
	size_t n = scan->at;

	*value = scan->n_dropped ? dropped_value : input->bytes + input->at;
	advance(stream, input->bytes + input->at, n);
	input->at += n;
	while (!scan->n_dropped && n && is_space((*value)[n - 1]))
		n--;
	*len = scan->n_dropped + n;
}

static enum exit_status
read_value(struct json_stream *stream, const char **value, size_t *len)
{
	struct input *input = stream->input;
	struct scan scan = {.stream = stream};
	int byte;
	enum exit_status status = skip_between(stream, &byte);

	input->line = stream->line;
	input->column = stream->column;
	if (!status && byte < 0)
		return end(stream, value, len);
	if (!status)
		status = find_end(&scan);
	if (status)
		return status;
	if (input->damage.code && input->ended &&
	    input->at + scan.at == input->n_bytes) {
		input->at = input->n_bytes; /* what is left is half a value */
		return end(stream, value, len);
	}
	if (scan.depth) /* nothing closes the array either */
		stream->in_array &= input->at + scan.at < input->n_bytes;
	take(&scan, value, len);
	return EXIT_DONE;
}

enum exit_status
json_stream_read(struct json_stream *stream, const char **value, size_t *len)
{
	stream->input->column = 0;
	return stream->one_a_line
		       ? input_read_line(stream->input, stream->max, value, len)
		       : read_value(stream, value, len);
}

/* Whether nothing but white space comes before the end of the line. */
static enum exit_status
is_last_of_line(struct json_stream *stream, size_t at, bool *last)
{
	enum exit_status status;
	int byte;

	do
		status = peek(stream->input, at++, &byte);
	while (!status && byte != '\n' && byte >= 0 && at <= stream->max &&
	       is_space((char)byte));
	*last = byte == '\n' || byte < 0;
	return status;
}

/* What is first but white space and marks, at *AT. */
static enum exit_status
find_first(struct json_stream *stream, size_t *at, int *byte)
{
	enum exit_status status;

	*at = 0;
	do
		status = peek(stream->input, (*at)++, byte);
	while (!status && *byte >= 0 && *at <= stream->max &&
	       (is_space((char)*byte) || *byte == 0xEF || *byte == 0xBB ||
		*byte == 0xBF));
	--*at;
	return status;
}

/* Sets one_a_line if the object that begins at SCAN is alone on its line. */
static enum exit_status
look_at_line(struct scan *scan)
{
	struct json_stream *stream = scan->stream;
	enum exit_status status;
	bool ended = false;
	int byte;

	stream->one_a_line = false;
	do {
		status = peek(stream->input, scan->at++, &byte);
		scan->at_line_start = byte == '\n';
		if (status || byte < 0 || scan->at_line_start ||
		    scan->at > stream->max)
			return status;
		ended = ends_after(scan, (char)byte);
	} while (!ended);
	return is_last_of_line(stream, scan->at, &stream->one_a_line);
}

/* The same; if the line is a broken record the next one may tell. */
static enum exit_status
look_at_lines(struct scan *scan)
{
	struct json_stream *stream = scan->stream;
	struct scan next = {.stream = stream};
	enum exit_status status = look_at_line(scan);
	int byte;

	if (status || stream->one_a_line || !scan->at_line_start)
		return status;
	next.at = scan->at;
	status = peek(stream->input, next.at, &byte);
	return status || byte != '{' ? status : look_at_line(&next);
}

enum exit_status
json_stream_begin(struct json_stream *stream, struct input *input, size_t max)
{
	struct scan scan = {.stream = stream};
	enum exit_status status;
	int byte;

	*stream = (struct json_stream){.input = input, .max = max, .line = 1};
	status = find_first(stream, &scan.at, &byte);
	stream->one_a_line = byte != '[' && byte != 0x1E;
	return status || byte != '{' ? status : look_at_lines(&scan);
}
