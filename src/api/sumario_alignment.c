/* SPDX-License-Identifier: MIT */
/*
 * Alignments for callers: two documents that were read become pairs, and pairs
 * become one of the formats.  The work is done in bitext/.
 */
#include <config.h>

#include "api/sized.h"
#include "api/work.h"

#include "base/error.h"
#include "bitext/alignment.h"
#include "write/writer.h"

#include <stdlib.h>

struct sumario_alignment {
	struct alignment content;
};

enum sumario_status
sumario_align(const struct sumario_document *source,
	      const struct sumario_document *target,
	      struct sumario_alignment **alignment, struct sumario_error *error)
{
	struct sumario_alignment *made = calloc(1, sizeof(*made));

	if (!made)
		return error_no_memory(error);
	if (!alignment_make(&made->content, &source->content,
			    &target->content)) {
		sumario_alignment_free(made);
		return error_no_memory(error);
	}
	*alignment = made;
	return SUMARIO_OK;
}

void
sumario_alignment_free(struct sumario_alignment *alignment)
{
	if (alignment)
		alignment_release(&alignment->content);
	free(alignment);
}

bool
sumario_alignment_get_pair(const struct sumario_alignment *alignment,
			   size_t index, struct sumario_pair *pair)
{
	const struct target *from;

	if (index >= alignment->content.targets.n_items)
		return false;
	from = &alignment->content.targets.items[index];
	*pair = (struct sumario_pair){from->first, from->n, from->first_other,
				      from->n_other, from->confidence};
	return true;
}

enum sumario_status
sumario_alignment_place(enum sumario_alignment_format format,
			enum sumario_place place,
			const struct sumario_output *given,
			sumario_write_fn *write, void *user)
{
	struct sumario_output output;
	enum sumario_status status = sized_take_output(&output, given);

	return status ? status
		      : writer_write_place(writer_get_alignment(format), place,
					   &output, write, user);
}

enum sumario_status
sumario_alignment_put(const struct sumario_alignment *alignment,
		      enum sumario_alignment_format format,
		      const struct sumario_output *given,
		      sumario_write_fn *write, void *user)
{
	struct sumario_output output;
	enum sumario_status status = sized_take_output(&output, given);
	struct buffer buffer;
	struct writing writing = {.out = &buffer,
				  .doc = alignment->content.source,
				  .output = &output,
				  .alignment = &alignment->content};

	if (status)
		return status;
	buffer_init(&buffer, write, user);
	if (!output.many) {
		output.source_lang = writing.doc->article.source_lang;
		output.target_lang =
			alignment->content.other->article.source_lang;
	}
	return writer_write_document(writer_get_alignment(format), &writing);
}

enum sumario_status
sumario_alignment_write(const struct sumario_alignment *alignment,
			enum sumario_alignment_format format, bool terminal,
			sumario_write_fn *write, void *user)
{
	struct sumario_output output;

	sumario_output_init(&output);
	output.terminal = terminal;
	return sumario_alignment_put(alignment, format, &output, write, user);
}
