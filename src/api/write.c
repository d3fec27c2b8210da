/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "api/document.h"
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
	return (unsigned)format < SUMARIO_N_FORMATS ? writer_get(format)->name
						    : NULL;
}

enum sumario_status
sumario_write_place(enum sumario_place place,
		    const struct sumario_output *given, sumario_write_fn *write,
		    void *user)
{
	struct sumario_output output;
	enum sumario_status status = sized_take_output(&output, given);
	const struct writer *writer = writer_get(output.format);
	struct buffer buffer;

	if (status || !writer->place)
		return status;
	buffer_init(&buffer, write, user);
	writer->place(&buffer, place, &output);
	return buffer_finish(&buffer);
}

enum sumario_status
sumario_document_write(const struct sumario_document *doc,
		       const struct sumario_output *given,
		       sumario_write_fn *write, void *user)
{
	struct sumario_output output;
	struct buffer buffer;
	struct writing writing = {&buffer, &doc->content, &output};
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
	srx_write(&buffer, lexicon ? &lexicon->tables : &lexicon_es);
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
