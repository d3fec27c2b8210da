/* SPDX-License-Identifier: MIT */
/*
 * Kinds of input that are taken apart: the first byte says which, the others
 * are pages, a mail, or a feed, of which each record must be one; or a stream
 * of JSON values, of which what is taken must be all there is and be the same
 * when the bytes come one by one.
 */
#include "replay.h"
#include "sumario.h"

#include "base/bytes.h"
#include "cli/json_stream.h"
#include "text/utf8.h"

/* Streams are of the command line, which needs none of its other files here. */
#include "../../src/cli/json_stream.c"

/* -- An input that is in memory ------------------------------------------ */

static size_t n_all, step;

enum exit_status
input_fill(struct input *input, size_t n)
{
	while (input->n_bytes - input->at < n && input->n_bytes < n_all)
		input->n_bytes += n_all - input->n_bytes < step
					  ? n_all - input->n_bytes
					  : step;
	input->ended = input->n_bytes == n_all;
	return EXIT_DONE;
}

enum exit_status
input_check_end(struct input *input)
{
	(void)input;
	return EXIT_DONE;
}

enum exit_status
input_read_line(struct input *input, size_t max, const char **line, size_t *len)
{
	const char *end = NULL;

	(void)max;
	input_fill(input, n_all);
	if (input->at < n_all)
		end = memchr(input->bytes + input->at, '\n', n_all - input->at);
	*line = input->at < n_all ? input->bytes + input->at : NULL;
	*len = (end ? (size_t)(end - input->bytes) : n_all) - input->at;
	input->at += *len + (end != NULL);
	return EXIT_DONE;
}

/* How many values there are; all bytes have been taken. */
static size_t
count_values(char *bytes, size_t size, size_t bytes_a_time, size_t max)
{
	struct input input = {.bytes = bytes, .fd = -1, .line_end = '\n'};
	struct json_stream stream;
	const char *value = "";
	size_t len, n = 0;

	n_all = size;
	step = bytes_a_time;
	demand(!json_stream_begin(&stream, &input, max), "no stream");
	while (value) {
		demand(!json_stream_read(&stream, &value, &len), "no value");
		n += value != NULL;
		demand(n <= size + 1, "more values than bytes");
	}
	demand(input.at == size, "bytes are left");
	return n;
}

/* -- Articles ------------------------------------------------------------ */

static bool
add_bytes(void *user, const char *s, size_t len)
{
	return bytes_add(user, s, len);
}

static void
check_segments(const struct sumario_document *doc)
{
	struct sumario_segment segment;
	uint32_t at = 0;

	for (uint32_t i = 0; sumario_document_get_segment(doc, i, &segment);
	     i++) {
		demand(segment.byte_begin >= at && segment.n_bytes,
		       "segments overlap or are empty");
		demand(utf8_valid_prefix(segment.source, segment.n_bytes) ==
			       segment.n_bytes,
		       "ill-formed text");
		at = segment.byte_begin + segment.n_bytes;
	}
}

static void
read_article(struct sumario_document *doc, enum sumario_input kind,
	     const char *s, size_t len)
{
	struct sumario_options options;

	sumario_options_init(&options);
	options.input = kind;
	options.on_error = SUMARIO_ON_ERROR_REPLACE;
	demand(!sumario_document_read(doc, &options, s, len, NULL),
	       "an article is not read");
	check_segments(doc);
}

/* Each item is a record that can be read. */
static void
read_feed(struct sumario_document *doc, const char *s, size_t len)
{
	struct sumario_options options;
	struct bytes records = {0};
	const char *end;

	sumario_options_init(&options);
	options.input = SUMARIO_INPUT_FEED;
	sumario_feed_write_records(s, len, NULL, SUMARIO_ON_ERROR_REPLACE,
				   add_bytes, &records, NULL);
	for (size_t at = 0; at < records.n_items;
	     at = (size_t)(end - records.items) + 1) {
		end = memchr(records.items + at, '\n', records.n_items - at);
		demand(end != NULL, "half a record");
		demand(!sumario_document_read_record(
			       doc, &options, records.items + at,
			       (size_t)(end - records.items) - at, NULL),
		       "an item is not read");
		check_segments(doc);
	}
	vector_release(&records);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sumario_document *doc = sumario_document_new();
	struct bytes copy = {0};

	demand(doc != NULL, "memory");
	if (size && bytes_add(&copy, (const char *)data + 1, size - 1)) {
		const char *s = copy.items ? copy.items : "";

		switch (data[0] % 4) {
		case 0:
			read_article(doc, SUMARIO_INPUT_PAGED, s, size - 1);
			break;
		case 1:
			read_article(doc, SUMARIO_INPUT_MAIL, s, size - 1);
			break;
		case 2:
			read_feed(doc, s, size - 1);
			break;
		case 3:
			demand(count_values(copy.items, size - 1, size, size) ==
				       count_values(copy.items, size - 1, 1,
						    size),
			       "other values in pieces");
			count_values(copy.items, size - 1, 3, 5);
			break;
		}
	}
	vector_release(&copy);
	sumario_document_free(doc);
	return 0;
}
