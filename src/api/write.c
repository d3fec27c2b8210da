/* SPDX-License-Identifier: MIT */
/*
 * Documents for callers: one is written by the writer of its format, and what
 * goes before, between and after several of them.  Writers fill a buffer, whose
 * first error comes back.
 */
#include <config.h>

#include "api/work.h"
#include "api/sized.h"

#include "text/lexicon_reader.h"
#include "text/utf8.h"
#include "write/omegat.h"
#include "write/srx.h"
#include "write/writer.h"

#include <stdlib.h>
#include <string.h>

const char *
sumario_format_name(enum sumario_format format)
{
	return (unsigned)format < SUMARIO_N_FORMATS ? writer_format_name(format)
						    : NULL;
}

bool
sumario_document_has_format(enum sumario_format format,
			    enum sumario_depth depth)
{
	return (unsigned)format < SUMARIO_N_FORMATS &&
	       writer_is_of_article(format, depth);
}

void
sumario_options_fit(struct sumario_options *options,
		    const struct sumario_output *given)
{
	struct sumario_output output;
	unsigned shows;

	if (sized_take_output(&output, given))
		return;
	shows = writer_get(output.format)->shows;
	options->entities &= output.inline_codes ||
			     (shows & WRITER_ENTITIES &&
			      output.segments != SUMARIO_SEGMENTS_NONE);
	options->codes &= (shows & WRITER_CODES) != 0;
	if (!(shows & WRITER_KEYWORDS))
		options->n_keywords = 0;
	if (shows & WRITER_SOURCES_ONLY && !output.with_counts &&
	    output.segments == SUMARIO_SEGMENTS_ALL && !options->required_lang)
		options->depth = SUMARIO_DEPTH_SPLIT;
}

enum sumario_status
sumario_write_place(enum sumario_place place,
		    const struct sumario_output *given, sumario_write_fn *write,
		    void *user)
{
	struct sumario_output output;
	enum sumario_status status = sized_take_output(&output, given);

	return status ? status
		      : writer_write_place(writer_get(output.format), place,
					   &output, write, user);
}

enum sumario_status
sumario_document_write(const struct sumario_document *doc,
		       const struct sumario_output *given,
		       sumario_write_fn *write, void *user)
{
	struct sumario_output output;
	struct buffer buffer;
	struct writing writing = {
		.out = &buffer, .doc = &doc->content, .output = &output};
	enum sumario_status status = sized_take_output(&output, given);

	if (status)
		return status;
	buffer_init(&buffer, write, user);
	writer_get(output.format)->document(&writing);
	return buffer_finish(&buffer);
}

enum sumario_status
sumario_write_error(const char *id, const struct sumario_error *error,
		    const struct sumario_output *given, sumario_write_fn *write,
		    void *user)
{
	struct sumario_output output;
	enum sumario_status status = sized_take_output(&output, given);
	const struct writer *writer = writer_get(output.format);
	size_t n_id = id ? strlen(id) : 0;
	char *repaired;
	struct buffer buffer;

	if (status)
		return status;
	repaired = malloc(n_id * 3 + 1); /* it may be a file's name */
	if (!repaired)
		return SUMARIO_NO_MEMORY;
	if (id)
		utf8_repair(id, n_id, repaired);
	buffer_init(&buffer, write, user);
	if (writer->error)
		writer->error(&buffer, id ? repaired : NULL, error, &output);
	free(repaired);
	return buffer_finish(&buffer);
}

enum sumario_status
sumario_write_srx(const struct sumario_lexicon *lexicon,
		  sumario_write_fn *write, void *user)
{
	struct buffer buffer;

	buffer_init(&buffer, write, user);
	srx_write(&buffer, lexicon ? &lexicon->tables : language_default());
	return buffer_finish(&buffer);
}

enum sumario_status
sumario_write_omegat_project(const struct sumario_output *given,
			     sumario_write_fn *write, void *user)
{
	struct sumario_output output;
	struct buffer buffer;
	enum sumario_status status = sized_take_output(&output, given);

	if (status)
		return status;
	buffer_init(&buffer, write, user);
	omegat_write_project(&buffer, &output);
	return buffer_finish(&buffer);
}
