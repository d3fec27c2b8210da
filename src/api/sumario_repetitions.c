/* SPDX-License-Identifier: MIT */
/*
 * What earlier articles of a run have said, for callers.  The table is handed
 * from article to article; bitext/repetition.h links their segments by it and
 * keeps what is new.
 */
#include <config.h>

#include "api/work.h"

#include "base/error.h"
#include "bitext/repetition.h"

#include <stdlib.h>

struct sumario_repetitions *
sumario_repetitions_new(void)
{
	struct sumario_repetitions *repetitions = malloc(sizeof(*repetitions));

	if (repetitions)
		repetition_init(repetitions);
	return repetitions;
}

void
sumario_repetitions_free(struct sumario_repetitions *repetitions)
{
	if (repetitions)
		repetition_release(repetitions);
	free(repetitions);
}

enum sumario_status
sumario_repetitions_link(struct sumario_repetitions *repetitions,
			 struct sumario_document *doc,
			 struct sumario_error *error)
{
	return repetition_link(repetitions, &doc->content)
		       ? SUMARIO_OK
		       : error_no_memory(error);
}
