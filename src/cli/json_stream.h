/* SPDX-License-Identifier: MIT */
/*
 * The records of an input that is a stream of JSON values, as jq reads them:
 * one a line, pretty-printed, concatenated, or the elements of arrays.
 */
#ifndef CLI_JSON_STREAM_H
#define CLI_JSON_STREAM_H

#include "cli/input.h"

struct json_stream {
	struct input *input;
	size_t max;	 /* bytes of one value */
	bool one_a_line; /* JSON Lines: each line is a record, good or bad */
	bool in_array;	 /* an array is open, whose elements are the records */
	size_t line;	 /* of the next byte, from 1 */
	size_t column;	 /* its place in that line, from 0 */
};

/*
 * Begins to read INPUT, of which nothing was taken.  The first line that is
 * not blank tells: if it is one whole value, or no JSON at all, a record is a
 * line.
 */
enum exit_status json_stream_begin(struct json_stream *stream,
				   struct input *input, size_t max);

/*
 * The next value, valid until the next call; *VALUE is NULL at the end.
 * input->line and input->column become those of its beginning.  Of a value of
 * more than MAX bytes *LEN is over MAX and *VALUE only some bytes.  A value is
 * not checked beyond where it ends: that is left to its reader.  Memory does
 * not grow with the stream.
 */
enum exit_status json_stream_read(struct json_stream *stream,
				  const char **value, size_t *len);

#endif
