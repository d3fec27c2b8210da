/* SPDX-License-Identifier: MIT */
/*
 * One segment a line, what `segment' writes unless told otherwise.  Line breaks
 * inside a segment become one space, so that lines can be counted, sorted and
 * compared.
 */
#include <config.h>

#include "write/writer.h"

static void
lines_document(const struct writing *writing)
{
	const struct segments *segments = &writing->doc->segments;

	for (size_t i = 0; i < segments->n_items; i++) {
		if (!writer_wants(writing, &segments->items[i]))
			continue;
		writer_put_source(writing, &segments->items[i],
				  writing->output->terminal);
		buffer_putc(writing->out, '\n');
	}
}

const struct writer writer_lines = {
	.document = lines_document,
	.shows = WRITER_SOURCES_ONLY,
};
