/* SPDX-License-Identifier: MIT */
/*
 * One segment a line, what `segment' writes unless told otherwise.  Line breaks
 * inside a segment become one space, so that lines can be counted, sorted and
 * compared.
 */
#include <config.h>

#include "write/writer.h"

static void
put_line(const struct writing *writing, size_t i)
{
	writer_put_source(writing, &writing->doc->segments.items[i],
			  writing->output->terminal);
	buffer_putc(writing->out, '\n');
}

static void
lines_document(const struct writing *writing)
{
	writer_put_each(writing, put_line);
}

const struct writer writer_lines = {
	.document = lines_document,
	.shows = WRITER_SOURCES_ONLY,
};
